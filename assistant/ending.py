"""When an agreement ends: the day its text names, or the years it lasts counted from the day it begins; each with the words that prove it."""

from __future__ import annotations

import calendar
import functools
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from assistant.facts import Fact, facts_of
from assistant.understanding.fields import asks_when_it_ends
from assistant.understanding.question import Question
from assistant.understanding.ranges import HOURS, period_in
from corpus.dates import dates_in, first_date, order_of
from corpus.document import Document
from corpus.modality import MAY, modals_in
from corpus.sentences import sentence_spans

_ENDS = re.compile(
    r"\b(?:ends?|ending|expir(?:es?|y|ation|ing)|terminat(?:es?|ion|ing)|until|through|runs? (?:to|until)|remains? in (?:force|effect) (?:to|until))\b|\b(?:до|закінчується|припиняється|діє до)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:agreement|contract|lease|tenancy|term|employment|licen[cs]e|loan|it|deed|period|договір|угода|строк)\b", re.IGNORECASE
)
BEGINS = 30  # characters between a term and the day from which it counts
NEAR = 60  # characters between the word that says "ends" and its date


@dataclass(frozen=True, slots=True)
class Ending:
    """The day on which an agreement ends, and the lines that prove it: of the day, or of the beginning and the term."""

    day: date
    facts: tuple[Fact, ...]


def endings(question: Question, documents: Iterable[Document], term: Callable[[Document], Fact | None]) -> list[Fact]:
    """The lines that say when the named documents end, where that is asked: of the day that is named, else of the `term` that they tell."""
    if not question.documents or not asks_when_it_ends(question):
        return []
    asked = [document for document in documents if document.id in question.documents]
    found = [(_named(document), document) for document in asked]
    lines = [(ending.facts if ending else [term(document)]) for ending, document in found]
    return [_from_its_day(fact) for facts in lines for fact in facts if fact and fact.value]


def _from_its_day(fact: Fact) -> Fact:
    """A term with the day from which it counts, where its line goes on with it: "eight years from and including 1 April 2025"."""
    after = fact.quote.partition(fact.value)[2]
    begins = [end for _, start, end in dates_in(after) if start <= BEGINS and not set(after[:start]) & set(".,;:()")]
    return replace(fact, value=fact.value + after[: begins[0]]) if fact.field == "term" and begins else fact


@functools.lru_cache(maxsize=4096)
def ending_of(document: Document) -> Ending | None:
    """When a document says that it ends; None where it does not tell."""
    return _named(document) or _counted(document)


def ending_among(documents: Iterable[Document]) -> Ending | None:
    """When an agreement ends, as the first of its texts says that tells it."""
    return next((found for document in documents if (found := ending_of(document))), None)


def _named(document: Document) -> Ending | None:
    """The first sentence in which the agreement ends on a day."""
    if document.kind != "agreement":
        return None
    order = order_of(document.text)
    for start, end in sentence_spans(document.text):
        if last := last_day(document.text[start:end], order):
            return Ending(last[0], (Fact("ending", last[1], document, start, end),))
    return None


def last_day(sentence: str, order: str = "") -> tuple[date, str] | None:
    """The day on which a sentence says that the agreement ends, and as it writes it (`order`: of figures, see `corpus.dates`); None where it names none."""
    for said in _ENDS.finditer(sentence) if _IT.search(sentence) else ():
        before = [modal.kind for modal in modals_in(sentence) if modal.start < said.start()]
        if before and before[-1] == MAY:  # somebody may end it on that day: it is not said that it ends
            continue
        after = sentence[said.end() :]
        if (found := first_date(after, order)) and found[0] and found[1] <= NEAR:
            return found[0], _shown(" ".join(after[found[1] :].split()), found[0].year)
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
    lasts = period_in(term.value) if term else None
    if not begins or not term or not lasts or not math.isfinite(lasts.high):
        return None
    months = round(lasts.high / HOURS["month"]) + begins.month - 1
    year, month = begins.year + months // 12, months % 12 + 1
    first = facts.get("date")
    ends = date(year, month, min(begins.day, calendar.monthrange(year, month)[1]))
    return Ending(ends, (first, term) if first else (term,))
