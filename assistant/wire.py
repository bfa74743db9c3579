"""What two programs on this machine say to one another: a line of JSON each, and in it the values that commands give and get."""

from __future__ import annotations

import dataclasses
import hmac
import importlib
import json
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

Progress = Callable[[int, int, str], None]
KIND, OF = "is", "of"  # of a value that JSON has no form for
HOMES = {
    "Answer": "assistant.answer",
    "Citation": "assistant.answer",
    "Usage": "assistant.answer",
    "Clause": "assistant.across.aligning",
    "Comparison": "assistant.across.comparing",
    "Difference": "assistant.across.differences",
    "Differences": "assistant.across.differences",
    "Row": "assistant.across.comparing",
    "Obligation": "assistant.documents.obligations",
    "Obligations": "assistant.documents.obligations",
    "Duties": "assistant.documents.sheet",
    "Sheet": "assistant.documents.sheet",
    "SheetRow": "assistant.documents.sheet",
    "Document": "corpus.document",
    "Section": "corpus.document",
    "Collection": "index.library",
    "Listed": "index.library",
    "Hit": "index.passage",
    "Passage": "index.passage",
    "Audit": "index.report",
    "Report": "index.report",
}  # the types that may be sent, each with its module: nothing else is ever made of what came


GREETING = 1_000  # bytes that are read of who has not shown yet that it knows the token


class GoneError(Exception):
    """The other side says and hears nothing more."""


class Line:
    """A connection on which each side says a value at a time."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._read = connection.makefile("rb")

    def say(self, value: Any) -> None:
        """Send a value. GoneError where nobody listens any more."""
        told = json.dumps(packed(value)).encode("ascii") + b"\n"
        try:
            self._connection.sendall(told)
        except OSError as error:
            raise GoneError from error

    def hear(self, progress: Progress | None = None) -> Any:
        """The next value. GoneError where there is none. `progress` stands for a function that the other side gave."""
        return unpacked(json.loads(self._heard()), progress)

    def greeted(self, seconds: float) -> str:
        """The next value where it is a short text that comes in time; else GoneError."""
        self._connection.settimeout(seconds)
        try:
            told = json.loads(self._heard(GREETING))
        except ValueError as error:
            raise GoneError from error
        self._connection.settimeout(None)
        return str(told)

    def _heard(self, most: int = -1) -> bytes:
        try:
            line = self._read.readline(most)
        except OSError as error:
            raise GoneError from error
        if not line.endswith(b"\n"):
            raise GoneError
        return line

    def close(self) -> None:
        """Let the connection go."""
        self._read.close()
        self._connection.close()


def packed(value: Any) -> Any:
    """A value as JSON; a function is only said to be there."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return float(value)
    if isinstance(value, list):
        return [packed(one) for one in value]
    if isinstance(value, tuple):
        return {KIND: "tuple", OF: [packed(one) for one in value]}
    if isinstance(value, dict):
        return {KIND: "dict", OF: {name: packed(one) for name, one in value.items()}}
    if isinstance(value, date):
        return {KIND: "date", OF: value.isoformat()}
    if isinstance(value, Path):
        return {KIND: "path", OF: str(value)}
    if callable(value):
        return {KIND: "progress"}
    if type(value).__name__ in HOMES:
        fields = dataclasses.fields(value)
        return {KIND: type(value).__name__, OF: {field.name: packed(getattr(value, field.name)) for field in fields}}
    raise TypeError(f"{value!r} cannot be sent")


def unpacked(told: Any, progress: Progress | None = None) -> Any:
    """The value of what `packed` made."""
    if isinstance(told, list):
        return [unpacked(one, progress) for one in told]
    if not isinstance(told, dict):
        return told
    kind: str = told[KIND]
    held: Any = told.get(OF)
    if kind == "progress":
        return progress
    if kind == "date":
        return date.fromisoformat(held)
    if kind == "path":
        return Path(held)
    if kind == "tuple":
        return tuple(unpacked(held, progress))
    fields = {name: unpacked(one, progress) for name, one in held.items()}
    return fields if kind == "dict" else getattr(importlib.import_module(HOMES[kind]), kind)(**fields)


def proof(token: str, nonce: str) -> str:
    """What only a program that knows the token can answer to a number drawn at random."""
    return hmac.new(token.encode(), nonce.encode(), "sha256").hexdigest()
