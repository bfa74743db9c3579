"""Reads a question and a sentence together: does the sentence answer, and does it say yes or no?"""

from __future__ import annotations

LONGEST_HEADING = 80  # characters


def placed(section: str, sentence: str) -> str:
    """A sentence as the reader sees it: after the end of the path of its section."""
    heading = " > ".join(section.split(" > ")[-2:])[-LONGEST_HEADING:].strip()
    return f"{heading}: {sentence}" if heading else sentence
