"""What people thought of answers, kept on this machine as lines of JSON that an evaluation can read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

FILE = "feedback.jsonl"
VOTES = ("up", "down")
LONGEST_NOTE = 2_000  # characters
WAIT_S = 10.0


@dataclass(frozen=True, slots=True)
class Feedback:
    """A vote on one answer. Rows of the same `id` are of one answer: the last holds. `turns` are the messages before the question."""

    id: str
    question: str
    answer: str
    answered: bool
    vote: str
    note: str = ""
    turns: Sequence[dict[str, str]] = ()
    documents: Sequence[str] = ()
    time: str = field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))


def write(folder: Path, row: Feedback) -> None:
    """Append a row, whole even where several programs write at once; a note is cut at LONGEST_NOTE. ValueError for a vote not in VOTES."""
    if row.vote not in VOTES:
        raise ValueError(f"a vote is one of {VOTES}, not {row.vote!r}")
    held: dict[str, Any] = asdict(row) | {"note": row.note.strip()[:LONGEST_NOTE]}
    line = json.dumps(held, ensure_ascii=True) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{FILE}.lock", timeout=WAIT_S), (folder / FILE).open("a", encoding="utf-8") as file:
        file.write(line)


def rows(folder: Path) -> list[Feedback]:
    """The votes, one for each answer, oldest first."""
    path = folder / FILE
    lines: Iterable[str] = path.read_text(encoding="utf-8").splitlines() if path.exists() else ()
    held = [Feedback(**json.loads(line)) for line in lines if line.strip()]
    return list({row.id: row for row in held}.values())
