"""The notice by which an agreement is ended, where its full text says it in several places: every span of time with its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checking.values import Number, values_in
from assistant.documents.facts import Fact
from assistant.shelving import kept
from assistant.understanding.fields import ENDING
from assistant.understanding.periods import NOTICE
from assistant.understanding.ranges import HOURS, Range
from corpus.document import Document
from corpus.modality import MAY, modals_in
from corpus.remembered import once
from corpus.sentences import sentence_spans

_OF = re.compile(r"[’']?s?[’']?(?: [\w-]+){0,2} notice\b", re.IGNORECASE)  # behind a span of time
_IS = re.compile(
    r"\bnotice(?: period)?(?: of| is| shall be| must be)?(?: at least| not less than| no less than)? $|\bperiod of notice (?:is|of) $",
    re.IGNORECASE,
)


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


def tells_of_ending(sentence: str) -> bool:
    """Whether a sentence says that somebody may end it."""
    if not (ENDING.search(sentence) or NOTICE.search(sentence)):  # quick, and true of few
        return False
    return any(
        modal.kind == MAY and (ENDING.search(sentence, modal.end) or NOTICE.match(sentence, modal.end + 1)) for modal in modals_in(sentence)
    )


def spans_of(sentence: str) -> list[tuple[int, int]]:
    """Where a sentence names the spans of time that it gives to a notice."""
    return [(number.start, number.end) for number in _numbers(sentence)]


def _lengths(sentence: str) -> list[Range]:
    """The spans of time that a sentence gives to a notice, as hours."""
    return [Range(hours, hours) for number in _numbers(sentence) if (hours := float(number.amount) * HOURS[number.unit])]


def _numbers(sentence: str) -> list[Number]:
    numbers = [value for value in values_in(sentence) if isinstance(value, Number) and value.unit in HOURS]
    return [number for number in numbers if _OF.match(sentence, number.end) or _IS.search(sentence[: number.start])]
