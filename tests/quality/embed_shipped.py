"""The shipped documents -> index/shipped.npz: their vectors, made once for everybody. To be run when a text or the model has changed.

python tests/quality/embed_shipped.py
"""

from __future__ import annotations

import numpy as np

from corpus.loading import load
from index.embedding import SentenceEmbeddings
from index.making_vectors import key_of
from index.shipped import VECTORS, save, texts_of


def main() -> None:
    texts = texts_of(load().documents)
    save(VECTORS, map(key_of, texts), np.array(SentenceEmbeddings().embed_documents(texts)))
    print(f"{VECTORS.name}: {len(texts)} vectors, {VECTORS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
