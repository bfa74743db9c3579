"""Labels and fields of a page of a form joined to entries: a label stands before its field, above it or below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.entries import TEXT, TICK, Entry, entries, entry_text, is_label, sort_of
from corpus.readers.entries import Piece as Part
from corpus.readers.pieces import Piece, Row, rows_of
from corpus.readers.tables import Grid

_WIDE = 2.5  # of a line's size: a gap that parts an entry from the next
_FAR = 2.2  # of a label's size: how far it may stand above a field's box, or below it


def with_entries(pieces: list[Piece], grids: Sequence[Grid]) -> list[Piece]:
    """The pieces of a page with each label and its field as one piece; fields within sentences and in tables of figures stay apart."""
    if not any(piece.field for piece in pieces):
        return pieces
    return _Form(pieces, grids).joined()


class _Form:
    """The rows of one page: what is read of each, and which labels already have their field."""

    def __init__(self, pieces: list[Piece], grids: Sequence[Grid]) -> None:
        self._grids = [grid for grid in grids if any(piece.field and grid.holds(piece) for piece in pieces)]
        self._rows = _beside(rows_of(pieces))
        self._cells = [None if any(piece.field for piece in row.pieces) else _parted(row) for row in self._rows]
        self._taken: set[int] = set()
        self._found: list[Piece] = []

    def joined(self) -> list[Piece]:
        """All pieces, joined where they belong together."""
        for at, row in enumerate(self._rows):
            if self._cells[at] is None:
                self._read(at, row.pieces)
        rest = [piece for row in self._rows for piece in row.pieces if id(piece) not in self._taken]
        return [*self._found, *(piece for piece in rest if piece.text)]

    def _read(self, at: int, pieces: list[Piece]) -> None:
        """Joins what stands on a row with fields, the cells of a ruled table each by itself."""
        found = entries(_parts(pieces))
        if found is None or self._goes_on(at):
            for piece in pieces:
                piece.right = max(piece.right, piece.box[2]) if piece.box else piece.right  # a gap that is filled in is no gap
            return
        if self._is_table(pieces, found):
            return
        for entry in found:
            value = [pieces[part] for part in entry.value]
            label = [pieces[part] for part in entry.label]
            if entry.choice and not label and sum(sort_of(piece.text) == TICK for piece in value) < 2:
                continue
            label = label or (self._near(at, value) if value else [])
            if label and value:
                self._join(label, value)

    def _goes_on(self, at: int) -> bool:
        """Whether the row under this one goes on with its sentence."""
        row, below = self._rows[at], self._rows[at + 1] if at + 1 < len(self._rows) else None
        first = below.pieces[0] if below else None
        return bool(below and first and not first.field and first.text[:1].islower() and row.y - below.y < 2 * row.size)

    def _is_table(self, pieces: list[Piece], found: list[Entry]) -> bool:
        """Whether a row of a ruled table holds fields under heads: then its cells stay cells."""
        ruled = next((grid for grid in self._grids if any(piece.field and grid.holds(piece) for piece in pieces)), None)
        return ruled is not None and len(ruled.xs) > 3 and any(entry.value and not entry.label for entry in found) and len(found) > 1

    def _near(self, at: int, value: list[Piece]) -> list[Piece]:
        """The label above a field, or else below it."""
        first = value[0]
        if first.box is None:
            return []
        left, bottom, right, top = first.box
        right = max(right, value[-1].right)
        for step in (-1, 1):
            cells = self._cells[at + step] if 0 <= at + step < len(self._rows) else None
            for cell in cells or ():
                away = cell[0].y - top if step < 0 else bottom - cell[0].y - cell[0].size
                free = not any(id(piece) in self._taken for piece in cell) and self._same_cell(cell[0], first)
                if left - 8 <= cell[0].left < right and away < _FAR * cell[0].size and free and is_label(_said(cell)):
                    return cell
        return []

    def _same_cell(self, one: Piece, other: Piece) -> bool:
        """Whether no line of a ruled table lies between two pieces."""
        ruled = next((grid for grid in self._grids if grid.holds(other)), None)
        low, high = sorted((one.y, other.y))
        return ruled is None or not any(low < y < high for y in ruled.ys)

    def _join(self, label: list[Piece], value: list[Piece]) -> None:
        self._taken |= {id(piece) for piece in (*label, *value)}
        left, right = min(piece.left for piece in label), max(piece.right for piece in (*label, *value))
        text = entry_text(_said(label), _said(value))
        self._found.append(replace(label[0], text=text, left=left, right=right, look=frozenset(), field=True, entry=True, places=()))


def _beside(rows: list[Row]) -> list[Row]:
    """The rows, a field that stands alone with the text that stands left of its box."""
    kept: list[Row] = []
    for at, row in enumerate(rows):
        alone = row.pieces[0] if len(row.pieces) == 1 and row.pieces[0].field and row.pieces[0].box else None
        around = [*kept[-1:], *rows[at + 1 : at + 2]] if alone else []
        home = next((other for other in around if alone and alone.box and _stands_left(other, alone.box)), None)
        if home is None or alone is None:
            kept.append(row)
        else:
            home.pieces.append(replace(alone, y=home.y))
    return kept


def _stands_left(row: Row, box: tuple[float, float, float, float]) -> bool:
    text = [piece for piece in row.pieces if not piece.field]
    return len(text) == len(row.pieces) and box[1] < row.y + 0.3 * row.size < box[3] and row.right <= box[0] + 2


def _parted(row: Row) -> list[list[Piece]]:
    """The texts of a row, parted at wide gaps."""
    cells = [[row.pieces[0]]]
    for before, piece in zip(row.pieces, row.pieces[1:], strict=False):
        if piece.left - before.right > _WIDE * row.size:
            cells.append([piece])
        else:
            cells[-1].append(piece)
    return cells


def _parts(pieces: list[Piece]) -> list[Part]:
    found = []
    for before, piece in zip([None, *pieces[:-1]], pieces, strict=True):
        sort = sort_of(piece.text) if piece.field else TEXT
        end = before.right if before and not (before.field and before.box) else before.box[2] if before and before.box else piece.left
        wide = _WIDE if sort == TEXT else 1.0  # boxes for the parts of one value stand close
        found.append(Part(f"{piece.text} ", sort, piece.left - end < wide * piece.size))
    return found


def _said(pieces: Sequence[Piece]) -> str:
    text = ""
    for piece in pieces:
        gap = " " if text and piece.text[:1] not in ",.;:)%" else ""
        text += gap + piece.text
    return text
