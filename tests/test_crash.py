"""kill -9 at any moment of adding, replacing and removing: afterwards every document is whole or not there at all."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from hashing import HashedWords

from corpus.errors import UserError
from index import store
from index.index import Index
from index.record import READY

pytestmark = pytest.mark.slow

KILLS = 40
SLOTS = 12


def text(slot: int, version: int) -> str:
    """Version `version` of document `slot`; most of its paragraphs are the same in every version."""
    rng = random.Random(slot)
    words = [f"word{rng.randrange(400)}" for _ in range(1200)]
    parts = [f"## Part {part}\n\nSlot {slot} says {' '.join(words[part * 60 : part * 60 + 60])}.\n" for part in range(slot % 6 + 3)]
    return f"# Agreement number {slot} on everything\n\n## Version\n\nThis is version {version} of {slot}.\n\n" + "\n".join(parts)


def work(home: Path, seed: int) -> None:
    """Add, replace and remove without end, and write down what is begun and what is done."""
    store.layout = lambda: "another" if seed % 8 == 7 else "one"  # now and then all is to be laid out anew as well
    journal = os.open(home / "journal", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    rng = random.Random(seed)
    index = Index(home / "index", HashedWords(), "hashed-words", 10)
    held = {int(d.title.split()[2]): d.id for d in index.documents()}
    for turn in range(1_000_000):
        slot = rng.randrange(SLOTS)
        if slot in held and rng.random() < 0.4:
            os.write(journal, f"begin {slot} 0\n".encode())
            index.remove(held.pop(slot))
            os.write(journal, f"done {slot} 0\n".encode())
        else:
            version = seed * 10_000 + turn + 1
            file = home / f"{slot}.md"
            file.write_text(text(slot, version))
            os.write(journal, f"begin {slot} {version}\n".encode())
            report = index.add([file])
            assert not report.failed, report
            held[slot] = [d.id for d in report.added][0] if report.added else report.replaced[0][1].id
            os.write(journal, f"done {slot} {version}\n".encode())


def expected(journal: Path) -> dict[int, set[int]]:
    """Slot -> the versions that may be there; 0 is none. Two where the kill came between begin and done."""
    state: dict[int, set[int]] = {slot: {0} for slot in range(SLOTS)}
    for line in journal.read_text().splitlines() if journal.exists() else ():
        word, slot, version = line.split()
        state[int(slot)] = {int(version)} if word == "done" else state[int(slot)] | {int(version)}
    return state


def begun(journal: Path) -> int:
    return journal.read_text().count("begin") if journal.exists() else 0


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_by_40_kills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every other kill comes anywhere from the process's first moment on, the rest once it is at work."""
    monkeypatch.setattr(store, "layout", lambda: "one")
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["chromadb", "tantivy", "index.index", "hashing"])
    rng, began, interrupted = random.Random(20240630), time.monotonic(), 0
    for kill in range(3 * KILLS):
        if kill >= KILLS and interrupted >= KILLS // 2:
            break  # a busy machine needs more kills until enough of them strike an operation
        worker = processes.Process(target=work, args=(tmp_path, kill))
        before = begun(tmp_path / "journal")
        worker.start()
        while kill % 2 and worker.is_alive() and begun(tmp_path / "journal") == before:
            time.sleep(0.01)
        time.sleep(rng.uniform(0.0, 0.4) if kill % 2 else rng.uniform(0.05, 0.7))
        os.kill(worker.pid or 0, signal.SIGKILL)
        worker.join()
        assert worker.exitcode == -signal.SIGKILL, f"the worker ended by itself ({worker.exitcode})"
        allowed = expected(tmp_path / "journal")
        interrupted += any(len(versions) > 1 for versions in allowed.values())
        index = Index(tmp_path / "index", HashedWords(), "hashed-words", 10)
        try:
            found: dict[int, list[int]] = {slot: [] for slot in range(SLOTS)}
            for document in index.documents():
                slot, version = (
                    int(word.strip(".")) for word in (document.title.split()[2], document.text.split("version ")[1].split()[0])
                )
                found[slot].append(version)
                assert "".join(p.text for p in index.passages_of(document.id)) == document.text
            for slot, versions in found.items():
                assert len(versions) <= 1, f"kill {kill}: document {slot} is there {len(versions)} times"
                assert (versions or [0])[0] in allowed[slot], f"kill {kill}: document {slot}: {versions}, expected {allowed[slot]}"
            audit = index.audit()
            assert audit.clean, f"kill {kill}: {audit}"
        finally:
            index.close()
        with (tmp_path / "journal").open("a") as journal:  # what was in flight is now settled
            journal.writelines(f"done {slot} {(versions or [0])[0]}\n" for slot, versions in found.items())
    print(f"{kill} kills, {interrupted} within an operation, {time.monotonic() - began:.0f} s")
    assert interrupted >= KILLS // 2


def hold(home: Path, ready: Any) -> None:
    """Have the folder open until killed."""
    held = Index(home / "index", HashedWords(), "hashed-words")
    ready.set()
    time.sleep(600)
    held.close()


def test_a_second_process_is_told_that_the_folder_is_in_use_and_comes_in_when_the_first_is_killed(tmp_path: Path) -> None:
    filled(tmp_path).close()
    processes = multiprocessing.get_context("forkserver")
    ready = processes.Event()
    holder = processes.Process(target=hold, args=(tmp_path, ready))
    holder.start()
    assert ready.wait(30)
    began = time.monotonic()
    with pytest.raises(UserError, match=r"in use by another program \(waited 0\.5 s\)"):
        Index(tmp_path / "index", HashedWords(), "hashed-words", 0.5)
    assert 0.5 <= time.monotonic() - began < 5
    os.kill(holder.pid or 0, signal.SIGKILL)
    index = Index(tmp_path / "index", HashedWords(), "hashed-words", 10)
    assert len(index.documents()) == 4 and index.audit().clean
    index.close()


def filled(home: Path) -> Index:
    index = Index(home / "index", HashedWords(), "hashed-words")
    for slot in range(4):
        (home / f"{slot}.md").write_text(text(slot, 1))
    index.add([home / f"{slot}.md" for slot in range(4)])
    return index


TEARS = {
    "graph cut off": lambda graph: os.truncate(graph / "data_level0.bin", 1000),
    "links cut off": lambda graph: os.truncate(graph / "link_lists.bin", 0),
    "links far too long": lambda graph: os.truncate(graph / "link_lists.bin", 50 * 1024**3),
    "labels cut off": lambda graph: os.truncate(graph / "index_metadata.pickle", 100),
    "labels gone": lambda graph: (graph / "index_metadata.pickle").unlink(),
    "header of zeros": lambda graph: (graph / "header.bin").write_bytes(bytes(100)),
}


IN_SHORT = ("graph cut off", "labels gone")


@pytest.mark.parametrize(
    "tear", [pytest.param(tear, id=name, marks=() if name in IN_SHORT else pytest.mark.slow) for name, tear in TEARS.items()]
)
def test_a_graph_torn_by_a_kill_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tear: object) -> None:
    monkeypatch.setattr("index.collections.SYNC", {"documents": 2, "passages": 5})  # so that Chroma writes its graph at once
    monkeypatch.setattr("index.soundness.end", lambda folder: None)  # as if killed: the mark stays
    index = filled(tmp_path)
    before = {d.id for d in index.documents()}
    index.close()
    graphs = [file.parent for file in (tmp_path / "index/chroma").glob("*/index_metadata.pickle")]
    assert len(graphs) == 2
    for graph in graphs:
        tear(graph)  # type: ignore[operator]
    again = Index(tmp_path / "index", HashedWords(), "hashed-words")
    assert {d.id for d in again.documents()} == before
    assert again.audit().clean, again.audit()
    assert again.search(["Slot 3 says"], 3)
    again.close()


@pytest.mark.parametrize("at", ["add", "finish", "settle", "remove_passages", "update"])
def test_each_step_that_never_came_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """As the kills, but at every border on purpose: the step raises, and so does all that would clean up after it."""
    index = filled(tmp_path)
    one = next(d for d in index.documents() if " 1 " in d.title)

    def stop(*_: object, **__: object) -> None:
        monkeypatch.setattr(type(index._store), "_remove", stop)
        raise KeyboardInterrupt

    monkeypatch.setattr(type(index._store.vectors), at, stop)
    (tmp_path / "1.md").write_text(text(1, 2))
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy/0.md").write_text(text(0, 1))
    with pytest.raises(KeyboardInterrupt):
        index.add([tmp_path / "copy/0.md", tmp_path / "1.md"])
        index.remove(one.id)
    monkeypatch.undo()
    index.close()
    again = Index(tmp_path / "index", HashedWords(), "hashed-words")
    assert len(again.documents()) == len({d.title for d in again.documents()}) == 4
    assert again.audit().clean, again.audit()
    assert all(record.state == READY and not record.replaces for record in again._store.vectors.records().values())
    again.close()
