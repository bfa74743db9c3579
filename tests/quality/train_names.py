"""From the packaged embedding model to a reader of names: python tests/quality/train_names.py --data ../shared --out names.pt

Learns which words of the first pages of an agreement name its parties, which say what a party is called, and which of both belong
together. Data and licences: names_data.py. `packing_names.py` makes the file that the program reads of it.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from names_data import Front, Names, contracts, drawn, fronts, marks
from reading_names import NameMarks, embedding_model
from torch.nn import functional
from train import Plan, without_dropout

from corpus.identity.name_reader import WINDOW, coded

STEP, RATE, DECAY, SMOOTHED = 8, 1e-3, 0.6, 0.01
SCALARS_TIMES = 20.0  # the rate of single numbers against that of products
LINKS = 1.0  # what the loss of belonging together counts
FROM_BEGINNING, BLOTTED = 0.7, 0.15  # how often a window begins where its text does, and how often a name's later tokens are others
UNKNOWN, WORDS = 100, (1996, 29000)  # the token of unknown words, and between which numbers words lie
IGNORED = -100
KEPT_EVERY = 250  # steps
RISING = 30  # steps over which the rate rises


class Window(NamedTuple):
    """What is learned from: tokens of a text with their labels, and the places of its names and roles with whose they are."""

    ids: np.ndarray
    gaps: np.ndarray
    shapes: np.ndarray
    labels: np.ndarray
    names: list[tuple[int, int]]
    roles: list[tuple[int, tuple[int, ...]]]


def window(front: Front, random: Random) -> Window:
    """A part of a front that is read at once."""
    made = coded(front.text)
    ids, labels = made.ids.copy(), np.zeros(len(made.ids), dtype=np.int64)
    latest = max(0, len(ids) - WINDOW)
    start = 0 if random.random() < FROM_BEGINNING else random.randint(0, latest)
    names: list[tuple[int, int]] = []
    roles: list[tuple[int, tuple[int, ...]]] = []
    for mark in marks(front):
        at = [token for token, (begin, end) in enumerate(made.spans) if begin < mark.end and end > mark.start]
        if not at:
            continue
        first = 1 + 2 * (mark.kind == "role")
        labels[at[0]], labels[at[1:]] = first, first + 1
        if front.linked and mark.kind == "name" and random.random() < BLOTTED:
            ids[at[1:]] = [random.choice((UNKNOWN, random.randrange(*WORDS))) for _ in at[1:]]
        if front.linked and start <= at[0] < start + WINDOW:
            (names.append((at[0] - start, mark.whose[0])) if mark.kind == "name" else roles.append((at[0] - start, mark.whose)))
    labels[~made.begins] = IGNORED
    part = slice(start, start + WINDOW)
    return Window(ids[part], made.gaps[part], made.shapes[part], labels[part], names, roles)


def loss_of(model: NameMarks, windows: list[Window]) -> torch.Tensor:
    """What the labels and the links of some windows miss."""
    longest = max(len(one.ids) for one in windows)

    def padded(name: str, filled: int = 0) -> torch.Tensor:
        parts = [torch.from_numpy(getattr(one, name)) for one in windows]
        return torch.stack([functional.pad(part, (0, longest - len(part)), value=filled) for part in parts])

    mask = torch.tensor([[float(at < len(one.ids)) for at in range(longest)] for one in windows])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        labels, names, roles = model(padded("ids"), padded("gaps"), padded("shapes"), mask)
    said = padded("labels", IGNORED).flatten()
    whole = functional.cross_entropy(labels.flatten(0, 1), said, ignore_index=IGNORED, label_smoothing=SMOOTHED)
    linked = [_of_links(model, names[at], roles[at], one) for at, one in enumerate(windows) if one.names and one.roles]
    return whole + LINKS * torch.stack(linked).mean() if linked else whole


def _of_links(model: NameMarks, names: torch.Tensor, roles: torch.Tensor, one: Window) -> torch.Tensor:
    """A party and a role belong together as far as the likeliest pair of their mentions does."""
    name_at, role_at = torch.tensor([at for at, _ in one.names]), torch.tensor([at for at, _ in one.roles])
    links = model.heads.links(names[name_at], roles[role_at], name_at, role_at)
    made, said = [], []
    for party, bearers in itertools.product(sorted({who for _, who in one.names}), sorted({whose for _, whose in one.roles})):
        rows = [at for at, (_, who) in enumerate(one.names) if who == party]
        columns = [at for at, (_, whose) in enumerate(one.roles) if whose == bearers]
        made.append(torch.logsumexp(links[rows][:, columns].flatten(), 0))
        said.append(float(party in bearers))
    return functional.binary_cross_entropy_with_logits(torch.stack(made), torch.tensor(said))


def run(model: NameMarks, rows: Iterator[Front], random: Random, plan: Plan, tell: Callable[[str], None], keep: Callable[[], None]) -> None:
    """As far as planned; `keep` is called now and then."""
    learning = [parameter for parameter in model.parameters() if parameter.requires_grad]
    scalars = [model.heads.far.weight, model.heads.together]
    others = [one for one in learning if all(one is not scalar for scalar in scalars)]
    groups = [{"params": others, "times": 1.0}, {"params": scalars, "times": SCALARS_TIMES, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    begun, losses = time.time(), []
    model.train()
    for step in itertools.count():
        done = plan.done(step, time.time() - begun)
        if done >= 1:
            return
        if step % KEPT_EVERY == KEPT_EVERY - 1:
            keep()
        for group in optimizer.param_groups:
            group["lr"] = group["times"] * plan.rate_at(step, done, RISING)
        loss = loss_of(model, [window(next(rows), random) for _ in range(STEP)])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        if step % 100 == 99:
            past = time.time() - begun
            left = past * (1 - done) / max(done, 1e-6) / 60
            tell(
                f"step {step + 1}, {done:.0%}: loss {np.mean(losses[-100:]):.3f}; {STEP * len(losses) / past:.0f} windows/s, {left:.0f} minutes left"
            )


def main() -> None:
    """Train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--steps", type=int, default=2500)
    parser.add_argument("--minutes", type=float, default=0.0, help="instead of steps")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--seed", type=int, default=5)
    given = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(given.seed)
    begun, random = time.time(), Random(given.seed)

    def tell(line: str) -> None:
        print(f"{time.time() - begun:6.0f} s {line}", flush=True)

    def keep() -> None:
        torch.save(model.state_dict(), given.out)

    own, others = fronts(), contracts(given.data / "contracts" / "train.jsonl.gz")
    model = NameMarks(embedding_model())
    if given.start:
        model.load_state_dict(torch.load(given.start))
    without_dropout(model.layers, 0.0)
    tell(f"{len(own)} fronts and {len(others)} contracts")
    run(model, drawn(own, others, Names(own), random), random, Plan(given.steps, given.minutes, given.rate, DECAY), tell, keep)
    keep()
    tell(f"trained: {given.out}")


if __name__ == "__main__":
    main()
