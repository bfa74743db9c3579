"""Numbers and dates of a text as values that can be compared: amount, currency, unit, limit; year, month, day, and how they bound."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.quantities import currencies
from corpus.quantities.dates import MONTH, MONTH_NAMES, MONTHS, is_ambiguous
from corpus.quantities.numerals import NUMERAL, ORDINAL, amount_of
from corpus.values import KIND_OF_TIME

_UNITS = {
    "percent": r"%|per ?cent|percent|відсотк\w+",
    "hour": r"hours?|hrs?|годин\w*",
    "day": r"days?|дн(?:і|ів|я)|день|діб|доби",
    "week": r"weeks?|тижн\w+|тиждень",
    "month": r"months?|місяц\w+",
    "year": r"years?|yrs?|рок(?:и|ів|у)|рік",
    "decade": r"decades?|десятиліт\w+",
    "square km": r"square kilomet(?:re|er)s?|sq\.? ?km|km2|km²|кв\. км",
    "km": r"kilomet(?:re|er)s?|km|км",
    "hectare": r"hectares?|ha|га",
    "ton": r"tonn?e?s?|тонн\w*",
    "MW": r"MW|megawatts?|МВт",
    "GW": r"GW|gigawatts?|ГВт",
    "mm": r"mm|millimet(?:re|er)s?|мм",
}
_LIMITS = {
    "least": r"at least|no less than|not less than|no fewer than|not fewer than|(?:a )?minimum(?: of)?|щонайменше|принаймні|не менше(?: ніж)?",
    "most": r"up to|at most|no more than|not more than|(?:a )?maximum(?: of)?|not exceeding|as (?:much|many) as|щонайбільше|не більше(?: ніж)?|до",
    "more": r"more than|over|above|exceeding|in excess of|greater than|upwards of|higher than|понад|більше(?: ніж)?|більш як",
    "less": r"less than|under|below|fewer than|lower than|менше(?: ніж)?|менш як",
    "about": r"about|around|approximately|approx\.?|roughly|nearly|almost|close to|some|circa|ca\.|близько|майже|приблизно",
    "within": r"within|no later than|not later than|протягом|упродовж|впродовж",
    "after": r"after|після",
    "before": r"before|prior to|до",
}
_AFTER = {"least": r"or more|at least|at a minimum|or longer", "most": r"at most|or less|at the most|maximum", "about": r"or so"}
_BOUNDS = {
    "until": r"by|until|till|to|through|up to|before the end of|no later than|not later than|by the end of|до",
    "before": r"before|prior to|earlier than",
    "since": r"since|from|as of|starting(?: in| from)?|beginning(?: in)?|з|із|від|починаючи з",
    "after": r"after|following|beyond|later than|після",
}
_YEAR = r"(?:19|20)\d\d"
_NAMED_MONTH = "|".join(name for name in MONTH_NAMES if name != "May")
_BEFORE_MAY = "in of since between from until till to by before after and or".split()  # behind these it is the month, and no verb
_MAY = "|".join(f"(?<={word} )May" for word in _BEFORE_MAY)


def _one_of(words: dict[str, str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in words.values())


_DATE = re.compile(
    rf"(?<![\w.])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\sday)?(?:\sof)?\s(?P<m1>{MONTH})\.?(?:,?\s(?:of\s)?(?P<y1>{_YEAR}))?(?!\w)"
    rf"|(?P<m2>{MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y2>{_YEAR}))?(?!\w)"
    rf"|(?P<m3>{MONTH})\.?,?\s(?:of\s)?(?P<y3>{_YEAR})(?!\w)"
    rf"|(?P<y4>{_YEAR})-(?P<m4>\d\d)-(?P<d4>\d\d)(?!\d)"
    rf"|(?P<d5>\d{{1,2}})(?P<s5>[./-])(?P<m5>\d{{1,2}})(?P=s5)(?P<y5>{_YEAR})(?!\d)"
    rf"|(?P<m6>(?-i:{_NAMED_MONTH}|{_MAY})|(?:{MONTH})(?=\s(?:and|or|to|until|till|through|[-–])\s(?:{MONTH})\s{_YEAR}))(?!\w)"
    rf"|(?P<y7>{_YEAR})(?:s(?!\w)|(?![\w%])(?!\s(?:million|billion|percent)|[.,]\d)))",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\s?\(")  # between a number in words and the same in figures
_SPAN = re.compile(rf"({_YEAR})\s?[-–—/]\s?(\d\d)(?![\d-])")  # 2024/25, 2024-27


@dataclass(frozen=True, slots=True)
class Number:
    """An amount, with the codes its currency can have, unit and limit where they stand beside it ("" where not)."""

    amount: Decimal
    currency: str
    unit: str
    limit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Day:
    """A date as exact as it is written (0 for what is not said), and how it bounds: until, before, since, after or "".

    `day` and `month` are below zero where their figures can be read in two ways: such a date is only the one that is written alike.
    """

    year: int
    month: int
    day: int
    bound: str
    start: int
    end: int


def values_in(text: str) -> list[Number | Day]:
    """The numbers and dates of a text, in order; a year is a date."""
    days = list(_days(text))
    taken = [(day.start, day.end) for day in days]
    undated = text
    for start, end in taken:
        undated = undated[:start] + "\n" * (end - start) + undated[end:]
    found: list[Number | Day] = [*days, *_ranged(list(_numbers(undated)), text)]
    return sorted(found, key=lambda value: value.start)


def same_amount(one: Number, other: Number) -> bool:
    """Whether two numbers are equal, their currency and unit too; what one of them leaves unsaid may be understood."""
    return one.amount == other.amount and same_currency(one.currency, other.currency) and same_unit(one, other)


def same_currency(said: str, quoted: str) -> bool:
    """Whether the said currency can be the quoted one, or none is said; "dollars" may be those of any country."""
    return not said or currencies.may_be_same(said, quoted)


def same_unit(said: Number, quoted: Number) -> bool:
    """Whether the said unit is the quoted one; "%" and units of time cannot be left out."""
    return said.unit == quoted.unit


def within(said: Day, quoted: Day) -> bool:
    """Whether a date says no more than the quoted one: "January 2024" of "12 January 2024"."""
    pairs = ((said.year, quoted.year), (said.month, quoted.month), (said.day, quoted.day))
    return all(mine in (0, theirs) for mine, theirs in pairs)


def _days(text: str) -> Iterator[Day]:
    spans = {match.start(): match for match in _SPAN.finditer(text)}
    for match in _DATE.finditer(text):
        groups = {name[0]: value for name, value in match.groupdict().items() if value}
        month = groups.get("m", "0")
        number, day = int(month) if month.isdigit() else MONTHS[month.lower()], int(groups.get("d", 0))
        if number > 12 >= day > 0 and groups.get("s", ".") != ".":
            number, day = day, number  # "12/25/2026"
        if number > 12 or day > 31:
            continue
        year, start, end = int(groups.get("y", 0)), match.start(), match.end()
        sign = -1 if is_ambiguous(match[0]) else 1
        yield Day(year, sign * number, sign * day, _bound(text, start), start, end)
        if (span := spans.get(match.start())) and not number and int(span[2]) > year % 100:
            yield Day(year // 100 * 100 + int(span[2]), 0, 0, "until", span.start(2), span.end(2))


@functools.cache
def _number() -> re.Pattern[str]:
    """A number with what stands beside it: currency and unit."""
    return re.compile(
        rf"(?<![\w.])(?:(?P<before>{currencies.before()})\s?)?(?:(?P<ordinal>{ORDINAL})|(?P<amount>{NUMERAL}))"
        rf"(?:[\s-]?(?P<after>(?:{currencies.after()})(?!\w)))?"
        rf"(?:\)?[\s-]?{KIND_OF_TIME}(?P<unit>%|(?:{_one_of(_UNITS)})(?!\w)))?",
        re.IGNORECASE,
    )


def _numbers(text: str) -> Iterator[Number]:
    """The numbers of a text; one that stands in words and, in brackets, in figures is one: "thirty (30) days"."""
    last: Number | None = None
    for number in _written(text):
        if last and last.amount == number.amount and not (last.unit or last.currency) and _AGAIN.fullmatch(text, last.end, number.start):
            number = replace(number, limit=last.limit or number.limit, start=last.start)
        elif last:
            yield last
        last = number
    if last:
        yield last


def _written(text: str) -> Iterator[Number]:
    for match in _number().finditer(text):
        amount = amount_of((match["ordinal"] or match["amount"]).lower())
        if amount is None:
            continue
        written = match["before"] or match["after"] or ""
        currency = currencies.currency_of(written)
        unit = next((name for name, pattern in _UNITS.items() if match["unit"] and re.fullmatch(pattern, match["unit"], re.I)), "")
        if match["ordinal"]:
            unit = "ordinal"
        if not match["unit"] and not currency and match["amount"] and match["amount"].lower() in ("one", "a", "один", "одна"):
            continue  # "one of the sides" counts nothing
        if unit == "decade":
            amount, unit = amount * 10, "year"
        yield Number(amount, currency, unit, _limit(text, match.start(), match.end()), match.start(), match.end())


def _ranged(found: list[Number], text: str) -> list[Number]:
    """In "5 to 10 million euros" the 5 is a sum in millions of euros too."""
    for i in range(len(found) - 1):
        first, second = found[i], found[i + 1]
        if not re.fullmatch(r"\s?[-–—]\s?|\s(?:to|and|or|до|і|та)\s", text[first.end : second.start]) or first.unit:
            continue
        if first.currency and second.currency and first.currency != second.currency:
            continue
        plain = (
            text[first.end : second.start].strip() not in ("and", "і", "та") or "between" in text[max(0, first.start - 16) : first.start]
        )
        if not plain:
            continue
        scale = _scale(text[second.start : second.end])
        amount = first.amount * scale if _scale(text[first.start : first.end]) == 1 else first.amount
        currency = first.currency or second.currency
        found[i] = replace(first, amount=amount, currency=currency, unit=second.unit)
        found[i + 1] = replace(second, currency=currency)
    return found


def _scale(text: str) -> int:
    found = re.search(r"(million|mln|mn|m\b|млн|мільйон)|(billion|bn|млрд|мільярд)|(thousand|тис)", text, re.IGNORECASE)
    return 1 if not found else 10 ** (6 if found[1] else 9 if found[2] else 3)


_LIMIT_BEFORE = re.compile(
    rf"(?:^|.*\W)(?:{'|'.join(f'(?P<{n}>{p})' for n, p in _LIMITS.items())})\s(?:a |the |a total of )?$", re.I | re.S
)
_LIMIT_AFTER = re.compile(rf"\s(?:{'|'.join(f'(?P<{n}>{p})' for n, p in _AFTER.items())})(?!\w)", re.I)
_BOUND = re.compile(
    rf"(?:^|.*\W)(?:{'|'.join(f'(?P<{n}>{p})' for n, p in _BOUNDS.items())})\s(?:the (?:year|beginning of)\s)?$", re.I | re.S
)


def limit_start(text: str, start: int) -> int:
    """Where the words begin that limit the number at `start`; `start` where there are none."""
    head = text[max(0, start - 28) : start]
    found = _LIMIT_BEFORE.match(head)
    return start - len(head) + found.start(str(found.lastgroup)) if found and found.lastgroup else start


def _limit(text: str, start: int, end: int) -> str:
    before = _LIMIT_BEFORE.match(text[max(0, start - 28) : start])
    after = _LIMIT_AFTER.match(text, end)
    found = before or after
    return str(found.lastgroup) if found else ""


def _bound(text: str, start: int) -> str:
    found = _BOUND.match(text[max(0, start - 24) : start])
    return str(found.lastgroup) if found else ""
