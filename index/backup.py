"""The user's own documents, whole, a file each beside the database: what an index is rebuilt from when its database is lost.

A file is written when its document is whole in the database, and deleted before the document is. So a file whose document the
database does not know can only mean that the database was lost; `lost` finds those.
"""

from __future__ import annotations

import binascii
import os
import zlib
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from index import rows
from index.entry import ADDED, Entry

_ENDING = ".document"


class Backup:
    """One folder of packed documents; a document is known by its id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, entry: Entry) -> None:
        """Write a document of the user's, all or nothing; the program's own need no copy."""
        if entry.origin != ADDED:
            return self.forget(entry.document.id)
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._file(entry.document.id).with_suffix(".part")
        try:
            with part.open("w", encoding="ascii") as file:
                file.write(rows.whole_record(entry))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file(entry.document.id))
        except OSError:
            part.unlink(missing_ok=True)
            raise
        return None

    def forget(self, document_id: str) -> None:
        """Delete a document's file, and see that this lasts: what is deleted must not come back."""
        file = self._file(document_id)
        if file.exists():
            file.unlink()
            self._settle()

    def ids(self) -> set[str]:
        """The documents that are kept."""
        return {file.stem for file in self._files()}

    def lost(self, known: Container[str]) -> Iterator[tuple[Path, Entry | None]]:
        """The kept documents that the database does not know, each with its file; None for a file that cannot be read."""
        for file in self._files():
            if file.stem not in known:
                yield file, _read(file)

    def complete(self, entries: Iterable[Entry]) -> None:
        """Write the copies that are missing: an older program made none, a killed one not the last."""
        self.sweep()
        kept = self.ids()
        for entry in entries:
            if entry.origin == ADDED and entry.document.id not in kept:
                self.keep(entry)

    def sweep(self) -> None:
        """Delete what a killed program left half-written."""
        for part in self._folder.glob("*.part"):
            part.unlink()

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{_ENDING}"))

    def _file(self, document_id: str) -> Path:
        return self._folder / f"{document_id}{_ENDING}"

    def _settle(self) -> None:
        if os.name == "posix":  # elsewhere a folder cannot be opened
            opened = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _read(file: Path) -> Entry | None:
    try:
        return rows.entry_of(file.read_text(encoding="ascii"))
    except (binascii.Error, zlib.error, ValueError, TypeError, KeyError):
        return None
