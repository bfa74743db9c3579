"""Rows of a sheet that an agreement defines itself: "“Term” means ten years beginning on ...", or "... the period stated in clause 2.1"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.documents.definitions import definition_of
from assistant.fields import Field
from assistant.values import find_values
from corpus.clauses.clause_finding import clause
from corpus.clauses.references import references_in
from corpus.document import Document
from corpus.sentences import sentence_spans

CLAUSES = 3  # that a number may mean


def defined_row(field: Field, document: Document) -> tuple[int, int, str] | None:
    """Where the document says what a row tells (start, end), and the value there; None where it does not define it."""
    for term in field.defined:
        definition = definition_of(term, document)
        for start, end in _saying(document, definition.start, definition.end) if definition else ():
            text = document.text[start:end]
            values = (text[a:b] for a, b in find_values(field.value, text))
            if value := next((value for value in values if field.is_in_unit(value)), ""):
                return start, end, " ".join(value.split())
    return None


def _saying(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence of a definition, then those of the clauses to which it refers."""
    yield start, end
    for reference in references_in(document.text[start:end]):
        found = clause(document, reference)[:CLAUSES] if not reference.elsewhere else []
        for span in sorted(found, key=lambda one: one.end - one.start):
            yield from ((span.start + a, span.start + b) for a, b in sentence_spans(document.text[span.start : span.end]))
