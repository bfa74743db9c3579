"""Which documents an answer was about, so that a question after it can be about them; the last ones are remembered."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Answer
from assistant.understanding.question import Question
from corpus.document import Document
from index.recent import forget_oldest

Documents = tuple[Document, ...]
REMEMBERED = 64  # answers
_LISTED = re.compile(r"^(?:- |\d+\. )\*\*", re.MULTILINE)


class Answered:
    """The documents of the answers that were given last."""

    def __init__(self) -> None:
        self._known: dict[Question, tuple[Documents, Documents]] = {}
        self._one_at_a_time = threading.Lock()

    def note(self, asked: Question, within: Documents, answer: Answer) -> Documents:
        """Remember what the answer to a question was about."""
        found = about(answer, within)
        with self._one_at_a_time:
            self._known.pop(_key(asked), None)
            self._known[_key(asked)] = within, found
            forget_oldest(self._known, REMEMBERED)
        return found

    def documents(self, asked: Question, within: Documents, answer: Callable[[], Answer]) -> Documents:
        """What the answer to a question was about; `answer` makes it anew where it is not known any more."""
        with self._one_at_a_time:
            searched, found = self._known.get(_key(asked), (None, ()))
        return found if searched == within else self.note(asked, within, answer())


def _key(asked: Question) -> Question:
    """A question, whatever message it is a part of."""
    return replace(asked, topic="")


def about(answer: Answer, within: Documents) -> Documents:
    """The documents that an answer quotes, in its order, each agreement once; the one that the first quote and most others are of, where one is.

    None where it quotes articles, or lists more than it quotes.
    """
    cited = [citation.passage.document_id for citation in answer.citations] if answer.answered else []
    mostly = frozenset(cited[:1] if cited and 2 * cited.count(cited[0]) > len(cited) else cited)
    held = [document for document in within if document.id in mostly]
    agreements = {document.whose: document for document in sorted(held, key=lambda document: cited.index(document.id))}
    listed = len(_LISTED.findall(answer.text))
    if any(document.kind == "article" for document in held) or listed not in (0, 1, len(agreements)):
        return ()
    return tuple(agreements.values())
