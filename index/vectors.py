"""All of Chroma: the one place of truth. Passages with text, metadata and vectors; one record a document, made visible last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.document import Document, Section
from corpus.errors import UserError
from index.passage import Passage
from index.scope import Scope, day_number

BATCH = 2_000  # records a call; Chroma takes 5,461 at most
READY, ADDING, REMOVING = "ready", "adding", "removing"
ONE_VECTOR = [1.0]  # document records are looked up by id, never by meaning


class VectorStore:
    """Documents and their passages in Chroma, in a folder of this machine."""

    def __init__(self, folder: Path, model: str) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        folder.mkdir(parents=True, exist_ok=True)
        try:
            self._client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
            self._documents = self._collection("documents", "")
            self._passages = self._collection("passages", model)
        except (ChromaError, OSError, ValueError) as error:
            raise UserError(
                f"The index in {folder} cannot be opened ({str(error).splitlines()[0]}). Move that folder away and start again: "
                "the index is then rebuilt from the documents."
            ) from error

    def _collection(self, name: str, model: str) -> Any:
        found = self._client.get_or_create_collection(
            name, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None, metadata={"model": model}
        )
        stored = (found.metadata or {}).get("model", "")
        if stored != model:
            raise UserError(
                f"The index was made with the embedding model {stored!r}, the settings now say {model!r}. Set "
                f"AGREEMENTS_EMBEDDING_MODEL={stored} to go on with it, or name another AGREEMENTS_HOME for a new index."
            )
        return found

    # -- writing -------------------------------------------------------------------------------------------------------

    def begin(self, document: Document, origin: str) -> None:
        """Announce a document: invisible until `finish`, cleaned up by `unfinished` if that never comes."""
        self._documents.upsert(
            ids=[document.id],
            embeddings=[ONE_VECTOR],
            documents=[document.text or " "],
            metadatas=[{"state": ADDING, "origin": origin, "source": document.source, "record": _record(document)}],
        )

    def add(self, passages: Sequence[Passage], keys: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Store passages with their vectors; `keys` name the embedded content, for `vectors_of`."""
        for at in range(0, len(passages), BATCH):
            part = slice(at, at + BATCH)
            self._passages.upsert(
                ids=[p.id for p in passages[part]],
                embeddings=list(vectors[part]),
                documents=[p.text for p in passages[part]],
                metadatas=[_metadata(p, key) for p, key in zip(passages[part], keys[part], strict=True)],
            )

    def finish(self, document_id: str) -> None:
        """Make a document visible: all its passages are stored."""
        self._set_state(document_id, READY)

    def remove(self, document_id: str) -> None:
        """Delete a document and its passages; if cut short, `unfinished` names it at the next start."""
        self._set_state(document_id, REMOVING)
        self._passages.delete(where={"document_id": document_id})
        self._documents.delete(ids=[document_id])

    def _set_state(self, document_id: str, state: str) -> None:
        found = self._documents.get(ids=[document_id], include=["metadatas"])["metadatas"]
        if found:
            self._documents.update(ids=[document_id], metadatas=[{**found[0], "state": state}])

    # -- reading -------------------------------------------------------------------------------------------------------

    def unfinished(self) -> list[str]:
        """The documents whose adding or removing was cut short."""
        return list(self._documents.get(where={"state": {"$ne": READY}}, include=[])["ids"])

    def origins(self) -> dict[str, tuple[str, str]]:
        """document id -> (origin, source) of every visible document."""
        found = self._documents.get(where={"state": READY}, include=["metadatas"])
        return {i: (m["origin"], m["source"]) for i, m in zip(found["ids"], found["metadatas"], strict=True)}

    def documents(self, ids: Iterable[str]) -> Iterator[Document]:
        """The visible documents of these ids."""
        wanted = list(ids)
        for at in range(0, len(wanted), BATCH):
            found = self._documents.get(ids=wanted[at : at + BATCH], include=["documents", "metadatas"])
            for text, metadata in zip(found["documents"], found["metadatas"], strict=True):
                if metadata["state"] == READY:
                    yield _document(metadata["record"], text)

    def vectors_of(self, keys: Sequence[str]) -> dict[str, Sequence[float]]:
        """key -> vector, for the embedded contents that are stored already."""
        known: dict[str, Sequence[float]] = {}
        distinct = sorted(set(keys))
        for at in range(0, len(distinct), 500):
            found = self._passages.get(where={"key": {"$in": distinct[at : at + 500]}}, include=["embeddings", "metadatas"])
            known.update((m["key"], v) for m, v in zip(found["metadatas"], found["embeddings"], strict=True))
        return known

    def search(self, vector: Sequence[float], limit: int, scope: Scope) -> list[tuple[Passage, float]]:
        """The nearest passages and their cosine similarity (1 is the same direction), best first."""
        if limit < 1 or not self._passages.count():
            return []
        found = self._passages.query(
            query_embeddings=[list(vector)],
            n_results=limit,
            where=_where(scope),
            include=["documents", "metadatas", "distances"],
        )
        rows = zip(found["ids"][0], found["documents"][0], found["metadatas"][0], found["distances"][0], strict=True)
        return [(_passage(i, text, metadata), 1.0 - distance) for i, text, metadata, distance in rows]

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """id -> passage, for those that are stored."""
        if not ids:
            return {}
        found = self._passages.get(ids=list(ids), include=["documents", "metadatas"])
        rows = zip(found["ids"], found["documents"], found["metadatas"], strict=True)
        return {i: _passage(i, text, metadata) for i, text, metadata in rows}

    def passages_of(self, document_id: str) -> list[Passage]:
        """The passages of one document, in its order."""
        found = self._passages.get(where={"document_id": document_id}, include=["documents", "metadatas"])
        rows = zip(found["ids"], found["documents"], found["metadatas"], strict=True)
        return sorted((_passage(i, text, metadata) for i, text, metadata in rows), key=lambda p: p.start)

    def counts(self) -> dict[str, int]:
        """document id -> number of stored passages; a document that has no record here is an orphan."""
        counted: dict[str, int] = {}
        total = self._passages.count()
        for at in range(0, total, BATCH):
            for metadata in self._passages.get(limit=BATCH, offset=at, include=["metadatas"])["metadatas"]:
                counted[metadata["document_id"]] = counted.get(metadata["document_id"], 0) + 1
        return counted


def _where(scope: Scope) -> dict[str, Any] | None:
    terms: list[dict[str, Any]] = []
    if scope.partners:
        names = [{"partners": {"$contains": slug}} for slug in scope.partners]
        terms.append(names[0] if len(names) == 1 else {"$or": names})
    if scope.kinds:
        terms.append({"kind": {"$in": list(scope.kinds)}})
    if scope.signed_after:
        terms.append({"signed": {"$gte": day_number(scope.signed_after)}})
    if scope.signed_before:
        terms += [{"signed": {"$lte": day_number(scope.signed_before)}}, {"signed": {"$gt": 0}}]
    if scope.document_id:
        terms.append({"document_id": scope.document_id})
    return None if not terms else terms[0] if len(terms) == 1 else {"$and": terms}


def _metadata(passage: Passage, key: str) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "document_id": passage.document_id,
        "title": passage.title,
        "kind": passage.kind,
        "signed": day_number(passage.signed),
        "section": passage.section,
        "page": passage.page or 0,
        "start": passage.start,
        "end": passage.end,
        "url": passage.url,
        "key": key,
    }
    return metadata | ({"partners": list(passage.partners)} if passage.partners else {})


def _passage(id: str, text: str, metadata: dict[str, Any]) -> Passage:
    return Passage(
        id=id,
        document_id=metadata["document_id"],
        title=metadata["title"],
        kind=metadata["kind"],
        partners=tuple(metadata.get("partners") or ()),
        signed=_day(metadata["signed"]),
        section=metadata["section"],
        page=metadata["page"] or None,
        start=metadata["start"],
        end=metadata["end"],
        text=text,
        url=metadata["url"],
    )


def _day(number: int) -> date | None:
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None


def _record(document: Document) -> str:
    return json.dumps(
        {
            "id": document.id,
            "title": document.title,
            "kind": document.kind,
            "partners": document.partners,
            "signed": document.signed.isoformat() if document.signed else None,
            "place": document.place,
            "signers": document.signers,
            "url": document.url,
            "source": document.source,
            "sections": [(s.path, s.start, s.end) for s in document.sections],
            "pages": document.pages,
            "sources": document.sources,
            "empty": not document.text,
        },
        ensure_ascii=False,
    )


def _document(record: str, text: str) -> Document:
    fields = json.loads(record)
    if fields.pop("empty"):
        text = ""
    fields["signed"] = date.fromisoformat(fields["signed"]) if fields["signed"] else None
    fields["sections"] = tuple(Section(*section) for section in fields["sections"])
    for name in ("partners", "signers", "pages", "sources"):
        fields[name] = tuple(fields[name])
    return Document(text=text, **fields)
