"""How far work on many documents is: told by the work that is done, and not by the documents."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]  # passages done, passages in all (0: not known yet), what is being worked on


class HowFar:
    """Tells of passages, each as much work as the mean of its document; `expected` says how many are still to come, as far as is known."""

    def __init__(self, progress: Progress | None, expected: Callable[[], int]) -> None:
        self._progress, self._expected = progress, expected
        self._done, self._passages, self._title = 0, 0, ""  # of the documents that are stored, and of the one at work

    def begins(self, title: str, passages: int) -> None:
        """A document of so many passages is worked on."""
        self._title, self._passages = title, passages
        self.is_at(0.0)

    def is_at(self, share: float) -> None:
        """So much of the work on the document is done, 0..1."""
        self._tell(self._done + int(share * self._passages), self._title)

    def ends(self) -> None:
        """The document is stored."""
        self._done, self._passages = self._done + self._passages, 0
        self._tell(self._done, self._title)

    def waits_for(self, name: str) -> None:
        """A file is waited for; "" for none."""
        if name:
            self._tell(self._done, name)

    def _tell(self, done: int, what: str) -> None:
        if self._progress:
            known = self._done + self._passages
            self._progress(done, known + self._expected() if known else 0, what)
