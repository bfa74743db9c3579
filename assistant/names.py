"""What documents are called, and how their words are spelled: read once, and of those alone that came or went afterwards."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from assistant.understanding.spelling import Spelling
from corpus.document import Document
from corpus.registry.register import Register
from index.index import Index

REGISTERS = 8  # scopes whose names are remembered


class Names:
    """The names and words of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._one_at_a_time = threading.Lock()  # what two wait for is read once
        self._spelled: tuple[Sequence[Document], Spelling] | None = None
        self._registers: list[tuple[Sequence[Document], Register]] = []  # the last one was asked for last

    def register(self, within: Sequence[Document]) -> Register:
        """The names of these documents."""
        with self._one_at_a_time:
            at = next((at for at, (known, _) in enumerate(self._registers) if _same(known, within)), None)
            found = self._made(within) if at is None else self._registers.pop(at)[1]
            self._registers = [*self._registers, (within, found)][-REGISTERS:]
            return found

    def _made(self, within: Sequence[Document]) -> Register:
        """A new one, from the one that it differs from least."""
        ids = {document.id for document in within}
        nearest = min((known for _, known in self._registers), key=lambda known: len(known.documents.keys() ^ ids), default=None)
        earlier = nearest if nearest and len(nearest.documents.keys() ^ ids) < len(ids) / 2 else None
        return Register(within, self._index.embeddings.knows, earlier)

    def spelling(self) -> Spelling:
        """The words of all documents."""
        documents = self._index.documents()
        with self._one_at_a_time:
            if self._spelled is None or self._spelled[0] is not documents:
                earlier = self._spelled[1] if self._spelled else None
                self._spelled = documents, Spelling(documents, self._index.embeddings.knows, self._index.holds, earlier)
            return self._spelled[1]


def _same(some: Sequence[Document], others: Sequence[Document]) -> bool:
    """Whether they are the very same documents, in the same order."""
    return some is others or len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))
