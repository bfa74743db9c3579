"""The passages nearest by meaning: of a small index compared one by one in memory, of a large or shared one asked of Chroma's graph."""

from __future__ import annotations

import contextlib
import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from corpus.errors import UserError
from index import rows
from index.collections import BATCH, Collections
from index.entry import Entry
from index.exact import MOST, ExactVectors
from index.passage import passage_id
from index.recent import Recent
from index.scope import Scope

FEW = 8  # documents whose passages are compared one by one in an index of any size ...
NARROW = 1 / 128  # ... and those that hold no more of all text: to read their vectors is quicker than Chroma's filter
AT_ONCE = 128  # passages of one that are asked for
WIDE = 10_000  # nearest of all of which those in a scope are kept, at most ...
SHARE = 16  # ... and at most one of so many: Chroma's filter, which goes through all, is as fast then
MARGIN = 1.5  # times as many as hold enough in scope if these were spread evenly
TRIES = 4  # of a search that meets a removal half-way: Chroma then misses an id


class Nearest:
    """Searches the vectors of `collections`; `shared` where other programs may change them, `lost` is Chroma's error where it misses some."""

    def __init__(self, collections: Collections, shared: bool, lost: type[Exception]) -> None:
        self._collections, self._shared, self._lost = collections, shared, lost
        self._exact: ExactVectors | None = None  # read at the first search
        self._allowed: Recent[tuple[frozenset[str], float]] = Recent()
        self._count: int | None = None  # of the passages, once they were counted: Chroma goes through all of them to count

    def add(self, ids: Sequence[str], vectors: Sequence[Sequence[float]], made: Sequence[Mapping[str, Any]]) -> None:
        """Passages were stored, with these rows."""
        self._count = None if self._count is None else self._count + len(ids)
        if self._exact is not None:
            self._exact.add(ids, vectors, made)
            self._exact = self._exact if len(self._exact) <= MOST else None

    def remove(self, document_id: str) -> None:
        """The passages of a document were deleted."""
        self._count = None
        if self._exact is not None:
            self._exact.remove(document_id)

    def forget(self) -> None:
        """Every vector was."""
        self._exact = self._count = None

    def read_ahead(self) -> None:
        """Have Chroma read its graph, for which the first search would wait; where it cannot be read, that search says so."""
        with contextlib.suppress(self._lost, UserError):
            self._collections.passages.get(limit=1, include=["embeddings"])

    @property
    def is_large(self) -> bool:
        """Whether its passages are looked for in Chroma's graph, and not one by one."""
        return self._shared or self._exact is None and self.count > MOST

    @property
    def count(self) -> int:
        """How many passages there are."""
        if self._count is None or self._shared:
            self._count = int(self._collections.passages.count())
        return self._count

    @count.setter
    def count(self, known: int) -> None:
        """It is known from elsewhere."""
        self._count = known

    def search(
        self,
        vectors: Sequence[Sequence[float]],
        limit: int,
        scope: Scope,
        without: Set[str] = frozenset(),
        entries: Mapping[str, Entry] | None = None,
    ) -> list[list[tuple[str, float]]]:
        """For each vector the ids of the nearest passages and their cosine similarity (1 is the same direction), best first.

        `entries` are all documents, where they are known and do not change meanwhile.
        """
        if (exact := self._all_in_memory()) is not None:
            return exact.search(vectors, limit, scope, without)
        if 0 < len(scope.documents) <= FEW and (exact := self._of_few(scope.documents)) is not None:
            return exact.search(vectors, limit, scope, without)
        where = rows.where(scope, without)
        if where and entries:
            allowed, share = self._allowed.once((entries, scope, without), lambda: _allowed(scope, without, entries))
            if share <= NARROW and (exact := self._of_few(sorted(allowed))) is not None:
                return exact.search(vectors, limit, scope, without)
            if found := self._of_many(vectors, limit, allowed, share):
                return found
        return self._asked(vectors, limit, where)

    def _asked(self, vectors: Sequence[Sequence[float]], limit: int, where: dict[str, Any] | None) -> list[list[tuple[str, float]]]:
        """What Chroma finds."""
        for left in reversed(range(TRIES)):
            try:
                found = self._collections.passages.query(
                    query_embeddings=[list(vector) for vector in vectors], n_results=limit, where=where, include=["distances"]
                )
                break
            except self._lost as error:
                if not left:
                    raise UserError(
                        "The index cannot be searched: its vectors are damaged. `agreements audit --repair` mends it."
                    ) from error
        parts = zip(found["ids"], found["distances"], strict=True)
        return [[(id, 1.0 - distance) for id, distance in zip(*part, strict=True)] for part in parts]

    def _of_many(
        self, vectors: Sequence[Sequence[float]], limit: int, allowed: Set[str], share: float
    ) -> list[list[tuple[str, float]]] | None:
        """Of the nearest of all, those of many documents: Chroma's filter would go through every passage there is.

        None where they are too few for that, or too few of the nearest are theirs.
        """
        wanted = math.ceil(MARGIN * limit / share) if share else self.count
        if self._shared or wanted > min(WIDE, self.count // SHARE):
            return None
        near = self._asked(vectors, wanted, None)
        found = [[(id, score) for id, score in ranked if id.partition(":")[0] in allowed][:limit] for ranked in near]
        return found if all(len(ranked) == limit for ranked in found) else None

    def of(self, document_id: str, include: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """What is stored of a document, some passages at a time: by their ids, as a filter takes longer the more others there are."""
        for at in itertools.count(0, AT_ONCE):
            ids = [passage_id(document_id, number) for number in range(at, at + AT_ONCE)]
            found = self._collections.passages.get(ids=ids, include=list(include))
            if not found["ids"]:
                return
            yield found

    def _of_few(self, documents: Iterable[str]) -> ExactVectors | None:
        """The vectors of few documents: in Chroma's graph they would be looked for among all. None where they cannot be read so."""
        if self._shared:
            return None
        read = ExactVectors()
        try:
            for id in documents:
                for found in self.of(id, ["embeddings", "metadatas"]):
                    read.add(found["ids"], found["embeddings"], found["metadatas"])
        except self._lost:
            return None  # damaged: the search says so
        return read

    def _all_in_memory(self) -> ExactVectors | None:
        """Every vector of a small index that only this program changes; None where it is large or shared."""
        if self.is_large:
            return None
        if self._exact is None:
            read = ExactVectors()
            for at in range(0, self._collections.passages.count(), BATCH):
                try:
                    found = self._collections.passages.get(limit=BATCH, offset=at, include=["embeddings", "metadatas"])
                except self._lost:
                    return None  # damaged: the search says so
                read.add(found["ids"], found["embeddings"], found["metadatas"])
            self._exact = read
        return self._exact


def _allowed(scope: Scope, without: Set[str], entries: Mapping[str, Entry]) -> tuple[frozenset[str], float]:
    """The ids of the documents in a scope, and their share of all text."""
    allowed = frozenset(id for id, entry in entries.items() if id not in without and scope.allows(entry.document))
    theirs, every = (sum(entries[id].document.characters for id in ids) for ids in (allowed, entries))
    return allowed, theirs / max(every, 1)
