"""What is written about one document beside its passages: whether it is whole, and what it replaces."""

from __future__ import annotations

import time
from dataclasses import dataclass

from index.entry import Entry

READY, ADDING, REMOVING, MENDING = "ready", "adding", "removing", "mending"
UNWANTED, ASIDE = MARKS = ("unwanted", "aside")  # what is noted of a name that is no document's: a source, a collection
TEXT = "text"  # the row that holds a document's text, which is read when it is needed
UNDER_WAY_S = 300  # for so long a half-done document may be another program's work; writing one takes seconds


@dataclass(frozen=True, slots=True)
class Record:
    """What is written about one document: READY means whole; `replaces` is the version that goes once this one is READY."""

    entry: Entry
    state: str
    replaces: str
    began: float = 0.0  # seconds since 1970

    @property
    def under_way(self) -> bool:
        """Whether another program may be writing it at this moment: it was begun and not ended, and not long ago."""
        return self.state not in (READY, *MARKS) and time.time() - self.began < UNDER_WAY_S
