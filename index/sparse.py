"""Ranked word search inside Chroma, on servers that index sparse vectors: BM25, with nothing kept beside it."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from index import rows
from index.passage import Passage
from index.scope import Scope
from index.splitting import header
from index.terms import stems

if TYPE_CHECKING:
    from chromadb import Schema
    from chromadb.base_types import SparseVector

    from index.collections import Collections

KEY = "words"  # of the metadata that holds a passage's sparse vector
HEADER = 0.5  # weight of a word of the header against one of the text
SATURATION, BY_LENGTH, LENGTH = 1.2, 0.75, 53.0  # BM25's k1 and b, and the words of a mean passage of the shipped documents
SCORE = "#score"  # as Chroma names it: its distance, 1 - query x passage
BATCH = 5_000


def schema(space: str) -> Schema:
    """What a server is asked for, so that it indexes the words and weighs them by their rarity."""
    from chromadb import Schema, SparseVectorIndexConfig, VectorIndexConfig

    wanted = Schema().create_index(config=VectorIndexConfig(space=space))
    return wanted.create_index(key=KEY, config=SparseVectorIndexConfig(bm25=True))


def indexed(collection: Any) -> bool:
    """Whether a server indexes the words of this collection."""
    its = collection.schema and collection.schema.keys.get(KEY)
    index = its and its.sparse_vector and its.sparse_vector.sparse_vector_index
    return bool(index and index.enabled)


def row(passage: Passage) -> dict[str, Any]:
    """The metadata that holds how much each word of a passage counts, whatever its rarity: the server multiplies that in."""
    text, head = stems(passage.text), stems(header(passage))
    weights = _saturated(Counter(text), len(text) / LENGTH)
    for word, weight in _saturated(Counter(head), 1.0).items():
        weights[word] = weights.get(word, 0.0) + HEADER * weight
    return {KEY: _vector(weights)}


def of_question(question: str) -> SparseVector:
    """The words of a question, each as often as it stands there."""
    return _vector(Counter(stems(question)))


def _saturated(counts: Mapping[str, int], length: float) -> dict[str, float]:
    damped = SATURATION * (1 - BY_LENGTH + BY_LENGTH * length)
    return {word: count * (SATURATION + 1) / (count + damped) for word, count in counts.items()}


def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _vector(weights: Mapping[str, float]) -> SparseVector:
    from chromadb.base_types import SparseVector

    numbered: dict[int, float] = {}
    for word, weight in weights.items():
        numbered[_number(word)] = numbered.get(_number(word), 0.0) + weight
    return SparseVector(indices=sorted(numbered), values=[numbered[number] for number in sorted(numbered)])


class SparseWords:
    """The same questions as `WordIndex` answers. Nothing is added or removed here: the passages carry their words."""

    def __init__(self, collections: Collections, whole: Callable[[], set[str]]) -> None:
        self._collections = collections
        self.document_ids = whole  # every document that is visible is in it

    def close(self) -> None:
        """Nothing is open."""

    def add(self, document_id: str, passages: Sequence[Passage]) -> None:
        """They came with the passages."""

    def remove(self, document_id: str) -> None:
        """They go with the passages."""

    def clear(self) -> None:
        """They are what the passages are."""

    def counts(self) -> dict[str, int]:
        """Document id -> how many passages are in it."""
        passages = self._collections.passages
        ids = (id for at in range(0, passages.count(), BATCH) for id in passages.get(limit=BATCH, offset=at, include=[])["ids"])
        return dict(Counter(id.partition(":")[0] for id in ids))

    def count(self) -> int:
        """How many passages are in it."""
        return int(self._collections.passages.count())

    def search(self, question: str, limit: int, scope: Scope, without: Iterable[str] = ()) -> list[tuple[str, float]]:
        """Passage ids and BM25 scores, best first; `without` are documents that are being written."""
        asked = of_question(question)
        if not asked.indices or limit < 1:
            return []
        found = self._nearest([asked], limit, [SCORE], rows.where(scope, without))
        scored = ((id, 1.0 - distance) for id, distance in zip(found["ids"][0], found["scores"][0] or (), strict=True))
        return [(id, score) for id, score in scored if score > 0]

    def holding(self, phrase: str, documents: Iterable[str]) -> set[str]:
        """All of these documents: that words stand next to one another, the server does not know."""
        return set(documents)

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """Inverse document frequency of stems among the passages: the server multiplies it into the score of any that has the word."""
        if not terms:
            return []
        found = self._nearest([_vector({term: 1.0}) for term in terms], 1, [SCORE, KEY])
        return [
            self._of_none() if not ids or 1.0 - scores[0] <= 0 else (1.0 - scores[0]) / _weight(metadatas[0][KEY], _number(term))
            for term, ids, scores, metadatas in zip(terms, found["ids"], found["scores"], found["metadatas"], strict=True)
        ]

    def _of_none(self) -> float:
        """The rarity of a word that no passage has."""
        return math.log(1 + (self.count() + 0.5) / 0.5)

    def _nearest(self, vectors: Sequence[SparseVector], limit: int, select: list[str], where: dict[str, Any] | None = None) -> Any:
        from chromadb import Knn, Search

        searches = [
            Search(where=where, rank=Knn(query=vector, key=KEY, limit=limit), limit=limit, select=select)  # type: ignore[arg-type]
            for vector in vectors
        ]
        return self._collections.passages.search(searches)


def _weight(vector: SparseVector, number: int) -> float:
    return vector.values[vector.indices.index(number)]
