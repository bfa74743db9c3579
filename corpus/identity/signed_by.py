"""Sentences and lines that say who signed: "Signed as a deed by Jane Doe as guarantor on 3 May 2024", "Signed: Jane Doe - John Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.identity.party_names import HONORIFIC, name_at

_ENDS_WITHIN = 1500  # characters at the beginning and at the end of a text in which it says who signed
_MOST = 600  # characters of such a sentence
_CAPITAL = "[A-ZА-ЯҐЄІЇ]"
_SIGNED = re.compile(
    rf"(?:^|(?<=[\n|])|(?<=[.;] ))[ *_]*(?:Signed|Executed|SIGNED|EXECUTED|Agreed(?: and accepted)?|Accepted(?: and agreed)?|Підписано|Підписали|Підписав|Підписала)\b(?P<how>[^.;:\n|]{{0,60}}?)"
    rf"(?::|\b(?:by|BY)\b(?: the (?:said|above|above-named|undersigned))?(?! the\b))(?P<people>(?:(?!\s(?:Signed|Executed)\b)[^\n|]){{3,{_MOST}}})"
)
_GREETED = re.compile(
    rf"(?:^|\n)[A-Z][a-z]+(?: [a-z]+){{0,3}},\s*\n(?:/s/ *)?(?P<people>{_CAPITAL}[^\n|]{{3,80}})"
)  # "Yours sincerely," over a name
_FOR = re.compile(r"\b(?:for|on behalf of|за|від імені)\b", re.I)
WITNESSED = r"\bin the presence of\b|\bwitness|\bу присутності\b"  # who follows has not signed for anybody
_STOP = re.compile(rf"\.(?= +{_CAPITAL}\w+ (?!{_CAPITAL})|\s*$)|{WITNESSED}", re.I)
_PART = re.compile(r"[;/&]| [–—-] |\. | {2,}|\t")
_OFFICE = r"(?: ?\([^()]{2,60}\)|,? (?!and\b|та\b)[a-zа-яґєії][^;,()]{0,60}?)?"
_AND = re.compile(rf"{_OFFICE},? (?:and|та|і|й) (?={_CAPITAL})")
_NAME = rf"{_CAPITAL}[\w’'.-]+(?: {_CAPITAL}[\w’'.-]+){{1,3}}"
_LISTED = re.compile(rf", (?={_NAME}(?:, {_NAME})*,? (?:and|та|і|й) {_CAPITAL})")
_ACTING = re.compile(rf"\b(?:acting|represented) by (?:(?:its|her|his|their|the) )?(?:[a-z]+,? )*(?={_CAPITAL})")


class Signature(NamedTuple):
    """Somebody who signed, and where the text says so: the name, and the sentence."""

    name: str
    at: int
    start: int
    end: int


def signatures(text: str) -> tuple[Signature, ...]:
    """Those who signed by the sentences at the end of a text, or at its beginning, that say so; witnesses left out."""
    stretches = [(max(0, len(text) - _ENDS_WITHIN), len(text)), (0, min(_ENDS_WITHIN, max(0, len(text) - _ENDS_WITHIN)))]
    found: dict[str, Signature] = {}
    for begin, stop in stretches:
        for said in _SIGNED.finditer(text, begin, stop):
            if _FOR.search(said["how"]) or begin and said.start() == begin and text[begin - 1] != "\n":
                continue
            ends = _STOP.search(said["people"])
            people = said["people"][: ends.start()] if ends else said["people"]
            for name, at in people_in(people):
                found.setdefault(name, Signature(name, said.start("people") + at, said.start(), said.end()))
    for said in _GREETED.finditer(text, *stretches[0]):
        if (person := _person(said["people"], 0)) and not said["people"][person[1] :].strip(" ,."):
            found.setdefault(person[0], Signature(person[0], said.start("people"), said.start(), said.end()))
    return tuple(sorted(found.values(), key=lambda one: one.at))


def people_in(said: str) -> Iterator[tuple[str, int]]:
    """The people of "Jane Doe, chair; John Roe, clerk", "Ann Bell (chair) and Jo Roe", "Acme Ltd acting by its director Jane Doe", with their places."""
    at = 0
    for mark in [*_PART.finditer(said), None]:
        part = said[at : mark.start() if mark else len(said)]
        yield from ((name, at + begin) for name, begin in _in_part(part))
        at = mark.end() if mark else len(said)


def _in_part(part: str) -> Iterator[tuple[str, int]]:
    """The person with whom a part begins, and those whom "and" adds; what stands behind a comma is an office, but in a list of names alone."""
    acting = _ACTING.search(part)
    begin = acting.end() if acting else len(part) - len(part.lstrip(" *_,:"))
    while person := _person(part, begin):
        yield person[0], max(begin, part.find(person[0], begin))
        end = person[1]
        more = _AND.match(part, end) or _LISTED.match(part, end)
        if more is None:
            return
        begin = more.end()


def _person(part: str, at: int) -> tuple[str, int] | None:
    """The full name of a person at a place, and where it ends."""
    name = name_at(part, at)
    if name is None or name.formed or " " not in name.text or part[name.end : name.end + 1] == ":":  # a label
        return None
    title = HONORIFIC.match(part, at)
    return (name.text, name.end) if not title or name.text.split()[0] not in title[0] else None
