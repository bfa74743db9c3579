"""The line above a list, whose modal and party the items of the list have: "The Tenant shall: (a) ..., (b) ..."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.sentences.list_items import is_item, kind_of_number, opens

if TYPE_CHECKING:
    from assistant.documents.laid_down import LaidDown

_IF = re.compile(r"\b(?:if|when|where|unless|until|whenever|case|event|events|that|following)\s*[:—–-]+$", re.IGNORECASE)


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
        return cls(found, kind_of_number(text), bool(_IF.search(text.rstrip())))

    def holds(self, text: str, before: str, own_line: bool) -> bool:
        """Whether a sentence is one of the items: numbered as the first one is, and not as the lead, or below an item that opens a list."""
        if not is_item(text, self.number, own_line):
            return False
        number = kind_of_number(text)
        if self.numbers and number not in self.numbers and not opens(before):
            return False
        self.numbers.add(number)
        return True
