"""Ukrainian questions on five Ukrainian contracts (`ukrainian/`): is the sentence that answers quoted first, and is there silence where none does?

    PYTHONPATH=. python tests/quality/ukrainian.py

The contracts and questions were written for this; failures were looked at.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import yaml

from assistant import Assistant, Settings, build_assistant

FOLDER = Path(__file__).with_suffix("")
NONE = "-"  # what answers a question of which the contracts say nothing
RIGHT, ANOTHER, SILENT, TOLD = "right", "another sentence first", "silent though it is said", "answered though nothing is said"


def outcome(assistant: Assistant, question: str, begins: str) -> str:
    """What came of a question: RIGHT, or which fault."""
    answer = assistant.ask(question)
    if begins == NONE:
        return TOLD if answer.answered else RIGHT
    if not answer.answered:
        return SILENT
    return RIGHT if answer.citations and answer.citations[0].quote.strip().startswith(begins) else ANOTHER


def outcomes(home: Path) -> Counter[str]:
    """How many questions came out how, asked with the shipped agreements beside the contracts."""
    assistant = build_assistant(Settings(home=home))
    try:
        assistant.index.add([FOLDER])
        asked = yaml.safe_load((FOLDER / "questions.yaml").read_text(encoding="utf-8"))
        return Counter(outcome(assistant, question, str(begins)) for questions in asked.values() for question, begins in questions.items())
    finally:
        assistant.index.close()


def main() -> None:
    """Print how many came out how."""
    with tempfile.TemporaryDirectory() as home:
        found = outcomes(Path(home))
    for told in (RIGHT, ANOTHER, SILENT, TOLD):
        print(f"{told:<32} {found[told]:3} of {found.total()}")


if __name__ == "__main__":
    main()
