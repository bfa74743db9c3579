"""The sentences from which pairs are made, parted by partner: one half for building the checker, the other held out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus import parties
from corpus.document import Document
from corpus.errors import UserError
from corpus.loading import load
from corpus.reading import read
from corpus.sentences import sentence_spans

TEXTS = Path(__file__).parents[3] / "shared" / "texts"
BUILDING, HELD = "building", "held out"


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a document with what may be taken for granted about it."""

    text: str
    context: tuple[str, ...]
    section: str
    half: str


def half_of(key: str) -> str:
    """The half of a partner (or of an article by its title)."""
    return (BUILDING, HELD)[hashlib.sha256(key.encode()).digest()[-1] % 2]


@cache
def documents() -> tuple[Document, ...]:
    """The shipped documents and the official texts that are there."""
    found = list(load().documents)
    for path in sorted(TEXTS.glob("*.*")) if TEXTS.is_dir() else ():
        try:
            found.append(read(path))
        except UserError as error:
            print(error)
    return tuple(found)


@cache
def sources() -> tuple[Source, ...]:
    """The sentences worth checking; an article's sentence only where all the partners it names are of one half."""
    found = []
    for document in documents():
        half = half_of(document.title if document.kind == "article" else document.partners[0])
        for start, end in sentence_spans(document.text):
            text = document.text[start:end].replace("\n", " ")
            if not 45 <= len(text) <= 420 or not re.search(r"[\w)%]\.$", text) or text.count(" ") < 7:
                continue
            named = set(parties.slugs(text))
            if document.kind == "article" and len({half_of(slug) for slug in named} | {half}) > 1:
                continue
            section = next((s.path.rpartition(" > ")[2] for s in document.sections if s.start <= start < s.end), "")
            signed = f"{document.signed.day} {document.signed:%B %Y}" if document.signed else ""
            names = [parties.name_of(slug) for slug in document.partners] if document.kind != "article" else []
            found.append(Source(text, tuple(x for x in (document.title, *names, section, signed) if x), section, half))
    return tuple(found)
