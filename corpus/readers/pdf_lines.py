"""The printed lines of a PDF, page by page; where a page is a picture, those that are recognised on it."""

from __future__ import annotations

import contextlib
import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pypdfium2 import raw

from corpus.errors import UserError
from corpus.readers.layout import Sheet, pages_in_order
from corpus.readers.lines import Line
from corpus.readers.pdf_forms import filled, struck
from corpus.readers.pdf_letters import Seen, seen
from corpus.readers.pdf_paint import Box, Paint, paint_of
from corpus.readers.recognition import DOTS, recognise

MOST_PAGES = 2000
_MOST_DOTS = 5000  # of a side of a page's picture
_MOST_SHOWN = 150_000_000  # dots of a picture as it lies in the file


@dataclass(frozen=True, slots=True)
class Page:
    """The printed lines of one page; `unread` where it shows text that could not be read, `untold` where its letters are the reason."""

    lines: list[Line]
    unread: bool = False
    untold: bool = False


def pages_of(data: bytes) -> list[Page]:
    """Every page, or a UserError that says why there are none."""
    with contextlib.closing(_opened(data)) as document:
        with contextlib.suppress(pypdfium2.PdfiumError):  # a form that cannot be read: the page's own text is
            document.init_forms()
        found = [_sheet(document, number) for number in range(len(document))]
    pages = pages_in_order([sheet for sheet, *_ in found])
    return [_page(lines, held, pictured) for lines, (_, held, pictured) in zip(pages, found, strict=True)]


def recognised(data: bytes, number: int) -> Page | None:
    """A page (from 1) read from its picture; None where it cannot be shown, or recognition takes too long or tells hardly a word."""
    try:
        picture = _picture(data, number)
    except pypdfium2.PdfiumError:
        return None
    pieces = recognise(picture) if picture else []
    found = _page(pages_in_order([Sheet(pieces, (), (), number)])[0], Seen(), pictured=False)
    return found if found.lines else None


def _picture(data: bytes, number: int) -> Any:
    """A page as a picture (of PIL, grey); None where a picture on it is far too large."""
    with contextlib.closing(_opened(data)) as document:
        page = document[number - 1]
        if _dots(page) > _MOST_SHOWN:
            return None
        scale = min(DOTS / 72, _MOST_DOTS / max(*page.get_size(), 1))
        return page.render(scale=scale, may_draw_forms=False).to_pil().convert("L")


def _dots(page) -> int:  # type: ignore[no-untyped-def]
    """The dots of the largest picture on a page, as it lies in the file."""
    wide, high, most = ctypes.c_uint(), ctypes.c_uint(), 0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        if raw.FPDFImageObj_GetImagePixelSize(thing.raw, wide, high):
            most = max(most, wide.value * high.value)
    return most


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise UserError("is encrypted: save it without a password") from error
        raise UserError("is damaged, so it cannot be opened as PDF: download or save it again") from error
    if len(document) > MOST_PAGES:
        raise UserError(f"has {len(document):,} pages, more than {MOST_PAGES:,}: split it")
    return document


def _sheet(document, number: int) -> tuple[Sheet, Seen | None, bool]:  # type: ignore[no-untyped-def]
    """What is seen on one page, and whether a picture or a drawing fills it."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Sheet((), (), (), number + 1), None, True
    paint, frame = paint_of(page.raw), page.get_bbox()
    found = seen(page, text, paint, frame)
    fields = filled(page.raw, document.formenv.raw if document.formenv else None)
    sheet = Sheet([*found.pieces, *fields], paint.rules, struck(page.raw), number + 1)
    pictured = _only_pictured(sum(len(piece.text) for piece in sheet.pieces), paint, frame)
    text.close()
    page.close()
    return sheet, found, pictured


def _page(lines: list[Line], found: Seen | None, pictured: bool) -> Page:
    """One page as it is handed over: its lines, and whether it shows text that is not among them."""
    if found is None:
        return Page([], unread=True)
    lost = _signs_only(lines) or found.untold > max(12, found.told)
    untold = lost or found.untold > max(12, 0.05 * found.told)
    return Page([] if lost else lines, untold or pictured, untold)


def _signs_only(lines: list[Line]) -> bool:
    """Whether a page of many characters has hardly a letter or a digit: then its letters are not what they seem."""
    text = "".join(char for line in lines for char in line.text if not char.isspace() and char not in "._-–—|…")
    return len(text) > 40 and sum(map(str.isalnum, text)) < 0.45 * len(text)


def _only_pictured(said: int, paint: Paint, frame: Box) -> bool:
    """Whether a page is a picture, or a drawing, with hardly a word beside it; `said` characters stand on it."""
    area = (frame[2] - frame[0]) * (frame[3] - frame[1])
    pictured = sum(_shared(box, frame) for _, box in paint.pictures)
    return (said < 120 and pictured > 0.4 * area) or (said < 10 and (pictured > 0.08 * area or paint.drawings > 150))


def _shared(box: Box, frame: Box) -> float:
    """How much of a page a box covers."""
    wide = min(box[2], frame[2]) - max(box[0], frame[0])
    high = min(box[3], frame[3]) - max(box[1], frame[1])
    return max(wide, 0.0) * max(high, 0.0)
