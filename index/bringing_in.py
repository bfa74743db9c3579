"""Documents into the store: what is known stays, a new version replaces the old one, the rest is added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.errors import UserError, visible
from corpus.fetching import is_address
from corpus.fingerprints import file_key
from corpus.loading import gather
from index.entry import ADDED, OWN_COLLECTION, SHIPPED, SHIPPED_COLLECTION, Entry, text_key, with_given
from index.record import ADDING, MENDING
from index.report import Report
from index.splitting import Span, spans_of
from index.store import Store
from index.versions import earlier_version

Progress = Callable[[int, int, str], None]  # passages done, passages in all (0: not known yet), what is being worked on


@dataclass(frozen=True, slots=True)
class Item:
    """A document that was read, and what is to be kept with it. `nameless`: its title is only its file's name. `collection`: "" where
    none is named. `spans`: where its passages lie, if that is known."""

    document: Document
    given: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    nameless: bool = False
    collection: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Task:
    entry: Entry
    replaces: str
    spans: Sequence[Span]


def read_items(
    store: Store,
    places: Iterable[tuple[str | Path, str]],
    given: Mapping[str, Any],
    report: Report,
    progress: Progress | None,
    collection: str = "",
) -> list[Item]:
    """The documents of files and folders, each with its source (empty: its path); what is known by its bytes is not read again."""
    items: list[Item] = []
    store.catch_up(now=True)
    known = {key: entry for entry in store.entries.values() for key in entry.files}
    for place, given_source in places:
        address = given_source if is_address(given_source) else ""
        try:
            files = gather(Path(place))
        except (UserError, OSError) as error:
            report.failed.append((str(place), str(error)))
            continue
        for file in files:
            source = given_source or str(file.absolute())
            if progress:
                progress(0, 0, file.name)
            try:
                key = file_key(file) if file.is_file() else ""
                entry = known.get(key)
                if entry and given.items() <= entry.given.items():
                    entry = entry.seen(source, ()).kept_in(collection or entry.document.collection)
                    store.update(entry)
                    store.keep_original(key, file)
                    report.unchanged.append(entry.document)
                    continue
                read = store.reading.read(file, source, {"url": address} if address else {})
                document, nameless = read.document, read.document.title.startswith(visible(file.stem))
                if nameless and address:
                    document = replace(document, title=address.partition("://")[2].rstrip("/"), id="")
                store.keep_original(key, file)
                items.append(Item(document, given, (key,), nameless, collection, read.spans))
            except UserError as error:
                report.failed.append((address or str(file), str(error)))
            except OSError as error:
                told = f"{visible(file.name)} cannot be opened ({error.strerror or error}): check that it is there and may be read"
                report.failed.append((address or str(file), told))
    return items


def bring_in(store: Store, items: Sequence[Item], origin: str, report: Report, progress: Progress | None) -> Report:
    """Store the documents one after the other; each is searched as soon as it is whole."""
    store.catch_up(now=True)
    _put_all(store, _plan(store, items, origin, report), report, progress)
    return report


def lay_anew(store: Store, progress: Progress | None) -> None:
    """Lay out again what a crash left half laid out, or an older version of this program cut differently."""
    tasks = [_Task(entry, "", spans_of(entry.document)) for entry in store.outdated]
    _put_all(store, tasks, Report(), progress, MENDING)
    store.outdated = []


def bring_back(store: Store, report: Report, progress: Progress | None) -> None:
    """Store the user's documents again that the database lost, from their copies."""
    tasks = []
    for file, entry in store.lost():
        if entry is None:
            report.failed.append((str(file), f"{file} cannot be read: add that document again, and delete this copy of it"))
        else:
            tasks.append(_Task(entry, "", spans_of(entry.document)))
    _put_all(store, tasks, report, progress, MENDING)


def _put_all(store: Store, tasks: Sequence[_Task], report: Report, progress: Progress | None, state: str = ADDING) -> None:
    """Do the tasks in turn, and tell how far all of them are."""
    done, total = 0, sum(len(task.spans) for task in tasks)
    for task in tasks:
        document = task.entry.document

        def told(embedded: int, before: int = done, title: str = document.title) -> None:
            if progress:
                progress(before + embedded, total, title)

        told(0)
        earlier = store.entries.get(task.replaces)
        report.embedded += store.put(task.entry, task.spans, task.replaces, told, state)
        report.passages += len(task.spans)
        done += len(task.spans)
        told(len(task.spans))
        if task.replaces:
            report.replaced.append((task.replaces, document))
            report.earlier += [earlier.document] if earlier else []
        else:
            report.added.append(document)


def _plan(store: Store, items: Sequence[Item], origin: str, report: Report) -> list[_Task]:
    """What is to be done for each document: nothing, adding or replacing."""
    held = {text_key(entry.document): entry for entry in store.entries.values()}
    again = {document.id for document in report.unchanged}  # what is given again itself is replaced by nothing
    free = {id: entry for id, entry in store.entries.items() if id not in again}
    fresh: dict[str, Entry] = {}
    read_from: dict[str, Item] = {}
    tasks: dict[str, _Task] = {}
    for item in items:
        key = text_key(item.document)
        same = held.get(key)
        if same is None:
            new = Entry(with_given(item.document, item.given), origin, item.given, item.files)
            held[key] = fresh[key] = new.kept_in(item.collection)
            read_from[key] = item
            continue
        free.pop(same.document.id, None)
        if same.document.id not in store.entries:  # the same text twice among those that are given
            if key in fresh:
                fresh[key] = fresh[key].seen("", item.files)
            report.unchanged.append(same.document)
            continue
        held[key] = entry = _same_text(item, same, origin)
        if entry.document.id == same.document.id:
            store.update(entry)
            report.unchanged.append(entry.document)
        else:
            tasks[entry.document.id] = _Task(entry, same.document.id, _spans(entry, item))
    for key, entry in fresh.items():
        old = earlier_version(entry, free.values())
        if old:
            del free[old.document.id]
            kept = {name: value for name, value in old.given.items() if name not in entry.given}
            entry = replace(entry, document=with_given(entry.document, kept), given={**kept, **entry.given})
            entry = entry.kept_in(entry.document.collection or old.document.collection)
        entry = entry.kept_in(entry.document.collection or (SHIPPED_COLLECTION if origin == SHIPPED else OWN_COLLECTION))
        tasks[entry.document.id] = _Task(entry, old.document.id if old else "", _spans(entry, read_from[key]))
    return list(tasks.values())


def _spans(entry: Entry, item: Item) -> Sequence[Span]:
    """Where the passages of a document lie: as its item says, unless it is cut into other sections."""
    return item.spans if item.spans and entry.document.sections == item.document.sections else spans_of(entry.document)


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
    changed = changed.kept_in(item.collection or own or (SHIPPED_COLLECTION if origin == SHIPPED else OWN_COLLECTION))
    return changed.seen(item.document.source, item.files)
