"""A numbered place of a document: its label, what it stands in, what stands in it, and where it ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.clauses.clause_words import ANNEX, CLAUSE, PARAGRAPH

_LEAST, _LONG = 20, 160  # characters over which a line is none of a table of contents: where it ends as a sentence, and anyway


@dataclass(slots=True)
class Place:
    """A numbered place: its label begins at `start`, its text at `body`; `numbers` lead to it from its annex or division."""

    kind: str  # a kind of KINDS, "" for a number without a word
    rank: int
    number: str
    numbers: tuple[str, ...]
    start: int
    body: int
    parent: Place | None = None
    end: int = 0
    first: int = 0  # which of `numbers` its own label begins with
    says: bool = False  # something is said in it: no bare line of a table of contents
    children: list[Place] = field(default_factory=list)

    def chain(self) -> Iterator[Place]:
        """This place and those whose numbers its own goes on from."""
        place: Place | None = self
        while place is not None and place.rank >= CLAUSE - 10:
            yield place
            place = place.parent if place.first else None

    def over(self) -> Iterator[Place]:
        """The places this one stands in, from the nearest."""
        place = self.parent
        while place is not None:
            yield place
            place = place.parent

    @property
    def annexed(self) -> bool:
        """Whether it stands in an annex."""
        return any(place.rank == ANNEX for place in self.over())


def says_something(text: str, place: Place) -> bool:
    """Whether a place says something: no bare line of a table of contents."""
    said = text[place.body : place.children[0].start if place.children else place.end].strip()
    long = len(said) > _LONG or (len(said) > _LEAST and said.endswith((".", ";", ":", ".”", '."')))
    return long or any(child.says for child in place.children)


def end_of(text: str, place: Place, starts: Sequence[int], stops: Sequence[int]) -> int:
    """Where a place ends: before the headings over the next one (sections begin at `starts`), and before what is signed (at `stops`)."""
    at = bisect_right(starts, place.end - 1) - 1
    end = place.end
    shared = at + 1 == len(starts) or starts[at + 1] > place.end  # the next place begins in the same section
    if at >= 0 and shared and starts[at] > place.start and _only_heading(text, starts[at], end):
        end = starts[at]
    stop = bisect_right(stops, place.start)
    if stop < len(stops) and stops[stop] < end:
        end = stops[stop]
    if place.rank >= PARAGRAPH and not place.kind and not place.number.isdigit() and text[max(0, place.start - 1) : place.start] == " ":
        paragraph = text.find("\n\n", place.body, end)
        end = paragraph if paragraph > 0 else end
    return max(end - (len(text[place.body : end]) - len(text[place.body : end].rstrip())), place.start)


def _only_heading(text: str, start: int, end: int) -> bool:
    """Whether a section has said nothing yet but its headings."""
    return end - start < 300 and not re.search(r"[.;]\s", text[start:end])
