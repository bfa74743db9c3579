"""A document: its exact text, where it comes from, and the sections people cite it by."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from corpus.remembered import Remembers

KINDS = ("agreement", "summary", "article")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document's text and the path it is cited by, such as "Part II > Air defence > 6" or "Art. 4(2)"."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document(Remembers):
    """One text as it can be cited: `text` is the only source of quotes; sections lie end to end and cover it.

    `kind` is one of KINDS; `type` is what people call such an agreement ("lease"), "" where it does not tell. `parties` are names as
    the document writes them, `roles` what it calls each of them ("Landlord"; "" for none); `partners` are the slugs of those that are
    countries ("united-kingdom"). `signed` and `effective` are the days of signing and of coming into force. `pages` holds the offset
    in `text` at which each page begins (empty where the format has none); `source` is the path or address the text was read from.
    `collection` is where a person keeps it: no part of what it is, so the id does not change with it.
    """

    title: str
    kind: str
    text: str
    partners: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    type: str = ""
    signed: date | None = None
    effective: date | None = None
    place: str = ""
    signers: tuple[str, ...] = ()
    url: str = ""
    source: str = ""
    sections: tuple[Section, ...] = ()
    pages: tuple[int, ...] = ()
    sources: tuple[str, ...] = ()
    collection: str = ""
    unread_pages: tuple[int, ...] = ()  # pages (from 1) that show text which could not be read
    recognised_pages: tuple[int, ...] = ()  # pages (from 1) read from their pictures (OCR)
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self._content_id())

    def __hash__(self) -> int:
        return hash(self.id)  # of content: documents are looked up by the thousand, and their sections are many

    @property
    def whose(self) -> str:
        """What it has in common with other texts of the same agreement: the country that Ukraine concluded it with, or else itself."""
        return self.partners[0] if self.partners and not self.of_others else self.id

    @property
    def of_others(self) -> bool:
        """Whether it is an agreement between states of which none is Ukraine."""
        between = self.kind == "agreement" and len(self.partners) > 1
        return between and not any("Ukrain" in party or "Україн" in party for party in self.parties)

    def _content_id(self) -> str:
        """Identity is content: what is read and how it is cited, not the name of the file."""
        parts = [self.title, self.kind, ",".join(self.partners), str(self.signed), self.url, self.text]
        parts += [f"{party} ({role})" for party, role in zip_longest(self.parties, self.roles, fillvalue="")]
        parts += [f"{s.path}@{s.start}-{s.end}" for s in self.sections]
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) on which the character at `offset` stands; None where the format has no pages."""
        if not self.pages:
            return None
        return max(1, bisect_right(self.pages, offset))

    def is_recognised(self, start: int, end: int) -> bool:
        """Whether some of the characters from `start` to `end` were read from a picture of their page."""
        pages = (self.page_at(start), self.page_at(max(start, end - 1))) if self.recognised_pages else ()
        first, last = pages or (1, 0)
        return any((first or 1) <= page <= (last or 0) for page in self.recognised_pages)

    def section_at(self, offset: int) -> str:
        """The path of the section in which the character at `offset` stands."""
        return next((s.path for s in self.sections if s.start <= offset < s.end), "")
