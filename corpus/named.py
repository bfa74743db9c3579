"""Stretches of a text that name documents, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.name_words import FORMS, Token, tokens
from corpus.references import references_in

ASKED = 4_000  # characters of a text in which names are looked for
CYRILLIC = re.compile("[а-яіїєґ]")
_OPENING, _CLOSING = ' «“„"', '»”"'  # marks around a name
_ENGLISH, _UKRAINIAN = (" agreements", " the agreement", " it"), (" договори", " договір", " він")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a text that names documents (by id), in one of the ways: party, title, type, front; `weight`: how telling it is.

    `whole`: it is a name in full.
    """

    start: int
    end: int
    way: str
    documents: frozenset[str]
    weight: float
    whole: bool = False


def without(text: str, found: Sequence[Named], own: Collection[str] = ()) -> str:
    """A text in which the stretches that only name documents, with the words that tie them in, are "the agreement" or nothing.

    `own` are words that belong to a name where they stand beside one with a capital.
    """
    if not found:
        return text
    text, rest = text[:ASKED], text[ASKED:]
    read = tokens(text)
    clauses = [(reference.start, reference.end) for reference in references_in(text)]
    barred = {at for at, token in enumerate(read) if any(start <= token.start < end for start, end in clauses)}
    naming = {at for at, token in enumerate(read) for one in found if one.start <= token.start < one.end}
    pieces, at, done = [], 0, 0
    while at < len(read):
        if at not in naming:
            at += 1
            continue
        first, last = _tied(read, naming, barred, at, own)
        before = read[first - 1] if first else None
        region = range(first, last + 1)
        pieces.append(text[done : read[first].start].rstrip(_OPENING))
        subject = not any(read[i].word in _PREPOSITIONS for i in range(first, at))
        deal = any(read[i].word in _DEALS for i in region) or any(one.way != "party" for one in found if _within(one, read, region))
        plural = any(one.way == "type" and text[one.end - 1 : one.end] in "sS" for one in found if _within(one, read, region))
        ours = _UKRAINIAN if CYRILLIC.search(text.lower()) else _ENGLISH
        said = ours[0] if plural else ours[1] if deal else ours[2]
        pieces.append(said if subject and before or plural else "")
        done, at = read[last].end, last + 1
        if text[done : done + 2] in ("'s", "’s"):
            done += 2
        done += len(text[done : done + 2]) - len(text[done : done + 2].lstrip(_CLOSING))
    return " ".join("".join([*pieces, text[done:], rest]).split()).strip(" ,;:")


def _tied(read: Sequence[Token], naming: set[int], barred: set[int], at: int, own: Collection[str]) -> tuple[int, int]:
    """The first and the last word of a stretch of names with the words that tie them in and to one another; `barred` are of a clause."""

    def names(place: int) -> bool:
        token = read[place]
        if place in barred:
            return False
        return place in naming or token.word in FORMS or token.word in _DEALS or place > 0 and token.capital and token.word in own

    first = at
    while first and first - 1 not in barred and (read[first - 1].word in _TIES - _DONE or names(first - 1)):
        first -= 1
    last, look = at, at + 1
    while look < len(read) and look not in barred and (names(look) or read[look].word in _TIES):
        last = look if names(look) else last
        look += 1
    return first, last


def _within(one: Named, read: Sequence[Token], region: range) -> bool:
    return read[region[0]].start <= one.start < read[region[-1]].end


_DEALS = frozenset(
    "agreement agreements contract contracts deal document treaty text договір договору договором договорі угода угоди угоді угодою контракт".split()
)
_PREPOSITIONS = frozenset("in under of by from with for to on between among at у в за з із зі між до про до від".split())
_DONE = frozenset("dated signed concluded made".split())  # before a name it is what is asked: "who signed the lease"
_TIES = (
    _DEALS | _PREPOSITIONS | _DONE | frozenset("the a an and its our my this that these those s both no nos та і й цей цього цієї".split())
)
