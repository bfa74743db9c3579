"""Pieces of print on a page -> its lines in reading order: columns one after another, table rows whole, margin numbers left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from corpus.readers.cells import by_column
from corpus.readers.columns import Gutter, band_at
from corpus.readers.left_out import without_margin_numbers, without_struck, without_watermarks
from corpus.readers.line_text import apart, base_of, cell_text, words_of
from corpus.readers.lines import Line, in_columns
from corpus.readers.loose_tables import loose_rows, unruled
from corpus.readers.pdf_entries import with_entries
from corpus.readers.pieces import Piece, Row, main_turn, rows_of
from corpus.readers.tables import Grid, cells_of, grids_of

Box = tuple[float, float, float, float]
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
        own = without_struck(own, turned, [_turned(box, way) for box in sheet.struck])
        grids = grids_of(turned)
        page = _Page(with_entries(without_watermarks(own), grids), grids, sheet.number, known)
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


class _Page:
    """The pieces of one direction on one page."""

    def __init__(self, pieces: list[Piece], grids: Sequence[Grid], number: int, known: Sequence[Gutter] = ()) -> None:
        self._number, self._known = number, known
        self.gutters: list[Gutter] = []
        self._grids = [grid for grid in grids if _is_filled(grid, pieces)]
        self._rows = without_margin_numbers(rows_of(pieces))

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
            band = band_at(rows, at, self._tables, self._known)
            if band is None:
                at += 1
                continue
            self.gutters += band.gutters
            found += self._flow(rows[done:at], column)
            for place, pieces in enumerate(band.columns, start=1):
                found += self._region(rows_of(pieces), 10 * column + place, depth + 1)
            done = at = band.end
        return found + self._flow(rows[done:], column)

    def _tables(self, row: Row) -> list[Gutter]:
        """From where to where the ruled tables reach in which a row stands: no gutter lies there."""
        return [(grid.left, grid.right) for grid in self._grids if grid.bottom <= row.y + 0.3 * row.size <= grid.top]

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
        texts = [[cell_text(rows_of(cell)) for cell in row] for row in cells]
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
        return [self._row_line([words_of(run, run[0])], run, column) for run in runs]

    def _by_column(self, cells: list[list[list[Piece]]], column: int) -> list[Line]:
        """The cells of one column after another, line by line."""
        places = range(len(cells[0]))
        return [self._line(row, -10 * abs(column) - at - 1) for at in places for line in cells for row in rows_of(line[at])]

    def _loose_table(self, rows: list[Row], column: int) -> list[Line]:
        """A table without lines; what stands alone on its row is a line of its own."""
        found = []
        table = loose_rows(rows)
        said = [[cell_text(rows_of(cell)) for cell in cells] for cells in table]
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
        base = base_of(row)
        cells = apart(row.pieces, 3 * base.size)
        text = in_columns([words_of(cell, base) for cell in cells])
        lettered = [piece for piece in row.pieces if any(map(str.isalnum, piece.text))] or row.pieces
        look = frozenset.intersection(*(piece.look for piece in lettered))
        return Line(text, self._number, row.left, row.right, base.y, base.size, look, column)


def _is_filled(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Whether a ruled table has a row with words in two of its columns."""
    cells = cells_of([piece for piece in pieces if grid.holds(piece)], grid)
    return any(sum(bool(cell) for cell in row) > 1 for row in cells)


def _within(row: Row, grid: Grid) -> bool:
    inside = grid.bottom - 1 <= row.y + 0.3 * row.size <= grid.top + 1
    return inside and any(grid.holds(piece) for piece in row.pieces)
