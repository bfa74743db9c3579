"""The documents of an index: what it holds, kept in collections, and which of them are searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.errors import UserError
from corpus.fetching import Fetcher, is_address
from index import auditing
from index.entry import OWN_COLLECTION, SHIPPED_COLLECTION, collection_name
from index.making_vectors import key_of
from index.packing import pack
from index.passage import Passage, id_before
from index.recent import Recent
from index.record import UNWANTED
from index.report import Audit
from index.scope import Scope
from index.splitting import embedded_text
from index.store import Store


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents that a person keeps together; one that is put `aside` is searched only when it is named."""

    name: str
    documents: int
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A document without its text, for lists."""

    document: Document
    sections: int
    characters: int
    passages: int


class Library:
    """What is in a store: listed, kept in collections, deleted; nothing is brought in or searched here."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._sorted: Recent[tuple[Document, ...]] = Recent(1)
        self._scopes: Recent[tuple[Document, ...]] = Recent()
        self._kept_to: Recent[tuple[tuple[str, ...], tuple[str, ...]]] = Recent()
        self.fetcher = Fetcher(store.folder / "downloads")

    def remove(self, document_id: str) -> Document:
        """Delete a document everywhere; returns what it was. A shipped one stays away until `restore`."""
        document = self.document(document_id)
        self._store.remove(document_id, unwanted=True)
        if is_address(document.source):
            self.fetcher.forget(document.source)
        return document

    def restore(self) -> list[str]:
        """Let shipped documents that were removed come back at the next start; returns their sources."""
        sources = sorted(self._store.vectors.marked(UNWANTED))
        for source in sources:
            self._store.vectors.mark(UNWANTED, source, False)
        return sources

    # -- collections ---------------------------------------------------------------------------------------------------

    def collections(self) -> tuple[Collection, ...]:
        """Every collection that holds a document, by name, and the two that are always there."""
        counts = Counter(document.collection for document in self.documents())
        names = sorted({SHIPPED_COLLECTION, OWN_COLLECTION, *counts}, key=str.casefold)
        return tuple(Collection(name, counts[name], name in self._store.aside) for name in names)

    def move(self, document_ids: Iterable[str], collection: str) -> None:
        """Keep documents in another collection; their ids stay."""
        name = collection_name(collection)
        for document_id in document_ids:
            entry = self._store.entries[self.document(document_id).id]
            self._store.update(entry.kept_in(name))

    def rename_collection(self, name: str, new: str) -> None:
        """Call a collection otherwise; where one of the new name is there, they become one."""
        self.move([document.id for document in self._held_in(name)], new)
        if name in self._store.aside:
            self._store.set_aside(name, False)

    def delete_collection(self, name: str) -> list[Document]:
        """Remove a collection with all of its documents; returns what they were."""
        return [self.remove(document.id) for document in self._held_in(name)]

    def set_aside(self, name: str, aside: bool = True) -> None:
        """Leave a collection out of what is searched and listed unless it is named; `aside=False` brings it back."""
        self._held_in(name)
        self._store.set_aside(name, aside)

    def export_collection(self, name: str, path: Path) -> Path:
        """Write a collection's texts, and what is known of them, into a new ZIP file."""
        return pack(self._held_in(name), path)

    def in_scope(self, documents: Sequence[str] = (), collections: Sequence[str] = ()) -> tuple[Document, ...]:
        """The documents of these ids and in these collections; neither given: all that are not put aside. By kind and title."""
        held, aside = self.documents(), self._store.aside
        return self._scopes.once((held, aside, tuple(documents), tuple(collections)), lambda: self._chosen(held, documents, collections))

    def _chosen(self, held: Sequence[Document], documents: Sequence[str], collections: Sequence[str]) -> tuple[Document, ...]:
        """Those that are held and in scope."""
        chosen = {self.document(document_id).id for document_id in documents}
        names = {held.name for held in self._held(collections)}
        if not documents and not collections:
            return tuple(document for document in held if document.collection not in self._store.aside)
        return tuple(document for document in held if document.id in chosen or document.collection in names)

    def named(self, names: Sequence[str]) -> dict[str, list[str]]:
        """What names mean: `documents` by id, `collections` by name. UserError for one that is neither."""
        held = {document.id for document in self.documents()} if names else set()
        collections = [name for name in names if name not in held]
        self._held(collections)
        return {"documents": [name for name in names if name in held], "collections": collections}

    def scope(self, documents: Sequence[Document], **restrictions: Any) -> Scope:
        """What a search is to be kept to so that it returns passages of these documents, told the shorter way."""
        entries = self._store.entries
        kept, without = self._kept_to.once((documents, entries), lambda: _shorter({document.id for document in documents}, entries.keys()))
        return Scope(documents=kept, without=without, **restrictions)

    def _held(self, names: Sequence[str]) -> list[Collection]:
        """The collections of these names; UserError for one that is not there."""
        known = {held.name: held for held in self.collections()}
        for name in names:
            if name not in known:
                raise UserError(f"There is no collection {name!r}. Collections: {', '.join(known)}.")
        return [known[name] for name in names]

    def _held_in(self, name: str) -> list[Document]:
        self._held([name])
        return [document for document in self.documents() if document.collection == name]

    # -- what it holds -------------------------------------------------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """Every document, by kind and title."""
        self._store.catch_up()
        entries = self._store.entries
        return self._sorted.once((entries,), lambda: tuple(sorted((e.document for e in entries.values()), key=_by_kind_and_title)))

    def overview(self) -> tuple[Listed, ...]:
        """The same without their texts, with how long each is."""
        passages = self.passage_counts()
        return tuple(Listed(d.without_text(), d.section_count, d.characters, passages.get(d.id, 0)) for d in self.documents())

    def document(self, document_id: str) -> Document:
        """The document of this id; UserError where there is none."""
        self._store.catch_up()
        try:
            return self._store.entries[document_id].document
        except KeyError:
            raise UserError(f"No document {document_id!r} is in the index. `agreements list` shows the ids.") from None

    def origin(self, document_id: str) -> str:
        """SHIPPED for the program's own documents, ADDED for the user's."""
        return self._store.entries[self.document(document_id).id].origin

    def original(self, document_id: str) -> Path | None:
        """The PDF file that a document was read from; None where there is none of it (any more)."""
        return self._store.originals.find(self._store.entries[self.document(document_id).id].files)

    def passages_of(self, document_id: str) -> list[Passage]:
        """The passages of one document, in its order."""
        return self._store.vectors.stored.of_document(document_id)

    def load(self) -> None:
        """Read into memory now which passages the first questions would wait for, as many as are remembered."""
        self._store.vectors.stored.read_ahead()

    def before(self, passages: Sequence[Passage]) -> dict[str, Passage]:
        """Id of each of some passages -> the passage before it in its document, where there is one."""
        earlier = {passage.id: id_before(passage.id) for passage in passages}
        found = self._store.vectors.stored.of([id for id in earlier.values() if id])
        return {id: found[other] for id, other in earlier.items() if other in found}

    def passage_at(self, document_id: str, offset: int) -> Passage | None:
        """The passage of a document in which an offset of its text stands."""
        return self._store.vectors.stored.at(document_id, offset)

    def meanings(self, document_id: str) -> dict[int, Sequence[float]]:
        """Where each passage of a document begins -> its embedding, for those that are stored."""
        keys = {passage.start: key_of(embedded_text(passage)) for passage in self.passages_of(document_id)}
        known = self._store.vectors.vectors_of(list(keys.values()))
        return {start: known[key] for start, key in keys.items() if key in known}

    def passage_counts(self) -> dict[str, int]:
        """Document id -> how many passages it has."""
        return self._store.words.counts()

    def audit(self, repair: bool = False) -> Audit:
        """Count every place and name what differs; with `repair`, put it right from the documents' records."""
        return auditing.audit(self._store, repair)


def _by_kind_and_title(document: Document) -> tuple[str, str, str]:
    return document.kind, document.title, document.id


def _shorter(ids: Set[str], held: Set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which documents a search is kept to, or which it leaves out, whichever are fewer."""
    others = held - ids
    if not ids:
        return ("",), ()  # nothing is in it
    return ((), tuple(sorted(others))) if len(others) < len(ids) else (tuple(sorted(ids)), ())
