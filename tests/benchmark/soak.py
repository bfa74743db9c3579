"""Asks, adds and deletes at once for a long time, hostile files among the good, and says what grew; exit status 1 where something did.

python tests/benchmark/soak.py [--minutes 20] [--home FOLDER]     (a new folder of its own when none is given)
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

from soaking import Soak, ask, change, harm

from assistant import Settings, build_assistant
from corpus.loading import load

ASKERS, EVERY_S = 3, 30.0
MOST_GROWTH = 0.05  # of the median memory, from the second quarter to the last
MOST_LEFT = 2.0  # times the bytes at the start, once everything is deleted again


def running(soak: Soak, work: Callable[[], None], name: str) -> threading.Thread:
    """A thread whose failure is reported and ends the run."""

    def guarded() -> None:
        try:
            work()
        except BaseException as error:
            soak.wrong.append(f"{name}: {type(error).__name__}: {error}")
            soak.stopped.set()
            raise

    thread = threading.Thread(target=guarded, name=name)
    thread.start()
    return thread


def resident() -> float:
    """Memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def held_in(folder: Path) -> tuple[int, float]:
    """Files in a folder and their megabytes."""
    sizes = []
    for file in folder.rglob("*"):
        with contextlib.suppress(FileNotFoundError):  # deleted meanwhile
            if file.is_file():
                sizes.append(file.stat().st_size)
    return len(sizes), sum(sizes) / 1e6


def watch(soak: Soak) -> None:
    """Print how it goes until the time is over."""
    print(
        f"{'minutes':>7} {'answers':>8} {'added':>6} {'deleted':>7} {'hostile':>7} {'memory MB':>9} {'files':>6} {'home MB':>8} {'left':>9}"
    )
    shown = 0.0
    while not soak.stopped.wait(1.0):
        soak.memory.append((soak.over(), resident()))
        spent = time.monotonic() - soak.began
        if spent - shown >= EVERY_S or soak.over() >= 1.0:
            shown = spent
            files, size = held_in(soak.home)
            left = max(0.0, soak.minutes - spent / 60)
            print(
                f"{spent / 60:7.1f} {soak.answers:8} {soak.additions:6} {soak.deletions:7} {soak.hostile:7} {soak.memory[-1][1]:9.0f} {files:6} "
                f"{size:8.1f} {left:5.1f} min",
                flush=True,
            )
        if soak.over() >= 1.0:
            soak.stopped.set()


def memory_grew(soak: Soak) -> float:
    """By how much the median memory of the last quarter is above that of the second, as a share; not a number for a run cut short."""
    second = [mb for at, mb in soak.memory if 0.25 <= at < 0.5]
    last = [mb for at, mb in soak.memory if at >= 0.75]
    return statistics.median(last) / statistics.median(second) - 1 if second and last else float("nan")


def left_over(soak: Soak, ids: set[str], temporary: Path) -> Iterator[str]:
    """What is there that should not be, or is missing, once everything that was added is deleted."""
    index = soak.assistant.index
    audit = index.audit()
    print(audit)
    yield from audit.problems
    if (now := {d.id for d in index.documents()}) != ids:
        yield f"the documents are not those of the start: {len(now - ids)} more, {len(ids - now)} missing"
    for folder in ("own", "downloads"):
        if files := [file.name for file in (soak.home / "index" / folder).glob("*")]:
            yield f"left in `{folder}`: {files[:5]}"
    if fresh := [path.name for path in temporary.iterdir()]:
        yield f"left in the folder for temporary files: {fresh[:5]}"


def run(home: Path, minutes: float) -> int:
    """The whole run; returns the exit status."""
    assistant = build_assistant(Settings(home=home))
    assistant.load()
    ids = {d.id for d in assistant.index.documents()}
    files_before, size_before = held_in(home)
    shipped = [d for d in load().documents if d.kind == "summary" and d.signed and len(d.signers) == 2 and d.partners]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as temporary:
        tempfile.tempdir = temporary  # of this process alone
        soak = Soak(assistant, home, minutes)
        threads = [running(soak, lambda seed=n: ask(soak, seed, shipped), f"asker {n}") for n in range(ASKERS)]  # type: ignore[misc]
        threads.append(running(soak, lambda: change(soak, Path(folder)), "changer"))
        (bad_ones := Path(folder) / "hostile").mkdir()
        threads.append(running(soak, lambda: harm(soak, bad_ones), "hostile"))
        try:
            watch(soak)
        finally:
            soak.stopped.set()
            for thread in threads:
                thread.join()
        bad = soak.wrong + list(left_over(soak, ids, Path(temporary)))
    tempfile.tempdir = None
    assistant.index.close()
    for _ in range(2):  # what Chroma keeps of deleted passages goes at the next start, and its files at the one after
        build_assistant(Settings(home=home)).index.close()
    gc.collect()
    files, size = held_in(home)
    print(f"home: {files_before} files, {size_before:.1f} MB before; {files} files, {size:.1f} MB after")
    if size > MOST_LEFT * size_before:
        bad.append(f"the home is {size / size_before:.1f} times as large as before, with the same documents")
    grew = memory_grew(soak)
    print(f"memory: {grew:+.1%} from the second quarter to the last (at most {MOST_GROWTH:.0%})")
    bad += [f"memory grew by {grew:.1%}"] if grew >= MOST_GROWTH else []
    for line in bad[:20]:
        print("bad:", line)
    print(f"{soak.answers} answers, {soak.additions} additions, {soak.deletions} deletions, {soak.hostile} hostile files, {len(bad)} bad")
    return 1 if bad else 0


def main() -> int:
    wanted = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    wanted.add_argument("--minutes", type=float, default=20.0)
    wanted.add_argument("--home", type=Path)
    given = wanted.parse_args()
    with contextlib.nullcontext(given.home) if given.home else tempfile.TemporaryDirectory() as home:
        return run(Path(home), given.minutes)


if __name__ == "__main__":
    sys.exit(main())
