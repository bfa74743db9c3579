"""While one document is stored the next files are read; what comes of them is the same as if they were read first."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from hashing import HashedWords, agreement, write

from assistant.time_left import TimeLeft
from index.index import Index
from index.reading_process import ReadingProcess

pytestmark = pytest.mark.slow

PARTNERS = ("Norway", "Sweden", "Denmark", "Finland", "Iceland")


class Clocked(HashedWords):
    """Embedding takes as long as the texts are, on a clock of its own."""

    now = 0.0

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.now += sum(map(len, texts)) / 1000
        return super().embed_documents(texts)


def test_the_next_file_is_read_while_one_is_embedded(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, second_is_read = ReadingProcess.read, threading.Event()

    def told(self: ReadingProcess, path: Path, *given: Any) -> Any:
        found = read(self, path, *given)
        if path.name == "b.md":
            second_is_read.set()
        return found

    waited: list[bool] = []
    embed = index.embeddings.embed_documents

    def embedding(texts: list[str]) -> list[list[float]]:
        waited.append(second_is_read.wait(20))  # would never end if the second came after the first
        return embed(texts)

    monkeypatch.setattr(ReadingProcess, "read", told)
    monkeypatch.setattr(index.embeddings, "embed_documents", embedding)
    report = index.add([write(home, "a.md", agreement("Norway")), write(home, "b.md", agreement("Sweden"))])
    assert len(report.added) == 2 and all(waited)


def test_a_document_is_searched_before_the_last_file_is_read(index: Index, home: Path) -> None:
    for number, partner in enumerate(PARTNERS):
        write(home, f"{number}.md", agreement(partner))
    seen: list[int] = []
    index.add([home / "files"], lambda *_: seen.append(len(index.documents())))
    assert {1, 2, 3, 4} <= set(seen)


def test_the_report_has_the_order_of_the_files(index: Index, home: Path) -> None:
    index.add([write(home, "b.md", agreement("Sweden", 20))])
    write(home, "b.md", agreement("Sweden", 21))
    for name, partner in (("a", "Norway"), ("c", "Denmark"), ("e", "Iceland")):
        write(home, f"{name}.md", agreement(partner, 20))
    write(home, "d.md", "")
    report = index.add([home / "files", home / "nowhere"])
    assert [d.partners for d in report.added] == [("norway",), ("denmark",), ("iceland",)]
    assert [d.partners for _, d in report.replaced] == [("sweden",)] and [Path(p).name for p, _ in report.failed] == ["d.md", "nowhere"]
    assert index.audit().clean


def test_what_is_given_again_in_another_file_is_replaced_by_nothing(index: Index, home: Path) -> None:
    """The new version comes first, and only the last file tells that the old one stays."""
    old, new = agreement("Norway", 20), agreement("Norway", 21)
    (was,) = index.add([write(home, "m.md", old)]).added
    (home / "files/m.md").unlink()
    write(home, "a.md", new)
    for number, partner in enumerate(PARTNERS[1:]):
        write(home, f"n{number}.md", agreement(partner))
    write(home, "z.md", f"{old}\n\n")  # other bytes, the same text
    report = index.add([home / "files"])
    assert not report.replaced and len(report.added) == 5
    assert was.text in {document.text for document in index.documents()} and len(index.documents()) == 6
    assert len(index.add([home / "files"]).unchanged) == 6 and index.audit().clean


def test_who_gives_up_leaves_whole_documents_and_no_reading(index: Index, home: Path) -> None:
    for number in range(30):
        write(home, f"{number:02}.md", agreement("Norway", 3, extra=f"The number is {number}."))

    def told(done: int, *_: Any) -> None:
        if done > 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.add([home / "files"], told)
    until = time.monotonic() + 10
    while any(thread.name == "reading ahead" for thread in threading.enumerate()) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(thread.name == "reading ahead" for thread in threading.enumerate())
    assert 0 < len(index.documents()) < 30 and index.audit().clean
    assert len(index.add([home / "files"]).documents) == 30


def test_the_time_left_is_told_by_the_work(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of documents of very different lengths: once a tenth of the time is over, it is never off by more than twice, or some seconds of 170."""
    clocked = Clocked()
    index = Index(home / "index", clocked, "hashed-words")
    for number in range(12):
        text = agreement(PARTNERS[number % 5], (8, 300)[number % 3 == 0])
        write(home, f"{number:02}.md", text.replace("its plan", f"plan {number}"))  # no passage is known already
    monkeypatch.setattr("assistant.time_left.time.monotonic", lambda: clocked.now)
    left = TimeLeft()
    told: list[tuple[float, float | None]] = []
    index.add([home / "files"], lambda done, total, _: told.append((clocked.now, left.seconds(done, total))))
    index.close()
    late = [(clocked.now - at, seconds) for at, seconds in told if at > clocked.now / 10 and seconds is not None]
    wrong = [(true, seconds) for true, seconds in late if not true / 2 - 5 <= seconds <= true * 2 + 5]
    assert len(late) > 20 and not wrong
