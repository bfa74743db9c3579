"""Questions to begin with and to go on with: answered, about what was asked, not what was just answered, and at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.suggesting import openers, suggestions
from assistant.understanding.ukrainian import is_ukrainian

AT_ONCE_S = 0.5  # processor seconds


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("suggesting")) as assistant:
        yield assistant


def after(assistant: Any, question: str, earlier: tuple[str, ...] = ()) -> list[str]:
    history = [("human", text) for text in (*earlier, question)]
    asked, answer = assistant.understand(question), assistant.ask(question)
    began = time.process_time()
    found = suggestions(assistant, assistant.index.in_scope(), asked, answer, history)
    assert time.process_time() - began < AT_ONCE_S
    return found


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("What air defence does Norway give?", "the agreement with Norway"),
        ("When was the Danish agreement signed?", "the agreement with Denmark"),
        ("What does the Vilnius Declaration say of NATO?", "the Vilnius Declaration"),
        ("Хто підписав угоду зі Швецією?", "угод"),
    ],
)
def test_they_are_about_what_was_asked_and_answered(assistant: Any, question: str, name: str) -> None:
    found = after(assistant, question)
    assert len(found) == 3 and all(name in text for text in found)
    assert all(is_ukrainian(text) == is_ukrainian(question) and assistant.ask(text).answered for text in found)
    assert not any("isputed" in text or "glance" in text for text in found)


def test_what_was_answered_or_asked_before_is_not_suggested(assistant: Any) -> None:
    signing = after(assistant, "When was the Norwegian agreement signed, where and by whom?")
    assert not any(text.startswith(("When was", "Where was", "Who signed")) for text in signing)
    first = after(assistant, "What air defence does Norway give?")
    assert "air defence" not in " ".join(first)
    assert not set(first) & set(after(assistant, "What air defence does Norway give?", tuple(first)))
    assert not any("summar" in text or "in short" in text for text in after(assistant, "Summarise the Norwegian agreement"))


def test_of_ones_own_contract_its_sheet_tells_more_once_it_is_made(own: Any) -> None:
    lease = next(document for document in own.index.in_scope() if document.type == "lease")
    assert not any("law" in text for text in openers(own, [lease], "en", 20))
    own.sheet(lease.id)
    asked = openers(own, [lease], "en", 20)
    assert "Which law governs the Lease of Office Premises?" in asked and all(own.ask(text).answered for text in asked)
    found = after(own, "Which law governs the lease?")
    assert len(found) == 3 and all("Lease of Office Premises" in text for text in found) and not any("law" in text for text in found)


def test_each_agreement_is_asked_something_else_to_begin_with(own: Any) -> None:
    for language in ("en", "uk"):
        asked = openers(own, own.index.in_scope(), language, 5)
        assert len(asked) == 5 and all(own.ask(text).answered for text in asked)
        assert all(sum(name in " ".join(asked[:3]) for name in [document.title.split(" between ")[0]]) for document in own.index.in_scope())
