"""Whether the sums of an agreement meet a condition; nothing is added up or converted."""

from __future__ import annotations

import re

from assistant.across.comparing import Agreement
from assistant.across.verdict import Verdict
from assistant.checking.values import Number, values_in
from assistant.documents.facts import Fact
from assistant.documents.sums import Sum, sums_of
from assistant.shelving import kept
from assistant.understanding.fitting import ANY_SUM, Condition, is_upper_bound
from assistant.understanding.question import Question
from assistant.understanding.ranges import Range, span_of
from corpus.document import Document, Section
from corpus.loading import SUMS
from corpus.quantities.currencies import may_be_same, may_name
from corpus.sentences import sentence_spans
from index.terms import stems

_NO_SUM = re.compile(r"\bnames no sums?(?: of money)?(?=[.;,]|$)", re.IGNORECASE)  # how a summary says so of the text


def by_sum(condition: Condition, question: Question, agreement: Agreement) -> Verdict:
    """The sums of the currency and the years that are asked: for "more than" one of them, for "less than" all.

    Of a full text all sums count that its sentences on the question's words name; where only some of them fit, it is not decided.
    """
    sums = [found for document in agreement for found in sums_of(document) if not found.announced and found.figure is not None]
    if condition.within is None:
        return _of_any(agreement, sums, condition.currency)
    sums = [found for found in sums if all(found.within(int(year)) for year in condition.years)]
    sums = [found for found in sums if _is_for(condition, question, found.fact.quote)] if condition.names else sums
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


def _of_any(agreement: Agreement, sums: list[Sum], currency: str) -> Verdict:
    """Whether it names a sum at all, or one of a currency: of a full text any, of a summary what it says of the text where it gives the sums."""
    of_it = [found for found in sums if not currency or may_be_same(found.currency, currency)]
    if sums:
        return Verdict(agreement, bool(of_it), (of_it[0].fact if of_it else sums[0].fact,))
    for document in agreement:
        if document.kind == "agreement":
            first = next((one for one in stated(document) if not currency or may_be_same(one[0].currency, currency)), None)
            return Verdict(agreement, first is not None, (first[1],) if first else ())
        if said := _denied(document):
            return Verdict(agreement, False, (said,))
    return Verdict(agreement, None)


def _denied(document: Document) -> Fact | None:
    """The sentence by which a summary says, where the sums would stand, that the text names none."""
    for start, end in (span for section in document.sections if section.path == SUMS for span in _sentences(document, section)):
        if _NO_SUM.search(document.text[start:end]):
            return Fact("topic", document.text[start:end], document, start, end)
    return None


def _sentences(document: Document, section: Section) -> list[tuple[int, int]]:
    return [(section.start + start, section.start + end) for start, end in sentence_spans(document.text[section.start : section.end])]


@kept(Fact, Number)
def stated(document: Document) -> tuple[tuple[Number, Fact], ...]:
    """Every sum that the sentences of a full text name."""
    found = []
    for start, end in sentence_spans(document.text) if document.kind == "agreement" else ():
        for value in values_in(document.text[start:end]) if may_name(document.text[start:end]) else ():
            if isinstance(value, Number) and value.currency:
                said = " ".join(document.text[start + value.start : start + value.end].split())
                found.append((value, Fact("money", said, document, start, end)))
    return tuple(found)


def _of_full_text(condition: Condition, question: Question, agreement: Agreement) -> Verdict:
    """By the sums of its sentences on what is paid for; by any of them where that is not told."""
    document, held = agreement[0], dict[bool | None, Fact]()
    for value, fact in stated(document) if condition.within else ():
        in_time = all(year in fact.quote for year in condition.years)
        if in_time and may_be_same(value.currency, condition.currency) and _is_for(condition, question, fact.quote):
            held.setdefault(condition.within.holds(_told(float(value.amount), value.limit)), fact)  # type: ignore[union-attr]
    one_is_enough = not condition.names and (not is_upper_bound(condition) or ANY_SUM.search(question.english) is not None)
    if one_is_enough and True in held:
        return Verdict(agreement, True, (held[True],))
    return Verdict(agreement, next(iter(held)) if len(held) == 1 else None, tuple(held.values())[:1])


def _is_for(condition: Condition, question: Question, text: str) -> bool:
    """Whether a line with a sum names all that is said to be paid for, in the question's words or in others for them."""
    same, held = question.in_their_words.same, set(stems(text))
    return all(any(set(stems(" ".join(said))) <= held for said in ((name,), *same.get(name.lower(), ()))) for name in condition.names)


def _told(figure: float, bound: str) -> Range:
    return span_of(bound, figure, 0.0) if bound in ("least", "most") else Range(figure, figure)
