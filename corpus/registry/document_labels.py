"""What documents are called beside others: by their country, or by their title and parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus import parties
from corpus.document import Document
from corpus.names.countries import end_in


def label(document: Document, language: str = "en") -> str:
    """What a document is called beside others: its country, those of a treaty of others, or its title and its first parties; an article,
    which may speak of many countries, by its title."""
    if document.kind == "article":
        return document.title
    if document.partners:
        named = document.partners if document.of_others else document.partners[:1]
        return " – ".join(parties.ukrainian_name_of(slug) if language == "uk" else parties.name_of(slug) for slug in named)
    whose = [name for name in document.parties if end_in(document.title, name) < 0]
    return " – ".join(part for part in (document.title, ", ".join(whose[:2])) if part)


def labels(documents: Sequence[Document], language: str = "en") -> tuple[str, ...]:
    """What documents are called together: two of one name are told apart by their days of signing."""
    names = [label(document, language) for document in documents]
    known = Counter(names)
    days = [f" ({document.signed})" if document.signed and known[name] > 1 else "" for document, name in zip(documents, names, strict=True)]
    return tuple(f"{name}{day}" for name, day in zip(names, days, strict=True))
