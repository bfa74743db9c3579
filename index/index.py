"""The index: documents in, passages out."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.document import Document
from corpus.errors import UserError
from corpus.fetching import Fetcher, addresses_of, is_address
from index import auditing
from index.bringing_in import bring_back, bring_files, bring_in, lay_anew
from index.budget import Budget
from index.entry import ADDED, OWN_COLLECTION, SHIPPED, SHIPPED_COLLECTION, checked, collection_name
from index.how_far import Progress
from index.packing import pack
from index.passage import Hit, Passage
from index.ranking import best, fuse
from index.reading_ahead import Item
from index.reading_process import reading_process
from index.recent import Recent
from index.record import UNWANTED
from index.report import Audit, Report
from index.scope import Scope
from index.splitting import embedded_text
from index.store import Store, key_of
from index.turns import Turns

if TYPE_CHECKING:
    from index.embedding import SentenceEmbeddings

__all__ = ["ADDED", "OWN_COLLECTION", "SHIPPED", "SHIPPED_COLLECTION", "Collection", "Index", "Listed", "Progress"]
POOL = 60  # candidates of each search that are fused


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
    characters: int
    passages: int


class Index:
    """Passages of documents, searchable by meaning and words.

    In one folder, which one program has open at a time; or on the Chroma server at the address `server`, which several
    programs share: what one adds, the others find a second later. `folder` then holds only what is derived from it. `progress`
    tells how far the opening is where documents have to be laid out anew.
    """

    def __init__(
        self,
        folder: Path,
        embeddings: SentenceEmbeddings,
        model: str,
        wait_s: float = 10.0,
        server: str = "",
        progress: Progress | None = None,
    ) -> None:
        self.embeddings = embeddings
        self._sorted: Recent[tuple[Document, ...]] = Recent(1)
        self._scopes: Recent[tuple[Document, ...]] = Recent()
        self._kept_to: Recent[tuple[tuple[str, ...], tuple[str, ...]]] = Recent()
        self._store = Store(folder, embeddings, model, wait_s, server)
        self.upgraded = len(self._store.outdated)  # documents that an older version of this program had laid out
        try:
            lay_anew(self._store, progress)
        except BaseException:
            self._store.close()
            raise
        self.fetcher = Fetcher(self._store.folder / "downloads")

    def hold_to(self, budget: Budget) -> None:
        """Let no file cost more than this while it is read."""
        self._store.reading = reading_process(budget)

    def close(self) -> None:
        """Let another process have the folder."""
        self._store.close()

    @property
    def turns(self) -> Turns:
        """Whose turn it is to compute with it."""
        return self._store.turns

    # -- documents in --------------------------------------------------------------------------------------------------

    def add(
        self,
        places: Iterable[str | Path],
        progress: Progress | None = None,
        again: bool = False,
        collection: str = "",
        **given: Any,
    ) -> Report:
        """Read files, folders and http(s) addresses and add what they hold; a bad one is reported, the rest goes on.

        `collection` is where they are kept: none named means where they are already, or "mine". `given` (title, type, parties,
        signed, ...) stands above what is found in the texts, now and for later versions. `again` asks an address anew that was
        fetched already.
        """
        given, report = checked(given), Report()
        collection = collection_name(collection) if collection else ""
        found: list[tuple[str | Path, str]] = []
        for place in places:
            if not is_address(str(place)):
                found.append((place, ""))
                continue
            address = str(place)
            try:
                shown = functools.partial(progress, 0, 0) if progress else None
                found.append((self.fetcher.fetch(address, again, shown), address))
            except UserError as error:
                report.failed.append((address, str(error)))
        return bring_files(self._store, found, given, report, progress, collection)

    def upload(self, path: Path, progress: Progress | None = None, collection: str = "") -> Report:
        """Add one file that lies here only for now: it is known by its name, not by its place. UserError where it cannot be read."""
        report = Report()
        bring_files(self._store, [(path, path.name)], {}, report, progress, collection and collection_name(collection))
        if report.failed:
            raise UserError(report.failed[0][1])
        return report

    def fetch(self, partners: Sequence[str] = (), progress: Progress | None = None, again: bool = False) -> Report:
        """Download the official text of each partner (all: none named) and add it: the first of its addresses that works."""
        report = Report()
        for slug, addresses in addresses_of(partners).items():
            if not addresses:
                report.failed.append((slug, f"{slug}: no address of its official text is known. Add your own copy: agreements add FILE"))
            for address in addresses:
                one = self.add([address], progress, again, SHIPPED_COLLECTION, partners=(slug,))
                report.take(one)
                if not one.failed:
                    break
        return report

    def shipped(self) -> dict[str, Document]:
        """The shipped documents that are in it, by the fingerprints of the files that they were read from."""
        return {key: its.document for its in self._store.entries.values() if its.origin == SHIPPED for key in its.files}

    def sync(self, documents: Sequence[Document], progress: Progress | None = None, keys: Mapping[str, str] | None = None) -> Report:
        """Make the shipped documents exactly these, and bring back what the database lost of the user's own.

        `keys` are the fingerprints of their files, by id.
        """
        unwanted = self._store.vectors.marked(UNWANTED)
        wanted = [document for document in documents if document.source not in unwanted]
        report = Report()
        bring_back(self._store, report, progress)
        bring_in(self._store, [Item(document, files=_files(document, keys)) for document in wanted], SHIPPED, report, progress)
        ids = {document.id for document in wanted}
        for id, entry in self._store.entries.items():
            if entry.origin == SHIPPED and id not in ids:
                self._store.remove(id)
                report.removed.append(id)
        return report

    def correct(self, document_id: str, **given: Any) -> Document:
        """Set title, type, parties, signed, ... (`index.entry.SETTABLE`) of a document by hand; returns it: its id changes with them."""
        entry = self._store.entries[self.document(document_id).id]
        report = bring_in(self._store, [Item(entry.document, checked(given))], ADDED, Report(), None)
        return next(iter([*report.unchanged, *(document for _, document in report.replaced)]))

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
        return tuple(Listed(replace(d, text=""), len(d.text), passages.get(d.id, 0)) for d in self.documents())

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
        return self._store.vectors.passages_of(document_id)

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

    # -- search --------------------------------------------------------------------------------------------------------

    def search(self, questions: Sequence[str], limit: int, scope: Scope | None = None, pool: int = POOL) -> list[Hit]:
        """The passages that answer best, by meaning and words together; `questions` are wordings of one question."""
        asked = [question.strip() for question in questions if question.strip()]
        if not asked or limit < 1:
            return []
        store, scope, pool = self._store, scope or Scope(), max(limit, pool)
        store.catch_up()
        whole, hidden = store.entries, store.hidden
        meaning = best(store.vectors.search(self.embeddings.embed_queries(asked), pool, scope, hidden))
        words = best(store.words.search(question, pool, scope, hidden) for question in asked)
        now = store.entries
        found = ((id, score, id.partition(":")[0]) for id, score in fuse(meaning, words))
        ranked = [(id, score) for id, score, its in found if its in whole and its in now][:limit]  # when the search began, and still
        passages = store.vectors.passages([id for id, _ in ranked])
        return [Hit(passages[id], score) for id, score in ranked if id in passages]

    def nearness(self, text: str, scope: Scope) -> float:
        """How near the nearest passage is to a text by meaning: a cosine, 1 is the same; 0 where nothing is in the scope."""
        found = self._store.vectors.search(self.embeddings.embed_queries([text]), 1, scope, self._store.hidden) if text.strip() else []
        return max((score for ranked in found for _, score in ranked), default=0.0)

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """Inverse document frequency of stems (see `index.terms`) among the passages."""
        return self._store.words.rarity(terms)

    def holds(self, terms: Sequence[str]) -> bool:
        """Whether each of these stems stands in some passage."""
        *found, unknown = self.rarity([*terms, "\0"])
        return all(rarity < unknown for rarity in found)


def _files(document: Document, keys: Mapping[str, str] | None) -> tuple[str, ...]:
    """The fingerprint of a document's file, where it is known."""
    return (keys[document.id],) if keys and document.id in keys else ()


def _by_kind_and_title(document: Document) -> tuple[str, str, str]:
    return document.kind, document.title, document.id


def _shorter(ids: Set[str], held: Set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which documents a search is kept to, or which it leaves out, whichever are fewer."""
    others = held - ids
    if not ids:
        return ("",), ()  # nothing is in it
    return ((), tuple(sorted(others))) if len(others) < len(ids) else (tuple(sorted(ids)), ())
