"""Tables without lines: rows that share their gaps; a wrapped cell stays in its row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from corpus.clauses.labels import is_label
from corpus.readers.pieces import Piece, Row

_FIGURE = re.compile(r"(?:[A-Z]{2,3}|[€$£₴¥])?\s?[\d.,'’ ]+\s?(?:%|[A-Z]{3}|[€$£₴¥])?")


def unruled(rows: Sequence[Row], begin: int) -> int:
    """Where a table without lines that begins at a row ends; `begin` itself where none does."""
    first = _unlabelled(_cells(rows[begin].pieces, 1.5 * rows[begin].size))
    if len(first) < 2:
        return begin
    free = [(a[-1].right, b[0].left) for a, b in zip(first, first[1:], strict=False)]
    end = begin + 1
    while end < len(rows) and rows[end - 1].y - rows[end].y < 12 * rows[end].size and not any(piece.entry for piece in rows[end].pieces):
        narrower = _narrowed(free, rows[end])
        alone = len(_cells(rows[end].pieces, 1.5 * rows[end].size)) < 2
        if not narrower or _stands_alone(rows, end, narrower) or (alone and rows[end - 1].y - rows[end].y > 3 * rows[end].size):
            break
        free, end = narrower, end + 1
    while end > begin and len(_cells(rows[end - 1].pieces, 1.5 * rows[end - 1].size)) < 2 and _after_gap(rows, end - 1):
        end -= 1
    found = rows[begin:end]
    return end if not _is_justified(found) and any(_is_gutter(found, gap) for gap in free) else begin


def _is_justified(rows: Sequence[Row]) -> bool:
    """Whether rows with gaps are lines of text set flush on both sides: they begin and end alike, and not with figures."""
    spread = [row for row in rows if len(row.pieces) > 1]
    lefts, rights = [row.left for row in spread], [row.right for row in spread]
    flush = max(lefts) - min(lefts) < 2 and max(rights) - min(rights) < 2
    return flush and not all(_FIGURE.fullmatch(row.pieces[-1].text) for row in spread)


def _is_gutter(rows: Sequence[Row], gap: tuple[float, float]) -> bool:
    """Whether a gap parts cells in two rows or more: what stands behind it is aligned (a right edge alone shows it of figures only)."""
    sides = []
    for row in rows:
        before = [piece.right for piece in row.pieces if piece.right <= gap[0] + 1]
        after = [piece for piece in row.pieces if piece.left >= gap[1] - 1]
        if before and after and after[0].left - max(before) >= 1.5 * row.size:
            sides.append(after[0])
    figures = [piece.right for piece in sides if _FIGURE.fullmatch(piece.text)]
    middles = [(piece.left + piece.right) / 2 for piece in sides]
    return _aligned([piece.left for piece in sides]) or _aligned(middles) or _aligned(figures)


def _aligned(values: list[float]) -> bool:
    return any(sum(abs(value - other) < 1.5 for other in values) > 1 for value in values)


def _stands_alone(rows: Sequence[Row], at: int, free: list[tuple[float, float]]) -> bool:
    """Whether a row under a table is a line of its own: nothing but its beginning, and set off or set bold."""
    row = rows[at]
    alone = row.right <= free[0][0] + 1
    bold = all("bold" in piece.look for piece in row.pieces) and not all("bold" in piece.look for piece in rows[at - 1].pieces)
    text = row.pieces[0].text
    return alone and (bold or is_label(text.split(" ")[0]) or _after_gap(rows, at, 2.6))


def _after_gap(rows: Sequence[Row], at: int, wide: float = 1.9) -> bool:
    return at > 0 and rows[at - 1].y - rows[at].y > wide * rows[at].size


def _narrowed(free: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """The gaps that a row leaves open too."""
    found = free
    for piece in row.pieces:
        found = [
            part for a, b in found for part in ((a, min(b, piece.left)), (max(a, piece.right), b)) if part[1] - part[0] > 0.8 * row.size
        ]
    return found


def _cells(pieces: Sequence[Piece], wide: float) -> list[list[Piece]]:
    cells: list[list[Piece]] = []
    for piece in pieces:
        if cells and piece.left - cells[-1][-1].right < wide:
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return cells


def _unlabelled(cells: list[list[Piece]]) -> list[list[Piece]]:
    """The cells of a row without the label that stands before it."""
    text = " ".join(piece.text for piece in cells[0])
    return cells[1:] if len(text) < 6 or is_label(text) else cells


def loose_rows(rows: Sequence[Row]) -> list[list[list[Piece]]]:
    """The rows of a table without lines, as the pieces of each cell."""
    pieces = [piece for row in rows for piece in row.pieces]
    borders = _borders(pieces, median(row.size for row in rows))
    lines = [_sorted_in(row.pieces, borders) for row in rows]
    steps = [a.y - b.y for a, b in zip(rows, rows[1:], strict=False)]
    tight = min(steps, default=0.0)
    spaced = tight < 1.6 * rows[0].size and max(steps, default=0.0) > 1.3 * tight
    found = [lines[0]]
    for line, step in zip(lines[1:], steps, strict=True):
        new = step > 1.25 * tight if spaced else _begins(line, found[-1])
        if new:
            found.append(line)
        else:
            found[-1] = [a + b for a, b in zip(found[-1], line, strict=True)]
    return found


def _begins(line: list[list[Piece]], before: list[list[Piece]]) -> bool:
    """Whether a line of cells begins a new row of a table whose lines are all as far apart."""
    filled = [at for at, cell in enumerate(line) if cell]
    lower = all(line[at][0].text[:1].islower() for at in filled)
    if lower and all(before[at] for at in filled):
        return False
    if 0 in filled:
        return True
    return len(filled) > 1 and bool(before[filled[-1]]) and not lower


def _borders(pieces: Sequence[Piece], size: float) -> list[float]:
    """The middles of the gaps that all rows leave open."""
    borders, reach = [], float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if reach > float("-inf") and piece.left - reach > 0.8 * size:
            borders.append((reach + piece.left) / 2)
        reach = max(reach, piece.right)
    return borders


def _sorted_in(pieces: Sequence[Piece], borders: Sequence[float]) -> list[list[Piece]]:
    cells: list[list[Piece]] = [[] for _ in range(len(borders) + 1)]
    for piece in pieces:
        cells[bisect_right(borders, (piece.left + piece.right) / 2)].append(piece)
    return cells
