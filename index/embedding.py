"""Texts -> vectors, by the calls of LangChain's embeddings."""

from __future__ import annotations

import functools
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.packaged import PACKAGED
from index.adapter import fitted_adapter
from index.models import Coded, Model, model_of
from index.recent import forget_oldest

TOGETHER = 64  # texts whose token vectors are held at once when only the vector of the whole is wanted, about 100 KB each
REMEMBERED = 2_000  # texts whose token vectors are kept, about 20 KB each


@dataclass(frozen=True, slots=True)
class Tokens:
    """`words[i]` is the word, lower case, that row i of `vectors` (float16, unit length) belongs to.

    `mean` is the mean of all rows, `whole` what the model makes of the text (both float32, unit length).
    """

    words: tuple[str, ...]
    vectors: np.ndarray
    mean: np.ndarray
    whole: np.ndarray


class SentenceEmbeddings:
    """Unit-length float32 vectors of a sentence-transformers model, named or in a folder; the packaged MiniLM by default."""

    def __init__(self, model: str = PACKAGED) -> None:
        self.name = model
        self.adapter = fitted_adapter() if model == PACKAGED else None  # fitted for that model
        self._tokens: dict[str, Tokens] = {}
        self._one_at_a_time = threading.RLock()  # a tokenizer keeps how it pads and cuts: two threads would mix that up

    def load(self) -> None:
        """Read the model into memory now instead of at the first question."""
        with self._one_at_a_time:
            _ = self._model

    @functools.cached_property
    def _model(self) -> Model:
        return model_of(self.name)

    def knows(self, word: str) -> bool:
        """Whether the model has a token for the whole word: then it is no typing error, even if no document holds it."""
        with self._one_at_a_time:
            return self._model.knows(word)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in order."""
        wholes: list[np.ndarray] = []
        with self._one_at_a_time:
            for at in range(0, len(texts), TOGETHER):
                coded = self._model.coded(texts[at : at + TOGETHER])
                wholes += [self._whole(vectors) for vectors in self._model.run(coded)]
        return np.stack(wholes).tolist() if wholes else []

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """The vectors of the tokens of each text: what late interaction compares. Recent texts are remembered."""
        found = {text: self._tokens.get(text) for text in texts}
        fresh = [text for text, tokens in found.items() if tokens is None]
        if fresh:
            with self._one_at_a_time:
                coded = self._model.coded(fresh)
                made = {
                    text: _tokens(text, one, vectors, self._whole(vectors))
                    for text, one, vectors in zip(fresh, coded, self._model.run(coded), strict=True)
                }
                self._tokens |= made
                forget_oldest(self._tokens, REMEMBERED)
            found |= made
        return [tokens for text in texts if (tokens := found[text]) is not None]

    def _whole(self, vectors: np.ndarray) -> np.ndarray:
        """The vector of a text, of unit length."""
        return _unit(self._model.whole(vectors))

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """The adapted vectors of wordings of a question, made with those of their tokens: both are wanted, and read but once."""
        if not texts:
            return []
        found = np.stack([tokens.whole for tokens in self.tokens(texts)])
        return (self.adapter.whole(found) if self.adapter else found).tolist()

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_queries([text])[0]


@functools.cache
def packaged() -> SentenceEmbeddings:
    """The packaged model, read into memory once for all who want it."""
    return SentenceEmbeddings()


def _tokens(text: str, coded: Coded, vectors: np.ndarray, whole: np.ndarray) -> Tokens:
    """The token vectors of one text without the marks that begin and end it."""
    mean = vectors.mean(axis=0)
    kept = [i for i, (start, end) in enumerate(coded.spans) if end > start and i < len(vectors)]
    spelled: dict[int | None, tuple[int, int]] = {}
    for i in kept:
        first, last = coded.spans[i]
        start, end = spelled.get(coded.words[i], (first, last))
        spelled[coded.words[i]] = (min(start, first), max(end, last))
    words = tuple(text[slice(*spelled[coded.words[i]])].lower() for i in kept)
    rows = vectors[kept]
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return Tokens(words, rows.astype(np.float16), _unit(mean), whole)


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
