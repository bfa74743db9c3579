"""The notice by which an agreement is ended, where its full text says it in several places: every span of time with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.documents.facts import Fact
from assistant.documents.notice_sentences import numbers_in, tells_of_ending
from assistant.shelving import kept
from assistant.understanding.ranges import HOURS, Range
from corpus.document import Document
from corpus.remembered import once
from corpus.sentences import sentence_spans


def notices_of(documents: Sequence[Document]) -> list[tuple[Range, Fact]]:
    """Every span of time of a notice by which somebody may end an agreement, of the full text among its documents."""
    return [told for document in documents for told in notices_in(document)]


@once
@kept(Fact, Range)
def notices_in(document: Document) -> tuple[tuple[Range, Fact], ...]:
    """The same of one document; none of what is no full text."""
    found = []
    for start, end in sentence_spans(document.text) if document.kind == "agreement" else ():
        sentence = document.text[start:end]
        if tells_of_ending(sentence):
            fact = Fact("notice", "", document, start, end)
            found += [(span, fact) for span in _lengths(" ".join(sentence.split()))]
    return tuple(found)


def _lengths(sentence: str) -> list[Range]:
    """The spans of time that a sentence gives to a notice, as hours."""
    return [Range(hours, hours) for number in numbers_in(sentence) if (hours := float(number.amount) * HOURS[number.unit])]
