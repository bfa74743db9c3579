"""Two clauses that are counterparts: does the second say the same, more or less - by its numbers, its modal verbs and its conditions?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.across.aligning import said
from assistant.checking.values import Day, Number, values_in
from assistant.understanding.ranges import HOURS
from assistant.values import without_references

SAME, STRONGER, WEAKER, DIFFERENT = "same", "stronger", "weaker", "different"
_MODALS = (  # how far each binds, the furthest first
    (3, re.compile(r"\b(?:shall|must|undertakes?|(?:is|are) (?:obliged|required|bound) to|has to|have to|зобов['’]яз\w+|повинн\w+)\b", re.IGNORECASE)),
    (2, re.compile(r"\b(?:will|commits?|agrees? to|guarantees?)\b", re.IGNORECASE)),
    (1, re.compile(r"\b(?:should|endeavou?rs?|intends?|aims?|seeks?|strives?|best efforts|прагн\w+)\b", re.IGNORECASE)),
    (0, re.compile(r"\b(?:may|can|could|might|considers?|може|можуть)\b", re.IGNORECASE)),
)  # fmt: skip
_DENIED = re.compile(r"\b(?:not|no|never|neither|nor|none|без|не)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|unless|subject to|provided that|only|except|in the event|where|as far as possible|if possible|where appropriate|as appropriate"
    r"|on condition|with the (?:prior )?(?:written )?consent|якщо|за умови|крім)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:within|no later than|not later than|at the latest|протягом|не пізніше)\b[^.;]{0,20}$", re.IGNORECASE)
_WORD = re.compile(r"\S+")
AHEAD = 40  # characters before a number in which it is called a deadline

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Weighed:
    """How the second of two clauses stands to the first: one of SAME, STRONGER, WEAKER, DIFFERENT, and by what, a line each."""

    kind: str
    why: tuple[str, ...] = ()


def weigh(first: str, second: str) -> Weighed:
    """How the second of two clauses stands to the first."""
    if said(without_references(first)) == said(without_references(second)):
        return Weighed(SAME)
    told = [one for compare in (_numbers, _days, _modal, _condition) for one in compare(first, second)]
    ways = {way for way, _ in told}
    kind = next(iter(ways)) if len(ways) == 1 else DIFFERENT
    return Weighed(kind, tuple(why for _, why in told))


def differing(first: str, second: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of the words in which two texts differ, of each text."""
    words = [list(_WORD.finditer(text)) for text in (first, second)]
    ours, theirs = ([word[0].casefold() for word in side] for side in words)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    marks: tuple[list[Span], list[Span]] = ([], [])
    for kind, a, b, c, d in matcher.get_opcodes():
        for side, begin, end in ((0, a, b), (1, c, d)):
            if kind != "equal" and begin < end:
                marks[side].append((words[side][begin].start(), words[side][end - 1].end()))
    return tuple(marks[0]), tuple(marks[1])


def _numbers(first: str, second: str) -> list[tuple[str, str]]:
    """Amounts of one sort that are not the same: less time to act binds more, and so does a greater amount of anything else."""
    held = [_of_sorts(text) for text in (first, second)]
    told = []
    for sort in held[0].keys() & held[1].keys():
        ours, theirs = held[0][sort], held[1][sort]
        if {amount for amount, _, _ in ours} == {amount for amount, _, _ in theirs}:
            continue
        one = next((value for value in ours if value[0] not in {amount for amount, _, _ in theirs}), ours[0])
        other = next((value for value in theirs if value[0] not in {amount for amount, _, _ in ours}), theirs[0])
        more = other[0] > one[0]
        told.append((STRONGER if more != (one[2] or other[2]) else WEAKER, f"{one[1]} → {other[1]} ({'more' if more else 'less'})"))
    return told


def _of_sorts(text: str) -> dict[str, list[tuple[float, str, bool]]]:
    """Sort (a currency, "time", "percent" ...) -> (amount, as written, whether it is a deadline) of each number."""
    plain = without_references(text)
    found: dict[str, list[tuple[float, str, bool]]] = {}
    for value in values_in(plain):
        if isinstance(value, Number) and (value.unit or value.currency) and value.unit != "ordinal":
            sort = "time" if value.unit in HOURS else value.currency or value.unit
            amount = float(value.amount) * HOURS.get(value.unit, 1.0)
            deadline = sort == "time" and bool(_DEADLINE.search(plain[max(0, value.start - AHEAD) : value.start]))
            found.setdefault(sort, []).append((amount, " ".join(text[value.start : value.end].split()).rstrip(".,"), deadline))
    return found


def _days(first: str, second: str) -> list[tuple[str, str]]:
    """Dates that are not the same."""
    held = [[(v, " ".join(text[v.start : v.end].split())) for v in values_in(text) if isinstance(v, Day)] for text in (first, second)]
    keys = [{(v.year, v.month, v.day) for v, _ in side} for side in held]
    if not held[0] or not held[1] or keys[0] == keys[1]:
        return []
    shown = [", ".join(text for v, text in side if (v.year, v.month, v.day) not in keys[1 - at]) for at, side in enumerate(held)]
    return [(DIFFERENT, " → ".join(shown))] if all(shown) else []


def _modal(first: str, second: str) -> list[tuple[str, str]]:
    """How far the verbs bind, and whether one side denies what the other says."""
    ours, theirs = _binding(first), _binding(second)
    told = []
    if bool(_DENIED.search(first)) != bool(_DENIED.search(second)):
        told.append((DIFFERENT, f"“{(_DENIED.search(first) or _DENIED.search(second))[0]}” only on one side"))  # type: ignore[index]
    if ours and theirs and ours[0] != theirs[0]:
        told.append((STRONGER if theirs[0] > ours[0] else WEAKER, f"{ours[1]} → {theirs[1]}"))
    return told


def _binding(text: str) -> tuple[int, str] | None:
    return next(((rank, found[0].lower()) for rank, words in _MODALS if (found := words.search(text))), None)


def _condition(first: str, second: str) -> list[tuple[str, str]]:
    """A condition that only one side sets."""
    ours, theirs = _CONDITION.search(first), _CONDITION.search(second)
    if bool(ours) == bool(theirs):
        return []
    return [(WEAKER, f"on a condition: “{theirs[0]}”")] if theirs else [(STRONGER, f"without the condition “{ours[0]}”")]  # type: ignore[index]
