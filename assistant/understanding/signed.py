"""What a question says of the signing of agreements: where, or by whom, with names of places in any letters."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.checking.values import Day, values_in
from assistant.documents.languages import languages_in
from assistant.understanding.fitting import OWN_COUNTRY, Condition
from corpus import parties
from corpus.quantities.dates import MONTHS

_ABROAD = re.compile(r"\babroad\b|\b(?:third|another|other|foreign) (?:country|state|soil)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\bcapitals?\b", re.IGNORECASE)
_BY = re.compile(r"\bby (?:an? |the |its |their )?(?P<who>[\w' ’-]+?)\W*$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|at|outside|inside|near|or|nor|neither|and|both|either)(?: of)?(?: both| either)?(?: the)? (?=(?P<name>[\w’'-]+(?: [\w’'-]+){0,2}))",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(r"\b(?:outside|away from)\b", re.IGNORECASE)
_OWN_COUNTRY = re.compile(
    r"\b(?:its|their|(?:partner|party|side|signatory|other)['’]?s?['’]?)(?: own| home)? (?:country|state|land|soil|territory)\b"
    r"|\b(?:own|home) (?:country|soil|territory)\b|\bat home\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*")
_TO_DATE = re.compile(r"\b(?:in|on|before|after|since|by|until|till|from|between|during|and)(?: the)?\s+$", re.IGNORECASE)
_OURS = ("ukraine", "kyiv")  # which no other side is
_LONGEST_NAME = 3  # words


def by_signing(text: str, places: Collection[str]) -> Condition | None:
    """Where it was signed, or by whom."""
    outside = bool(_OUTSIDE.search(text))
    if _ABROAD.search(text):
        return Condition("abroad")
    home = (OWN_COUNTRY,) if _OWN_COUNTRY.search(text) else ()
    if _CAPITAL.search(text) and not home:
        return Condition("capital", denied=outside)
    if named := (*home, *(name for found in _PLACE.finditer(text) if (name := _place(found["name"], places)))):
        return Condition("place", names=named, denied=outside)
    by = _BY.search(text)
    return Condition("signers", names=(by["who"].strip(),)) if by else None


def undated(text: str) -> str:
    """A text without its dates and what leads to them."""
    for day in reversed([value for value in values_in(text) if isinstance(value, Day)]):
        text = f"{_TO_DATE.sub('', text[: day.start])} {text[day.end :]}"
    return " ".join(text.split())


def _place(text: str, places: Collection[str]) -> str:
    """The place with whose name a text begins: written with capitals, or known; "" for none."""
    capitals = _CAPITALS.match(text)
    if capitals and not any(languages_in(capitals[0])) and capitals[0].lower() not in MONTHS:
        return capitals[0]
    words = text.split()
    for count in range(min(len(words), _LONGEST_NAME), 0, -1):
        name = " ".join(words[:count])
        known = name.casefold() in (*_OURS, *places) or any(
            m.end - m.start == len(name) for m in (*parties.named(name), *parties.others(name))
        )
        if known and not any(languages_in(name)):
            return name
    return ""
