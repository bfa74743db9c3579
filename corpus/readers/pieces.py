"""Pieces of print: letters side by side on one baseline, and the rows they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

SMALL = 0.88  # of the size of the line: smaller letters may be raised or lowered ones


@dataclass(slots=True)
class Piece:
    """Letters side by side of one size on one baseline; `turn` is how far the line is turned, in degrees (-1: askew)."""

    text: str
    left: float
    right: float
    y: float
    size: float
    look: frozenset[str] = frozenset()
    turn: int = 0
    field: bool = False
    box: tuple[float, float, float, float] | None = None  # of a field: left, bottom, right, top
    entry: bool = False  # a label with what is filled in for it
    space: bool = False  # a space stands before it
    places: tuple[float, ...] = ()  # where each of its characters begins
    order: int = 0  # of drawing


@dataclass(slots=True)
class Row:
    """What stands on one baseline, from left to right."""

    pieces: list[Piece]
    y: float
    size: float

    @property
    def left(self) -> float:
        """Where its first piece begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where its last piece ends."""
        return max(piece.right for piece in self.pieces)


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Pieces gathered by baseline, from the top of the page down; raised and lowered ones with the line they belong to."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        near = [row for row in rows[-3:] if abs(row.y - piece.y) < _reach(row, piece)]
        if near:
            row = min(near, key=lambda row: abs(row.y - piece.y))
            row.pieces.append(piece)
            if piece.size > row.size:
                row.y, row.size = piece.y, piece.size
        else:
            rows.append(Row([piece], piece.y, piece.size))
    for row in rows:
        row.pieces.sort(key=lambda piece: piece.left)
    return sorted(rows, key=lambda row: -row.y)


def _reach(row: Row, piece: Piece) -> float:
    """How far from a row's baseline a piece of it may stand."""
    large = max(row.size, piece.size)
    return (0.62 if min(row.size, piece.size) < SMALL * large else 0.42) * large


def main_turn(pieces: Iterable[Piece]) -> int:
    """The direction most letters of a page have."""
    counts = Counter[int]()
    for piece in pieces:
        counts[piece.turn] += len(piece.text)
    return counts.most_common(1)[0][0] if counts else 0
