"""Questions over many agreements: lists with and without a condition, counts and order, each with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant import composing, composing_facts
from assistant.across.comparing import Agreement, agreements, as_answer, compare, completeness, read_closely
from assistant.across.proving import judge_all
from assistant.across.proving_topics import settled
from assistant.across.ranking import ranked
from assistant.across.verdict import Lines, Verdict, places_of
from assistant.answer import Answer, Citation, literal
from assistant.documents.deadlines import asks_for_deadlines, deadlines_of
from assistant.sentences.quote import Quote
from assistant.sentences.quoting import find_quotes
from assistant.understanding.condition import asks_for_whoever, conditions_of
from assistant.understanding.fitting import Condition
from assistant.understanding.many import FRAME, asked_words, asks_of_many
from assistant.understanding.ordering import order_of
from assistant.understanding.question import Question, content_words
from corpus.document import Document
from corpus.quantities.numerals import NUMERAL
from corpus.registry.document_labels import labels
from index.index import Index
from index.passage import Hit
from index.terms import stems

LOOKED_AT, WORDS_OF_COUNT = 3, 0.7  # sentences, and share of the question's words, with which one counts what is asked
_OF_SO_MANY = re.compile(
    rf"\b{NUMERAL}(?: of (?:the|these|all)(?: \d+)?)? (?:agreements|documents|texts|partners|countries|states|signatories)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")
_THERE = re.compile(r"\b(?:are there|do (?:i|we|you) have|in all|altogether|exist)\b", re.IGNORECASE)


def over_many(question: Question, documents: Sequence[Document], lines: Lines, hits: Sequence[Hit]) -> Answer | None:
    """The answer to a list, count or order question over agreements; None where the question is of another kind."""
    index = lines.index
    deadlines, order = asks_for_deadlines(question), order_of(question)
    one = len(question.documents) == 1 or 0 < len(question.partners) < 3
    ordered = order or question.kind == "order"
    if not deadlines and not ordered and (one or not (asks_of_many(question) or asks_for_whoever(question))):
        return None
    scope = agreements(documents, question.partners, question.documents)
    if deadlines:
        return _deadlines(question, scope, index, hits)
    if order and order.of_two:
        return ranked(question, order, scope, lines, hits)
    conditions = conditions_of(question, date.today(), places_of(scope, lines))
    if ordered:
        said = {"topic", "money"}  # what these are of is in the order
        said |= {"place"} if question.partners else set()  # they name whose agreements are ordered
        said |= {"signers"} if order and not order.most else set()  # "by signing date" is the order
        kept = [condition for condition in conditions if condition.field not in said]
        return ranked(question, order, [one for one in scope if judge_all(kept, question, one, lines).meets], lines, hits)
    if conditions:
        return _meeting(question, conditions, scope, lines, hits)
    if all(term.lower() in FRAME for term in question.terms) and (question.kind in ("count", "list") or _THERE.search(question.bare)):
        return composing.counted(question, [agreement[-1] for agreement in scope], hits)
    read = read_closely(question, index, scope, documents)
    asked = replace(question, terms=asked_words(question))
    listed = as_answer(question, compare(asked, index, read), hits, len(scope))
    counted = _counted(asked, index, hits) if question.kind == "count" and not question.said else None
    return _with_count(asked, listed, counted) if listed and counted else listed


def _counted(question: Question, index: Index, hits: Sequence[Hit]) -> Quote | None:
    """The sentence that says of how many agreements it is so: "Eight of the 32 documents speak of F-16s"."""
    found = find_quotes(question, hits, index).quotes[:LOOKED_AT]
    return next((quote for quote in found if quote.features.words >= WORDS_OF_COUNT and _OF_SO_MANY.search(quote.text)), None)


def _with_count(question: Question, listed: Answer, counted: Quote) -> Answer:
    """The list below the sentence that counts, whose number is bold where it says of nothing but what was asked that it is so."""
    text, citations = composing.renumbered(listed, 1)
    told = _OF_SO_MANY.search(counted.text)
    counts = _ASIDE.sub(" ", counted.text.partition(":")[0])
    more = set(stems(" ".join(content_words(_OF_SO_MANY.sub(" ", counts))))) - set(stems(question.english))
    head = f"**{literal(told[0])}**\n\n" if told and not more else ""
    return replace(listed, text=f"{head}{composing.quoted(counted.text)} [1]\n\n{text}", citations=(counted.citation(1), *citations))


def _meeting(
    question: Question, conditions: Sequence[Condition], scope: Sequence[Agreement], lines: Lines, hits: Sequence[Hit]
) -> Answer | None:
    """The agreements that are proved to meet the conditions, each with what proves it, and those of which it cannot be told."""
    conditions = [settled(condition, scope) for condition in conditions]
    verdicts = [judge_all(conditions, question, agreement, lines) for agreement in scope]
    met = [verdict for verdict in verdicts if verdict.meets]
    undecided = [verdict for verdict in verdicts if verdict.meets is None]
    if len(undecided) == len(verdicts) and all(condition.field == "topic" for condition in conditions):
        return None
    names = _names(question, scope)
    told = [completeness(len(met), len(scope), question)]
    citations: list[Citation] = []
    for verdict in met:
        told.append(f"- **{names[verdict.agreement]}**: {_proof(question, verdict, lines.index, citations)}")
    if undecided:
        named = ", ".join(names[verdict.agreement] for verdict in undecided)
        told.append(f"\n{composing.say(question, 'undecided').format(names=named)}")
    return Answer(question.resolved, "\n".join(told), tuple(citations), tuple(hits), bool(met), composing.AT_ONCE)


def _deadlines(question: Question, scope: Sequence[Agreement], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """Every sentence with a time limit or a last day, of the full text of each agreement, or of its summary."""
    names = _names(question, scope)
    found = {agreement: deadlines_of(agreement[0]) for agreement in scope}
    lines = [completeness(sum(bool(facts) for facts in found.values()), len(scope), question)]
    citations: list[Citation] = []
    for agreement, facts in found.items():
        for fact in facts:
            citations.append(composing_facts.cited(fact, index, len(citations) + 1))
            lines.append(f"- **{names[agreement]}**: **{literal(fact.value)}**: {composing.quoted(fact.quote)} [{len(citations)}]")
    return Answer(question.resolved, "\n".join(lines), tuple(citations), tuple(hits), True, composing.AT_ONCE) if citations else None


def _names(question: Question, scope: Sequence[Agreement]) -> dict[Agreement, str]:
    """What each agreement is called; two of one name are told apart by their days of signing."""
    named = labels([agreement[-1] for agreement in scope], question.language)
    return {agreement: literal(name) for agreement, name in zip(scope, named, strict=True)}


def _proof(question: Question, verdict: Verdict, index: Index, citations: list[Citation]) -> str:
    """What proves a verdict, as it is printed; its lines are added to the citations."""
    if not verdict.facts:
        return composing.say(question, "read_whole")
    told = []
    for fact in verdict.facts:
        citations.append(composing_facts.cited(fact, index, len(citations) + 1))
        said = composing.quoted(fact.quote) if fact.field in ("topic", "law") else composing_facts.value_or_quote(fact)
        told.append(f"{said} [{len(citations)}]")
    return ", ".join(told)
