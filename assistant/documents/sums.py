"""The sums of an agreement as figures with currency and period, read from the lines that state them. Nothing is added up or converted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.facts import Fact, facts_of
from corpus.document import Document
from corpus.quantities.currencies import codes
from corpus.quantities.dates import MONTH_NAMES

_TIMES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_LINE = re.compile(r"^(?P<whose>[^:\n]+?), (?P<period>[^:\n]+): (?P<rest>.+)$", re.DOTALL)
_MONEY = re.compile(r"\b(?P<currency>[A-Z]{3}) (?P<number>\d[\d,]*(?:\.\d+)?)(?: (?P<unit>thousand|million|billion))?")
_BOUNDS = (
    ("least", re.compile(r"\b(?:at least|no less than|more than|over)\b", re.IGNORECASE)),
    ("most", re.compile(r"\b(?:up to|at most|no more than)\b", re.IGNORECASE)),
    ("about", re.compile(r"\b(?:about|around|roughly|nearly|almost|close to|some)\b", re.IGNORECASE)),
)
_YEARLY = re.compile(r"\b(?:a|per|each) year\b|\byearly\b", re.IGNORECASE)
_MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
_ANNOUNCED = "announced, not in the text"


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum as its line states it: `amount` in the document's words, `figure` in whole units of `currency`.

    `figure` is None and `currency` empty where the line gives no money ("0.25% of GDP"). `bound` is "exact", "least" (more
    than), "most" (up to) or "about". `announced`: said outside the text of the agreement.
    """

    fact: Fact
    period: str
    amount: str
    purpose: str
    currency: str
    figure: float | None
    bound: str
    yearly: bool
    announced: bool

    def within(self, year: int) -> bool:
        """Whether the sum is for this one year (or a part or financial year of it), not for several years of which it is one."""
        if self.yearly:
            return str(year) in _years(self.period)
        return re.fullmatch(rf"(?:(?:\d{{1,2}} )?{_MONTH} )?{year}(?:/\d\d)?(?:, (?:by|to) [^,]+| \([^)]*\))?", self.period) is not None

    def touches(self, year: int) -> bool:
        """Whether the period holds the year, alone or among others."""
        return str(year) in _years(self.period)


def sums_of(document: Document) -> list[Sum]:
    """The sums of one document, in its order."""
    return [parsed for fact in facts_of(document) if fact.field == "sum" and (parsed := parse(fact))]


def parse(fact: Fact) -> Sum | None:
    """A line such as "Luxembourg, 2024: EUR 80 million for military support (para 6)." as data; None for a line of another form."""
    line = _LINE.match(fact.quote)
    if not line:
        return None
    amount = fact.value
    purpose = line["rest"].removeprefix(amount).removeprefix(" for ").rstrip(".")
    announced = _ANNOUNCED in purpose
    purpose = re.sub(rf"(?:; |\s*\(){_ANNOUNCED}\)?$", "", purpose)
    money = next((found for found in _MONEY.finditer(amount) if found["currency"] in codes()), None)
    figure = float(money["number"].replace(",", "")) * _TIMES[money["unit"] or ""] if money else None
    return Sum(
        fact=fact,
        period=line["period"],
        amount=amount,
        purpose=purpose,
        currency=money["currency"] if money else "",
        figure=figure,
        bound=_bound(amount, money),
        yearly=_YEARLY.search(amount) is not None or line["period"].startswith(("per year", "yearly", "each year")),
        announced=announced,
    )


def _bound(amount: str, money: re.Match[str] | None) -> str:
    """What the words before the figure, or in brackets right after it, make of it."""
    if not money:
        return "exact"
    after = re.match(r" \([^)]*\)", amount[money.end() :])
    aside = after[0] if after and not _MONEY.search(after[0]) else ""
    return next((name for name, words in _BOUNDS if words.search(amount[: money.start()]) or words.search(aside)), "exact")


def _years(period: str) -> set[str]:
    """The years of a period: "2024-2027" holds four, "2024 and 2025" two; "since ..." and "to ..." hold those they name."""
    found = set(re.findall(r"\b20\d\d\b", period))
    for first, last in re.findall(rf"\b(20\d\d) ?(?:-|–|to) ?(?:{_MONTH} )?(20\d\d)\b", period):
        found |= {str(year) for year in range(int(first), int(last) + 1)}
    return found
