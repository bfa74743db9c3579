"""Plain text: its encoding found, soft line wraps joined, form feeds read as pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.errors import UserError
from corpus.readers.block import Block
from corpus.readers.cells import row
from corpus.readers.lines import Line, in_columns, paragraphs, without_running
from corpus.readers.spaced_tables import spaced_rows

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DRAWN = re.compile(r"^\s*(?:[-=~*#–—─═┼├┤┬┴┌┐└┘+|]\s?){4,}$")  # a rule, or the edge of a table
_BOXED = re.compile(r"\s*[|│](.+)[|│]\s*")
_COLUMNS = re.compile(r"(?<=\S) {4,}(?=\S)")
_PITCH = 10.0
_LONG = 400  # characters: no printed line is that long, so the lines are paragraphs


def blocks(data: bytes) -> list[Block]:
    """The paragraphs of a plain text; pages only where it has form feeds."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    sheets = text.rstrip("\f\n ").split("\f")
    if len(sheets) == 1 and any(len(line) > _LONG for line in sheets[0].split("\n")):
        return list(_of_long_lines(sheets[0].split("\n")))
    pages = without_running([_lines(sheet, number) for number, sheet in enumerate(sheets, start=1)])
    found = paragraphs([line for page in pages for line in page], _PITCH)
    return found if len(sheets) > 1 else [Block(block.text, kind=block.kind, look=block.look - {"centred"}) for block in found]


def _of_long_lines(lines: list[str]) -> Iterator[Block]:
    """The paragraphs of a text that has one on each line, and its tables."""
    table = _rows(lines)
    for number, raw in enumerate(lines):
        if text := table.get(number, in_columns(_COLUMNS.split(raw.expandtabs(8)))):
            yield Block(text, kind="row" if number in table else "paragraph")


def _lines(sheet: str, page: int) -> list[Line]:
    """The lines of one page; a blank line is a step down."""
    found = []
    lines = sheet.split("\n")
    table = _rows(lines)
    for number, raw in enumerate(lines):
        raw = _DRAWN.sub("", raw.expandtabs(8).rstrip())
        text = table.get(number, in_columns(_COLUMNS.split(raw)))
        if text:
            left = len(raw) - len(raw.lstrip())
            found.append(Line(text, page, left, left + len(text), -_PITCH * number, _PITCH, row=number in table))
    return found


def _rows(lines: list[str]) -> dict[int, str]:
    """The rows of drawn and of spaced tables by the number of their line; "" for one whose words stand in the row above, and for a rule."""
    boxed = {number: found for number, raw in enumerate(lines) if (found := _BOXED.fullmatch(raw.expandtabs(8).rstrip()))}
    rest = ["" if number in boxed or _DRAWN.fullmatch(raw) else raw for number, raw in enumerate(lines)]
    spaced = {number: row(cells) for number, cells in spaced_rows(rest).items()}
    return spaced | {n: "" if _DRAWN.fullmatch(found[0]) else row(re.split(r"[|│]", found[1])) for n, found in boxed.items()}


def decode(data: bytes, declared: str = "") -> str:
    """Bytes -> text: by byte order mark, as UTF-8, as UTF-16 without a mark, as declared, else as CP1251 or CP1252."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _readable(data[len(mark) :].decode(name, "replace"))
    sample = data[:65536]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) > 3 and max(even, odd) > 0.2 * len(sample) / 2 and min(even, odd) < 0.1 * max(even, odd):
        return _readable(data.decode("utf-16-be" if even > odd else "utf-16-le", "replace"))
    if (wide := _utf16_without_spaces(data)) is not None:
        return _readable(wide)
    for name in ("utf-8", declared):
        try:
            return _readable(data.decode(name)) if name else _readable(data.decode(_code_page(data), "replace"))
        except (UnicodeDecodeError, LookupError):
            continue
    return _readable(data.decode(_code_page(data), "replace"))


def _utf16_without_spaces(data: bytes) -> str | None:
    """UTF-16 of Cyrillic has few zero bytes: every second byte is 4 instead."""
    sample = data[:4096]
    for order, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(high) > 8 and (high.count(4) + high.count(0)) > 0.9 * len(high) and high.count(4):
            return data.decode(order, "replace")
    return None


def _code_page(data: bytes) -> str:
    """Cyrillic letters come side by side, accented Latin ones between plain letters."""
    sample = data[:200_000]
    runs = re.findall(rb"[\xa5\xa8\xaa\xaf\xb2-\xb4\xb8\xba\xbf-\xff]+", sample)
    together = sum(len(run) for run in runs if len(run) > 1)
    return "cp1251" if together > 0.5 * sum(map(len, runs)) else "cp1252"


def _readable(text: str) -> str:
    """The text, or an error where it is no text at all."""
    sample = text[:100_000]
    odd = len(re.findall("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ue000-\uf8ff]", sample))
    if odd > 8 and odd > 0.02 * len(sample):
        raise UserError("is not text (it holds binary data): add the document as .pdf, .docx, .html, .md or .txt")
    return text
