"""The house itself: public names, direction of imports, lint, types, and a command that answers at once."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from conftest import ROOT


@pytest.mark.parametrize(
    "command",
    [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ],
    ids=["ruff check", "ruff format", "mypy", "import-linter"],
)
def test_the_house_is_in_order(command: list[str]) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_public_names_are_there_and_documented() -> None:
    import assistant

    for name in assistant.__all__:
        assert (getattr(assistant, name).__doc__ or "").strip(), name
    fields = {
        assistant.Answer: ["question", "text", "citations", "hits", "answered", "confidence", "usage"],
        assistant.Citation: ["number", "passage", "quote", "start", "end"],
    }
    for type, expected in fields.items():
        assert list(type.__dataclass_fields__) == expected


def test_importing_has_no_effect_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; import assistant, assistant.cli, index.index, corpus.loading; "
        "print([m for m in ('torch', 'gradio', 'chromadb', 'sentence_transformers', 'babel', 'langchain_core') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_names_every_command() -> None:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-m", "assistant.cli", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    print(f"--help took {time.monotonic() - began:.2f} s")
    for command in ("ask", "chat", "retrieve", "add", "list", "remove", "audit", "serve"):
        assert command in done.stdout
