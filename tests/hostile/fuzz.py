"""Reads, asks and posts thousands of broken and hostile things, the same ones for the same seed, and prints what became of them.

Memory is the most that a process held beyond what it held before: the one that reads for files, this one for all else (Linux).

python tests/hostile/fuzz.py [--inputs 400] [--seed 1]     exit status 1: something failed, took too long, or kept a good file out
"""

# ruff: noqa: E402
from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

os.environ.setdefault("HF_HUB_OFFLINE", "1")
sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from hashing import HashedWords
from making import changed, files, scraps
from serving_api import served

from assistant import Assistant, Settings, build_assistant
from assistant.understanding.question import understand
from corpus.clauses.references import references_in
from corpus.errors import UserError
from corpus.values import KINDS as VALUES
from corpus.values import spans_of
from index.budget import Budget
from index.index import Index
from index.reading_process import ReadingProcess

BUDGET, NONE = Budget(seconds=15, memory_mb=500), Budget(seconds=0, memory_mb=0)  # of what is read, and of what is done in this process
MOST_S = 5.0  # beyond the budget; of the processor, where the work is done in this process
MOST_MB = 500.0  # beyond the budget
LONGEST = 2_000  # characters of a question, as the endpoints take it


@dataclass
class Tried:
    """What was tried: how many of each sort, what became of them, the slowest and the largest of each, and what must not be."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    slowest: dict[str, float] = field(default_factory=dict)
    largest: dict[str, float] = field(default_factory=dict)  # MB
    wrong: list[str] = field(default_factory=list)

    def one(self, sort: str, what: object, work: Callable[[], object], budget: Budget = NONE) -> None:
        """Do a piece of work; anything but a result or a UserError is wrong, and so is what costs more than its budget and MOST."""
        clock, peak = (time.monotonic, _peak_of_readers) if budget.seconds else (time.process_time, _peak)
        began, held = clock(), peak()
        try:
            work()
            came = "done"
        except UserError as error:
            came = "refused"
            if "fault of the program" in str(error):
                self.wrong.append(f"{sort}: {error}: {what!r:.300}")
        except Exception as error:
            came = "failed"
            self.wrong.append(f"{sort}: {type(error).__name__}: {error}: {what!r:.300}")
        took, grown = clock() - began, peak() - held
        self.counts[sort, came] += 1
        self.slowest[sort] = max(self.slowest.get(sort, 0.0), took)
        self.largest[sort] = max(self.largest.get(sort, 0.0), grown)
        if took > budget.seconds + MOST_S:
            self.wrong.append(f"{sort}: took {took:.1f} s: {what!r:.300}")
        if grown > budget.memory_mb + MOST_MB:
            self.wrong.append(f"{sort}: took {grown:,.0f} MB: {what!r:.300}")

    def table(self) -> str:
        """A row for each sort of input."""
        rows = [f"{'input':<12} {'done':>6} {'refused':>8} {'failed':>7} {'slowest s':>10} {'most MB':>8}"]
        for sort, slowest in self.slowest.items():
            done, refused, failed = (self.counts[sort, came] for came in ("done", "refused", "failed"))
            rows.append(f"{sort:<12} {done:>6} {refused:>8} {failed:>7} {slowest:>10.2f} {self.largest[sort]:>8.0f}")
        return "\n".join(rows)


def _peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _peak_of_readers() -> float:
    """The most memory that a process begun by this one has held, of those that ended and those that run, in MB."""
    held = [resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]
    for children in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            for child in children.read_text(encoding="ascii").split():
                told = Path("/proc", child, "status").read_text(encoding="utf-8")
                held += [int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("VmHWM:")]
    return max(held)


def try_files(tried: Tried, count: int, chance: random.Random, folder: Path, index: Index) -> None:
    """Read hostile files, then add them all with a good one among them."""
    reading = ReadingProcess(BUDGET)
    (folder / "z-first.txt").write_text("1. The Lessor mends the gate.\n")
    reading.read(folder / "z-first.txt", "", {})  # what the process holds by itself is no cost of a file
    for name, data in files(count, chance):
        path = folder / name
        path.write_bytes(data)
        tried.one(path.suffix, data, lambda path=path: reading.read(path, "", {}), BUDGET)  # type: ignore[misc]
    good = folder / "m-good.txt"
    good.write_text("1. The Lessor paints the fence.\n\n2. The Lessee waters the roses.\n")
    report = index.add([folder])
    if good.name not in {Path(document.source).name for document in report.added}:
        tried.wrong.append(f"the good file was not added: {report.failed}")


def try_words(tried: Tried, count: int, chance: random.Random) -> None:
    """Look for values, references and what a question means in hostile texts."""
    for _ in range(count):
        text = scraps(chance, 20)[:20_000]
        tried.one("values", text, lambda text=text: [spans_of(kind, text) for kind in VALUES])  # type: ignore[misc]
        tried.one("references", text, lambda text=text: references_in(text))  # type: ignore[misc]
        tried.one("understood", text, lambda text=text: understand(text[:LONGEST]))  # type: ignore[misc]


def try_questions(tried: Tried, count: int, chance: random.Random, assistant: Assistant) -> None:
    """Ask hostile questions of an index that hostile documents are in."""
    forms = ("{}", "Who signed {}?", "How long does {} last?", "What does Article {} say?", "Is {} in force?", "List {}", "Скільки {}?")
    for _ in range(count):
        question = chance.choice(forms).format(scraps(chance, 6))[:LONGEST]
        tried.one("asked", question, lambda question=question: assistant.ask(question))  # type: ignore[misc]


def try_bodies(tried: Tried, count: int, chance: random.Random, assistant: Assistant, home: Path) -> None:
    """Post hostile bodies to the endpoints; each gets an answer, and a good question is answered after them."""
    names = ("ask", "retrieve", "compare", "documents", "collections", "no-such-endpoint", "../ask", "")
    values: tuple[Any, ...] = (
        None,
        "",
        [],
        {},
        0,
        -1,
        1e308,
        True,
        [[[]]],
        {"role": "user"},
        [{"role": "user", "content": ["x"]}],
        "x" * 100_000,
    )
    with served(assistant, home, requests_per_minute=0) as address, httpx.Client(timeout=60) as client:

        def post(name: str, body: bytes) -> None:
            told = client.post(
                f"{address}/gradio_api/run/{name}", content=body, headers={"content-type": "application/json", "connection": "close"}
            )
            told.read()

        for _ in range(count):
            data: Any = [chance.choice((scraps(chance), *values)) for _ in range(chance.randrange(5))]
            body = json.dumps(
                chance.choice(({"data": data}, {"data": chance.choice(values)}, data, {"fn_index": chance.choice(values)}))
            ).encode()
            body = body if chance.random() < 0.7 else changed(body, chance)
            tried.one("posted", body, lambda body=body: post(chance.choice(names), body))  # type: ignore[misc]
        answer = client.post(f"{address}/gradio_api/run/ask", json={"data": ["Who signed for Japan?", None]})
        if "Kishida" not in answer.text:
            tried.wrong.append(f"a good question is not answered after them: {answer.text[:300]}")


def run(inputs: int, seed: int, assistant: Assistant, folder: Path) -> Tried:
    """Try so many inputs of all sorts; in the folder, which is empty, files are made."""
    chance, tried = random.Random(seed), Tried()
    for name in ("files", "page"):
        (folder / name).mkdir()
    index = Index(folder / "index", HashedWords(), "hashed-words")
    try:
        try_files(tried, inputs // 2, chance, folder / "files", index)
    finally:
        index.close()
    try_words(tried, inputs // 10, chance)
    try_questions(tried, inputs // 10, chance, assistant)
    try_bodies(tried, inputs // 10, chance, assistant, folder / "page")
    return tried


def main() -> int:
    wanted = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    wanted.add_argument("--inputs", type=int, default=400)
    wanted.add_argument("--seed", type=int, default=1)
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "fuzz").mkdir()
        assistant = build_assistant(Settings(home=Path(folder) / "home"))
        assistant.ask("Who signed for Japan?")  # what is made ready once is no part of what is measured
        tried = run(given.inputs, given.seed, assistant, Path(folder) / "fuzz")
        assistant.index.close()
    print(tried.table())
    for line in tried.wrong[:40]:
        print("wrong:", line)
    print(f"{sum(tried.counts.values())} inputs, {len(tried.wrong)} wrong")
    return 1 if tried.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
