"""Clauses asked for by number: "What does Article 5 say?", and the clauses that a quoted sentence defers to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant import composing
from assistant.answer import Answer, Citation, literal
from assistant.sentences.quote import Quote
from assistant.sentences.tables_read import TablesRead
from assistant.understanding.kinds import STOP, VALUES
from assistant.understanding.question import Question
from assistant.values import find_values
from corpus.clauses.clause_finding import Span, clause
from corpus.clauses.deferring import referred
from corpus.clauses.labels import is_label, label_of
from corpus.clauses.references import Reference, references_in
from corpus.document import Document
from corpus.registry.document_labels import label
from corpus.sentences import sentence_spans
from index.index import Index
from index.passage import Hit, Passage

MOST_DOCUMENTS = 5  # that are quoted where none is named
LONGEST = 900  # characters of a clause that are quoted
SHORT = 60  # characters up to which the first line of a clause can be its heading
FRAME = frozenset(
    "say says said written stand stands provide provides about mean means content contents quote show read text state states".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a document that a question asks for."""

    document: Document
    span: Span


def asked_clauses(question: Question, documents: Sequence[Document]) -> list[Clause]:
    """The clauses that a question names by number, of the agreements it is about; none where none has them, or too many have."""
    asked = [reference for reference in references_in(question.bare) if not reference.elsewhere]
    if not asked:
        return []
    named = question.documents or question.partners
    meant = [d for d in documents if not named or d.whose in named or d.id in named]
    about = [d for d in meant if d.kind == "agreement"]
    found = [Clause(document, span) for document in about[:200] for reference in asked for span in clause(document, reference)[:2]]
    if not found and named:
        found = [one for document in meant if document.kind == "summary" for reference in asked for one in _summed_up(document, reference)]
    return found if len({one.document.id for one in found}) <= MOST_DOCUMENTS else []


def _summed_up(document: Document, reference: Reference) -> list[Clause]:
    """The sentences of a summary that say from which clause they are: "... (Article 13)."."""
    sentences = [Span(start, end, "") for start, end in sentence_spans(document.text)]
    said = ((one, references_in(document.text[one.start : one.end])) for one in sentences)
    return [Clause(document, one) for one, references in said if any(other.steps == reference.steps for other in references)]


def is_bare(question: Question) -> bool:
    """Whether nothing is asked but what the clause says."""
    told = {question.bare, question.english}
    words = {word.lower() for text in told for one in references_in(text) for word in text[one.start : one.end].split()}
    asked = (re.split("['’]", term.lower())[0] for term in question.terms)
    return not [term for term in asked if term not in FRAME | STOP | words and not term[0].isdigit()]


def recited(question: Question, clauses: Sequence[Clause], index: Index, hits: Sequence[Hit]) -> Answer:
    """The words of the clauses."""
    lines: list[str] = []
    citations: list[Citation] = []
    several = len({one.document.id for one in clauses}) > 1
    for one in clauses:
        for passage, start, end in _stretches(one, index):
            citations.append(Citation(len(citations) + 1, passage, one.document.text[start:end], start, end))
            name = f"**{literal(label(one.document, question.language))}** " if several else ""
            lines.append(f"{name}{composing.quoted(citations[-1].quote)} [{len(citations)}]")
    return Answer(question.resolved, "\n\n".join(lines), tuple(citations), tuple(hits), True, composing.AT_ONCE)


def _stretches(one: Clause, index: Index) -> list[tuple[Passage, int, int]]:
    """The stretches of a clause without its heading, a passage each, up to LONGEST characters in all."""
    left = LONGEST
    found: list[tuple[Passage, int, int]] = []
    begin = _after_heading(one)
    for passage in index.passages_of(one.document.id):
        start, end = max(begin, passage.start), min(one.span.end, passage.end)
        spans = [(start + a, start + b) for a, b in sentence_spans(one.document.text[start:end])] if start < end else []
        kept = [(a, b) for a, b in spans if b - start <= left]
        if spans and (kept or not found):
            first, last = (kept or spans[:1])[0][0], (kept or spans[:1])[-1][1]
            found.append((passage, first, last))
            left -= last - first
        if left <= 0 or spans and len(kept) < len(spans):
            break
    return found


def _after_heading(one: Clause) -> int:
    """Where a clause begins after its label and heading; its start where it is nothing else."""
    text = one.document.text[one.span.start : one.span.end]
    line, _, rest = text.partition("\n")
    if rest.strip() and (len(line) < SHORT and not line.rstrip().endswith((".", ";", ":")) or is_label(line.strip()) or _headed(line)):
        return one.span.start + len(line) + 1
    found = label_of(text)
    return one.span.start + (found.end if found and found.end < len(text) - 1 else 0)


def _headed(line: str) -> bool:
    """Whether a line is a label and a short heading: "Article 5. Interest"."""
    found = label_of(line)
    return found is not None and len(line) < SHORT and not line.rstrip().endswith(";")


def in_clauses(hits: Sequence[Hit], clauses: Sequence[Clause], index: Index) -> list[Hit]:
    """The passages of clauses, as hits, with their scores where they were found."""
    scores = {hit.passage.id: hit.score for hit in hits}
    lowest = min(scores.values(), default=0.0)
    passages = [
        passage
        for one in clauses
        for passage in index.passages_of(one.document.id)
        if passage.start < one.span.end and one.span.start < passage.end
    ]
    found = [Hit(passage, scores.get(passage.id, lowest)) for passage in dict.fromkeys(passages)]
    return sorted(found, key=lambda hit: -hit.score)


def deferred(question: Question, quotes: Sequence[Quote], index: Index) -> list[Quote]:
    """The same quotes, and the sentence of the clause to which the first defers: before it where that gives the asked value, else second."""
    best = quotes[0]
    if question.kind in VALUES and best.values:
        return list(quotes)
    document = index.document(best.passage.document_id)
    for reference in referred(document, best.start, best.end)[:2]:
        for span in clause(document, reference)[:1]:
            if quote := _telling(question, Clause(document, span), index):
                others = [other for other in quotes[1:] if (other.start, other.end) != (quote.start, quote.end)]
                said = replace(quote, score=best.score)
                return [*((said, best) if quote.values else (best, said)), *others]
    return list(quotes)


def _telling(question: Question, one: Clause, index: Index) -> Quote | None:
    """The sentence of a clause that holds a value of the asked kind, or its first."""
    found: list[Quote] = []
    tables = TablesRead(question, index)
    for passage, start, end in _stretches(one, index):
        for (a, b), _ in tables.sentences(one.document.text[start:end]):
            text = one.document.text[start + a : start + b]
            values = tuple(find_values(question.kind, text)) if question.kind in VALUES else ()
            found.append(Quote(passage, start + a, start + b, text, 0.0, values))
    return next((quote for quote in found if quote.values), found[0] if found else None)
