"""What is found in documents as a text that lies on a shelf, and back: facts without their document, numbers, days and ranges."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from corpus.document import Document
from corpus.remembered import shelved

T = TypeVar("T")
_DOCUMENT, _DATE, _DECIMAL, _TUPLE = "document", "date", "decimal", "tuple"


def kept(*kinds: type) -> Callable[[Callable[[Document], T]], Callable[[Document], T]]:
    """What a function finds in a document outlasts the program; it is made of these dataclasses, tuples and plain values."""
    known = {kind.__name__: kind for kind in kinds}
    return shelved(
        lambda found: json.dumps(_plain(found), ensure_ascii=False), lambda told, document: _made(json.loads(told), document, known)
    )


def _plain(value: Any) -> Any:
    """A value as JSON; what JSON has no form for as a list that begins with what it is."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Document):
        return [_DOCUMENT]  # the one in which it was found
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    if isinstance(value, Decimal):
        return [_DECIMAL, str(value)]
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    return [_TUPLE, *map(_plain, value)]


def _made(told: Any, document: Document, known: dict[str, type]) -> Any:
    """The value of what `_plain` made."""
    if not isinstance(told, list):
        return told
    kind, *held = told
    if kind == _DOCUMENT:
        return document
    if kind == _DATE:
        return date.fromisoformat(held[0])
    if kind == _DECIMAL:
        return Decimal(held[0])
    parts = [_made(one, document, known) for one in held]
    return tuple(parts) if kind == _TUPLE else known[kind](*parts)
