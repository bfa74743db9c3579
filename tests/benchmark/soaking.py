"""What is done at once in a soak: questions about documents that are there, good files that come, change and go, hostile files."""

# ruff: noqa: E402
from __future__ import annotations

import random
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "hostile")]
from making import files as hostile_files

from assistant import Assistant
from corpus import parties
from corpus.document import Document
from corpus.errors import UserError

OWN, HOSTILE_EVERY_S = 6, 1.0
SHIPPED = ("ukraine-security",)  # what is asked: hostile files may name the same parties
GOODS = ("river ferries", "tug boats", "ice drills", "saw mills", "lighthouses", "water pumps", "signal lamps", "rope bridges")
OTHERS = (
    "What does {name} say about air defence?",
    "How long does the agreement with {name} last?",
    "How many agreements mention drones?",
    "Did {name} promise a moon base?",
)


@dataclass
class Soak:
    """What has happened so far."""

    assistant: Assistant
    home: Path
    minutes: float
    began: float = field(default_factory=time.monotonic)
    stopped: threading.Event = field(default_factory=threading.Event)
    answers: int = 0
    additions: int = 0
    hostile: int = 0
    deletions: int = 0
    wrong: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)  # (share of the time that is over, MB)

    def over(self) -> float:
        """The share of the time that is over, 0..1."""
        return min(1.0, (time.monotonic() - self.began) / (60 * self.minutes))


def ask(soak: Soak, seed: int, shipped: list[Document]) -> None:
    """Ask about documents that are there all the time, and check what is said of them."""
    rng = random.Random(seed)
    while not soak.stopped.is_set():
        document = rng.choice(shipped)
        name = parties.name_of(document.partners[0])
        assert document.signed
        day = f"{document.signed.day} {document.signed:%B %Y}"
        for question, wanted in ((f"When did {name} sign?", day), (f"Who signed for {name}?", document.signers[-1])):
            told = soak.assistant.ask(question, collections=SHIPPED).text
            if wanted not in told.replace("**", ""):
                soak.wrong.append(f"{question} {told[:120]!r} lacks {wanted!r}")
            soak.answers += 1
        soak.assistant.ask(rng.choice(OTHERS).format(name=name), collections=SHIPPED)
        soak.answers += 1


def change(soak: Soak, folder: Path) -> None:
    """Add small documents, replace them, ask one and delete them again, as files and as uploads."""
    rng, index = random.Random(0), soak.assistant.index
    held: list[str] = []  # ids
    turn = 0
    while not soak.stopped.is_set():
        turn += 1
        goods, number = rng.choice(GOODS), rng.randrange(11, 99)
        if len(held) >= OWN or (held and rng.random() < 0.3):
            index.remove(held.pop(rng.randrange(len(held))))
            soak.deletions += 1
            continue
        file = folder / f"{goods.replace(' ', '-')}.md"
        text = [f"{n}. The parties review point {n} of turn {turn}." for n in range(1, rng.randrange(5, 60))]
        head = f"# Agreement on {goods} between Ukraine and Malta\n\nMalta shall deliver {number} {goods}.\n\n"
        file.write_text(head + "\n\n".join(text), encoding="utf-8")
        report = index.upload(file) if turn % 3 == 0 else index.add([file])
        document = next(iter([*report.added, *(new for _, new in report.replaced)]), None)
        if document is None:
            soak.wrong.append(f"{file.name} was not added: {report}")
            continue
        held = [id for id in held if id not in {old for old, _ in report.replaced}] + [document.id]
        soak.additions += 1
        told = " ".join(p.text for p in index.passages_of(document.id))
        if f"{number} {goods}" not in told:
            soak.wrong.append(f"what was just added of {goods} is not there")
    for id in held:
        index.remove(id)
        soak.deletions += 1


def harm(soak: Soak, folder: Path) -> None:
    """Add hostile files one after another; one that is read all the same is deleted again."""
    index = soak.assistant.index
    for name, data in hostile_files(sys.maxsize, random.Random(1)):
        if soak.stopped.is_set():
            return
        file = folder / name
        file.write_bytes(data)
        try:
            report = index.upload(file)
        except UserError as error:
            soak.wrong += [str(error)] if "fault of the program" in str(error) else []
        else:
            for document in [*report.added, *(new for _, new in report.replaced)]:
                index.remove(document.id)
        soak.hostile += 1
        file.unlink(missing_ok=True)
        soak.stopped.wait(HOSTILE_EVERY_S)
