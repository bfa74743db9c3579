"""Which of the quotes an answer shows, as few as make one, and the value that stands before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from assistant.checking.values import Number, same_amount, values_in
from assistant.fields import fields
from assistant.sentences.cases import measured, named_case
from assistant.sentences.quote import Quote
from assistant.sentences.tables_read import TablesRead
from assistant.understanding.asking import AUXILIARY
from assistant.understanding.fields import asked_fields, asks_of_one_party, bound_asked, topic
from assistant.understanding.kinds import VALUES
from assistant.understanding.question import Question
from assistant.values import counted_nouns, find_values, is_only_a_span_of_time, numbers, years
from corpus.quantities.currencies import currencies_in
from corpus.rows import BAR
from index.terms import stems

QUOTES, WORDS = 3, 46  # a further sentence is quoted while the answer has fewer words than this
QUOTES_OF_LIST, WORDS_OF_LIST = 5, 80
LOOKED_AT = 8  # quotes from which an answer is chosen
COUNTED_WITHIN = 5  # words after a number
SAME = 0.75  # share of the shorter sentence's words from which two say the same
_AGENT = re.compile(r"(?P<done>[^,;:.]{1,60}) by (?:[a-z]+,? ){0,4}$")
_LAST = re.compile(
    r"\b(?:until|till|to|through|up to|and including|до|по)\s(?:and including )?(?:the )?$", re.IGNORECASE
)  # before a day: it ends then
_OF_IT = re.compile(
    r"(?:\s\([^()]*\))?(?:(?:\s(?!and\b|or\b|but\b)[a-z]+)?\s(?:for|as|on|towards?|per)|\s(?:an?|each|every))\b", re.IGNORECASE
)  # behind a value: what it is of
_RANKS = frozenset(stems("first second third fourth fifth last final next earliest latest"))
_HOW_OFTEN = re.compile(r"\bhow (?:often|frequently|regularly)\b", re.IGNORECASE)
_HOW_LONG = re.compile(rf"\bhow long {AUXILIARY}\b", re.IGNORECASE)
_FOR = re.compile(
    r"\bfor (?:(?:an?|the|up to|at least|at most|no more than|not more than|(?:\w+ )?(?:period|term)s? of|further|another) )*$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each|once (?:in|within|per))\s(?:(?:a|the)\s)?$", re.IGNORECASE)  # before a span of time: how often
_IN_ANY = re.compile(r"\b(?:in|within|during|over|of) (?:any|each) (?:(?:one|period of|rolling|consecutive) )*$", re.IGNORECASE)
_NOTICE = re.compile(r"['’]?s?['’]? (?:(?:prior|written|advance|previous) ){0,3}notice\b", re.IGNORECASE)
_NOTICE_ASKED = re.compile(
    r"\b(?:notice|warn\w*|terminat\w*|end|ended|cancel\w*|quit\w*|leave|leaving|withdraw\w*|resign\w*|dismiss\w*|denounc\w*|advance|ahead|before\w*)\b",
    re.IGNORECASE,
)
Quoted = TypeVar("Quoted", bound=Quote)


def chosen_of(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    """The best quotes, as few as make an answer."""
    listing = question.kind in ("list", "count", "order", "statement") and bool(
        re.search(r"\band\b|\bboth\b|\btwo\b|\bthree\b| і | та ", question.bare)
    )
    listing = listing or question.kind == "list"
    most, enough = (QUOTES_OF_LIST, WORDS_OF_LIST) if listing else (QUOTES, WORDS)
    quotes = without_repeats(quotes)
    chosen = [quotes[0]]
    for quote in quotes[1:]:
        if len(chosen) >= most:
            break
        if sum(len(c.text.split()) for c in chosen) + len(quote.text.split()) > enough + 12:
            continue
        chosen.append(quote)
        if sum(len(c.text.split()) for c in chosen) >= enough:
            break
    for year in question.years if len(question.years) > 1 else ():
        if not any(year in years(quote.text) for quote in chosen):
            chosen += [quote for quote in quotes[:LOOKED_AT] if quote not in chosen and year in years(quote.text)][:1]
    for kind in question.also:
        if not any(find_values(kind, quote.text) for quote in chosen):
            chosen += [quote for quote in quotes[:LOOKED_AT] if quote not in chosen and find_values(kind, quote.text)][:1]
    return chosen


def without_repeats(quotes: Sequence[Quoted]) -> list[Quoted]:
    """The same order; of sentences that say the same in nearly the same words one is kept: the agreement's or summary's, not an article's."""
    kept: list[tuple[Quoted, set[str]]] = []
    for quote in quotes[:LOOKED_AT]:
        words, figures = set(stems(quote.text)), numbers(quote.text)
        twin = next(
            (
                at
                for at, (other, held) in enumerate(kept)
                if len(words & held) >= SAME * min(len(words), len(held)) and figures in (numbers(other.text), set())
            ),
            None,
        )
        if twin is None:
            kept.append((quote, words))
        elif (
            kept[twin][0].passage.kind == "article"
            and quote.passage.kind != "article"
            and quote.passage.partners == quotes[0].passage.partners
        ):
            kept[twin] = (quote, words)
    return [quote for quote, _ in kept]


def value_of(question: Question, quote: Quote) -> str:
    """The value of the asked kind that stands nearest to the question's year or words in the quote, or in a row of a table the cell that is
    asked for; empty where there is none."""
    words = set(stems(" ".join([*question.terms, *question.years])))
    values = named_case(quote.text, _not_asked_with(question, quote.text, _fitting(question, quote)), words)
    if tables := TablesRead(question) if BAR in quote.text else None:
        values = tables.asked(quote, values)
    if question.kind not in VALUES or not values:
        return tables.cell(quote) if tables and question.kind in (*VALUES, "statement") else ""
    places = [m.start() for m in re.finditer(r"[\w-]+", quote.text) if words & set(stems(m[0]))]
    values = _of_named_item(quote.text, values, places)
    if not values or len(values) > 1 and not places:  # which of several is meant nothing tells
        return ""

    asked = currencies_in(f"{question.english} {question.bare}") if question.kind == "money" else set()

    def distance(span: tuple[int, int]) -> tuple[bool, bool, float]:
        """Sums in another currency than the asked one come last, before them those in brackets, which say a sum over again."""
        other = bool(asked) and not asked & currencies_in(quote.text[slice(*span)])
        aside = question.kind == "money" and quote.text.count("(", 0, span[0]) > quote.text.count(")", 0, span[0])
        return other, aside, min((abs(place - span[0]) for place in places if not span[0] <= place < span[1]), default=0)

    held = {span: len(words & set(stems(_said_of(quote.text, span, values)))) for span in values}
    ranks = set(stems(question.bare)) & _RANKS
    if ranks and question.kind == "date" and not any(held.values()):  # "the first is due on 1 March and the last on 1 April"
        held = {span: len(ranks & set(stems(_before(quote.text, span, values)))) for span in values}
    most = max(held.values())
    start, end = min((span for span in values if held[span] == most), key=distance)
    return quote.text[start:end]


def _of_named_item(text: str, values: Sequence[tuple[int, int]], places: Sequence[int]) -> Sequence[tuple[int, int]]:
    """The values without those of an item, "at the mill (flour)" of "in the barn (hay); at the mill (flour)", in which no word of the question
    stands, where such words stand in another."""
    ends = [*(mark.start() for mark in re.finditer(";", text)), len(text)]
    named = {next(at for at, end in enumerate(ends) if place <= end) for place in places}
    return [span for span in values if next(at for at, end in enumerate(ends) if span[0] <= end) in named] if named else values


def _before(text: str, span: tuple[int, int], values: Sequence[tuple[int, int]]) -> str:
    """What stands before a value, behind the one before it."""
    return text[max((end for _, end in values if end <= span[0]), default=0) : span[0]]


def _said_of(text: str, span: tuple[int, int], values: Sequence[tuple[int, int]]) -> str:
    """What is said to be the value's own, up to the next of them: "for the autumn semester" of "15 May for the autumn semester"."""
    behind = text[span[1] : min((start for start, _ in values if start >= span[1]), default=len(text))]
    return behind if _OF_IT.match(behind) else ""


def _not_asked_with(question: Question, text: str, values: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The values without those that the question itself states, which are no answer to it."""
    numbers_said = (value for value in (values_in(question.english) if values else ()) if isinstance(value, Number))
    stated = [value for value in numbers_said if value.unit or value.currency]

    def is_stated(span: tuple[int, int]) -> bool:
        first = next((value for value in values_in(text[slice(*span)]) if isinstance(value, Number)), None)
        return first is not None and any(same_amount(said, first) for said in stated)

    return [span for span in values if not is_stated(span)] if stated else values


def _fitting(question: Question, quote: Quote) -> Sequence[tuple[int, int]]:
    """The values of a quote that can be what is asked: in the unit of the asked field, counting what is to be counted, or a point in time."""
    if question.kind == "duration":
        asked = asked_fields(question)
        if (
            asked == ("notice",) and not quote.passage.partners and asks_of_one_party(question)
        ):  # whose notice it is no sentence alone tells
            return ()
        meant = [
            field for field in fields() if field.unit and field.fact in asked and not topic(question)
        ]  # else it is of a thing of its own
        spans = [span for span in quote.values if all(field.is_in_unit(quote.text[slice(*span)]) for field in meant)]
        told = [span for span in spans if _says_how_long(question, quote.text, span)]
        lasting = [span for span in told if _FOR.search(quote.text[: span[0]])] if _HOW_LONG.search(question.english) else []
        return lasting or told
    if question.kind == "number" and (counted := {stem for noun in counted_nouns(question.english) for stem in stems(noun)}):
        return [span for span in quote.values if counted & set(stems(_with_its_noun(quote.text, span)))]
    if question.kind == "money" and not quote.values:
        return measured(question, quote.text)
    if question.kind == "person":
        said = set(stems(f"{question.english} {question.bare}"))
        others = [span for span in quote.values if not set(stems(quote.text[slice(*span)])) <= said]  # who is named does not answer who
        return [span for span in others if _does(quote.text[: span[0]], said)] or others
    if question.kind == "date":
        days = [span for span in quote.values if not is_only_a_span_of_time(quote.text, span)]
        bound = bound_asked(question)
        return [span for span in days if bool(_LAST.search(quote.text[: span[0]])) == (bound == "end")] or days if bound else days
    return quote.values


def _says_how_long(question: Question, text: str, span: tuple[int, int]) -> bool:
    """Whether a span of time says how long something is, or how often, as it is asked; "in any 12 months" does not, nor "on a week's notice"."""
    before, after = text[: span[0]], text[span[1] :]
    if _HOW_OFTEN.search(question.english):
        return bool(_EVERY.search(before))
    return not _IN_ANY.search(before) and (not _NOTICE.match(after) or bool(_NOTICE_ASKED.search(question.english)))


def _does(before: str, said: set[str]) -> bool:
    """Whether the words before a name make it the one who does what is asked: "signed by its clerk, "."""
    agent = _AGENT.search(before)
    return agent is not None and bool(set(stems(agent["done"])) & said)


def _with_its_noun(text: str, span: tuple[int, int]) -> str:
    """A value and the words after it among which what it counts stands: "two staff training days"."""
    after = re.match(rf"(?:[\s-]*[\w'’]+){{0,{COUNTED_WITHIN}}}", text[span[1] :])
    return text[span[0] : span[1]] + (after[0] if after else "")
