"""Signatures side by side: the lines of a text whose cells stand under one another, read column by column."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from corpus.rows import BAR, Row

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
    rows = {start: Row(start, start + len(line), tuple(line.split(BAR))) for start, line in lines if line.strip()}
    width = 1
    widths = {}  # of each line; an empty one is as wide as the one before it
    for start, _ in lines:
        width = widths[start] = len(rows[start].cells) if start in rows else width
    for width, run in groupby(lines, key=lambda one: widths[one[0]]):
        block = list(run)
        held = [rows[start] for start, _ in block if start in rows]
        if _FEWEST <= width <= _MOST and len(held) >= _FEWEST:
            yield from ((row.start + row.place(column)[0], row.cells[column]) for column in range(width) for row in held)
        else:
            yield from block
