"""The project's whole questions: at least 0.85 right, and no list names an agreement that does not fit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "quality"))

from whole_questions import CONTRACTS, HALVES, TEXTS, answered, cases, faults, ready  # noqa: E402


@pytest.mark.slow
def test_whole_questions_are_answered(tmp_path: Path) -> None:
    assistant = ready(tmp_path)
    asked = cases()
    wrong = {}
    for case in asked:
        found = list(faults(assistant, case, *answered(assistant, case)))
        if found:
            wrong[case.ask] = (case.half, case.kind, found)
    assistant.index.close()
    assert sum(case.ask not in wrong for case in asked) >= 0.85 * len(asked), wrong
    for half in HALVES:
        kept = [case for case in asked if case.half == half and case.over not in (TEXTS, CONTRACTS)]
        assert sum(case.ask not in wrong for case in kept) >= 0.85 * len(kept), wrong
    assert not [(ask, told) for ask, (_, kind, told) in wrong.items() if kind == "lists" and any(one.startswith("names ") for one in told)]
