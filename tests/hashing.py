"""A real index that needs no model: words hashed into 64 numbers (fast, the same everywhere, counted), and agreements to put into it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.embedding import SentenceEmbeddings
from index.index import Index

SIZE = 64


class HashedWords(SentenceEmbeddings):
    """Texts that share words lie near each other; `embedded` are all texts that had to be embedded so far."""

    def __init__(self) -> None:
        super().__init__("hashed-words")
        self.embedded: list[str] = []

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [self._vector(text) for text in texts]

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        vector = np.full(SIZE, 1e-3)
        for word in re.findall(r"\w+", text.lower()):
            vector[zlib.crc32(word.encode()) % SIZE] += 1.0
        return (vector / np.linalg.norm(vector)).tolist()


def agreement(partner: str, paragraphs: int = 6, day: str = "3 June 2024", extra: str = "") -> str:
    """A text whose title, partner and date of signing stand in it."""
    numbered = "\n\n".join(
        f"{n}. {partner} will provide item {n * 7} of its plan to Ukraine, and both sides review point {n} once a year."
        for n in range(1, paragraphs + 1)
    )
    return (
        f"# Agreement on Security Cooperation between {partner} and Ukraine\n\n{partner} and Ukraine have agreed as follows.\n\n"
        f"## Part I. Support\n\n{numbered}\n\n{extra}\n\n## Signatures\n\nDone at Kyiv on {day}.\n"
    )


def reopened(index: Index, home: Path) -> Index:
    """The index closed and opened again; what it embeds is counted anew."""
    index.close()
    return Index(home / "index", HashedWords(), "hashed-words")


def embedded(index: Index) -> list[str]:
    """All texts that an index of hashed words had to embed."""
    assert isinstance(index.embeddings, HashedWords)
    return index.embeddings.embedded


def write(home: Path, name: str, text: str) -> Path:
    """A file of a home."""
    file = home / "files" / name
    file.write_text(text, encoding="utf-8")
    return file
