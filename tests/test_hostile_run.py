"""The fuzz run finds nothing; in the suite a short one, with all of its sorts, and marked slow a long one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant import Assistant

sys.path.insert(0, str(Path(__file__).parent / "hostile"))
from fuzz import run  # noqa: E402

pytestmark = pytest.mark.slow

SORTS = {".txt", ".md", ".html", ".docx", ".pdf", "values", "references", "understood", "asked", "posted"}


@pytest.mark.parametrize("inputs", [20, pytest.param(400, marks=pytest.mark.slow)])
def test_nothing_hostile_fails_takes_long_or_keeps_a_good_file_out(inputs: int, assistant: Assistant, tmp_path: Path) -> None:
    tried = run(inputs, 1, assistant, tmp_path)
    print(tried.table())
    assert tried.wrong == []
    assert set(tried.slowest) == SORTS and sum(tried.counts.values()) >= inputs
