"""Groups of countries by which questions filter: "the Baltic states", "countries outside the G7" (data in groups.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.own_yaml import read_own

_COUNTRIES = r"(?:(?:member|partner)[ -])?(?:states?|countr(?:y|ies)|members?|nations?|partners?|governments?|signatories|ones?)"
_OUTSIDE = r"(?:outside(?: of)?|not (?:in|part of|members? of)|(?:that |which |who )?(?:are|is|were|was)(?: not|n['’]t) (?:in|part of|(?:an? )?members? of))"
_INSIDE = r"(?:(?:that |which |who )?(?:are|is|were|was) (?:in|part of|(?:an? )?members? of))"


@dataclass(frozen=True, slots=True)
class Group:
    """What the stretch `start`..`end` of a text names: the slugs of a group's members, or where `outside` all others."""

    members: frozenset[str]
    outside: bool
    start: int
    end: int

    def has(self, slug: str) -> bool:
        """Whether a country is meant."""
        return (slug in self.members) != self.outside


def groups_in(text: str) -> Iterator[Group]:
    """The groups that an English text names, in no order."""
    for pattern, members in _patterns():
        for found in pattern.finditer(text):
            kept = found.start("kept") if found["kept"] else found.start()  # "countries outside the G7": the noun stays
            start = found.end("kept") if found["kept"] else kept
            yield Group(members, bool(found["outside"] or found["non"]), start, found.end())


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    held = read_own(Path(__file__).with_suffix(".yaml"))
    return tuple((_pattern(_any(one.get("nouns", "")), _any(one["names"])), frozenset(one["members"].split())) for one in held.values())


def _any(names: str) -> str:
    return "|".join(re.escape(name.strip()) for name in names.split(",") if name.strip())


def _pattern(nouns: str, names: str) -> re.Pattern[str]:
    alone = rf"|(?:the )(?:{nouns})(?! \w*(?:declaration|statement|summit|leaders?|joint|coalition)\b)(?=\W|$)" if nouns else ""
    return re.compile(
        rf"(?P<kept>\b{_COUNTRIES})?(?<!\w)\s?(?:(?P<outside>{_OUTSIDE})|{_INSIDE}) (?:the )?(?:{names})\b(?! \w*(?:declaration|budget|membership)\b)"
        rf"|\b(?P<non>non-)?(?:{names})[ -]{_COUNTRIES}\b|\b(?:countries|states) (?:of (?:the )?)?(?:{names})\b{alone}",
        re.IGNORECASE,
    )
