"""Chroma and the word index kept in step: a document goes in whole and comes out whole, whatever interrupts it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import faults
from index.backup import Backup
from index.budget import Budget
from index.claiming import claimed
from index.entry import ADDED, SHIPPED, Entry, layout
from index.making_vectors import MakingVectors, Told, key_of
from index.originals import Originals
from index.reading_process import reading_process
from index.record import ADDING, ASIDE, MENDING, READY, REMOVING, UNWANTED
from index.shelf import FoundOnDisk
from index.splitting import Span, embedded_text, split
from index.turns import Turns
from index.vectors import VectorStore
from index.words import WordIndex

if TYPE_CHECKING:
    from corpus.document import Document
    from index.embedding import SentenceEmbeddings

FEW = 8  # passages that are stored at once while others ask
SMALL = 8_000_000  # characters of all documents, which are read when the index is opened
LOOK_S = 1.0  # between two looks at what other programs did


class Store:
    """One index, open in one program at a time, or on a Chroma server in several. `entries` are the documents that are whole."""

    def __init__(self, folder: Path, embeddings: SentenceEmbeddings, model: str, wait_s: float, server: str = "") -> None:
        with faults.told(folder), contextlib.ExitStack() as opened:
            self.folder, lock = claimed(folder, wait_s, alone=not server)
            opened.callback(lock.release)
            self.reading = reading_process(Budget())
            self.writing = threading.RLock()
            self.turns = Turns()
            self.vectors = VectorStore(server or self.folder / "chroma", model)
            opened.callback(self.vectors.close)
            self._vectors = MakingVectors(embeddings, model, self.vectors, self.turns)
            self.backup = Backup(self.folder / faults.OWN)
            self.originals = Originals(self.folder / "originals")
            self.words = self.vectors.words or WordIndex(self.folder / "words")
            opened.callback(self.words.close)
            self.shelf = FoundOnDisk(self.folder)
            self.finds: Sequence[Callable[[Document], Any]] = ()  # what is to be found in what was added
            opened.callback(self.shelf.close)
            self.entries: dict[str, Entry] = {}  # replaced, never changed
            self.hidden: frozenset[str] = frozenset()  # documents that are being written or removed
            self.outdated: list[Entry] = []  # found at the start: to be laid out anew
            self.aside: frozenset[str] = frozenset()  # collections that are searched only when they are named
            self._looked = 0.0
            self._recover()
            self.aside = frozenset(self.vectors.marked(ASIDE))
            self._opened = opened.pop_all()

    def close(self) -> None:
        """Let another process have the folder."""
        with self.writing:
            self._opened.close()

    def put(
        self,
        entry: Entry,
        spans: Sequence[Span] = (),
        replaces: str = "",
        told: Told | None = None,
        state: str = ADDING,
        found: Mapping[str, str] | None = None,
    ) -> int:
        """Store a document whose passages lie at `spans`, in place of an older version; returns how many of them had to be embedded.

        `found` is what was found in it where it was read; None: nothing was looked for, which is done now.
        """
        id, passages = entry.document.id, split(entry.document, spans)
        texts = [embedded_text(passage) for passage in passages]
        keys = [key_of(text) for text in texts]
        stands = state == MENDING and self.vectors.holds(id, passages, keys)  # then its passages stay as they are, in Chroma's graph too
        vectors, embedded = ({}, 0) if stands else self._vectors.of(keys, texts, told)  # takes long, so others may write meanwhile
        with faults.told(self.folder), self.writing:
            self.catch_up(now=True)
            if state == ADDING and id in self.entries:
                return embedded  # another thread or program was faster
            self.hidden |= {id}
            entry = replace(entry, layout=layout()).on(self.shelf)
            try:
                self.vectors.begin(entry, state, replaces)
                if state == MENDING and not stands:
                    self.vectors.remove_passages(id)
                for part in self._parts(0 if stands else len(passages)):
                    self.vectors.add(passages[part], keys[part], [vectors[key] for key in keys[part]])
                self.words.add(id, passages)
                self.vectors.finish(id)
                self._keep(entry)
            except BaseException:
                if state == ADDING:
                    self._remove(id)
                raise
            kept = {other: its for other, its in self.entries.items() if other != replaces}
            older, self.entries = self.entries.get(replaces), kept | {id: entry.apart(self.vectors.texts).on(self.shelf)}
            self.hidden -= {id}
            if replaces:
                if older:
                    older.document.hold()
                self.backup.forget(replaces)
                self._remove(replaces)
                self.vectors.settle(id)
                self._forget_files(older)
        for name, its in (found or {}).items():
            self.shelf.put(entry.document, name, its)
        for find in self.finds if entry.origin == ADDED and found is None else ():
            self.turns.make_room()
            find(entry.document)
        return embedded

    def _parts(self, count: int) -> Iterator[slice]:
        """So many records, all at once; while others ask a few at a time, so that a question waits for no more than these."""
        at = 0
        while at < count:
            self.turns.make_room()
            some = slice(at, at + (FEW if self.turns.busy else count))
            yield some
            at = some.stop

    def update(self, entry: Entry) -> None:
        """Keep what is newly known of a document whose text and citations stay as they are."""
        with faults.told(self.folder), self.writing:
            if entry != self.entries.get(entry.document.id):
                self.vectors.update(entry)
                self._keep(entry)
                self.entries = self.entries | {entry.document.id: entry.apart(self.vectors.texts).on(self.shelf)}

    def set_aside(self, collection: str, aside: bool) -> None:
        """Put a collection aside, or bring it back."""
        with faults.told(self.folder), self.writing:
            self.vectors.mark(ASIDE, collection, aside)
            self.aside = frozenset(self.vectors.marked(ASIDE))

    def remove(self, document_id: str, unwanted: bool = False) -> None:
        """Delete a document everywhere; an `unwanted` shipped one does not come back at the next start."""
        with faults.told(self.folder), self.writing:
            entry = self.entries[document_id]
            entry.document.hold()  # a question may be at it
            if unwanted and entry.origin == SHIPPED:
                self.vectors.mark(UNWANTED, entry.document.source, True)
            self.entries = {id: its for id, its in self.entries.items() if id != document_id}
            self.backup.forget(document_id)
            try:
                self._remove(document_id)
            except BaseException:
                self.entries = self.entries | {document_id: entry}  # it can be removed again, or comes back at the next start
                raise
            self._forget_files(entry)

    def keep_original(self, key: str, file: Path) -> None:
        """Copy a file whose pages can be looked at."""
        with faults.told(self.folder):
            self.originals.keep(key, file)

    def _forget_files(self, gone: Entry | None) -> None:
        """Delete the files that a document was read from, where no other is read from them."""
        wanted = {key for entry in self.entries.values() for key in entry.files}
        self.originals.forget(key for key in (gone.files if gone else ()) if key not in wanted)

    def _keep(self, entry: Entry) -> None:
        """A copy outside of the database; a shared one is looked after where its server runs."""
        if not self.vectors.shared:
            self.backup.keep(entry)

    def lost(self) -> list[tuple[Path, Entry | None]]:
        """The user's documents that the database lost, from their copies; None where that cannot be read."""
        return [] if self.vectors.shared else list(self.backup.lost(self.entries))

    def _remove(self, document_id: str) -> None:
        self.hidden |= {document_id}
        self.vectors.remove(document_id)  # first, and it says so before it begins: from there on the document is gone
        self.words.remove(document_id)
        self.shelf.forget(document_id)
        self.hidden -= {document_id}

    def tidy(self) -> None:
        """Delete what a fault left half-added; `writing` is held, so nobody is at it."""
        with faults.told(self.folder):
            for id in self.hidden - self.entries.keys():
                self._remove(id)

    def mend(self, document_id: str) -> None:
        """Lay a document out anew from its record; if cut short, the next start does it."""
        self.put(self.entries[document_id], state=MENDING)

    def catch_up(self, now: bool = False) -> None:
        """Take over what other programs did to a shared index; looked for every LOOK_S seconds at most, or `now`."""
        if not self.vectors.shared or not (now or time.monotonic() - self._looked > LOOK_S):
            return
        if not self.writing.acquire(blocking=now):
            return  # this program is writing: it looks when it is done
        try:
            whole = self.vectors.whole()
            self._looked = time.monotonic()
            self.aside = frozenset(self.vectors.marked(ASIDE))
            if whole == self.entries.keys():
                return
            records = self.vectors.records(whole - self.entries.keys())
            whole -= {record.replaces for record in records.values()}
            self.entries = {id: its for id, its in self.entries.items() if id in whole} | {
                id: record.entry.on(self.shelf) for id, record in records.items() if id in whole and record.state == READY
            }
            self.recount_words()
        finally:
            self.writing.release()

    def under_way(self) -> set[str]:
        """The documents that other programs may be writing or removing at this moment."""
        return {id for id, its in self.vectors.records().items() if its.under_way} if self.vectors.shared else set()

    def recount_words(self) -> None:
        """Bring the word index in step with the passages that are stored: it is derived from them."""
        indexed = self.words.document_ids()
        for id in indexed - set(self.entries):
            self.words.remove(id)
        for id in set(self.entries) - indexed:
            self.words.add(id, self.vectors.stored.of_document(id))

    def _recover(self) -> None:
        """Finish what a crash interrupted: half-added and half-removed documents go, half-mended ones are laid out again."""
        records = self.vectors.records()
        texts = self.vectors.texts.held()
        there = {id for id, record in records.items() if not record.entry.document.is_apart or id in texts}
        whole = {id: record for id, record in records.items() if record.state in (READY, MENDING) and id in there}
        replaced = {record.replaces for record in whole.values()}
        others = {id for id, record in records.items() if record.under_way} if self.vectors.shared else set()
        for id in records:
            if id not in whole or id in replaced:
                if id not in others:
                    if records[id].state == REMOVING or id in replaced:  # others may be on their way back from their copies
                        self.backup.forget(id)
                    self.vectors.remove(id)
            else:
                self.entries[id] = records[id].entry.on(self.shelf)
        for id in self.entries:
            if records[id].replaces and records[id].replaces not in others:
                self.vectors.settle(id)
        if sum(entry.document.characters for entry in self.entries.values()) <= SMALL:
            self.vectors.texts.read_ahead()
        self.shelf.keep_only(self.entries)
        if not self.vectors.shared:
            self.backup.complete(self.entries.values())
        self.originals.sweep(key for entry in self.entries.values() for key in entry.files)
        try:
            self.recount_words()
        except (ValueError, OSError):  # damaged: it is derived, so it is made anew
            self.words.clear()
            self.recount_words()
        if isinstance(self.words, WordIndex):
            self.vectors.counted(self.words.count(len(self.entries)))
        half = {id for id in self.entries if records[id].state == MENDING and id not in others}
        self.outdated = [entry for id, entry in self.entries.items() if id in half or entry.layout != layout()]
