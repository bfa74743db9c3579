"""The rows of the tables of a text that stand under heads: as sentences they say what each cell is."""

from __future__ import annotations

from corpus.rows import BAR, Row, tables
from corpus.values import Span


def headed_rows(text: str) -> dict[Span, Row | None]:
    """Each row under heads by where it stands; None for the line of the heads, which says nothing alone."""
    found: dict[Span, Row | None] = {}
    for heads, rows in tables(text) if BAR in text else ():
        if heads:
            found |= {heads: None, **{(row.start, row.end): row for row in rows}}
    return found
