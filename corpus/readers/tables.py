"""Ruled tables of a page, by the lines that are drawn around their cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.readers.pieces import Piece

Box = tuple[float, float, float, float]
_NEAR = 3.0  # points: lines that close together are one
_MOST_RULES = 6000  # of a page: more of them are a drawing


@dataclass(slots=True)
class Grid:
    """A ruled table: where its upright lines (`xs`, from the left) and its level lines (`ys`, from the bottom) are."""

    xs: list[float]
    ys: list[float]
    rules: list[Box] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Its left side."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """Its right side."""
        return self.xs[-1]

    @property
    def bottom(self) -> float:
        """Its lowest line."""
        return self.ys[0]

    @property
    def top(self) -> float:
        """Its highest line."""
        return self.ys[-1]

    def holds(self, piece: Piece) -> bool:
        """Whether a piece stands in the table."""
        x, y = (piece.left + piece.right) / 2, piece.y + 0.3 * piece.size
        return self.left - _NEAR < x < self.right + _NEAR and self.bottom <= y <= self.top


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """The ruled tables of a page: lines that touch, with two columns or more."""
    if not 4 <= len(rules) <= _MOST_RULES:
        return []
    found = []
    for group in _touching(rules):
        xs = _places([rule[0] for rule in group if rule[3] - rule[1] > rule[2] - rule[0]])
        ys = _places([rule[1] for rule in group if rule[2] - rule[0] >= rule[3] - rule[1]])
        if len(xs) >= 3 and len(ys) >= 2 and len(xs) * len(ys) <= 20_000:
            found.append(Grid(xs, ys, group))
    return found


def _touching(rules: Sequence[Box]) -> list[list[Box]]:
    """Lines in groups of those that meet."""
    rules = sorted(set(rules), key=lambda rule: -rule[3])
    groups: list[tuple[list[float], list[Box]]] = []  # the box around each group, and its lines
    for rule in rules:
        around = [rule[0] - _NEAR, rule[1] - _NEAR, rule[2] + _NEAR, rule[3] + _NEAR]
        own, apart = [rule], []
        for box, group in groups:
            if box[0] <= around[2] and around[0] <= box[2] and box[1] <= around[3] and around[1] <= box[3]:
                own += group
                around = [min(box[0], around[0]), min(box[1], around[1]), max(box[2], around[2]), max(box[3], around[3])]
            else:
                apart.append((box, group))
        groups = [*apart, (around, own)]
    return [group for _, group in groups]


def _places(values: Sequence[float]) -> list[float]:
    """Values without those that are close to the one before."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def cells_of(pieces: Sequence[Piece], grid: Grid) -> list[list[list[Piece]]]:
    """The pieces of each cell of each row, from the top; a cell that is merged down stands in all of its rows."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    held: dict[tuple[int, int], list[Piece]] = {}
    for piece in (part for whole in pieces for part in _cut(whole, grid)):
        row = min(max(bisect_right(grid.ys, piece.y + 0.3 * piece.size) - 1, 0), rows - 1)
        column = min(max(bisect_right(grid.xs, (piece.left + piece.right) / 2) - 1, 0), columns - 1)
        held.setdefault((row, column), []).append(piece)
    merged = _merged(grid)
    for (row, column), own in list(held.items()):
        head = merged[row, column]
        if head != (row, column):
            held.setdefault(head, []).extend(own)
            del held[row, column]
    found = []
    for row in range(rows - 1, -1, -1):
        line = []
        for column in range(columns):
            head = merged[row, column]
            line.append(held.get(head, []) if head[1] == column else [])
        found.append(line)
    return found


def _cut(piece: Piece, grid: Grid) -> list[Piece]:
    """A piece cut where a line of the table goes between its letters."""
    inner = [x for x in grid.xs[1:-1] if piece.left + 1 < x < piece.right - 1 and _upright(grid, x, piece.y + 0.3 * piece.size)]
    found = []
    for x in inner:
        at = next((at for at, place in enumerate(piece.places) if place >= x - 1), 0)
        if at:
            found.append(replace(piece, text=piece.text[:at], right=x, places=piece.places[:at]))
            piece = replace(piece, text=piece.text[at:], left=x, places=piece.places[at:])
    return [*found, piece]


def _upright(grid: Grid, x: float, y: float) -> bool:
    return any(abs(rule[0] - x) <= _NEAR and rule[1] - _NEAR <= y <= rule[3] + _NEAR for rule in grid.rules if rule[2] - rule[0] < 0.1)


def _merged(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """Each cell -> the cell whose text it shares: its own, or the lowest and leftmost that no line parts it from."""
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    upright = [rule for rule in grid.rules if rule[3] - rule[1] > rule[2] - rule[0]]
    level = [rule for rule in grid.rules if rule[2] - rule[0] >= rule[3] - rule[1]]
    head: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(rows):
        middle = (grid.ys[row] + grid.ys[row + 1]) / 2
        walls = [rule[0] for rule in upright if rule[1] - _NEAR <= middle <= rule[3] + _NEAR]
        for column in range(columns):
            open_left = column > 0 and all(abs(wall - grid.xs[column]) > _NEAR for wall in walls)
            head[row, column] = head[row, column - 1] if open_left else (row, column)
    for row in range(1, rows):
        floors = [rule for rule in level if abs(rule[1] - grid.ys[row]) <= _NEAR]
        for column in range(columns):
            middle = (grid.xs[column] + grid.xs[column + 1]) / 2
            parted = any(rule[0] - _NEAR <= middle <= rule[2] + _NEAR for rule in floors)
            if not parted and head[row, column] == (row, column):
                head[row, column] = head[row - 1, column]
    return head
