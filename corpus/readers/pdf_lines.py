"""The printed lines of a PDF, taken in a process of its own: a file that hangs, swells or crashes the PDF library harms nothing else.

As a program it reads a PDF from standard input and writes {"pages": [...]} or {"error": "..."} as JSON to standard output; with the
number of a page as its last argument, it recognises the text of that page's picture.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from corpus.errors import UserError
from corpus.readers.layout import Sheet, pages_in_order
from corpus.readers.lines import Line
from corpus.readers.pdf_forms import filled, struck
from corpus.readers.pdf_letters import Seen, seen
from corpus.readers.pdf_paint import Box, Paint, paint_of
from corpus.readers.recognition import DOTS, recognise

MOST_PAGES = 2000
MOST_SECONDS = 25
MOST_SECONDS_A_PICTURE = 90
MOST_BYTES = 1250 * 1024**2  # of address space
_MOST_DOTS = 5000  # of a side of a page's picture
_RUN = "import sys; sys.path[:] = sys.argv[1:-1]; from corpus.readers.pdf_lines import main; main()"
_ROOT = str(Path(__file__).parents[2])


@dataclass(frozen=True, slots=True)
class Page:
    """The printed lines of one page; `unread` where it shows text that could not be read, `untold` where its letters are the reason."""

    lines: list[Line]
    unread: bool = False
    untold: bool = False


def pages_of(data: bytes) -> list[Page]:
    """Every page, or a UserError that says why there are none."""
    found = _run(data, "", MOST_SECONDS)
    return [_handed(number, page) for number, page in enumerate(found, start=1)]


def recognised(data: bytes, number: int) -> Page | None:
    """A page read from its picture; None where recognition takes too long or tells hardly a word."""
    try:
        page = _handed(number, _run(data, str(number), MOST_SECONDS_A_PICTURE)[0])
    except UserError:
        return None
    return page if page.lines else None


def _run(data: bytes, number: str, seconds: float) -> list[dict[str, Any]]:
    """What the process of its own tells of all pages, or of one that it recognises."""
    try:
        run = [sys.executable, "-S", "-c", _RUN, _ROOT, *sys.path, number]
        done = subprocess.run(run, input=data, capture_output=True, timeout=seconds, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    except subprocess.TimeoutExpired as error:
        raise UserError(f"takes over {seconds} seconds to read: print it to a new PDF, or add its text as .txt or .docx") from error
    if done.returncode:
        raise UserError("is damaged or built to harm (the PDF library gave up on it): print it to a new PDF and add that")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise UserError(answer["error"])
    return answer["pages"]


def _handed(number: int, page: dict[str, Any]) -> Page:
    return Page([_line(number, *line) for line in page["lines"]], page["unread"], page["untold"])


def _line(number: int, text: str, left: float, right: float, y: float, size: float, look: list[str], column: int, row: bool) -> Line:
    return Line(text, number, left, right, y, size, frozenset(look), column, row)


def main() -> None:
    """Reads standard input, writes standard output, within limits of memory."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    try:
        data, number = sys.stdin.buffer.read(), sys.argv[-1]
        answer: dict[str, Any] = {"pages": [_recognised(data, int(number))] if number else _pages(data)}
    except UserError as error:
        answer = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _pages(data: bytes) -> list[dict[str, Any]]:
    document = _opened(data)
    with contextlib.suppress(pypdfium2.PdfiumError):  # a form that cannot be read: the page's own text is
        document.init_forms()
    found = [_sheet(document, number) for number in range(len(document))]
    pages = pages_in_order([sheet for sheet, *_ in found])
    return [_page(lines, held, pictured) for lines, (_, held, pictured) in zip(pages, found, strict=True)]


def _recognised(data: bytes, number: int) -> dict[str, Any]:
    """One page by its picture."""
    page = _opened(data)[number - 1]
    wide, high = page.get_size()
    scale = min(DOTS / 72, _MOST_DOTS / max(wide, high, 1))
    pieces = recognise(page.render(scale=scale, may_draw_forms=False).to_pil().convert("L"))
    return _page(pages_in_order([Sheet(pieces, (), (), number)])[0], Seen(), pictured=False)


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


def _page(lines: list[Line], found: Seen | None, pictured: bool) -> dict[str, Any]:
    """One page as it is handed over: its lines, and whether it shows text that is not among them."""
    if found is None:
        return {"lines": [], "unread": True, "untold": False}
    lost = _signs_only(lines) or found.untold > max(12, found.told)
    untold = lost or found.untold > max(12, 0.05 * found.told)
    shown = [] if lost else lines
    rows = [(line.text, line.left, line.right, line.y, line.size, sorted(line.look), line.column, line.row) for line in shown]
    return {"lines": rows, "unread": untold or pictured, "untold": untold}


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
