"""How many passages a chat model is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.passage import Passage

CHARACTERS_PER_TOKEN = 3.5  # of Latin script; a model's own counter may want a download
CHARACTERS_PER_TOKEN_ELSE = 2.0
FENCE = 60  # tokens of a passage's heading
_ELSE = re.compile(r"[^\x00-\u024f]")


def tokens_of(text: str) -> int:
    """About how many tokens a text has."""
    other = len(_ELSE.findall(text))
    return int((len(text) - other) / CHARACTERS_PER_TOKEN + other / CHARACTERS_PER_TOKEN_ELSE) + 1


def fitting(passages: Iterable[Passage], budget: int) -> list[Passage]:
    """The passages in order, each once, as many as fit into a budget of tokens; the first always stands."""
    chosen: dict[str, Passage] = {}
    left = budget
    for passage in passages:
        cost = tokens_of(passage.text) + FENCE
        if passage.id in chosen or (chosen and cost > left):
            continue
        chosen[passage.id] = passage
        left -= cost
    return list(chosen.values())


def numbered(passages: Sequence[Passage]) -> dict[int, Passage]:
    """The passages by the numbers that a model cites them by."""
    return dict(enumerate(passages, start=1))
