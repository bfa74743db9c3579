"""The project's own questions with known answers, and what makes an answer right."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Gold:
    """A question (the last of `turns`); every part of `need` (a list of spellings) must stand in a right answer; none: silence."""

    id: str
    turns: tuple[str, ...]
    documents: tuple[str, ...]
    kind: str
    need: tuple[tuple[str, ...], ...]
    lang: str

    @property
    def group(self) -> str:
        """The agreement it is about: folds of a cross-validation never share one."""
        return self.documents[0] if self.documents else self.id

    @property
    def history(self) -> list[dict[str, str]]:
        """The earlier turns, as a conversation."""
        return [{"role": "user", "content": turn} for turn in self.turns[:-1]]


def load_gold() -> list[Gold]:
    """All questions of the folder."""
    rows = [row for path in sorted(FOLDER.glob("gold_*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [
        Gold(
            id=str(row["id"]),
            turns=tuple(str(turn) for turn in row["turns"]),
            documents=tuple(row.get("documents") or ()),
            kind=row["kind"],
            need=tuple(tuple(str(s) for s in part) for part in row.get("need") or ()),
            lang=row.get("lang", "en"),
        )
        for row in rows
    ]


def holds(need: tuple[tuple[str, ...], ...], text: str) -> bool:
    """Whether every part stands in the text, in one of its spellings."""
    return all(holds_part(part, text) for part in need)


def holds_part(part: tuple[str, ...], text: str) -> bool:
    """Whether one spelling of a part stands in the text, as whole words."""
    plain = _plain(text)
    return any(re.search(rf"(?<![\w.]){re.escape(_plain(spelling))}(?!\w|\.\d)", plain) for spelling in part)


_WORDS = {word: str(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)}


def _plain(text: str) -> str:
    text = "".join(
        c for c in unicodedata.normalize("NFKD", text.lower().replace("’", "'")) if not unicodedata.combining(c) or c == "\u0306"
    )
    text = unicodedata.normalize("NFC", text).replace("€", " eur ").replace("£", " gbp ").replace("$", " usd ")
    text = re.sub(r"\beuros?\b", "eur", re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))
    text = re.sub(r"\b(" + "|".join(_WORDS) + r")\b", lambda match: _WORDS[match[0]], text)
    text = re.sub(r"(\d+(?:\.\d+)?) (million|billion) (eur|gbp|usd|cad|sek|nok|dkk|isk)\b", r"\3 \1 \2", text)
    return " ".join(word.strip(".") for word in re.findall(r"[\w%.]+", text) if word.strip("."))
