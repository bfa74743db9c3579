"""What one session has before it: the chat that is open, the names of the others, and where the next question is searched."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from assistant.answer import Answer
from assistant.page.search_in import EVERYWHERE, SearchIn
from assistant.understanding.question import Question

LONGEST_NAME = 80  # characters of a chat's name


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that was understood of a question, as it is shown; `id`: what is asked without when it is taken away; empty: it stays."""

    kind: str
    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What was typed, how it was understood and what is answered so far. `told` is what the page says instead of an answer.

    `search_in` is where it was searched; `alone`: without what was asked before; `question` is known only while the session lasts.
    `waiting`: its turn comes when the one before it is answered. `added`: files that went into the library, not a question.
    """

    typed: str
    search_in: SearchIn = EVERYWHERE
    alone: bool = False
    resolved: str = ""
    chips: tuple[Chip, ...] = ()
    question: Question | None = None
    answer: Answer | None = None
    told: str = ""
    waiting: bool = False
    running: bool = True
    vote: str = ""
    noted: bool = False
    added: bool = False
    further: tuple[str, ...] = ()
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


@dataclass(slots=True)
class Chat:
    """A conversation, known (`id`) and named by its first question, until a person names it otherwise. `token` belongs to whoever
    answers in it now; None: nobody."""

    name: str = ""
    turns: tuple[Turn, ...] = ()
    token: object = None
    changed: str = ""
    id: str = ""

    def put(self, turn: Turn) -> None:
        """Take a turn over in the place of the one of its id, with the vote that may have come in between."""
        self.turns = tuple(replace(turn, vote=old.vote, noted=old.noted) if old.id == turn.id else old for old in self.turns)

    def add(self, turn: Turn) -> None:
        """A new question; the first names the chat."""
        self.id = self.id or uuid.uuid4().hex
        self.turns = (*self.turns, turn)
        self.name = self.name or " ".join(turn.typed.split())[:LONGEST_NAME]
        self.changed = now()

    def line(self) -> Turn | None:
        """The question that is next in line."""
        return next((turn for turn in self.turns if turn.waiting), None)

    @property
    def busy(self) -> bool:
        """Whether a question in it is being answered, or waits."""
        return any(turn.running for turn in self.turns)

    @property
    def done(self) -> tuple[Turn, ...]:
        """The turns that are answered, or were stopped."""
        return tuple(turn for turn in self.turns if not turn.running)


@dataclass(frozen=True, slots=True)
class Head:
    """What the list of chats shows of one."""

    id: str
    name: str
    changed: str


@dataclass(slots=True)
class Desk:
    """What one session has before it. `live` are the chats that it has in memory: one is answered in while another is open."""

    chat: Chat = field(default_factory=Chat)
    heads: tuple[Head, ...] = ()
    live: dict[str, Chat] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()  # where the next question is searched
    listed: tuple[str, ...] = ()  # ids of the documents that the sidebar shows
    reading: object = None  # belongs to what was asked last to be shown beside the chat

    def open(self, chat: Chat) -> None:
        """Put a chat on the desk; the one that lay there stays in memory while it is answered in."""
        held = {one.id: one for one in (*self.live.values(), self.chat) if one.token}
        self.live, self.chat = held, held.get(chat.id, chat)

    def note(self, chat: Chat) -> None:
        """List a chat first, as it is called now."""
        self.heads = (Head(chat.id, chat.name, chat.changed), *(head for head in self.heads if head.id != chat.id))

    def forget(self, id: str) -> None:
        """A chat that is deleted; where it is open, a new one takes its place."""
        self.heads = tuple(head for head in self.heads if head.id != id)
        for gone in (self.live.pop(id, None), self.chat if self.chat.id == id else None):
            if gone:
                gone.token, gone.turns = None, ()
        if self.chat.id == id:
            self.chat = Chat()


def now() -> str:
    """This moment, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def messages(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """The conversation as chat messages: the history of a further question. Turns without an answer are left out."""
    told: list[dict[str, str]] = []
    for turn in turns:
        if turn.answer and not turn.running:
            told += [
                {"role": "user", "content": turn.search_in.unmeant().text(turn.typed)},
                {"role": "assistant", "content": turn.answer.text},
            ]
    return told
