"""The clause references that a text names, each whole, with whose clause it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from corpus.clauses.reference import Reference
from corpus.clauses.reference_numbers import alone, bare, counted, misspelt, numbered
from corpus.clauses.reference_owners import UKRAINIAN, owned

_JOINTS = re.compile(
    r"(?P<of>\s(?:of|in|to|from|under|des|der|von|zu)(?:\s(?:the|said|this|that))?\s)|(?P<under>\s?,\s?(?:at\s)?|\s|\s?[/>]\s?|\s?,?\s(?:and\s)?more\s(?:exactly|precisely)\s)"
)


def references_in(text: str) -> tuple[Reference, ...]:
    """The clause references a text names, in its order; `elsewhere` is set on those to another instrument."""
    found = _without_overlaps([list(numbered(text)), counted(text), alone(text), misspelt(text), bare(text)])
    joined = _joined(text, found)
    return tuple(owned(text, joined, at) for at in range(len(joined)))


def _without_overlaps(sources: Iterable[Iterable[Reference]]) -> list[Reference]:
    """In order of place; where two overlap, that of the earlier source."""
    kept: list[Reference] = []
    for source in sources:
        starts = [reference.start for reference in kept]
        for reference in source:
            at = bisect_right(starts, reference.start)
            free = (at == 0 or kept[at - 1].end <= reference.start) and (at == len(starts) or starts[at] >= reference.end)
            if free or not starts:
                kept.append(reference)
        kept.sort(key=lambda one: one.start)
    return kept


def _joined(text: str, found: Sequence[Reference]) -> list[Reference]:
    """ "point (b) of Article 6", "Part II, paragraph 4" as one reference each."""
    joined: list[Reference] = []
    for reference in found:
        if joined and (whole := _join(text, joined[-1], reference)):
            joined[-1] = whole
        else:
            joined.append(reference)
    return joined


def _join(text: str, one: Reference, other: Reference) -> Reference | None:
    """Two neighbours as one, where one stands inside the other."""
    joint = _JOINTS.fullmatch(text, one.end, other.start)
    if not joint or not text[other.start].isalnum() and text[other.start] not in "§¶":
        return None
    outer, inner = (other, one) if joint["of"] or _genitive(text, one, other, joint[0]) else (one, other)
    if joint["under"] and "," in joint[0] and len(inner.number) > 1 and inner.number[0].isdigit() and inner.number[0] != outer.number[-1]:
        return None  # "Article 12, Section 13.1": a list
    if outer.steps[-1].rank >= inner.steps[0].rank or "preamble" in (one.kind, other.kind) and joint["of"] is None:
        return None
    return Reference(one.start, other.end, outer.steps + inner.steps)


def _genitive(text: str, one: Reference, other: Reference, joint: str) -> bool:
    """ "пункт 2 статті 5": the higher one follows without a word between."""
    return joint.isspace() and one.steps[0].rank > other.steps[-1].rank and UKRAINIAN.search(text, other.start, other.end) is not None
