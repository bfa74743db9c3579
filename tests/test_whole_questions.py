"""The project's whole questions: at least 0.85 right, and no list names an agreement that does not fit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "quality"))

from whole_questions import HALVES, answered, cases, faults, ready  # noqa: E402


@pytest.mark.slow
def test_whole_questions_are_answered(tmp_path: Path) -> None:
    assistant = ready(tmp_path)
    wrong = {}
    for case in cases():
        found = list(faults(assistant, case, *answered(assistant, case)))
        if found:
            wrong[case.ask] = (case.half, case.kind, found)
    assistant.index.close()
    for half in HALVES:
        asked = [case for case in cases() if case.half == half]
        assert sum(case.ask not in wrong for case in asked) >= 0.85 * len(asked), wrong
    assert not [(ask, told) for ask, (_, kind, told) in wrong.items() if kind == "lists" and any(one.startswith("names ") for one in told)]
