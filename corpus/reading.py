"""A file -> a document: the reader chosen by what the file holds, then by its ending."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus import parties
from corpus.document import KINDS, Document
from corpus.errors import UserError, visible
from corpus.identity.describing import describe
from corpus.names.countries import end_in
from corpus.readers import markdown
from corpus.readers.block import Block, Content
from corpus.readers.entries import without_leaders
from corpus.readers.text import decode
from corpus.structuring import structure

ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm", ".pdf", ".docx")
_MB = 1024 * 1024
MOST_BYTES = {"pdf": 100 * _MB, "docx": 100 * _MB, "text": 20 * _MB, "html": 10 * _MB, "markdown": 2 * _MB}
_CURE = "add it as " + ", ".join(ENDINGS[:-1]) + " or " + ENDINGS[-1]
_STRANGERS = (
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Office file (.doc, .xls, .msg) or one locked with a password: open it and save it as .docx or .pdf without a password",
    ),
    (b"{\\rtf", "is an RTF file: open it in Word and save it as .docx"),
    (b"\x89PNG", "is a picture: run text recognition over it first and add the text"),
    (b"\xff\xd8\xff", "is a picture: run text recognition over it first and add the text"),
    (b"GIF8", "is a picture: run text recognition over it first and add the text"),
    (b"II*\x00", "is a picture: run text recognition over it first and add the text"),
    (b"\x1f\x8b", "is packed with gzip: unpack it first"),
    (b"7z\xbc\xaf", "is a 7-Zip archive: unpack it first"),
    (b"Rar!", "is a RAR archive: unpack it first"),
)


_MAIL = re.compile(rb"(?:(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){2}", re.I)


def readable(path: Path) -> bool:
    """Whether the ending of a file's name is one that can be read."""
    return path.suffix.lower() in ENDINGS


def read(path: Path, source: str = "", told: Callable[[int], None] | None = None, **overrides: Any) -> Document:
    """Reads a file; `overrides` (title, partners, signed, ...) stand above what is found in the text.

    `told` hears of each page that is recognised from its picture, which takes long. A file that is built to harm can take any time and
    memory: those of other people are read by `index.reading_process`.
    """
    data = _bytes(path)
    try:
        held = content(data, path.suffix.lower(), told)
        text, sections, pages = structure(held.blocks)
        if not text.strip():
            raise UserError("holds no text: add a file with the text of the agreement")
        found = describe(text, sections, path.stem)
        said = _front_matter(data) if _kind(data, path.suffix.lower()) == "markdown" else {}
    except UserError as error:
        raise UserError(f"{path.name} {error}") from error
    fields: dict[str, Any] = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
    title = visible(titled(found.title or path.stem, found.parties))
    fields |= {"title": title, "kind": "agreement", "source": source or str(path)} | said | overrides
    fields |= {"unread_pages": held.unread_pages, "recognised_pages": held.recognised_pages}
    return Document(text=text, sections=sections, pages=pages, **fields)


def titled(title: str, whose: Sequence[str]) -> str:
    """A title that tells a document from others of its form: with its parties where it names none of them."""
    words = set(re.findall(r"\w{4,}", title))
    if not whose or any(end_in(title, party) >= 0 or party.split()[0] in words for party in whose):
        return title
    if not title.isascii() and re.search("[а-яіїєґ]", title.lower()):
        return f"{title} між {' та '.join(whose[:2])}" if len(whose) > 1 else f"{title}: {whose[0]}"
    return f"{title} between {' and '.join(whose[:2])}" if len(whose) > 1 else f"{title} with {whose[0]}"


def _front_matter(data: bytes) -> dict[str, Any]:
    """What the front matter of a Markdown file says of the document; fields of another name or form are passed over."""
    fields, _ = markdown.front_matter(decode(data))
    said: dict[str, Any] = {
        name: visible(fields[name]).strip() for name in ("title", "type", "place", "url") if isinstance(fields.get(name), str)
    }
    said |= {"kind": fields["kind"]} if fields.get("kind") in KINDS else {}
    said |= {name: fields[name] for name in ("signed", "effective") if type(fields.get(name)) is date}
    for name in ("partners", "parties", "roles"):
        listed = fields.get(name) if isinstance(fields.get(name), list) else []
        said[name] = tuple(one for one in listed or () if isinstance(one, str) and (name != "partners" or parties.is_known(one)))
    return {name: value for name, value in said.items() if value}


def blocks(data: bytes, ending: str) -> list[Block]:
    """The blocks of a file's bytes, read as what they are; `ending` decides between the kinds of text."""
    return content(data, ending).blocks


def content(data: bytes, ending: str, told: Callable[[int], None] | None = None) -> Content:
    """The blocks of a file's bytes, and the pages of it that could not be read; `told` hears of each that is recognised."""
    held = _content(data, ending, told)
    led = [block if block.breaks else dataclasses.replace(block, text=without_leaders(block.text)) for block in held.blocks]
    return dataclasses.replace(held, blocks=led)


def _content(data: bytes, ending: str, told: Callable[[int], None] | None) -> Content:
    kind = _kind(data, ending)
    if len(data) > MOST_BYTES[kind]:
        sizes = f"{len(data) / _MB:,.0f} MB; {MOST_BYTES[kind] // _MB} MB at most"
        raise UserError(f"is too large ({sizes}): split it, or leave out what is not text")
    if kind == "pdf":
        from corpus.readers import pdf

        return pdf.content(data, told)
    if kind == "docx":
        from corpus.readers import docx as reader
    elif kind == "html":
        from corpus.readers import html as reader  # type: ignore[no-redef]
    elif kind == "markdown":
        reader = markdown  # type: ignore[assignment,misc]
    else:
        from corpus.readers import text as reader  # type: ignore[no-redef]
    return Content(reader.blocks(data))


def _bytes(path: Path) -> bytes:
    """The content of a file that is there, is a file, is not empty and is not far too large."""
    try:
        if path.is_dir():
            raise UserError(f"{path} is a folder, not a file: add it as a folder, or name the files in it")
        size = path.stat().st_size
        if not path.is_file():
            raise UserError(f"{path} is not a file but a device or a pipe: name a file")
        if size > max(MOST_BYTES.values()):
            raise UserError(f"{path.name} is too large ({size / _MB:,.0f} MB; {max(MOST_BYTES.values()) // _MB} MB at most): split it")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"{path} is not there: check the name and the folder") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UserError(f"{path} cannot be opened ({why}): check its name and that it may be read") from error
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UserError(f"{path.name} is empty: save the document again and add that file")
    return data


def _kind(data: bytes, ending: str) -> str:
    """ "pdf", "docx", "html", "markdown" or "text"."""
    head = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "docx"
    for start, what in _STRANGERS:
        if data.startswith(start):
            raise UserError(what)
    if ending in (".eml", ".mht", ".mhtml", ".msg") or _MAIL.match(data[:4096]):
        raise UserError("is a saved e-mail or web archive: save its text as .html or .pdf, and add the files attached to it by themselves")
    if ending not in ENDINGS:
        raise UserError(f"has an ending that is not known ({ending or 'none'}): {_CURE}")
    if ending in (".pdf", ".docx"):
        raise UserError(f"is named {ending} but holds something else (a saved web page, or a download that failed): get the file again")
    if ending in (".html", ".htm") or head[:200].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return "markdown" if ending in (".md", ".markdown") else "text"
