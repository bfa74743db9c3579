"""Fits the query adapter (index/adapter.npz) on gold questions: passages and sentences that answer are to come before the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from assistant.sentences.likeness import Likeness
from index.adapter import Adapter, Step
from index.embedding import Tokens

RANK = 16
RATE = 3e-3  # of learning
DECAY = 0.01
TIMES = 6  # how often each question is seen
TOGETHER = 32  # questions a step of learning
SHARPNESS_OF_PASSAGES, SHARPNESS_OF_SENTENCES = 20.0, 6.0  # of the softmax over cosines, and over scores of sentences

Loss = Callable[[Sequence[torch.Tensor], Sequence[torch.Tensor]], torch.Tensor]


@dataclass(frozen=True, slots=True)
class Search:
    """A question's wordings (rows) and the passages that it is searched among (rows), all unadapted; which of these answer."""

    wordings: np.ndarray
    passages: np.ndarray
    right: np.ndarray


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question with the sentences found: unadapted vectors, which of the sentences answer, and what else their scores are made of."""

    asked: Likeness
    sentences: Sequence[Tokens]
    right: np.ndarray
    rest: np.ndarray
    meaning: float
    late: float


def fit_adapter(searches: Sequence[Search], lessons: Sequence[Lesson]) -> Adapter:
    """The three steps, by gradient descent on listwise softmaxes; they begin as no change at all."""
    dimension = lessons[0].asked.rows.shape[1]
    (whole,) = _descend([_loss_of_search(search) for search in searches], dimension, 1)
    token, mean = _descend([_loss_of_lesson(lesson) for lesson in lessons], dimension, 2)
    return Adapter(whole, token, mean)


def _descend(losses: Sequence[Loss], dimension: int, steps: int) -> list[Step]:
    torch.manual_seed(0)
    down = [torch.nn.Parameter(0.05 * torch.randn(dimension, RANK)) for _ in range(steps)]
    up = [torch.nn.Parameter(torch.zeros(RANK, dimension)) for _ in range(steps)]
    optimizer = torch.optim.AdamW([*down, *up], lr=RATE, weight_decay=DECAY)
    shuffled = np.random.default_rng(0)
    for _ in range(TIMES):
        order = shuffled.permutation(len(losses))
        for at in range(0, len(order), TOGETHER):
            optimizer.zero_grad()
            torch.stack([losses[i](down, up) for i in order[at : at + TOGETHER]]).mean().backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return [Step(one.detach().numpy(), other.detach().numpy()) for one, other in zip(down, up, strict=True)]


def _loss_of_search(search: Search) -> Loss:
    """How unlikely a passage that answers comes first."""
    wordings, passages, right = (torch.from_numpy(part) for part in (search.wordings, search.passages, search.right))

    def loss(down: Sequence[torch.Tensor], up: Sequence[torch.Tensor]) -> torch.Tensor:
        scores = SHARPNESS_OF_PASSAGES * (_stepped(wordings, down[0], up[0]) @ passages.T).amax(dim=0)
        return torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)

    return loss


def _loss_of_lesson(lesson: Lesson) -> Loss:
    """How unlikely a sentence that answers comes first."""
    longest = max(len(read.vectors) for read in lesson.sentences)
    tokens = torch.zeros(len(lesson.sentences), longest, lesson.asked.rows.shape[1])
    filling = torch.ones(len(lesson.sentences), longest, dtype=torch.bool)
    for at, read in enumerate(lesson.sentences):
        tokens[at, : len(read.vectors)] = torch.from_numpy(read.vectors.astype(np.float32))
        filling[at, : len(read.vectors)] = False
    means = torch.from_numpy(np.stack([read.mean for read in lesson.sentences]))
    rows, asked_means, right = (torch.from_numpy(part) for part in (lesson.asked.rows, lesson.asked.means, lesson.right))
    weights, rest = torch.from_numpy(lesson.asked.weights).float(), torch.from_numpy(lesson.rest).float()
    renamed = [(torch.tensor(places), torch.from_numpy(vectors)) for places, vectors in lesson.asked.theirs]

    def best_of(vectors: torch.Tensor) -> torch.Tensor:
        """(sentence, row): the best cosine of the row with a token of the sentence."""
        return torch.einsum("qd,ntd->nqt", vectors, tokens).masked_fill(filling[:, None, :], -1.0).amax(dim=2)

    def loss(down: Sequence[torch.Tensor], up: Sequence[torch.Tensor]) -> torch.Tensor:
        best = best_of(_stepped(rows, down[0], up[0]))
        for places, vectors in renamed:
            theirs = best_of(_stepped(vectors, down[0], up[0])).mean(dim=1, keepdim=True)
            best = best.index_copy(1, places, torch.maximum(best[:, places], theirs))
        late = (best * weights).sum(dim=1) / weights.sum().clamp(min=1e-9)
        meaning = (_stepped(asked_means, down[1], up[1]) @ means.T).amax(dim=0)
        scores = SHARPNESS_OF_SENTENCES * (rest + lesson.meaning * meaning + lesson.late * late)
        return torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)

    return loss


def _stepped(vectors: torch.Tensor, down: torch.Tensor, up: torch.Tensor) -> torch.Tensor:
    return functional.normalize(vectors + vectors @ down @ up, dim=-1)
