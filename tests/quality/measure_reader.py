"""The figures of a reader on what was held out of training, and how likely a yes or a no must be to be said.

python tests/quality/measure_reader.py --data ../shared [--reader NAME_OR_FOLDER]
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from reading_data import gathered
from reading_figures import HEAD, PROVED, Pair, Read, figures, measured_lists, verdicts_of
from reading_lists import Drawn

from assistant.reader import PACKAGED, Reader


def read_by(reader: Reader) -> Read:
    """What the figures are made of: readings as rows."""

    def read(pairs: Sequence[Pair]) -> np.ndarray:
        by_question = itertools.groupby(pairs, key=lambda pair: pair[0])
        found = [reading for question, some in by_question for reading in reader.read(question, [sentence for _, sentence in some])]
        return np.array([[row.answers, row.yes, row.no] for row in found])

    return read


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
    """Print the table and the thresholds."""
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


if __name__ == "__main__":
    main()
