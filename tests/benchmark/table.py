"""Prints what adding and asking cost at several sizes, beside other systems on the same work, and whether the targets are met.

python tests/benchmark/table.py [--texts FOLDER] [--contracts FILE] [--sizes cold,shipped,texts,contracts,100000,1000000] [--peers]
                                [--questions FILE]

Sizes: cold (one question in a program that is started for it, on the shipped documents); the shipped documents; with them the full
texts of a folder; labelled contracts, alone (labelled.py); numbers of passages of documents made by program (about 50 KB each), whose vectors are made by program too, while
all else is real. The peers (systems.py) need `pip install -e '.[benchmark]'`; one that is not installed is left out, which is said. Each row is measured in processes of its own. Exit status 1: a target
is missed. Full texts are looked for in ../shared/texts, contracts in ../shared/contracts/dev.json, questions in ../shared/eval/dev.json, else the
project's own questions are taken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import cold
from figures import CONTRACTS, LEGEND, REAL, Row, in_a_process, table
from systems import SYSTEMS, installed

ROOT = Path(__file__).parents[2]
TEXTS = ROOT.parent / "shared" / "texts"
LABELLED = ROOT.parent / "shared" / "contracts" / "dev.json"
QUESTIONS = (ROOT.parent / "shared" / "eval" / "dev.json", ROOT / "tests" / "quality" / "gold_a.yaml")


def measured(sizes: list[str], peers: list[str], texts: Path, contracts: Path, questions: Path) -> Iterator[tuple[str, Row]]:
    """A row a system and size: its name, "this project, texts", and its figures."""
    for size in sizes:
        if size == "cold":
            yield from cold.rows("tutorial" in peers, texts)
            continue
        filled, asked = (contracts, contracts) if size == CONTRACTS else (texts, questions)
        if size in ("texts", CONTRACTS) and not filled.exists():
            print(f"{size}: left out, there is no {filled}. Name one: --{size} PATH", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as home:
            added = in_a_process("ours.py", "add", size, home, filled)
            yield f"this project, {size}", added | in_a_process("ours.py", "ask", size, home, asked)
        for peer in peers if size in REAL else ():
            with tempfile.TemporaryDirectory() as folder:
                added = in_a_process("peers.py", "add", peer, folder, size, filled)
                yield f"{peer}, {size}", added | in_a_process("peers.py", "ask", peer, folder, size, asked)


def judged(rows: dict[str, Row]) -> Iterator[tuple[bool, str]]:
    """Each target that these rows can tell of: whether it is met, and a line that says by how much."""
    for size in REAL:
        ours, peer = rows.get(f"this project, {size}"), rows.get(f"tutorial, {size}")
        if ours and peer and size == "texts":
            ratio = ours["kb_s"] / peer["kb_s"]
            yield ratio >= 1.5, f"adding, KB/s: {ours['kb_s']:.1f}, tutorial {peer['kb_s']:.1f}: {ratio:.2f} times (at least 1.5)"
            better = ours["evidence"] - peer["evidence"]
            yield better >= 0, f"evidence@5: {ours['evidence']:.3f}, tutorial {peer['evidence']:.3f}: {better:+.3f} (at least 0)"
        if ours:
            yield ours["again"] >= 50, f"{size}: unchanged files again: {ours['again']:.0f} times faster than first (at least 50)"
    if (ours := rows.get(f"this project, {CONTRACTS}")) and (others := [row for name, row in rows.items() if name.endswith(CONTRACTS)][1:]):
        best = max(row["recall_8k"] for row in others)
        yield ours["recall_8k"] >= best, f"contracts: recall @8k {ours['recall_8k']:.3f}, the best of the others {best:.3f} (not less)"
    if texts := rows.get("this project, texts"):
        yield texts["retrieve_p50"] < 40, f"texts: retrieve p50 {texts['retrieve_p50']:.1f} ms (under 40)"
        yield texts["ask_p50"] < 100, f"texts: ask p50 {texts['ask_p50']:.1f} ms (under 100)"
    if there := rows.get(cold.THERE):
        yield there["cpu_s"] <= 2.5, f"{cold.THERE}: {there['cpu_s']:.2f} s of the processor (at most 2.5)"
        yield rows[cold.NEW]["cpu_s"] <= 6, f"{cold.NEW}: {rows[cold.NEW]['cpu_s']:.2f} s of the processor (at most 6)"
        if script := rows.get(cold.TUTORIAL):
            ratio = there["cpu_s"] / script["cpu_s"]
            yield ratio <= 0.35, f"{cold.THERE}: {ratio:.2f} times the tutorial's script (at most 0.35)"
    for name, row in rows.items():
        if name.endswith(" 1000000"):
            yield row["retrieve_p50"] < 120, f"1,000,000 passages: retrieve p50 {row['retrieve_p50']:.1f} ms (under 120)"
        if name.endswith(" 100000"):
            yield row["ready_s"] < 3, f"100,000 passages: ready {row['ready_s']:.2f} s after a restart (under 3)"


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("--texts", type=Path, default=TEXTS)
    wanted.add_argument("--contracts", type=Path, default=LABELLED)
    wanted.add_argument("--sizes", default="cold,shipped,texts,contracts,100000,1000000")
    wanted.add_argument("--peers", action="store_true")
    wanted.add_argument("--questions", type=Path, default=next(path for path in QUESTIONS if path.is_file()))
    given = wanted.parse_args()
    sizes = given.sizes.split(",")
    if strange := [size for size in sizes if size not in ("cold", *REAL) and not size.isdigit()]:
        wanted.error(f"{strange[0]!r} is no size: give cold, shipped, texts, contracts, or a number of passages")
    peers = list(installed()) if given.peers else []
    if given.peers and (missing := ", ".join(name for name in SYSTEMS if name not in peers)):
        print(f"left out, as they are not installed: {missing}. They come with pip install -e '.[benchmark]'", file=sys.stderr)
    rows = dict(measured(sizes, peers, given.texts, given.contracts, given.questions))
    print(table(list(rows.items())))
    print(f"\n{LEGEND}\n")
    targets = list(judged(rows))
    for met, line in targets:
        print(f"{'met   ' if met else 'MISSED'}  {line}")
    return 0 if all(met for met, _ in targets) else 1


if __name__ == "__main__":
    sys.exit(main())
