"""Dates, sums, shares and numbers written in another way: each function rewrites those of a sentence, or gives None where there are none."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Change = Callable[[str, Random], str | None]
MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_MONEY = re.compile(r"\b(EUR|USD|GBP) (\d+(?:\.\d+)?) (million|billion)\b")
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
_NAMES = {"EUR": "euros", "USD": "US dollars", "GBP": "pounds"}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNIT = r"years?|months?|days?|hours?|weeks?"
_COUNTED = re.compile(rf"\b(\d{{1,2}})(?= (?:{_UNIT})\b)")
_SPELT = re.compile(rf"\b({'|'.join(_ONES[2:])})(?= (?:{_UNIT})\b)", re.IGNORECASE)


def _spelt(number: int) -> str:
    """A number below 100 in words."""
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def replaced(pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], text: str) -> str | None:
    """The text with what the pattern finds changed, or None where it finds nothing to change."""
    new = pattern.sub(change, text)
    return new if new != text else None


def american(text: str, chance: Random) -> str | None:
    """10 July 2024 -> July 10, 2024."""
    return replaced(_DATE, lambda m: f"{m[2]} {m[1]}, {m[3]}", text)


def iso(text: str, chance: Random) -> str | None:
    """10 July 2024 -> 2024-07-10."""
    return replaced(_DATE, lambda m: f"{m[3]}-{MONTHS.index(m[2]) + 1:02}-{int(m[1]):02}", text)


def of_month(text: str, chance: Random) -> str | None:
    """10 July 2024 -> the 10th of July 2024."""

    def ordinal(day: str) -> str:
        ending = "th" if 10 < int(day) < 14 else {"1": "st", "2": "nd", "3": "rd"}.get(day[-1], "th")
        return f"the {day}{ending} of"

    return replaced(_DATE, lambda m: f"{ordinal(m[1])} {m[2]} {m[3]}", text)


def sign(text: str, chance: Random) -> str | None:
    """EUR 80 million -> €80 million."""
    return replaced(_MONEY, lambda m: f"{_SIGNS[m[1]]}{m[2]} {m[3]}", text)


def short(text: str, chance: Random) -> str | None:
    """EUR 80 million -> EUR 80m."""
    return replaced(_MONEY, lambda m: f"{m[1]} {m[2]}{'m' if m[3] == 'million' else 'bn'}", text)


def named_money(text: str, chance: Random) -> str | None:
    """EUR 80 million -> eighty million euros."""

    def write(m: re.Match[str]) -> str:
        whole = m[2].isdigit() and int(m[2]) < 100
        return f"{_spelt(int(m[2])) if whole else m[2]} {m[3]} {_NAMES[m[1]]}"

    return replaced(_MONEY, write, text)


def all_digits(text: str, chance: Random) -> str | None:
    """EUR 80 million -> 80,000,000 euros."""

    def write(m: re.Match[str]) -> str:
        return f"{round(float(m[2]) * (10**6 if m[3] == 'million' else 10**9)):,} {_NAMES[m[1]]}"

    return replaced(_MONEY, write, text)


def in_figures(text: str, chance: Random) -> str | None:
    """ten years -> 10 years."""
    return replaced(_SPELT, lambda m: str(_ONES.index(m[1].lower())), text)


def in_words(text: str, chance: Random) -> str | None:
    """10 years -> ten years."""
    return replaced(_COUNTED, lambda m: _spelt(int(m[1])), text)


def percent(text: str, chance: Random) -> str | None:
    """0.25 % -> 0.25 per cent, and back."""
    return replaced(re.compile(r"(?<=\d) ?(?:%|per cent\b|percent\b)"), lambda m: " per cent" if "%" in m[0] else "%", text)


def decade(text: str, chance: Random) -> str | None:
    """ten years -> a decade."""
    return replaced(re.compile(r"\b(?:ten|10) years\b"), lambda m: "a decade", text)
