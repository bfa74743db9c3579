"""Whether the sums of an agreement meet a condition; nothing is added up or converted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.checking.values import Number, values_in
from assistant.comparing import Agreement
from assistant.facts import Fact
from assistant.proving_topics import by_topic
from assistant.sums import Sum, sums_of
from assistant.understanding.fitting import ANY_SUM, Condition, is_upper_bound
from assistant.understanding.question import Question
from assistant.understanding.ranges import Range, span_of
from assistant.verdict import Verdict
from corpus.currencies import may_be_same
from corpus.document import Document
from corpus.sentences import sentence_spans
from index.index import Index
from index.terms import stems


def by_sum(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """The sums of the currency and the years that are asked: for "more than" one of them, for "less than" all.

    Of a full text all sums count that its sentences on the question's words name; where only some of them fit, it is not decided.
    """
    sums = [found for document in agreement for found in sums_of(document) if not found.announced and found.figure is not None]
    if condition.within is None:
        return _of_any(condition, question, agreement, index, sums)
    sums = [found for found in sums if all(found.within(int(year)) for year in condition.years)]
    known = [found for found in sums if may_be_same(found.currency, condition.currency)]
    if not known:
        return _of_full_text(condition, question, agreement)
    limits = [condition.within.holds(_told(found.figure or 0.0, found.bound)) for found in known]
    if is_upper_bound(condition):
        met = None if None in limits or len(known) < len(sums) else all(limits)
        met = False if False in limits else met
        shown = max(known, key=lambda found: found.figure or 0.0)
    else:
        met = True if True in limits else None if None in limits or len(known) < len(sums) else False
        shown = known[limits.index(True)] if True in limits else known[0]
    return Verdict(agreement, met, (shown.fact,))


def _of_any(condition: Condition, question: Question, agreement: Agreement, index: Index, sums: list[Sum]) -> Verdict:
    """Whether it names a sum at all: of a full text any, of a summary what it says of the text."""
    if sums:
        return Verdict(agreement, True, (sums[0].fact,))
    for document in agreement:
        if document.kind == "agreement":
            first = next(_stated(document), None)
            return Verdict(agreement, first is not None, (first[1],) if first else ())
    said = by_topic(replace(condition, names=("sum",)), question, agreement, index)
    return said if said.meets is False and said.facts else Verdict(agreement, None)


def _stated(document: Document) -> Iterator[tuple[Number, Fact]]:
    """Every sum that the sentences of a full text name."""
    for start, end in sentence_spans(document.text):
        for value in values_in(document.text[start:end]):
            if isinstance(value, Number) and value.currency:
                said = " ".join(document.text[start + value.start : start + value.end].split())
                yield value, Fact("money", said, document, start, end)


def _of_full_text(condition: Condition, question: Question, agreement: Agreement) -> Verdict:
    """By the sums of its sentences on what is paid for; by any of them where that is not told."""
    terms, document = [set(stems(name)) for name in condition.names], agreement[0]
    stated = [one for one in _stated(document) if may_be_same(one[0].currency, condition.currency)] if document.kind == "agreement" else []
    held: dict[bool | None, Fact] = {}
    for wanted in (terms, terms[1:]) if len(terms) > 1 else (terms,):  # the first word may be the verb
        for value, fact in stated if not held else ():
            if set().union(*wanted) <= set(stems(fact.quote)) and condition.within:
                held.setdefault(condition.within.holds(_told(float(value.amount), value.limit)), fact)
    one_is_enough = not terms and (not is_upper_bound(condition) or ANY_SUM.search(question.english) is not None)
    if one_is_enough and True in held:
        return Verdict(agreement, True, (held[True],))
    return Verdict(agreement, next(iter(held)) if len(held) == 1 else None, tuple(held.values())[:1])


def _told(figure: float, bound: str) -> Range:
    return span_of(bound, figure, 0.0) if bound in ("least", "most") else Range(figure, figure)
