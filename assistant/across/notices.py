"""The notice by which an agreement is ended, where its full text says it in several places: every span of time with its sentence."""

from __future__ import annotations

from assistant.across.comparing import Agreement
from assistant.documents.facts import Fact
from assistant.documents.notice_sentences import numbers_in, tells_of_ending
from assistant.understanding.ranges import HOURS, Range
from corpus.sentences import sentence_spans


def notices_of(agreement: Agreement) -> list[tuple[Range, Fact]]:
    """Every span of time of a notice by which somebody may end the agreement, of its full text."""
    found = []
    for document in agreement:
        for start, end in sentence_spans(document.text) if document.kind == "agreement" else ():
            sentence = document.text[start:end]
            if tells_of_ending(sentence):
                fact = Fact("notice", "", document, start, end)
                found += [(span, fact) for span in _spans(" ".join(sentence.split()))]
    return found


def _spans(sentence: str) -> list[Range]:
    """The spans of time that a sentence gives to a notice, as hours."""
    return [Range(hours, hours) for number in numbers_in(sentence) if (hours := float(number.amount) * HOURS[number.unit])]
