"""Which clauses of a text speak of a topic: by its words and headings, as a fact, by the rows of a sheet, and as the reader judges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.across.aligning import Clause, clauses_of
from assistant.across.comparing import speaks_of_it
from assistant.documents.facts import facts_of
from assistant.documents.seeking import Sentences
from assistant.documents.sheet import Sheets
from assistant.documents.sounding import row_like
from assistant.fields import Field, fields_for
from assistant.reader import Reader
from assistant.sentences.choosing import SILENT, ReadQuote, choose, worth_quoting
from assistant.sentences.quoting import MeasuredQuote, find_quotes
from assistant.understanding.fields import compared_fields
from assistant.understanding.question import Question
from corpus.document import Document
from index.index import Index
from index.passage import Hit
from index.scope import Scope
from index.terms import stems

PASSAGES, SENTENCES = 6, 10  # of each text that are read for a topic, and compared with it
READ = 8  # sentences that are read for a row
CLEAR = 0.7  # mean likeness of words from which a sentence without any of them speaks of a topic

_OF_IT = re.compile(r"\b(?:it|its|they|them|their)\b|\b(?:він|вона|воно|вони|його|її|їх|ним|нею|ними)\b", re.IGNORECASE)

Chosen = Callable[[Clause], bool]


@dataclass(frozen=True, slots=True)
class OnTopic:
    """What two texts say of a topic: `chosen` tells of a clause whether it is about it, `twins` where in each the same row is said."""

    chosen: Chosen
    twins: tuple[int, ...]


class TopicClauses:
    """The clauses of documents about topics."""

    def __init__(self, index: Index, reader: Reader, sheets: Sheets) -> None:
        self._index, self._reader, self._sheets = index, reader, sheets

    def of(self, about: Question, documents: Sequence[Document]) -> OnTopic:
        """Which clauses of two documents speak of a topic."""
        wanted, fields = set(stems(" ".join(about.terms) or about.english)), compared_fields(about)
        spans: dict[str, list[tuple[int, int]]] = {}
        rows = {document.id: self._rows(document, about) for document in documents}
        places = [self._place(document, rows[document.id]) for document in documents]
        for document, place in zip(documents, places, strict=True):
            hits = self._index.search(about.wordings, PASSAGES, Scope(documents=(document.id,)))
            spans[document.id] = [*self._alike(about, hits), *([place] if place else [])]
            spans[document.id] += [(fact.start, fact.end) for fact in facts_of(document) if fact.field in fields]
            if not document.partners:
                spans[document.id] += self._read(document, about, hits, rows[document.id])
        named = {id: [set(stems(row.names[0])) for row in found] for id, found in rows.items()}

        def speaks(clause: Clause) -> bool:
            if any(start < clause.end and clause.start < end for start, end in spans[clause.document_id]):
                return True
            held, headed = set(stems(clause.text)), set(stems(clause.section.rpartition(" > ")[2]))
            by_row = any(name <= held or name <= headed for name in named[clause.document_id])
            return by_row or (bool(wanted) and not fields and (wanted <= held or wanted <= headed))

        held = {(clause.document_id, clause.start) for document in documents for clause in _with_what_follows(document, speaks)}
        twins = tuple(place[0] for place in places if place) if all(places) else ()
        return OnTopic(lambda clause: (clause.document_id, clause.start) in held, twins)

    def _rows(self, document: Document, about: Question) -> list[Field]:
        """The rows of a document's sheet that a topic names, else the one that asks nearly the same."""
        wanted = set(stems(" ".join(about.terms)))
        known = fields_for(document, self._sheets.fields())
        named = [one for one in known if wanted and wanted <= set(stems(f"{one.names[0]} {one.topic}"))]
        near = None if named or document.partners else row_like(about, document, self._index)
        return named or ([near] if near else [])

    def _place(self, document: Document, rows: Sequence[Field]) -> tuple[int, int] | None:
        """Where the first of the rows is said; None where the text is silent on all."""
        found = (self._sheets.row(document, row.key) for row in rows)
        said = next((row.citation for row in found if row and row.citation), None)
        return (said.start, said.end) if said else None

    def _alike(self, about: Question, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
        """The sentences with the words of a topic, or words that are much like them."""
        read = find_quotes(about, hits, self._index, SENTENCES, adapted=False)
        yield from ((quote.start, quote.end) for quote in read.quotes if _is_clear(about, quote))

    def _read(self, document: Document, about: Question, hits: Sequence[Hit], rows: Sequence[Field]) -> Iterator[tuple[int, int]]:
        """The sentences that answer to a topic as the reader judges, and those that say its rows."""
        found = choose(about, hits, self._index, self._reader)
        near = worth_quoting(found.quotes) if found.sure >= SILENT else []
        kept = [quote for quote in found.quotes if _answers(quote) and (quote.share > 0 or quote in near)]
        for row in rows:
            said, sure = Sentences(document, self._index).read(row, self._reader, READ)
            kept += worth_quoting(said) if sure >= row.sure else []
        yield from ((quote.start, quote.end) for quote in kept)


def _with_what_follows(document: Document, speaks: Chosen) -> Iterator[Clause]:
    """The clauses that speak of a topic, and the sentences right after one in its paragraph that say more of "it"."""
    before: Clause | None = None
    for clause in clauses_of(document):
        goes_on = before is not None and before.section == clause.section and bool(_OF_IT.search(clause.text))
        before = clause if speaks(clause) or goes_on else None
        if before:
            yield before


def _answers(quote: ReadQuote) -> bool:
    return quote.reading.answers > 0


def _is_clear(about: Question, quote: MeasuredQuote) -> bool:
    """Whether a sentence speaks of a topic, by a word of it or by words that are much like it."""
    return speaks_of_it(about, quote) and (quote.features.words > 0 or quote.features.late >= CLEAR)
