"""The text of pieces side by side on one line, with raised and lowered ones set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.readers.block import clean
from corpus.readers.pieces import SMALL, Piece, Row
from corpus.readers.scripts import lowered, raised


def base_of(row: Row) -> Piece:
    """The piece that shows the line's own size and baseline: the longest of the large ones."""
    large = [piece for piece in row.pieces if piece.size >= SMALL * row.size]
    return max(large, key=lambda piece: len(piece.text))


def apart(pieces: Sequence[Piece], wide: float) -> list[list[Piece]]:
    """Pieces of one row, parted where the gap is too wide to be a space."""
    cells: list[list[Piece]] = []
    for piece in pieces:
        if cells and piece.left - max(other.right for other in cells[-1]) < wide:
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return cells


def words_of(pieces: Sequence[Piece], base: Piece) -> str:
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


def cell_text(rows: Sequence[Row]) -> str:
    """The lines of one cell as one."""
    text = ""
    for row in rows:
        line = clean(words_of(row.pieces, base_of(row)))
        text += line if not text or re.search(r"\w-$", text) else f" {line}"
    return text
