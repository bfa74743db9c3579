"""Passages as they are stored: by id, of a document, at a place."""

from __future__ import annotations

from collections.abc import Sequence

from index import rows
from index.collections import Collections
from index.nearest import Nearest
from index.passage import Passage, passage_id
from index.recent import forget_oldest

USUAL = 600  # characters of a passage
LOOKED_AT, LOOKS = 12, 6  # passages that are looked at together, and how often
REMEMBERED = 2_000  # passages, about 1.5 KB each
_WHOLE = ("documents", "metadatas")


class StoredPassages:
    """Reads the passages of `collections`; where only this program changes them, recent ones are remembered."""

    def __init__(self, collections: Collections, nearest: Nearest, shared: bool) -> None:
        self._collections, self._nearest, self._shared = collections, nearest, shared
        self._recent: dict[str, Passage] = {}

    def forget(self) -> None:
        """Passages were deleted, or their vectors lost."""
        self._recent = {}

    def read_ahead(self) -> None:
        """Read as many passages as are remembered before anybody asks for them."""
        if not self._shared:
            recent = self._recent
            recent |= {one.id: one for one in rows.passages_in(self._collections.passages.get(limit=REMEMBERED, include=list(_WHOLE)))}

    def of(self, ids: Sequence[str]) -> dict[str, Passage]:
        """id -> passage, for those that are stored."""
        recent = self._recent  # another one if some are deleted meanwhile: what was read before is not kept in that
        known = {id: passage for id in ids if (passage := recent.get(id))}
        missing = [id for id in ids if id not in known]
        if not missing:
            return known
        found = self._collections.passages.get(ids=missing, include=list(_WHOLE))
        read = {passage.id: passage for passage in rows.passages_in(found)}
        if not self._shared:
            recent |= read
            forget_oldest(recent, REMEMBERED)
        return known | read

    def of_document(self, document_id: str) -> list[Passage]:
        """The passages of one document, in its order."""
        found = self._nearest.of(document_id, _WHOLE)
        return sorted((passage for some in found for passage in rows.passages_in(some)), key=lambda p: p.start)

    def at(self, document_id: str, offset: int) -> Passage | None:
        """The passage of a document in which an offset stands: some are looked at where it should be, then further on or back."""
        first = offset // USUAL - LOOKED_AT // 2
        for _ in range(LOOKS):
            first = max(0, first)
            some = self.of([passage_id(document_id, number) for number in range(first, first + LOOKED_AT)])
            held = sorted(some.values(), key=lambda p: p.start)
            if not held:
                first //= 2
            elif offset < held[0].start:
                first -= LOOKED_AT + (held[0].start - offset) // USUAL
            elif offset >= held[-1].end:
                first += LOOKED_AT + (offset - held[-1].end) // USUAL
            else:
                return next((passage for passage in held if passage.start <= offset < passage.end), None)
        return next((passage for passage in self.of_document(document_id) if passage.start <= offset < passage.end), None)
