"""Which document is a new version of which. Two different agreements never replace one another: when in doubt, both stay."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.fetching import is_address
from index.entry import SHIPPED, Entry

HALF = 0.5  # of the paragraphs, which two versions share at least where nothing else proves that they are one document
_SHORT = 20  # characters below which a paragraph ("For Ukraine") proves nothing
_SETTLING = ("partners", "parties", "signed")  # what tells two agreements apart


def earlier_version(new: Entry, entries: Iterable[Entry]) -> Entry | None:
    """The document that `new` is a new version of: same place, or same title, partners and date with half of the text."""
    same_kind = [old for old in entries if old.origin == new.origin and old.document.kind == new.document.kind]
    here = [old for old in same_kind if _same_place(old, new)]
    if new.origin == SHIPPED:
        return next(iter(here), None)
    elsewhere = [old for old in same_kind if _same_name(old, new) and shared(old, new) >= HALF]
    return next((old for old in here if _agree(old, new)), None) or next(iter(elsewhere), None)


def _same_place(old: Entry, new: Entry) -> bool:
    """A path or an address is a place; the bare name of an uploaded file is none: many agreements are called agreement.pdf."""
    source = new.document.source
    if old.document.source != source:
        return False
    return new.origin == SHIPPED or is_address(source) or Path(source).is_absolute()


def _same_name(old: Entry, new: Entry) -> bool:
    a, b = old.document, new.document
    return bool(a.title) and (a.title, a.partners, a.parties, a.signed) == (b.title, b.partners, b.parties, b.signed)


def _agree(old: Entry, new: Entry) -> bool:
    """No partner or date of signing speaks against it; where the user had to set these by hand, the text speaks for it."""
    for name in _SETTLING:
        a, b = getattr(old.document, name), getattr(new.document, name)
        if a and b and a != b and name not in old.given:
            return False
    return not any(name in old.given for name in _SETTLING) or shared(old, new) >= HALF


def shared(old: Entry, new: Entry) -> float:
    """The share of the paragraphs of the longer text that stand in both, 0..1."""
    a, b = _paragraphs(old.document.text), _paragraphs(new.document.text)
    return len(a & b) / max(len(a), len(b), 1)


def _paragraphs(text: str) -> set[str]:
    found = {" ".join(line.split()) for line in text.split("\n")}
    return {line for line in found if len(line) >= _SHORT} or found
