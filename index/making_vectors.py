"""Contents -> vectors: found where the same content is stored or comes with the program, else made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.shipped import shipped_vectors
from index.turns import Turns
from index.vectors import VectorStore

if TYPE_CHECKING:
    from index.embedding import SentenceEmbeddings

EMBED_BATCH = 64
FEW = 1  # of them, while others ask: a question waits for no more than this
STORING = 0.1  # of the work on a document whose passages are all embedded
Told = Callable[[float], None]  # share of the work on the document that is done, 0..1


def key_of(text: str) -> str:
    """What names an embedded content, wherever it stands: its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class MakingVectors:
    """Makes them with one model, and lets questions pass between."""

    def __init__(self, embeddings: SentenceEmbeddings, model: str, stored: VectorStore, turns: Turns) -> None:
        self._embeddings, self._model, self._stored, self._turns = embeddings, model, stored, turns

    def of(self, keys: Sequence[str], texts: Sequence[str], told: Told | None) -> tuple[dict[str, Sequence[float]], int]:
        """key -> vector, and how many were made."""
        shipped = shipped_vectors(self._model)
        known: dict[str, Sequence[float]] = {key: shipped[key].tolist() for key in keys if key in shipped}
        vectors = known | self._stored.vectors_of([key for key in keys if key not in known])
        missing = [(key, text) for key, text in dict(zip(keys, texts, strict=True)).items() if key not in vectors]
        missing.sort(key=lambda pair: len(pair[1]))  # batches of like length
        at, left, whole = 0, sum(len(text) for _, text in missing), sum(map(len, texts))
        while at < len(missing):
            if told:
                told((1 - STORING) * (1 - left / whole))
            self._turns.make_room()
            part = missing[at : at + (FEW if self._turns.busy else EMBED_BATCH)]
            at, left = at + len(part), left - sum(len(text) for _, text in part)
            found = self._embeddings.embed_documents([text for _, text in part])
            vectors.update((key, vector) for (key, _), vector in zip(part, found, strict=True))
        if told:
            told(1 - STORING)
        return vectors, len(missing)
