"""The figures of a reader on what was held out of training, and what makes its logits probabilities.

python tests/quality/measure_reader.py --data ../shared [--reader NAME_OR_FOLDER]
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
from reading_data import gathered
from reading_figures import HEAD, PROVED, Pair, Read, figures, measured_lists, verdicts_of
from reading_lists import Asked, Drawn, draw

from assistant.reader import PACKAGED, Reader

MANY = 24  # sentences that are read for an answer
MOST = 160  # lists of each part


def read_by(reader: Reader) -> Read:
    """What the figures are made of: readings as rows."""

    def read(pairs: Sequence[Pair]) -> np.ndarray:
        by_question = itertools.groupby(pairs, key=lambda pair: pair[0])
        found = [reading for question, some in by_question for reading in reader.read(question, [sentence for _, sentence in some])]
        return np.array([[row.answers, row.yes, row.no] for row in found])

    return read


def fitted(lists: Sequence[Drawn], read: Read) -> tuple[float, float]:
    """Slope and offset that make "any of them answers" a probability: a logistic regression on the sum over a list."""
    wholes, right = [], []
    for row in lists:
        logits = read([(row.question, sentence) for sentence in row.sentences])[:, 0]
        wholes.append(float(np.logaddexp.reduce(logits)))
        right.append(any(row.right))
    x, y, at = np.stack([wholes, np.ones(len(wholes))], axis=1), np.array(right, dtype=float), np.array([1.0, 0.0])
    for _ in range(50):
        share = 1 / (1 + np.exp(-x @ at))
        at = at - np.linalg.solve((x.T * (share * (1 - share))) @ x + 1e-3 * np.eye(2), x.T @ (share - y))
    share = 1 / (1 + np.exp(-x @ at))
    print(
        f"answerable at a half: {np.mean((share > 0.5) == (y > 0)):.3f} of {len(y)} right, mean squared error {np.mean((share - y) ** 2):.3f}"
    )
    return float(at[0]), float(at[1])


def long_lists(held: Mapping[str, Sequence[Asked]], seed: int) -> list[Drawn]:
    """Lists as long as those that are read for an answer, of agreements only."""
    random = Random(seed)
    rows = [row for name, some in held.items() if name != "squad" for row in random.sample(list(some), min(MOST, len(some)))]
    return [draw(row, random, MANY, plain=True) for row in rows]


def thresholds(lists: Mapping[str, Sequence[Drawn]], read: Read) -> None:
    """The probability from which yes, and no, is said with the precision that is wanted."""
    said = [verdict for rows in lists.values() for verdict in verdicts_of(rows, read)]
    for name, column in (("yes", 0), ("no", 1)):
        scores, right = np.array([row[column] for row in said]), np.array([row[2] == column for row in said])
        order = np.argsort(-scores, kind="stable")
        kept = np.nonzero(np.cumsum(right[order]) / np.arange(1, len(order) + 1) >= PROVED)[0]
        least = scores[order][kept[-1]] if len(kept) else float("nan")
        print(f"{name}: precision {PROVED} from {least:.3f} on; recall {right[scores >= least].sum() / right.sum():.2f} of {right.sum()}")


def main() -> None:
    """Print the table, the fit and the thresholds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--reader", default=PACKAGED)
    parser.add_argument("--lists", type=int, default=80, help="of each held-out part")
    given = parser.parse_args()
    _, held = gathered(given.data)
    read = read_by(Reader(given.reader))
    lists = measured_lists(held, given.lists)
    print("\n".join([HEAD, *figures(given.reader, lists, read)]))
    thresholds(lists, read)
    slope, offset = fitted(long_lists(held, 1), read)
    print(f"SLOPE, OFFSET = {slope:.3f}, {offset:.3f}")


if __name__ == "__main__":
    main()
