"""What first questions would wait for (models, patterns of values) is read into memory beside the second of them."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Sequence

from assistant.checking.values import values_in
from assistant.values import find_values
from corpus.quantities.currencies import currency_of, stands_at
from corpus.values import KINDS

Step = Callable[[], object]
_VALUES = "EUR 5 million and 5 per cent of it are due within five days of 5 May 2025 for 5 tons."  # of all kinds
READ_VALUES: tuple[Step, ...] = (  # each compiles patterns that are not small
    *(functools.partial(find_values, kind, _VALUES) for kind in KINDS),
    functools.partial(values_in, _VALUES),
    functools.partial(currency_of, "euro"),
    functools.partial(stands_at, _VALUES, 0),
)


class Warming:
    """A program that asks a second time goes on asking; one that asks once does not pay for what its question did not need."""

    def __init__(self, steps: Sequence[Step]) -> None:
        """`steps` are taken one after the other; a program that ends meanwhile waits for one of them at most."""
        self._steps = tuple(steps)
        self._asked = 0
        self._counting = threading.Lock()

    def asked(self) -> None:
        """A question comes: the second one begins it."""
        with self._counting:
            self._asked += 1
            begins = self._asked == 2
        if begins:
            threading.Thread(target=self._take, name="warming").start()

    def now(self) -> None:
        """Take all steps at once; no question begins them any more."""
        with self._counting:
            self._asked += 2
        for step in self._steps:
            step()

    def _take(self) -> None:
        for step in self._steps:
            if not threading.main_thread().is_alive():
                return
            step()
