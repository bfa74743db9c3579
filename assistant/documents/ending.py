"""When an agreement ends: the day its text names, or the years it lasts counted from the day it begins; each with the words that prove it."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.documents.defined_rows import defined_row
from assistant.documents.facts import Fact, facts_of
from assistant.fields import fields
from assistant.shelving import kept
from assistant.understanding.fields import asks_when_it_ends
from assistant.understanding.question import Question
from assistant.understanding.ranges import HOURS, Range, period_in
from corpus.document import Document
from corpus.grammar.modality import MAY, modals_in
from corpus.quantities.dates import dates_in, first_date, order_of
from corpus.remembered import once
from corpus.sentences import sentence_spans

_ENDS = re.compile(
    r"\b(?:ends?|ending|expir(?:es?|y|ation|ing)|terminat(?:es?|ion|ing)|until|through|runs? (?:to|until)|remains? in (?:force|effect) (?:to|until))\b|\b(?:до|закінчується|припиняється|діє до)\b",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:agreement|contract|lease|tenancy|term|employment|licen[cs]e|loan|it|deed|period|договір|угода|строк)\b", re.IGNORECASE
)
_IS_SUBJECT = re.compile(rf"(?:^|[,;:.)–]\s)\W*(?:[\w’'-]+\W+){{0,4}}?{_IT.pattern}", re.IGNORECASE)  # before the word that says "ends"
_RUNS = re.compile(r"\W*(?:[\w.]+\W+){0,3}?(?:term|period|duration|validity|tenancy|cover)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"[\s,]*(?:to|until|till|through|up to|[-–—])\s(?:and including\s)?(?:\d{1,2}[:.]\d\d (?:hours )?(?:on )?)?", re.IGNORECASE
)
LASTS = re.compile(  # of a full text: the line is of the agreement's own term
    r"\b(?:term|duration|lasts|(?:last|lasting) for|runs?|continues?|valid\w*|expir\w+|in (?:force|effect)|concluded|entered into|granted|let|hired|employed)\b|\b(?:строк|діє|чинн)\w*",
    re.IGNORECASE,
)
_FROM = re.compile(  # the day from which a term counts
    r"[^.;:()]{0,30}?(?:\([^)]*\))?,?(?: \w+)? (?:from|after|since|following|beginning|starting|commencing|as of)\b(?P<what>[^.;:()]*)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\bsign\w*|\bexecution\b|\bconclusion\b|\bdate (?:of this|hereof)\b", re.IGNORECASE)
_IN_FORCE = re.compile(r"\bin(?:to)? force\b|\b(?:into|in|takes?|taking) effect\b|\beffective\b|\bcommencement\b", re.IGNORECASE)
_INCLUDED = re.compile(r"\b(?:including|inclusive|beginning|starting|commencing)\b", re.IGNORECASE)
BEGINS = 30  # characters between a term and the day from which it counts
NEAR = 60  # characters between the word that says "ends" and its date


@dataclass(frozen=True, slots=True)
class Ending:
    """The day on which an agreement ends, and the lines that prove it: of the day, or of the beginning and the term.

    `exact`: not where a term counts from a day of which it is not said whether it is the first; it may then end the day before.
    """

    day: date
    facts: tuple[Fact, ...]
    exact: bool = True

    @property
    def days(self) -> Range:
        """The days, as ordinals, of which it is the one."""
        day = self.day.toordinal()
        return Range(day if self.exact else day - 1, day)


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


@once
@kept(Ending, Fact)
def ending_of(document: Document) -> Ending | None:
    """When a document says that it ends; None where it does not tell."""
    return _named(document) or _counted(document)


def ending_among(documents: Iterable[Document], term: Callable[[Document], Fact | None] = lambda document: None) -> Ending | None:
    """When an agreement ends, as the first of its texts says that tells it; `term`: the line of a document that says how long it lasts."""
    held = tuple(documents)
    told = next((found for document in held if (found := ending_of(document))), None)
    return told or next((found for document in held if (line := term(document)) and (found := counted(document, line))), None)


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
    """The day on which a sentence says that the agreement ends, and as it writes it (`order`: of figures, see `corpus.quantities.dates`); None where it names none."""
    if last := _from_to(sentence, order):
        return last
    for said in _ENDS.finditer(sentence) if _IT.search(sentence) else ():
        if said.start() and not _IS_SUBJECT.search(sentence[: said.start()]):
            continue
        before = [modal.kind for modal in modals_in(sentence) if modal.start < said.start()]
        if before and before[-1] == MAY:  # somebody may end it on that day: it is not said that it ends
            continue
        after = sentence[said.end() :]
        if (found := first_date(after, order)) and found[0] and found[1] <= NEAR:
            return found[0], _shown(" ".join(after[found[1] :].split()), found[0].year)
    return None


def _from_to(sentence: str, order: str) -> tuple[date, str] | None:
    """The second of two days between which a sentence says that the agreement runs: "Period of insurance: from 1 May 2024 to 30 April 2025"."""
    days = [(day, start, end) for day, start, end in dates_in(sentence, order) if day] if _RUNS.match(sentence) else []
    if len(days) != 2 or not days[0][0] < days[1][0] or not _BETWEEN.fullmatch(sentence[days[0][2] : days[1][1]]):
        return None
    return days[1][0], sentence[days[1][1] : days[1][2]]


def _shown(text: str, year: int) -> str:
    """The date as the text writes it: up to its year."""
    at = text.find(str(year))
    return text[: at + 4] if 0 <= at < 30 else str(year)


def _counted(document: Document) -> Ending | None:
    """The years of the term as its line says it, counted from the day of coming into force, or of signing."""
    term = next((fact for fact in facts_of(document) if fact.field == "term"), None)
    return counted(document, term) if term else None


def counted(document: Document, term: Fact) -> Ending | None:
    """The years of a term, counted from the day that its line names, or from that of coming into force or of signing; None for anything else."""
    lasts, at = period_in(term.value), term.quote.find(term.value)
    if at < 0 or not lasts or not math.isfinite(lasts.high) or not _is_of_all(term):
        return None
    from_day = _FROM.match(" ".join(term.quote[at:].split()))
    what = from_day["what"] if from_day else ""
    facts = (first,) if (first := next((fact for fact in facts_of(document) if fact.field == "date"), None)) else ()
    named = first_date(what, order_of(document.text))
    if named and named[1] <= BEGINS:
        day, facts = named[0], ()
    elif not from_day or _IN_FORCE.search(what) or _SIGNED.search(what):
        day = document.effective or (None if _IN_FORCE.search(what) else document.signed)
    else:
        return None
    if day is None:
        return None
    included = bool(from_day and _INCLUDED.search(from_day[0]))
    return Ending(_added(day, round(lasts.high / HOURS["month"]), included), (*facts, _from_its_day(term)), included)


def _is_of_all(term: Fact) -> bool:
    """Whether a line is of the term of the agreement itself: a full text says so in its words, or defines it there."""
    if term.document.kind != "agreement" or LASTS.search(term.quote):
        return True
    defined = next((defined_row(field, term.document) for field in fields() if field.fact == "term"), None)
    return defined is not None and defined[0] == term.start


def _added(day: date, months: int, included: bool) -> date:
    """The last day of so many months from a day; the day itself is the first of them where it is `included`."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return last - timedelta(days=1) if included else last
