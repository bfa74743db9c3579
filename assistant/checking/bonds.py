"""What belongs together in the quotes belongs together in the sentence: words in one place, sums and years, parties and deeds."""

from __future__ import annotations

from assistant.checking.claims import Token
from assistant.checking.places import Reading
from assistant.checking.roles import deeds, labelled, preposition, same_label, swapped
from assistant.checking.terms import Pair, Verdict
from assistant.checking.values import Number, same_amount
from assistant.checking.words import words

_KINDS = {"party": "roles", "name": "name", "number": "number", "date": "date"}


def exchanged(pair: Pair) -> Verdict | None:
    """No word of the sentence stands between two words where the quotes have another one between the same two."""
    for i in range(1, len(pair.places)):
        before, here = pair.places[i - 1], pair.places[i]
        if before is None or here == before + 1 or before + 1 >= len(pair.quoted.content):
            continue
        mine, lost = pair.said.content[i], pair.quoted.content[before + 1]
        after = pair.places[i + 1] if i + 1 < len(pair.places) else None
        enclosed = after is not None and after == before + 2 and pair.said.together(i - 1, i + 1) and pair.quoted.together(before, after)
        if not enclosed and not _beside(pair, i, before, here):
            continue
        if pair.said_at(before + 1) is not None or any(
            token.ideas & lost.ideas for token in pair.said.content if token.kind not in ("number", "date")
        ):
            continue
        if lost.kind != mine.kind and "word" in (lost.kind, mine.kind):
            continue
        if (
            lost.kind == mine.kind
            and mine.kind in ("party", "name")
            and _preposition(pair.said, i) != _preposition(pair.quoted, before + 1)
        ):
            continue  # "for Britain" does not stand for "in Kyiv"
        return Verdict(
            False, f'"{mine.text}" stands where the quotes say "{lost.text}"', _KINDS.get(mine.kind, "verb" if mine.verb else "words")
        )
    return None


def _said_elsewhere(pair: Pair, lost: Token) -> bool:
    """Whether the sentence holds a word of the quotes itself, not only a synonym of it."""
    plain = {idea for idea in lost.ideas if idea[0] not in "=~"}
    return any(token.ideas & plain for token in pair.said.content if token.kind not in ("number", "date"))


def _beside(pair: Pair, i: int, before: int, here: int | None) -> bool:
    """Whether a number, date, party or name follows a word that in the quotes another of its kind follows, in no list of both."""
    mine, lost = pair.said.content[i], pair.quoted.content[before + 1]
    in_list = here is not None and before < here <= before + 4
    return (
        mine.kind in _KINDS
        and mine.kind == lost.kind
        and not in_list
        and pair.said.together(i - 1, i)
        and pair.quoted.together(before, before + 1)
    )


def labels(pair: Pair) -> Verdict | None:
    """A sum keeps its year and its party, and what it is counted of."""
    for kind, name in (("date", "date"), ("party", "country")):
        quoted = labelled(pair.quoted.tokens, kind)
        for number, label in labelled(pair.said.tokens, kind):
            same = [other for token, other in quoted if _equal(number, token)]
            if label and same and all(same) and not any(other and same_label(label, other) for other in same):
                return Verdict(False, f'"{number.text}" does not belong to "{label.text}" in the quotes', name)
            if label and kind == "party" and _elsewhere(pair, number, label):
                return Verdict(False, f'"{number.text}" is not told of "{label.text}" in the quotes', name)
    return _counted(pair)


def _equal(one: Token, other: Token) -> bool:
    return isinstance(one.value, Number) and isinstance(other.value, Number) and same_amount(one.value, other.value)


def _elsewhere(pair: Pair, number: Token, label: Token) -> bool:
    """Whether only another quote than the number's names the party, while the number's names others."""
    holding = [reading for reading in pair.quotes if any(_equal(number, token) for token in reading.content)]
    if not holding or pair.given.candidates(label):
        return False
    parties = [
        {idea for token in reading.content if token.kind == "party" for idea in token.ideas} - {"p:ukraine", "p:russia"}
        for reading in holding
    ]
    return all(named and not named & label.ideas for named in parties)


def _counted(pair: Pair) -> Verdict | None:
    """ "18 jets and 10 tanks" is not "10 jets and 18 tanks": the word after a number has no other number before it in the quotes."""
    for i in range(len(pair.places) - 1):
        number, place, noun = pair.said.content[i], pair.places[i], pair.places[i + 1]
        if number.kind != "number" or place is None or noun is None or noun == place + 1 or pair.said.content[i + 1].kind == "number":
            continue
        rival = pair.quoted.content[noun - 1] if noun else None
        if rival is not None and rival.kind == "number" and not _equal(number, rival) and pair.quoted.together(noun - 1, noun):
            return Verdict(False, f'"{number.text}" does not count "{pair.said.content[i + 1].text}" in the quotes', "number")
    return None


def owners(pair: Pair) -> Verdict | None:
    """ "Luxembourg's forces" are not "Ukraine's forces", nor is "for Ukraine" "for Luxembourg"."""
    for i, token in enumerate(pair.said.content):
        if token.kind != "party":
            continue
        if token.owner and i + 1 < len(pair.places) and (place := pair.places[i + 1]) and pair.said.content[i + 1].kind == "word":
            rival = pair.quoted.content[place - 1]
            if rival.kind == "party" and rival.owner and not rival.ideas & token.ideas and pair.quoted.together(place - 1, place):
                return _belongs(token, pair.said.content[i + 1])
        if not token.owner and i and (head := pair.places[i - 1]) is not None and (before := _preposition(pair.said, i)):
            following = [k for k in range(head + 1, min(head + 4, len(pair.quoted.content))) if pair.quoted.together(head, k)]
            same = [k for k in following if pair.quoted.content[k].kind == "party" and _preposition(pair.quoted, k) == before]
            if same and same[0] == head + 1 and not any(pair.quoted.content[k].ideas & token.ideas for k in same):
                return _belongs(token, pair.said.content[i - 1])
    return None


def _preposition(reading: Reading, place: int) -> str:
    return preposition(reading.tokens, reading.places[place])


def _belongs(party: Token, word: Token) -> Verdict:
    return Verdict(False, f'"{word.text}" goes with another party than "{party.text}" in the quotes', "roles")


def doers(pair: Pair) -> Verdict | None:
    """Who does it and to whom is as in the quotes."""
    theirs = deeds(pair.quoted.tokens)
    for deed in deeds(pair.said.tokens):
        place = pair.places[pair.said.before(deed.at)]
        there = [other for other in theirs if place is not None and other.at == pair.quoted.places[place] and other.idea == deed.idea]
        if (deed.by or deed.to or deed.turned) and swapped(deed, there or theirs):
            return Verdict(False, f'The quotes tell of "{deed.verb}" by, or to, another party', "roles")
    return _turned(pair)


def _turned(pair: Pair) -> Verdict | None:
    """Two parties have changed about around words that stand between them in the same order."""
    said, quoted = pair.said.content, pair.quoted.content
    parties = [i for i, token in enumerate(said) if token.kind == "party"]
    for i, k in zip(parties, parties[1:], strict=False):
        between = [p for p in pair.places[i + 1 : k] if p is not None]
        if any(words().converse[0] in token.ideas for token in said[i + 1 : k]):
            continue
        if not between or said[i].ideas & said[k].ideas or between != sorted(between) or not pair.said.together(i, k):
            continue
        before = next((p for p in range(between[0] - 1, -1, -1) if quoted[p].kind == "party"), None)
        after = next((p for p in range(between[-1] + 1, len(quoted)) if quoted[p].kind == "party"), None)
        if before is None or after is None or not pair.quoted.together(before, after):
            continue
        if (quoted[before].owner, quoted[after].owner) != (said[i].owner, said[k].owner):
            continue
        if quoted[before].ideas & said[k].ideas and quoted[after].ideas & said[i].ideas:
            if "by" in (_preposition(pair.said, k), _preposition(pair.quoted, after)) or "and" in _joints(pair, i, k):
                continue
            return Verdict(False, f'"{said[i].text}" and "{said[k].text}" have changed places', "roles")
    return None


def _joints(pair: Pair, i: int, k: int) -> set[str]:
    """The small words just around two parties of the sentence."""
    tokens, places = pair.said.tokens, pair.said.places
    return {
        token.text.lower()
        for place in (places[i], places[k])
        for token in (*tokens[max(0, place - 2) : place], *tokens[place + 1 : place + 2])
    }
