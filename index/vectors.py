"""All of Chroma: the one place of truth. Passages with text, metadata and vectors; one record a document, made visible last."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import UserError
from index import faults, rows, soundness, sparse
from index.chroma import InFolder, OnServer
from index.collections import BATCH, Collections
from index.entry import Entry
from index.nearest import Nearest
from index.passage import Passage
from index.record import ADDING, MARKS, MENDING, READY, REMOVING, TEXT, Record
from index.stored import StoredPassages
from index.texts import StoredTexts, text_id

ONE_VECTOR = [1.0]  # document records are looked up by id, never by meaning


class VectorsLostError(Exception):
    """The vectors cannot be read: the graph files beside Chroma's database are gone or torn."""


class VectorStore:
    """Documents and their passages in Chroma: in a folder of this machine (a path) or on a server (its address)."""

    def __init__(self, place: Path | str, model: str) -> None:
        from chromadb.errors import ChromaError, InternalError

        self._lost = InternalError
        try:
            self._chroma = InFolder(place) if isinstance(place, Path) else OnServer(place)
            try:
                self._collections = Collections(self._chroma, model)
                self.nearest = Nearest(self._collections, self.shared, self._lost)
                self.search = self.nearest.search  # by meaning
                self.stored = StoredPassages(self._collections, self.nearest, self.shared)
                self.texts = StoredTexts(self._collections)
                if self._chroma.torn:
                    self.forget_vectors()
                    self._chroma.mended()
                self._reading = threading.Thread(target=self.nearest.read_ahead, name="reading vectors", daemon=True)
                if self._chroma.large:
                    self._reading.start()
            except BaseException:
                self._chroma.close(soundly=False)
                raise
        except (ChromaError, OSError, ValueError, sqlite3.Error) as error:
            if isinstance(place, str):
                told = str(error).splitlines()[0]
                raise UserError(f"The Chroma server of AGREEMENTS_CHROMA_URL cannot be used ({told}).") from error
            raise (faults.fault_of(error, place) or faults.damaged(error, place)) from error

    @property
    def shared(self) -> bool:
        """Whether other programs may change what is stored."""
        return self._chroma.shared

    @property
    def _documents(self) -> Any:
        return self._collections.documents

    @property
    def _passages(self) -> Any:
        return self._collections.passages

    @property
    def words(self) -> sparse.SparseWords | None:
        """The word search of Chroma itself, where it has one."""
        return sparse.SparseWords(self._collections, self.whole) if self._collections.words_indexed else None

    def close(self) -> None:
        """Let the files or the connection go."""
        if self._reading.is_alive():
            self._reading.join()
        self.texts.close()
        self._chroma.close()

    # -- writing -------------------------------------------------------------------------------------------------------

    def begin(self, entry: Entry, state: str = ADDING, replaces: str = "") -> None:
        """Announce a document: invisible until `finish`; what its state means if that never comes, `records` tells."""
        id, began = entry.document.id, time.time()
        self._write(
            self._documents,
            {
                id: _row(state, rows.entry_record(entry), replaces, began),
                text_id(id): _row(TEXT, rows.text_record(entry.document), "", began),
            },
        )
        self.texts.keep(entry.document)

    def add(self, passages: Sequence[Passage], keys: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Store passages with their vectors; `keys` name the embedded content, for `vectors_of`."""
        self._write_seldom()
        words = self._collections.words_indexed
        for at in range(0, len(passages), BATCH):
            part = slice(at, at + BATCH)
            told = zip(passages[part], keys[part], vectors[part], strict=True)
            ids = [p.id for p in passages[part]]
            made = [rows.passage_row(p, key, vector) | (sparse.row(p) if words else {}) for p, key, vector in told]
            self._passages.upsert(
                ids=ids,
                embeddings=np.asarray(vectors[part], dtype=np.float32),
                documents=[p.text for p in passages[part]],
                metadatas=made,
            )
            self.nearest.add(ids, vectors[part], made)

    def holds(self, document_id: str, passages: Sequence[Passage], keys: Sequence[str]) -> bool:
        """Whether just these passages are stored of a document, as they would be now, and each with its own vector."""
        if self._collections.words_indexed:
            return False  # Chroma counts the words of a row as it is written
        wanted = {passage.id: (passage, key) for passage, key in zip(passages, keys, strict=True)}
        try:
            for found in self.nearest.of(document_id, ("documents", "metadatas", "embeddings")):
                for id, text, row, vector in zip(found["ids"], found["documents"], found["metadatas"], found["embeddings"], strict=True):
                    if id not in wanted:
                        return False
                    passage, key = wanted.pop(id)
                    own = rows.passage_row(passage, key, vector)
                    if text != passage.text or abs(own.pop("check") - row.pop("check")) >= soundness.NEAR or own != row:
                        return False
        except self._lost:
            return False
        return not wanted

    def _write_seldom(self) -> None:
        """Let Chroma write its graph after one more twentieth of it: writing all of it each thousand records costs the square."""
        seldom = 0 if self.shared else self.nearest.count // 20
        if seldom > 2 * self._passages.configuration["hnsw"]["sync_threshold"]:
            self._passages.modify(configuration={"hnsw": {"sync_threshold": seldom}})

    def finish(self, document_id: str) -> None:
        """Make a document visible: all its passages are stored."""
        self._documents.update(ids=[document_id], metadatas=[{"state": READY}])

    def settle(self, document_id: str) -> None:
        """Its older version is gone: from now on that may come back as a document of its own."""
        self._documents.update(ids=[document_id], metadatas=[{"replaces": ""}])

    def update(self, entry: Entry) -> None:
        """Keep what is newly known of a visible document."""
        self._documents.update(ids=[entry.document.id], metadatas=[{"record": rows.entry_record(entry)}])

    def remove(self, document_id: str) -> None:
        """Delete a document and its passages; if cut short, its record says so at the next start."""
        if self._documents.get(ids=[document_id], include=[])["ids"]:
            self._documents.update(ids=[document_id], metadatas=[{"state": REMOVING, "began": time.time()}])
        self.remove_passages(document_id)
        self._documents.delete(ids=[document_id, text_id(document_id)])
        self.texts.forget(document_id)

    def remove_passages(self, document_id: str) -> None:
        """Delete what is stored under a document's id."""
        self._passages.delete(where={"document_id": document_id})
        self.nearest.remove(document_id)
        self.stored.forget()

    def forget_vectors(self) -> None:
        """Make the collections anew where vectors are lost: every document stays, to be mended by whoever can embed."""
        kept = self._documents.get(include=["metadatas"])
        fresh = self._collections.fresh("documents")
        for id, row in zip(kept["ids"], kept["metadatas"], strict=True):
            state = MENDING if row["state"] == READY else row["state"]
            self._write(fresh, {id: {**row, "state": state}})
        self._collections.put("documents", fresh)
        self._collections.empty("passages")
        self.nearest.forget()
        self.stored.forget()

    def counted(self, passages: int) -> None:
        """So many there are, of which the word index knows; where Chroma keeps many deleted ones, the others are copied."""
        self.nearest.count = passages
        if not self._chroma.swollen(passages):
            return
        fresh = self._collections.fresh("passages")
        for at in range(0, self._passages.count(), BATCH):
            found = self._passages.get(limit=BATCH, offset=at, include=["documents", "metadatas", "embeddings"])
            fresh.add(**{name: found[name] for name in ("ids", "documents", "metadatas", "embeddings")})
        self._collections.put("passages", fresh)

    def mark(self, mark: str, name: str, on: bool) -> None:
        """Set one of MARKS on a name, or take it away: UNWANTED shipped documents by source, collections put ASIDE."""
        if on:
            self._write(self._documents, {f"{mark}:{name}": _row(mark, name, "", time.time())})
        else:
            self._documents.delete(ids=[f"{mark}:{name}"])

    def _write(self, documents: Any, told: Mapping[str, Mapping[str, Any]]) -> None:
        """Rows of a collection of documents by their ids: all or none of them."""
        many = len(told)
        documents.upsert(ids=list(told), embeddings=[ONE_VECTOR] * many, documents=[" "] * many, metadatas=list(told.values()))

    # -- reading -------------------------------------------------------------------------------------------------------

    def whole(self) -> set[str]:
        """The ids of the documents that are visible now."""
        return set(self._documents.get(where={"state": {"$in": [READY, MENDING]}}, include=[])["ids"])

    def records(self, ids: Iterable[str] | None = None) -> dict[str, Record]:
        """Document id -> its record, whatever its state; only those of `ids` where they are given."""
        wanted = {"where": {"state": {"$nin": [*MARKS, TEXT]}}} if ids is None else {"ids": sorted(ids)}
        if not any(wanted.values()):  # Chroma takes no empty list
            return {}
        found = self._documents.get(**wanted, include=["metadatas"])
        told = zip(found["ids"], found["metadatas"], strict=True)
        return {
            id: Record(rows.entry_of(row["record"], self.texts), row["state"], row["replaces"], row.get("began", 0.0)) for id, row in told
        }

    def marked(self, mark: str) -> set[str]:
        """The names that bear a mark: UNWANTED the sources of shipped documents that the user removed, ASIDE collections."""
        return {row["record"] for row in self._documents.get(where={"state": mark}, include=["metadatas"])["metadatas"]}

    def vectors_of(self, keys: Sequence[str]) -> dict[str, Sequence[float]]:
        """key -> vector, for the embedded contents that are stored already."""
        known: dict[str, Sequence[float]] = {}
        distinct = sorted(set(keys))
        for at in range(0, len(distinct), 500):
            found = self._passages.get(where={"key": {"$in": distinct[at : at + 500]}}, include=["embeddings", "metadatas"])
            for row, vector in zip(found["metadatas"], found["embeddings"], strict=True):
                if abs(rows.check(vector) - row["check"]) < soundness.NEAR:
                    known[row["key"]] = vector
        return known

    def everything(self) -> Iterator[tuple[Passage, bool]]:
        """Every stored passage, and whether its vector is its own. VectorsLostError where they cannot be read."""
        for at in range(0, self._passages.count(), BATCH):
            try:
                found = self._passages.get(limit=BATCH, offset=at, include=["documents", "metadatas", "embeddings"])
            except self._lost as error:
                raise VectorsLostError(str(error)) from error
            for passage, row, vector in zip(rows.passages_in(found), found["metadatas"], found["embeddings"], strict=True):
                yield passage, abs(rows.check(vector) - row["check"]) < soundness.NEAR


def _row(state: str, record: str, replaces: str, began: float) -> dict[str, Any]:
    return {"state": state, "replaces": replaces, "record": record, "began": began}
