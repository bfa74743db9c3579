"""What the tests of faults share: a small index of three documents, whether it is whole, and how to harm it."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from hashing import HashedWords

from index.index import Index

GOODS = {"Norway": "river ferries", "Sweden": "tug boats", "Denmark": "ice drills"}


def agreement(partner: str, goods: str, paragraphs: int = 40) -> str:
    """A text of about 100 bytes a paragraph."""
    numbered = "\n\n".join(
        f"{n}. {partner} will hand over {n * 7} {goods} in year {n} of its plan with Ukraine." for n in range(1, paragraphs)
    )
    return f"# Agreement on {goods} between {partner} and Ukraine\n\n## Part I\n\n{numbered}\n"


def opened(home: Path, model: str = "hashed-words") -> Index:
    return Index(home / "index", HashedWords(), model, 1.0)


def filled(home: Path) -> Index:
    (home / "files").mkdir()
    for partner, goods in GOODS.items():
        (home / f"files/{partner}.md").write_text(agreement(partner, goods), encoding="utf-8")
    index = opened(home)
    assert len(index.add([home / "files"]).added) == 3
    return index


def whole(index: Index, documents: int = 3) -> None:
    """Every document is there, each finds its own, and every place agrees."""
    assert len(index.documents()) == documents
    for partner, goods in GOODS.items():
        assert partner in index.search([f"35 {goods}"], 1)[0].passage.text
    assert index.audit().clean, index.audit()


def moved(message: str) -> None:
    """Do what a message says: move the folder that it names away."""
    named = re.search(r"Move (\S+) away", message)
    assert named, message
    Path(named[1]).rename(Path(named[1]).with_name("damaged"))


def scramble(file: Path, where: float, size: int = 4096) -> None:
    """Random bytes in place of what was there."""
    start = int(file.stat().st_size * where)
    with file.open("r+b") as damaged:
        damaged.seek(start)
        damaged.write(random.Random(7).randbytes(min(size, file.stat().st_size - start)))


def command(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `agreements` prints."""
    told = {**os.environ, "AGREEMENTS_HOME": str(home), **environment}
    return subprocess.run([sys.executable, "-m", "assistant.cli", *words], cwd=ROOT, env=told, capture_output=True, text=True)
