"""A sentence that may answer, in its exact place."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Citation
from index.passage import Passage


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a passage: its place in the document's text, its score beside others, and the values of the asked kind in it."""

    passage: Passage
    start: int
    end: int
    text: str
    score: float
    values: tuple[tuple[int, int], ...]  # spans in `text`

    def citation(self, number: int) -> Citation:
        """This sentence as the citation [number]."""
        return Citation(number, self.passage, self.text, self.start, self.end)
