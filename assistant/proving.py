"""Whether an agreement meets a condition: proved by a value of its text, by a silence after the whole text was read, or not decided."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.comparing import Agreement
from assistant.ending import ending_of
from assistant.facts import Fact, facts_of
from assistant.sums import sums_of
from assistant.understanding.condition import Condition, is_upper_bound
from assistant.understanding.question import Question
from assistant.understanding.ranges import Range, period_in, span_of
from assistant.values import absence_end
from corpus import parties
from corpus.document import Document
from corpus.sentences import sentence_spans
from index.index import Index
from index.terms import stems

PERIODS = ("term", "notice", "consultation")
LONGEST_HEADING = 4  # words, "§ 7 Governing law"
_SILENT = re.compile(r"not in the text\b|no deadline named\b", re.IGNORECASE)  # how a summary says that the text has no such clause
_SPEAKS = {  # a full text without these words has no such clause
    "term": re.compile(r"\byears?\b|\bterm\b|\bduration\b|\bexpir\w+|\buntil\b|\bрок\w*|\bстрок\w*", re.IGNORECASE),
    "notice": re.compile(r"\bnotices?\b|\bterminat\w+|\bwithdraw\w*|\bdenounc\w+|\bприпин\w+|\bрозірва\w+", re.IGNORECASE),
    "consultation": re.compile(r"\bconsult\w*|консультац", re.IGNORECASE),
    "languages": re.compile(r"\blanguages?\b|\bмов(?:ою|ами|ах)\b", re.IGNORECASE),
    "law": re.compile(r"\blaws?\b|\bправ[оа]\b", re.IGNORECASE),
}
_LAW = re.compile(
    r"\b(?:governed by|governing law|construed (?:in accordance with|under)|subject to the laws?|регулюється)\b", re.IGNORECASE
)
_HOME = ("Ukraine", "Kyiv")  # the side that every shipped agreement shares, and its capital
_BETWEEN = frozenset("for of on about to in with by from".split())  # after which a denial is of something else
MOST_BETWEEN = 3  # words between "does not mention" and what is not mentioned


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an agreement meets a condition, None where its text does not decide it, and the lines that prove it (none: its silence)."""

    agreement: Agreement
    meets: bool | None
    facts: tuple[Fact, ...] = ()


def judge(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """The verdict on one agreement; a denied condition is met where the plain one is proved not to be."""
    found = _JUDGES.get(condition.field, _by_period)(condition, question, agreement, index)
    if condition.denied and found.meets is not None:
        return Verdict(agreement, not found.meets, found.facts)
    return found


def judge_all(conditions: Sequence[Condition], question: Question, agreement: Agreement, index: Index) -> Verdict:
    """The verdict where all conditions have to be met: one that is not met decides, whatever is known of the others."""
    verdicts = [judge(condition, question, agreement, index) for condition in conditions]
    meets = [verdict.meets for verdict in verdicts]
    facts = tuple(dict.fromkeys(fact for verdict in verdicts for fact in verdict.facts))
    return Verdict(agreement, False if False in meets else None if None in meets else True, facts)


def of_field(agreement: Agreement, field: str) -> Fact | None:
    """The line of an agreement that says a field, of its full text first."""
    return next((fact for document in agreement for fact in facts_of(document) if fact.field == field), None)


def _by_period(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """A span of time; for "period" any of those that agreements have."""
    if condition.field == "period":
        verdicts = [_of_period(condition, field, agreement) for field in PERIODS]
        met = next((verdict for verdict in verdicts if verdict.meets), None)
        undecided = any(verdict.meets is None for verdict in verdicts)
        told = next((verdict.facts for verdict in reversed(verdicts) if verdict.facts), ())
        return met or Verdict(agreement, None if undecided else False, told)
    return _of_period(condition, condition.field, agreement)


def _of_period(condition: Condition, field: str, agreement: Agreement) -> Verdict:
    fact = of_field(agreement, field)
    if fact is None:
        return Verdict(agreement, _silence(agreement, field))
    if _SILENT.match(fact.value):
        return Verdict(agreement, False, (fact,))
    said = period_in(fact.value)
    if said is None:
        return Verdict(agreement, None, (fact,))
    return Verdict(agreement, condition.within is None or condition.within.holds(said), (fact,))


def _silence(agreement: Agreement, field: str) -> bool | None:
    """False where a full text has none of the words of such a clause; None where it has, or only a summary is there."""
    full = [document for document in agreement if document.kind == "agreement"]
    return False if full and not any(_SPEAKS[field].search(document.text) for document in full) else None


def _by_day(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """The day of signing."""
    signed, fact = agreement[-1].signed, of_field(agreement, "date")
    if signed is None or fact is None or condition.within is None:
        return Verdict(agreement, None)
    day = signed.toordinal()
    place = of_field(agreement, "place")
    return Verdict(agreement, condition.within.holds(Range(day, day)), (fact, place) if place else (fact,))


def _by_ending(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """The day on which it ends."""
    ending = next((found for document in agreement if (found := ending_of(document))), None)
    if ending is None or condition.within is None:
        return Verdict(agreement, None)
    day = ending.day.toordinal()
    return Verdict(agreement, condition.within.holds(Range(day, day)), ending.facts)


def _by_capital(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """Whether it was signed in the capital of one of its parties."""
    fact = of_field(agreement, "place")
    if fact is None:
        return Verdict(agreement, None)
    document, (city, _, country) = fact.document, fact.value.partition(", ")
    whose = [mention.slug for mention in parties.named(fact.value) if mention.way == "capital"]
    beside = country.rpartition(", ")[2].split(" (")[0]
    theirs = any(slug in document.partners for slug in whose) or bool(whose and beside and beside in "; ".join(document.parties))
    seat = "European Union" in document.parties and city == "Brussels"
    return Verdict(agreement, theirs or seat or city == _HOME[1], (fact,))


def _by_country(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """Whether it was signed in a country that is no party to it."""
    fact = of_field(agreement, "place")
    country = fact.value.rpartition(", ")[2].split(" (")[0] if fact else ""
    if not fact or not country or "European Union" in fact.document.parties:
        return Verdict(agreement, None)
    return Verdict(agreement, country not in "; ".join(fact.document.parties), (fact,))


def _by_names(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """Whether all names stand in the line of a field: of the place, the languages, or who signed for the other side."""
    fact = of_field(agreement, condition.field)
    if fact is None:
        silent = condition.field == "languages" and _silence(agreement, "languages") is False
        return Verdict(agreement, False if silent else None)
    said = fact.value
    if condition.field == "signers":
        said = "; ".join(one for one in said.split("; ") if not one.endswith(f"for {_HOME[0]}"))
    words = set(re.findall(r"[\w’'-]+", said.casefold()))
    held = all(set(re.findall(r"[\w’'-]+", name.casefold())) <= words for name in condition.names)
    if condition.field == "signers" and held and [name.casefold() for name in condition.names] == ["minister"]:
        held = re.search(r"(?<!prime )\bminister\b", said, re.IGNORECASE) is not None
    return Verdict(agreement, held, (fact,))


def _by_law(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """The law that governs it."""
    for document in agreement:
        for start, end in sentence_spans(document.text) if document.kind == "agreement" else ():
            sentence = document.text[start:end]
            if _LAW.search(sentence) and len(sentence.split()) > LONGEST_HEADING:
                held = all(re.search(rf"\b{re.escape(name)}", sentence) for name in condition.names)
                return Verdict(agreement, held, (Fact("law", " ".join(sentence.split()), document, start, end),))
    silent = _silence(agreement, "law")
    return Verdict(agreement, None if condition.names and condition.denied else silent)


def _by_sum(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """The sums of the text in the currency and of the years that are asked: for "more than" one of them, for "less than" all."""
    sums = [found for document in agreement for found in sums_of(document) if not found.announced and found.figure is not None]
    sums = [found for found in sums if all(found.within(int(year)) for year in condition.years)]
    known = [found for found in sums if found.currency == condition.currency]
    if not known or condition.within is None:
        return Verdict(agreement, None)
    limits = [condition.within.holds(_told(found.figure or 0.0, found.bound)) for found in known]
    if is_upper_bound(condition):
        met = None if None in limits or len(known) < len(sums) else all(limits)
        met = False if False in limits else met
        shown = max(known, key=lambda found: found.figure or 0.0)
    else:
        met = True if True in limits else None if None in limits or len(known) < len(sums) else False
        shown = known[limits.index(True)] if True in limits else known[0]
    return Verdict(agreement, met, (shown.fact,))


def _told(figure: float, bound: str) -> Range:
    return span_of(bound, figure, 0.0) if bound in ("least", "most") else Range(figure, figure)


def _by_topic(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """Whether a text speaks of what is asked: a sentence that holds all of its words, or that says it is not there, or no such word."""
    wanted = [frozenset(stems(name)) for name in condition.names if stems(name)]
    if not wanted:
        return Verdict(agreement, None)
    rarest = max(wanted, key=lambda held: max(index.rarity(sorted(held))))
    alike = [set(stems(word)) for words in question.in_their_words.same.values() for meant in words for word in meant]
    speaks, absent, near = None, None, False
    for document in agreement:
        for start, end, held in _sentences(document):
            if all(stem <= held for stem in wanted):
                fact = Fact("topic", " ".join(document.text[start:end].split()), document, start, end)
                absent, speaks = (fact, speaks) if _is_denied(fact.value, wanted) else (absent, speaks or fact)
            near = near or rarest <= held or any(stem <= held for stem in alike if stem)
    if speaks or absent:
        return Verdict(agreement, None if speaks and absent else absent is None, tuple(fact for fact in (speaks, absent) if fact))
    full = any(document.kind == "agreement" for document in agreement)
    return Verdict(agreement, False if full and not near else None)


def _is_denied(text: str, wanted: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence says that a text does not hold just this: "does not mention F-16 aircraft"."""
    end = absence_end(text)
    if not end or ":" in text[:end]:
        return False
    words = text[end:].split()
    ahead = next((at for at, word in enumerate(words) if any(stem & set(stems(word)) for stem in wanted)), len(words))
    return ahead <= MOST_BETWEEN and _BETWEEN.isdisjoint(word.lower() for word in words[:ahead])


@functools.lru_cache(maxsize=256)
def _sentences(document: Document) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """(start, end, stems) of each sentence."""
    return tuple((start, end, frozenset(stems(document.text[start:end]))) for start, end in sentence_spans(document.text))


_JUDGES = {
    "date": _by_day,
    "ending": _by_ending,
    "capital": _by_capital,
    "abroad": _by_country,
    "place": _by_names,
    "signers": _by_names,
    "languages": _by_names,
    "law": _by_law,
    "money": _by_sum,
    "topic": _by_topic,
}
