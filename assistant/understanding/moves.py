"""What a message asks of the answer before it: why, where it says so, more, shorter, or the original words."""

from __future__ import annotations

from pathlib import Path

from assistant.understanding.small_talk import kind_among

MOVES = ("why", "where", "more", "shorter", "original")


def move_of(message: str) -> str:
    """One of MOVES; "" for everything else."""
    return kind_among(MOVES, message, Path(__file__).with_suffix(".yaml"))
