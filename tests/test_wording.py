"""Every phrase of the page in both languages, with the same gaps, and one for every kind there is."""

from __future__ import annotations

from string import Formatter
from types import SimpleNamespace

import pytest

from assistant.documents.facts import FIELDS
from assistant.page.overview_tab import LEFT_OUT
from assistant.page.wording import LANGUAGES, WORDS, language_of, say
from assistant.understanding.kinds import KINDS
from corpus import document


def test_both_languages_say_the_same() -> None:
    gaps = {
        language: {key: sorted(gap for _, gap, _, _ in Formatter().parse(text) if gap) for key, text in words.items()}
        for language, words in WORDS.items()
    }
    assert set(WORDS) == set(LANGUAGES) and gaps["en"] == gaps["uk"]
    same = [key for key in WORDS["en"] if WORDS["en"][key] == WORDS["uk"][key]]
    assert len(same) < 4, same


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_a_name(language: str) -> None:
    for kind in KINDS:
        assert say(f"kind_{kind}", language)
    for kind in document.KINDS:
        assert say(kind, language)
    for field in FIELDS:
        assert field in LEFT_OUT or say(f"fact_{field}", language)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("uk-UA,uk;q=0.9,en;q=0.8", "uk"),
        ("en-GB,uk;q=0.5", "en"),
        ("de-DE,uk;q=0.7,en;q=0.3", "uk"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_browser_chooses(accepted: str | None, language: str) -> None:
    assert language_of(SimpleNamespace(headers={"accept-language": accepted} if accepted is not None else {})) == language
    assert language_of(None) == "en"


def test_what_a_chat_model_used_is_shown_under_the_answer() -> None:
    from assistant.answer import Answer, Usage
    from assistant.page.bubbles import answer_html
    from assistant.page.desk import Turn

    shown = answer_html(Turn("A?", answer=Answer("A?", "Yes.", usage=Usage(1234, 56, 0.0021))), 0, True, "en")
    assert "1,234 tokens read, 56 written, cost 0.0021" in shown
    assert "tokens" not in answer_html(Turn("A?", answer=Answer("A?", "Yes.")), 0, True, "en")
