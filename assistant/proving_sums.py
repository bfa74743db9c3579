"""Whether the sums of an agreement meet a condition; nothing is added up or converted."""

from __future__ import annotations

from assistant.checking.values import Number, values_in
from assistant.comparing import Agreement
from assistant.facts import Fact
from assistant.sums import sums_of
from assistant.understanding.condition import Condition, is_upper_bound
from assistant.understanding.question import Question
from assistant.understanding.ranges import Range, span_of
from assistant.verdict import Verdict
from corpus.currencies import currency_of, may_be_same
from corpus.sentences import sentence_spans
from index.terms import stems

_COSTS = frozenset("cost costs worth price prices priced pay pays value values million billion thousand".split())


def by_sum(condition: Condition, question: Question, agreement: Agreement) -> Verdict:
    """The sums of the currency and the years that are asked: for "more than" one of them, for "less than" all.

    Of a full text all sums count that its sentences on the question's words name; where only some of them fit, it is not decided.
    """
    sums = [found for document in agreement for found in sums_of(document) if not found.announced and found.figure is not None]
    sums = [found for found in sums if all(found.within(int(year)) for year in condition.years)]
    known = [found for found in sums if may_be_same(found.currency, condition.currency)]
    if condition.within is None:
        return Verdict(agreement, None)
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


def _names_a_thing(term: str) -> bool:
    """Whether a word of a question names what is paid for, and is no figure, currency or word for paying."""
    return term.isalpha() and term.lower() not in _COSTS and not currency_of(term)


def _of_full_text(condition: Condition, question: Question, agreement: Agreement) -> Verdict:
    terms = set(stems(" ".join(filter(_names_a_thing, question.terms))))
    document = agreement[0]
    held: dict[bool | None, Fact] = {}
    for start, end in sentence_spans(document.text) if document.kind == "agreement" and condition.within else ():
        text = document.text[start:end]
        for value in values_in(text) if not terms or terms & set(stems(text)) else ():
            if isinstance(value, Number) and may_be_same(value.currency, condition.currency):
                said = " ".join(document.text[start + value.start : start + value.end].split())
                told = _told(float(value.amount), value.limit)
                held.setdefault(condition.within.holds(told), Fact("money", said, document, start, end))  # type: ignore[union-attr]
    return Verdict(agreement, next(iter(held)) if len(held) == 1 else None, tuple(held.values())[:1])


def _told(figure: float, bound: str) -> Range:
    return span_of(bound, figure, 0.0) if bound in ("least", "most") else Range(figure, figure)
