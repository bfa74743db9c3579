"""What is measured of a system, how it is taken, and how it is printed."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
G = TypeVar("G")
SHIPPED, TEXTS, CONTRACTS = "shipped", "texts", "contracts"
REAL = (SHIPPED, TEXTS, CONTRACTS)  # sizes; the others are numbers of passages of documents made by program
Row = dict[str, Any]  # a name of COLUMNS -> a number; a figure that does not apply is left out
COLUMNS = (  # name in a row, heading, format
    ("documents", "documents", ",d"),
    ("passages", "passages", ",d"),
    ("kb_s", "added KB/s", ",.1f"),
    ("passages_s", "passages/s", ",.1f"),
    ("again", "again", ",.0fx"),
    ("mb_adding", "MB adding", ",.0f"),
    ("ready_s", "ready s", ".2f"),
    ("mb_asking", "MB asking", ",.0f"),
    ("retrieve_p50", "retrieve p50", ",.1f"),
    ("retrieve_p95", "p95 ms", ",.1f"),
    ("ask_p50", "ask p50", ",.1f"),
    ("ask_p95", "p95 ms", ",.1f"),
    ("evidence", "evidence@5", ".3f"),
    ("right", "right doc", ".3f"),
    ("recall_2k", "@2k", ".3f"),
    ("recall_8k", "@8k", ".3f"),
    ("cpu_s", "processor s", ".2f"),
    ("clock_s", "clock s", ".2f"),
)
LEGEND = """\
added      plain text (UTF-8, 1 KB = 1,000 bytes) a second: ours from files, read and structured; the peers' from that text as it is
again      how many times faster the same, unchanged, is added again
MB         the most memory of the process that adds, and of the one that is started afterwards and asks
ready      from opening to the first found passages in a new process; imports and the embedding model aside
retrieve   with documents made by program one search each, a third kept to a partner; asked are then only questions that name one
processor  and clock: one question in a program that is started for it (over the shipped documents)
evidence   share of the questions whose whole gold answer stands in the first five passages about the right partners
right doc  share of the questions on contracts whose first passage is of the contract that the question names
@2k, @8k   mean share of the labelled clause that the first 2,000 (8,000) characters of the passages hold"""


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of wall time, and what came."""
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def each(name: str, work: Callable[[G], T], given: Sequence[G]) -> tuple[Row, list[T]]:
    """The times of the work on each that is given, as `name`_p50 and `name`_p95 in ms, and what came of each."""
    pairs = [timed(lambda one=one: work(one)) for one in given]  # type: ignore[misc]
    ms = sorted(1000 * seconds for seconds, _ in pairs)
    row = {f"{name}_p50": ms[len(ms) // 2], f"{name}_p95": ms[min(len(ms) - 1, int(len(ms) * 0.95))]} if ms else {}
    return row, [done for _, done in pairs]


def peak_mb() -> float:
    """The most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def in_a_process(script: str, *given: Any) -> Row:
    """What a script of this folder prints as its last line; its progress is shown."""
    command = [sys.executable, str(Path(__file__).parent / script), *map(str, given)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def progress(what: str) -> Callable[[int, int, str], None]:
    """Prints every ten seconds how far a long adding is, how fast, and how long it will still take."""
    began = shown = time.perf_counter()

    def told(done: int, total: int, _title: str) -> None:
        nonlocal shown, began
        now = time.perf_counter()
        if not done:
            began = shown = now
        elif total and now - shown > 10:
            shown, rate = now, done / (now - began)
            left = (total - done) / rate / 60
            print(f"  {what}: {done / total:.0%} of {total:,} passages, {rate:,.0f} a second, {left:.0f} min left", file=sys.stderr)

    return told


def table(rows: Sequence[tuple[str, Row]]) -> str:
    """The rows under the columns' headings; "-" where a figure does not apply."""
    lines = [["", *(heading for _, heading, _ in COLUMNS)]]
    lines += [[name, *(_shown(row.get(column), how) for column, _, how in COLUMNS)] for name, row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))])
        for line in lines
    )


def _shown(value: float | None, how: str) -> str:
    if value is None:
        return "-"
    return f"{value:{how.rstrip('x')}}x" if how.endswith("x") else f"{value:{how}}"
