"""What was found out about a thing that never changes is kept with it, and is gone with it; on its shelf it outlasts the program."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

_NOT_YET = object()


class Shelf(Protocol):
    """Where what was found lies beside the things, as texts: whatever is lost there is found out anew."""

    def get(self, thing: Any, name: str) -> str | None:
        """What lies there under a name for a thing; None for nothing."""
        ...

    def put(self, thing: Any, name: str, told: str) -> None:
        """Lay it there."""
        ...


class Remembers:
    """A thing that never changes; functions that are read `once` leave with it what they found."""

    __slots__ = ("_found", "_shelf")


Thing = TypeVar("Thing", bound=Remembers)
T = TypeVar("T")


def put_on(thing: Remembers, shelf: Shelf) -> None:
    """From now on what is found of a thing is looked for on a shelf too."""
    object.__setattr__(thing, "_shelf", shelf)


def once(find: Callable[[Thing], T]) -> Callable[[Thing], T]:
    """A function that is worked out once for each thing: for what is small, as it is held as long as the thing is."""
    name = _name_of(find)

    @functools.wraps(find)
    def found(thing: Thing) -> T:
        known = _found_in(thing)
        held: Any = known.get(name, _NOT_YET)
        if held is _NOT_YET:
            held = known[name] = find(thing)
        return held

    return found


def shelved(write: Callable[[T], str], read: Callable[[str, Thing], T]) -> Callable[[Callable[[Thing], T]], Callable[[Thing], T]]:
    """A function that is worked out once for each thing that has a shelf, whatever starts in between; it may be read `once`, too."""

    def kept(find: Callable[[Thing], T]) -> Callable[[Thing], T]:
        name = _name_of(find)

        @functools.wraps(find)
        def found(thing: Thing) -> T:
            shelf: Shelf | None = getattr(thing, "_shelf", None)
            told = shelf.get(thing, name) if shelf else None
            if told is not None:
                return read(told, thing)
            made = find(thing)
            if shelf:
                shelf.put(thing, name, write(made))
            return made

        return found

    return kept


def of_short_texts(longest: int, most: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """What a function finds in texts of at most so many characters, its last argument, is remembered, of the last so many; it is not to
    be changed by who gets it.
    """

    def remembering(find: Callable[..., T]) -> Callable[..., T]:
        recent = functools.lru_cache(maxsize=most)(find)

        @functools.wraps(find)
        def found(*given: Any) -> T:
            return recent(*given) if len(given[-1]) <= longest else find(*given)

        return found

    return remembering


def _name_of(find: Callable[..., Any]) -> str:
    return f"{find.__module__}.{find.__qualname__}"


def _found_in(thing: Remembers) -> dict[str, Any]:
    """What was found in a thing, by the full name of the function that did."""
    try:
        return thing._found  # type: ignore[attr-defined,no-any-return]
    except AttributeError:
        known: dict[str, Any] = {}
        object.__setattr__(thing, "_found", known)
        return known
