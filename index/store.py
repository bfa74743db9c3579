"""Chroma and the word index kept in step: a document goes in whole and comes out whole, whatever interrupts it."""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from corpus.errors import UserError
from index.entry import SHIPPED, Entry, layout
from index.passage import Passage
from index.splitting import embedded_text, split
from index.vectors import ADDING, MENDING, READY, VectorStore
from index.words import WordIndex

if TYPE_CHECKING:
    from index.embedding import SentenceEmbeddings

EMBED_BATCH = 64
Told = Callable[[int], None]  # passages of the document that are embedded


class Store:
    """One folder, open in one process at a time. `entries` are the documents that are whole; it is replaced, never changed."""

    def __init__(self, folder: Path, embeddings: SentenceEmbeddings, model: str, wait_s: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock", timeout=wait_s, thread_local=False)  # a page closes it from another thread
        with contextlib.ExitStack() as opened:
            try:
                lock.acquire()
            except Timeout as error:
                raise UserError(
                    f"The index in {folder} is in use by another program (waited {wait_s:g} s). Close that one, wait longer "
                    "(AGREEMENTS_LOCK_WAIT_S), or set AGREEMENTS_HOME to another folder."
                ) from error
            opened.callback(lock.release)
            self._embeddings = embeddings
            self.writing = threading.RLock()
            self.vectors = VectorStore(folder / "chroma", model)
            opened.callback(self.vectors.close)
            self.words = WordIndex(folder / "words")
            self.entries: dict[str, Entry] = {}
            self.hidden: frozenset[str] = frozenset()  # documents that are being written or removed
            self._recover()
            self._opened = opened.pop_all()

    def close(self) -> None:
        """Let another process have the folder."""
        with self.writing:
            self._opened.close()

    def put(self, entry: Entry, replaces: str = "", told: Told | None = None, state: str = ADDING) -> int:
        """Store a document, in place of an older version; returns how many of its passages had to be embedded."""
        id, passages = entry.document.id, split(entry.document)
        texts = [embedded_text(passage) for passage in passages]
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
        vectors, embedded = self._vectors(keys, texts, told)  # takes long, so others may write meanwhile
        with self.writing:
            if state == ADDING and id in self.entries:
                return embedded  # another thread was faster
            self.hidden |= {id}
            entry = replace(entry, layout=layout())
            try:
                self.vectors.begin(entry, state, replaces)
                if state == MENDING:
                    self.vectors.remove_passages(id)
                self.vectors.add(passages, keys, [vectors[key] for key in keys])
                self._add_words(id, passages)
                self.vectors.finish(id)
            except BaseException:
                if state == ADDING:
                    self._remove(id)
                raise
            kept = {other: its for other, its in self.entries.items() if other != replaces}
            self.entries = kept | {id: entry}
            self.hidden -= {id}
            if replaces:
                self._remove(replaces)
                self.vectors.settle(id)
        return embedded

    def _vectors(self, keys: Sequence[str], texts: Sequence[str], told: Told | None) -> tuple[dict[str, Sequence[float]], int]:
        """key -> vector: found where the same content is stored already, made where it is not; and how many were made."""
        vectors = self.vectors.vectors_of(keys)
        missing = [(key, text) for key, text in dict(zip(keys, texts, strict=True)).items() if key not in vectors]
        missing.sort(key=lambda pair: len(pair[1]))  # batches of like length: little padding is computed
        for at in range(0, len(missing), EMBED_BATCH):
            if told:
                told(len(keys) - len(missing) + at)
            part = missing[at : at + EMBED_BATCH]
            found = self._embeddings.embed_documents([text for _, text in part])
            vectors.update((key, vector) for (key, _), vector in zip(part, found, strict=True))
        return vectors, len(missing)

    def update(self, entry: Entry) -> None:
        """Keep what is newly known of a document whose text and citations stay as they are."""
        with self.writing:
            if entry != self.entries.get(entry.document.id):
                self.vectors.update(entry)
                self.entries = self.entries | {entry.document.id: entry}

    def remove(self, document_id: str, unwanted: bool = False) -> None:
        """Delete a document everywhere; an `unwanted` shipped one does not come back at the next start."""
        with self.writing:
            entry = self.entries[document_id]
            if unwanted and entry.origin == SHIPPED:
                self.vectors.set_unwanted(entry.document.source, True)
            self.entries = {id: its for id, its in self.entries.items() if id != document_id}
            self._remove(document_id)

    def _remove(self, document_id: str) -> None:
        self.hidden |= {document_id}
        self.vectors.remove(document_id)  # first, and it says so before it begins: from there on the document is gone
        self.words.remove(document_id)
        self.hidden -= {document_id}

    def mend(self, document_id: str) -> None:
        """Lay a document out anew from its record; if cut short, the next start does it."""
        self.put(self.entries[document_id], state=MENDING)

    def _add_words(self, document_id: str, passages: Sequence[Passage]) -> None:
        self.words.add(document_id, passages, [embedded_text(passage).partition("\n")[0] for passage in passages])

    def recount_words(self) -> None:
        """Bring the word index in step with the passages that are stored: it is derived from them."""
        indexed = self.words.document_ids()
        for id in indexed - set(self.entries):
            self.words.remove(id)
        for id in set(self.entries) - indexed:
            self._add_words(id, self.vectors.passages_of(id))

    def _recover(self) -> None:
        """Finish what a crash interrupted: half-added and half-removed documents go, half-mended ones are laid out again."""
        records = self.vectors.records()
        whole = {id: record for id, record in records.items() if record.state in (READY, MENDING)}
        replaced = {record.replaces for record in whole.values()}
        for id in records:
            if id not in whole or id in replaced:
                self.vectors.remove(id)
            else:
                self.entries[id] = records[id].entry
        for id in self.entries:
            if records[id].replaces:
                self.vectors.settle(id)
        try:
            self.recount_words()
        except (ValueError, OSError):  # damaged: it is derived, so it is made anew
            self.words.clear()
            self.recount_words()
        for id in list(self.entries):
            if records[id].state == MENDING or self.entries[id].layout != layout():
                self.mend(id)
