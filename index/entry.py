"""A document as the index keeps it: with where it came from, what the user set, and the files that are known to hold it."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus import partners
from corpus.document import KINDS, Document
from corpus.errors import UserError

SHIPPED, ADDED = "shipped", "added"  # the program's own documents, and the user's
FILES_KEPT = 20  # fingerprints of files a document is known by
SETTABLE = ("title", "kind", "partners", "signed", "place", "signers", "url")


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
        return replace(self, document=replace(self.document, source=source or self.document.source), files=known)


def checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the user sets for a document, or an error that says what can be set."""
    for name, value in given.items():
        if name not in SETTABLE:
            raise UserError(f"{name!r} cannot be set for a document. What can be set: {', '.join(SETTABLE)}.")
        if name == "kind" and value not in KINDS:
            raise UserError(f"{value!r} is no kind of document. Kinds: {', '.join(KINDS)}.")
        for slug in value if name == "partners" else ():
            if slug not in partners.ALL:
                raise UserError(f"{slug!r} is no known partner. Known: {', '.join(partners.ALL)}.")
    return {name: tuple(value) if name in ("partners", "signers") else value for name, value in given.items()}


def with_given(document: Document, given: Mapping[str, Any]) -> Document:
    """The document with what the user set; its id follows."""
    return replace(document, **given, id="") if given else document


def text_key(document: Document) -> str:
    """What tells that two documents are one, whatever they are called: their text."""
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def file_key(path: Path) -> str:
    """The fingerprint of a file's bytes, its ending and the program that reads it."""
    with path.open("rb") as file:
        return f"{hashlib.file_digest(file, 'sha256').hexdigest()}{path.suffix.lower()}:{readers()}"


@functools.cache
def readers() -> str:
    """Changes whenever the code or the data that reads files changes: a known file is then read again."""
    return _code(sorted(Path(partners.__file__).parent.rglob("*.py")) + [Path(partners.__file__).with_suffix(".yaml")])


@functools.cache
def layout() -> str:
    """Changes whenever documents are cut or headed differently: what is stored is then laid out again."""
    corpus = Path(partners.__file__).parent
    names = ("lexicon.py", "mentions.py", "partners.py", "partners.yaml", "sentences.py")
    return _code([Path(__file__).parent / "splitting.py", *(corpus / name for name in names)])


def _code(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for file in files:
        found.update(file.read_bytes() if file.is_file() else b"")
    return found.hexdigest()[:12]
