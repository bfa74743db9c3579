"""What a message asks, and of which documents: before anything is searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any

from assistant.chat.writing import Writer
from assistant.names import Names
from assistant.understanding.abbreviations import written_out
from assistant.understanding.following import ALONE, Beside, stand_alone
from assistant.understanding.keeping import of_documents
from assistant.understanding.question import Question, reworded
from assistant.understanding.scope import collection_named, speaks_of_own
from assistant.understanding.signing_places import meant_by_place
from assistant.understanding.turns import turns_of
from assistant.understanding.unmeant import NOTHING, Unmeant
from corpus.document import Document
from index.index import SHIPPED_COLLECTION, Index
from index.recent import Recent

Documents = tuple[Document, ...]
_FEW = 4  # documents in which words are looked for that letters stand for


class Resolving:
    """Resolves messages over one index, follow-ups with a chat model where there is one that may; `unmeant` is read out of them.

    `about` tells of which documents the answer to a question is.
    """

    def __init__(self, index: Index, writer: Writer | None, about: Callable[[Question, Documents], Documents]) -> None:
        self._index, self._writer, self._about = index, writer, about
        self.names = Names(index)
        self._unmeant = NOTHING
        self._collections: Recent[frozenset[str]] = Recent(1)  # of the documents in scope

    def without(self, unmeant: Unmeant) -> Resolving:
        """The same for questions that do not mean this."""
        other = copy(self)
        other._unmeant = unmeant
        return other

    def within(self, question: str, documents: Sequence[str], collections: Sequence[str]) -> Documents:
        """The documents that may answer: those chosen, else a person's own where "my contracts" are asked for, or a collection that is named."""
        within = self._index.in_scope(documents, collections)
        if documents or collections:
            return within
        if not speaks_of_own(question):
            held = self._collections.once((within,), lambda: frozenset(document.collection for document in within))
            named = collection_named(question, within, held)
            return tuple(document for document in within if document.collection == named) if named else within
        return tuple(document for document in within if document.collection != SHIPPED_COLLECTION) or within

    def question(self, message: str, history: Sequence[Any], within: Documents, beside: Beside = ALONE) -> Question:
        """The question as it is resolved, with a chat model where there is one; `beside`: the other questions of the same message."""
        asked = self.by_rules(message, history, within, beside)
        if not self._writer:
            return asked
        message, history = self._read(message, [*turns_of(history), *(("human", part) for part in beside.earlier)])
        return self._unmeant.question(self._writer.resolve(message, history, asked, self.names.register(within)))

    def by_rules(self, message: str, history: Sequence[Any], within: Documents, beside: Beside = ALONE) -> Question:
        """The question without a chat model: what it leaves unsaid carried over, typing errors mended, the documents it names found."""
        message, history = self._read(message, history)
        beside = Beside(self._unmeant.text(beside.message), tuple(map(self._unmeant.text, beside.earlier)))

        def answered(before: Question) -> Question:
            before = self._finished(before, within)
            return before if before.names_scope else of_documents(before, self._about(before, within))

        with self._index.turns.turn():
            return self._finished(stand_alone(message, history, self.names.register(within), answered, beside), within)

    def _finished(self, asked: Question, within: Documents) -> Question:
        """A question with what its places of signing stand for, without what is not meant, its letters written out and its typing errors mended."""
        asked = self._unmeant.question(meant_by_place(asked, within))
        named = [one for one in within if one.id in asked.documents][:_FEW] if asked.documents else ()
        corrected = self.names.spelling().correct(written_out(asked.english, named))
        return asked if corrected == asked.english else reworded(asked, corrected)

    def _read(self, message: str, history: Sequence[Any]) -> tuple[str, Sequence[Any]]:
        """A message and what came before it, as they are read."""
        return (self._unmeant.text(message), self._unmeant.history(history)) if self._unmeant else (message, history)
