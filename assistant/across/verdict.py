"""Whether an agreement meets a condition, what proves it, and what its text says of the fields that nearly every agreement has."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.across.comparing import Agreement
from assistant.documents.ending import LASTS, Ending, ending_among, ending_of
from assistant.documents.facts import Fact, facts_of
from assistant.documents.languages import is_in_ukrainian
from assistant.documents.sheet import SheetRow
from assistant.fields import fields
from assistant.understanding.ranges import HOURS, Range
from corpus.document import Document
from corpus.quantities.dates import dates_in, order_of
from index.index import Index

NO_CLAUSE = 0.05  # how likely the best sentence answers, below which a text has no such clause: of 10 such rows of 41 contracts none had it
_READ = ("term", "notice", "law")
_TOLD_APART = ("notice", "law")  # of which so low a likelihood tells that there is none
DAYS_OF_MONTH = 365.25 / 12
_PART_OF_PLACE = re.compile(r"[,()]| and ")
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


class Lines:
    """The lines of agreements on the fields that nearly every one has: looked up, and those of a contract's clauses read as for its sheet."""

    def __init__(self, index: Index, row: Callable[[Document, str], SheetRow | None]) -> None:
        """`row`: what the sheet of a document says under a key; None where it has no such row."""
        self.index, self._row = index, row

    def of(self, agreement: Agreement, field: str) -> Fact | None:
        """The line of an agreement that says a field, of its full text first."""
        return next((fact for document in agreement if (fact := self._of(document, field))), None)

    def _of(self, document: Document, field: str) -> Fact | None:
        if not _is_read(document, field):
            return next((fact for fact in facts_of(document) if fact.field == field), None)
        row = self._row(document, field)
        said = row.citation if row else None
        if said and row and field == "term" and row.sure < 1 and not LASTS.search(said.quote):  # how long something else lasts
            return None
        return Fact(field, row.value, document, said.start, said.end) if row and said else None

    def ending(self, agreement: Agreement) -> Ending | None:
        """When an agreement ends: the day its text names, or the years of its term from the day they count from."""
        return ending_among(agreement, lambda document: self._of(document, "term"))

    def told(self, document: Document, field: str) -> list[Fact]:
        """The lines of a document that tell the value of a field; of a contract none that its sheet quotes another sentence against."""
        facts = [fact for fact in facts_of(document) if fact.field == field]
        if not facts or not _is_read(document, field):
            return facts
        allowed = [fact for fact in facts if all(row.allows(fact.quote) for row in fields() if row.key == field)]
        read = self._of(document, field)
        if read is None or not allowed:
            return allowed
        same = any(read.start < fact.end and fact.start < read.end for fact in allowed)
        return [read if read.value else allowed[0]] if same else []

    def silence(self, agreement: Agreement, field: str) -> bool | None:
        """False where a full text has no such clause: none of its words, or no sentence that could be one; None where that is not known."""
        full = [document for document in agreement if document.kind == "agreement"]
        silent = all(not _SPEAKS[field].search(document.text) or self._is_silent(document, field) for document in full)
        return False if full and silent else None

    def _is_silent(self, document: Document, field: str) -> bool:
        told_apart = field in _TOLD_APART and _is_read(document, field) and not is_in_ukrainian(document)
        row = self._row(document, field) if told_apart else None
        return row is not None and row.sure < NO_CLAUSE


def _is_read(document: Document, field: str) -> bool:
    """Whether a field of a document is a clause that the reader finds better than words do."""
    return field in _READ and document.kind == "agreement" and not document.partners


def lasting(agreement: Agreement) -> tuple[Range, tuple[Fact, ...]] | None:
    """How long an agreement lasts whose text says from when until when, in whole months as hours, with the sentence."""
    for document in agreement:
        ending = ending_of(document)
        days = [day for fact in (ending.facts if ending else ()) for day, _, _ in dates_in(fact.quote, order_of(document.text)) if day]
        if ending and len(days) == 2 and days[0] < days[1]:
            hours = round((days[1] - days[0]).days / DAYS_OF_MONTH) * HOURS["month"]
            return Range(hours, hours), ending.facts
    return None


def places_of(scope: Sequence[Agreement], lines: Lines) -> set[str]:
    """The cities and countries in which the agreements were signed, in lower case."""
    told = (fact.value for agreement in scope if (fact := lines.of(agreement, "place")))
    return {name.strip().casefold() for place in told for name in _PART_OF_PLACE.split(place) if name.strip()}
