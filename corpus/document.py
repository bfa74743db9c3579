"""A document: its exact text, where it comes from, and the sections people cite it by."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Protocol

from corpus.remembered import Remembers

KINDS = ("agreement", "summary", "article")
LONG = ("text", "sections")  # what of a document may lie elsewhere while the rest is at hand


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document's text and the path it is cited by, such as "Part II > Air defence > 6" or "Art. 4(2)"."""

    path: str
    start: int
    end: int


class Texts(Protocol):
    """Where the texts and sections of documents lie."""

    def read(self, document_id: str) -> tuple[str, tuple[Section, ...]]:
        """Those of one document."""
        ...


class _HeldApart(Remembers):
    __slots__ = ("_characters", "_section_count", "_text_key", "_texts")
    _characters: int
    _section_count: int
    _text_key: str
    _texts: Texts


@dataclass(frozen=True, slots=True)
class Document(_HeldApart):
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

    @classmethod
    def apart(cls, known: Mapping[str, Any], told: Mapping[str, Any], texts: Texts) -> Document:
        """A document whose LONG parts are read from `texts` whenever they are asked for; `known` are its other fields, with its id, `told`
        what its `telling` was."""
        made = object.__new__(cls)
        for name, value in ({**_DEFAULTS, **known, **{f"_{its}": one for its, one in told.items()}, "_texts": texts}).items():
            object.__setattr__(made, name, value)
        return made

    if not TYPE_CHECKING:  # it would hide misspelt names from the checker of types

        def __getattr__(self, name: str) -> Any:
            if name not in LONG:
                raise AttributeError(f"{type(self).__name__!r} has no {name!r}")
            return self._texts.read(self.id)[LONG.index(name)]

    def __hash__(self) -> int:
        return hash(self.id)  # of content: documents are looked up by the thousand, and their sections are many

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        names = SHORT if self.is_apart or other.is_apart else (*LONG, *SHORT)  # the id tells their texts
        return all(getattr(self, name) == getattr(other, name) for name in names)

    @property
    def is_apart(self) -> bool:
        """Whether its text lies elsewhere."""
        return hasattr(self, "_texts")

    @property
    def characters(self) -> int:
        """How long its text is."""
        return self._characters if self.is_apart else len(self.text)

    @property
    def text_key(self) -> str:
        """What tells that two documents are one, whatever they are called: the SHA-256 of their text."""
        return self._text_key if self.is_apart else hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def section_count(self) -> int:
        """How many sections it has."""
        return self._section_count if self.is_apart else len(self.sections)

    def telling(self) -> dict[str, Any]:
        """What is told of its LONG parts without them."""
        return {name: getattr(self, name) for name in ("characters", "section_count", "text_key")}

    def without_text(self) -> Document:
        """The same without its LONG parts, for lists."""
        return Document(text="", **self.short())

    def short(self) -> dict[str, Any]:
        """All that is known of it but its LONG parts, by field."""
        return {name: getattr(self, name) for name in SHORT}

    def hold(self) -> None:
        """Take its text to it, before that goes where it lies."""
        if self.is_apart:
            for name, part in zip(LONG, self._texts.read(self.id), strict=True):
                object.__setattr__(self, name, part)
            object.__delattr__(self, "_texts")

    def kept(self, **where: str) -> Document:
        """The same from another `source`, or in another `collection`."""
        if self.is_apart:
            return Document.apart(self.short() | where, self.telling(), self._texts)
        return replace(self, **where)  # type: ignore[arg-type]

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


SHORT = tuple(its.name for its in fields(Document) if its.name not in LONG)
_DEFAULTS: dict[str, Any] = {its.name: its.default for its in fields(Document) if its.name in SHORT}
