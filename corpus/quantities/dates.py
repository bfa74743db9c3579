"""Dates as agreements write them, in English, Ukrainian, German and French."""

from __future__ import annotations

import calendar
import re
from datetime import date

from corpus.quantities.numerals import DAY_IN_WORDS, DAYS_IN_WORDS, SMALL_NUMBERS

_STEMS = "січ лют берез квіт трав черв лип серп верес жовт листопад груд".split()
_ENDINGS = {"лют": "ий ого ому им", "листопад": "- а у ом і"}  # of the others: "січень" and its cases
UKRAINIAN_MONTHS = tuple(tuple(stem + ending.strip("-") for ending in _ENDINGS.get(stem, "ень ня ню нем ні").split()) for stem in _STEMS)
MONTHS = {
    name: number
    for number, (ukrainian, others) in enumerate(
        zip(
            UKRAINIAN_MONTHS,
            (
                "january jan januar jänner janvier", "february feb februar février", "march mar märz mars", "april apr avril", "may mai",
                "june jun juni juin", "july jul juli juillet", "august aug août", "september sept sep septembre",
                "october oct oktober octobre", "november nov novembre", "december dec dezember décembre",
            ),
            strict=True,
        ),
        start=1,
    )
    for name in (*ukrainian, *others.split())
}  # fmt: skip
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH_NAMES = tuple(calendar.month_name[1:])
_YEARS = {f"two thousand and {name}": 2000 + number for number, name in enumerate(SMALL_NUMBERS, start=1)} | {
    "two thousand and twenty": 2020
}
_YEARS |= {f"two thousand and twenty{joint}{name}": 2020 + n for n, name in enumerate(SMALL_NUMBERS[:9], start=1) for joint in "- "}

_DAY = r"[«\"“]?(?P<day>\d{1,2}|" + DAY_IN_WORDS + r")(?: ?(?:st|nd|rd|th|t h|s t|n d|r d|er)\b|-?го\b)?[»\"”]?\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d|" + "|".join(sorted(_YEARS, key=len, reverse=True)) + ")"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:the )?{_DAY}(?: day)?(?: of)?(?: the month of)? ?[-, ](?P<month>{MONTH})\.?,?[- ](?:in the year )?(?:of )?{_YEAR}\b",
        rf"\b(?P<month>{MONTH})\.? ?{_DAY}(?: day)?(?: of)? ?,? ?(?<![\dA-Za-z]){_YEAR}\b",
        r"\b(?P<year>(?:19|20)\d\d)(?P<joint>[-/])(?P<month>\d\d)(?P=joint)(?P<day>\d\d)\b",
        r"\b(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<month>0?[1-9]|1[0-2])[/-](?P<day>1[3-9]|2\d|3[01])[/-](?P<year>(?:19|20)\d\d)\b",
        rf"{_DAY} (?P<month>{MONTH}) {_YEAR}",
    )
)


_NEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\btwo thousand\b", re.I)
_FIGURES = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d\d|(?:19|20)\d\d)(?![\d/-])")
_BEFORE, _AFTER = 48, 40  # characters of a date before its year, and of a year in words


def dates_in(text: str, order: str = "") -> list[tuple[date | None, int, int]]:
    """Every date a text names with its start and end, in order; looks only around what can be a year.

    None for figures that can be read in two ways, unless `order` (of `order_of`) says which of day and month stands first.
    """
    found: list[tuple[date | None, int, int]] = []
    for year in _NEAR.finditer(text):
        begin = max(found[-1][2] if found else 0, year.start() - _BEFORE)
        window = text[begin : year.end() + _AFTER]
        hits = [match for pattern in _PATTERNS for match in pattern.finditer(window) if _date(match)]
        inside = [match for match in hits if match.start() <= year.start() - begin < match.end()]
        if inside:
            match = min(inside, key=lambda hit: hit.start())
            found.append((_settled(match, order), begin + match.start(), begin + match.end()))
    return found


def is_ambiguous(written: str) -> bool:
    """Whether a date in figures can be read in two ways: "03/04/2026" is in March or in April."""
    figures = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}", written.strip())
    return figures is not None and max(int(figures[1]), int(figures[2])) <= 12 and figures[1] != figures[2]


def order_of(text: str) -> str:
    """Which stands first in a text's dates in figures, "day" or "month"; "" where no date tells it, or some tell the one and some the other."""
    told = set()
    for match in _FIGURES.finditer(text):
        first, second = int(match[1]), int(match[3])
        if min(first, second) in range(1, 13) and max(first, second) in range(13, 32):
            told.add("day" if first > second else "month")
    return told.pop() if len(told) == 1 else ""


def month_name(month: int, language: str) -> str:
    """The name of a month (1 to 12) that stands alone, in the language of a code such as "uk"."""
    from babel import Locale

    return str(Locale(language).months["stand-alone"]["wide"][month])


def first_date(text: str, order: str = "") -> tuple[date | None, int] | None:
    """The first date a text names (None for one in figures of which `order` does not tell the day), and where it stands; None where there is none."""
    found = sorted(
        ((match.start(), at, match) for at, pattern in enumerate(_PATTERNS) for match in pattern.finditer(text) if _date(match)),
        key=lambda hit: hit[:2],
    )
    return (_settled(found[0][2], order), found[0][0]) if found else None


def _settled(match: re.Match[str], order: str) -> date | None:
    """The day that a match means; of figures that can be read in two ways, the one of that order."""
    day = _date(match)
    if day is None or not is_ambiguous(match[0]):
        return day
    return {"day": day, "month": date(day.year, day.day, day.month)}.get(order)


def _date(match: re.Match[str]) -> date | None:
    day, month, year = (match[name].lower() for name in ("day", "month", "year"))
    try:
        return date(
            int(year) if year.isdigit() else _YEARS[year],
            int(month) if month.isdigit() else MONTHS[month],
            int(day) if day.isdigit() else DAYS_IN_WORDS[re.sub("[’ʼ]", "'", day)],
        )
    except ValueError:
        return None
