"""The sheet of an agreement: what it is, who, when, how long, how much, who must do what, which law; each line a quote, or silence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assistant.answer import Citation
from assistant.composing_facts import cited
from assistant.documents.defined_rows import defined_row
from assistant.documents.ending import last_day
from assistant.documents.facts import Fact, facts_of
from assistant.documents.notice_sentences import numbers_in
from assistant.documents.obligations import Obligations, obligations_of
from assistant.documents.seeking import Sentences
from assistant.documents.signing_days import signed_alone
from assistant.fields import Field, fields, fields_for, fields_with
from assistant.reader import Reader
from assistant.sentences.choosing import ReadQuote
from assistant.sentences.picking import value_of
from assistant.understanding.question import Question, understand
from assistant.values import find_values
from corpus.document import Document
from corpus.grammar.modality import MUST
from index.index import Index

READ, READ_UNUSUAL = 4, 2  # sentences that are read for a row
DUTIES = 3  # of each party that are shown
MOST_PARTIES = 4  # whose duties are shown
MOST_SUMS = 6
REMEMBERED, REMEMBERED_ROWS = 64, 1024  # sheets, and rows read by themselves


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: the value that its sentence holds ("" for none) and the sentence; no citation: the text is silent on it.

    `sure`: how likely the best sentence answers, 1 for what is looked up.
    """

    key: str
    names: tuple[str, str]
    value: str = ""
    sure: float = 0.0
    citation: Citation | None = None

    def name(self, language: str = "en") -> str:
        """What the row is called."""
        return self.names[language == "uk"]


@dataclass(frozen=True, slots=True)
class Duties:
    """What a party must do first of all, in the words of the text, and how many duties the text gives it in all."""

    party: str
    number: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be known of a document first. `rows` hold the silent ones too; `unusual` only what was found of `looked_for` kinds of clauses."""

    document: Document
    rows: tuple[SheetRow, ...]
    duties: tuple[Duties, ...]
    unusual: tuple[SheetRow, ...]
    looked_for: int

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every quote, numbered through."""
        rows, unusual = ([row.citation for row in told if row.citation] for told in (self.rows, self.unusual))
        return (*rows, *(citation for one in self.duties for citation in one.citations), *unusual)

    @property
    def silent(self) -> tuple[SheetRow, ...]:
        """The rows on which the text is silent."""
        return tuple(row for row in self.rows if not row.citation)


class Sheets:
    """The sheets of an index's documents, remembered; `own_rows`: a file of rows of a person's own, which need not be there."""

    def __init__(self, index: Index, reader: Reader, own_rows: Path | None) -> None:
        self._index, self._reader, self._own_rows = index, reader, own_rows
        self._made: dict[tuple[str, tuple[Field, ...]], Sheet] = {}
        self._rows: dict[tuple[str, Field], SheetRow] = {}

    def of(self, document_id: str) -> Sheet:
        """The sheet of a document. UserError for an unknown id or a wrong file of rows."""
        document, known = self._index.document(document_id), self.fields()
        key = (document.id, known)
        found = self._made.pop(key, None) or sheet_of(document, self._index, self._reader, known)
        self._made = dict([*self._made.items(), (key, found)][-REMEMBERED:])
        return found

    def at_hand(self, document_id: str) -> Sheet | None:
        """The sheet that was made before and is remembered."""
        return self._made.get((document_id, self.fields()))

    def row(self, document: Document, key: str) -> SheetRow | None:
        """What one row of a document's sheet says as it is read, its number 0; None where its kind of agreement has no such row."""
        field = next((one for one in fields_for(document, self.fields()) if one.key == key and one.ask), None)
        if field is None:
            return None
        at = (document.id, field)
        found = (
            self._rows.pop(at, None)
            or (_defined(field, document, self._index) or _read(field, Sentences(document, self._index), self._reader, ()))[0]
        )
        self._rows = dict([*self._rows.items(), (at, found)][-REMEMBERED_ROWS:])
        return found

    def fields(self) -> tuple[Field, ...]:
        """The rows that a sheet can have. UserError where the file of a person's own rows is wrong."""
        return fields_with(self._own_rows) if self._own_rows else fields()


def sheet_of(document: Document, index: Index, reader: Reader, known: Iterable[Field]) -> Sheet:
    """The sheet of a document: a row for each field that its kind has."""
    facts, sentences = facts_of(document), Sentences(document, index)
    known = list(known)
    rows: list[SheetRow] = []
    unusual: list[SheetRow] = []
    looked_for = 0
    for field in fields_for(document, known):
        told = {(row.citation.start, row.citation.end) for row in rows if row.citation} if field.apart or field.unusual else set()
        looked_up = (
            _from_facts(field, facts, index) if document.partners or not field.value else []
        )  # the reader finds a contract's clauses better
        made = looked_up or _defined(field, document, index) or _of_day(field, document, sentences) or _read(field, sentences, reader, told)
        if field.fact == "date" and made and (quote := made[0].citation) and signed_alone(document, quote.start, quote.end):
            made = _from_facts(field, facts, index) or made  # one who signs may do so on another day
        if field.unusual:
            looked_for += 1
            unusual += [row for row in made if row.citation]
        else:
            rows += made
    rows = _each_sum_once(rows, {field.key for field in known if field.value == "money"})
    return _numbered(Sheet(document, tuple(rows), _duties(obligations_of(document, index)), tuple(unusual), looked_for))


def _each_sum_once(rows: Sequence[SheetRow], sums: Container[str]) -> list[SheetRow]:
    """The same rows; a sum that two of them would show is that of the surer one alone: a deposit is no rent."""
    surest: dict[tuple[int, str], SheetRow] = {}
    for row in rows:
        if row.key in sums and row.value and row.citation:
            at = (row.citation.start, row.value)
            surest[at] = max(surest.get(at, row), row, key=lambda one: one.sure)
    lost = {row.key for row in rows if row.citation and surest.get((row.citation.start, row.value), row).key != row.key and row.key in sums}
    return [replace(row, value="", citation=None) if row.key in lost and row.sure < 1 else row for row in rows]


def _from_facts(field: Field, facts: Sequence[Fact], index: Index) -> list[SheetRow]:
    """The rows of what is looked up."""
    held = [fact for fact in facts if field.fact and fact.field == field.fact][:MOST_SUMS]
    return [SheetRow(field.key, field.names, fact.value, 1.0, cited(fact, index, 0)) for fact in held]


def _defined(field: Field, document: Document, index: Index) -> list[SheetRow]:
    """The row that the text defines itself, in one passage; none where it does not."""
    found = defined_row(field, document) if field.defined else None
    passage = index.passage_at(document.id, found[0]) if found else None
    if not found or not passage or found[1] > passage.end:
        return []
    start, end, value = found
    return [SheetRow(field.key, field.names, value, 1.0, Citation(0, passage, document.text[start:end], start, end))]


def _of_day(field: Field, document: Document, sentences: Sentences) -> list[SheetRow]:
    """The row of a day that the text was found to name when it was read; none where that is not known, or in no sentence."""
    day = getattr(document, field.day) if field.day else None
    quote = sentences.of_day(field, day) if day else None
    return [SheetRow(field.key, field.names, quote.text[slice(*quote.values[0])], 1.0, quote.citation(0))] if quote else []


def _read(field: Field, sentences: Sentences, reader: Reader, told: Container[tuple[int, int]]) -> list[SheetRow]:
    """The row of the sentence that answers best, or of silence; `told` are sentences that other rows quote, and it must not."""
    if not field.ask:
        return []
    quotes, sure = sentences.read(field, reader, READ_UNUSUAL if field.unusual else READ)
    if not quotes or sure < field.sure or (quotes[0].start, quotes[0].end) in told:
        return [SheetRow(field.key, field.names, sure=sure)]
    return [SheetRow(field.key, field.names, _value(field, quotes[0]), sure, quotes[0].citation(0))]


def _value(field: Field, quote: ReadQuote) -> str:
    """The value of a sentence that a row shows; of a term the last day, too, where the sentence names it."""
    if field.fact == "term" and (last := last_day(quote.text)):
        return last[1]
    if field.fact == "notice" and (given := numbers_in(quote.text)):  # and not how late somebody is
        return " ".join(quote.text[given[0].start : given[0].end].split())
    if field.unit:
        spans = [quote.text[start:end] for start, end in find_values(field.value, quote.text)]
        return " ".join(next((span for span in spans if field.is_in_unit(span)), "").split())
    question = replace(_question(field.ask[0]), kind=field.value or "statement")
    return " ".join(value_of(question, quote).split())


@lru_cache(maxsize=512)
def _question(wording: str) -> Question:
    return understand(wording)


def _duties(found: Obligations) -> tuple[Duties, ...]:
    """The first duties of each party: of those with a value or a date before others, in the order of the text."""
    made = []
    for party in found.parties[:MOST_PARTIES]:
        own = [row for row in found.rows if row.kind == MUST and row.parties == (party,)]
        chosen = sorted(sorted(own, key=lambda row: not row.when)[:DUTIES], key=lambda row: row.citation.start)
        if chosen:
            made.append(Duties(party, len(own), tuple(row.citation for row in chosen)))
    return tuple(made)


def _numbered(sheet: Sheet) -> Sheet:
    """The same, with its citations numbered through."""
    numbers = iter(range(1, len(sheet.citations) + 1))

    def next_of(row: SheetRow) -> SheetRow:
        return replace(row, citation=replace(row.citation, number=next(numbers))) if row.citation else row

    rows = tuple(next_of(row) for row in sheet.rows)
    duties = tuple(replace(one, citations=tuple(replace(c, number=next(numbers)) for c in one.citations)) for one in sheet.duties)
    return replace(sheet, rows=rows, duties=duties, unusual=tuple(next_of(row) for row in sheet.unusual))
