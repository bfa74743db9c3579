"""Fronts of agreements with keys, and contracts with theirs -> texts in which names of parties and what these are called are marked.

Fronts are of our own writing (`fronts/*.jsonl`; those named `measured*` are never trained on); contracts from CUAD v1 (The Atticus
Project), CC BY 4.0.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from corpus.names.company_forms import closes
from corpus.reading import blocks
from corpus.structuring import structure

FRONTS = Path(__file__).with_name("fronts")
MEASURED = "measured"  # begins the names of the files that are measured on
_FRONT, _LONGEST_ROLE = 6000, 30  # characters of a contract's first pages, and of what a party is called
_CHANGED = 0.65  # how often a name is put in the place of another


@dataclass(frozen=True, slots=True)
class Front:
    """The first page of an agreement: its parties with what each is called, other people in it, and roles of which it is not known whose."""

    text: str
    parties: tuple[tuple[str, str], ...]
    people: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    linked: bool = True  # whether it is known who bears which role


class Mark(NamedTuple):
    """A place: of a name with the party's number, of a role with the numbers of those that bear it."""

    start: int
    end: int
    kind: str
    whose: tuple[int, ...]


def fronts(measured: bool = False) -> list[Front]:
    """Those that are trained on, or measured on."""
    paths = [path for path in sorted(FRONTS.glob("*.jsonl")) if path.name.startswith(MEASURED) == measured]
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [_front(row) for row in rows]


def contracts(path: Path) -> list[Front]:
    """The first pages of every second contract, since `describing.py` measures on the others; who bears which role is not labelled there."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [_of_contract(json.loads(line)) for number, line in enumerate(file) if number % 2 == 0]


def marks(front: Front) -> list[Mark]:
    """Every mention of a party by its whole name, and of what it is called, none within another."""
    wanted = [(name, "name", (at,)) for at, (name, _) in enumerate(front.parties)]
    called: dict[str, list[int]] = {role.lower(): [] for role in front.roles}
    for at, (_, role) in enumerate(front.parties):
        if role:
            called.setdefault(role.lower(), []).append(at)
    longest = sorted(wanted, key=lambda one: -len(one[0])) + [
        (role, "role", tuple(whose)) for role, whose in sorted(called.items(), key=lambda one: -len(one[0]))
    ]
    found: list[Mark] = []
    for words, kind, whose in longest:
        for place in _mention(words).finditer(front.text):
            if all(place.end() <= mark.start or place.start() >= mark.end for mark in found):
                found.append(Mark(*place.span(), kind, whose))
    return sorted(found)


class Names:
    """Names of companies and people, from which others are drawn."""

    def __init__(self, rows: Sequence[Front]) -> None:
        self._of: Mapping[str, list[str]] = {"company": [], "person": []}
        for row in rows:
            for name in (*(name for name, _ in row.parties), *row.people):
                if (kind := _kind(name)) in self._of:
                    self._of[kind].append(name)

    def changed(self, front: Front, random: Random) -> Front:
        """The same front with other names of the same kind in the place of some; parts of a person's name change with it."""
        text, parties = front.text, list(front.parties)
        for at, (name, role) in enumerate(front.parties):
            kind = _kind(name)
            within = any(name in other for other, _ in front.parties if other != name)
            if kind not in self._of or within or (role and role.lower() in name.lower()) or random.random() > _CHANGED:
                continue
            new = random.choice(self._of[kind])
            if new in text:
                continue
            text = _mention(name).sub(lambda said, new=new: new.upper() if said[0].isupper() else new, text)  # type: ignore[misc]
            if kind == "person" and len(name.split()) == len(new.split()):
                for old, other in zip(name.split(), new.split(), strict=True):
                    text = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", other, text) if len(old) > 3 else text
            parties[at] = (new, role)
        return replace(front, text=text, parties=tuple(parties))


def _front(row: Mapping[str, object]) -> Front:
    text = structure(blocks(str(row["text"]).encode(), ".txt"))[0]
    return Front(text, tuple((name, role or "") for name, role in row["parties"]), tuple(row["people"]))  # type: ignore[attr-defined, arg-type]


def _of_contract(row: Mapping[str, object]) -> Front:
    text, names = str(row["text"]), [name.strip(" .,") for name in row["parties"] if len(name) < 80]  # type: ignore[attr-defined]
    spans = (text[start:end].strip(' .,"()“”') for start, end in row["clauses"].get("Parties", ()))  # type: ignore[attr-defined]
    known = [name.lower() for name in names]
    roles = [
        said for said in spans if len(said) < _LONGEST_ROLE and not any(said.lower() in name or name in said.lower() for name in known)
    ]
    return Front(text[:_FRONT], tuple((name, "") for name in names), roles=tuple(roles), linked=False)


def _mention(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", re.I)


def _kind(name: str) -> str:
    words = name.split()
    if len(words) > 1 and closes(words[-1]):
        return "company"
    said = all(re.fullmatch(r"[^\W\d_]\.|[^\W\d_]+(?:['’-][^\W\d_]+)*", word) and word[0].isupper() for word in words)
    return "person" if said and 2 <= len(words) <= 3 else ""


def drawn(rows: Sequence[Front], others: Sequence[Front], names: Names, random: Random) -> Iterator[Front]:
    """Fronts in turn, a tenth of them contracts; of our own three of five with other names."""
    while True:
        if others and random.random() < 0.1:
            yield random.choice(others)
        else:
            row = random.choice(rows)
            yield names.changed(row, random) if random.random() < 0.6 else row
