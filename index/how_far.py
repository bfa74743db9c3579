"""How far work on many documents is: told by the work that is done, and not by the documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int, str], None]  # passages done, passages in all (0: not known yet), what is being worked on


@dataclass(frozen=True, slots=True)
class Work:
    """So many passages, and so many characters of text in them: these are what takes time."""

    passages: int = 0
    characters: int = 0

    def __add__(self, other: Work) -> Work:
        return Work(self.passages + other.passages, self.characters + other.characters)


class HowFar:
    """Tells how far all is; `expected` says what is still to come, as far as is known."""

    def __init__(self, progress: Progress | None, expected: Callable[[], Work]) -> None:
        self._progress, self._expected = progress, expected
        self._done, self._now, self._title = Work(), Work(), ""  # what is stored, and what is being worked on
        self._told = 0

    def begins(self, title: str, work: Work) -> None:
        """A document is worked on."""
        self._title, self._now = title, work
        self.is_at(0.0)

    def is_at(self, share: float) -> None:
        """So much of the work on the document is done, 0..1."""
        self._tell(share, self._title)

    def ends(self) -> None:
        """The document is stored."""
        self._done, self._now = self._done + self._now, Work()
        self._tell(0.0, self._title)

    def waits_for(self, name: str) -> None:
        """A file is waited for; "" for none."""
        if name:
            self._tell(0.0, name)

    def _tell(self, share: float, what: str) -> None:
        if not self._progress:
            return
        known = self._done + self._now
        whole = known + self._expected() if known.passages else known
        done = (self._done.characters + share * self._now.characters) / max(whole.characters, 1)
        self._told = max(self._told, int(done * whole.passages))
        self._progress(min(self._told, whole.passages), whole.passages, what)
