"""The texts of documents, which lie in rows of their own: read when they are needed, and remembered as far as there is room."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from corpus.document import Document, Section
from corpus.errors import UserError
from index import rows
from index.collections import BATCH, Collections
from index.record import TEXT

ROOM = 50_000_000  # characters that are remembered
Long = tuple[str, tuple[Section, ...]]


def text_id(document_id: str) -> str:
    """The id of the row that holds a document's text."""
    return f"{document_id}:text"


class StoredTexts:
    """Where the texts of documents lie (`corpus.document.Texts`)."""

    def __init__(self, collections: Collections) -> None:
        self._collections = collections
        self._recent: dict[str, Long] = {}  # the one that was read last at the end
        self._characters = 0
        self._closed = False
        self._one_at_a_time = threading.Lock()

    def read(self, document_id: str) -> Long:
        """The text and the sections of a document. UserError where it is gone."""
        with self._one_at_a_time:
            known = self._recent.pop(document_id, None)
            if known:
                self._recent[document_id] = known
                return known
            if self._closed:
                raise UserError(f"The text of document {document_id!r} cannot be read: its index was closed. Open it again.")
        for _, long in self._rows(ids=[text_id(document_id)]):
            return self._keep(document_id, long)
        raise UserError(f"Document {document_id!r} was removed while it was read: ask again.")

    def read_ahead(self) -> None:
        """Read all of an index that is small."""
        for document_id, long in self._rows(where={"state": TEXT}):
            self._keep(document_id, long)

    def keep(self, document: Document) -> None:
        """Remember what was just stored."""
        self._keep(document.id, (document.text, document.sections))

    def forget(self, document_id: str) -> None:
        """A document is gone."""
        with self._one_at_a_time:
            self._drop(document_id)

    def held(self) -> set[str]:
        """The documents whose texts are there, by id."""
        found = self._collections.documents.get(where={"state": TEXT}, include=[])["ids"]
        return {id.rpartition(":")[0] for id in found}

    def close(self) -> None:
        """What is remembered stays; nothing else is read."""
        with self._one_at_a_time:
            self._closed = True

    def _rows(self, **wanted: Any) -> Iterable[tuple[str, Long]]:
        found = self._collections.documents.get(**wanted, include=["metadatas"], limit=BATCH)
        for id, row in zip(found["ids"], found["metadatas"], strict=True):
            yield id.rpartition(":")[0], rows.text_of(row["record"])

    def _keep(self, document_id: str, long: Long) -> Long:
        with self._one_at_a_time:
            self._drop(document_id)
            self._recent[document_id] = long
            self._characters += len(long[0])
            while self._characters > ROOM and len(self._recent) > 1:
                self._drop(next(iter(self._recent)))
        return long

    def _drop(self, document_id: str) -> None:
        if gone := self._recent.pop(document_id, None):
            self._characters -= len(gone[0])
