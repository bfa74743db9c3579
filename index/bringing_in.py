"""Documents into the store: what is known stays, a new version replaces the old one, the rest is added."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.errors import UserError
from corpus.fetching import is_address
from corpus.fingerprints import file_key
from corpus.loading import gather
from index.entry import ADDED, Entry, upgraded
from index.how_far import HowFar, Progress, Work
from index.planning import Plan, Task
from index.reading_ahead import PER_PASSAGE, Item, ReadingAhead, Wanted, cannot_open
from index.record import ADDING, MENDING
from index.report import Report
from index.splitting import spans_of
from index.store import Store


def bring_files(
    store: Store,
    places: Iterable[tuple[str | Path, str]],
    given: Mapping[str, Any],
    report: Report,
    progress: Progress | None,
    collection: str = "",
) -> Report:
    """Store the documents of files and folders, each with its source (empty: its path); each is searched as soon as it is whole.

    What is known by its bytes is not read again. While one document is stored, the next files are read.
    """
    store.catch_up(now=True)
    wanted = list(_unknown(store, places, given, report, progress, collection))
    plan = Plan(store, ADDED, report)
    with contextlib.closing(ReadingAhead(store.reading, wanted, given, collection, store.finds)) as reading:
        far = HowFar(progress, lambda: reading.expected() + plan.expected())
        _put_all(store, _tasks(store, reading, plan, report, far), report, far)
    plan.end()
    return report


def bring_in(store: Store, items: Sequence[Item], origin: str, report: Report, progress: Progress | None) -> Report:
    """Store documents that were read, one after the other."""
    store.catch_up(now=True)
    plan = Plan(store, origin, report)
    tasks = [task for item in items if (task := plan.task(item))]
    _put_known(store, [*tasks, *plan.rest()], report, progress)
    plan.end()
    return report


def lay_anew(store: Store, progress: Progress | None) -> None:
    """Lay out again what a crash left half laid out, or an older version of this program cut differently; what was done stays done."""
    left = sum(entry.document.characters for entry in store.outdated)

    def begun() -> Iterator[Task]:
        nonlocal left
        for entry in store.outdated:
            left -= entry.document.characters
            newer = upgraded(entry)
            yield Task(newer, spans_of(newer.document))

    _put_all(store, begun(), Report(), HowFar(progress, lambda: Work(left // PER_PASSAGE, left)), MENDING)
    store.outdated = []


def bring_back(store: Store, report: Report, progress: Progress | None) -> None:
    """Store the user's documents again that the database lost, from their copies."""
    tasks = []
    for file, entry in store.lost():
        if entry is None:
            report.failed.append((str(file), f"{file} cannot be read: add that document again, and delete this copy of it"))
        else:
            tasks.append(Task(entry, spans_of(entry.document)))
    _put_known(store, tasks, report, progress, MENDING)


def _put_known(store: Store, tasks: Sequence[Task], report: Report, progress: Progress | None, state: str = ADDING) -> None:
    """Do tasks that are known from the beginning."""
    left = list(accumulate((task.work for task in reversed(tasks)), initial=Work()))  # from the end: what is left after each

    def begun() -> Iterator[Task]:
        for task in tasks:
            left.pop()
            yield task

    _put_all(store, begun(), report, HowFar(progress, lambda: left[-1]), state)


def _put_all(store: Store, tasks: Iterable[Task], report: Report, far: HowFar, state: str = ADDING) -> None:
    """Do the tasks as they come; they are reported in the order in which the documents were given."""
    done: list[tuple[int, str, Document, Entry | None]] = []
    for task in tasks:
        far.begins(task.entry.document.title, task.work)
        earlier = store.entries.get(task.replaces)
        report.embedded += store.put(task.entry, task.spans, task.replaces, far.is_at, state, task.found)
        report.passages += len(task.spans)
        far.ends()
        stored = store.entries.get(task.entry.document.id, task.entry)  # without its text, of which thousands would fill the memory
        done.append((task.number, task.replaces, stored.document, earlier))
    for _, replaces, document, earlier in sorted(done, key=lambda one: one[0]):
        if replaces:
            report.replaced.append((replaces, document))
            report.earlier += [earlier.document] if earlier else []
        else:
            report.added.append(document)


def _unknown(
    store: Store,
    places: Iterable[tuple[str | Path, str]],
    given: Mapping[str, Any],
    report: Report,
    progress: Progress | None,
    collection: str,
) -> Iterator[Wanted]:
    """The files that have to be read; of the others it is kept that they were seen again."""
    known = {key: id for id, entry in store.entries.items() for key in entry.files}
    for place, given_source in places:
        address = given_source if is_address(given_source) else ""
        try:
            files = gather(Path(place))
        except (UserError, OSError) as error:
            yield Wanted(Path(place), str(place), error=UserError(str(error)))
            continue
        for file in files:
            if progress:
                progress(0, 0, file.name)
            source, told = given_source or str(file.absolute()), address or str(file)
            try:
                key, size = (file_key(file), file.stat().st_size) if file.is_file() else ("", 0)
                entry = store.entries.get(known.get(key, ""))
                if not entry or not given.items() <= entry.given.items():
                    yield Wanted(file, told, source, address, size)
                    continue
                store.keep_original(key, file)
                entry = entry.seen(source, ()).kept_in(collection or entry.document.collection)
                store.update(entry)
                report.unchanged.append(entry.document)
            except UserError as error:
                yield Wanted(file, told, error=error)
            except OSError as error:
                yield Wanted(file, told, error=cannot_open(file, error))


def _tasks(store: Store, reading: ReadingAhead, plan: Plan, report: Report, far: HowFar) -> Iterator[Task]:
    """What is to be done for each file, as soon as it is read."""
    far.waits_for(reading.next_name)
    for wanted, item in reading:
        try:
            if isinstance(item, UserError):
                raise item
            store.keep_original(item.files[0], wanted.file)
            task = plan.task(item)
        except UserError as error:
            report.failed.append((wanted.told, str(error)))
        except OSError as error:
            report.failed.append((wanted.told, str(cannot_open(wanted.file, error))))
        else:
            if task:
                yield task
        far.waits_for(reading.next_name)
    yield from plan.rest()
