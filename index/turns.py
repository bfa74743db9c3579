"""Whose turn it is to compute: questions come before lasting work, and of those who ask, whoever was answered longest ago."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextvars import ContextVar

from index.recent import forget_oldest

asker: ContextVar[str] = ContextVar("asker", default="")  # the name of who asks, where several may ask
PATIENCE_S = 0.5  # for which a piece of lasting work waits, if questions never end
QUIET_S = 0.1  # without a question, after which it goes on: an answer is computed in several turns
MOMENT_S = 5.0
REST_S = 0.1  # for which lasting work rests at most after a piece, while others ask
REMEMBERED = 1_000  # askers


class Turns:
    """Questions are computed `at_once`: a single one keeps two processors busy, and a long one shall not hold the others."""

    def __init__(self, at_once: int = max(2, (os.cpu_count() or 1) // 2)) -> None:
        self._at_once = at_once
        self._changed = threading.Condition()
        self._waiting: list[tuple[str, int]] = []  # who asks, and in which thread
        self._inside: dict[int, str] = {}  # thread -> who asks
        self._ended = -MOMENT_S  # when the last question was computed
        self._answered: dict[str, None] = {}  # who asked before, the longest ago first
        self._lasting = threading.local()  # when the lasting work of a thread went on

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """A question is computed in it; within another of the same thread it begins at once."""
        who, thread = asker.get(), threading.get_ident()
        if thread in self._inside:
            yield
            return
        with self._changed:
            self._waiting.append((who, thread))
            self._changed.wait_for(lambda: self._next() == (who, thread))
            self._waiting.remove((who, thread))
            self._inside[thread] = who
            self._answered.pop(who, None)
            self._answered[who] = None
            forget_oldest(self._answered, REMEMBERED)
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                del self._inside[thread]
                self._ended = time.monotonic()
                self._changed.notify_all()

    @property
    def busy(self) -> bool:
        """Whether questions are computed, or were a moment ago."""
        with self._changed:
            return bool(self._inside or self._waiting) or time.monotonic() - self._ended < MOMENT_S

    def let_pass(self) -> None:
        """Between two pieces of lasting work: wait while questions are computed, but not forever. Part of a question waits for none."""
        began = time.monotonic()
        with self._changed:
            while threading.get_ident() not in self._inside and (left := self._until_quiet(began)) > 0:
                self._changed.wait(left)

    def make_room(self) -> None:
        """The same between two pieces of work that nobody waits for; while others ask it rests for as long as a piece took, so that a
        question that just comes gets its half of the processor.
        """
        if self.busy:
            now = time.monotonic()
            time.sleep(min(REST_S, now - getattr(self._lasting, "since", now)))
        self.let_pass()
        self._lasting.since = time.monotonic()

    def _until_quiet(self, began: float) -> float:
        """Seconds for which lasting work that waits since `began` should wait on."""
        now = time.monotonic()
        quiet = self._ended + QUIET_S if not self._inside and not self._waiting else began + PATIENCE_S
        return min(quiet, began + PATIENCE_S) - now

    def _next(self) -> tuple[str, int] | None:
        """Whose turn it is; None while all places are taken."""
        if len(self._inside) >= self._at_once or not self._waiting:
            return None
        inside, order = Counter(self._inside.values()), {who: number for number, who in enumerate(self._answered, start=1)}
        return min(self._waiting, key=lambda one: (inside[one[0]], order.get(one[0], 0)))
