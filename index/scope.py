"""Which passages a search may return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Scope:
    """Empty or None means: not restricted. Partners are slugs; dates are those of signing, both ends included.

    `documents` are ids: only these are searched; `without` are ids that are not.
    """

    partners: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    signed_after: date | None = None
    signed_before: date | None = None
    documents: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def day_number(day: date | None) -> int:
    """A date as the integer YYYYMMDD, 0 for none: what the stores can compare."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0
