"""A reference to a clause: its steps from the outside in, and whose clause it is said to be."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.clauses.clause_words import CLAUSE, KINDS


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a reference: a kind of `clause_words.KINDS`, "preamble" or "" (a number alone), and its number, ("2", "3", "a").

    `nth` is set where the text counts, "the second paragraph" (-1: the last).
    """

    kind: str
    number: tuple[str, ...] = ()
    nth: int = 0

    @property
    def rank(self) -> int:
        """Lower holds higher."""
        return KINDS[self.kind][0] if self.kind in KINDS else CLAUSE


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause that a text names at `start`:`end`, as `steps` from the outside in.

    `of` is what it is said to be of ("the lease", "GDPR"), as written; `elsewhere` the same where that is another instrument.
    """

    start: int
    end: int
    steps: tuple[Step, ...]
    of: str = ""
    elsewhere: str = ""

    @property
    def kind(self) -> str:
        """The kind of the clause: "article" of "point (b) of Article 6 of Annex B"."""
        return next((step.kind for step in self.steps if step.rank >= CLAUSE), self.steps[-1].kind)

    @property
    def number(self) -> tuple[str, ...]:
        """The number that leads to it inside its annex or part: ("6", "b") of "point (b) of Article 6 of Annex B"."""
        inner = [number for step in self.steps if step.rank >= CLAUSE for number in step.number]
        return tuple(inner) or self.steps[-1].number

    def __str__(self) -> str:
        return ", ".join(f"{step.kind} {'.'.join(step.number)}".strip() for step in self.steps)
