"""What a PDF page paints besides text, and which of its text is seen: rules, filled boxes, pictures, clips and colours."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdfium2 import raw

Box = tuple[float, float, float, float]  # left, bottom, right, top
MOST_OBJECTS = 60_000  # of one page
_DEEPEST = 6
_THIN = 2.6  # points: no thicker line is a rule
_UNSEEN = 14  # steps of 255: text that differs less from what is behind it is not seen
_NO_MATRIX = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Paint:
    """What a page paints, in the order of painting; rules are (left, bottom, right, top) with no thickness."""

    rules: list[Box] = field(default_factory=list)
    fills: list[tuple[int, Box, tuple[int, int, int], bool]] = field(default_factory=list)  # order, place, colour, a plain box
    pictures: list[tuple[int, Box]] = field(default_factory=list)
    clips: dict[int, Box] = field(default_factory=dict)  # of text objects
    order: dict[int, int] = field(default_factory=dict)  # of text objects
    drawings: int = 0

    def behind(self, order: int, x: float, y: float) -> tuple[int, int, int] | None:
        """The colour behind a point when an object was painted; None where it is a picture's."""
        if any(at < order and _inside(box, x, y) for at, box in self.pictures):
            return None
        under = [colour for at, box, colour, _ in self.fills if at < order and _inside(box, x, y)]
        return under[-1] if under else (255, 255, 255)

    def covers(self, order: int, box: Box) -> list[Box]:
        """The plain boxes painted later that lie over a place."""
        return [over for at, over, _, plain in self.fills if plain and at > order and _meet(over, box)]

    def pictured(self, x: float, y: float) -> bool:
        """Whether a picture lies at a point."""
        return any(_inside(box, x, y) for _, box in self.pictures)


def paint_of(page: raw.FPDF_PAGE) -> Paint:
    """Everything a page paints."""
    paint = Paint()
    for order, (thing, kind, matrix) in enumerate(_objects(page)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            address = ctypes.addressof(thing.contents)
            paint.order[address] = order
            if matrix == _NO_MATRIX and (clip := _clip(thing)) is not None:
                paint.clips[address] = clip
            continue
        box = _moved(bounds(thing), matrix)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            paint.pictures.append((order, box))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paint.drawings += 1
            _path(paint, order, thing, box, matrix)
    return paint


def hidden_colour(thing: raw.FPDF_PAGEOBJECT, behind: tuple[int, int, int] | None) -> bool:
    """Whether text has the colour of what is behind it, or none at all."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return False
    if alpha.value < 8:
        return True
    return behind is not None and max(abs(a.value - b) for a, b in zip((red, green, blue), behind, strict=True)) < _UNSEEN


def bounds(thing: raw.FPDF_PAGEOBJECT) -> Box:
    """The box around an object, in the space it is drawn in."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    return (left.value, bottom.value, right.value, top.value)


def _objects(page: raw.FPDF_PAGE) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, int, tuple[float, ...]]]:
    """The objects of a page, those of the forms it draws among them, each with the way its space lies on the page."""
    left = [MOST_OBJECTS]

    def below(count: int, get, parent, matrix: tuple[float, ...], depth: int):  # type: ignore[no-untyped-def]
        for at in range(count):
            left[0] -= 1
            if left[0] < 0:
                return
            thing = get(parent, at)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _product(_matrix(thing), matrix)
                yield from below(raw.FPDFFormObj_CountObjects(thing), raw.FPDFFormObj_GetObject, thing, inner, depth + 1)
            else:
                yield thing, kind, matrix

    yield from below(raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, page, _NO_MATRIX, 0)


def _matrix(thing: raw.FPDF_PAGEOBJECT) -> tuple[float, ...]:
    found = raw.FS_MATRIX()
    return (found.a, found.b, found.c, found.d, found.e, found.f) if raw.FPDFPageObj_GetMatrix(thing, found) else _NO_MATRIX


def _product(one: tuple[float, ...], two: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = one
    k, m, n, p, q, r = two
    return (a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r)


def _moved(box: Box, matrix: tuple[float, ...]) -> Box:
    if matrix == _NO_MATRIX:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return (min(xs), min(ys), max(xs), max(ys))


def _path(paint: Paint, order: int, thing: raw.FPDF_PAGEOBJECT, box: Box, matrix: tuple[float, ...]) -> None:
    """A path's rules and, where it is filled, its box."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    if not (fill.value or stroke.value):
        return
    count = raw.FPDFPath_CountSegments(thing)
    wide, high = box[2] - box[0], box[3] - box[1]
    if min(wide, high) <= _THIN:
        if max(wide, high) > 4:
            paint.rules.append(_flat(box))
        return
    if fill.value and not raw.FPDFPageObj_HasTransparency(thing):
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(thing, *colour)
        if colour[3].value == 255:
            paint.fills.append((order, box, tuple(part.value for part in colour[:3]), count <= 5))  # type: ignore[arg-type]
    if not stroke.value:
        return
    if count <= 5:
        left, bottom, right, top = box
        sides = ((left, bottom, right, bottom), (left, top, right, top), (left, bottom, left, top), (right, bottom, right, top))
        paint.rules += sides if count >= 4 else ()
    elif count <= 4000:
        paint.rules += _straight(thing, count, _product(_matrix(thing), matrix))


def _straight(thing: raw.FPDF_PAGEOBJECT, count: int, matrix: tuple[float, ...]) -> list[Box]:
    """The level and upright lines of a path of many."""
    a, b, c, d, e, f = matrix
    found: list[Box] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if before and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            box = (min(before[0], point[0]), min(before[1], point[1]), max(before[0], point[0]), max(before[1], point[1]))
            if min(box[2] - box[0], box[3] - box[1]) < 0.5 < 4 < max(box[2] - box[0], box[3] - box[1]):
                found.append(_flat(box))
        before = point
    return found


def _flat(box: Box) -> Box:
    """A thin box as the line in its middle."""
    left, bottom, right, top = box
    if right - left >= top - bottom:
        return (left, (bottom + top) / 2, right, (bottom + top) / 2)
    return ((left + right) / 2, bottom, (left + right) / 2, top)


def _clip(thing: raw.FPDF_PAGEOBJECT) -> Box | None:
    """The box that all clips of a text object leave of it."""
    path = raw.FPDFPageObj_GetClipPath(thing)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    if count <= 0:
        return None
    box = (-1e9, -1e9, 1e9, 1e9)
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(count, 16)):
        points = []
        for at in range(min(raw.FPDFClipPath_CountPathSegments(path, number), 400)):
            if raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, number, at), x, y):
                points.append((x.value, y.value))
        if points:
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = (max(box[0], min(xs)), max(box[1], min(ys)), min(box[2], max(xs)), min(box[3], max(ys)))
    return box


def _inside(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _meet(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
