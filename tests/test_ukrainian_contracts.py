"""Ukrainian questions on Ukrainian contracts: answered with the sentence that says it, whatever the case of their words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "quality"))
from ukrainian import ANOTHER, RIGHT, outcomes  # noqa: E402

LEAST, MOST_WRONG = 0.55, 0.12  # shares; of 80 questions 0.61 and 0.09


@pytest.mark.slow
def test_most_are_answered_and_few_with_another_sentence(tmp_path: Path) -> None:
    found = outcomes(tmp_path)
    assert found[RIGHT] >= LEAST * found.total() and found[ANOTHER] <= MOST_WRONG * found.total(), found
