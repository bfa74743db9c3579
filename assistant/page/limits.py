"""How often is too often: sign-in attempts with a growing wait, and requests by the minute. Memory is bounded, whoever asks."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

FREE = 3  # failed attempts before there is a wait
LONGEST_S = 300.0  # of a wait
FORGET_S = 3_600.0  # without a failure, after which all is forgotten
MOST_KEYS = 10_000  # that are remembered; the one longest unused goes first

Clock = Callable[[], float]


class Attempts:
    """Failed sign-ins by key (a name, an address): after `FREE` failures the wait doubles with each, from one second up."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()  # key -> how many, when the last

    def wait(self, *keys: str) -> float:
        """Seconds until the next attempt may be made; 0 where it may be made now."""
        now = self._clock()
        with self._lock:
            return max((self._left(key, now) for key in keys), default=0.0)

    def failed(self, *keys: str) -> None:
        """Note a failed attempt."""
        now = self._clock()
        with self._lock:
            for key in keys:
                count, last = self._failures.pop(key, (0, now))
                self._failures[key] = (1 if now - last > FORGET_S else count + 1, now)
            while len(self._failures) > MOST_KEYS:
                self._failures.popitem(last=False)

    def succeeded(self, key: str) -> None:
        """Forget the failures."""
        with self._lock:
            self._failures.pop(key, None)

    def taken_back(self, key: str) -> None:
        """One failure less: the attempt was none. What was noted before it stays."""
        with self._lock:
            count, last = self._failures.get(key, (0, 0.0))
            if count > 1:
                self._failures[key] = (count - 1, last)
            else:
                self._failures.pop(key, None)

    def _left(self, key: str, now: float) -> float:
        count, last = self._failures.get(key, (0, now))
        if count < FREE or now - last > FORGET_S:
            return 0.0
        return max(0.0, last + min(2.0 ** min(count - FREE, 30), LONGEST_S) - now)


class Requests:
    """A bucket of `per_minute` tokens for each key, filled evenly; 0 per minute means no limit."""

    def __init__(self, per_minute: int, clock: Clock = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # key -> tokens, when they were counted

    def take(self, key: str, cost: int = 1) -> float:
        """Take a token, or several at once; returns 0, or the seconds until there are as many."""
        if not self.per_minute:
            return 0.0
        cost = min(cost, self.per_minute)
        now, pace = self._clock(), self.per_minute / 60
        with self._lock:
            tokens, counted = self._buckets.pop(key, (float(self.per_minute), now))
            tokens = min(self.per_minute, tokens + (now - counted) * pace)
            self._buckets[key] = (tokens - cost if tokens >= cost else tokens, now)
            if len(self._buckets) > MOST_KEYS:
                self._buckets.popitem(last=False)
        return 0.0 if tokens >= cost else (cost - tokens) / pace
