"""A document as plain data, numbers, texts and lists, and as JSON; and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from corpus.document import LONG, Document, Section

_TUPLES = ("partners", "parties", "roles", "signers", "pages", "sources", "unread_pages", "recognised_pages")
_DAYS = ("signed", "effective")


def as_plain(document: Document) -> dict[str, Any]:
    """The fields of a document; a section is a (path, start, end)."""
    return document.short() | long_parts(document)


def long_parts(document: Document) -> dict[str, Any]:
    """Its text and sections, as `as_plain` has them."""
    text, sections = (getattr(document, name) for name in LONG)
    return {"text": text, "sections": [(s.path, s.start, s.end) for s in sections]}


def document_of(fields: Mapping[str, Any]) -> Document:
    """The document of such fields."""
    typed = as_typed(fields)
    return Document(**typed | {"sections": sections_of(typed)})


def sections_of(fields: Mapping[str, Any]) -> tuple[Section, ...]:
    """The sections of such fields."""
    return tuple(Section(*section) for section in fields["sections"])


def as_typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """JSON's lists and texts as the tuples and dates they were."""
    typed: dict[str, Any] = {name: tuple(value) if name in _TUPLES else value for name, value in fields.items()}
    return typed | {name: date.fromisoformat(typed[name]) for name in _DAYS if typed.get(name)}


def written(data: Any) -> bytes:
    """JSON of plain data in which dates may stand."""
    return json.dumps(data, ensure_ascii=False, default=_told).encode("utf-8", "surrogatepass")


def parsed(data: bytes) -> Any:
    """The data of such JSON; dates are texts."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _told(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} cannot be kept")
