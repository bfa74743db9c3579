"""Which documents are found by names of their own: agreements, but for those of Ukraine with states, which are found by the state."""

from __future__ import annotations

from corpus.document import Document
from corpus.names.countries import is_country


def has_names(document: Document) -> bool:
    """Whether a document is found by names of its own."""
    return document.kind == "agreement" and (document.of_others or not between_states(document))


def between_states(document: Document) -> bool:
    """Whether only states, or unions of states, are party to a document."""
    return bool(document.partners) and all(is_country(party) for party in document.parties)
