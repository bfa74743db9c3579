"""Entries of a form: a label and what is filled in beside or below it are one line, "Monthly rent: EUR 950"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.clauses.labels import runs_on
from corpus.values import spans_of

TEXT, FIELD, TICK, BREAK = "text", "field", "tick", "break"
_TICKS = ("☐", "☒")
_MOST_LABEL = 90  # characters
_MOST_UNIT = 30  # characters that stand behind a value and belong to it: "per month", "EUR"
_OPEN = re.compile(r"[:?.,;!(–—-]$")
_CURRENCY = re.compile(r"(?<=\w) +([A-Z]{3}|[€$£₴¥])$")
_LED = re.compile(r"(?P<label>[^\n.…]{2,120}?)\s?(?:…{2,}|(?:\.\s?){4,})\s?(?P<value>[^.\s…][^…\n]*)")
_BEHIND = re.compile(r"[\s]*(?:[a-zа-яіїєґ(),.;:%/]|[A-Z]{3}\b|[€$£₴¥])")


class Piece(NamedTuple):
    """Something that stands on a line of a form: `sort` is TEXT, FIELD (filled in, or empty), TICK (a box) or BREAK (of a line)."""

    text: str
    sort: str
    near: bool = True  # no wide gap stands before it


@dataclass(slots=True)
class Entry:
    """Which pieces of a line are a label, and which its value; without a label where none stands beside the value."""

    label: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)
    choice: bool = False  # boxes to tick, each with its words


def sort_of(value: str) -> str:
    """FIELD or TICK for what a field shows."""
    return TICK if value.strip() in _TICKS else FIELD


def entries(pieces: Sequence[Piece]) -> list[Entry] | None:
    """The labels and values of one line; None where its fields stand within a sentence, or where it has none."""
    found = [Entry()]
    for at, piece in enumerate(pieces):
        last = found[-1]
        if piece.sort == TICK:
            last.choice = last.choice or not last.value
            last.value.append(at)
        elif piece.sort == FIELD:
            if last.value and not piece.near:
                found.append(Entry())
            found[-1].value.append(at)
        elif piece.sort == BREAK:
            found += [Entry()] if last.value else []
        elif not last.value:
            last.label.append(at)
        elif last.choice or (piece.near and _BEHIND.match(piece.text)):
            last.value.append(at)
        else:
            found.append(Entry(label=[at]))
    if not any(entry.value for entry in found) or any(_is_sentence(pieces, entry) for entry in found):
        return None
    return found


def _is_sentence(pieces: Sequence[Piece], entry: Entry) -> bool:
    """Whether a field only fills a gap in a sentence: one that began before, or that goes on behind it."""
    label = " ".join(pieces[at].text for at in entry.label).strip()
    if not entry.value or entry.choice:
        return bool(entry.value) and (label[:1].islower() or len(label) > _MOST_LABEL)
    behind = "".join(pieces[at].text for at in entry.value if pieces[at].sort == TEXT).strip()
    goes_on = any(pieces[at].sort == TEXT and runs_on(pieces[at].text) for at in entry.value[:-1])
    return label[:1].islower() or len(label) > _MOST_LABEL or len(behind) > _MOST_UNIT or behind.endswith(".") or goes_on


def is_label(text: str) -> bool:
    """Whether a line that stands alone can be the label of the field below or above it."""
    text = text.strip()
    return 1 < len(text) <= _MOST_LABEL and not text[0].islower() and text[-1] not in ".;,!" and any(map(str.isalpha, text))


def entry_text(label: str, value: str) -> str:
    """A label and its value as one line: a colon between them, unless the label ends with a sign or reads on into the value."""
    label, value = label.strip(), value.strip()
    if not label or not value:
        return label or value
    if runs_on(label) or _OPEN.search(label):
        return f"{label} {value}"
    unit = _CURRENCY.search(label)
    return f"{label[: unit.start()]}: {unit[1]} {value}" if unit and value[0].isdigit() else f"{label}: {value}"


def lines_of(pieces: Iterable[Piece]) -> list[str] | None:
    """The lines of running text with fields in it, an entry a line; None where they stand within a sentence, or are boxes of a list."""
    pieces = list(pieces)
    found = entries(pieces)
    if found is None or (len(found) == 1 and found[0].choice and not found[0].label):
        return None
    lines = [tuple("".join(pieces[at].text for at in part).strip() for part in (entry.label, entry.value)) for entry in found]
    return [line for label, value in lines if (line := entry_text(label, value))]


def without_leaders(text: str) -> str:
    """The lines of a text, those whose dots lead from a label to a value as entries: "Deposit ......... EUR 1,900"; a page number is none."""
    if "...." not in text and ". . ." not in text and "…" not in text:
        return text
    return "\n".join(_entered(line) for line in text.split("\n"))


def _entered(line: str) -> str:
    led = _LED.fullmatch(line)
    if (
        led is None
        or not is_label(led["label"])
        or not any(start == 0 for kind in ("money", "percent", "duration") for start, _ in spans_of(kind, led["value"]))
    ):
        return line
    return entry_text(led["label"], led["value"])
