"""The messages of a conversation, in whatever form they come, as who said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Turns = list[tuple[str, str]]  # ("human" or "ai", text)


def turns_of(history: Sequence[Any]) -> Turns:
    """The messages of anything that langchain's `convert_to_messages` takes, in their order."""
    if not history:
        return []
    from langchain_core.messages import convert_to_messages

    return [(str(turn.type), str(turn.text)) for turn in convert_to_messages(list(history))]
