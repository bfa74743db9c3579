"""Prints what adding costs: a folder for the first time, the same folder again, and a start with nothing changed.

python tests/benchmark/ingestion.py [FOLDER]     (FOLDER: ../shared/texts where it exists, else the shipped summaries)
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("HF_HUB_OFFLINE", "1")

from corpus.loading import load
from index.embedding import PACKAGED, SentenceEmbeddings
from index.index import Index

ROOT = Path(__file__).parents[2]
MOST = 0.02  # of the first time, that adding unchanged files may take
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def main(folder: Path) -> int:
    embeddings = SentenceEmbeddings()
    loading, _ = timed(lambda: embeddings.embed_query("a first question"))
    shipped = load().documents
    with tempfile.TemporaryDirectory() as home:
        index = Index(Path(home), embeddings, PACKAGED)
        first_sync, synced = timed(lambda: index.sync(shipped))
        first, added = timed(lambda: index.add([folder]))
        again, unchanged = timed(lambda: index.add([folder]))
        index.close()
        opening, index = timed(lambda: Index(Path(home), embeddings, PACKAGED))
        start, same = timed(lambda: index.sync(load().documents))
        checking, audit = timed(index.audit)
        index.close()
    assert audit.clean and not added.failed and not same.embedded and not unchanged.embedded, (audit, added, same)
    rows = [
        ("loading the embedding model", loading, ""),
        (f"first start: {len(synced.added)} shipped documents", first_sync, f"{synced.embedded} of {synced.passages} passages embedded"),
        (f"adding {len(added.added)} files for the first time", first, f"{added.embedded} of {added.passages} passages embedded"),
        (f"adding the same {len(unchanged.unchanged)} files again", again, f"{again / first:.3%} of the first time (at most {MOST:.0%})"),
        ("a start with nothing changed", opening + start, f"{same.embedded} passages embedded"),
        ("an audit", checking, str(audit).partition("\n")[0]),
    ]
    print(f"{'':<44}{'seconds':>9}")
    for name, seconds, note in rows:
        print(f"{name:<44}{seconds:>9.3f}   {note}")
    return 0 if again < MOST * first else 1


if __name__ == "__main__":
    texts = ROOT.parent / "shared" / "texts"
    default = texts if texts.is_dir() else ROOT / "corpus" / "agreements"
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else default))
