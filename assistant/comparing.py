"""Questions over many agreements: every one in scope is looked at, one row each, and the answer says how complete it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import composing
from assistant.answer import Answer, Citation
from assistant.facts import Fact, facts_of
from assistant.kinds import VALUES
from assistant.question import Question
from assistant.quoting import Quote, find_quotes
from assistant.values import DIGITS, PATTERNS, find_values
from corpus import partners
from corpus.document import Document
from index.index import Index
from index.passage import Hit
from index.scope import Scope

PASSAGES = 4  # of each document that are read for a topic
SENTENCES = 4  # of those that are compared word by word
WORDS_HELD = 0.7  # share of the topic's words from which a sentence speaks of it
LIKE = 0.66  # mean likeness of its words from which it does
EASED = 0.2

_MANY = re.compile(
    r"\b(?:which|what|list|name|all|how many|compare|every|each)\b(?:\s[\w'’-]+){0,3}?\s(?:agreements?|deals?|pacts?|accords?|countries|states|partners|documents|texts|capitals|governments|signatories)\b"
    r"|\bof the (?:deals|agreements|pacts|countries|partners)\b|\bcompare\b|\bwho (?:all|else)\b"
    r"|\b(?:які|яких|скільки|котрі|перелічи\w*|порівня\w*)\b(?:\s[\w'’-]+){0,2}?\s(?:угод\w*|країн\w*|партнер\w*|договор\w*|держав\w*|документ\w*)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\bsign\w*|\bconclud\w+|\bstruck\b|\binked\b|підпис|укла", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:last|latest|newest|most recent)\b|останн", re.IGNORECASE)
_RANKS = {"second": 2, "third": 3, "друг": 2, "трет": 3}
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")


@dataclass(frozen=True, slots=True)
class Row:
    """What one agreement says of a topic: the value of the asked kind (empty where none is asked) and its quote; None for silence."""

    document: Document
    value: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row an agreement, in order of signing; every agreement in scope was searched. `question` is as it was understood."""

    question: str
    rows: tuple[Row, ...]

    @property
    def told(self) -> tuple[Row, ...]:
        """The rows that are not silent."""
        return tuple(row for row in self.rows if row.citation)


def over_many(question: Question, index: Index, hits: Sequence[Hit]) -> Answer | None:
    """The answer to a list, count or order question over agreements; None where the question is of another kind."""
    scope = in_scope(question, index.documents())
    if question.kind == "order":
        return _in_order(question, scope, index, hits)
    if not (_MANY.search(question.text) and (not question.partners or len(question.partners) > 2)):
        return None
    if _SIGNED.search(question.text):
        rows = _signed_then(question, scope)
        if rows:
            head = _completeness(len(rows), len(scope), question)
            return composing.from_facts(question, rows, index, hits, head)
    return _on_topic(question, compare(question, index, scope), hits)


def in_scope(question: Question, documents: Sequence[Document]) -> list[Document]:
    """The summaries of the partners that are named, or of all, in order of signing."""
    held = [d for d in documents if d.kind == "summary" and d.partners]
    named = [d for d in held if d.partners[0] in question.partners]
    return sorted(named or held, key=lambda d: (str(d.signed or "9999"), d.title))


def compare(question: Question, index: Index, documents: Sequence[Document]) -> Comparison:
    """One row a document, in the order given: the sentence that speaks of the topic best, or silence. Each document is searched."""
    rows: list[Row] = []
    for document in documents:
        own = index.search(question.wordings, PASSAGES, Scope(document_id=document.id))
        said = find_quotes(question, own, index, SENTENCES)
        quote = next((quote for quote in said.quotes if _speaks_of_it(question, quote)), None)
        number = 1 + sum(row.citation is not None for row in rows)
        rows.append(Row(document, composing.value_of(question, quote), quote.citation(number)) if quote else Row(document))
    return Comparison(question.text, tuple(rows))


def _speaks_of_it(question: Question, quote: Quote) -> bool:
    """Whether a sentence is about the topic: it holds the words, or words like them, and a value where one is asked."""
    f = quote.features
    if f.absence or (question.kind in VALUES and not f.value):
        return False
    if not _values(question, question.english) <= _values(question, quote.text):
        return False
    eased = EASED if question.kind in VALUES else 0.0  # the value itself speaks for the sentence
    return f.words >= WORDS_HELD - eased or f.late >= LIKE - eased


def _values(question: Question, text: str) -> set[str]:
    """The values of the asked kind in a text, in one spelling: a question that names one wants no other."""
    spans = find_values(question.kind, text)
    return {re.sub(r"\w+", lambda word: DIGITS.get(word[0], word[0]), text[a:b].lower().replace("-", " ")) for a, b in spans}


def _on_topic(question: Question, found: Comparison, hits: Sequence[Hit]) -> Answer | None:
    if not found.told:
        return None
    lines = [_completeness(len(found.told), len(found.rows), question)]
    for row in found.told:
        assert row.citation
        name = partners.name_of(row.document.partners[0])
        lines.append(f"- **{name}**: {composing.quoted(row.citation.quote)} [{row.citation.number}]")
    citations = tuple(row.citation for row in found.told if row.citation)
    return Answer(question.text, "\n".join(lines), citations, tuple(hits), True, 0.8)


def _completeness(found: int, searched: int, question: Question) -> str:
    if question.language == "uk":
        return f"Знайдено в **{found}** з {searched}; переглянуто всі {searched}.\n"
    return f"Found in **{found}** of {searched}; all {searched} were searched.\n"


def _signed_then(question: Question, documents: Sequence[Document]) -> list[Fact]:
    """The signing facts of the documents that were signed on the days and in the places that the question names."""
    rows: list[Fact] = []
    wanted = [match[0] for match in PATTERNS["date"].finditer(question.english)]
    days = set(_DAY.findall(" ".join(d for d in wanted if re.search(r"[A-Z]", d)) or (question.english if _month(question) else "")))
    for document in documents:
        facts = {fact.field: fact for fact in facts_of(document)}
        date, place = facts.get("date"), facts.get("place")
        if not date or not place or not document.signed:
            continue
        month = _month(question)
        in_time = all(
            (
                not month or f"{document.signed:%B}" == month,
                not days or str(document.signed.day) in days,
                not question.years or str(document.signed.year) in question.years,
            )
        )
        named = [w for w in [*question.places, *re.findall(r"\b[A-Z][a-z]{3,}", question.english)] if w in _places(documents)]
        if not (month or days or named) or not in_time:
            continue
        wrong = re.findall(r"\bnot in ([A-Z]\w+)", question.english)
        if any(w in place.value for w in wrong) or (set(named) - set(wrong) and not any(w in place.value for w in set(named) - set(wrong))):
            continue
        rows += [date, place] if not named else [date]
    return rows


def _places(documents: Sequence[Document]) -> set[str]:
    return {word for d in documents for word in re.findall(r"[A-Z]\w+", d.place)}


def _month(question: Question) -> str:
    found = re.search(r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b", question.english)
    return found[1] if found else ""


def _in_order(question: Question, documents: Sequence[Document], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """The signing dates in order: of the partners that are named, or the first (last, second) of all."""
    agreements = [d for d in documents if d.partners[0] in question.partners or d.partners[0] not in partners.NAMED_DOCUMENTS]
    dates = [fact for document in agreements if document.signed for fact in facts_of(document) if fact.field == "date"]
    if not dates:
        return None
    if _LATEST.search(question.text):
        dates.reverse()
    if len(question.partners) < 2:
        last = max([rank for word, rank in _RANKS.items() if word in question.text.lower()] or [1])
        dates = dates[:last]
    head = ", ".join(partners.name_of(fact.document.partners[0]) for fact in dates[:1])
    return composing.from_facts(question, dates, index, hits, f"**{head}**" if len(dates) > 1 else "")
