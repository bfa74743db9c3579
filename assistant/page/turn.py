"""One question of a conversation and what was answered; a conversation is a tuple of these and belongs to one session."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.answer import Answer
from assistant.page.search_in import EVERYWHERE, Choices, SearchIn
from assistant.understanding.question import Question


@dataclass(frozen=True, slots=True)
class Turn:
    """What was typed, how it was understood and what is answered so far. `told` is what the page says instead of an answer.

    `search_in` is where it was searched, `inside` the names of that; `others`: whether there are documents beside those it names.
    """

    typed: str
    search_in: SearchIn = EVERYWHERE
    inside: tuple[str, ...] = ()
    others: bool = False
    question: Question | None = None
    answer: Answer | None = None
    told: str = ""
    running: bool = True
    vote: str = ""
    noted: bool = False
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def resolved(self) -> str:
        """The question as it stands alone."""
        return self.question.resolved if self.question else self.typed


@dataclass(slots=True)
class Desk:
    """What one session has before it. `running` is the token of the question that may write here: whoever holds another one is late."""

    turns: tuple[Turn, ...] = ()
    choices: Choices = field(default_factory=list)  # of where a question may be searched, as they were shown last
    chosen: tuple[str, ...] = ()  # where the next question is searched
    further: tuple[str, ...] = ()
    running: object = None
    suggested: object = None  # the token of the question for which further ones were looked for

    def begin(self) -> object:
        """A token for a new question or a change of the conversation; the ones before it are late from now on."""
        self.running, self.further = object(), ()
        return self.running


def messages(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """The conversation as chat messages: the history of a further question. Turns without an answer are left out."""
    told: list[dict[str, str]] = []
    for turn in turns:
        if turn.answer and not turn.running:
            told += [{"role": "user", "content": turn.typed}, {"role": "assistant", "content": turn.answer.text}]
    return told
