"""Prints what adding and asking cost at several sizes, beside other systems on the same work, and whether the targets are met.

python tests/benchmark/table.py [--texts FOLDER] [--sizes cold,shipped,texts,100000,1000000] [--peers] [--questions FILE]

Sizes: cold (one question in a program that is started for it, on the shipped documents); the shipped documents; with them the full
texts of a folder; numbers of passages of documents made by program (about 50 KB each), whose vectors are made by program too, while
all else is real. The peers need `pip install -e '.[benchmark]'`. Each row is measured in processes of its own. Exit status 1: a target
is missed. Full texts are looked for in ../shared/texts, questions in ../shared/eval/dev.json, else the project's own are taken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import cold
from figures import LEGEND, Row, in_a_process, table

ROOT = Path(__file__).parents[2]
TEXTS = ROOT.parent / "shared" / "texts"
QUESTIONS = (ROOT.parent / "shared" / "eval" / "dev.json", ROOT / "tests" / "quality" / "gold_a.yaml")
REAL = ("shipped", "texts")
PEERS = ("tutorial", "bm25s")


def measured(sizes: list[str], peers: bool, texts: Path, questions: Path) -> Iterator[tuple[str, Row]]:
    """A row a system and size: its name, "this project, texts", and its figures."""
    for size in sizes:
        if size == "cold":
            yield from cold.rows(peers, texts)
            continue
        if size == "texts" and not texts.is_dir():
            print(f"texts: left out, there is no folder {texts}. Name one: --texts FOLDER", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as home:
            yield (
                f"this project, {size}",
                in_a_process("ours.py", "add", size, home, texts) | in_a_process("ours.py", "ask", size, home, questions),
            )
        for peer in PEERS if peers and size in REAL else ():
            with tempfile.TemporaryDirectory() as folder:
                added = in_a_process("peers.py", "add", peer, folder, size, texts)
                yield f"{peer}, {size}", added | in_a_process("peers.py", "ask", peer, folder, questions)


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
    wanted.add_argument("--sizes", default="cold,shipped,texts,100000,1000000")
    wanted.add_argument("--peers", action="store_true")
    wanted.add_argument("--questions", type=Path, default=next(path for path in QUESTIONS if path.is_file()))
    given = wanted.parse_args()
    sizes = given.sizes.split(",")
    if strange := [size for size in sizes if size not in ("cold", *REAL) and not size.isdigit()]:
        wanted.error(f"{strange[0]!r} is no size: give cold, shipped, texts, or a number of passages")
    if given.peers and not all(util.find_spec(name) for name in ("langchain_chroma", "langchain_text_splitters", "bm25s")):
        wanted.error("the peers are not installed: pip install -e '.[benchmark]'")
    rows = dict(measured(sizes, given.peers, given.texts, given.questions))
    print(table(list(rows.items())))
    print(f"\n{LEGEND}\n")
    targets = list(judged(rows))
    for met, line in targets:
        print(f"{'met   ' if met else 'MISSED'}  {line}")
    return 0 if all(met for met, _ in targets) else 1


if __name__ == "__main__":
    sys.exit(main())
