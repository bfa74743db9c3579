"""What is found in the documents, beside the index: it is derived from them and from the program, and is found anew where it is lost."""

from __future__ import annotations

import contextlib
import functools
import sqlite3
import sys
import threading
import zlib
from collections.abc import Collection
from dataclasses import fields
from pathlib import Path
from typing import Any

import corpus
from corpus.document import Document
from corpus.fingerprints import code_of

FILE = "found.sqlite"
TOGETHER = 100  # rows that are written at once
_IN_ID = ("text", "sections", "id")  # what the id of a document tells
_APART = ("source", "collection")  # what nothing is found in
_TABLE = "CREATE TABLE IF NOT EXISTS found (document TEXT, name TEXT, code TEXT, told BLOB, PRIMARY KEY (document, name))"


class FoundOnDisk:
    """A shelf (`corpus.remembered.Shelf`) for documents, in one file of a folder; where that cannot be used, there is none."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._one_at_a_time = threading.Lock()
        self._waiting: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._opened: sqlite3.Connection | None = self._open()

    def get(self, thing: Document, name: str) -> str | None:
        """What was found under a name in a document, by this very program."""
        key = (key_of(thing), name)
        with self._one_at_a_time:
            row = self._waiting.get(key) or self._read(key)
        if not row or row[0] != _code(name):
            return None
        try:
            return zlib.decompress(row[1]).decode("utf-8", "surrogatepass")
        except zlib.error:  # a disk forgot
            return None

    def put(self, thing: Document, name: str, told: str) -> None:
        """Keep what was found; it is written with the next ones."""
        with self._one_at_a_time:
            self._waiting[key_of(thing), name] = _code(name), zlib.compress(told.encode("utf-8", "surrogatepass"), 1)
            if len(self._waiting) >= TOGETHER:
                self._write()

    def forget(self, document_id: str) -> None:
        """A document is gone."""
        with self._one_at_a_time:
            self._write()
            self._do("DELETE FROM found WHERE document >= ? AND document < ?", (f"{document_id}:", f"{document_id};"))

    def keep_only(self, ids: Collection[str]) -> None:
        """All others are gone."""
        with self._one_at_a_time:
            rows = self._do("SELECT DISTINCT document FROM found", ()) or []
        for gone in {key.partition(":")[0] for (key,) in rows} - set(ids):
            self.forget(gone)

    def close(self) -> None:
        """Write what waits, and let the file go."""
        with self._one_at_a_time:
            self._write()
            if self._opened:
                self._opened.close()
            self._opened = None

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                opened = sqlite3.connect(self._file, timeout=1.0, check_same_thread=False, isolation_level=None)
                opened.execute("PRAGMA secure_delete = ON")  # of a removed document nothing stays
                opened.execute(_TABLE)
                return opened
            except sqlite3.DatabaseError:  # damaged: it is derived, so it is begun anew
                with contextlib.suppress(OSError):
                    self._file.unlink()
        return None

    def _read(self, key: tuple[str, str]) -> tuple[str, bytes] | None:
        rows = self._do("SELECT code, told FROM found WHERE document = ? AND name = ?", key)
        return (rows[0][0], rows[0][1]) if rows else None

    def _write(self) -> None:
        rows = [(*key, *told) for key, told in self._waiting.items()]
        self._waiting = {}
        if rows and self._do("BEGIN", ()) is not None:
            with contextlib.suppress(sqlite3.Error):
                self._opened.executemany("REPLACE INTO found VALUES (?, ?, ?, ?)", rows)  # type: ignore[union-attr]
            if self._do("COMMIT", ()) is None:
                self._do("ROLLBACK", ())

    def _do(self, statement: str, given: tuple[str, ...]) -> list[tuple[Any, ...]] | None:
        """The rows of a statement; None where the file cannot be used now: a full disk, another program that writes."""
        try:
            return self._opened.execute(statement, given).fetchall() if self._opened else None
        except sqlite3.Error:
            return None


def key_of(document: Document) -> str:
    """What tells a document with all that is known of it."""
    known = [getattr(document, field.name) for field in fields(Document) if field.name not in (*_IN_ID, *_APART)]
    return f"{document.id}:{zlib.crc32(repr(known).encode('utf-8', 'surrogatepass')):08x}"


def _code(name: str) -> str:
    """Changes whenever the program does that finds what is called so: its package, or what reads documents."""
    return _code_of_package(name.partition(".")[0])


@functools.cache
def _code_of_package(package: str) -> str:
    folders = [Path(str(module.__file__)).parent for module in (corpus, sys.modules[package])]
    return code_of(sorted(file for folder in folders for ending in ("py", "yaml", "json") for file in folder.rglob(f"*.{ending}")))
