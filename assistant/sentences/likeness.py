"""How alike a question and a sentence are in meaning: late interaction over the embedding model's token vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.understanding.question import Question
from index.adapter import Adapter
from index.embedding import Tokens


@dataclass(frozen=True, slots=True)
class Likeness:
    """A question's vectors: `rows[i]` of its content word `words[i]`, which counts `weights[i]`; the `means` of its readings; and for some
    `rows` the vectors of what they are called in documents."""

    words: np.ndarray
    weights: np.ndarray
    rows: np.ndarray
    means: np.ndarray
    theirs: tuple[tuple[list[int], np.ndarray], ...]

    def adapted(self, adapter: Adapter) -> Likeness:
        """The same after the adapter's steps."""
        theirs = tuple((rows, adapter.token(vectors)) for rows, vectors in self.theirs)
        return Likeness(self.words, self.weights, adapter.token(self.rows), adapter.mean(self.means), theirs)

    def meaning(self, read: Tokens) -> float:
        """The best cosine of a reading's mean with the mean of the text's tokens."""
        return float((self.means @ read.mean).max())

    def similarities(self, read: Tokens) -> np.ndarray:
        """For each token of the question the best cosine with a token of the text."""
        if not len(self.rows) or not len(read.vectors):
            return np.zeros(len(self.rows))
        vectors = read.vectors.astype(np.float32).T
        best: np.ndarray = (self.rows @ vectors).max(axis=1)
        for rows, theirs in self.theirs:
            best[rows] = np.maximum(best[rows], (theirs @ vectors).max(axis=1).mean())
        return best

    def late(self, best: np.ndarray) -> float:
        """The mean of `similarities`, rare words counting more."""
        if not len(best):
            return 0.0
        return float(np.average(best, weights=self.weights)) if self.weights.sum() else float(best.mean())

    def weakest(self, best: np.ndarray) -> float:
        """The similarity of that rarer word of the question which fits least."""
        if not len(best):
            return 0.0
        rare = self.weights >= np.median(self.weights)
        per_word: dict[str, float] = {}
        for word, similarity in zip(self.words[rare].tolist(), best[rare].tolist(), strict=True):
            per_word[word] = max(per_word.get(word, 0.0), similarity)
        return min(per_word.values())

    def counted(self, nouns: Sequence[str]) -> np.ndarray:
        """The vectors of the question's words that are among these, and of what documents call them."""
        meant = np.isin(self.words, list(nouns))
        return np.concatenate([self.rows[meant], *(vectors for rows, vectors in self.theirs if meant[rows].any())])


def likeness(question: Question, readings: Sequence[Tokens], weights: np.ndarray) -> Likeness:
    """A question's vectors as the model gives them. `readings` are those of `question.readings`; one weight a token of the second."""
    asked, bare, *theirs = readings
    same = question.in_their_words.same
    placed = [(rows, read.vectors[places].astype(np.float32)) for read in theirs for rows, places in _aligned(bare, read, same)]
    means = np.stack([tokens.mean for tokens in readings])
    return Likeness(np.array(bare.words), weights, bare.vectors.astype(np.float32), means, tuple(placed))


def _aligned(bare: Tokens, theirs: Tokens, same: Mapping[str, Sequence[Sequence[str]]]) -> list[tuple[list[int], list[int]]]:
    """For each meaning of each replaced word: where the word stands among the tokens as asked, and the meaning among the others."""
    found = []
    for word, meanings in same.items():
        rows = [i for i, token in enumerate(bare.words) if token == word]
        for meaning in meanings:
            wanted = {part.lower() for part in meaning}
            places = [i for i, token in enumerate(theirs.words) if token in wanted]
            if rows and places:
                found.append((rows, places))
    return found
