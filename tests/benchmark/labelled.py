"""Contracts with labelled clauses, and how much of a clause the first characters of what was retrieved hold."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import Row

DEPTH = 20
BUDGETS = (("recall_2k", 2_000), ("recall_8k", 8_000))  # characters
Squeezed = tuple[str, list[int]]  # letters and digits, and where each stands in the text


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question about the contract `document`; `spans` (start, end) of its text are the clause that answers."""

    text: str
    document: str
    spans: tuple[tuple[int, int], ...]


class Contracts:
    """A file of the form {"docs": [[name, text], ...], "questions": [{"question", "doc_id", "spans"}]}; questions without spans are left out.

    Documents are called by a number, since their names are of any form.
    """

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text(encoding="utf-8"))
        docs: dict[str, str] = dict(data["docs"])
        self.names = {name: f"contract-{number}" for number, name in enumerate(docs)}
        self.texts = {self.names[name]: text for name, text in docs.items()}
        self.questions = [
            Labelled(row["question"], self.names[row["doc_id"]], tuple((start, end) for start, end in row["spans"]))
            for row in data["questions"]
            if row["spans"]
        ]

    def write(self, folder: Path) -> dict[str, str]:
        """Write each as a text file under its own name; the files' names -> what the contracts are called here."""
        files = {re.sub(r"[^\w .,()-]", "_", name)[:150] + ".txt": called for name, called in self.names.items()}
        for file, called in files.items():
            (folder / file).write_text(self.texts[called], encoding="utf-8")
        return files

    def judged(self, found: Sequence[Sequence[tuple[str, Sequence[str]]]]) -> Row:
        """How often the first passage is of the right contract, and the mean share of the clause in the first characters of all passages."""
        squeezed = {called: _squeezed(text) for called, text in self.texts.items()}
        each = list(zip(self.questions, found, strict=True))
        row: Row = {"right": sum(bool(its) and asked.document in its[0][1] for asked, its in each) / len(each)}
        for name, budget in BUDGETS:
            row[name] = sum(_held(asked, its, squeezed[asked.document], budget) for asked, its in each) / len(each)
        return row


def _squeezed(text: str) -> Squeezed:
    kept = [(character.lower()[:1], at) for at, character in enumerate(text) if character.isalnum()]
    return "".join(letter for letter, _ in kept), [at for _, at in kept]


def _held(asked: Labelled, found: Sequence[tuple[str, Sequence[str]]], source: Squeezed, budget: int) -> float:
    """The share of the clause's characters that the first `budget` characters of the passages hold; other contracts' take room too."""
    held: set[int] = set()
    for text, about in found:
        if budget <= 0:
            break
        if asked.document in about and (letters := _squeezed(text)[0]) and (at := source[0].find(letters)) >= 0:
            start, end = source[1][at], source[1][at + len(letters) - 1] + 1
            held.update(range(start, min(end, start + budget)))
        budget -= len(text)
    wanted = {at for start, end in asked.spans for at in range(start, end)}
    return len(held & wanted) / len(wanted)
