"""A document: its exact text, where it comes from, and the sections people cite it by."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

KINDS = ("agreement", "summary", "article")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document's text and the path it is cited by, such as "Part II > Air defence > 6" or "Art. 4(2)"."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it can be cited: `text` is the only source of quotes; sections lie end to end and cover it.

    `kind` is one of KINDS; `partners` are slugs such as "united-kingdom"; `pages` holds the offset in `text` at which each
    page begins (empty where the format has none); `source` is the path or address the text was read from.
    """

    title: str
    kind: str
    text: str
    partners: tuple[str, ...] = ()
    signed: date | None = None
    place: str = ""
    signers: tuple[str, ...] = ()
    url: str = ""
    source: str = ""
    sections: tuple[Section, ...] = ()
    pages: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    unread_pages: tuple[int, ...] = ()  # pages (from 1) that show text which could not be read
    recognised_pages: tuple[int, ...] = ()  # pages (from 1) read from their pictures (OCR)
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self._content_id())

    def _content_id(self) -> str:
        """Identity is content: what is read and how it is cited, not the name of the file."""
        parts = [self.title, self.kind, ",".join(self.partners), str(self.signed), self.url, self.text]
        parts += [f"{s.path}@{s.start}-{s.end}" for s in self.sections]
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which the character at `offset` stands; None where the format has no pages."""
        if not self.pages:
            return None
        return max(1, sum(1 for start in self.pages if start <= offset))

    def section_at(self, offset: int) -> str:
        """The path of the section in which the character at `offset` stands."""
        return next((s.path for s in self.sections if s.start <= offset < s.end), "")
