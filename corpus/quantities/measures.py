"""Units in which figures are told: currencies, spans of time, shares, and the measures that CLDR has names for."""

from __future__ import annotations

import functools
import re

from corpus.quantities import currencies
from corpus.values import UNIT_OF_TIME

_LANGUAGES = ("en", "en_GB", "uk")
_ASIDE = re.compile(r"\(([^()]{1,40})\)|(?:,| in) ([^,()]{1,40})$")
_TIMES = re.compile(r"(?:in )?(?:(?:hundred|thousand|million|billion|тис\.?|млн|млрд)s?(?: of)?(?: |$))?", re.IGNORECASE)
_PER = re.compile(r"\s*(?:/|\bper\b|\beach\b|\ba\b|\bна\b)\s*", re.IGNORECASE)
_SHARES = re.compile(r"%|per\s?cent|відсотк\w+", re.IGNORECASE)


def unit_in(text: str) -> str:
    """The unit that a head or caption sets aside: "million cubic metres" of "Quantities (million cubic metres)"; "" for none."""
    for aside in _ASIDE.finditer(text.rstrip(" :.")):
        said = (aside[1] or aside[2]).strip()
        if is_unit(said):
            return said.removeprefix("in ")
    return ""


def is_unit(text: str) -> bool:
    """Whether words name a unit and nothing else: "EUR", "in million cubic metres", "kg", "EUR per hour"."""
    first, *per = _PER.split(_TIMES.sub("", text, count=1).strip())
    return _is_one(first) and all(one and not any(map(str.isdecimal, one)) for one in per)


def _is_one(name: str) -> bool:
    known = currencies.currency_of(name) if name else ""
    return bool(known or UNIT_OF_TIME.fullmatch(name) or _SHARES.fullmatch(name) or name.casefold() in _names())


@functools.cache
def _names() -> frozenset[str]:
    from babel import Locale

    named = (Locale.parse(language).unit_display_names.values() for language in _LANGUAGES)
    said = {str(name).casefold() for units in named for unit in units for name in dict(unit).values()}
    return frozenset(said | {name[:-1] for name in said if name.endswith("s") and len(name) > 3})
