"""Whether an agreement meets a condition: proved by a value of its text, by a silence after the whole text was read, or not decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.across.comparing import Agreement
from assistant.across.proving_sums import by_sum
from assistant.across.proving_topics import by_topic
from assistant.across.verdict import Lines, Verdict, lasting
from assistant.documents.facts import Fact
from assistant.documents.languages import languages_in, prevailing_in
from assistant.documents.law_of import countries_of_law, is_law_of
from assistant.documents.notices import notices_of
from assistant.shelving import kept
from assistant.understanding.fitting import OWN_COUNTRY, Condition
from assistant.understanding.question import Question
from assistant.understanding.ranges import Range, period_in
from corpus import parties
from corpus.document import Document
from corpus.remembered import once
from corpus.sentences import sentence_spans

PERIODS = ("term", "notice", "consultation")
LONGEST_HEADING = 4  # words, "§ 7 Governing law"
_SILENT = re.compile(r"not in the text\b|no deadline named\b", re.IGNORECASE)  # how a summary says that the text has no such clause
_LAW = re.compile(
    r"\b(?:governed by|governing law|construed (?:in accordance with|under)|subject to the laws?|laws? (?:of (?:the )?(?-i:[A-Z])[^.;]{1,60}? )?(?:\w+ )?appl(?:y|ies)|регулюється)\b",
    re.IGNORECASE,
)
_HOME = ("Ukraine", "Kyiv")  # the side that every shipped agreement shares, and its capital


def judge(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The verdict on one agreement; a denied condition is met where the plain one is proved not to be."""
    found = _JUDGES.get(condition.field, _by_period)(condition, question, agreement, lines)
    if condition.other and found.meets is False:  # it has another value, unless it has none
        found = judge(replace(condition, within=None, names=(), other=False, denied=False), question, agreement, lines)
    elif condition.other and found.meets:
        found = replace(found, meets=False)
    if condition.denied and found.meets is not None:
        return replace(found, meets=not found.meets)
    return found


def judge_all(conditions: Sequence[Condition], question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The verdict where all conditions have to be met: one that is not met decides, whatever is known of the others."""
    verdicts = [judge(condition, question, agreement, lines) for condition in conditions]
    meets = [verdict.meets for verdict in verdicts]
    facts = tuple(dict.fromkeys(fact for verdict in verdicts for fact in verdict.facts))
    return Verdict(agreement, False if False in meets else None if None in meets else True, facts)


def _by_period(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """A span of time; for "period" any of those that agreements have."""
    if condition.field == "period":
        verdicts = [_of_period(condition, field, agreement, lines) for field in PERIODS]
        met = next((verdict for verdict in verdicts if verdict.meets), None)
        undecided = any(verdict.meets is None for verdict in verdicts)
        told = next((verdict.facts for verdict in reversed(verdicts) if verdict.facts), ())
        return met or Verdict(agreement, None if undecided else False, told)
    return _of_period(condition, condition.field, agreement, lines)


def _of_period(condition: Condition, field: str, agreement: Agreement, lines: Lines) -> Verdict:
    fact, told = lines.of(agreement, field), notices_of(agreement) if field == "notice" else []
    if len(told) > 1 or (told and fact is None):
        return _of_notices(condition, agreement, told)
    if fact is None:
        lasts = lasting(agreement) if field == "term" else None
        if lasts:
            return Verdict(agreement, condition.within is None or condition.within.holds(lasts[0]), lasts[1])
        return Verdict(agreement, lines.silence(agreement, field))
    if _SILENT.match(fact.value):
        return Verdict(agreement, False, (fact,))
    said = period_in(fact.value)
    if said is None:
        return Verdict(agreement, None, (fact,))
    return Verdict(agreement, condition.within is None or condition.within.holds(said), (fact,))


def _of_notices(condition: Condition, agreement: Agreement, told: Sequence[tuple[Range, Fact]]) -> Verdict:
    """Whether every notice by which an agreement is ended is of the span of time, or none; not decided where only some are."""
    fits = {condition.within is None or condition.within.holds(span) for span, _ in told}
    return Verdict(agreement, fits.pop() if len(fits) == 1 else None, tuple(fact for _, fact in told))


def _by_day(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The day of signing."""
    signed, fact = agreement[-1].signed, lines.of(agreement, "date")
    if signed is None or fact is None:
        return Verdict(agreement, None)
    day = signed.toordinal()
    beside = [lines.of(agreement, field) for field in (("signers", "place") if question.kind == "person" else ("place",))]
    held = condition.within is None or condition.within.holds(Range(day, day))
    return Verdict(agreement, held, (fact, *filter(None, beside)))


def _by_ending(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The day on which it ends."""
    ending = lines.ending(agreement)
    if ending is None:
        return Verdict(agreement, None)
    return Verdict(agreement, condition.within is None or condition.within.holds(ending.days), ending.facts)


def _by_force(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """Whether it bound on a day: that lies between the day of its effect, or of its signing, and that on which it ends."""
    document, ending = agreement[-1], lines.ending(agreement)
    begun = document.effective or document.signed
    if begun is None or ending is None or condition.within is None:
        return Verdict(agreement, None)
    held = Range(begun.toordinal(), ending.days.low).holds(condition.within)
    later = ending.days.low < condition.within.high <= ending.days.high
    return Verdict(agreement, None if later else held, ending.facts)


def _by_capital(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """Whether it was signed in the capital of one of its parties."""
    fact = lines.of(agreement, "place")
    if fact is None:
        return Verdict(agreement, None)
    document, (city, _, country) = fact.document, fact.value.partition(", ")
    whose = [mention.slug for mention in parties.named(fact.value) if mention.way == "capital"]
    beside = country.rpartition(", ")[2].split(" (")[0]
    theirs = any(slug in document.partners for slug in whose) or bool(whose and beside and beside in "; ".join(document.parties))
    seat = "European Union" in document.parties and city == "Brussels"
    return Verdict(agreement, theirs or seat or city == _HOME[1], (fact,))


def _by_country(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """Whether it was signed in a country that is no party to it."""
    fact = lines.of(agreement, "place")
    at_home = _is_at_home(fact) if fact else None
    return Verdict(agreement, None if at_home is None else not at_home, (fact,) if fact and at_home is not None else ())


def _is_at_home(place: Fact, of: Sequence[str] = ()) -> bool | None:
    """Whether a place lies in the country of one of these parties, or of any; None where that is not told, or has no country, as a union."""
    country, theirs = place.value.rpartition(", ")[2].split(" (")[0], of or place.document.parties
    return country in "; ".join(theirs) if country and "European Union" not in place.document.parties else None


def _by_languages(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The languages it is drawn up in, how many they are, or which of them prevails."""
    fact = lines.of(agreement, "languages")
    if fact is None:
        silent = lines.silence(agreement, "languages")
        return Verdict(agreement, None if condition.names and condition.denied else silent)
    held = prevailing_in(fact.value) if condition.field == "prevailing" else {name for name, *_ in languages_in(fact.value)}
    if condition.within is not None:
        return Verdict(agreement, condition.within.holds(Range(len(held), len(held))), (fact,))
    if condition.other:  # one of them is another
        return Verdict(agreement, not held - set(condition.names), (fact,))
    return Verdict(agreement, held.issuperset(condition.names), (fact,))


def _by_names(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """Whether it was signed in one of the places, or all names stand in the line that says who signed for the other side."""
    fact = lines.of(agreement, condition.field)
    if fact is None:
        return Verdict(agreement, None)
    if condition.field == "place":
        return _by_place(condition, agreement, fact)
    said = "; ".join(one for one in fact.value.split("; ") if not one.endswith(f"for {_HOME[0]}"))
    held = all(_words(name) <= _words(said) for name in condition.names)
    if held and [name.casefold() for name in condition.names] == ["minister"]:
        held = re.search(r"(?<!prime )\bminister\b", said, re.IGNORECASE) is not None
    return Verdict(agreement, held, (fact,))


def _by_place(condition: Condition, agreement: Agreement, fact: Fact) -> Verdict:
    """Whether it was signed in one of the places, of which the own country of the other side may be one; each place is one where none is named."""
    named = [name for name in condition.names if name != OWN_COUNTRY]
    held = not condition.names or any(_words(name) <= _words(fact.value) for name in named)
    if not held and OWN_COUNTRY in condition.names:
        at_home = _is_at_home(fact, [party for party in fact.document.parties if party != _HOME[0]])
        return Verdict(agreement, at_home, (fact,))
    return Verdict(agreement, held, (fact,))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", text.casefold()))


def _by_law(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The law that governs it."""
    said = next(filter(None, map(sentence_of_law, agreement)), None) or lines.of(agreement, "law")
    if said:
        held = all(is_law_of(name, said.quote) for name in condition.names)
        named = any(name.isupper() for name in condition.names)
        of_a_part = named and not held and not countries_of_law(said.quote)  # "US law": that of a part may be meant
        return Verdict(agreement, None if of_a_part else held, (said,))
    silent = lines.silence(agreement, "law")
    return Verdict(agreement, None if condition.names and condition.denied else silent)


@once
@kept(Fact)
def sentence_of_law(document: Document) -> Fact | None:
    """The first sentence that says which law governs."""
    for start, end in sentence_spans(document.text) if document.kind == "agreement" else ():
        sentence = document.text[start:end]
        if _LAW.search(sentence) and len(sentence.split()) > LONGEST_HEADING:
            return Fact("law", " ".join(sentence.split()), document, start, end)
    return None


_JUDGES = {
    "date": _by_day,
    "ending": _by_ending,
    "in force": _by_force,
    "capital": _by_capital,
    "abroad": _by_country,
    "place": _by_names,
    "signers": _by_names,
    "languages": _by_languages,
    "prevailing": _by_languages,
    "law": _by_law,
    "money": lambda condition, question, agreement, lines: by_sum(condition, question, agreement),
    "topic": lambda condition, question, agreement, lines: by_topic(condition, question, agreement, lines.index),
}
