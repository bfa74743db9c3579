"""Agreements in the order of a value: of signing, of a span of time, or of their sums; nothing is converted or added up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from assistant import composing, composing_facts
from assistant.across.comparing import Agreement, completeness
from assistant.across.verdict import Lines, lasting
from assistant.answer import Answer, literal
from assistant.documents.facts import Fact, facts_of
from assistant.documents.sums import Sum, sums_of
from assistant.understanding.fitting import MONEY
from assistant.understanding.ordering import SIZE, Order
from assistant.understanding.question import Question
from assistant.understanding.ranges import period_in
from corpus import parties
from corpus.quantities.currencies import currencies_in, currency_of
from corpus.quantities.numerals import amount_of
from corpus.registry.document_labels import label, labels
from index.index import Index
from index.passage import Hit
from index.terms import stems

_LATEST = re.compile(r"\b(?:last|latest|newest|most recent)\b|останн", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:first|earliest|oldest)\b|перш", re.IGNORECASE)
_OF_SIGNING = re.compile(
    r"\b(?:sign\w*|conclud\w+|agreements?|deals?|pacts?|accords?|partners?)\b.*\b(?:first|last|latest|earl\w+|later|second|third|order)\b"
    r"|\b(?:first|last|latest|earl\w+|newest|oldest|later|second|third|order)\b.*\b(?:sign\w*|conclud\w+|agreements?|deals?|pacts?|accords?)\b|\bwho was first\b",
    re.IGNORECASE,
)
_LARGEST = re.compile(r"\b(?:biggest|largest|highest|greatest|most)\b|найбільш", re.IGNORECASE)
_SMALLEST = re.compile(r"\b(?:smallest|lowest|least)\b|найменш", re.IGNORECASE)
_RANKS = {"second": 2, "third": 3, "друг": 2, "трет": 3}
_GIVEN = re.compile(r"aid|support|help|assistance|packages?", re.IGNORECASE)  # what every sum is given as
FEW, COMMON = 6, 0.1  # sums, or share of them, in whose purposes a word stands that tells these apart
_FOR = (
    ("military", re.compile(r"\bmilitar|\bdefen[cs]e|\barms|\bweapon|\barm(?:y|ed)", re.I)),
    ("humanitarian", re.compile(r"\bhumanitarian", re.I)),
)


def ranked(question: Question, order: Order | None, scope: Sequence[Agreement], lines: Lines, hits: Sequence[Hit]) -> Answer | None:
    """The agreements in the order that is asked for, or its first; None where no value orders them. `order`: None where it is not told."""
    index = lines.index
    if order and order.of_two and len(scope) == 2:
        return _of_two(question, order, scope, lines, hits)
    if order is None:
        if _LARGEST.search(question.english) or _SMALLEST.search(question.english):
            return _by_sum(question, scope, index, hits)
        of_signing = len(question.partners) > 1 or _OF_SIGNING.search(question.english)
        return _in_order(question, scope, index, hits) if of_signing else None
    if order.field == "money":
        return _by_sum(question, scope, index, hits, order.most) if order.most else _all_sums(question, order, scope, index, hits)
    if order.field == "date" and order.most == 1:
        return _in_order(question, scope, index, hits)
    rows = _by_field(order, scope, lines)
    if not rows:
        return None
    ends = [value for value, _ in rows][: order.most or len(rows)]
    chosen = [fact for value, fact in rows if value in ends]
    return composing_facts.from_facts(question, chosen, index, hits, completeness(len(rows), len(scope), question), True)


def _of_two(question: Question, order: Order, scope: Sequence[Agreement], lines: Lines, hits: Sequence[Hit]) -> Answer | None:
    """The one of two agreements that has more, or less, and what each says, where both say it; sums are compared in a currency that both have."""
    if order.field == "money":
        rows, comparable = _alike_sums(question, scope)
    else:
        rows, comparable = [row for agreement in scope if (row := _value(order.field, agreement, lines))], True
    rows.sort(key=lambda row: -row[0] if order.falling else row[0])
    decided = comparable and len(rows) == 2 and rows[0][0] != rows[1][0]
    head = f"**{literal(label(rows[0][1].document, question.language))}**" if decided else ""
    return (
        composing_facts.from_facts(question, [fact for _, fact in rows], lines.index, hits, head, several=True) if len(rows) == 2 else None
    )


def _alike_sums(question: Question, scope: Sequence[Agreement]) -> tuple[list[tuple[float, Fact]], bool]:
    """The largest sum of each of two agreements, in a currency that both have, and whether there is one; else each in its own."""
    sums = [largest_sums(question, [agreement]) for agreement in scope]
    common = next((one.currency for one in sums[0] for other in sums[1] if one.currency == other.currency), "")
    chosen = [found for held in sums for found in [one for one in held if common in ("", one.currency)][:1]]
    return [(found.figure or 0.0, found.fact) for found in chosen], bool(common)


def _by_field(order: Order, scope: Sequence[Agreement], lines: Lines) -> list[tuple[float, Fact]]:
    """(value, the line that says it) of the agreements that say one, in order."""
    rows = [row for agreement in scope if (row := _value(order.field, agreement, lines))]
    return sorted(rows, key=lambda row: -row[0] if order.falling else row[0])


def _value(field: str, agreement: Agreement, lines: Lines) -> tuple[float, Fact] | None:
    """The value of a field in days or hours, and the line that says it."""
    if field == "ending":
        ending = lines.ending(agreement)
        return (float(ending.day.toordinal()), replace(ending.facts[-1], value=f"{ending.day.day} {ending.day:%B %Y}")) if ending else None
    fact, signed = lines.of(agreement, field), agreement[-1].signed
    if fact and field == "date":
        return (float(signed.toordinal()), fact) if signed else None
    said = period_in(fact.value) if fact else None
    if fact and said:
        return said.low, fact
    lasts = lasting(agreement) if field == "term" else None
    return (lasts[0].low, lasts[1][0]) if lasts else None


def _in_order(question: Question, scope: Sequence[Agreement], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """The signing dates in order: of the partners that are named, or the first (last, second) of all."""
    told = f"{question.bare} {question.english}"  # what a Ukrainian question says in English, too
    known = [d for d in [agreement[-1] for agreement in scope] if question.partners or d.whose not in parties.NAMED_DOCUMENTS]
    dates = [fact for document in known if document.signed for fact in facts_of(document) if fact.field == "date"]
    if not dates:
        return None
    if len(question.partners) < 2 and len(dates) > 1 and _FIRST.search(told) and _LATEST.search(told):  # both ends
        return composing_facts.from_facts(question, [dates[0], dates[-1]], index, hits)
    if _LATEST.search(told):
        dates.reverse()
    if len(question.partners) < 2:
        ranks = sorted({rank for word, rank in _RANKS.items() if word in told.lower()}) or [1]
        dates = [dates[rank - 1] for rank in ([1, *ranks] if _FIRST.search(told) and ranks != [1] else ranks) if rank <= len(dates)]
    named = dates if len(question.partners) < 2 else dates[:1]
    head = ", ".join(literal(label(fact.document, question.language)) for fact in named)
    return composing_facts.from_facts(question, dates, index, hits, f"**{head}**")


def _by_sum(question: Question, scope: Sequence[Agreement], index: Index, hits: Sequence[Hit], most: int = 1) -> Answer | None:
    """The `most` largest (smallest) sums of the year and purpose that are asked, in each currency by itself: no rate is assumed."""
    sums = _meant_sums(question, scope, falling=not _SMALLEST.search(question.english))
    if not sums:
        return None
    held: dict[str, list[Sum]] = defaultdict(list)
    for found in sums:
        if len(held[found.currency]) < most and found.fact.document.whose not in _whose(held[found.currency]):
            held[found.currency].append(found)
    head = composing.say(question, "currencies") if len(held) > 1 else ""
    rows = [found.fact for currency in sorted(held, key=lambda one: -len(held[one])) for found in held[currency]]
    return composing_facts.from_facts(question, rows, index, hits, f"{head}{completeness(len(_whose(sums)), len(scope), question)}", True)


def largest_sums(question: Question, scope: Sequence[Agreement], falling: bool = True) -> list[Sum]:
    """The largest (smallest, where not `falling`) sum of the year and purpose that a question asks, in each currency."""
    first: dict[str, Sum] = {}
    for found in _meant_sums(question, scope, falling):
        first.setdefault(found.currency, found)
    return list(first.values())


def _all_sums(question: Question, order: Order, scope: Sequence[Agreement], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """Every sum of the year and purpose that are asked, in order within its currency, and who else has sums."""
    sums = _meant_sums(question, scope, order.falling)
    if not sums:
        return None
    currencies = list(
        dict.fromkeys(found.currency for found in sorted(sums, key=lambda found: -sum(found.currency == o.currency for o in sums)))
    )
    rows = [found.fact for currency in currencies for found in sums if found.currency == currency]
    head = composing.say(question, "each_currency") if len(currencies) > 1 else ""
    head += completeness(len(_whose(sums)), len(scope), question)
    if left := [agreement for agreement in scope if _left_out(question, agreement) and agreement[-1].whose not in _whose(sums)]:
        head += f"\n{composing.say(question, 'other_sums').format(names=', '.join(map(literal, labels([one[-1] for one in left], question.language))))}\n"
    return composing_facts.from_facts(question, rows, index, hits, head, True)


def _is_of_sums(word: str) -> bool:
    """Whether a word is one for sums, currencies or numbers."""
    return word.lower() in MONEY or bool(currency_of(word)) or amount_of(word.lower()) is not None


def _left_out(question: Question, agreement: Agreement) -> bool:
    """Whether an agreement has sums of the years that are asked, which may be meant: in another currency, or for a purpose that is not told."""
    return any(found.figure and _in_time(question, found) and not _is_for_another(question, found) for found in sums_of(agreement[-1]))


def _meant_sums(question: Question, scope: Sequence[Agreement], falling: bool) -> list[Sum]:
    """The sums of the year, the currency and the purpose that a question asks, in order."""
    told = [found for agreement in scope for found in sums_of(agreement[-1]) if found.figure]
    topic = _topic_among(question, told)
    sums = [found for found in told if _is_meant(question, found) and topic <= set(stems(found.purpose))]
    return sorted(sums, key=lambda found: found.figure or 0.0, reverse=falling)


def _topic_among(question: Question, sums: Sequence[Sum]) -> set[str]:
    """The stems of the question's words that tell the purposes of sums apart: "shells"; of two agreements' few sums each word does."""
    held = Counter(stem for found in sums for stem in set(stems(found.purpose)))
    most = max(FEW, COMMON * len(sums))
    telling = [
        term
        for term in question.terms
        if not (_is_of_sums(term) or _GIVEN.fullmatch(term) or any(w.search(term) for w in (SIZE, *(w for _, w in _FOR))))
    ]
    return {stem for term in telling for stem in stems(term) if 0 < held[stem] <= most}


def _is_meant(question: Question, found: Sum) -> bool:
    """Whether a sum is of the years, the currency and the purpose that the question names."""
    asked = currencies_in(question.english)
    of_currency = not asked or found.currency in asked
    return of_currency and _in_time(question, found) and all(words.search(found.purpose) for words in _purposes(question))


def _in_time(question: Question, found: Sum) -> bool:
    return all(found.within(int(year)) for year in question.years)


def _purposes(question: Question) -> list[re.Pattern[str]]:
    return [words for _, words in _FOR if words.search(question.english)]


def _is_for_another(question: Question, found: Sum) -> bool:
    """Whether a sum is said to be for another purpose than the one that is asked."""
    asked = _purposes(question)
    return bool(asked) and not any(w.search(found.purpose) for w in asked) and any(w.search(found.purpose) for _, w in _FOR)


def _whose(sums: Sequence[Sum]) -> set[str]:
    return {found.fact.document.whose for found in sums}
