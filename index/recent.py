"""What was made last is not made again while what it was made of is the same; of what is remembered the oldest goes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Remembers the last `most` that were made, and of what."""

    def __init__(self, most: int = 8) -> None:
        self._most = most
        self._made: tuple[tuple[tuple[Any, ...], T], ...] = ()  # replaced, never changed: several threads may ask

    def once(self, given: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made of this, or is made now."""
        for known, made in self._made:
            if known == given:  # what is the same object is not looked into
                return made
        made = make()
        self._made = ((given, made), *self._made[: self._most - 1])
        return made


def forget_oldest(held: dict[Any, Any], most: int) -> None:
    """Leave the `most` that were put in last; others may do the same at the same time."""
    for key in list(held)[:-most] if len(held) > most else ():
        held.pop(key, None)
