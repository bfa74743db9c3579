"""What stands on a page and is not said: struck-out letters, watermarks, numbers that count the lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from corpus.readers.pieces import Piece, Row, rows_of

Box = tuple[float, float, float, float]


def without_struck(pieces: list[Piece], rules: Sequence[Box], marks: Sequence[Box]) -> list[Piece]:
    """The pieces without the letters that a line goes through."""
    level = [(rule[0], rule[2], rule[1]) for rule in rules if rule[2] - rule[0] > 2 and rule[3] - rule[1] < 0.1]
    level.sort(key=lambda line: line[2])
    if not level and not marks:
        return pieces
    found: list[Piece] = []
    gone: list[tuple[float, float, float]] = []  # left, right and baseline of struck letters
    for piece in pieces:
        through = [(a, b) for a, b, y in level if 0.15 < (y - piece.y) / piece.size < 0.5 and a < piece.right and b > piece.left]
        through = [(a, b) for a, b in through if a > piece.left - 2 * piece.size and b < piece.right + 12 * piece.size]
        middle = piece.y + 0.3 * piece.size
        through += [(box[0], box[2]) for box in marks if box[1] < middle < box[3] and box[0] < piece.right and box[2] > piece.left]
        left = _left_over(piece, through) if through else [piece]
        found += left
        gone += _between(piece, left) if through else ()
    return [_reaching(piece, gone) for piece in found] if gone else found


def _between(piece: Piece, left: Sequence[Piece]) -> list[tuple[float, float, float]]:
    """The stretches of a piece that are not left of it."""
    ends = [piece.left, *(end for part in left for end in (part.left, part.right)), piece.right]
    return [(a, b, piece.y) for a, b in zip(ends[::2], ends[1::2], strict=True) if b - a > 1]


def _reaching(piece: Piece, gone: Sequence[tuple[float, float, float]]) -> Piece:
    """A piece that reaches over the struck letters behind it: their place is no gap between cells."""
    for left, right, y in sorted(gone):
        if abs(y - piece.y) < 0.1 * piece.size and -1 <= left - piece.right < piece.size:
            piece = replace(piece, right=right)
    return piece


def _left_over(piece: Piece, through: Sequence[tuple[float, float]]) -> list[Piece]:
    """What remains of a piece where lines go through part of it."""
    ends = [min(end, x + piece.size) for x, end in zip(piece.places, [*piece.places[1:], piece.right], strict=True)]
    ends = [x + 0.6 * (end - x) if after == " " else end for x, end, after in zip(piece.places, ends, [*piece.text[1:], ""], strict=True)]
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


def without_watermarks(pieces: list[Piece]) -> list[Piece]:
    """The pieces without huge words that lie across the lines of the page."""
    if not pieces:
        return []
    usual = median(piece.size for piece in pieces for _ in range(1 + len(piece.text) // 20))
    huge = [piece for piece in pieces if piece.size > 2.5 * usual]
    across = [p for p in huge if sum(_crosses(p, other) for other in pieces if other not in huge) >= 2]
    return [piece for piece in pieces if piece not in across] if across else pieces


def _crosses(huge: Piece, piece: Piece) -> bool:
    return huge.y - 0.2 * huge.size < piece.y < huge.y + 0.8 * huge.size and piece.left < huge.right and piece.right > huge.left


def without_margin_numbers(rows: list[Row]) -> list[Row]:
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
