"""The line above a list, whose modal and party the items of the list have: "The Tenant shall: (a) ..., (b) ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.documents.laid_down import LaidDown

_ITEM = re.compile(r"(?:[-•*–·]|\(?(?:[a-zа-яіїєґ]|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]|\d{1,2}(?:\.\d{1,2})+)\s+", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|when|where|unless|until|whenever|case|event|events|that|following)\s*[:—–-]+$", re.IGNORECASE)
_OPENS = (":", ":-", "—", "–")


def begin_of(text: str) -> int:
    """Where a sentence begins behind its number or bullet."""
    item = _ITEM.match(text)
    return item.end() if item else 0


def opens(text: str) -> bool:
    """Whether a sentence opens a list."""
    return text.rstrip().endswith(_OPENS)


@dataclass(slots=True)
class Lead:
    """The last thing that a sentence which opens a list lays down; `given`: whether an item has had it."""

    found: LaidDown
    number: str  # the kind of number that the line has itself
    of_condition: bool  # "if: (a) ... (b) ...": the items say when
    given: bool = False
    numbers: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, found: LaidDown) -> Lead:
        """The lead that a sentence is, of the last thing it lays down."""
        return cls(found, _kind(text), bool(_IF.search(text.rstrip())))

    def holds(self, text: str, before: str, own_line: bool) -> bool:
        """Whether a sentence is one of the items: numbered as the first one is, and not as the lead, or below an item that opens a list."""
        number = _kind(text)
        small = own_line and not number and text[:1].islower() and "|" not in text
        if not small and (not number or number == self.number):
            return False
        if self.numbers and number not in self.numbers and not opens(before):
            return False
        self.numbers.add(number)
        return True


def _kind(text: str) -> str:
    """The kind of number or bullet that a sentence has: "(a)" for all letters in brackets."""
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", text[: begin_of(text)])).strip()
