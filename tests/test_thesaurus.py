"""How people ask and how agreements say it: a question in everyday words finds what stands there in the words of a contract."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.understanding import thesaurus
from assistant.understanding.abbreviations import asked_abbreviation, expands
from assistant.understanding.patterns import Dictionary
from assistant.understanding.thesaurus import as_documents_say

ENTRIES = [
    (str(meaning), pattern.strip())
    for section in yaml.safe_load(Path(thesaurus.__file__).with_suffix(".yaml").read_text("utf-8")).values()
    for meaning, patterns in section.items()
    for pattern in patterns.split(",")
]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Is there a clause on the spy services working together in Støre's pact?", "intelligence"),
        ("How many parcels of arms did Ljubljana send in 2022-2024?", "military packages"),
        ("When must Ottawa and Kyiv go over the whole partnership again?", "review"),
        ("Does Iceland go along with the punitive measures on Moscow?", "sanctions"),
    ],
)
def test_everyday_words_find_the_words_of_the_text(assistant: Any, question: str, quoted: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered and quoted in " ".join(citation.quote.lower() for citation in answer.citations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the spy services", "intelligence"),
        ("How many PARCELS?", "package"),
        ("kids’ schools", "children schools"),
        ("half a year", "six months"),
        ("лише українською", "лише українською"),
        ("", ""),
        ("?!…", ""),
        ("x" * 100_000, "x" * 100_000),
    ],
)
def test_what_is_known_is_said_in_the_documents_words_and_the_rest_stays(text: str, expected: str) -> None:
    assert expected in as_documents_say(text).text


def test_longer_wordings_win_and_every_meaning_is_told() -> None:
    found = as_documents_say("fire engines and arms")
    assert found.same["fire"] == found.same["engines"] == (("firefighting",), ("fire",))
    assert ("weapons",) in found.same["arms"] and "and" not in found.same
    assert Dictionary([("b", "a*"), ("c", "a a")]).best_of(["a", "a"]).meaning == ("c",)  # type: ignore[union-attr]


def test_the_thesaurus_is_well_formed() -> None:
    assert len(ENTRIES) > 400
    for meaning, pattern in ENTRIES:
        assert re.fullmatch(r"[A-Za-z]+(?:[ -][A-Za-z0-9]+)*(?: / [A-Za-z]+(?:[ -][A-Za-z0-9]+)*)*", meaning), meaning
        assert re.fullmatch(r"[a-z]+(?:['-][a-z]+)*\*?(?: [a-z0-9]+(?:['-][a-z]+)*\*?)*", pattern), (meaning, pattern)
    assert len(set(ENTRIES)) == len(ENTRIES)


@pytest.mark.parametrize("question", ["what does CUSSP stand for", "Full name of the CUSSP?", "CUSSP is short for?"])
def test_an_abbreviation_is_written_out_by_the_sentence_that_does_so(assistant: Any, question: str) -> None:
    assert "Strategic Security Partnership" in assistant.ask(question).text


@pytest.mark.parametrize(
    ("text", "abbreviation", "expected"),
    [
        ("the Canada-Ukraine Strategic Security Partnership (CUSSP) lasts", "CUSSP", True),
        ("the CUSSP, Canada-Ukraine Strategic Security Partnership", "CUSSP", True),
        ("the International Criminal Court (ICC)", "ICC", True),
        ("the progress of the CUSSP is reviewed each year", "CUSSP", False),
        ("CUSSP", "CUSSP", False),
        ("", "CUSSP", False),
    ],
)
def test_writing_out(text: str, abbreviation: str, expected: bool) -> None:
    assert expands(text, abbreviation) is expected


@pytest.mark.parametrize("question", ["What does the EU pledge?", "Who signed for the UK?", "what does it mean", "IT and AI mean what?"])
def test_no_abbreviation_is_asked_for(question: str) -> None:
    assert asked_abbreviation(question) == ""


@pytest.mark.parametrize("question", ["Does Japan give lethal weapons?", "Чи може Японія давати зброю?"])
def test_what_is_only_the_contrary_of_what_is_asked_is_a_no(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.text.startswith(("No.", "Ні.")) and "non-lethal" in answer.citations[0].quote
