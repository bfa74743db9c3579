"""The index: documents in, passages out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.document import Document
from corpus.errors import UserError
from corpus.fetching import addresses_of, is_address
from index.arenas import hold_to_few
from index.bringing_in import bring_back, bring_files, bring_in, lay_anew
from index.budget import Budget
from index.entry import ADDED, OWN_COLLECTION, SHIPPED, SHIPPED_COLLECTION, checked, collection_name
from index.how_far import Progress
from index.library import Library
from index.passage import Hit
from index.ranking import best, fuse
from index.reading_ahead import Item
from index.reading_process import reading_process
from index.record import UNWANTED
from index.report import Report
from index.scope import Scope
from index.store import Store
from index.turns import Turns

if TYPE_CHECKING:
    from index.embedding import SentenceEmbeddings

__all__ = ["ADDED", "OWN_COLLECTION", "SHIPPED", "SHIPPED_COLLECTION", "Index", "Progress"]
POOL = 60  # candidates of each search that are fused


class Index(Library):
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
        hold_to_few()
        self.embeddings = embeddings
        super().__init__(Store(folder, embeddings, model, wait_s, server))
        self.upgraded = len(self._store.outdated)  # documents that an older version of this program had laid out
        try:
            lay_anew(self._store, progress)
        except BaseException:
            self._store.close()
            raise

    def hold_to(self, budget: Budget) -> None:
        """Let no file cost more than this while it is read."""
        self._store.reading = reading_process(budget)

    def close(self) -> None:
        """Let another process have the folder."""
        self._store.close()

    def at_adding(self, finds: Sequence[Callable[[Document], Any]]) -> None:
        """Let functions of a module find something in each document that is added, where it is read: what they leave on its shelf is kept."""
        self._store.finds = tuple(finds)

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

    # -- search --------------------------------------------------------------------------------------------------------

    def search(self, questions: Sequence[str], limit: int, scope: Scope | None = None, pool: int = POOL) -> list[Hit]:
        """The passages that answer best, by meaning and words together; `questions` are wordings of one question.

        Where partners are the scope the second wording is the one without names.
        """
        if limit < 1:
            return []
        ranked = self._ranked(questions, scope or Scope(), max(limit, pool))[:limit]
        passages = self._store.vectors.stored.of([id for id, _ in ranked])
        return [Hit(passages[id], score) for id, score in ranked if id in passages]

    def nearest(self, questions: Sequence[str], scope: Scope, pool: int) -> list[str]:
        """The documents of so many passages that answer best, by id, those first whose passages do."""
        return list(dict.fromkeys(id.partition(":")[0] for id, _ in self._ranked(questions, scope, pool)))

    def _ranked(self, questions: Sequence[str], scope: Scope, pool: int) -> list[tuple[str, float]]:
        """The ids of passages that were there when the search began, and still are, with their scores, best first."""
        asked, store = [question.strip() for question in questions if question.strip()], self._store
        if not asked:
            return []
        store.catch_up()
        whole, hidden = store.entries, store.hidden
        named = bool(scope.partners and asked[1:]) and store.vectors.nearest.is_large  # then the scope says what the names do
        meant = asked[1:2] if named else asked
        meaning = best(store.vectors.search(self.embeddings.embed_queries(meant), pool, scope, hidden, whole))
        words = best(store.words.search(question, pool, scope, hidden) for question in meant)
        now = store.entries
        found = ((id, score, id.partition(":")[0]) for id, score in fuse(meaning, words))
        return [(id, score) for id, score, its in found if its in whole and its in now]

    def nearness(self, text: str, scope: Scope) -> float:
        """How near the nearest passage is to a text by meaning: a cosine, 1 is the same; 0 where nothing is in the scope."""
        store = self._store
        asked = self.embeddings.embed_queries([text]) if text.strip() else []
        found = store.vectors.search(asked, 1, scope, store.hidden, store.entries) if text.strip() else []
        return max((score for ranked in found for _, score in ranked), default=0.0)

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """Inverse document frequency of stems (see `index.terms`) among the passages."""
        return self._store.words.rarity(terms)

    def holding(self, phrase: str, documents: Iterable[str]) -> set[str]:
        """The ids of those of these documents that may hold the words of a phrase next to one another; the others do not."""
        return self._store.words.holding(phrase, documents)

    def holds(self, terms: Sequence[str]) -> bool:
        """Whether each of these stems stands in some passage."""
        *found, unknown = self.rarity([*terms, "\0"])
        return all(rarity < unknown for rarity in found)


def _files(document: Document, keys: Mapping[str, str] | None) -> tuple[str, ...]:
    """The fingerprint of a document's file, where it is known."""
    return (keys[document.id],) if keys and document.id in keys else ()
