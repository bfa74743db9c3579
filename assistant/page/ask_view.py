"""What happens in the chat: what is asked in its box, and what a person can do with an answer. All state is one session's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.page.answering import LONGEST, in_line, stopped, suggested
from assistant.page.bubbles import typed_in
from assistant.page.chat_view import ChatView, View
from assistant.page.chips import ALONE, OPENS, all_searched, taken_away
from assistant.page.desk import Chip, Desk, Turn
from assistant.page.events import EVENT, MANY
from assistant.page.search_in import SearchIn
from assistant.page.visitor import editors_only, spend
from assistant.page.voting import voted
from assistant.page.wording import language_of, say


class AskView(ChatView):
    """The chat and what happens in it; `listed` and `kept` lie in the sidebar and are told what changes here."""

    def wire(self, listed: gr.HTML, kept: gr.HTML) -> Dependency:
        """What happens when the parts are used; returns the event of asking, which may have brought files."""
        held, view = [self._desk], [self.chat, self.box, listed, kept]
        both: dict[str, Any] = MANY | {"trigger_mode": "multiple"}
        sent: Dependency = self.box.submit(self._on_ask, [self.box, self._desk], view, js="(...told) => window.sent(...told)", **both)
        self.box.stop(self._on_stop, held, view, **EVENT)
        self.chat.example_select(self._on_choice, held, view, **both)
        self.chat.option_select(self._on_choice, held, view, **both)
        self.chat.retry(self._on_retry, held, view, **both)
        self.chat.edit(self._on_edit, held, view, **both)
        self.chat.undo(self._on_undo, held, view, **EVENT)
        self.chat.like(self._on_like, held, view, **EVENT)
        self.doing.select(self._on_again, held, view, **both)
        self.doing.like(self._on_note, held, view, **EVENT)
        self.doing.input(self._on_example, held, view, **both)
        return sent

    # -- asking --------------------------------------------------------------------------------------------------------

    def ask(self, held: Desk, typed: str, request: gr.Request) -> Iterator[View]:
        """Put a question in line and answer what waits there."""
        if typed := typed.strip()[:LONGEST]:
            held.chat.add(Turn(typed, SearchIn(held.chosen), waiting=True))
            yield from self.answer(held, request)
        else:
            yield self.view(held, request)

    def answer(self, held: Desk, request: gr.Request) -> Iterator[View]:
        """The view while the questions that wait in the open chat are answered, and what the browser is to keep of it."""
        chat = held.chat
        held.note(chat)
        yield self.view(held, request)
        for _ in in_line(self._loading, chat, language_of(request)):
            yield self.growing(held, chat, request) if chat.busy else self.settled(held, chat, request)
        yield self.settled(held, chat, request)
        for _ in suggested(self._loading, chat):
            yield self.growing(held, chat, request)

    def _on_ask(self, message: dict[str, Any] | None, held: Desk, request: gr.Request) -> Iterator[View]:
        typed, files = str((message or {}).get("text") or ""), [Path(file) for file in (message or {}).get("files") or ()]
        if typed.strip() or files:
            try:
                spend(request)
            except gr.Error:
                yield self.view(held, request, back="" if files else typed)  # it left the box when it was sent
                raise
        if files:
            yield from self._added(held, files, request)
        yield from self.ask(held, typed, request)

    def _added(self, held: Desk, files: list[Path], request: gr.Request) -> Iterator[View]:
        """The files that were dropped on the box go into the library; the chat says what came of each, and what it can be asked."""
        editors_only(request)
        language = language_of(request)
        turn = Turn(", ".join(file.name for file in files), told=say("adding", language), added=True)
        held.chat.add(turn)
        yield self.view(held, request, clear=True)
        for lines in self._adding.of(files, language=language):
            turn = replace(turn, told="\n".join(line.sentence() for line in lines))
            held.chat.put(turn)
            yield self.growing(held, held.chat, request)
        opens = tuple(Chip(OPENS, line.document.title, line.document.id) for line in lines if line.document)
        held.chat.put(replace(turn, running=False, chips=opens, further=self._adding.questions(lines, language)))
        yield self.view(held, request, keep=held.chat)

    def _on_choice(self, held: Desk, request: gr.Request, event: gr.SelectData) -> Iterator[View]:
        """An example or a suggestion; what was being typed stays."""
        chosen = event.value.get("text", "") if isinstance(event.value, dict) else event.value
        yield from self._chosen(held, str(chosen), request)

    def _on_example(self, held: Desk, request: gr.Request, event: gr.EventData) -> Iterator[View]:
        """A question that was offered outside of the chat."""
        yield from self._chosen(held, str((event._data or {}).get("asks", "")), request)

    def _chosen(self, held: Desk, typed: str, request: gr.Request) -> Iterator[View]:
        spend(request)
        held.chat.add(Turn(typed[:LONGEST], SearchIn(held.chosen), waiting=True))
        yield from self.answer(held, request)

    def _on_retry(self, held: Desk, request: gr.Request, event: gr.RetryData) -> Iterator[View]:
        turn = _asked(held, event.index)
        yield from self._again(held, turn, turn.search_in, turn.alone, request) if turn else [self.view(held, request)]

    def _on_edit(self, held: Desk, request: gr.Request, event: gr.EditData) -> Iterator[View]:
        """What was typed is asked otherwise; what came after it goes."""
        turn, typed = _asked(held, event.index), typed_in(str(event.value)).strip()[:LONGEST]
        if turn and typed:
            yield from self._again(held, replace(turn, typed=typed), SearchIn(held.chosen), turn.alone, request)
        else:
            yield self.view(held, request)

    def _on_again(self, held: Desk, request: gr.Request, event: gr.EventData) -> Iterator[View]:
        """The question once more, without one of the things that were understood of it."""
        asked = event._data or {}
        turn = _turn(held, asked.get("turn"), messages_a_turn=1)
        chip = next((chip for chip in turn.chips if (chip.kind, chip.id) == (asked.get("kind"), asked.get("id"))), None) if turn else None
        if turn and asked.get("do") == "all":
            searched = all_searched(turn.chips, turn.search_in, language_of(request))
            yield from self._again(held, turn, searched, turn.alone, request)
        elif turn and chip and chip.id:
            yield from self._again(held, turn, taken_away(chip, turn.search_in), turn.alone or chip.id == ALONE, request)
        else:
            yield self.view(held, request)

    def _again(self, held: Desk, turn: Turn, search_in: SearchIn, alone: bool, request: gr.Request) -> Iterator[View]:
        """Ask what a turn asks in its place; it and what came after it go."""
        spend(request)
        chat = held.chat
        waited = [one.typed for one in stopped(chat, language_of(request)) if one.id != turn.id]
        at = next((number for number, held_turn in enumerate(chat.turns) if held_turn.id == turn.id), len(chat.turns))
        chat.turns = chat.turns[:at]
        chat.add(Turn(turn.typed, search_in, alone, waiting=True))
        if waited:
            yield self.view(held, request, back="\n".join(waited))
        yield from self.answer(held, request)

    # -- what can be done with an answer -------------------------------------------------------------------------------

    def _on_stop(self, held: Desk, request: gr.Request) -> View:
        unbegun = stopped(held.chat, language_of(request))
        return self.view(held, request, keep=held.chat, back="\n".join(turn.typed for turn in unbegun))

    def _on_undo(self, held: Desk, request: gr.Request) -> View:
        """The last question goes back into the box, before what is being typed there."""
        unbegun = stopped(held.chat, language_of(request))
        gone = [*held.chat.turns[-1:], *unbegun]
        held.chat.turns = held.chat.turns[:-1]
        return self.view(held, request, keep=held.chat, back="\n".join(turn.typed for turn in gone if not turn.added))

    def _on_like(self, held: Desk, request: gr.Request, event: gr.LikeData) -> View:
        liked = {True: "up", False: "down", "Like": "up", "Dislike": "down"}.get(event.liked, "")
        return self._voted(held, _turn(held, event.index), liked, "", request)

    def _on_note(self, held: Desk, request: gr.Request, event: gr.EventData) -> View:
        asked = event._data or {}
        turn = _turn(held, asked.get("turn"), messages_a_turn=1)
        return self._voted(held, turn, turn.vote if turn else "", str(asked.get("note", "")), request)

    def _voted(self, held: Desk, turn: Turn | None, vote: str, note: str, request: gr.Request) -> View:
        """Keep a vote on one of the answers as a row, and show it."""
        if turn:
            voted(self._loading.folder, held.chat, turn, vote, note, language_of(request))
        return self.view(held, request, keep=held.chat)


def _turn(held: Desk, index: Any, messages_a_turn: int = 2) -> Turn | None:
    """The turn that a message or a button belongs to; None where there is none (any more)."""
    told = str(index if not isinstance(index, (list, tuple)) else index[0])
    number = int(told[:6]) // messages_a_turn if told.isascii() and told.isdigit() else -1
    return held.chat.turns[number] if 0 <= number < len(held.chat.turns) else None


def _asked(held: Desk, index: Any) -> Turn | None:
    """The same, where it is a question."""
    turn = _turn(held, index)
    return None if turn is None or turn.added else turn
