"""How well a reader reads lists it was never trained on: the figures, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random

import numpy as np
from reading_lists import Asked, Drawn, area, draw

Pair = tuple[str, str]
Verdict = tuple[float, float, int]  # how far yes and no are proved, and which of yes, no, neither is right: 0, 1, 2
Read = Callable[[Sequence[Pair]], np.ndarray]  # pairs -> shape (pairs, 3): answers, yes, no; or (pairs, 1) of what only ranks
LONG = 10  # sentences of a list that is measured
PROVED = 0.97  # precision at which a verdict is said
HEAD = "| reader | lists | n | first right | answerable | yes recall | no recall | false yes | accuracy of yes/no |\n|---|---|---|---|---|---|---|---|---|"


def measured_lists(held: Mapping[str, Sequence[Asked]], most: int, seed: int = 7) -> dict[str, list[Drawn]]:
    """Lists of each held-out part, the same at each call; about half with and half without an answer where there are enough."""
    random = Random(seed)
    found = {}
    for name, rows in sorted(held.items()):
        groups = [[row for row in rows if bool(row.right) == way] for way in (True, False)]
        kept = [row for group in groups for row in random.sample(group, min(len(group), most // 2))]
        found[name] = [draw(row, random, LONG, plain=True) for row in kept]
    return found


def figures(name: str, lists: Mapping[str, Sequence[Drawn]], read: Read) -> list[str]:
    """The rows of the table for one reader."""
    made: list[str] = []
    verdicts: list[Verdict] = []
    for part, rows in lists.items():
        of_part = outputs_of(rows, read)
        said = _verdicts(rows, of_part)
        verdicts += said
        only_ranks = bool(np.isinf(of_part[0][:, 1:]).all())
        made.append(f"| {name} | {part} | {len(rows)} | {_ranking(rows, of_part)} | {_proving([] if only_ranks else said)} |")
    made.append(f"| {name} | all | | | | {_proving([] if only_ranks else verdicts)} |")
    return made


def outputs_of(rows: Sequence[Drawn], read: Read) -> list[np.ndarray]:
    """The outputs for the sentences of each list."""
    outputs = read([(row.question, sentence) for row in rows for sentence in row.sentences])
    cuts = np.cumsum([len(row.sentences) for row in rows])[:-1]
    return np.split(outputs, cuts)


def verdicts_of(rows: Sequence[Drawn], read: Read) -> list[Verdict]:
    """The verdicts on the lists of yes/no questions."""
    asked = [row for row in rows if row.verdicts[0] >= 0]
    return _verdicts(asked, outputs_of(asked, read)) if asked else []


def _verdicts(rows: Sequence[Drawn], of_part: Sequence[np.ndarray]) -> list[Verdict]:
    return [_verdict(row, got) for row, got in zip(rows, of_part, strict=True) if row.verdicts[0] >= 0]


def _ranking(rows: Sequence[Drawn], of_part: Sequence[np.ndarray]) -> str:
    first = [row.right[int(got[:, 0].argmax())] for row, got in zip(rows, of_part, strict=True) if any(row.right)]
    best = [[got[:, 0].max() for row, got in zip(rows, of_part, strict=True) if any(row.right) == way] for way in (True, False)]
    return f"{np.mean(first):.2f} | {area(*best):.3f}"


def _verdict(row: Drawn, got: np.ndarray) -> Verdict:
    """How far yes and no are proved by the sentence that proves it best, and which of yes, no, neither is right (0, 1, 2)."""
    weight = 1 / (1 + np.exp(-got[:, 0]))
    odds = np.exp(np.minimum(got[:, 1:3], 30.0)) if got.shape[1] > 1 else np.zeros((len(got), 2))
    proved = weight[:, None] * odds / (1 + odds.sum(axis=1, keepdims=True))
    return float(proved[:, 0].max()), float(proved[:, 1].max()), min(row.verdicts)


def _proving(said: Sequence[Verdict]) -> str:
    """Recall of yes and of no at the precision; the share of false yes at a half; the right word where the text says it."""
    if not said:
        return "| | |"
    yes, no, right = (np.array(column) for column in zip(*said, strict=True))
    told = right < 2
    word = np.where(yes >= no, 0, 1)
    false_yes = np.mean((yes > 0.5)[right > 0]) if (right > 0).any() else float("nan")
    accuracy = np.mean(word[told] == right[told]) if told.any() else float("nan")
    return f"{_recall(yes, right == 0)} | {_recall(no, right == 1)} | {false_yes:.2f} | {accuracy:.2f}"


def _recall(scores: np.ndarray, right: np.ndarray) -> str:
    """The share of right ones above the lowest threshold that keeps the precision."""
    if not right.any():
        return ""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    kept = np.nonzero(hits / np.arange(1, len(order) + 1) >= PROVED)[0]
    return f"{hits[kept[-1]] / right.sum() if len(kept) else 0:.2f} of {int(right.sum())}"
