"""What is to be done for each document that is given: nothing, adding, or replacing an older one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.entry import ADDED, OWN_COLLECTION, SHIPPED, SHIPPED_COLLECTION, Entry, with_given
from index.how_far import Work
from index.reading_ahead import Item
from index.report import Report
from index.shelf import key_of
from index.splitting import Span, spans_of
from index.store import Store
from index.versions import earlier_version


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be stored, where its passages lie, the id of the one that it replaces ("": none), its place among those given, and
    what was found in it where it was read (None: nothing was looked for)."""

    entry: Entry
    spans: Sequence[Span]
    replaces: str = ""
    number: int = 0
    found: Mapping[str, str] | None = None

    @property
    def work(self) -> Work:
        """What storing it takes."""
        return Work(len(self.spans), self.entry.document.characters)


class Plan:
    """What comes of documents that are given together, one after the other.

    Whether one is a new version of another is decided when all have come: a document that is given again itself is replaced by nothing.
    """

    def __init__(self, store: Store, origin: str, report: Report) -> None:
        self._store, self._origin, self._report = store, origin, report
        self._held = {its.document.text_key: its for its in store.entries.values()}
        again = {document.id for document in report.unchanged}
        self._free = {id: entry for id, entry in store.entries.items() if id not in again}
        self._begun: dict[str, str] = {}  # key of a text -> id of the document that it became by what is given
        self._undecided: dict[str, tuple[Entry, Item, int]] = {}  # by the key of their text
        self._number = 0  # of documents that came
        self._more_files: dict[str, tuple[str, ...]] = {}  # the same

    def task(self, item: Item) -> Task | None:
        """What is to be done for a document now; None: nothing, or it is not decided yet."""
        self._number += 1
        key = item.document.text_key
        if key in self._begun:  # the same text twice among those that are given
            self._more_files[key] = (*self._more_files.get(key, ()), *item.files)
            self._report.unchanged.append(self._held[key].document)
            return None
        same = self._held.get(key)
        if same is not None:
            return self._known(key, item, same)
        entry = Entry(with_given(item.document, item.given), self._origin, item.given, item.files).kept_in(item.collection)
        self._held[key], self._begun[key] = entry.apart(self._store.vectors.texts), entry.document.id
        if earlier_version(entry, self._free.values()):
            self._undecided[key] = entry, item, self._number
            return None
        return self._fresh(key, entry, item, self._number)

    def rest(self) -> Iterator[Task]:
        """What is to be done for those that were not decided, now that no more come."""
        while self._undecided:
            key, (entry, item, number) = next(iter(self._undecided.items()))
            del self._undecided[key]
            yield self._fresh(key, entry, item, number, earlier_version(entry, self._free.values()))

    def expected(self) -> Work:
        """What storing those takes that are not decided yet."""
        return sum((item.work for _, item, _ in self._undecided.values()), Work())

    def end(self) -> None:
        """All is done: keep what was learned of documents that were given several times."""
        for key, files in self._more_files.items():
            if entry := self._store.entries.get(self._begun[key]):
                self._store.update(entry.seen("", files))

    def _known(self, key: str, item: Item, same: Entry) -> Task | None:
        """A text that is in the index: what is newly said about it may make it another document."""
        self._free.pop(same.document.id, None)
        entry = _same_text(item, same, self._origin)
        self._held[key] = entry
        if entry.document.id != same.document.id:
            self._begun[key] = entry.document.id
            return Task(entry, _spans(entry, item), same.document.id, self._number, _found(entry, item))
        self._store.update(entry)
        self._report.unchanged.append(entry.document)
        return None

    def _fresh(self, key: str, entry: Entry, item: Item, number: int, old: Entry | None = None) -> Task:
        """A text that is not in the index, in place of an `old` one."""
        if old:
            del self._free[old.document.id]
            kept = {name: value for name, value in old.given.items() if name not in entry.given}
            entry = replace(entry, document=with_given(entry.document, kept), given={**kept, **entry.given})
            entry = entry.kept_in(entry.document.collection or old.document.collection)
        entry = entry.kept_in(entry.document.collection or _usual(self._origin))
        self._begun[key] = entry.document.id
        return Task(entry, _spans(entry, item), old.document.id if old else "", number, _found(entry, item))


def _usual(origin: str) -> str:
    """The collection where documents are kept if none is named."""
    return SHIPPED_COLLECTION if origin == SHIPPED else OWN_COLLECTION


def _spans(entry: Entry, item: Item) -> Sequence[Span]:
    """Where the passages of a document lie: as its item says, unless it is cut into other sections."""
    return item.spans if item.spans and entry.document.sections == item.document.sections else spans_of(entry.document)


def _found(entry: Entry, item: Item) -> Mapping[str, str] | None:
    """What was found in an item's document; None where other things are known of the one that is kept."""
    return item.found if key_of(entry.document) == key_of(item.document) else None


def _same_text(item: Item, same: Entry, origin: str) -> Entry:
    """The document that is held already, with what is newly said about it; the user's word stands until the user changes it."""
    if origin == SHIPPED and same.origin == ADDED:
        return same
    given = {**same.given, **item.given}
    document = item.document
    if origin == ADDED:
        title = same.document.title if item.nameless else document.title
        document = replace(document, title=title, url=document.url or same.document.url, id="")
    if same.origin == SHIPPED and origin == ADDED and not item.given:
        document = same.document  # the program's own, which the user now has as well
    own = "" if same.origin == SHIPPED and origin == ADDED else same.document.collection
    changed = replace(same, document=with_given(document, given), given=given, origin=origin)
    changed = changed.kept_in(item.collection or own or _usual(origin))
    return changed.seen(item.document.source, item.files)
