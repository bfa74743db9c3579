"""Two agreements, or two versions of one, clause by clause: the same, stronger, weaker, different, or only in one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.across.aligning import Clause, Vectors, align, clauses_of
from assistant.across.weighing import SAME, Span, differing, weigh
from corpus.document import Document
from corpus.registry.document_labels import label

ONLY_FIRST, ONLY_SECOND = "only first", "only second"

Chosen = Callable[[Clause], bool]
Progress = Callable[[int, int, str], None]  # clauses done, clauses in all, what is being worked on


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause of one or both texts, and how the second stands to the first.

    `kind` is "same", "stronger", "weaker", "different", "only first" or "only second"; `why` says by which number, date, verb or
    condition. `first_marked` and `second_marked` are the (start, end) of the differing words in the two clauses' texts.
    """

    kind: str
    first: Clause | None = None
    second: Clause | None = None
    why: tuple[str, ...] = ()
    first_marked: tuple[Span, ...] = ()
    second_marked: tuple[Span, ...] = ()

    def __str__(self) -> str:
        why = f" ({'; '.join(self.why)})" if self.why else ""
        signs = (("-", self.first), ("+", self.second)) if self.kind != SAME else (("=", self.first),)
        return "\n".join([f"{self.kind}{why}", *(f"  {sign} {clause}" for sign, clause in signs if clause)])


@dataclass(frozen=True, slots=True)
class Differences:
    """All clauses of two documents (only those on `about`, unless it is empty), in the order of the first, then what only the second has."""

    first: Document
    second: Document
    about: str
    rows: tuple[Difference, ...]

    def of(self, *kinds: str) -> list[Difference]:
        """The rows of these kinds."""
        return [row for row in self.rows if row.kind in kinds]

    def counted(self) -> str:
        """How many clauses are the same, differ, or stand only in one text."""
        same, ours, theirs = (len(self.of(kind)) for kind in (SAME, ONLY_FIRST, ONLY_SECOND))
        return f"{same} the same, {len(self.rows) - same - ours - theirs} different, {ours} only in the first, {theirs} only in the second"

    def __str__(self) -> str:
        head = f"{label(self.first)} | {label(self.second)}{f', on {self.about}' if self.about else ''}: {self.counted()}"
        return "\n\n".join([head, *(str(row) for row in self.rows if row.kind != SAME)])


def between(
    first: Document,
    second: Document,
    about: str = "",
    chosen: Chosen | None = None,
    meanings: tuple[Vectors, Vectors] | None = None,
    progress: Progress | None = None,
    twins: Sequence[int] = (),
) -> Differences:
    """The differences of two texts; `chosen` tells which clauses are about what is asked, `meanings` hold the embeddings of their passages.

    `twins`: where in each text something begins that is known to be the counterpart of the other.
    """
    told = (lambda done, total: progress(done, total, label(second))) if progress else None
    pairs = align(first, second, meanings, told, twins)
    paired = [{clause.start for clause in side} for side in zip(*pairs, strict=True)] or [set(), set()]
    rows = [_weighed(one, other) for one, other in pairs]
    rows += [Difference(ONLY_FIRST, first=clause) for clause in clauses_of(first) if clause.start not in paired[0]]
    rows += [Difference(ONLY_SECOND, second=clause) for clause in clauses_of(second) if clause.start not in paired[1]]
    kept = [row for row in rows if chosen is None or any(clause and chosen(clause) for clause in (row.first, row.second))]
    return Differences(first, second, about, tuple(_in_order(kept)))


def _weighed(one: Clause, other: Clause) -> Difference:
    found = weigh(one.text, other.text)
    marks = differing(one.text, other.text) if found.kind != SAME else ((), ())
    return Difference(found.kind, one, other, found.why, *marks)


def _in_order(rows: Sequence[Difference]) -> list[Difference]:
    """By the place in the first text; what only the second has comes last, by its place there."""
    return sorted(rows, key=lambda row: (row.first is None, row.first.start if row.first else row.second.start if row.second else 0))
