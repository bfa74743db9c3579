"""Sentences that say a value for each of several cases, and how much there is of a thing: which value a question means."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.understanding.question import Question
from assistant.values import find_values, measured_noun
from corpus.quantities.measures import is_unit
from corpus.quantities.numerals import NUMERAL
from corpus.values import Span
from index.terms import stems

_OF_WHICH = re.compile(r"\bof (?:which|that|these)\b|\bз яких\b", re.IGNORECASE)  # between a whole and its parts
FEWEST = 3  # cases from which a sentence lists them
_NUMERAL = re.compile(NUMERAL, re.IGNORECASE)
_CUT = re.compile(r"[;,]|\b(?:and|or|та|і|або)\b", re.IGNORECASE)
_MEASURE = re.compile(r"\s?((?:(?:million|billion|thousand)\s)?[^\W\d_]+[²³]?(?:\s[^\W\d_]+)?)")


def cases(text: str, values: Sequence[Span]) -> list[Span]:
    """Where each case of a sentence that lists several with one value each stands, "on marriage, two days; on moving house, one day"; none
    where it lists none."""
    if len(values) < FEWEST:
        return []
    starts = [text.rfind(":", 0, values[0][0]) + 1]
    for before, value in zip(values, values[1:], strict=False):
        gap = text[before[1] : value[0]]
        cut = gap.find(";") + 1 or next((match.end() for match in _CUT.finditer(gap)), 0)
        if not cut:
            return []
        starts.append(before[1] + cut)
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def named_case(text: str, values: Sequence[Span], words: Collection[str]) -> Sequence[Span]:
    """The value of the one case that words name, of a sentence that lists several; none where they name none or more, all values where it
    lists no cases."""
    found = cases(text, values)
    if not found:
        return values
    held = [set(stems(text[start:end])) & set(words) for start, end in found]
    if _OF_WHICH.search(text[values[0][1] : values[1][0]]) and any(own - held[0] for own in held[1:]):  # of the whole nothing is asked
        values, held = values[1:], held[1:]
    apart = [len(own - held[0].intersection(*held)) for own in held]
    best = [value for value, number in zip(values, apart, strict=True) if number == max(apart)]
    return best if len(best) == 1 else ()


def lists_other_cases(question: Question, text: str, values: Sequence[Span]) -> bool:
    """Whether a sentence lists values of several cases, and the question names none of them: it is about something more general."""
    return len(values) >= FEWEST and not named_case(text, values, stems(" ".join(question.terms)))


def tells_number(value: str) -> bool:
    """Whether a value says a number: "every year" and "yearly" do not."""
    return bool(_NUMERAL.search(value))


def measured(question: Question, text: str) -> list[Span]:
    """What a sentence says of how much there is of the thing that a question asks for, "28 working days" of leave: spans of time, shares and
    measures; none where it does not name the thing."""
    noun = measured_noun(question.english)
    if not noun or not set(stems(noun)) <= set(stems(text)):
        return []
    told = [span for kind in ("duration", "percent") for span in find_values(kind, text) if tells_number(text[slice(*span)])]
    for start, end in find_values("number", text):
        after = _MEASURE.match(text, end)
        if after and (unit := next((name for name in (after[1], after[1].rpartition(" ")[0]) if name and is_unit(name)), "")):
            span = (start, after.start(1) + len(unit))
            told += [span] if not any(a < span[1] and span[0] < b for a, b in told) else []
    return sorted(told)
