"""What other programs send, checked: each value is what it should be, or a UserError says which is not and what it must be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.page.asking import LONGEST
from corpus import parties
from corpus.document import KINDS
from corpus.errors import UserError

MOST_HITS = 100
MOST_TURNS, LONGEST_TURN = 50, 20_000  # of a conversation; characters of a turn


def question_of(value: Any) -> str:
    """A question: a text that is neither empty nor too long."""
    if not isinstance(value, str):
        raise UserError(f"`question` must be a text, found {_shown(value)}.")
    if not value.strip():
        raise UserError("`question` is empty. Ask something, in English or Ukrainian.")
    if len(value) > LONGEST:
        raise UserError(f"`question` has {len(value):,} characters; at most {LONGEST:,} are read. Ask a shorter question.")
    return value.strip()


def history_of(value: Any) -> list[dict[str, str]]:
    """The turns of a conversation, oldest first."""
    if not isinstance(value or [], list):
        raise UserError(f"`history` must be a list of turns, found {_shown(value)}.")
    turns = value or []
    if len(turns) > MOST_TURNS:
        raise UserError(f"`history` has {len(turns):,} turns; at most {MOST_TURNS} are read. Send the last ones.")
    for turn in turns:
        good = isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("content"), str)
        if not good or len(turn["content"]) > LONGEST_TURN:
            raise UserError(
                '`history`: each turn must be {"role": "user" or "assistant", "content": text of at most '
                f"{LONGEST_TURN:,} characters}}, found {_shown(turn)}."
            )
    return [{"role": turn["role"], "content": turn["content"]} for turn in turns]


def limit_of(value: Any, most: int = MOST_HITS) -> int:
    """How many passages: a whole number from 1 to `most`."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise UserError(f"`limit` must be a whole number from 1 to {most}, found {_shown(value)}.")
    return value


def partners_of(value: Any) -> tuple[str, ...]:
    """Slugs of partners; none for all."""
    return _known(value, "partners", list(parties.ALL))


def kinds_of(value: Any) -> tuple[str, ...]:
    """Kinds of documents; none for all."""
    return _known(value, "kinds", list(KINDS))


def day_of(value: Any, name: str) -> date | None:
    """A day written YYYY-MM-DD; None or an empty text for no limit."""
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UserError(f"`{name}` must be a day such as 2024-07-10, found {_shown(value)}.")


def _known(value: Any, name: str, known: Sequence[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise UserError(f'`{name}` must be a list such as ["{known[0]}"], found {_shown(value)}.')
    for item in value:
        if item not in known:
            raise UserError(f"`{name}`: {_shown(item)} is not known. Known: {', '.join(known)}.")
    return tuple(value)


def _shown(value: Any) -> str:
    told = repr(value)
    return told if len(told) <= 80 else f"{told[:77]}..."
