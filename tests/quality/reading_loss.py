"""What the reader learns by: how far its outputs are from the right sentences of each list and from the verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from reading_lists import Drawn
from torch.nn import functional

SINGLE, CLOSE, VERDICT = 0.3, 0.6, 1.0  # weights beside the loss over lists


def loss_of(lists: Sequence[Drawn], outputs: torch.Tensor) -> tuple[torch.Tensor, dict[str, float]]:
    """`outputs`: a row for each sentence of each list in turn."""
    right = torch.tensor([r for row in lists for r in row.right], dtype=torch.float)
    verdicts = torch.tensor([v for row in lists for v in row.verdicts])
    listed = torch.tensor([len(row.sentences) > 1 for row in lists for _ in row.sentences])
    near = torch.tensor([row.source == "contrast" for row in lists for _ in row.sentences])
    answers = outputs[:, 0]
    over = torch.stack([_of_list(*pair) for pair in _split(lists, answers, right) if len(pair[0]) > 1]).mean()
    single = functional.binary_cross_entropy_with_logits(answers[listed], right[listed])
    total = over + SINGLE * single
    told = {"list": over.item(), "single": single.item()}
    if near.any():
        close = functional.binary_cross_entropy_with_logits(answers[near], right[near])
        total = total + CLOSE * close
        told["close"] = close.item()
    asked = verdicts >= 0
    if asked.any():
        logits = torch.cat([outputs[asked][:, 1:3], outputs.new_zeros(int(asked.sum()), 1)], dim=1)
        weights = torch.where((right[asked] > 0) | ~listed[asked], 5.0, 1.0)
        loss = (functional.cross_entropy(logits, verdicts[asked], reduction="none") * weights).sum() / weights.sum()
        total = total + VERDICT * loss
        told["verdict"] = loss.item()
        settled = asked & (verdicts < 2)
        told["word"] = float(((outputs[:, 1] < outputs[:, 2]).long() == verdicts)[settled].float().mean())
    return total, told


def _split(lists: Sequence[Drawn], *values: torch.Tensor) -> Iterator[tuple[torch.Tensor, ...]]:
    sizes = [len(row.sentences) for row in lists]
    return zip(*(value.split(sizes) for value in values), strict=True)


def _of_list(answers: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """The right sentences share the mass; where there is none it belongs to "none of these", whose logit is 0."""
    whole = torch.logsumexp(torch.cat([answers, answers.new_zeros(1)]), dim=0)
    return whole - (torch.logsumexp(answers[right > 0], dim=0) if right.any() else 0.0)
