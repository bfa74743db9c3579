"""Questions over many agreements: lists, counts and order, each with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import composing
from assistant.answer import Answer, literal
from assistant.comparing import Agreement, agreements, as_answer, compare, completeness
from assistant.ending import ending_of
from assistant.facts import Fact, facts_of
from assistant.sums import Sum, sums_of
from assistant.understanding.fields import ENDING, OF_MANY
from assistant.understanding.question import Question
from corpus import parties
from corpus.dates import MONTH_NAMES
from corpus.document import Document
from corpus.register import label
from corpus.values import spans_of
from index.index import Index
from index.passage import Hit

_SIGNED = re.compile(r"\bsign\w*|\bconclud\w+|\bstruck\b|\binked\b|підпис|укла", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:last|latest|newest|most recent)\b|останн", re.IGNORECASE)
_OF_SIGNING = re.compile(
    r"\b(?:sign\w*|conclud\w+|agreements?|deals?|pacts?|accords?|partners?)\b.*\b(?:first|last|latest|earl\w+|later|second|third|order)\b"
    r"|\b(?:first|last|latest|earl\w+|newest|oldest|later|second|third|order)\b.*\b(?:sign\w*|conclud\w+|agreements?|deals?|pacts?|accords?)\b|\bwho was first\b",
    re.IGNORECASE,
)
_LARGEST = re.compile(r"\b(?:biggest|largest|highest|greatest|most)\b|найбільш", re.IGNORECASE)
_SMALLEST = re.compile(r"\b(?:smallest|lowest|least)\b|найменш", re.IGNORECASE)
_RANKS = {"second": 2, "third": 3, "друг": 2, "трет": 3}
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_FOR = (
    ("military", re.compile(r"\bmilitar|\bdefen[cs]e|\barms|\bweapon|\barm(?:y|ed)", re.I)),
    ("humanitarian", re.compile(r"\bhumanitarian", re.I)),
)


def over_many(question: Question, documents: Sequence[Document], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """The answer to a list, count or order question over agreements; None where the question is of another kind."""
    scope = agreements(documents, question.partners, question.documents)
    if question.kind == "order":
        if _LARGEST.search(question.english) or _SMALLEST.search(question.english):
            return _by_sum(question, scope, index, hits)
        of_signing = len(question.partners) > 1 or _OF_SIGNING.search(question.english)
        return _in_order(question, scope, index, hits) if of_signing else None
    one = len(question.documents) == 1 or 0 < len(question.partners) < 3
    if one or not OF_MANY.search(question.bare):
        return None
    if not question.terms and (question.kind == "count" or question.kind == "list" and question.documents):
        return composing.counted(question, [agreement[-1] for agreement in scope], hits)
    if question.years and ENDING.search(question.english):
        return _ending_then(question, scope, index, hits)
    if _SIGNED.search(question.bare):
        rows = _signed_then(question, _summaries(scope))
        if rows:
            head = completeness(len({fact.document.id for fact in rows}), len(scope), question)
            return composing.from_facts(question, rows, index, hits, head)
    return as_answer(question, compare(question, index, scope), hits)


def _ending_then(question: Question, scope: Sequence[Agreement], index: Index, hits: Sequence[Hit]) -> Answer:
    """The agreements that end in the years that the question names, each with the words that prove it."""
    endings = (next((found for document in agreement if (found := ending_of(document))), None) for agreement in scope)
    told = [found for found in endings if found and str(found.year) in question.years]
    head = completeness(len(told), len(scope), question)
    if not told:
        return replace(composing.not_said(question, hits), text=head.strip())
    return composing.from_facts(question, [fact for found in told for fact in found.facts], index, hits, head, True)


def _summaries(scope: Sequence[Agreement]) -> list[Document]:
    """The document of each agreement that says most of its signing."""
    return [agreement[-1] for agreement in scope]


def _signed_then(question: Question, documents: Sequence[Document]) -> list[Fact]:
    """The signing facts of the documents that were signed on the days and in the places that the question names."""
    rows: list[Fact] = []
    wanted = [question.english[start:end] for start, end in spans_of("date", question.english)]
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
    found = re.search(rf"\b({'|'.join(MONTH_NAMES)})\b", question.english)
    return found[1] if found else ""


def _in_order(question: Question, scope: Sequence[Agreement], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """The signing dates in order: of the partners that are named, or the first (last, second) of all."""
    known = [d for d in _summaries(scope) if question.partners or d.whose not in parties.NAMED_DOCUMENTS]
    dates = [fact for document in known if document.signed for fact in facts_of(document) if fact.field == "date"]
    if not dates:
        return None
    if _LATEST.search(question.bare):
        dates.reverse()
    if len(question.partners) < 2:
        last = max([rank for word, rank in _RANKS.items() if word in question.bare.lower()] or [1])
        dates = dates[:last]
    head = ", ".join(literal(label(fact.document, question.language)) for fact in dates[:1])
    return composing.from_facts(question, dates, index, hits, f"**{head}**")


def _by_sum(question: Question, scope: Sequence[Agreement], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """The largest (smallest) sum of the year and purpose that are asked, in each currency by itself: no rate is assumed."""
    sums = [found for document in _summaries(scope) for found in sums_of(document) if found.figure and _is_meant(question, found)]
    sums.sort(key=lambda found: found.figure or 0.0, reverse=not _SMALLEST.search(question.english))
    first: dict[str, Sum] = {}
    for found in sums:
        first.setdefault(found.currency, found)
    if not first:
        return None
    head = composing.say(question, "currencies") if len(first) > 1 else ""
    lead = [found.fact for found in sums[:1]] if len(first) == 1 else [found.fact for found in first.values()]
    return composing.from_facts(question, lead, index, hits, f"{head}{completeness(len(_whose(sums)), len(scope), question)}")


def _is_meant(question: Question, found: Sum) -> bool:
    """Whether a sum is of the years and the purpose that the question names."""
    in_time = all(found.within(int(year)) for year in question.years)
    return in_time and all(words.search(found.purpose) for _, words in _FOR if words.search(question.english))


def _whose(sums: Sequence[Sum]) -> set[str]:
    return {found.fact.document.whose for found in sums}
