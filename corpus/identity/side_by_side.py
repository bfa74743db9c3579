"""Signatures side by side: the lines of a text whose cells stand under one another, read column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

_BAR = re.compile(r" *\| *")
_MOST = 4  # parties that sign beside one another
_FEWEST = 2  # lines of such a block


def columns_apart(text: str, at: int = 0) -> tuple[str, int]:
    """A text in which lines of equally many cells, one under the other, stand column by column, and where the place `at` is in it."""
    made: list[str] = []
    length, found = 0, at
    for start, piece in _in_reading_order(text):
        if start <= at <= start + len(piece):
            found = length + at - start
        made.append(piece)
        length += len(piece) + 1
    return "\n".join(made), found


def _in_reading_order(text: str) -> Iterator[tuple[int, str]]:
    """The lines, and the cells of those that stand side by side, each with its place in the text."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    cells = {start: _cells(start, line) for start, line in lines if line.strip()}
    width = 1
    widths = {}  # of each line; an empty one is as wide as the one before it
    for start, _ in lines:
        width = widths[start] = len(cells[start]) if start in cells else width
    for width, run in groupby(lines, key=lambda one: widths[one[0]]):
        block = list(run)
        rows = [cells[start] for start, _ in block if start in cells]
        if _FEWEST <= width <= _MOST and len(rows) >= _FEWEST:
            yield from (row[column] for column in range(width) for row in rows)
        else:
            yield from block


def _cells(start: int, line: str) -> list[tuple[int, str]]:
    at, found = 0, []
    for bar in [*_BAR.finditer(line), None]:
        found.append((start + at, line[at : bar.start() if bar else len(line)]))
        at = bar.end() if bar else len(line)
    return found
