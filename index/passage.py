"""A passage of a document, and a passage as it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document's text: `document.text[start:end] == text`. `page` counts from 1, None where there are none.

    `recognised`: some of it was read from a picture of its page (OCR), so its letters may be wrong.
    """

    id: str
    document_id: str
    title: str
    kind: str
    partners: tuple[str, ...]
    parties: tuple[str, ...]
    signed: date | None
    section: str
    page: int | None
    start: int
    end: int
    text: str
    url: str
    recognised: bool = False


def passage_id(document_id: str, number: int) -> str:
    """The id of the passage of this number, from 0, of a document."""
    return f"{document_id}:{number:05d}"


def id_before(id: str) -> str:
    """The id of the passage before the one of an id in its document; "" before the first."""
    document_id, _, number = id.rpartition(":")
    return passage_id(document_id, int(number) - 1) if int(number) else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and how well it answers: a higher score is better, always."""

    passage: Passage
    score: float

    def __str__(self) -> str:
        where = " > ".join(part for part in (self.passage.title, self.passage.section) if part)
        return f"{self.score:.3f}  {where}: {' '.join(self.passage.text.split())[:160]}"
