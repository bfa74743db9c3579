"""What the tests share: the project's folders, and one assistant over the shipped corpus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """An assistant over the shipped corpus, built once, in a folder of its own."""
    from assistant import Settings, build_assistant

    built = build_assistant(Settings(home=tmp_path_factory.mktemp("home")))
    yield built
    built.index.close()
