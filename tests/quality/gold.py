"""The project's own questions with known answers."""

from __future__ import annotations

from pathlib import Path

from assistant.gold import Gold, holds, holds_part, read_gold

__all__ = ["Gold", "holds", "holds_part", "load_gold"]
FOLDER = Path(__file__).parent


def load_gold() -> list[Gold]:
    """All questions of the folder."""
    return [gold for path in sorted(FOLDER.glob("gold_*.yaml")) for gold in read_gold(path)]
