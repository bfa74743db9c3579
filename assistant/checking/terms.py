"""What the quotes must hold: the sentence's numbers, dates, parties, names and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.checking.claims import Token
from assistant.checking.places import Reading
from assistant.checking.values import Day, Number, same_amount, within
from assistant.checking.words import is_verb, opposed

_GIVING = frozenset({"=allocate", "=provide"})
_ROW = re.compile(r"^[^:]{3,60} : (?:[a-z]+ )?(?:[A-Z]{3}|[€$£]) ?\d")
_SMALL_COUNT = frozenset({"sides", "side", "parties", "countries", "participants", "states", "governments", "signatories"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence holds; if not, one sentence on what the quotes do not say, and the kind of what is wrong."""

    holds: bool
    reason: str = ""
    kind: str = ""  # number, unit, currency, date, country, name, negation, modal, verb, roles, words, empty; "" where it holds


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, its quotes, what may be taken for granted, and where in the quotes each content word of the sentence stands."""

    said: Reading
    quoted: Reading
    given: Reading
    places: list[int | None]
    quotes: list[Reading]

    def said_at(self, place: int) -> int | None:
        """The content token of the sentence that stands for a place of the quotes."""
        return self.places.index(place) if place in self.places else None


def fails(kind: str, what: str) -> Verdict:
    """The verdict that the quotes do not hold `what`."""
    return Verdict(False, f'"{what}" does not stand in the quotes', kind)


def numbers(pair: Pair) -> Verdict | None:
    """Every number with its currency, unit and limit, and every date, stands in the quotes (or is given and contradicts none of them)."""
    for i, token in enumerate(pair.said.content):
        if isinstance(token.value, Number):
            found = _number(pair, i, token, token.value)
        elif isinstance(token.value, Day):
            found = _day(pair, token, token.value)
        else:
            continue
        if found is not None:
            return found
    references = {number for token in (*pair.quoted.tokens, *pair.given.tokens) if token.kind == "reference" for number in token.ideas}
    for token in pair.said.tokens:
        if token.kind == "reference" and not token.ideas <= references:
            return fails("number", token.text)
    return None


def _number(pair: Pair, i: int, token: Token, said: Number) -> Verdict | None:
    quoted = list(_numbers(pair.quoted))
    if said.amount == 2 and not said.unit and i + 1 < len(pair.said.tokens) and _counts_sides(pair, token):
        return None
    same = [value for value in quoted if same_amount(said, value)]
    if not same:
        left_out = any(value.unit == said.unit and not _stands(pair.said, value) for value in quoted)
        if not left_out and any(same_amount(said, value) for value in _numbers(pair.given)):
            return None
        equal = [value for value in quoted if value.amount == said.amount]
        kind = "number" if not equal else "unit" if any(value.unit != said.unit for value in equal) else "currency"
        return fails(kind, token.text)
    if all(value.limit != said.limit for value in same):
        other = next(value.limit for value in same)
        return Verdict(
            False, f'The quotes bound "{token.text}" in another way ({said.limit or "exactly"}, not {other or "exactly"})', "number"
        )
    return None


def _counts_sides(pair: Pair, token: Token) -> bool:
    at = pair.said.tokens.index(token)
    return any(following.text.lower() in _SMALL_COUNT for following in pair.said.tokens[at + 1 : at + 3])


def _numbers(reading: Reading) -> Iterator[Number]:
    return (token.value for token in reading.content if isinstance(token.value, Number))


def _days(reading: Reading) -> Iterator[Day]:
    return (token.value for token in reading.content if isinstance(token.value, Day))


def _stands(reading: Reading, value: Number) -> bool:
    return any(same_amount(other, value) for other in _numbers(reading))


def _day(pair: Pair, token: Token, said: Day) -> Verdict | None:
    quoted = list(_days(pair.quoted))
    same = [day for day in quoted if within(said, day)]
    if not same:
        left_out = any(not any(within(mine, day) for mine in _days(pair.said)) for day in quoted)
        given = any(within(said, day) for day in _days(pair.given)) or _completed(pair, said, quoted)
        return None if given and not left_out or _completed(pair, said, quoted) else fails("date", token.text)
    if all(not _same_bound(said.bound, day.bound) for day in same):
        return Verdict(False, f'The quotes bound "{token.text}" in another way', "date")
    return None


def _completed(pair: Pair, said: Day, quoted: list[Day]) -> bool:
    """The quotes say "10 July", what is given says 2024."""
    bare = [day for day in quoted if not day.year and (day.month, day.day) == (said.month, said.day)]
    return bool(bare) and any(day.year == said.year for day in (*quoted, *_days(pair.given)))


def _same_bound(said: str, quoted: str) -> bool:
    return said == quoted or {said, quoted} in ({"until", "before"}, {"since", "after"})


def names(pair: Pair) -> Verdict | None:
    """Every party and every name stands in the quotes or is given; a given party may not take the place of a quoted one."""
    mentioned = {idea for token in pair.quoted.content if token.kind == "party" for idea in token.ideas}
    told = {idea for token in pair.said.content if token.kind == "party" for idea in token.ideas}
    given = {idea for token in pair.given.content if token.kind == "party" for idea in token.ideas}
    theirs = {"p:ukraine", "p:russia"}
    for i, token in enumerate(pair.said.content):
        if token.kind == "party" and not token.ideas & mentioned:
            displaced = (mentioned - told - theirs) and not token.ideas & theirs
            if not token.ideas & given or displaced:
                return fails("country", token.text)
        elif token.kind == "name" and pair.places[i] is None and not pair.given.candidates(token) and not _initials(pair, token):
            return fails("name", token.text)
    return None


def _initials(pair: Pair, token: Token) -> bool:
    """Whether a word is an acronym of words that stand side by side in the quotes, or the other way round."""
    letters = token.text.replace(".", "").removesuffix("s")
    if not letters.isupper() or len(letters) < 3:
        return False
    return any(letters.lower() in begins for reading in (*pair.quotes, pair.given) for begins in _runs(reading))


def _runs(reading: Reading) -> list[str]:
    """The first letters of words with capitals that stand side by side ("of the" may stand between)."""
    runs = [""]
    for token in reading.tokens:
        if token.text[:1].isupper():
            runs[-1] += token.text[0].lower()
        elif token.text not in ("of", "the", "and", "for", "in", "on"):
            runs.append("")
    return runs


def terms(pair: Pair) -> Verdict | None:
    """Every word that says something stands in the quotes, itself or by a near synonym, or is given."""
    for i, token in enumerate(pair.said.content):
        if token.kind != "word" or pair.places[i] is not None:
            continue
        if pair.given.candidates(token) and not _against(pair, token):
            continue
        if token.text[0].isupper() and _initials(pair, token) or token.ideas & _GIVING and _is_row(pair):
            continue
        kind = "verb" if is_verb(token.text.lower()) or _against(pair, token) else "words"
        return fails(kind, token.text)
    return None


def _is_row(pair: Pair) -> bool:
    """Whether every quote is a row such as "Luxembourg, 2024: EUR 80 million for ...", which leaves its verb to the reader."""
    return all(_ROW.match(" ".join(token.text for token in reading.tokens[:12])) for reading in pair.quotes)


def _against(pair: Pair, token: Token) -> bool:
    """Whether the quotes hold the opposite of a word."""
    return any(opposed(token.ideas, other.ideas) for other in pair.quoted.content)


def across(pair: Pair) -> Verdict | None:
    """Over a quote in another language: a negation is neither added nor left out."""
    said = any(token.kind == "not" for token in pair.said.tokens)
    quoted = [any(token.kind == "not" for token in reading.tokens) for reading in pair.quotes]
    if said and not any(quoted):
        return Verdict(False, "The quotes deny nothing, the sentence does", "negation")
    if quoted and all(quoted) and not said:
        return Verdict(False, "The sentence leaves out what the quotes deny", "negation")
    return None
