"""Questions with known answers: read from YAML, CSV or kept feedback, and what makes an answer right."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import UserError
from corpus.plain_yaml import FAULTS, PlainLoader

SILENT = "silent"
_HOW = (
    "Each question needs `question` (or `turns`), and `expected` (parts between ;, other spellings of a part between |) or "
    "`document: silent`; `document` names partners or document ids."
)


@dataclass(frozen=True, slots=True)
class Gold:
    """A question (the last of `turns`); every part of `need` (a list of spellings) must stand in a right answer.

    `silent`: the right answer is that the documents do not say. `documents` are partner slugs or ids of documents.
    """

    id: str
    turns: tuple[str, ...]
    documents: tuple[str, ...]
    kind: str
    need: tuple[tuple[str, ...], ...]
    lang: str = "en"
    silent: bool = False

    @property
    def group(self) -> str:
        """The agreement it is about: folds of a cross-validation never share one."""
        return self.documents[0] if self.documents else self.id

    @property
    def history(self) -> list[dict[str, str]]:
        """The earlier turns, as a conversation."""
        return [{"role": "user", "content": turn} for turn in self.turns[:-1]]


def read_gold(path: Path) -> list[Gold]:
    """The questions of a .yaml, .csv or .jsonl (feedback) file; UserError names the row that cannot be used and the cure."""
    readers = {".yaml": _from_yaml, ".yml": _from_yaml, ".csv": _from_csv, ".jsonl": _from_feedback}
    if path.suffix.lower() not in readers:
        raise UserError(f"{path}: questions are read from .yaml, .csv or .jsonl files. {_HOW}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path} cannot be read ({error}). Give a text file in UTF-8.") from error
    rows = [_gold(path, number, row) for number, row in enumerate(readers[path.suffix.lower()](path, text), start=1)]
    if not rows:
        raise UserError(f"{path} holds no question. {_HOW}")
    if len({row.id for row in rows}) < len(rows):
        raise UserError(f"{path}: two questions have the same `id`. Give each its own, or none.")
    return rows


def _from_yaml(path: Path, text: str) -> list[Any]:
    try:
        rows = yaml.load(text, PlainLoader)
    except UserError as error:
        raise UserError(f"{path} {error}") from error
    except FAULTS as error:
        raise UserError(f"{path} is not YAML ({(str(error) or 'nested too deeply').splitlines()[0]}). {_HOW}") from error
    if not isinstance(rows, list):
        raise UserError(f"{path}: the questions must be a list, each beginning with `- `. {_HOW}")
    return rows


def _from_csv(path: Path, text: str) -> list[Any]:
    dialect = csv.excel
    first = text.split("\n", 1)[0]
    return list(csv.DictReader(text.splitlines(), dialect=dialect, delimiter=";" if first.count(";") > first.count(",") else ","))


def _from_feedback(path: Path, text: str) -> list[Any]:
    """Answers that people liked: the same documents are to be cited again, and the same silence kept."""
    try:
        rows = [json.loads(line) for line in text.splitlines() if line.strip()]
        liked = [row for row in {row["id"]: row for row in rows}.values() if row["vote"] == "up"]
        return [
            {
                "id": row["id"],
                "turns": [*(turn["content"] for turn in row["turns"] if turn["role"] == "user"), row["question"]],
                "document": ";".join(row["documents"]) if row["answered"] else SILENT,
            }
            for row in liked
        ]
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise UserError(f"{path} does not hold feedback as the page keeps it ({type(error).__name__}: {error}).") from error


def _gold(path: Path, number: int, row: Any) -> Gold:
    """One question, in the short form (question, expected, document) or the long one (turns, need, documents, kind)."""
    if not isinstance(row, Mapping):
        raise UserError(f"{path}, question {number}: not a row of named values. {_HOW}")
    turns = tuple(str(turn) for turn in row.get("turns") or [row.get("question") or ""] if str(turn).strip())
    documents = row["documents"] if isinstance(row.get("documents"), list) else _parts(row.get("document"), ";")
    silent = SILENT in documents or row.get("kind") == "unanswerable"
    need = row["need"] if isinstance(row.get("need"), list) else [_parts(part, "|") for part in _parts(row.get("expected"), ";")]
    about = tuple(str(slug) for slug in documents if slug != SILENT)
    if not turns:
        raise UserError(f"{path}, question {number}: it asks nothing. {_HOW}")
    if not (silent or need or about):
        raise UserError(f"{path}, question {number} ({turns[-1]!r}): nothing is expected of it. {_HOW}")
    parts = tuple(tuple(str(spelling) for spelling in ([part] if isinstance(part, str) else part)) for part in need)
    kind = str(row.get("kind") or ("yesno" if parts and _says(parts) else "statement"))
    return Gold(str(row.get("id") or number), turns, about, kind, parts, str(row.get("lang") or "en"), silent)


def _parts(text: Any, mark: str) -> list[str]:
    """The parts of a cell; YAML reads a bare yes or no as true or false."""
    text = {True: "Yes", False: "No"}[text] if isinstance(text, bool) else text
    return [part.strip() for part in str(text or "").split(mark) if part.strip()]


def _says(need: Iterable[tuple[str, ...]]) -> str:
    """The yes or no that is expected; empty where something else is."""
    words = {spelling.lower().strip(" .") for part in need for spelling in part}
    return "yes" if words <= {"yes", "так"} else "no" if words <= {"no", "ні"} else ""


def is_right(gold: Gold, text: str) -> bool:
    """Whether the text of an answer holds all that is needed; a yes-or-no question wants that very word first."""
    if gold.kind == "yesno" and (wanted := _says(gold.need)):
        first = re.match(r"\W*(\w+)", text)
        return {"так": "yes", "ні": "no"}.get(word := first[1].lower() if first else "", word) == wanted
    return holds(gold.need, text)


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
