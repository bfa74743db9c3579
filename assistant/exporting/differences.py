"""The differences of two texts as JSON for other programs."""

from __future__ import annotations

from typing import Any

from assistant.across.aligning import Clause
from assistant.across.differences import Difference, Differences
from assistant.page.as_json import document_json


def differences_json(found: Differences) -> dict[str, Any]:
    """Both documents, and a row a clause: `kind`, `why`, and each side with its place and the spans of its differing words."""
    return {
        "first": document_json(found.first),
        "second": document_json(found.second),
        "about": found.about,
        "rows": [_row(row) for row in found.rows],
    }


def _row(row: Difference) -> dict[str, Any]:
    sides = {"first": _side(row.first, row.first_marked), "second": _side(row.second, row.second_marked)}
    return {"kind": row.kind, "why": list(row.why), **sides}


def _side(clause: Clause | None, marked: tuple[tuple[int, int], ...]) -> dict[str, Any] | None:
    """A clause: `start` and `end` count characters of the document's text, `marked` those of the quote."""
    if clause is None:
        return None
    place = {"section": clause.section, "page": clause.page, "start": clause.start, "end": clause.end}
    return {"quote": clause.text, **place, "marked": [list(span) for span in marked]}
