"""The labelled contracts of CUAD v1 (The Atticus Project, CC BY 4.0): which are held out of training, and where their clauses stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Span = tuple[int, int]
HELD_CONTRACTS = 6  # each sixth contract is held out: 61 of 366


def is_held(number: int) -> bool:
    """Whether the contract of this number, in the order of their ids, is held out of the reader's training."""
    return number % HELD_CONTRACTS == 3


def clauses_in(row: Mapping[str, Any], made: str) -> dict[str, list[Span]] | None:
    """The spans of each category of a contract in the text that was made of it; None where its letters differ."""
    before = [at for at, letter in enumerate(row["text"]) if letter.isalnum()]
    after = [at for at, letter in enumerate(made) if letter.isalnum()]
    if len(before) != len(after):
        return None
    to = dict(zip(before, after, strict=True))
    spans: dict[str, list[Span]] = {}
    for kind, given in row["clauses"].items():
        spans[kind] = []
        for start, end in given:
            inside = [at for at in range(start, end) if at in to]
            if inside:
                spans[kind].append((to[inside[0]], to[inside[-1]] + 1))
    return spans
