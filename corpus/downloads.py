"""What a downloaded file is: by what it begins with, by what its server says, by its address."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from corpus.errors import UserError
from corpus.reading import ENDINGS

if TYPE_CHECKING:
    import httpx

_TYPES = {
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_UNSURE = ("", "application/octet-stream", "binary/octet-stream", "application/zip", "application/force-download")


def kind_of(response: httpx.Response) -> str:
    """The media type, which must be that of a document or say nothing."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _TYPES and kind not in _UNSURE:
        raise UserError(f"is no document but {kind}: give the address of the text itself (HTML, PDF, DOCX, Markdown, text)")
    return kind


def ending_of(part: Path, kind: str, address: str) -> str:
    """What the file begins with decides, then the server's word, then the ending of the address."""
    with part.open("rb") as file:
        head = file.read(1024)
    for ending, found in _signs(head):
        if found:
            return ending
    if kind in _TYPES:
        return _TYPES[kind]
    ending = Path(urlsplit(address).path).suffix.lower()
    if ending not in ENDINGS:
        raise UserError("is no document that can be read: formats are HTML, PDF, DOCX, Markdown, text")
    return ending


def _signs(head: bytes) -> Iterator[tuple[str, bool]]:
    yield ".pdf", b"%PDF-" in head
    yield ".docx", head.startswith(b"PK\x03\x04")
    yield ".html", head.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html"))


def keep_as_utf8(part: Path, charset: str) -> None:
    """Keep a text in UTF-8 where only the server said which encoding it is in."""
    with part.open("rb") as file:
        text = not file.read(5).startswith((b"%PDF-", b"PK"))
    try:
        if text and codecs.lookup(charset).name not in ("utf-8", "ascii"):
            part.write_bytes(b"\xef\xbb\xbf" + part.read_bytes().decode(charset).encode("utf-8"))
    except (LookupError, UnicodeDecodeError):
        return  # the server is wrong: the reader finds out by itself
