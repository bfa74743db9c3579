"""What a message asks, and of which documents: before anything is searched."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from assistant.chat.writing import Writer
from assistant.names import Names
from assistant.understanding.following import stand_alone
from assistant.understanding.question import Question, reworded
from assistant.understanding.scope import speaks_of_own
from assistant.understanding.signing_places import meant_by_place
from assistant.understanding.unmeant import NOTHING, Unmeant
from corpus.document import Document
from index.index import SHIPPED_COLLECTION, Index

Documents = tuple[Document, ...]


class Resolving:
    """Resolves messages over one index, follow-ups with a chat model where there is one that may; `unmeant` is read out of them."""

    def __init__(self, index: Index, writer: Writer | None) -> None:
        self._index, self._writer = index, writer
        self.names = Names(index)
        self._unmeant = NOTHING

    def without(self, unmeant: Unmeant) -> Resolving:
        """The same for questions that do not mean this."""
        other = copy(self)
        other._unmeant = unmeant
        return other

    def within(self, question: str, documents: Sequence[str], collections: Sequence[str]) -> Documents:
        """The documents that may answer: those chosen, and of all of them a person's own where "my contracts" are asked for."""
        within = self._index.in_scope(documents, collections)
        if documents or collections or not speaks_of_own(question):
            return within
        return tuple(document for document in within if document.collection != SHIPPED_COLLECTION) or within

    def question(self, message: str, history: Sequence[Any], within: Documents) -> Question:
        """The question as it is resolved, with a chat model where there is one."""
        asked = self.by_rules(message, history, within)
        if not self._writer:
            return asked
        message, history = self._read(message, history)
        return self._unmeant.question(self._writer.resolve(message, history, asked, self.names.register(within)))

    def by_rules(self, message: str, history: Sequence[Any], within: Documents) -> Question:
        """The question without a chat model: what it leaves unsaid carried over, typing errors mended, the documents it names found."""
        message, history = self._read(message, history)
        with self._index.turns.turn():
            asked = meant_by_place(stand_alone(message, history, self.names.register(within)), within)
            asked = self._unmeant.question(asked)
            corrected = self.names.spelling().correct(asked.english)
            return asked if corrected == asked.english else reworded(asked, corrected)

    def _read(self, message: str, history: Sequence[Any]) -> tuple[str, Sequence[Any]]:
        """A message and what came before it, as they are read."""
        return (self._unmeant.text(message), self._unmeant.history(history)) if self._unmeant else (message, history)
