"""Fits the query adapter (assistant/adapter.npz): of the sentences found for a gold question, those that answer it are to come first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from assistant.likeness import Adapter, Likeness
from index.embedding import Tokens

RANK = 16
STEP = 3e-3  # learning rate
DECAY = 0.01
TIMES = 6  # how often each question is seen
TOGETHER = 32  # questions a step
SHARPNESS = 6.0  # of the softmax over the sentences, as for the order


@dataclass(frozen=True, slots=True)
class Lesson:
    """One question with its sentences: unadapted vectors, which of the sentences answer, and what else their scores are made of."""

    asked: Likeness
    sentences: Sequence[Tokens]
    right: np.ndarray
    rest: np.ndarray
    meaning: float
    late: float


def fit_adapter(lessons: Sequence[Lesson]) -> Adapter:
    """Two low-rank steps by gradient descent on a listwise softmax; they begin as no change at all."""
    torch.manual_seed(0)
    ready = [_Ready(lesson) for lesson in lessons]
    dimension = lessons[0].asked.rows.shape[1]
    down = [torch.nn.Parameter(0.05 * torch.randn(dimension, RANK)) for _ in range(2)]
    up = [torch.nn.Parameter(torch.zeros(RANK, dimension)) for _ in range(2)]
    optimizer = torch.optim.AdamW([*down, *up], lr=STEP, weight_decay=DECAY)
    shuffled = np.random.default_rng(0)
    for _ in range(TIMES):
        order = shuffled.permutation(len(ready))
        for at in range(0, len(order), TOGETHER):
            losses = [ready[i].loss(down, up) for i in order[at : at + TOGETHER]]
            optimizer.zero_grad()
            torch.stack(losses).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    arrays = [half.detach().numpy() for pair in zip(down, up, strict=True) for half in pair]
    return Adapter(*arrays)


class _Ready:
    """A lesson as tensors, its sentences filled up to one length."""

    def __init__(self, lesson: Lesson) -> None:
        longest = max(len(read.vectors) for read in lesson.sentences)
        self.tokens = torch.zeros(len(lesson.sentences), longest, lesson.asked.rows.shape[1])
        self.filling = torch.ones(len(lesson.sentences), longest, dtype=torch.bool)
        for at, read in enumerate(lesson.sentences):
            self.tokens[at, : len(read.vectors)] = torch.from_numpy(read.vectors.astype(np.float32))
            self.filling[at, : len(read.vectors)] = False
        self.means = torch.from_numpy(np.stack([read.mean for read in lesson.sentences]))
        self.rows = torch.from_numpy(lesson.asked.rows)
        self.weights = torch.from_numpy(lesson.asked.weights).float()
        self.asked_means = torch.from_numpy(lesson.asked.means)
        self.theirs = [(rows, torch.from_numpy(vectors)) for rows, vectors in lesson.asked.theirs]
        self.right = torch.from_numpy(lesson.right)
        self.rest = torch.from_numpy(lesson.rest).float()
        self.meaning, self.late = lesson.meaning, lesson.late

    def loss(self, down: list[torch.nn.Parameter], up: list[torch.nn.Parameter]) -> torch.Tensor:
        """How unlikely a sentence that answers comes first."""
        best = self._best(_stepped(self.rows, down[0], up[0]))
        for rows, vectors in self.theirs:
            theirs = self._best(_stepped(vectors, down[0], up[0])).mean(dim=1, keepdim=True)
            best = best.index_copy(1, torch.tensor(rows), torch.maximum(best[:, rows], theirs))
        late = (best * self.weights).sum(dim=1) / self.weights.sum().clamp(min=1e-9)
        meaning = (_stepped(self.asked_means, down[1], up[1]) @ self.means.T).amax(dim=0)
        scores = SHARPNESS * (self.rest + self.meaning * meaning + self.late * late)
        return torch.logsumexp(scores, 0) - torch.logsumexp(scores[self.right], 0)

    def _best(self, rows: torch.Tensor) -> torch.Tensor:
        """(sentence, row): the best cosine of the row with a token of the sentence."""
        alike = torch.einsum("qd,ntd->nqt", rows, self.tokens)
        return alike.masked_fill(self.filling[:, None, :], -1.0).amax(dim=2)


def _stepped(vectors: torch.Tensor, down: torch.Tensor, up: torch.Tensor) -> torch.Tensor:
    return functional.normalize(vectors + vectors @ down @ up, dim=-1)
