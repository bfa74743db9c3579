"""How long work still takes, by how fast it went."""

from __future__ import annotations

import time


class TimeLeft:
    """Is told how far the work is, and tells the seconds that are left of it."""

    def __init__(self) -> None:
        self._from: tuple[float, int] | None = None  # when, and how much was done: from there on the speed is taken

    def seconds(self, done: int, total: int) -> float | None:
        """What is left when `done` of `total` is done; None where that cannot be told yet, or nothing is left."""
        now = time.monotonic()
        if not total or done >= total:
            return None
        if self._from is None:
            self._from = now, done
            return None
        since, before = self._from
        if done <= before:
            return None
        if not before:
            self._from = now, done  # what came before was not the work alone: a model was loaded
        return (now - since) / (done - before) * (total - done)
