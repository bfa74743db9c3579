"""The rows of an agreement's sheet as data: what each is called, how it is asked, and which agreements have it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from corpus.document import Document
from corpus.errors import UserError
from corpus.own_yaml import read_own
from corpus.values import KINDS

SILENT = 0.46  # how likely the sentence of a row answers, below which the text is silent on it, where the row says nothing else
OWN = "rows.yaml"  # in the home: rows of a person's own
EVERY, STATES = "all", "states"
_KNOWN = {
    "name",
    "ask",
    "asked",
    "like",
    "value",
    "unit",
    "fact",
    "day",
    "label",
    "defined",
    "topic",
    "for",
    "except",
    "holds",
    "lacks",
    "front",
    "apart",
    "unusual",
    "sure",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A row of a sheet. `names`: English and Ukrainian; `ask`: wordings of its question; `like`: such a clause;
    `asked`: how a person asks it of the document "{name}", English and Ukrainian; `day`: what a document calls a day that it knows of itself;
    `defined`: the words under which a text may define it;
    `kinds`: of agreements, as in corpus/identity/types.yaml, or "all" or "states"; none: all but those between states and those of `without`.
    """

    key: str
    names: tuple[str, str]
    ask: tuple[str, ...] = ()
    asked: tuple[str, str] = ("", "")
    like: str = ""
    value: str = ""
    unit: str = ""
    fact: str = ""
    day: str = ""
    label: str = ""
    defined: tuple[str, ...] = ()
    topic: str = ""
    kinds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    holds: str = ""
    lacks: str = ""
    front: bool = False
    apart: bool = False
    unusual: bool = False
    sure: float = SILENT

    def name(self, language: str = "en") -> str:
        """What it is called."""
        return self.names[language == "uk"]

    def question(self, name: str, language: str = "en") -> str:
        """How it is asked of a document; "" where it is not."""
        return self.asked[language == "uk"].replace("{name}", name)

    def allows(self, sentence: str) -> bool:
        """Whether a sentence has the words that it must have, and none that it must not."""
        held = not self.holds or _words(self.holds).search(sentence)
        return bool(held) and not (self.lacks and _words(self.lacks).search(sentence))

    def is_in_unit(self, span: str) -> bool:
        """Whether a span of time is told in the units that this row can have."""
        return not self.unit or bool(_words(self.unit).search(span))

    def suits(self, document: Document) -> bool:
        """Whether a document can be expected to have it."""
        if EVERY in self.kinds:
            return True
        if document.partners or document.type == "treaty":
            return STATES in self.kinds
        return document.type in self.kinds or (not self.kinds and document.type not in self.without)


@functools.cache
def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@functools.cache
def fields() -> tuple[Field, ...]:
    """The rows that the program knows, in order."""
    return tuple(_field(key, told) for key, told in read_own(Path(__file__).with_suffix(".yaml")).items())


def fields_with(path: Path) -> tuple[Field, ...]:
    """The same, and those of a person's own file where it is there: a row of a known key stands in its place. UserError where it is wrong."""
    if not path.is_file():
        return fields()
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UserError(f"{path} cannot be read: {' '.join(str(error).split())}. Mend the file, or take it away.") from error
    if not isinstance(told, dict):
        raise UserError(f"{path} must hold rows: a key each, with `name` and `ask` under it.")
    known = {field.key: field for field in fields()}
    return tuple((known | {str(key): _own(str(key), row, path, known) for key, row in told.items()}).values())


def fields_for(document: Document, known: Iterable[Field]) -> list[Field]:
    """The rows that a document of this kind has, in order."""
    return [field for field in known if field.suits(document)]


def _own(key: str, row: Any, path: Path, known: Mapping[str, Field]) -> Field:
    """A row of a person's own file, checked."""
    if not isinstance(row, dict) or not set(row) <= _KNOWN:
        raise UserError(f"{path}: the row {key!r} may have {', '.join(sorted(_KNOWN))}, and nothing else.")
    if key not in known and not row.get("ask"):
        raise UserError(f"{path}: the row {key!r} needs `ask`, the question that its sentence answers, such as ask: May pets be kept?")
    if row.get("value", "") not in ("", *KINDS):
        raise UserError(f"{path}: {row['value']!r} is no kind of value. Kinds: {', '.join(KINDS)}.")
    sure = row.get("sure", SILENT)
    if not isinstance(sure, int | float) or not 0 <= sure <= 1:
        raise UserError(f"{path}: `sure` of the row {key!r} must be a number from 0 to 1, not {sure!r}.")
    try:
        for written in ("holds", "lacks", "unit"):
            _words(str(row.get(written, "")))
    except re.error as error:
        raise UserError(f"{path}: {error.pattern!r} of the row {key!r} is no regular expression: {error.msg}.") from error
    if key not in known:
        row = {"asked": f"{_texts(row['ask'])[0].rstrip(' ?')} under the {{name}}?", **row}
    return _field(key, row, known.get(key))


def _field(key: str, told: Mapping[str, Any], base: Field | None = None) -> Field:
    name = _texts(told.get("name", key.replace("_", " ").capitalize()))
    made = base or Field(key, (name[0], name[-1]))
    given: dict[str, Any] = {
        name: told[name]
        for name in ("like", "value", "unit", "fact", "day", "label", "topic", "holds", "lacks", "front", "apart", "unusual")
        if name in told
    }
    given |= {
        name: _texts(told[written])
        for name, written in (("ask", "ask"), ("defined", "defined"), ("kinds", "for"), ("without", "except"))
        if written in told
    }
    given |= {"sure": float(told["sure"])} if "sure" in told else {}
    given |= {"names": (name[0], name[-1])} if "name" in told else {}
    asked = _texts(told.get("asked", ()))
    given |= {"asked": (asked[0], asked[-1])} if asked else {}
    return replace(made, **given)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)
