"""Greetings, thanks and "what can you do?" get a line and questions that the documents answer, and no passages."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.understanding.small_talk import small_talk
from assistant.understanding.ukrainian import is_ukrainian

SAID = [
    ("Hello!", "greeting"), ("helllo", "greeting"), ("hi", "greeting"), ("Good morning", "greeting"), ("Привіт!", "greeting"),
    ("thanks", "thanks"), ("Thank you very much.", "thanks"), ("thnks", "thanks"), ("Дякую", "thanks"),
    ("What can you do?", "help"), ("who are you", "help"), ("Що ти вмієш?", "help"), ("bye", "goodbye"), ("ok", "assent"), ("i see", "assent"),
]  # fmt: skip
ASKED = [
    "How long?",
    "notice period?",
    "Who signed?",
    "high",
    "hit",
    "Help with demining",
    "Who are you bound by?",
    "rent",
    "",
    "x" * 10_000,
    "What can the tenant do?",
]


@pytest.mark.parametrize(("message", "kind"), SAID)
def test_what_asks_nothing_is_known(message: str, kind: str) -> None:
    assert small_talk(message) == kind


@pytest.mark.parametrize("message", ASKED, ids=[message[:20] for message in ASKED])
def test_what_asks_something_is_a_question(message: str) -> None:
    assert small_talk(message) == ""


@pytest.mark.parametrize("message", ["hello", "what can you do?"])
def test_a_greeting_gets_questions_that_are_answered(assistant: Any, message: str) -> None:
    told = assistant.ask(message)
    questions = [line[2:] for line in told.text.splitlines() if line.startswith("- ")]
    assert not told.answered and not told.hits and not told.citations and len(questions) == 3
    assert all(assistant.ask(question).answered for question in questions)


def test_thanks_after_a_question_does_not_repeat_the_answer(assistant: Any) -> None:
    before = [{"role": "user", "content": "How long does the Polish agreement last?"}, {"role": "assistant", "content": "Ten years."}]
    assert assistant.ask("thanks", before).text == "You are welcome."
    assert is_ukrainian(assistant.ask("дякую", before).text)
