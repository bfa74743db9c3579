"""What documents are called, and how their words are spelled: read once, and again when documents came or went."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.spelling import Spelling
from corpus.document import Document
from corpus.register import Register
from index.index import Index

REGISTERS = 8  # scopes whose names are remembered


class Names:
    """The names and words of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._spelled: tuple[frozenset[str], Spelling] | None = None
        self._registers: dict[tuple[str, ...], Register] = {}

    def register(self, within: Sequence[Document]) -> Register:
        """The names of these documents."""
        key = tuple(document.id for document in within)
        found = self._registers.pop(key, None) or Register(within, self._index.embeddings.knows)
        self._registers = dict([*self._registers.items(), (key, found)][-REGISTERS:])
        return found

    def spelling(self) -> Spelling:
        """The words of all documents."""
        documents = self._index.documents()
        known = frozenset(document.id for document in documents)
        if self._spelled is None or self._spelled[0] != known:
            self._spelled = (known, Spelling((document.text for document in documents), self._index.embeddings.knows))
        return self._spelled[1]
