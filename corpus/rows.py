"""Tables in a text: rows are lines of cells with a bar between them, and the first may hold the heads of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.values import Span

BAR = " | "
LONGEST = 60  # characters of a cell on the average: where they are longer, clauses are laid out as a table, and no row is like another
FEWEST_COLUMNS = 3  # with heads: of two cells the first already says what the second is


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: where it stands, what its cells say, and the heads of their columns (none where the table has none)."""

    start: int
    end: int
    cells: tuple[str, ...]
    heads: tuple[str, ...] = ()

    def place(self, column: int) -> Span:
        """Where a cell stands, from the start of the row."""
        start = sum(len(cell) + len(BAR) for cell in self.cells[:column])
        return start, start + len(self.cells[column])

    @property
    def told(self) -> str:
        """The row as a sentence would say it, each cell after the head of its column."""
        if not self.heads:
            return BAR.join(self.cells)
        said = [f"the {_small(head)} is {cell}" for head, cell in zip(self.heads[1:], self.cells[1:], strict=True) if cell.strip()]
        return f"For {_small(self.heads[0])} {self.cells[0]}, {', '.join(said)}."


def _small(head: str) -> str:
    """A head within a sentence: "Monthly fee" as "monthly fee", "VAT" as it is."""
    return head[:1].lower() + head[1:] if head[1:2].islower() else head


def tables(text: str) -> Iterator[tuple[Span | None, tuple[Row, ...]]]:
    """Where the heads of each table of short cells stand, if it has some, and its other rows in order."""
    lines = [(match.start(), match.end(), tuple(match[0].split(BAR))) for match in re.finditer(r"[^\n]+", text)]
    for barred, group in groupby(lines, key=lambda line: len(line[2]) > 1):
        rows = list(group) if barred else []
        sizes = [len(cell) for _, _, cells in rows for cell in cells]
        if sizes and sum(sizes) <= LONGEST * len(sizes):
            yield _rows(rows)


def _rows(lines: list[tuple[int, int, tuple[str, ...]]]) -> tuple[Span | None, tuple[Row, ...]]:
    heads = lines[0][2]
    alike = all(len(cells) == len(heads) for _, _, cells in lines)
    if len(lines) > 1 and alike and len(heads) >= FEWEST_COLUMNS and not any(letter.isdigit() for head in heads for letter in head):
        return lines[0][:2], tuple(Row(start, end, cells, heads) for start, end, cells in lines[1:])
    return None, tuple(Row(start, end, cells) for start, end, cells in lines)
