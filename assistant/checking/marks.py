"""Words that bind a sentence: not, shall or may, only, all, some. None may be added, lost or exchanged."""

from __future__ import annotations

from assistant.checking.claims import CONTENT, Token
from assistant.checking.places import Reading
from assistant.checking.terms import Pair, Verdict
from assistant.checking.words import STRONG

_PAST = frozenset("has have had was were did".split())
_FUTURE = frozenset("will shall 'll must".split())
_SOME = (
    frozenset("some several various numerous many few".split()), frozenset("most mostly largely".split()), frozenset("partly partially".split()),
    frozenset("sometimes often".split()), frozenset("деякі деяких кілька кількох багато".split()), frozenset("більшість частково інколи".split()),
)  # fmt: skip
_MUST_STAY = frozenset("most few mostly largely partly partially більшість частково".split())
_BOUNDS = frozenset("least almost nearly roughly approximately exactly".split())


def negations(pair: Pair) -> Verdict | None:
    """A negation of the sentence stands at the same words in the quotes, and the quotes' negation of a word that the sentence takes over stays."""
    theirs = [place for place, _ in pair.quoted.marks("not")]
    mine = [place for place, _ in pair.said.marks("not")]
    free = list(theirs)
    for place in mine:
        spots = [p for i in (place, place + 1, place - 1) if 0 <= i < len(pair.places) and (p := pair.places[i]) is not None]
        near = [quoted for quoted in free if any(-2 <= spot - quoted <= 3 for spot in spots[:2])]
        if near:
            free.remove(min(near, key=lambda quoted: abs(spots[0] - quoted)))
        else:
            return Verdict(False, f'"{_phrase(pair.said, place)}" is not denied in the quotes', "negation")
    for place in theirs:
        if (i := _taken_over(pair, place)) is not None and not any(-2 <= i - said <= 4 for said in mine):
            return Verdict(False, f'The quotes deny "{_phrase(pair.quoted, place)}", the sentence does not', "negation")
    return None


def _taken_over(pair: Pair, place: int) -> int | None:
    """The content token of the sentence that the quotes deny at a place."""
    if place >= len(pair.quoted.content):
        return None
    if (i := pair.said_at(place)) is not None:
        return i
    following = pair.said_at(place + 1)
    if following is not None and pair.quoted.content[place + 1].kind == "word" and pair.said_at(place - 1) is not None:
        return following
    return None


def _phrase(reading: Reading, place: int) -> str:
    return " ".join(token.text for token in reading.content[place : place + 2]) or "not"


def firmness(pair: Pair) -> Verdict | None:
    """What is bound by shall, should or may in the quotes is bound so in the sentence; a promise is no past deed."""
    if (found := _no_such_modal(pair)) is not None:
        return found
    mine, theirs = _levels(pair.said), _levels(pair.quoted)
    for i, p in enumerate(pair.places):
        token = pair.said.content[i]
        if p is None or token.kind != "word":
            continue
        said, quoted = mine.get(i, 0), theirs.get(p, 0)
        if i not in mine and p not in theirs:
            pass
        elif i in mine and p not in theirs:
            near = [theirs[k] for k in (p - 1, p + 1, p - 2) if k in theirs]
            quoted = near[0] if near and pair.said_at(p - 1) is None else 0
        if _firm(said) != _firm(quoted) and (i in mine or token.verb or pair.quoted.content[p].verb):
            return Verdict(False, f'"{token.text}" is bound otherwise in the quotes (shall, should, may)', "modal")
        if _tense(pair.said, i) + _tense(pair.quoted, p) == 0 and _tense(pair.said, i):
            return Verdict(False, f'"{token.text}" is told of another time in the quotes', "modal")
    return None


def _no_such_modal(pair: Pair) -> Verdict | None:
    """A should or a may of which the quotes hold none, or a shall in the place of the quotes' only may."""
    mine, theirs = ([token for token in reading.tokens if token.kind == "modal"] for reading in (pair.said, pair.quoted))
    levels = {token.level for token in theirs}
    for token in mine:
        if token.level != STRONG and token.level not in levels:
            return Verdict(False, f'"{token.text}" does not stand in the quotes', "modal")
    strong = [token for token in mine if token.level == STRONG]
    if len(strong) > sum(token.level == STRONG for token in theirs) and levels - {STRONG} - {token.level for token in mine}:
        return Verdict(False, f'"{strong[0].text}" is more than the quotes say', "modal")
    return None


def _firm(level: int) -> int:
    return 0 if level == STRONG else level


def _levels(reading: Reading) -> dict[int, int]:
    """How firmly each bound word is bound: the first verb after a modal, and the verb after "continue"."""
    levels: dict[int, int] = {}
    level, chained = 0, False
    for i, token in enumerate(reading.tokens):
        if token.kind == "modal":
            level = min(level, token.level) if level else token.level
            start = i
        elif level and token.kind == "break" or level and i - start > 9:
            level = 0
        elif level and token.kind == "word" and (token.verb or not _verb_follows(reading.tokens, i)):
            place = reading.before(i)
            levels[place] = level
            chained = token.text.lower() in ("continue", "continues", "continuing", "keep")
            level, start = (level, i) if chained else (0, i)
    return levels


def _verb_follows(tokens: object, i: int) -> bool:
    following = [token for token in tokens[i + 1 : i + 5] if token.kind in CONTENT or token.kind == "break"]  # type: ignore[index]
    return any(token.verb for token in following[:2] if token.kind == "word")


def _tense(reading: Reading, place: int) -> int:
    """1 for what shall be, -1 for what has been, 0 where it is not plain."""
    at = reading.places[place]
    before = list(reading.tokens[max(0, at - 4) : at])
    for k, token in enumerate(reversed(before)):
        if token.kind == "modal" and token.text in _FUTURE:
            return 1
        if token.text.lower() in _PAST:
            return -1
        if token.kind not in ("function", "modal", "not") and not token.text.endswith("ly") or k > 2:
            break
    token = reading.tokens[at]
    if not token.verb or not token.text.endswith("ed"):
        return 0
    closest = [t for t in before if t.kind != "comma"][-1:]
    return -1 if closest and closest[0].kind in ("party", "alias") else 0


def quantifiers(pair: Pair) -> Verdict | None:
    """ "All", "some" and "only" stand in the sentence where they stand in the quotes."""
    for kind in ("every", "some", "only"):
        theirs = list(pair.quoted.marks(kind))
        mine = list(pair.said.marks(kind))
        for place, token in mine:
            spots = [p for i in (place, place + 1, place - 1) if 0 <= i < len(pair.places) and (p := pair.places[i]) is not None]
            if not any(-2 <= spot - q <= 2 and _alike(token, mark) for spot in spots for q, mark in theirs):
                return Verdict(False, f'"{token.text} {_phrase(pair.said, place)}" is more, or less, than the quotes say', "words")
        if kind == "every":
            continue
        for place, token in theirs:
            if kind == "some" and token.text not in _MUST_STAY:
                continue
            last = kind == "only" and (place == len(pair.quoted.content) or not pair.quoted.together(place - 1, place)) and place > 0
            if pair.said_at(place - 1 if last else place) is not None and not mine:
                return Verdict(False, f'The sentence leaves out "{token.text}"', "words")
    for place, token in enumerate(pair.quoted.content[:-1]):
        if token.text in _BOUNDS and pair.said_at(place) is None and pair.said_at(place + 1) is not None:
            return Verdict(False, f'The sentence leaves out "{token.text}"', "words")
    return None


def _alike(said: Token, quoted: Token) -> bool:
    return said.kind != "some" or any(said.text in group and quoted.text in group for group in _SOME)
