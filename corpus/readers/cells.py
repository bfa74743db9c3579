"""Rows of cells, as every format hands them on: which are rows of a table, and which only set texts beside each other."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from statistics import median

from corpus.readers.block import Block
from corpus.sentences import cyrillic_share

_LONG = 400  # characters: texts that long in both columns are read one after the other
_MOST_COLUMNS = 100  # of a table: cells further to the right follow one another


def row(texts: Sequence[str]) -> str:
    """The cells of one row as one line."""
    cells = [" ".join(text.split()) for text in texts]
    while cells and not cells[-1]:
        cells.pop()
    return " | ".join(cells)


def said(blocks: Sequence[Block]) -> str:
    """What the blocks of one cell say, on one line; the rows of a table in it are parted."""
    text = ""
    for before, block in zip([None, *blocks], blocks, strict=False):
        rows = before is not None and before.kind == block.kind == "row"
        text += f"{'; ' if rows else ' ' if text else ''}{block.text}"
    return text.replace("\n", " ")


def lays_out(blocks: Sequence[Block]) -> bool:
    """Whether a cell holds a stretch of a text, not an entry of a table."""
    return len(blocks) > 4 or (len(blocks) > 1 and any(block.level for block in blocks))


def by_column(texts: Sequence[Sequence[str]]) -> bool:
    """Whether rows of cells are read column by column: two languages or long texts beside each other, or two who sign."""
    rows = [row for row in texts if any(row)]
    if not rows or any(len(row) != 2 for row in rows):
        return False
    return _are_long(rows) or _sign(rows)


def _are_long(rows: Sequence[Sequence[str]]) -> bool:
    first, second = (" ".join(row[at] for row in rows) for at in (0, 1))
    if min(len(first), len(second)) < 80:
        return False
    return abs(cyrillic_share(first) - cyrillic_share(second)) > 0.6 or all(median(len(row[at]) for row in rows) > _LONG for at in (0, 1))


def _sign(rows: Sequence[Sequence[str]]) -> bool:
    """Whether two parties sign beside each other: "For A | For B" or "By: | By:" over what is no figure."""
    first = [re.match(r"[^\W\d_]+", cell) for cell in rows[0]]
    if len(rows) < 2 or first[0] is None or first[1] is None or first[0][0].lower() != first[1][0].lower():
        return False
    return not any(re.search(r"\d", cell) for row in rows[1:] for cell in row if len(cell) < 25)


class Merged:
    """Lays the cells of a table out on its columns: a cell that is merged over rows stands in each of them."""

    def __init__(self) -> None:
        self._down: dict[int, tuple[int, str]] = {}  # column -> how many rows more, and its text

    def row(self, cells: Sequence[tuple[str, int, int]]) -> list[str]:
        """One row's texts, a cell a column; each cell is (text, columns, rows), and text is said once where it covers several columns."""
        found: list[str] = []
        waiting = deque(cells)
        while waiting or (len(found) in self._down and len(found) < _MOST_COLUMNS):
            at = len(found)
            if at in self._down:
                rows, text = self._down.pop(at)
                if rows > 1:
                    self._down[at] = (rows - 1, text)
                found.append(text)
                continue
            text, wide, high = waiting.popleft()
            wide = min(wide, max(_MOST_COLUMNS - at, 1))
            if high > 1 and at < _MOST_COLUMNS:
                self._down |= {at: (high - 1, text)} | dict.fromkeys(range(at + 1, at + wide), (high - 1, ""))
            found += [text, *[""] * (wide - 1)]
        return found
