"""Days and years that may name a document, and the values of a question that do not: they are what is asked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from corpus.document import Document
from corpus.quantities.dates import first_date
from corpus.values import Span, spans_of

_ASKED_OF = ("money", "percent", "duration", "date")  # kinds of values
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def days_of(document: Document) -> set[date]:
    """The days of a document that may name it: "the lease of 3 March 2025"."""
    return {day for day in (document.signed, document.effective) if day}


def years_of(document: Document) -> set[str]:
    """The years that may name it."""
    return {str(day.year) for day in days_of(document)} | set(YEAR.findall(document.title))


def values_beside(text: str, documents: Sequence[Document]) -> list[Span]:
    """Where a text has values that do not name these documents: what is asked about, not whose it is."""
    days = {day for document in documents for day in days_of(document)}
    years = {year for document in documents for year in years_of(document)}
    spans = [span for kind in _ASKED_OF for span in spans_of(kind, text)]
    return [(start, end) for start, end in spans if not _tells(text[start:end], days, years)]


def _tells(value: str, days: Collection[date], years: Collection[str]) -> bool:
    """Whether a value is a day of these, or a year alone that is one of theirs."""
    day = first_date(value)
    return day[0] in days if day else YEAR.fullmatch(value) is not None and value in years
