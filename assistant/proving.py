"""Whether an agreement meets a condition: proved by a value of its text, by a silence after the whole text was read, or not decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.comparing import Agreement
from assistant.ending import ending_among
from assistant.facts import Fact
from assistant.languages import languages_in, prevailing_in
from assistant.proving_sums import by_sum
from assistant.proving_topics import by_topic
from assistant.understanding.condition import Condition
from assistant.understanding.question import Question
from assistant.understanding.ranges import Range, period_in
from assistant.verdict import Lines, Verdict, lasting
from corpus import parties
from corpus.document import Document
from corpus.sentences import sentence_spans

PERIODS = ("term", "notice", "consultation")
LAW_OF = 4  # letters by which a condition knows a law: "Scot" is that of Scotland and Scots law
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
    if condition.denied and found.meets is not None:
        return Verdict(agreement, not found.meets, found.facts)
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
    fact = lines.of(agreement, field)
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


def _by_day(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The day of signing."""
    signed, fact = agreement[-1].signed, lines.of(agreement, "date")
    if signed is None or fact is None or condition.within is None:
        return Verdict(agreement, None)
    day = signed.toordinal()
    place = lines.of(agreement, "place")
    return Verdict(agreement, condition.within.holds(Range(day, day)), (fact, place) if place else (fact,))


def _by_ending(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The day on which it ends."""
    ending = ending_among(agreement)
    if ending is None or condition.within is None:
        return Verdict(agreement, None)
    day = ending.day.toordinal()
    return Verdict(agreement, condition.within.holds(Range(day, day)), ending.facts)


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
    country = fact.value.rpartition(", ")[2].split(" (")[0] if fact else ""
    if not fact or not country or "European Union" in fact.document.parties:
        return Verdict(agreement, None)
    return Verdict(agreement, country not in "; ".join(fact.document.parties), (fact,))


def _by_languages(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The languages it is drawn up in, how many they are, or which of them prevails."""
    fact = lines.of(agreement, "languages")
    if fact is None:
        return Verdict(agreement, lines.silence(agreement, "languages"))
    held = prevailing_in(fact.value) if condition.field == "prevailing" else {name for name, *_ in languages_in(fact.value)}
    if condition.within is not None:
        return Verdict(agreement, condition.within.holds(Range(len(held), len(held))), (fact,))
    return Verdict(agreement, held.issuperset(condition.names), (fact,))


def _by_names(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """Whether all names stand in the line of a field: of the place, or who signed for the other side."""
    fact = lines.of(agreement, condition.field)
    if fact is None:
        return Verdict(agreement, None)
    said = fact.value
    if condition.field == "signers":
        said = "; ".join(one for one in said.split("; ") if not one.endswith(f"for {_HOME[0]}"))
    words = set(re.findall(r"[\w’'-]+", said.casefold()))
    of_them = any if condition.field == "place" else all
    held = of_them(set(re.findall(r"[\w’'-]+", name.casefold())) <= words for name in condition.names)
    if condition.field == "signers" and held and [name.casefold() for name in condition.names] == ["minister"]:
        held = re.search(r"(?<!prime )\bminister\b", said, re.IGNORECASE) is not None
    return Verdict(agreement, held, (fact,))


def _by_law(condition: Condition, question: Question, agreement: Agreement, lines: Lines) -> Verdict:
    """The law that governs it."""
    said = next(filter(None, map(_sentence_of_law, agreement)), None) or lines.of(agreement, "law")
    if said:
        of_states = _states_in(said.quote)
        asked = {mention[:LAW_OF]: slug for mention, slug in _states_in(question.english).items()}
        held = all(re.search(rf"\b{re.escape(name)}", said.quote) or asked.get(name) in of_states.values() for name in condition.names)
        of_a_part = not held and any(name.isupper() for name in condition.names)  # "US law": New York's may be meant
        return Verdict(agreement, None if of_a_part else held, (said,))
    silent = lines.silence(agreement, "law")
    return Verdict(agreement, None if condition.names and condition.denied else silent)


def _states_in(text: str) -> dict[str, str]:
    """The states that a text names whole, by name or adjective ("Irish law"), not by a part with laws of its own: as written -> slug."""
    mentions = [*parties.named(text), *parties.others(text)]
    return {m.text: m.slug for m in mentions if m.way == "adjective" or m.text == parties.name_of(m.slug).removeprefix("the ")}


def _sentence_of_law(document: Document) -> Fact | None:
    """The first sentence that says which law governs."""
    for start, end in sentence_spans(document.text) if document.kind == "agreement" else ():
        sentence = document.text[start:end]
        if _LAW.search(sentence) and len(sentence.split()) > LONGEST_HEADING:
            return Fact("law", " ".join(sentence.split()), document, start, end)
    return None


_JUDGES = {
    "date": _by_day,
    "ending": _by_ending,
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
