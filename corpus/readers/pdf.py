"""PDF: the text layer line by line, without running headers, footers and page numbers; footnotes apart."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from statistics import median

from corpus.errors import UserError
from corpus.readers.block import Block, clean
from corpus.readers.lines import Line, paragraphs, without_running

MOST_PAGES = 3000
MOST_STREAM = 200 * 1024 * 1024  # unpacked bytes of all streams together


def blocks(data: bytes) -> list[Block]:
    """The paragraphs of all pages, each with the page it begins on."""
    _refuse_damage(data)
    pages = without_running(_pages(data))
    if not any(pages):
        raise UserError("has no text layer (it is scanned): run text recognition over it first, for example with ocrmypdf")
    size = median(line.size for page in pages for line in page)
    body = [[line for line in page if line not in notes] for page in pages for notes in [_notes(page, size)]]
    found = paragraphs([line for page in body for line in page])
    for page in pages:
        notes = paragraphs(_notes(page, size))
        if notes:
            at = next((i for i, block in enumerate(found) if block.page > page[0].page), len(found))
            while at and found[at - 1].breaks and found[at - 1].page == page[0].page:
                at -= 1
            found[at:at] = [Block(note.text, page=note.page, kind="note") for note in notes]
    return found


def _refuse_damage(data: bytes) -> None:
    """Says no to what is cut short or unpacks to more than a text can be."""
    if b"%%EOF" not in data[-4096:] and b"startxref" not in data[-4096:]:
        raise UserError("is cut short (its end is missing), so pages would be lost: download or save it again")
    total = 0
    for match in re.finditer(rb"stream\r?\n(?=\x78)", data):
        unpacker, at = zlib.decompressobj(), match.end()
        try:
            while at < len(data) and not unpacker.eof:
                rest = data[at : at + 65536]
                at += len(rest)
                while rest and total <= MOST_STREAM:
                    total += len(unpacker.decompress(rest, 1 << 20))
                    rest = unpacker.unconsumed_tail
                if total > MOST_STREAM:
                    raise UserError("unpacks to far more than a text can be: save it again with fewer or smaller images")
        except zlib.error:
            continue


def _pages(data: bytes) -> list[list[Line]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise UserError("is encrypted: save it without a password") from error
        raise UserError("is damaged, so it cannot be opened as PDF: download or save it again") from error
    try:
        if len(document) > MOST_PAGES:
            raise UserError(f"has {len(document):,} pages, more than {MOST_PAGES:,}: split it")
        return [_lines(document, number) for number in range(len(document))]
    finally:
        document.close()


def _lines(document, number: int) -> list[Line]:  # type: ignore[no-untyped-def]
    """The lines of one page, from the top of its text to the end, as the file orders them."""
    import pypdfium2

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
    from pypdfium2 import raw

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
    from pypdfium2 import raw

    text = clean("".join(char for _, char, _, _ in run))
    printed = [piece for piece in run if piece[1].strip()]
    if not text or not printed:
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
    look = frozenset(name for name, is_set in (("bold", bold), ("italic", italic)) if is_set)
    return Line(text, number, left, right, letters[len(letters) // 2][3], size, look)


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


def _notes(page: list[Line], size: float) -> list[Line]:
    """The footnotes of a page: the small lines at its bottom, from the first that begins with a number or a star."""
    small = 0
    for line in reversed(page):
        if line.size > 0.88 * size:
            break
        small += 1
    tail = page[len(page) - small :] if small < len(page) else []
    begin = next((at for at, line in enumerate(tail) if re.match(r"\[?(\d{1,3}|\*+)\W*\s?\w", line.text)), None)
    return [] if begin is None else tail[begin:]
