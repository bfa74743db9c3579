"""What the reader learns from in turn: lists of all sources in their shares, and single sentences for verdicts and contrasts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from random import Random

from reading_contracts import PLAIN_KINDS
from reading_lists import LENGTH, Asked, Drawn, alone, draw, is_yes_no

MIXTURE = {
    "contracts": 0.2,
    "own": 0.3,
    "read": 0.14,
    "turned": 0.05,
    "squad": 0.06,
    "gold": 0.05,
    "shipped": 0.15,
    "elsewhere": 0.04,
    "policies": 0.01,
}
ANSWERABLE = {
    "contracts": 0.6,
    "own": 0.68,
    "read": 0.7,
    "squad": 0.6,
    "gold": 0.62,
    "policies": 1.0,
    "shipped": 0.75,
    "turned": 0.85,
    "elsewhere": 0.0,
}
MOST_OFTEN = 4.0  # times its share in the rows
SIZES = {
    "turned": 4,
    "own": 14,
    "read": 14,
    "shipped": 16,
    "contracts": 12,
}  # sentences of a list: few where it is for its verdict, many where the whole agreement is at hand


def evened(rows: Sequence[Asked]) -> list[float]:
    """How often each row is drawn, so that the word with which a question opens does not tell its answer."""
    opening = [(row.question.split()[0].lower(), row.how) for row in rows]
    both, first = Counter((words, row.says) for words, row in zip(opening, rows, strict=True)), Counter(opening)
    said = Counter((row.how, row.says) for row in rows)
    whole = Counter(row.how for row in rows)
    even = [
        said[row.how, row.says] / whole[row.how] / (both[words, row.says] / first[words]) for words, row in zip(opening, rows, strict=True)
    ]
    return [min(MOST_OFTEN, max(1 / MOST_OFTEN, share)) for share in even]


class Mixture:
    """Lists of all sources in their shares, drawn without end."""

    def __init__(self, rows: Sequence[Asked], seed: int) -> None:
        self._random = Random(seed)
        self._rows: dict[tuple[str, bool], dict[str, list[Asked]]] = defaultdict(lambda: defaultdict(list))
        self._settled = [self._for_verdicts(rows, *sources) for sources in (("turned",), ("own", "shipped", "read"), ("contracts",))]
        self._contrasts = [row for row in rows if row.source == "contrast"]
        self._shares = evened(self._contrasts)
        for row in rows:
            self._rows[row.source, bool(row.right)][row.group if row.source == "contracts" else ""].append(row)

    def lists(self) -> Iterator[Drawn]:
        names = [name for name in MIXTURE if any(source == name for source, _ in self._rows)]
        while True:
            source = self._random.choices(names, [MIXTURE[name] for name in names])[0]
            groups = self._rows.get((source, self._random.random() < ANSWERABLE[source]))
            if groups:
                yield draw(self._one(groups), self._random, SIZES.get(source, LENGTH))

    def verdicts(self, most: int) -> list[Drawn]:
        """Single sentences for their verdicts alone."""
        return [alone(self._random.choice(rows), self._random) for rows in self._random.choices(self._settled, (0.5, 0.3, 0.2), k=most)]

    def contrasts(self, most: int) -> list[Drawn]:
        """Single sentences with what they answer, and what they nearly do."""
        drawn = self._random.choices(self._contrasts, self._shares, k=most) if self._contrasts else []
        return [alone(row, self._random) for row in drawn]

    @staticmethod
    def _for_verdicts(rows: Sequence[Asked], *sources: str) -> list[Asked]:
        return [
            row for row in rows if row.source in sources and (row.says or is_yes_no(row.question)) and (row.right or row.source == "turned")
        ]

    def _one(self, groups: Mapping[str, list[Asked]]) -> Asked:
        """Rare kinds of clauses more often than their number, lines of names and dates less."""
        names = list(groups)
        weights = [len(groups[name]) ** 0.5 * (0.4 if name in PLAIN_KINDS else 1.0) for name in names]
        return self._random.choice(groups[self._random.choices(names, weights)[0]])
