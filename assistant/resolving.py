"""What a message asks, and of which documents: before anything is searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.chat.writing import Writer
from assistant.names import Names
from assistant.understanding.following import stand_alone
from assistant.understanding.question import Question, reworded
from assistant.understanding.scope import speaks_of_own
from assistant.understanding.signing_places import meant_by_place
from corpus.document import Document
from index.index import SHIPPED_COLLECTION, Index

Documents = tuple[Document, ...]


class Resolving:
    """Resolves messages over one index, follow-ups with a chat model where there is one that may."""

    def __init__(self, index: Index, writer: Writer | None) -> None:
        self._index, self._writer = index, writer
        self.names = Names(index)

    def within(self, question: str, documents: Sequence[str], collections: Sequence[str]) -> Documents:
        """The documents that may answer: those chosen, and of all of them a person's own where "my contracts" are asked for."""
        within = self._index.in_scope(documents, collections)
        if documents or collections or not speaks_of_own(question):
            return within
        return tuple(document for document in within if document.collection != SHIPPED_COLLECTION) or within

    def question(self, message: str, history: Sequence[Any], within: Documents) -> Question:
        """The question as it is resolved, with a chat model where there is one."""
        asked = self.by_rules(message, history, within)
        return self._writer.resolve(message, history, asked, self.names.register(within)) if self._writer else asked

    def by_rules(self, message: str, history: Sequence[Any], within: Documents) -> Question:
        """The question without a chat model: what it leaves unsaid carried over, typing errors mended, the documents it names found."""
        with self._index.turns.turn():
            asked = meant_by_place(stand_alone(message, history, self.names.register(within)), within)
            corrected = self.names.spelling().correct(asked.english)
            return asked if corrected == asked.english else reworded(asked, corrected)
