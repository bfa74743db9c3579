"""Questions over the contracts of CUAD v1 (The Atticus Project, CC BY 4.0) for the reader: of their labels, and written by people who read them."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from labelled_clauses import Span, clauses_in, is_held
from reading_lists import Asked, Says, Text, document_of, overlapping, text_of

HELD_KINDS = (
    "Audit Rights",
    "Insurance",
    "Non-Disparagement",
    "Liquidated Damages",
    "Ip Ownership Assignment",
    "Warranty Duration",
    "No-Solicit Of Employees",
    "Rofr/Rofo/Rofn",
)
PLAIN_KINDS = ("Document Name", "Parties", "Agreement Date", "Effective Date")  # lines of names and dates: a few lists teach them
NAMINGS = (
    "in the {}",
    "under the {}",
    "of the {}",
    "in this agreement",
    "here",
    "in our contract",
    "in the contract",
    "according to the {}",
)


def contracts(path: Path, wordings: Mapping[str, Mapping[str, list[str]]], written: Path, random: Random) -> dict[str, list[Asked]]:
    """Questions of each category over each contract: "train", "kinds" (categories never trained on), "contracts" (contracts never trained on).

    Those that people wrote on some contracts are in "train", too, and in "read" for the contracts never trained on.
    """
    asked = {row["contract"]: row["questions"] for row in map(json.loads, written.read_text(encoding="utf-8").splitlines())}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = sorted((json.loads(line) for line in file), key=lambda row: row["id"])
    found: dict[str, list[Asked]] = {"train": [], "kinds": [], "contracts": [], "read": []}
    clauses = _clauses(rows)
    for number, row in enumerate(rows):
        text, spans, made = _contract(row)
        if text is None:
            continue
        held = is_held(number)
        found["read" if held else "train"] += _read(text, made, asked.get(row["id"], ()))
        for kind in sorted(row["clauses"]):
            name = "kinds" if kind in HELD_KINDS else "contracts" if held else "train"
            if name == "kinds" and held:
                continue  # neither figure should mix both
            likes = random.sample(clauses[kind], min(2, len(clauses[kind])))
            found[name] += _of_contract(row, kind, text, spans, wordings[kind], " ".join(likes), random)
    return found


def _read(text: Text, made: str, questions: Iterable[Mapping[str, Any]]) -> Iterator[Asked]:
    """The questions that were written on a contract; each sentence is told by the letters and digits that stand before it."""
    before = list(accumulate((letter.isalnum() for letter in made), initial=0))
    starts = [before[start] for start, _ in text.spans]
    for row in questions:
        right, unsure = (frozenset(bisect_right(starts, letters) - 1 for letters in row[name]) for name in ("answers", "also"))
        like = " ".join(text.sentences[number] for number in sorted(right))
        yield Asked(row["q"], text, right, unsure, row["says"], "read", text.name, like, row["how"])


def _clauses(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The clauses of each category in all contracts."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for kind, spans in row["clauses"].items():
            found.setdefault(kind, []).extend(row["text"][start:end][:400] for start, end in spans)
    return found


def _contract(row: Mapping[str, Any]) -> tuple[Text | None, dict[str, list[Span]], str]:
    """A contract as sentences, with its clauses where they stand in the structured text, and that text; None where the two texts differ."""
    document = document_of(row["text"], row["title"])
    spans = clauses_in(row, document.text)
    return (text_of(row["id"], document), spans, document.text) if spans is not None else (None, {}, "")


def _of_contract(
    row: Mapping[str, Any],
    kind: str,
    text: Text,
    spans: Mapping[str, list[Span]],
    words: Mapping[str, list[str]],
    like: str,
    random: Random,
) -> list[Asked]:
    """One open question, one for yes or no, and for a part of the contracts one that is only near."""
    right, unsure = overlapping(text, spans[kind])

    def asked(wording: str, says: Says, right: frozenset[int], unsure: frozenset[int], how: str) -> Asked:
        if random.random() < 0.15 and wording.endswith("?"):
            wording = f"{wording[:-1]} {random.choice(NAMINGS).format(row['title'])}?"
        return Asked(wording, text, right, unsure, says if right else None, "contracts", kind, like, how)

    made = [asked(random.choice(words["open"]), None, right, unsure, "open")]
    if words["yes"] and kind not in PLAIN_KINDS:
        way: Says = "no" if words["no"] and random.random() < 0.35 else "yes"
        made.append(asked(random.choice(words[way]), way, right, unsure, way))
    if words["near"] and right:  # the clause is near, and does not answer; whether another sentence does is not known
        rest = (
            frozenset(range(len(text.sentences)))
            - right
            - frozenset(random.sample(range(len(text.sentences)), min(4, len(text.sentences))))
        )
        made.append(asked(random.choice(words["near"]), None, frozenset(), rest, "near"))
    return made
