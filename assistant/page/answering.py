"""The questions of one chat -> its growing turns, one after the other, from the first word on the page to the last of the answer."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.page.chips import chips_of
from assistant.page.desk import Chat, Turn, messages
from assistant.page.loading import Loading
from assistant.page.wording import say
from assistant.suggesting import suggestions
from assistant.understanding.question import Question
from corpus.errors import UserError

LONGEST = 2_000  # characters of a question
WAIT_S = 600.0


def in_line(loading: Loading, chat: Chat, language: str) -> Iterator[None]:
    """Answer the questions that wait in a chat, each as it grows; at once over where somebody answers there already."""
    if chat.token:
        return
    chat.token = mine = object()
    try:
        while chat.token is mine and (turn := chat.line()):
            before = chat.turns[: chat.turns.index(turn)]
            with contextlib.closing(answering(loading, replace(turn, waiting=False), before, language)) as growing:
                for now in growing:
                    if chat.token is not mine:
                        break
                    chat.put(now)
                    yield
    finally:
        if chat.token is mine:
            chat.token = None


def answering(loading: Loading, turn: Turn, before: Sequence[Turn], language: str) -> Generator[Turn, None, None]:
    """The turn with what is being waited for, then with the answer as it grows."""
    yield turn
    try:
        deadline = time.monotonic() + WAIT_S
        while (assistant := loading.wait(1.0)) is None and time.monotonic() < deadline:
            yield replace(turn, told=loading.status(language))
        if assistant is None:
            raise UserError(say("still_loading", language))
        for now in _answered(assistant, turn, () if turn.alone else before, language):
            turn = now
            yield turn
        yield replace(turn, running=False)
    except UserError as error:
        yield replace(turn, told=str(error), running=False)
    except Exception as error:
        logging.getLogger(__name__).exception("answering")
        yield replace(turn, told=say("fault", language, error=type(error).__name__), running=False)


def _answered(assistant: Assistant, turn: Turn, before: Sequence[Turn], language: str) -> Iterator[Turn]:
    """The turn as it is understood, then with the answer as it grows."""
    history, scope = messages(before), turn.search_in.scope(assistant.index, turn.typed, language)
    assistant = assistant.without(turn.search_in.unmeant())
    question = assistant.understand(turn.typed, history, **scope)
    turn = replace(turn, question=question, resolved=question.resolved)
    follows = bool(history) and _meaning(question) != _meaning(assistant.understand(turn.typed, **scope))
    turn = replace(turn, chips=chips_of(turn, assistant.index, follows, language))
    yield turn
    for answer in assistant.stream(turn.typed, history, **scope):
        turn = replace(turn, answer=answer)
        yield turn


def _meaning(question: Question) -> tuple[object, ...]:
    """What an earlier question can have given to this one."""
    return question.text, question.partners, question.documents


def suggested(loading: Loading, chat: Chat) -> Iterator[None]:
    """Questions to go on with under the last answer."""
    last = chat.turns[-1] if chat.turns else None
    assistant = loading.wait(0) if loading.ready() else None
    if not (assistant and last and last.question and last.answer) or last.running or last.further:
        return
    with contextlib.suppress(UserError):  # what was searched is no longer there
        within = last.search_in.documents(assistant.index, last.typed)
        found = suggestions(assistant, within, last.question, last.answer, messages(chat.turns))
        if not chat.token and chat.turns and chat.turns[-1].id == last.id:
            chat.put(replace(chat.turns[-1], further=tuple(found)))
            yield


def stopped(chat: Chat, language: str) -> list[Turn]:
    """End what is being answered: what was answered so far stays. Returns what goes back into the box: the questions that were not begun."""
    chat.token = None
    unbegun = [turn for turn in chat.turns if turn.running and turn.answer is None and not turn.added]
    kept = [turn for turn in chat.turns if turn not in unbegun]
    chat.turns = tuple(replace(turn, running=False, told=say("stopped", language)) if turn.running else turn for turn in kept)
    return unbegun
