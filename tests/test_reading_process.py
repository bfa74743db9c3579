"""A file costs what its budget says and no more: what hangs, swells or crashes is ended, named, and keeps nobody waiting."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import ROOT
from files import TEXT, p, word

from corpus.errors import UserError
from index import reading_process as processes
from index.budget import Budget
from index.index import Index
from index.reading_process import ReadingProcess, reading_process

pytestmark = pytest.mark.slow

# words in a file that make the reading program do what a hostile file might: hang in a library, swell, crash
HARMS = """
import ctypes, time
from corpus.readers import text
def harmful(data, real=text.blocks):
    if b"HANG" in data: ctypes.PyDLL(None).sleep(60)
    if b"SWELL" in data: held = [bytearray(10_000_000) for _ in range(10_000)]
    if b"CRASH" in data: ctypes.string_at(0)
    if b"SLOW" in data: time.sleep(2.5)
    return real(data)
text.blocks = harmful
"""
QUICK = Budget(seconds=4, memory_mb=300)


@pytest.fixture
def harmed(monkeypatch: pytest.MonkeyPatch) -> ReadingProcess:
    """A reading process that the words HANG, SWELL and CRASH in a text file do harm to."""
    monkeypatch.setattr(processes, "_RUN", processes._RUN.replace("from index", f"exec({HARMS!r}); from index"))
    return ReadingProcess(QUICK)


@pytest.mark.skipif(sys.platform == "win32", reason="the harms are those of other systems")
def test_a_file_past_a_limit_is_named_and_the_rest_is_added(index: Index, home: Path, harmed: ReadingProcess) -> None:
    index._store.reading = harmed
    for name in ("HANG", "SWELL", "CRASH"):
        (home / "files" / f"a-{name.lower()}.txt").write_text(f"{TEXT}\n\n{name}")
    (home / "files" / "b-good.txt").write_text(TEXT)
    began = time.monotonic()
    report = index.add([home / "files"])
    assert time.monotonic() - began < QUICK.seconds + 20
    assert [document.title for document in report.added] == ["B good"]
    told = {Path(place).stem: message for place, message in report.failed}
    assert "a-hang.txt takes over 4 seconds" in told["a-hang"] and "AGREEMENTS_READING_SECONDS" in told["a-hang"]
    assert "a-crash.txt ended the program" in told["a-crash"]
    if sys.platform == "linux":
        assert "a-swell.txt takes over 300 MB" in told["a-swell"] and "AGREEMENTS_READING_MEMORY_MB" in told["a-swell"]


@pytest.mark.skipif(sys.platform == "win32", reason="the harms are those of other systems")
def test_a_file_that_hangs_keeps_nobody_waiting(index: Index, home: Path, harmed: ReadingProcess) -> None:
    index._store.reading = harmed
    bad, good = home / "files" / "bad.txt", home / "files" / "good.txt"
    bad.write_text(f"{TEXT}\n\nHANG")
    good.write_text(TEXT)
    told: list[str] = []

    def add_bad() -> None:
        with pytest.raises(UserError) as error:
            index.upload(bad)
        told.append(str(error.value))

    adding = threading.Thread(target=add_bad)
    adding.start()
    assert index.upload(good).added and index.search(["The Parties meet"], 3)
    assert adding.is_alive(), "the good file did not wait for the bad one"
    adding.join(20)
    assert told and "takes over 4 seconds" in told[0]


def test_a_text_far_larger_than_its_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.docx"
    path.write_bytes(word(p("The Parties will meet every year. " * 1_000) * 40))
    with pytest.raises(
        UserError, match=r"small\.docx unpacks to 1,[\d,]+ characters, over 50 for each .*AGREEMENTS_READING_CHARACTERS_PER_BYTE"
    ):
        reading_process(Budget()).read(path, "", {})
    assert len(ReadingProcess(Budget(characters_per_byte=5_000)).read(path, "", {}).document.text) > 1_000_000


def test_one_process_reads_all_the_files_and_the_same_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.reading import read
    from index.splitting import spans_of

    begun: list[object] = []
    real = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *given, **more: begun.append(given) or real(*given, **more))
    reading = ReadingProcess(Budget())
    for number in range(5):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"AGREEMENT {number}\n\n{TEXT}")
        found = reading.read(path, "here", {"url": "https://a.example"})
        assert found.document == read(path, "here", url="https://a.example")
        assert list(found.spans) == spans_of(found.document)
    assert len(begun) == 1


SCRIPT = """
import sys
from pathlib import Path
from index.budget import Budget
from index.reading_process import reading_process
print("begun")
print(reading_process(Budget()).read(Path(sys.argv[1]), "", {}).document.title)
"""


def test_a_script_without_a_main_guard_reads_and_ends(tmp_path: Path) -> None:
    (tmp_path / "lease.txt").write_text(f"LEASE\n\n{TEXT}")
    (tmp_path / "script.py").write_text(SCRIPT)
    run = [sys.executable, str(tmp_path / "script.py"), str(tmp_path / "lease.txt")]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, env={"PYTHONPATH": str(ROOT)}, check=True)
    assert done.stdout.split() == ["begun", "Lease"] and not done.stderr


KILLED = f"""
HARMS = {HARMS!r}
import os, signal, subprocess, sys, threading, time
from pathlib import Path
from index import reading_process as processes
from index.budget import Budget
processes._RUN = processes._RUN.replace("from index", "exec(HARMS); from index".replace("HARMS", repr(HARMS)))
reading = processes.ReadingProcess(Budget())
reading.begin()
print(reading._kept._process.pid, flush=True)
threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGKILL)).start()
reading.read(Path(sys.argv[1]), "", {{}})
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc to look into")
def test_a_program_that_is_killed_leaves_no_reading_behind(tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text(f"{TEXT}\n\nSLOW")
    run = [sys.executable, "-c", KILLED, str(tmp_path / "slow.txt")]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, env={"PYTHONPATH": str(ROOT)})
    place = Path("/proc") / done.stdout.strip() / "status"
    until = time.monotonic() + 10
    while place.exists() and "zombie" not in place.read_text() and time.monotonic() < until:
        time.sleep(0.1)
    assert done.returncode < 0 and done.stdout.strip().isdigit()
    assert not place.exists() or "zombie" in place.read_text()
