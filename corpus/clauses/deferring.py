"""The clauses that a sentence of a document defers to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.clauses.clause_finding import clause, same_numbers
from corpus.clauses.clause_words import CLAUSE, PARAGRAPH
from corpus.clauses.numbering import places
from corpus.clauses.places import Place
from corpus.clauses.reference import Reference, Step
from corpus.clauses.references import references_in
from corpus.document import Document

_SET_ASIDE = re.compile(
    r"(?:notwithstanding|without prejudice to|regardless of|despite|irrespective of|незалежно від|без шкоди для|unbeschadet)\W+(?:\w+\W+){0,6}\Z",
    re.IGNORECASE,
)
_GENERIC = frozenset("agreement contract договору договір угоди контракту vertrags vertrages".split())
_THIS = re.compile(r"\b(?:this|present|dieses|diese[rms]?|ц(?:ього|ієї|ій|ьому))\s\Z", re.IGNORECASE)


def referred(document: Document, start: int, end: int) -> tuple[Reference, ...]:
    """The clauses of the same document that the sentence at `start`:`end` defers to; their offsets are of the document."""
    text = document.text[start:end]
    labels = {place.start for place in _between_places(document, start, end)}
    found = []
    for reference in references_in(text):
        before = text[max(0, reference.start - 80) : reference.start]
        if start + reference.start in labels or not before.strip(' \n“"(•') or _SET_ASIDE.search(before) or _THIS.search(before):
            continue
        if reference.elsewhere or _foreign(document, reference):
            continue
        steps = _placed(document, reference, start)
        whole = replace(reference, start=start + reference.start, end=start + reference.end, steps=steps)
        spans = clause(document, whole)
        if len(spans) > 1 and _is_relative(steps[0]):
            continue  # none of the clause in which it is said: any could be meant
        if spans and not any(span.start <= start and end <= span.end and span.end - span.start < 2 * (end - start) + 80 for span in spans):
            found.append(whole)
    return tuple(found)


def _between_places(document: Document, start: int, end: int) -> Sequence[Place]:
    """The places whose labels stand in a stretch."""
    everywhere = places(document)
    first, last = (bisect_left(everywhere, at, key=lambda place: place.start) for at in (start, end))
    return everywhere[first:last]


def _foreign(document: Document, reference: Reference) -> bool:
    """Whether what a reference is of bears another name than this document: "Section 4 of the Loan Agreement"."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", reference.of) if word[0].isupper()}
    head = f"{document.title} {document.text[:600]}".lower()
    return any(word not in head for word in words - _GENERIC)


def _placed(document: Document, reference: Reference, start: int) -> tuple[Step, ...]:
    """The steps of a reference; "paragraph (b)" alone is the one of the clause in which it is said."""
    first = reference.steps[0]
    if not _is_relative(first):
        return reference.steps
    for place in _around(document, start):
        if any(same_numbers(child.numbers, (*place.numbers, first.number[0])) for child in place.children):
            return (Step("", (*place.numbers, *first.number)), *reference.steps[1:])
    return reference.steps


def _is_relative(step: Step) -> bool:
    """Whether a step only tells where to go from the clause in which it is said: "clause (b)", "paragraph 2"."""
    if not step.number or step.rank < CLAUSE:
        return False
    return step.number[0].islower() or (step.rank >= PARAGRAPH and len(step.number) == 1)


def _around(document: Document, at: int) -> Iterator[Place]:
    """The clauses that hold a character, from the innermost."""
    everywhere = places(document)
    index = bisect_right(everywhere, at, key=lambda place: place.start) - 1
    if index >= 0:
        yield from (place for place in (everywhere[index], *everywhere[index].over()) if place.rank >= CLAUSE - 10)
