"""Spans of time and days as ranges that can be compared: hours, and days as ordinals."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.checking.values import Day, Number, values_in
from corpus.values import months_of

HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0, "year": 8_760.0}
AHEAD = 40  # characters of a value before its number, beyond which the number says something else
_RELATIVE = re.compile(r"\b(this|next|last|the current|the coming|the previous) (year|month)\b", re.IGNORECASE)
_BACK = {"last": -1, "the previous": -1, "next": 1, "the coming": 1}
PART_OF_YEAR = re.compile(  # a part of a year
    r"\b(?:(?P<first>first|second|third|fourth|last) (?P<size>half|quarter) of|Q(?P<quarter>[1-4])|(?P<season>spring|summer|autumn|fall)(?: of)?)"
    r" (?:the year )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
_EITHER = re.compile(r"\bor\b", re.IGNORECASE)
_BOUNDS = "more less fewer over under above below at least most than up to no not later longer shorter earlier before after since until by within the a an in on of for"
JOINT = re.compile(  # between two values that are of one condition
    rf"(?:\s*(?:for|in|of|euros?|dollars?|\d{{4}})\b)*\W*(?:and|or|but|nor)\b(?:\W+(?:{_BOUNDS.replace(' ', '|')})\b)*\W*", re.IGNORECASE
)
_AT_LEAST = re.compile(r"\bat least\s(?:(?:until|till|to)\s)?(?:the\s)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    """All values from `low` to `high`, both included, and those of `beside`."""

    low: float = -math.inf
    high: float = math.inf
    beside: tuple[Range, ...] = ()

    def holds(self, other: Range) -> bool | None:
        """Whether all that another range says lies in this one; False where nothing of it does, None where it cannot be told."""
        if self.beside:
            held = {one.holds(other) for one in (replace(self, beside=()), *self.beside)}
            return True if True in held else None if None in held else False
        if self.low <= other.low and other.high <= self.high:
            return True
        return False if other.high < self.low or self.high < other.low else None

    def joined(self, other: Range, joint: str) -> Range:
        """Two ranges as one, by what stands between the values: both of "more than 5 and less than 9", either of "in May or July"."""
        opposite = math.isinf(self.low) != math.isinf(other.low) and math.isinf(self.high) != math.isinf(other.high)
        if opposite and not _EITHER.search(joint):
            return Range(max(self.low, other.low), min(self.high, other.high))
        return replace(self, beside=(*self.beside, other))


def span_of(limit: str, amount: float, step: float) -> Range:
    """The range that an amount with its limit (of `checking.values.Number`) means; `step` is less than any difference."""
    if limit in ("more", "after"):
        return Range(low=amount + step)
    if limit in ("less", "before"):
        return Range(high=amount - step)
    if limit == "least":
        return Range(low=amount)
    return Range(high=amount) if limit in ("most", "within") else Range(amount, amount)


def meant_of(numbers: Sequence[Number], text: str, size: Callable[[Number], float], step: float) -> Range:
    """The range that the first of some numbers means, together with those that are joined to it: "between 5 and 20 years"."""
    first, *others = numbers
    whole = span_of(first.limit, size(first), step)
    before = first
    for number in others:
        joint = text[before.end : number.start]
        if not JOINT.fullmatch(joint):
            break
        if not first.limit and not number.limit and _BETWEEN.search(text[: first.start]):
            return Range(size(first), size(number))
        whole, before = whole.joined(span_of(number.limit, size(number), step), joint), number
    return whole


def period_in(value: str) -> Range | None:
    """The hours that a value such as "ten years from signature" says; None where it says something else first."""
    for number in values_in(value):
        if isinstance(number, Number) and number.unit in HOURS and number.start <= AHEAD:
            months = months_of(value[number.start :])  # "three years and six months"
            hours = months * HOURS["month"] if months else float(number.amount) * HOURS[number.unit]
            return Range(hours, math.inf if number.limit in ("least", "more") else hours)
    return None


def meant_days(text: str, today: date) -> Range | None:
    """The days that a text means, as ordinals: "before March 2024", "between 1 April and 15 May 2024", "this year"; None for no date."""
    text = _RELATIVE.sub(lambda found: _absolute(found, today), text)
    if part := PART_OF_YEAR.search(text):
        return _part_of_year(part)
    days = [value for value in values_in(text) if isinstance(value, Day)]
    years = [day.year for day in days if day.year]
    if not days:
        return None
    if not years:
        return None
    spans = [_whole(day, day.year or years[-1]) for day in days]
    if len(spans) > 1 and (_BETWEEN.search(text[: days[0].start]) or days[1].bound == "until"):
        return Range(spans[0].low, spans[-1].high)
    meant = [_bounded(day, span, text) for day, span in zip(days, spans, strict=True)]
    whole = meant[0]
    for before, day, one in zip(days, days[1:], meant[1:], strict=False):
        joint = text[before.end : day.start]
        whole = whole.joined(one, joint) if JOINT.fullmatch(joint) else whole
    return whole


def _bounded(day: Day, span: Range, text: str) -> Range:
    """The days that a date with its bound means."""
    bound = day.bound
    if _AT_LEAST.search(text[: day.start]):
        return Range(low=span.low)
    if bound == "before":
        return Range(high=span.low - 1)
    if bound == "after":
        return Range(low=span.high + 1)
    if bound == "since" and not re.search(r"\bfrom\s(?:the )?$", text[: day.start]):
        return Range(low=span.low)
    return Range(high=span.high) if bound == "until" and not re.search(r"\bto\s$", text[: day.start]) else span


def _part_of_year(found: re.Match[str]) -> Range:
    """A half, a quarter or a season."""
    year, size = int(found["year"]), 6 if (found["size"] or "").lower() == "half" else 3
    if found["season"]:
        first = _SEASONS[found["season"].lower()]
    else:
        place = int(found["quarter"]) - 1 if found["quarter"] else _PLACES[found["first"].lower()] % (12 // size)
        first = place * size + 1
    return Range(date(year, first, 1).toordinal(), _last(year, first + size - 1, 0))


def _absolute(found: re.Match[str], today: date) -> str:
    step = _BACK.get(found[1].lower(), 0)
    if found[2].lower() == "year":
        return str(today.year + step)
    months = today.year * 12 + today.month - 1 + step
    return f"{date(months // 12, months % 12 + 1, 1):%B %Y}"


def _whole(day: Day, year: int) -> Range:
    """All days of a date as exact as it is written; from the first to the last that it can be where it can be read in two ways."""
    if day.month < 0:
        both = sorted(date(year, month, of).toordinal() for month, of in ((-day.month, -day.day), (-day.day, -day.month)))
        return Range(both[0], both[1])
    first = date(year, day.month or 1, min(day.day or 1, calendar.monthrange(year, day.month or 1)[1]))
    return Range(first.toordinal(), _last(year, day.month or 12, day.day))


def _last(year: int, month: int, day: int) -> int:
    return date(year, month, min(day or 31, calendar.monthrange(year, month)[1])).toordinal()
