"""Votes on answers: kept as rows on this machine, and shown in the chat."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import gradio as gr

from assistant import feedback
from assistant.page.desk import Chat, Turn, messages
from assistant.page.wording import say


def voted(folder: Path, chat: Chat, turn: Turn, vote: str, note: str, language: str) -> None:
    """Keep a vote on the answer of a turn; a warning on the page where it cannot be kept."""
    if not turn.answer or vote not in feedback.VOTES:
        return
    try:
        feedback.write(folder, _row(chat, turn, vote, note))
        told = replace(turn, vote=vote, noted=bool(note.strip()))
        chat.turns = tuple(told if one.id == turn.id else one for one in chat.turns)
    except OSError as error:
        gr.Warning(say("vote_lost", language, error=error.strerror or str(error), folder=folder))


def _row(chat: Chat, turn: Turn, vote: str, note: str) -> feedback.Feedback:
    """A vote as it is kept."""
    assert turn.answer
    return feedback.Feedback(
        id=turn.id,
        question=turn.resolved or turn.typed,
        answer=turn.answer.text,
        answered=turn.answer.answered,
        vote=vote,
        note=note,
        turns=messages(chat.turns[: chat.turns.index(turn)]),
        documents=list(dict.fromkeys(citation.passage.document_id for citation in turn.answer.citations)),
    )
