"""Whether an agreement meets a condition, what proves it, and what its text says of the fields that nearly every agreement has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.comparing import Agreement
from assistant.ending import ending_of
from assistant.facts import Fact, facts_of
from assistant.understanding.ranges import HOURS, Range
from corpus.dates import dates_in, order_of

DAYS_OF_MONTH = 365.25 / 12
_SPEAKS = {  # a full text without these words has no such clause
    "term": re.compile(r"\byears?\b|\bterm\b|\bduration\b|\bexpir\w+|\buntil\b|\bрок\w*|\bстрок\w*", re.IGNORECASE),
    "notice": re.compile(r"\bnotices?\b|\bterminat\w+|\bwithdraw\w*|\bdenounc\w+|\bприпин\w+|\bрозірва\w+", re.IGNORECASE),
    "consultation": re.compile(r"\bconsult\w*|консультац", re.IGNORECASE),
    "languages": re.compile(r"\blanguages?\b|\bмов(?:ою|ами|ах)\b", re.IGNORECASE),
    "law": re.compile(r"\blaws?\b|\bправ[оа]\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an agreement meets a condition, None where its text does not decide it, and the lines that prove it (none: its silence)."""

    agreement: Agreement
    meets: bool | None
    facts: tuple[Fact, ...] = ()


def of_field(agreement: Agreement, field: str) -> Fact | None:
    """The line of an agreement that says a field, of its full text first."""
    return next((fact for document in agreement for fact in facts_of(document) if fact.field == field), None)


def silence_on(agreement: Agreement, field: str) -> bool | None:
    """False where a full text has none of the words of such a clause; None where it has, or only a summary is there."""
    full = [document for document in agreement if document.kind == "agreement"]
    return False if full and not any(_SPEAKS[field].search(document.text) for document in full) else None


def lasting(agreement: Agreement) -> tuple[Range, tuple[Fact, ...]] | None:
    """How long an agreement lasts whose text says from when until when, in whole months as hours, with the sentence."""
    for document in agreement:
        ending = ending_of(document)
        days = [day for fact in (ending.facts if ending else ()) for day, _, _ in dates_in(fact.quote, order_of(document.text)) if day]
        if ending and len(days) == 2 and days[0] < days[1]:
            hours = round((days[1] - days[0]).days / DAYS_OF_MONTH) * HOURS["month"]
            return Range(hours, hours), ending.facts
    return None
