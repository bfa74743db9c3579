"""Pieces of print on a page -> its lines in reading order: columns one after another, table rows whole, margin numbers left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from corpus.readers.block import clean
from corpus.readers.cells import by_column
from corpus.readers.lines import Line, in_columns
from corpus.readers.pdf_entries import with_entries
from corpus.readers.pieces import SMALL, Piece, Row, main_turn, rows_of
from corpus.readers.scripts import lowered, raised
from corpus.readers.tables import Grid, cells_of, grids_of, loose_rows, unruled

Box = tuple[float, float, float, float]
Gutter = tuple[float, float]
_MOST_ROWS = 400  # of a page: one with more is no page of prose, so no columns are looked for


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page: its pieces, the lines drawn on it, and the places that are struck out."""

    pieces: Sequence[Piece]
    rules: Sequence[Box]
    struck: Sequence[Box]
    number: int


def pages_in_order(sheets: Sequence[Sheet]) -> list[list[Line]]:
    """The lines of every page in the order in which they are read; columns found on one page are looked for on the others."""
    gutters: list[Gutter] = []
    pages = [_lines_of(sheet, (), gutters) for sheet in sheets]
    return [_lines_of(sheet, gutters, []) for sheet in sheets] if gutters and len(sheets) > 1 else pages


def _lines_of(sheet: Sheet, known: Sequence[Gutter], found: list[Gutter]) -> list[Line]:
    """The lines of one page; `found` is given the gutters between its columns."""
    turn = main_turn(piece for piece in sheet.pieces if not piece.field)
    lines: list[Line] = []
    for way in (turn, *sorted({piece.turn for piece in sheet.pieces} - {turn, -1})):
        turned = [_turned(rule, way) for rule in sheet.rules]
        own = [piece for piece in sheet.pieces if piece.turn == way and not piece.field]
        own += [_field(piece, way) for piece in sheet.pieces if piece.field and way == turn]
        own = _without_struck(own, turned, [_turned(box, way) for box in sheet.struck])
        grids = grids_of(turned)
        page = _Page(with_entries(_without_watermarks(own), grids), grids, sheet.number, known)
        lines += page.lines()
        found += page.gutters
    return lines


def _turned(box: Box, turn: int) -> Box:
    """A box of the page in the directions of text that is turned."""
    left, bottom, right, top = box
    return {90: (bottom, -right, top, -left), 180: (-right, -top, -left, -bottom), 270: (-top, left, -bottom, right)}.get(turn, box)


def _field(piece: Piece, turn: int) -> Piece:
    left, y, right, _ = _turned((piece.left, piece.y, piece.right, piece.y + piece.size), turn)
    return replace(piece, left=left, right=max(right, left + 1), y=y, turn=turn, box=_turned(piece.box, turn) if piece.box else None)


def _without_struck(pieces: list[Piece], rules: Sequence[Box], marks: Sequence[Box]) -> list[Piece]:
    """The pieces without the letters that a line goes through."""
    level = [(rule[0], rule[2], rule[1]) for rule in rules if rule[2] - rule[0] > 2 and rule[3] - rule[1] < 0.1]
    level.sort(key=lambda line: line[2])
    if not level and not marks:
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        through = [(a, b) for a, b, y in level if 0.15 < (y - piece.y) / piece.size < 0.5 and a < piece.right and b > piece.left]
        through = [(a, b) for a, b in through if a > piece.left - 2 * piece.size and b < piece.right + 12 * piece.size]
        middle = piece.y + 0.3 * piece.size
        through += [(box[0], box[2]) for box in marks if box[1] < middle < box[3] and box[0] < piece.right and box[2] > piece.left]
        found += _left_over(piece, through) if through else [piece]
    return found


def _left_over(piece: Piece, through: Sequence[tuple[float, float]]) -> list[Piece]:
    """What remains of a piece where lines go through part of it."""
    ends = [*piece.places[1:], piece.right]
    kept = [not any(a - 1 <= (x + end) / 2 <= b + 1 for a, b in through) for x, end in zip(piece.places, ends, strict=True)]
    found: list[Piece] = []
    begin = 0
    for at in range(1, len(kept) + 1):
        if at == len(kept) or kept[at] != kept[begin]:
            if kept[begin] and piece.text[begin:at].strip():
                right = piece.right if at == len(kept) else piece.places[at]
                part = replace(piece, text=piece.text[begin:at], left=piece.places[begin], right=right, places=piece.places[begin:at])
                found.append(replace(part, space=piece.space or begin > 0))
            begin = at
    return found


def _without_watermarks(pieces: list[Piece]) -> list[Piece]:
    """The pieces without huge words that lie across the lines of the page."""
    if not pieces:
        return []
    usual = median(piece.size for piece in pieces for _ in range(1 + len(piece.text) // 20))
    huge = [piece for piece in pieces if piece.size > 2.5 * usual]
    across = [p for p in huge if sum(_crosses(p, other) for other in pieces if other not in huge) >= 2]
    return [piece for piece in pieces if piece not in across] if across else pieces


def _crosses(huge: Piece, piece: Piece) -> bool:
    return huge.y - 0.2 * huge.size < piece.y < huge.y + 0.8 * huge.size and piece.left < huge.right and piece.right > huge.left


class _Page:
    """The pieces of one direction on one page."""

    def __init__(self, pieces: list[Piece], grids: Sequence[Grid], number: int, known: Sequence[Gutter] = ()) -> None:
        self._number, self._known = number, known
        self.gutters: list[Gutter] = []
        self._grids = [grid for grid in grids if _is_filled(grid, pieces)]
        self._rows = _without_margin_numbers(rows_of(pieces))

    def lines(self) -> list[Line]:
        """All lines, in reading order."""
        return self._region(self._rows, 0, 0)

    def _region(self, rows: list[Row], column: int, depth: int) -> list[Line]:
        """The lines of a stretch of rows: its columns one after another, its tables row by row."""
        if depth > 3 or len(rows) > _MOST_ROWS:
            return self._flow(rows, column)
        found: list[Line] = []
        done = at = 0
        while at < len(rows):
            band = self._band(rows, at)
            if band is None:
                at += 1
                continue
            end, columns = band
            found += self._flow(rows[done:at], column)
            for place, pieces in enumerate(columns, start=1):
                found += self._region(rows_of(pieces), 10 * column + place, depth + 1)
            done = at = end
        return found + self._flow(rows[done:], column)

    def _band(self, rows: list[Row], begin: int) -> tuple[int, list[list[Piece]]] | None:
        """The rows from `begin` on that stand in columns of prose: where they end, and the pieces of each column."""
        left, right = min(row.left for row in rows), max(row.right for row in rows)
        edge = 0.12 * (right - left)
        free = [(left + edge, right - edge)]
        end = begin
        while end < len(rows):
            least = max(0.9 * rows[end].size, 7.0)
            narrower = [gap for gap in _cut(free, self._solid(rows[end])) if gap[1] - gap[0] >= least]
            if not narrower:
                break
            free, end = narrower, end + 1
        if end - begin < 3:
            return None
        pieces = [piece for row in rows[begin:end] for piece in row.pieces]
        gutters = [(a, b) for a, b in free if any(p.right <= a + 1 for p in pieces) and any(p.left >= b - 1 for p in pieces)]
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
        if prose and end - begin >= 10:
            self.gutters += gutters
        return (end, columns) if prose or all(_is_known(gutter, self._known) for gutter in gutters) else None

    def _solid(self, row: Row) -> list[tuple[float, float]]:
        """Where a row leaves no room for a gutter: its pieces, and a ruled table it stands in."""
        tables = [(grid.left, grid.right) for grid in self._grids if grid.bottom <= row.y + 0.3 * row.size <= grid.top]
        return [(piece.left, piece.right) for piece in row.pieces] + tables

    def _flow(self, rows: list[Row], column: int) -> list[Line]:
        """Rows one under another: tables row by row, everything else line by line."""
        found: list[Line] = []
        at = 0
        while at < len(rows):
            grid = next((grid for grid in self._grids if _within(rows[at], grid)), None)
            if grid is not None:
                end = next((end for end in range(at, len(rows)) if not _within(rows[end], grid)), len(rows))
                found += self._table(rows[at:end], grid, column)
            elif any(piece.entry for piece in rows[at].pieces):
                end = at + 1
                found += self._entries(rows[at].pieces, column)
            elif (end := unruled(rows, at)) > at:
                found += self._loose_table(rows[at:end], column)
            else:
                end = at + 1
                found.append(self._line(rows[at], column))
            at = end
        return [line for line in found if line.text]

    def _table(self, rows: list[Row], grid: Grid, column: int) -> list[Line]:
        """A ruled table; one that holds long texts side by side is read column by column."""
        inside = [piece for row in rows for piece in row.pieces if grid.holds(piece)]
        beside = [piece for row in rows for piece in row.pieces if not grid.holds(piece)]
        cells = cells_of(inside, grid)
        texts = [[_cell_text(rows_of(cell)) for cell in row] for row in cells]
        found = [self._line(row, column) for row in rows_of(beside)]
        if by_column(texts):
            return found + self._by_column(cells, column)
        for row, said in zip(cells, texts, strict=True):
            held = [piece for cell in row for piece in cell]
            if any(piece.entry for piece in held):
                found += [line for cell in row for whole in rows_of(cell) for line in self._entries(whole.pieces, column)]
            elif held:
                found.append(self._row_line(said, held, column))
        return found

    def _entries(self, pieces: Sequence[Piece], column: int) -> list[Line]:
        """Each entry of a form as a line of its own, what stands between them as well."""
        runs = [list(run) for _, run in groupby(pieces, key=lambda piece: id(piece) if piece.entry else 0)]
        return [self._row_line([_words(run, run[0])], run, column) for run in runs]

    def _by_column(self, cells: list[list[list[Piece]]], column: int) -> list[Line]:
        """The cells of one column after another, line by line."""
        places = range(len(cells[0]))
        return [self._line(row, -10 * abs(column) - at - 1) for at in places for line in cells for row in rows_of(line[at])]

    def _loose_table(self, rows: list[Row], column: int) -> list[Line]:
        """A table without lines; what stands alone on its row is a line of its own."""
        found = []
        table = loose_rows(rows)
        said = [[_cell_text(rows_of(cell)) for cell in cells] for cells in table]
        if by_column(said):
            return self._by_column(table, column)
        for cells, texts in zip(table, said, strict=True):
            held = [piece for cell in cells for piece in cell]
            if sum(bool(text) for text in texts) > 1:
                found.append(self._row_line(texts, held, column))
            else:
                found += [self._line(row, column) for row in rows_of(held)]
        return found

    def _row_line(self, texts: list[str], pieces: list[Piece], column: int) -> Line:
        while texts and not texts[-1]:
            texts.pop()
        left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
        look = frozenset.intersection(*(piece.look for piece in pieces))
        size = median(piece.size for piece in pieces)
        return Line(" | ".join(texts), self._number, left, right, min(piece.y for piece in pieces), size, look, column, row=True)

    def _line(self, row: Row, column: int) -> Line:
        """One row as one line; what stands far apart on it as cells."""
        base = _base(row)
        cells = _apart(row.pieces, 3 * base.size)
        text = in_columns([_words(cell, base) for cell in cells])
        lettered = [piece for piece in row.pieces if any(map(str.isalnum, piece.text))] or row.pieces
        look = frozenset.intersection(*(piece.look for piece in lettered))
        return Line(text, self._number, row.left, row.right, base.y, base.size, look, column)


def _base(row: Row) -> Piece:
    """The piece that shows the line's own size and baseline: the longest of the large ones."""
    large = [piece for piece in row.pieces if piece.size >= SMALL * row.size]
    return max(large, key=lambda piece: len(piece.text))


def _apart(pieces: Sequence[Piece], wide: float) -> list[list[Piece]]:
    """Pieces of one row, parted where the gap is too wide to be a space."""
    cells: list[list[Piece]] = []
    for piece in pieces:
        if cells and piece.left - max(other.right for other in cells[-1]) < wide:
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return cells


def _words(pieces: Sequence[Piece], base: Piece) -> str:
    """The text of pieces side by side, with raised and lowered ones set apart."""
    text = ""
    before: Piece | None = None
    marked = False  # the piece before is a raised or lowered one
    for at, piece in enumerate(pieces):
        step = piece.y - base.y
        small = piece.size < SMALL * base.size
        after = pieces[at + 1].text if at + 1 < len(pieces) else ""
        apart = before is not None and piece.left - before.right > 0.15 * base.size and piece.text[0] not in ",.;:)]!?%"
        gap = " " if before and (apart or (piece.space and not (marked and piece.text[0] in ",.;:)"))) else ""
        marked = abs(step) > 0.06 * base.size and small
        if step > (0.12 if small else 0.2) * base.size and text:
            text += raised(text, piece.text, after)
        elif step > 0.12 * base.size and small and re.fullmatch(r"\(?\d{1,3}\)?", piece.text):
            text += f"[{piece.text.strip('()')}] "
        elif step < -0.06 * base.size and small and text and not gap:
            text += lowered(text, piece.text)
        else:
            text += ("" if text.endswith(" ") else gap) + piece.text
        before = piece
    return text


def _cell_text(rows: Sequence[Row]) -> str:
    """The lines of one cell as one."""
    text = ""
    for row in rows:
        line = clean(_words(row.pieces, _base(row)))
        text += line if not text or re.search(r"\w-$", text) else f" {line}"
    return text


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


def _is_filled(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Whether a ruled table has a row with words in two of its columns."""
    cells = cells_of([piece for piece in pieces if grid.holds(piece)], grid)
    return any(sum(bool(cell) for cell in row) > 1 for row in cells)


def _within(row: Row, grid: Grid) -> bool:
    inside = grid.bottom - 1 <= row.y + 0.3 * row.size <= grid.top + 1
    return inside and any(grid.holds(piece) for piece in row.pieces)


def _without_margin_numbers(rows: list[Row]) -> list[Row]:
    """The rows without numbers that only count the lines in the margin."""
    for side in (0, -1):
        counted = [(int(row.pieces[side].text), row) for row in rows if re.fullmatch(r"\d{1,4}", row.pieces[side].text)]
        if len(counted) < 5 or not _counts_lines([number for number, _ in counted], [row.y for _, row in counted]):
            continue
        marks = [row.pieces[side] for _, row in counted]
        others = [piece for row in rows for piece in row.pieces if all(piece is not mark for mark in marks)]
        places = [mark.right for mark in marks] if side == 0 else [mark.left for mark in marks]
        if not others or max(places) - min(places) > 14:
            continue
        clear = all(piece.left > max(places) for piece in others) if side == 0 else all(piece.right < min(places) for piece in others)
        prose = [row for row in rows if sum(len(piece.text) for piece in row.pieces) > 30]
        if clear and len(prose) >= 0.4 * len(rows) and median(len(row.pieces) for row in prose) <= 2:
            return rows_of(others)
    return rows


def _counts_lines(numbers: list[int], heights: list[float]) -> bool:
    """Whether numbers rise by the same step (1 or 5) at the same distance down the page."""
    steps = [b - a for a, b in zip(numbers, numbers[1:], strict=False)]
    ways = [a - b for a, b in zip(heights, heights[1:], strict=False)]
    usual = median(ways)
    even = sum(abs(way - usual) < 0.25 * usual for way in ways)
    return len(set(steps)) == 1 and steps[0] in (1, 2, 5, 10) and even >= 0.6 * len(ways)
