"""How the text objects of a PDF page are set, and which of them are seen."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

from pypdfium2 import raw

from corpus.readers.pdf_paint import Box, Paint, bounds, hidden_colour

_TINY = 1.5  # points: no one reads smaller letters


@dataclass(slots=True)
class Style:
    """How one text object is set, and which of it is seen."""

    size: float
    turn: int
    look: frozenset[str]
    order: int
    unmapped: bool
    hidden: bool  # never seen
    layer: bool  # not painted: seen only as the text of the picture over it
    clip: Box | None
    covers: list[Box]
    plain: bool = False  # all of it is seen where it stands, level and with letters that are told


def style_of(text: raw.FPDF_TEXTPAGE, thing: raw.FPDF_PAGEOBJECT, at: int, address: int, paint: Paint) -> Style:
    """How the text object at an address is set of which a character of the page is a part."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    size = raw.FPDFText_GetFontSize(text, at) * (math.hypot(matrix.c, matrix.d) or 1.0)
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, 128, flags)
    font = name.value.decode("latin-1").lower()
    bold = any(word in font for word in ("bold", "black", "heavy")) or raw.FPDFText_GetFontWeight(text, at) >= 600
    look = {"bold"} if bold else set()
    look |= {"italic"} if "italic" in font or "oblique" in font else set()
    order = paint.order.get(address, 1 << 30)
    box = bounds(thing)
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    layer = mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
    hidden = size < _TINY
    if not layer and mode in (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP):
        left, right, bottom, top = char_box(text, at)
        behind = paint.behind(order, (left + right) / 2, (bottom + top) / 2)
        hidden |= hidden_colour(thing, behind)
    covers = paint.covers(order, box) if paint.fills else []
    unmapped = is_unmapped(text, at)
    style = Style(size, _turn(matrix), frozenset(look), order, unmapped, hidden, layer, paint.clips.get(address), covers)
    style.plain = not (style.turn or unmapped or hidden or layer or style.clip or covers)
    return style


def is_unmapped(text: raw.FPDF_TEXTPAGE, at: int) -> bool:
    """Whether the font does not tell which letter a character is."""
    return raw.FPDFText_HasUnicodeMapError(text, at) == 1


def char_box(text: raw.FPDF_TEXTPAGE, at: int) -> tuple[float, float, float, float]:
    """The left, right, bottom and top of a character."""
    left, right, bottom, top = ctypes.c_double(), ctypes.c_double(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value


def _turn(matrix: raw.FS_MATRIX) -> int:
    """The direction of writing to the next right angle; -1 where it is askew."""
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) < 12 else -1
