"""Which passages a search may return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.document import Document


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

    def allows(self, document: Document) -> bool:
        """Whether passages of a document may be returned."""
        signed = day_number(document.signed)
        return (
            (not self.partners or not set(self.partners).isdisjoint(document.partners))
            and (not self.kinds or document.kind in self.kinds)
            and (not self.signed_after or signed >= day_number(self.signed_after))
            and (not self.signed_before or 0 < signed <= day_number(self.signed_before))
            and (not self.documents or document.id in self.documents)
            and document.id not in self.without
        )


def day_number(day: date | None) -> int:
    """A date as the integer YYYYMMDD, 0 for none: what the stores can compare."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0
