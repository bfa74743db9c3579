"""What the label of a row or the head of a column covers, "September 2026 to August 2028", "51 to 100", "after 10 years", and what of a
question falls into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.checking.values import Day, Number, values_in
from assistant.understanding.ranges import Range, meant_days, span_of
from index.terms import stems

DATES = "date"  # the unit of days, as ordinals
_STEP = 1e-9
_DASH = re.compile(r"(?<=[\w%])\s+[-–—]\s+(?=\w)|(?<=\d)[-–—](?=\d)")
_ISO = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b|\d[/.-]\d{1,2}[/.-]\d")
_OPEN = re.compile(
    r"\+|\b(?:onwards?|upwards|thereafter|(?:or|and|&) (?:more|over|above|later|after|longer|older|up|beyond|further)|і більше|та більше|і далі)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\b(?:from|after|since|starting|beginning|as of|з|від|після)\s(?:the\s)?|>=?\s?|≥\s?)$", re.IGNORECASE)
_TO = re.compile(r"(?:\b(?:to|until|till|through|first|up to|до|перші)\s(?:the\s)?|<=?\s?|≤\s?|\s?[-–—]\s?)$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s?(?:(?:(?:or|and) (?:more|above|over|higher),? )?(?:but |and )(?:(?P<under>less than|fewer than|lower than|under|below)|not more than|up to)"
    r"|to|until|till|through|and|до)(?: the)?\s?",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"\W*(?:thereafter|afterwards?|later|beyond|onwards?|further|above|more|longer|потім|надалі)\b[^\d]*", re.IGNORECASE
)
_WORD_AFTER = re.compile(r"[\s-]?([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Covered:
    """What a label covers: all of a range in a unit ("" where only the head may say it); `spread`: it is no single number."""

    unit: str
    range: Range
    spread: bool

    def meets(self, other: Range) -> bool:
        """Whether something of another range falls into it."""
        return self.range.low <= other.high and other.low <= self.range.high


def covered(label: str) -> Covered | None:
    """What a label covers; None where it says something else."""
    text = label if _ISO.search(label) else _DASH.sub(" to ", label)
    values = values_in(text)
    days = [value for value in values if isinstance(value, Day)]
    numbers = [value for value in values if isinstance(value, Number) and value.unit != "ordinal"]
    if days and not numbers:
        return _of_days(text, days)
    return _of_numbers(text, numbers) if numbers and not days else None


def _of_days(text: str, days: Sequence[Day]) -> Covered | None:
    spans = [span for day in days if (span := meant_days(text[day.start : day.end], date.min))]
    if len(spans) != len(days) or len(days) > 2:
        return None
    if len(spans) == 2:
        return Covered(DATES, Range(spans[0].low, spans[1].high), True) if _BETWEEN.fullmatch(text[days[0].end : days[1].start]) else None
    return Covered(DATES, _limited(spans[0], days[0].bound, text, days[0].start, days[0].end), True)


def _of_numbers(text: str, numbers: Sequence[Number]) -> Covered | None:
    first, last = numbers[0], numbers[-1]
    unit = _unit(text, last)
    if len(numbers) == 2 and (between := _BETWEEN.fullmatch(_bare(text[first.end : last.start], unit))):
        return Covered(unit, Range(float(first.amount), float(last.amount) - _STEP * bool(between["under"])), True)
    if len(numbers) != 1:
        return None
    amount = float(first.amount)
    found = _limited(Range(amount, amount), first.limit, text, first.start, first.end)
    return Covered(unit, found, found.low != found.high)


def _limited(only: Range, limit: str, text: str, start: int, end: int) -> Range:
    """A single value as far as the words around it open it: "up to 10", "from 2026", "100 or more", "after 10 years"."""
    before = text[max(0, start - 20) : start]
    if _OPEN.match(text[end:].lstrip()) or _OPEN.search(text[end:]) or _FROM.search(before):
        return Range(low=only.low)
    if _TO.search(before):
        return Range(high=only.high)
    if limit in ("more", "less", "before"):
        return span_of("more", only.high, _STEP) if limit == "more" else Range(high=only.low - _STEP)
    return span_of(limit, only.low, _STEP) if limit in ("least", "most") else only


def _unit(text: str, number: Number) -> str:
    """The unit of a number: its currency, a known one, or the word after it, stemmed."""
    if number.currency or number.unit:
        return number.currency or number.unit
    after = _WORD_AFTER.match(text, number.end)
    known = stems(after[1]) if after and not _OPEN.match(text[number.end :].lstrip()) and not _BETWEEN.fullmatch(after[1]) else []
    return known[0] if known else ""


def _bare(between: str, unit: str) -> str:
    """What stands between two numbers, without a unit that the first has too: "2 t to 5 t"."""
    return re.sub(rf"^\s?{re.escape(unit)}\w*\b", "", between.strip(" "), flags=re.IGNORECASE).strip() if unit else between.strip()


class Asked:
    """The dates and numbers of a question, each as a range with its unit."""

    def __init__(self, text: str, today: date) -> None:
        self._days = meant_days(text, today)
        numbers = [value for value in values_in(text) if isinstance(value, Number) and value.unit != "ordinal"]
        self._numbers = [
            (_unit(text, number), Range(float(number.amount), float(number.amount)), bool(number.unit or number.currency))
            for number in numbers
        ]
        self.counted = {unit for unit, _, known in self._numbers if not known}  # "canoe" of "12 canoes"
        self.measures = {f"{number.amount:f}" for number in numbers if number.unit or number.currency}  # "2" of "2 years" is no label "2"

    def of(self, one: Covered, head: str) -> Range | None:
        """What the question asks for in the unit of a label under a head; None where it asks for nothing of the kind."""
        if one.unit == DATES:
            return self._days
        named = set(stems(head))
        for unit, asked, known in self._numbers:
            same = unit == one.unit if one.unit else (unit in named or (one.spread and not known))
            if same or (one.unit and (not unit or not known and unit in named)):  # "99.6 uptime", where the head says uptime
                return asked
        return None


def rows_covering(labels: Sequence[str], head: str, asked: Asked) -> list[int] | None:
    """Which labels of a column cover what is asked, the narrowest; None where they are no ranges or values of what is asked.

    A last label such as "thereafter" covers what comes after all others."""
    found = [covered(label) for label in labels]
    rest = len(labels) > 2 and found[-1] is None and bool(_AFTERWARDS.fullmatch(labels[-1]))
    told = [one for one in (found[:-1] if rest else found) if one]
    if not told or len(told) != len(labels) - rest or len({one.unit for one in told if one.unit}) > 1 or len(told) < 2:
        return None
    unit = next((one.unit for one in told if one.unit), "")
    same = [Covered(unit, one.range, one.spread) for one in told]
    if rest:
        same.append(Covered(unit, Range(low=max(one.range.high for one in told) + _STEP), True))
    spread = any(one.spread for one in same)
    point = asked.of(Covered(unit, Range(), spread), head)
    return narrowest(same, point) if point else None


def narrowest(found: Sequence[Covered | None], asked: Range) -> list[int]:
    """Of what covers something of what is asked, that which holds nothing narrower: "from 5 years" of "from 1 year" and "from 5 years"."""
    meeting = [at for at, one in enumerate(found) if one and one.meets(asked)]

    def holds(wide: int, narrow: int) -> bool:
        a, b = found[wide], found[narrow]
        return bool(a and b and a.range != b.range and a.range.holds(b.range))

    return [at for at in meeting if not any(holds(at, other) for other in meeting)]
