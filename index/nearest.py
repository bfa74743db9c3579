"""The passages nearest by meaning: of a small index compared one by one in memory, of a large or shared one asked of Chroma's graph."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus.errors import UserError
from index import rows
from index.collections import BATCH, Collections
from index.exact import MOST, ExactVectors
from index.passage import passage_id
from index.scope import Scope

FEW = 8  # documents whose passages are compared one by one in an index of any size
AT_ONCE = 128  # passages of one that are asked for
TRIES = 4  # of a search that meets a removal half-way: Chroma then misses an id


class Nearest:
    """Searches the vectors of `collections`; `shared` where other programs may change them, `lost` is Chroma's error where it misses some."""

    def __init__(self, collections: Collections, shared: bool, lost: type[Exception]) -> None:
        self._collections, self._shared, self._lost = collections, shared, lost
        self._exact: ExactVectors | None = None  # read at the first search
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
        self, vectors: Sequence[Sequence[float]], limit: int, scope: Scope, without: Iterable[str] = ()
    ) -> list[list[tuple[str, float]]]:
        """For each vector the ids of the nearest passages and their cosine similarity (1 is the same direction), best first."""
        if (exact := self._all_in_memory()) is not None:
            return exact.search(vectors, limit, scope, without)
        if (exact := self._of_few(scope)) is not None:
            return exact.search(vectors, limit, scope, without)
        for left in reversed(range(TRIES)):
            try:
                found = self._collections.passages.query(
                    query_embeddings=[list(vector) for vector in vectors],
                    n_results=limit,
                    where=rows.where(scope, without),
                    include=["distances"],
                )
                break
            except self._lost as error:
                if not left:
                    raise UserError(
                        "The index cannot be searched: its vectors are damaged. `agreements audit --repair` mends it."
                    ) from error
        parts = zip(found["ids"], found["distances"], strict=True)
        return [[(id, 1.0 - distance) for id, distance in zip(*part, strict=True)] for part in parts]

    def of(self, document_id: str, include: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """What is stored of a document, some passages at a time: by their ids, as a filter takes longer the more others there are."""
        for at in itertools.count(0, AT_ONCE):
            ids = [passage_id(document_id, number) for number in range(at, at + AT_ONCE)]
            found = self._collections.passages.get(ids=ids, include=list(include))
            if not found["ids"]:
                return
            yield found

    def _of_few(self, scope: Scope) -> ExactVectors | None:
        """The vectors of a scope of few documents: in Chroma's graph they would be looked for among all; None for any other scope."""
        if self._shared or not 0 < len(scope.documents) <= FEW:
            return None
        read = ExactVectors()
        try:
            for id in scope.documents:
                for found in self.of(id, ["embeddings", "metadatas"]):
                    read.add(found["ids"], found["embeddings"], found["metadatas"])
        except self._lost:
            return None  # damaged: the search says so
        return read

    def _all_in_memory(self) -> ExactVectors | None:
        """Every vector of a small index that only this program changes; None where it is large or shared."""
        if self._shared or self._exact is None and self.count > MOST:
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
