"""Six layers that rank as twelve do: hidden vectors and scores of the ranking model, learned on pairs without labels."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from cross_encoder import CrossEncoder
from torch.nn import functional
from transformers import PreTrainedTokenizerBase

Pair = tuple[str, str]
KEPT = (1, 3, 5, 7, 9, 11)  # the layers of the twelve that the six begin as, and whose vectors they learn to make
TOGETHER = 32
CHUNK = 32 * 24  # pairs that are sorted by length together


def batches(pairs: Sequence[Pair], tokenizer: PreTrainedTokenizerBase, most: int, seed: int) -> Iterator[dict[str, torch.Tensor]]:
    """All pairs once in batches of about equal length, in an order that the seed decides."""
    random = np.random.default_rng(seed)
    order = random.permutation(len(pairs))
    for at in range(0, len(order), CHUNK):
        chunk = [pairs[i] for i in order[at : at + CHUNK]]
        coded = tokenizer([q for q, _ in chunk], [s for _, s in chunk], truncation="longest_first", max_length=most)
        by_length = sorted(range(len(chunk)), key=lambda i: len(coded["input_ids"][i]))
        cuts = [by_length[i : i + TOGETHER] for i in range(0, len(by_length), TOGETHER)]
        for cut in random.permutation(len(cuts)):
            rows = [{name: coded[name][i] for name in coded} for i in cuts[cut]]
            yield dict(tokenizer.pad(rows, return_tensors="pt"))


def distil(
    student: CrossEncoder,
    teacher: CrossEncoder,
    given: Iterator[dict[str, torch.Tensor]],
    steps: int,
    rate: float,
    tell: Callable[[str], None],
) -> None:
    """Train all layers of the student until the steps are made or the batches end."""
    optimizer = torch.optim.AdamW(student.parameters(), lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 20, max(0.02, (steps - step) / (0.5 * steps)))
    )
    begun, sums, seen = time.time(), np.zeros(2), 0
    student.train()
    for step, batch in enumerate(given):
        if step >= steps:
            return
        vectors, scores = _losses(student, teacher, batch)
        (vectors + 0.05 * scores).backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 5.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        sums += (vectors.item(), scores.item())
        seen += len(batch["input_ids"])
        if step % 20 == 19:
            tell(
                f"distil {step + 1}/{steps}: vectors {sums[0] / 20:.3f} scores {sums[1] / 20:.2f}, {seen / (time.time() - begun):.1f} pairs/s"
            )
            sums[:] = 0


def _losses(student: CrossEncoder, teacher: CrossEncoder, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """How far the student's vectors (a share of their variance) and scores (squared) are from the teacher's."""
    with torch.no_grad():
        right = teacher.bert(**batch, output_hidden_states=True)
        scores = teacher.classifier(right.pooler_output)[:, 0]
    made = student.bert(**batch, output_hidden_states=True)
    mask = batch["attention_mask"].bool()
    off = torch.stack(
        [
            functional.mse_loss(made.hidden_states[to + 1][mask], right.hidden_states[at + 1][mask])
            / right.hidden_states[at + 1][mask].var()
            for to, at in enumerate(KEPT)
        ]
    ).mean()
    return off, functional.mse_loss(student.classifier(made.pooler_output)[:, 0], scores)
