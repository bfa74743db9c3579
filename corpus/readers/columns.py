"""Columns of prose on a page, told from the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from corpus.readers.pieces import Piece, Row, rows_of

Gutter = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Band:
    """Rows that stand in columns of prose: where they end, the pieces of each column, and the gutters where these are sure."""

    end: int
    columns: list[list[Piece]]
    gutters: list[Gutter]


def band_at(rows: list[Row], begin: int, tables: Callable[[Row], list[Gutter]], known: Sequence[Gutter]) -> Band | None:
    """The columns of prose in which the rows from `begin` on stand; `tables` says where a ruled table lies beside a row.

    `known` are gutters between columns elsewhere in the document.
    """
    end, gutters = _gutters(rows, begin, tables)
    pieces = [piece for row in rows[begin:end] for piece in row.pieces]
    if not 1 <= len(gutters) <= 3:
        return None
    borders = [(a + b) / 2 for a, b in gutters]
    columns: list[list[Piece]] = [[] for _ in range(len(borders) + 1)]
    for piece in pieces:
        columns[sum(border < (piece.left + piece.right) / 2 for border in borders)].append(piece)
    if not _side_by_side(columns):
        return None
    apart = _drawn_apart(columns)
    if not apart and _is_spread(rows[begin:end], gutters):
        return None
    prose = apart or all(_is_prose(rows_of(column)) for column in columns)
    if not prose and not all(_is_known(gutter, known) for gutter in gutters):
        return None
    return Band(end, columns, gutters if prose and end - begin >= 10 else [])


def _gutters(rows: list[Row], begin: int, tables: Callable[[Row], list[Gutter]]) -> tuple[int, list[Gutter]]:
    """Where the rows end that leave the same gaps open, and those of the gaps that have pieces on both sides; none for fewer than three rows."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    edge = 0.12 * (right - left)
    free = [(left + edge, right - edge)]
    end = begin
    while end < len(rows):
        least = max(0.9 * rows[end].size, 7.0)
        solid = [(piece.left, piece.right) for piece in rows[end].pieces] + tables(rows[end])
        narrower = [gap for gap in _cut(free, solid) if gap[1] - gap[0] >= least]
        if not narrower:
            break
        free, end = narrower, end + 1
    if end - begin < 3:
        return end, []
    pieces = [piece for row in rows[begin:end] for piece in row.pieces]
    return end, [(a, b) for a, b in free if any(p.right <= a + 1 for p in pieces) and any(p.left >= b - 1 for p in pieces)]


def _cut(free: list[tuple[float, float]], solid: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """What is left of free stretches where others lie over them."""
    for begin, end in solid:
        if any(begin < b and end > a for a, b in free):
            free = [part for a, b in free for part in ((a, min(b, begin)), (max(a, end), b)) if part[1] > part[0]]
    return free


def _is_spread(rows: Sequence[Row], gutters: Sequence[Gutter]) -> bool:
    """Whether the gaps of the gutters are no wider than those between the words beside them: justified lines, spread out."""
    spread = both = 0
    for row in rows:
        gaps = [(a.right, b.left) for a, b in zip(row.pieces, row.pieces[1:], strict=False)]
        own = [b - a for a, b in gaps if any(a <= left + 1 and right - 1 <= b for left, right in gutters)]
        other = [b - a for a, b in gaps if not any(a <= left + 1 and right - 1 <= b for left, right in gutters)]
        both += bool(own)
        spread += bool(own and other and max(other) > 0.8 * min(own))
    return spread > 0.5 * both


def _is_known(gutter: Gutter, known: Sequence[Gutter]) -> bool:
    """Whether columns elsewhere in the document are parted at the same place."""
    return any(min(gutter[1], b) - max(gutter[0], a) > 0.7 * (b - a) for a, b in known)


def _drawn_apart(columns: Sequence[Sequence[Piece]]) -> bool:
    """Whether the file draws columns one after another: a table is drawn row by row."""
    if any(len(rows_of(column)) < 3 for column in columns):
        return False
    orders = [[piece.order for piece in column if not piece.field] for column in columns]
    return all(orders) and all(max(a) < min(b) for a, b in zip(orders, orders[1:], strict=False))


def _is_prose(rows: list[Row]) -> bool:
    """Whether rows are lines of running text: several words each, most of them full, most sentences going on."""
    if len(rows) < 3:
        return False
    texts = ["".join(piece.text + " " for piece in row.pieces).strip() for row in rows]
    words = [len(text.split()) for text in texts]
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    full = sum(row.right > right - 0.2 * (right - left) for row in rows)
    steps = [a.y - b.y for a, b in zip(rows, rows[1:], strict=False)]
    dense = sum(step < 1.6 * min(steps) + 1 for step in steps)
    runs_on = sum(_runs_on(a, b) for a, b in zip(texts, texts[1:], strict=False))
    return median(words) >= 3 and full >= 0.4 * len(rows) and dense >= 0.6 * len(steps) and runs_on >= 0.3 * (len(rows) - 1)


def _runs_on(text: str, after: str) -> bool:
    """Whether a line is in the middle of a sentence."""
    return re.search(r"[.;:!?]$", text) is None and (after[:1].islower() or re.search(r"[a-zа-яіїє,-]$", text) is not None)


def _side_by_side(columns: Sequence[Sequence[Piece]]) -> bool:
    """Whether columns stand beside each other: they begin at about the same height, or share much of it."""
    tops = [max(piece.y for piece in column) for column in columns]
    bottoms = [min(piece.y for piece in column) for column in columns]
    shared = min(tops) - max(bottoms)
    level = max(tops) - min(tops) < 4 * max(piece.size for column in columns for piece in column)
    return shared > 0 and (level or shared >= 0.3 * (max(tops) - min(bottoms)))
