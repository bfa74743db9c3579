"""PDF: the text layer line by line, without running headers, footers and page numbers; footnotes apart."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median

from corpus.errors import UserError
from corpus.readers import recognition
from corpus.readers.block import Block, Content
from corpus.readers.lines import Line, paragraphs, says, without_running
from corpus.readers.pdf_lines import Page, pages_of, recognised

MOST_UNPACKED = 100 * 1024 * 1024  # bytes of all packed streams together, pictures left out
MOST_WORDS = 16 * 1024 * 1024  # bytes of those that print text


def blocks(data: bytes) -> list[Block]:
    """The paragraphs of all pages, each with the page it begins on."""
    return content(data).blocks


def content(data: bytes, told: Callable[[int], None] | None = None) -> Content:
    """The paragraphs of all pages, and the numbers of those that were recognised from their pictures (`told` hears of each) or could
    not be read."""
    _refuse_damage(data)
    found = pages_of(data)
    read: dict[int, Page] = {}
    for number in _unread(found) if recognition.available() else ():
        if page := recognised(data, number):
            read[number] = page
        if told:
            told(number)
    found = [read.get(number, page) for number, page in enumerate(found, start=1)]
    pages = without_running([page.lines for page in found])
    if not any(pages):
        raise UserError(_why_nothing(found))
    return Content([*_blocks(pages), *_running(found, pages)], _unread(found), tuple(read))


def _running(found: list[Page], pages: list[list[Line]]) -> list[Block]:
    """What running heads and feet say on several pages beyond page numbers and names, once."""
    kept = {id(line) for page in pages for line in page}
    dropped = Counter(line.text for page in found for line in page.lines if id(line) not in kept)
    return [Block(text, kind="running") for text, count in dropped.items() if count > 1 and says(text)]


def _unread(pages: list[Page]) -> tuple[int, ...]:
    return tuple(number for number, page in enumerate(pages, start=1) if page.unread)


def _why_nothing(pages: list[Page]) -> str:
    cure = (
        "run text recognition over it first, for example with ocrmypdf"
        if recognition.available()
        else f"{recognition.CURE}, or use ocrmypdf"
    )
    if any(page.untold for page in pages):
        return f"has letters that cannot be told (its fonts do not say which they are): {cure}"
    return f"has no text layer (it is scanned): {cure}"


def _blocks(pages: list[list[Line]]) -> list[Block]:
    """Lines joined to paragraphs, the footnotes of each page after what stands on it."""
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
    total = words = 0
    for match in re.finditer(rb"stream\r?\n(?=\x78)", data):
        picture = re.search(rb"/Subtype\s*/Image", data[max(0, match.start() - 400) : match.start()].rpartition(b"endobj")[2])
        for piece in () if picture else _unpacked(data, match.end()):
            total += len(piece)
            words += len(piece) if b"Tj" in piece or b"TJ" in piece else 0
            if total > MOST_UNPACKED or words > MOST_WORDS:
                raise UserError("unpacks to far more than a text can be: print it to a new PDF, or add its text as .txt or .docx")


def _unpacked(data: bytes, at: int) -> Iterator[bytes]:
    """A packed stream, piece by piece; what cannot be unpacked ends it."""
    unpacker = zlib.decompressobj()
    while at < len(data) and not unpacker.eof:
        rest = data[at : at + 65536]
        at += len(rest)
        while rest and not unpacker.eof:
            try:
                yield unpacker.decompress(rest, 1 << 20)
            except zlib.error:
                return
            rest = unpacker.unconsumed_tail


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
