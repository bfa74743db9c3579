"""Real embeddings that need no model: words hashed into 64 numbers. Fast, the same everywhere, and counted."""

from __future__ import annotations

import re
import zlib

import numpy as np

from index.embedding import SentenceEmbeddings

SIZE = 64


class HashedWords(SentenceEmbeddings):
    """Texts that share words lie near each other; `embedded` are all texts that had to be embedded so far."""

    def __init__(self) -> None:
        super().__init__("hashed-words")
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self._vector(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return self._vector(text)

    def _vector(self, text: str) -> list[float]:
        vector = np.full(SIZE, 1e-3)
        for word in re.findall(r"\w+", text.lower()):
            vector[zlib.crc32(word.encode()) % SIZE] += 1.0
        return (vector / np.linalg.norm(vector)).tolist()
