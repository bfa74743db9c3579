"""Questions with known evidence, and whether found passages hold it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.gold import holds, read_gold

DEPTH = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; `need` are the parts of its gold answer (each a list of spellings), `about` the partners or documents it is about.

    `counts`: its evidence is looked for; where it is False the question is only timed.
    """

    text: str
    need: tuple[tuple[str, ...], ...]
    about: frozenset[str]
    counts: bool


def read_questions(path: Path) -> list[Asked]:
    """The questions that stand alone, from a file as `agreements evaluate` takes it, or the same rows as .json."""
    if path.suffix != ".json":
        golds = [gold for gold in read_gold(path) if len(gold.turns) == 1]
        return [_asked(gold.turns[0], gold.need, gold.documents, gold.kind != "yesno") for gold in golds]
    rows = [row for row in json.loads(path.read_text(encoding="utf-8")) if len(row["turns"]) == 1]
    return [_asked(row["turns"][0], row["need"], row["documents"], row.get("evidence", True)) for row in rows]


def _asked(text: str, need: Sequence[Sequence[str]], about: Sequence[str], counts: bool) -> Asked:
    return Asked(text, tuple(tuple(part) for part in need), frozenset(about), bool(counts and need and about))


def share(questions: Sequence[Asked], found: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> float:
    """The share of the questions whose evidence is there; `found` are the passages of each, best first: (text, partners and document)."""
    judged = [
        holds(asked.need, "\n".join(text for text, about in passages[:DEPTH] if asked.about & set(about)))
        for asked, passages in zip(questions, found, strict=True)
        if asked.counts
    ]
    return sum(judged) / max(len(judged), 1)
