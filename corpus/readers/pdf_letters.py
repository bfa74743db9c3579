"""The letters of a PDF page that a reader sees, as pieces of lines with their places."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

from pypdfium2 import raw

from corpus.readers.pdf_paint import Box, Paint
from corpus.readers.pdf_styles import Style, char_box, is_unmapped, style_of
from corpus.readers.pieces import Piece

_RTL = range(0x590, 0x900)


@dataclass(slots=True)
class Seen:
    """What is seen on a page: its pieces, how many letters could not be told, and how many letters only a picture shows."""

    pieces: list[Piece] = field(default_factory=list)
    untold: int = 0
    told: int = 0


def seen(page, text, paint: Paint, frame: Box) -> Seen:  # type: ignore[no-untyped-def]
    """The letters of a page that are painted in it, in a colour of their own and under nothing else."""
    reader = _Reader(page, text, paint, frame)
    reader.read()
    found = Seen(reader.pieces, reader.untold, reader.told)
    if reader.layers and len(reader.layers) > sum(paint.pictured(x, y) for x, y in reader.places):
        return found
    found.pieces = [piece for at, piece in enumerate(found.pieces) if at not in reader.layers]
    return found


class _Reader:
    """Goes through the characters once and cuts them into pieces."""

    def __init__(self, page, text, paint: Paint, frame: Box) -> None:  # type: ignore[no-untyped-def]
        self._page, self._text, self._paint, self._frame = page, text, paint, frame
        self._styles: dict[int, Style] = {}
        self.pieces: list[Piece] = []
        self.layers: dict[int, int] = {}  # pieces that are not painted -> their letters
        self.places: list[tuple[float, float]] = []  # of painted letters, some of them
        self.untold = self.told = 0
        self._run: list[tuple[str, float, float, int]] = []  # character, x and y in its own direction, index
        self._style: Style | None = None
        self._gap = self._after_gap = False
        self._look: frozenset[str] | None = None  # of the letters of the run
        self._counted = False  # the style of the last character is among them

    def read(self) -> None:
        """Reads all characters of the page."""
        text = self._text.raw
        get_code, get_place, get_object = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharOrigin, raw.FPDFText_GetTextObject
        x, y = ctypes.c_double(), ctypes.c_double()
        address_of, no_object, styles = ctypes.addressof, ValueError, self._styles
        right_edge = self._frame[2]
        for at in range(self._text.count_chars()):
            code = get_code(text, at)
            if code == 32 or code == 160:
                self._gap = True
                continue
            thing = get_object(text, at)
            try:
                address = address_of(thing.contents)
            except no_object:
                self._end() if code in (10, 13) else None
                self._gap = True
                continue
            style = styles.get(address)
            if style is None:
                style = styles[address] = style_of(text, thing, at, address, self._paint)
            get_place(text, at, x, y)
            if style.plain and style is self._style and self._counted and self._run and 32 < code < 0xD800 and not self._gap:
                before, here = self._run[-1], x.value
                step = here - before[1]
                if 0 <= step <= style.size and abs(y.value - before[2]) <= 0.1 * style.size and here < right_edge:
                    self.told += 1
                    self._run.append((chr(code), here, y.value, at))
                    continue
            self._take(at, code, x.value, y.value, style)
        self._end()

    def _take(self, at: int, code: int, x: float, y: float, style: Style) -> None:
        """Puts one character where it belongs, unless it is not seen."""
        if style.hidden or not self._visible(x, y, style):
            self._gap = True
            return
        if code < 32 or 0xE000 <= code < 0xF900 or code in (0xFFFD, 0xFFFF) or style.unmapped:
            told = (_SYMBOLS.get(code, 0) if code > 2 or not style.unmapped else 0) or (
                0 if style.unmapped and is_unmapped(self._text.raw, at) else code
            )
            if told < 32 or 0xE000 <= told < 0xF900 or told in (0xFFFD, 0xFFFF):
                self.untold += 1
                self._gap = True
                return
            code = told
        if 0xD800 <= code < 0xE000:
            return
        self.told += 1
        char = "-" if code == 0xFFFE else chr(code)
        if style.turn == 90:
            x, y = y, -x
        elif style.turn == 180:
            x, y = -x, -y
        elif style.turn == 270:
            x, y = -y, x
        if self._run and self._parts(char, x, y, style):
            self._end()
        if not self._run:
            self._after_gap, self._look = self._gap, None
        elif self._gap:
            self._run.append((" ", x, y, -1))
        self._gap = False
        self._counted = char.isalnum() or (self._counted and style is self._style)
        if char.isalnum():
            self._look = style.look if self._look is None else self._look & style.look
        self._run.append((char, x, y, at))
        self._style = style

    def _parts(self, char: str, x: float, y: float, style: Style) -> bool:
        """Whether a character begins a new piece: another size, baseline or place."""
        before, own = self._run[-1], self._style
        assert own is not None
        size = own.size
        if style is not own and (abs(style.size - size) > 0.06 * size or style.turn != own.turn or style.layer != own.layer):
            return True
        if abs(y - before[2]) > 0.1 * size:
            return True
        step = x - before[1]
        if step < -0.5 * size:
            return ord(char) not in _RTL and ord(before[0]) not in _RTL
        return step > size and step - self._width(before[3], own) > 0.9 * size

    def _width(self, at: int, style: Style) -> float:
        left, right, bottom, top = char_box(self._text.raw, at)
        return right - left if style.turn in (0, 180, -1) else top - bottom

    def _end(self) -> None:
        """Ends the piece that is being gathered."""
        run, style = self._run, self._style
        self._run = []
        if not run or style is None:
            return
        sides = [self._sides(at, style.turn) for at in (run[0][3], run[-1][3])]
        left, right = min(side[0] for side in sides), max(side[1] for side in sides)
        text = "".join(char for char, *_ in run)
        if style.layer:
            self.layers[len(self.pieces)] = len(run)
        elif self._paint.pictures:
            self.places += [self._middle(at) for _, _, _, at in run if at >= 0]
        look = style.look if self._look is None else self._look
        places = tuple(x for _, x, _, _ in run)
        self.pieces.append(
            Piece(text, left, right, run[0][2], style.size, look, style.turn, space=self._after_gap, places=places, order=run[0][3])
        )

    def _sides(self, at: int, turn: int) -> tuple[float, float]:
        left, right, bottom, top = char_box(self._text.raw, at)
        return {90: (bottom, top), 180: (-right, -left), 270: (-top, -bottom)}.get(turn, (left, right))

    def _middle(self, at: int) -> tuple[float, float]:
        left, right, bottom, top = char_box(self._text.raw, at)
        return (left + right) / 2, (bottom + top) / 2

    def _visible(self, x: float, y: float, style: Style) -> bool:
        """Whether a character that begins at a point lies on the page, within its clip and under no box."""
        near = 0.3 * style.size
        frame = self._frame
        if not (frame[0] - near < x < frame[2] + near and frame[1] - near < y < frame[3] + near):
            return False
        clip = style.clip
        if clip is not None and not (clip[0] - near <= x <= clip[2] and clip[1] - near <= y <= clip[3] + near):
            return False
        for left, bottom, right, top in style.covers:
            if style.turn in (0, 180, -1) and left - near < x < right - near / 2 and bottom <= y + near <= top:
                return False
            if style.turn in (90, 270) and left <= x <= right and bottom <= y <= top:
                return False
        return not style.layer or self._paint.pictured(x + near, y + near)


# private-use codes of Word's symbol fonts and the signs they show
_SYMBOLS = {
    2: 0x2D,
    0xF0B7: 0x2022,
    0xF0A7: 0x25AA,
    0xF0FC: 0x2713,
    0xF0FE: 0x2612,
    0xF0A8: 0x2610,
    0xF06F: 0x2610,
    0xF0FD: 0x2612,
    0xF02D: 0x2D,
}
