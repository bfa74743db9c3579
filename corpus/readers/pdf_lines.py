"""The printed lines of a PDF, taken in a process of its own: a file that hangs, swells or crashes the PDF library harms nothing else.

As a program it reads a PDF from standard input and writes {"pages": [...]} or {"error": "..."} as JSON to standard output.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from corpus.errors import UserError
from corpus.readers.block import clean
from corpus.readers.lines import Line, in_columns

MOST_PAGES = 2000
MOST_SECONDS = 25
MOST_BYTES = 1250 * 1024**2  # of address space
_RUN = "import sys; sys.path.insert(0, sys.argv[1]); from corpus.readers.pdf_lines import main; main()"
_ROOT = str(Path(__file__).parents[2])


def pages_of(data: bytes) -> list[list[Line]]:
    """The lines of every page, or a UserError that says why there are none."""
    try:
        done = subprocess.run([sys.executable, "-c", _RUN, _ROOT], input=data, capture_output=True, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UserError(f"takes over {MOST_SECONDS} seconds to read: print it to a new PDF, or add its text as .txt or .docx") from error
    if done.returncode:
        raise UserError("is damaged or built to harm (the PDF library gave up on it): print it to a new PDF and add that")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise UserError(answer["error"])
    return [
        [Line(text, number, left, right, y, size, frozenset(look)) for text, number, left, right, y, size, look in page]
        for page in answer["pages"]
    ]


def main() -> None:
    """Reads standard input, writes standard output, within limits of memory."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    try:
        answer: dict[str, Any] = {"pages": _pages(sys.stdin.buffer.read())}
    except UserError as error:
        answer = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _pages(data: bytes) -> list[list[tuple[Any, ...]]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise UserError("is encrypted: save it without a password") from error
        raise UserError("is damaged, so it cannot be opened as PDF: download or save it again") from error
    if len(document) > MOST_PAGES:
        raise UserError(f"has {len(document):,} pages, more than {MOST_PAGES:,}: split it")
    pages = (_lines(document, number) for number in range(len(document)))
    return [[(line.text, line.page, line.left, line.right, line.y, line.size, sorted(line.look)) for line in page] for page in pages]


def _lines(document, number: int) -> list[Line]:  # type: ignore[no-untyped-def]
    """The lines of one page, from the top of its text to the end, as the file orders them."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    found = [line for run in _runs(text) if (line := _line(text, run, number + 1)) is not None]
    text.close()
    page.close()
    return _side_by_side(found)


def _runs(page) -> Iterator[list[tuple[int, str, float, float]]]:  # type: ignore[no-untyped-def]
    """Characters of one baseline after another: (index, character, x, y)."""
    x, y = ctypes.c_double(), ctypes.c_double()
    run: list[tuple[int, str, float, float]] = []
    for at in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, at)
        if code in (10, 13):
            yield run
            run = []
            continue
        raw.FPDFText_GetCharOrigin(page, at, x, y)
        char = "-" if code in (2, 0xFFFE) else chr(code) if 0 < code < 0x110000 else ""
        if run and x.value < run[-1][2] - 20 and abs(y.value - run[-1][3]) > 3 and not char.isspace():
            yield run
            run = []
        run.append((at, char, x.value, y.value))
    yield run


def _line(page, run: list[tuple[int, str, float, float]], number: int) -> Line | None:  # type: ignore[no-untyped-def]
    """One line with its place, size and look, from its first and last letters; None where nothing is printed."""
    printed = [piece for piece in run if clean(piece[1])]
    if not printed:
        return None
    bold, italic = True, True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    letters = [piece for piece in printed if piece[1].isalnum()] or printed
    for at, *_ in (letters[0], letters[len(letters) // 2], letters[-1]):
        raw.FPDFText_GetFontInfo(page, at, name, 128, flags)
        font = name.value.decode("latin-1").lower()
        bold &= "bold" in font or "black" in font or "heavy" in font or raw.FPDFText_GetFontWeight(page, at) >= 600
        italic &= "italic" in font or "oblique" in font
    size = raw.FPDFText_GetFontSize(page, letters[len(letters) // 2][0])
    height = page.get_charbox(letters[len(letters) // 2][0], loose=True)
    size = max(size, 1.0) if size > 2 else max(height[3] - height[1], 1.0)
    left, right = page.get_charbox(printed[0][0])[0], page.get_charbox(printed[-1][0])[2]
    text = in_columns(_pieces(page, run, 3 * size))
    look = frozenset(name for name, is_set in (("bold", bold), ("italic", italic)) if is_set)
    return Line(text, number, left, right, letters[len(letters) // 2][3], size, look)


def _pieces(page, run: list[tuple[int, str, float, float]], wide: float) -> list[str]:  # type: ignore[no-untyped-def]
    """The characters of a line, parted where a gap is too wide to be a space."""
    pieces, before = [""], run[0]
    for piece in run:
        if piece[1].strip() and piece[2] - before[2] > wide and piece[2] - page.get_charbox(before[0])[2] > wide:
            pieces.append("")
        pieces[-1] += piece[1]
        before = piece if piece[1].strip() else before
    return pieces


def _side_by_side(lines: list[Line]) -> list[Line]:
    """Pieces of one printed line (a raised sign, a tab) as one line."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and abs(last.y - line.y) < 0.45 * max(last.size, line.size) and -1 <= line.left - last.right < 4 * last.size:
            text = f"{last.text}{'' if line.left - last.right < 0.15 * last.size else ' '}{line.text}"
            size, y = max((last.size, last.y), (line.size, line.y))
            joined[-1] = Line(text, last.page, last.left, line.right, y, size, last.look & line.look)
        else:
            joined.append(line)
    return joined
