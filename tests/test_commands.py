"""The commands as a person runs them, each in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

LOADED = """
import contextlib, sys
from assistant.cli import main
with contextlib.suppress(SystemExit):
    main()
print([name for name in ("torch", "transformers", "sentence_transformers", "gradio") if name in sys.modules], file=sys.stderr)
"""


@pytest.fixture(scope="module")
def home(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the index over the shipped corpus."""
    copy = tmp_path_factory.mktemp("commands") / "home"
    shutil.copytree(built[0], copy)
    return copy


@pytest.mark.parametrize("command", [["ask", "When does the Polish agreement end?"], ["retrieve", "air defence"], ["list"]])
def test_a_command_loads_nothing_heavy(home: Path, command: list[str]) -> None:
    pytest.importorskip("openvino")
    environment = {**os.environ, "AGREEMENTS_HOME": str(home)}
    done = subprocess.run([sys.executable, "-c", LOADED, *command], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout.strip(), done.stderr
    assert done.stderr.splitlines()[-1] == "[]"
