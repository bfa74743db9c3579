"""What a message asks of the answer before it: why, where it says so, more, shorter, or the original words."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.understanding.small_talk import kind_among
from corpus.clauses.clause_words import kind_of

MOVES = ("why", "where", "more", "shorter", "original")
_WHICH = re.compile(  # "which clause?", "in which section is that?", "clause number?"
    r"\W*(?:(?:and|so|ok)\W+)*(?:(?:(?:in|under|on|from)\s+)?(?:which|what)\s+(?P<noun>\w+)(?:\s+(?:number|exactly))?"
    r"(?:\s+(?:is|was)\s+(?:that|this|it)(?:\s+(?:in|from|on))?|\s+(?:says|said)\s+(?:that|this|it|so))?|(?P<numbered>\w+)\s+number)\W*",
    re.IGNORECASE,
)


def move_of(message: str) -> str:
    """One of MOVES; "" for everything else."""
    asked = _WHICH.fullmatch(message[:80])
    if asked and _is_place(asked["noun"] or asked["numbered"]):
        return "where"
    return kind_among(MOVES, message, Path(__file__).with_suffix(".yaml"))


def _is_place(noun: str) -> bool:
    """Whether a word is one for a part of a text."""
    return noun.lower() == "page" or bool(kind_of(noun.lower()))
