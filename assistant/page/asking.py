"""A question of one session -> its growing turn, from the first word on the page to the last of the answer."""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Sequence
from dataclasses import replace

from assistant.page.loading import Loading
from assistant.page.search_in import EVERYWHERE, SearchIn
from assistant.page.turn import Turn, messages
from assistant.page.wording import say
from corpus.errors import UserError

LONGEST = 2_000  # characters of a question
WAIT_S = 600.0

Turns = tuple[Turn, ...]


def answering(
    loading: Loading, typed: str, turns: Sequence[Turn], language: str, search_in: SearchIn = EVERYWHERE
) -> Generator[Turns, None, None]:
    """The conversation with the question, then with what is being waited for, then with the answer as it grows; nothing for no question."""
    typed = typed.strip()[:LONGEST]
    if not typed:
        return
    before = tuple(turn for turn in turns if not turn.running)
    turn = Turn(typed, search_in)
    yield (*before, turn)
    try:
        deadline = time.monotonic() + WAIT_S
        while (assistant := loading.wait(1.0)) is None and time.monotonic() < deadline:
            yield (*before, replace(turn, told=loading.status(language)))
        if assistant is None:
            raise UserError(say("still_loading", language))
        history, scope = messages(before), search_in.scope(assistant.index, typed, language)
        question = assistant.understand(typed, history, **scope)
        others = len(search_in.documents(assistant.index, typed)) > 1
        turn = replace(turn, question=question, inside=search_in.names(assistant.index, language), others=others)
        yield (*before, turn)
        for answer in assistant.stream(typed, history, **scope):
            turn = replace(turn, answer=answer)
            yield (*before, turn)
        yield (*before, replace(turn, running=False))
    except UserError as error:
        yield (*before, replace(turn, told=str(error), running=False))
    except Exception as error:
        logging.getLogger(__name__).exception("answering")
        yield (*before, replace(turn, told=say("fault", language, error=type(error).__name__), running=False))


def stopped(turns: Sequence[Turn], language: str) -> tuple[Turns, str]:
    """The conversation after Stop, and what goes back into the box: what was answered so far stays, a bare question does not."""
    if not turns or not turns[-1].running:
        return tuple(turns), ""
    last = turns[-1]
    if last.answer is None:
        return tuple(turns[:-1]), last.typed
    return (*turns[:-1], replace(last, running=False, told=say("stopped", language))), ""
