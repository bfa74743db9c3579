"""A document as the index keeps it: with where it came from, what the user set, and the files that are known to hold it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus import parties
from corpus.document import KINDS, Document, Texts
from corpus.errors import UserError, visible
from corpus.fingerprints import code_of
from corpus.identity.describing import describe
from corpus.names.countries import states
from corpus.remembered import Shelf, put_on

SHIPPED, ADDED = "shipped", "added"  # the program's own documents, and the user's
FILES_KEPT = 20  # fingerprints of files a document is known by
SETTABLE = ("title", "kind", "type", "partners", "parties", "roles", "signed", "effective", "place", "signers", "url")
_LISTS = ("partners", "parties", "roles", "signers")
SHIPPED_COLLECTION, OWN_COLLECTION = "ukraine-security", "mine"
LONGEST_NAME = 60  # characters of a collection's name


@dataclass(frozen=True, slots=True)
class Entry:
    """`given` is what the user set by hand; `files` are fingerprints of files that were read into this very document."""

    document: Document
    origin: str = ADDED
    given: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    layout: str = ""

    def seen(self, source: str, files: Iterable[str]) -> Entry:
        """The same document, last read from `source`."""
        known = tuple(dict.fromkeys([*self.files, *files]))[-FILES_KEPT:]
        return replace(self, document=self.document.kept(source=source or self.document.source), files=known)

    def on(self, shelf: Shelf) -> Entry:
        """The same; what is found in its document is kept there."""
        put_on(self.document, shelf)
        return self

    def apart(self, texts: Texts) -> Entry:
        """The same; the text of its document is read from `texts` when it is asked for."""
        its = self.document
        return self if its.is_apart else replace(self, document=Document.apart(its.short(), its.telling(), texts))

    def kept_in(self, collection: str) -> Entry:
        """The same document in a collection."""
        return replace(self, document=self.document.kept(collection=collection))


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the user sets for a document, or an error that says what can be set."""
    for name, value in given.items():
        if name not in SETTABLE:
            raise UserError(f"{name!r} cannot be set for a document. What can be set: {', '.join(SETTABLE)}.")
        if name == "kind" and value not in KINDS:
            raise UserError(f"{value!r} is no kind of document. Kinds: {', '.join(KINDS)}.")
        if name in _LISTS and (isinstance(value, str) or not all(isinstance(one, str) for one in value)):
            raise UserError(f"{name!r} must be a list of texts, found {value!r}.")
        if name in ("signed", "effective") and value is not None and type(value) is not date:
            raise UserError(f"{name!r} must be a date, found {value!r}.")
        if name not in (*_LISTS, "signed", "effective") and not isinstance(value, str):
            raise UserError(f"{name!r} must be a text, found {value!r}.")
        for slug in value if name == "partners" else ():
            if not parties.is_known(slug):
                raise UserError(f"{slug!r} is no known country. Write it as `agreements list` does, such as united-kingdom.")
    given = {name: visible(value) if isinstance(value, str) else value for name, value in given.items()}
    return {name: tuple(map(visible, value)) if name in _LISTS else value for name, value in given.items()}


def with_given(document: Document, given: Mapping[str, Any]) -> Document:
    """The document with what the user set; its id follows, and so do the countries where only states are party to it."""
    if not given:
        return document
    whose: dict[str, Any] = {} if "partners" in given or "parties" not in given else {"partners": states(given["parties"])}
    return replace(document, **whose, **given, id="")


def collection_name(name: str) -> str:
    """The name of a collection as it is kept. UserError where it is none."""
    kept = " ".join(name.split())
    if not kept or len(kept) > LONGEST_NAME or not kept.isprintable():
        raise UserError(f"{name!r} is no name of a collection: write 1 to {LONGEST_NAME} printable characters.")
    return kept


def upgraded(entry: Entry) -> Entry:
    """An entry that an older version of this program wrote, with what is kept of a document today."""
    document = entry.document
    collection = document.collection or (SHIPPED_COLLECTION if entry.origin == SHIPPED else OWN_COLLECTION)
    found = describe(document.text, document.sections, Path(document.source).stem)
    told = {name: getattr(document, name) or getattr(found, name) for name in ("type", "parties", "roles", "effective")}
    return replace(entry, document=replace(document, collection=collection, **(told if entry.origin == ADDED else {})))


@functools.cache
def layout() -> str:
    """Changes whenever documents are cut or headed differently: what is stored is then laid out again."""
    corpus = Path(parties.__file__).parent
    names = ("names/lexicon.py", "names/mentions.py", "parties.py", "parties.yaml", "sentences.py")
    here = [Path(__file__).parent / name for name in ("passage.py", "rows.py", "splitting.py")]
    return code_of([*here, *(corpus / name for name in names)])
