"""All of Chroma: the one place of truth. Passages with text, metadata and vectors; one record a document, made visible last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import UserError
from index import rows, soundness
from index.entry import Entry
from index.passage import Passage
from index.scope import Scope

BATCH = 2_000  # records a call; Chroma takes 5,461 at most
READY, ADDING, REMOVING, MENDING, UNWANTED = "ready", "adding", "removing", "mending", "unwanted"
ONE_VECTOR = [1.0]  # document records are looked up by id, never by meaning
FORMAT = 2  # of what stands in the rows
SYNC = {"documents": 100, "passages": 1_000}  # records after which Chroma writes its graph; until then it replays them at a start
TRIES = 4  # of a search that meets a removal half-way: Chroma then misses an id


class VectorsLostError(Exception):
    """The vectors cannot be read: the graph files beside Chroma's database are gone or torn."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is written about one document: READY means whole; `replaces` is the version that goes once this one is READY."""

    entry: Entry
    state: str
    replaces: str


class VectorStore:
    """Documents and their passages in Chroma, in a folder of this machine."""

    def __init__(self, folder: Path, model: str) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError, InternalError

        self._client: Any
        self._lost, self._model = InternalError, model
        folder.mkdir(parents=True, exist_ok=True)
        lost = soundness.begin(folder)  # before Chroma opens them: a torn graph file would end the whole process
        try:
            self._client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
            try:
                self._open()
                if lost:
                    self.forget_vectors()
                    soundness.mended(folder)
            except BaseException:
                self._client.close()
                raise
        except (ChromaError, OSError, ValueError) as error:
            raise UserError(
                f"The index in {folder} cannot be opened ({str(error).splitlines()[0]}). Move that folder away and start again: "
                "the index is then rebuilt from the documents."
            ) from error
        self._folder = folder

    def _open(self) -> None:
        names = {collection.name for collection in self._client.list_collections()}
        if "documents-mended" in names and "documents" not in names:
            self._client.get_collection("documents-mended", embedding_function=None).modify(name="documents")
        elif "documents-mended" in names:
            self._client.delete_collection("documents-mended")
        self._documents = self._collection("documents")
        self._passages = self._collection("passages")

    def _collection(self, name: str, like: str = "") -> Any:
        model = self._model if name == "passages" else ""
        settings = {"hnsw": {"space": "cosine", "sync_threshold": SYNC[like or name], "batch_size": 100}}
        found = self._client.get_or_create_collection(
            name, configuration=settings, embedding_function=None, metadata={"model": model, "format": FORMAT}
        )
        stored = found.metadata or {}
        if stored.get("format") != FORMAT:
            raise UserError(
                "The index was made by another version of this program. Name another AGREEMENTS_HOME, or move its folder "
                "`index` away: it is then made anew; add your own documents again."
            )
        if stored.get("model", "") != model:
            raise UserError(
                f"The index was made with the embedding model {stored.get('model')!r}, the settings now say {model!r}. Set "
                f"AGREEMENTS_EMBEDDING_MODEL={stored.get('model')} to go on with it, or name another AGREEMENTS_HOME for a new index."
            )
        return found

    def close(self) -> None:
        """Let the files go."""
        self._client.close()
        soundness.end(self._folder)

    # -- writing -------------------------------------------------------------------------------------------------------

    def begin(self, entry: Entry, state: str = ADDING, replaces: str = "") -> None:
        """Announce a document: invisible until `finish`; what its state means if that never comes, `records` tells."""
        self._write(self._documents, entry.document.id, state, replaces, rows.entry_record(entry))

    def add(self, passages: Sequence[Passage], keys: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Store passages with their vectors; `keys` name the embedded content, for `vectors_of`."""
        for at in range(0, len(passages), BATCH):
            part = slice(at, at + BATCH)
            told = zip(passages[part], keys[part], vectors[part], strict=True)
            self._passages.upsert(
                ids=[p.id for p in passages[part]],
                embeddings=np.asarray(vectors[part], dtype=np.float32),
                documents=[p.text for p in passages[part]],
                metadatas=[rows.passage_row(p, key, vector) for p, key, vector in told],
            )

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
            self._documents.update(ids=[document_id], metadatas=[{"state": REMOVING}])
        self.remove_passages(document_id)
        self._documents.delete(ids=[document_id])

    def remove_passages(self, document_id: str) -> None:
        """Delete what is stored under a document's id."""
        self._passages.delete(where={"document_id": document_id})

    def forget_vectors(self) -> None:
        """Make the collections anew where vectors are lost: every document stays, to be mended by whoever can embed."""
        kept = self._documents.get(include=["metadatas"])
        fresh = self._collection("documents-mended", like="documents")
        for id, row in zip(kept["ids"], kept["metadatas"], strict=True):
            state = MENDING if row["state"] == READY else row["state"]
            self._write(fresh, id, state, row["replaces"], row["record"])
        self._client.delete_collection("documents")  # cut short here: `_open` takes the new one
        fresh.modify(name="documents")
        self._client.delete_collection("passages")
        self._open()

    def set_unwanted(self, source: str, unwanted: bool) -> None:
        """Remember that a shipped document shall not come back, or that it may."""
        if unwanted:
            self._write(self._documents, f"unwanted:{source}", UNWANTED, "", source)
        else:
            self._documents.delete(ids=[f"unwanted:{source}"])

    def _write(self, collection: Any, id: str, state: str, replaces: str, record: str) -> None:
        row = {"state": state, "replaces": replaces, "record": record}
        collection.upsert(ids=[id], embeddings=[ONE_VECTOR], documents=[" "], metadatas=[row])

    # -- reading -------------------------------------------------------------------------------------------------------

    def records(self) -> dict[str, Record]:
        """Document id -> its record, whatever its state."""
        found = self._documents.get(where={"state": {"$ne": UNWANTED}}, include=["metadatas"])
        told = zip(found["ids"], found["metadatas"], strict=True)
        return {id: Record(rows.entry_of(row["record"]), row["state"], row["replaces"]) for id, row in told}

    def unwanted(self) -> set[str]:
        """The sources of shipped documents that the user removed."""
        return {row["record"] for row in self._documents.get(where={"state": UNWANTED}, include=["metadatas"])["metadatas"]}

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

    def search(self, vector: Sequence[float], limit: int, scope: Scope, without: Iterable[str] = ()) -> list[tuple[Passage, float]]:
        """The nearest passages and their cosine similarity (1 is the same direction), best first."""
        if limit < 1 or not self._passages.count():
            return []
        for left in reversed(range(TRIES)):
            try:
                found = self._passages.query(
                    query_embeddings=[list(vector)],
                    n_results=limit,
                    where=rows.where(scope, without),
                    include=["documents", "metadatas", "distances"],
                )
                break
            except self._lost as error:
                if not left:
                    raise UserError(
                        "The index cannot be searched: its vectors are damaged. `agreements audit --repair` mends it."
                    ) from error
        told = zip(found["ids"][0], found["documents"][0], found["metadatas"][0], found["distances"][0], strict=True)
        # a passage that was removed during the search comes without its row
        return [(rows.passage_of(i, text, row), 1.0 - distance) for i, text, row, distance in told if row and text is not None]

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """id -> passage, for those that are stored."""
        if not ids:
            return {}
        found = self._passages.get(ids=list(ids), include=["documents", "metadatas"])
        return {i: rows.passage_of(i, text, row) for i, text, row in _rows(found)}

    def passages_of(self, document_id: str) -> list[Passage]:
        """The passages of one document, in its order."""
        found = self._passages.get(where={"document_id": document_id}, include=["documents", "metadatas"])
        return sorted((rows.passage_of(i, text, row) for i, text, row in _rows(found)), key=lambda p: p.start)

    def everything(self) -> Iterator[tuple[Passage, bool]]:
        """Every stored passage, and whether its vector is its own. VectorsLostError where they cannot be read."""
        for at in range(0, self._passages.count(), BATCH):
            try:
                found = self._passages.get(limit=BATCH, offset=at, include=["documents", "metadatas", "embeddings"])
            except self._lost as error:
                raise VectorsLostError(str(error)) from error
            for (id, text, row), vector in zip(_rows(found), found["embeddings"], strict=True):
                yield rows.passage_of(id, text, row), abs(rows.check(vector) - row["check"]) < soundness.NEAR


def _rows(found: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    return zip(found["ids"], found["documents"], found["metadatas"], strict=True)
