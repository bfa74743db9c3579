"""The vectors of the shipped documents, which travel with the program: the first start stores and does not embed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from corpus.document import Document
from corpus.packaged import PACKAGED, WEIGHTS_SHA256
from index.splitting import embedded_text, split

VECTORS = Path(__file__).with_name("shipped.npz")


def shipped_vectors(model: str) -> Mapping[str, np.ndarray]:
    """Key of an embedded content (see `index.making_vectors.key_of`) -> its vector, float32; nothing for another model than the packaged one."""
    return _read(VECTORS) if model == PACKAGED else {}


def texts_of(documents: Iterable[Document]) -> list[str]:
    """What is embedded of documents, each text once."""
    return list(dict.fromkeys(embedded_text(passage) for document in documents for passage in split(document)))


def save(path: Path, keys: Iterable[str], vectors: np.ndarray) -> None:
    """Write vectors of the packaged model to an .npz file, in half precision."""
    told = np.array([list(bytes.fromhex(key)) for key in keys], dtype=np.uint8)
    np.savez(path, model=np.array(WEIGHTS_SHA256), keys=told, vectors=vectors.astype(np.float16))


@functools.cache
def _read(path: Path) -> Mapping[str, np.ndarray]:
    with np.load(path) as held:
        if str(held["model"]) != WEIGHTS_SHA256:
            return {}
        vectors = held["vectors"].astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return {bytes(key).hex(): vector for key, vector in zip(held["keys"], vectors, strict=True)}
