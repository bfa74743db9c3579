"""Several chats at once with one server, each about its own agreement, as tests/benchmark/load.py asks them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
@pytest.mark.parametrize("way", ["page", "endpoint"])
def test_chats_at_once_get_their_own_answers(way: str, tmp_path: Path) -> None:
    environment = os.environ | {"AGREEMENTS_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    asked = [sys.executable, "tests/benchmark/load.py", "--chats", "15", "--way", way]
    done = subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "15 chats" in done.stdout and " 0 errors, 0 answers about another partner" in done.stdout
