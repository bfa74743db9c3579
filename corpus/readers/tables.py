"""Tables of a page: ruled ones by their lines, others by the gaps that their rows share; a wrapped cell stays in its row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from corpus.labels import is_label
from corpus.readers.pieces import Piece, Row

Box = tuple[float, float, float, float]
_NEAR = 3.0  # points: lines that close together are one
_FIGURE = re.compile(r"(?:[A-Z]{2,3}|[€$£₴¥])?\s?[\d.,'’ ]+\s?(?:%|[A-Z]{3}|[€$£₴¥])?")
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
