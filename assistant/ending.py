"""When an agreement ends: the day its text names, or the years it lasts counted from the day it begins; each with the words that prove it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.facts import Fact, facts_of
from assistant.understanding.fields import asks_when_it_ends
from assistant.understanding.question import Question
from corpus.dates import first_date
from corpus.document import Document
from corpus.sentences import sentence_spans
from corpus.values import months_of

_ENDS = re.compile(
    r"\b(?:ends?|ending|expir(?:es?|y|ation|ing)|terminat(?:es?|ion|ing)|until|through|runs? (?:to|until)|remains? in (?:force|effect) (?:to|until))\b|\b(?:до|закінчується|припиняється|діє до)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:agreement|contract|lease|tenancy|term|employment|licen[cs]e|loan|it|deed|period|договір|угода|строк)\b", re.IGNORECASE
)
NEAR = 60  # characters between the word that says "ends" and its date


@dataclass(frozen=True, slots=True)
class Ending:
    """The year in which an agreement ends, and the lines that prove it: of the day, or of the beginning and the term."""

    year: int
    facts: tuple[Fact, ...]


def endings(question: Question, documents: Iterable[Document]) -> list[Fact]:
    """The lines that say when the named documents end, where that is asked and the day is named."""
    if not question.documents or not asks_when_it_ends(question):
        return []
    found = (_named(document) for document in documents if document.id in question.documents)
    return [fact for ending in found if ending for fact in ending.facts]


@functools.lru_cache(maxsize=4096)
def ending_of(document: Document) -> Ending | None:
    """When a document says that it ends; None where it does not tell."""
    return _named(document) or _counted(document)


def _named(document: Document) -> Ending | None:
    """The first sentence in which the agreement ends on a day."""
    if document.kind != "agreement":
        return None
    for start, end in sentence_spans(document.text):
        text = document.text[start:end]
        if not _IT.search(text):
            continue
        for said in _ENDS.finditer(text):
            after = text[said.end() :]
            if (found := first_date(after)) and found[1] <= NEAR:
                shown = " ".join(after[found[1] :].split())
                fact = Fact("ending", _shown(shown, found[0].year), document, start, end)
                return Ending(found[0].year, (fact,))
    return None


def _shown(text: str, year: int) -> str:
    """The date as the text writes it: up to its year."""
    at = text.find(str(year))
    return text[: at + 4] if 0 <= at < 30 else str(year)


def _counted(document: Document) -> Ending | None:
    """The years of the term, counted from the day of coming into force, or of signing."""
    begins = document.effective or document.signed
    facts = {fact.field: fact for fact in facts_of(document)}
    term = facts.get("term")
    months = months_of(term.value) if term else None
    if not begins or not term or not months:
        return None
    first = facts.get("date")
    return Ending(begins.year + (begins.month - 1 + months) // 12, (first, term) if first else (term,))
