"""Lists and yes or no with a condition, as they are answered: decided for each agreement by what its text says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.understanding.ordering import order_of
from assistant.understanding.question import understand

LISTED = [
    ("Which agreements do not have a 24-hour clause?", {"croatia"}, {"ukraine-compact", "vilnius-declaration"}),
    ("Which last less than ten years?", set(), set()),
    ("Which agreements last longer than ten years?", {"uk-100-year-partnership"}, set()),
    ("Which have a notice period shorter than four months?", {"netherlands"}, set()),
    ("Which were signed in Brussels but not in 2024?", set(), set()),
    ("Which agreements were signed in Stockholm?", {"sweden", "norway", "iceland"}, set()),
    ("Which agreements end in 2035?", {"albania"}, set()),
    ("Which countries promised more than EUR 4 billion for 2024?", {"germany", "european-union"}, set()),
    ("which were concluded in warsaw or madrid", {"poland", "spain"}, set()),
    ("Which were signed on the other side's own soil in July 2024?", {"poland"}, set()),
    (
        "Which agreements were signed by a president instead of a prime minister?",
        {"finland", "france", "latvia", "lithuania", "romania", "united-states", "european-union"},
        {"spain"},  # whose president is that of the government
    ),
    ("Which were signed in a capital other than Kyiv before March 2024?", {"germany", "france"}, set()),
    ("Which agreements date from after 2024?", {"albania", "uk-100-year-partnership"}, set()),
    ("Which give a notice period other than six months?", {"netherlands"}, set()),
    ("Which agreements name no sum of money?", {"united-states", "romania", "albania", "ukraine-compact"}, set()),
    ("Which promise an apology of more than EUR 1 million?", set(), set()),
    ("Which were signed on 27 June 2024?", {"european-union", "estonia", "lithuania"}, set()),
]


OF_ONE = {  # a yes-or-no question about one agreement: what it begins with, and what proves it
    "Was the Danish agreement signed before 1 March 2024?": ("Yes.", "23 February 2024"),
    "Was the Spanish agreement signed before May 2024?": ("No.", "27 May 2024"),
    "Was the Danish agreement signed in Kyiv or Lviv?": ("Yes.", "Lviv"),
    "Does the agreement with Spain last more than five years?": ("Yes.", "ten years"),
    "Чи діє угода з Данією понад п'ятнадцять років?": ("Ні.", "ten years"),
    "Did the Polish president sign the agreement?": ("No.", "Donald Tusk"),
    "Did the Latvian president sign?": ("Yes.", "Rinkēvičs"),
    "Чи підписав угоду з Португалією президент?": ("Ні.", "Montenegro"),
}


@pytest.mark.parametrize("question", OF_ONE)
def test_what_is_asked_of_one_agreement_is_judged_as_in_a_list(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    word, proof = OF_ONE[question]
    assert answer.text.startswith(word) and any(proof in citation.quote for citation in answer.citations)


def test_in_force_on_a_day_is_from_its_effect_until_its_end(assistant: Any) -> None:
    answer = assistant.ask("Which agreements are still in force on 1 August 2034?")
    assert {citation.passage.partners[0] for citation in answer.citations} == {"ireland", "croatia", "albania", "uk-100-year-partnership"}
    early = assistant.ask("Which agreements were in force on 1 February 2024?")
    assert {citation.passage.partners[0] for citation in early.citations} == {"united-kingdom"}


def test_a_summit_is_no_place(assistant: Any) -> None:
    assert not re.match(r"\**(?:Yes|No)\b", assistant.ask("Was the agreement with Japan signed at the G7 summit?").text)


SUPERLATIVES = {
    "Яка країна виділила найбільше грошей на 2024 рік?": "EUR 7.1 billion",
    "Which country pledged the most for 2024?": "EUR 7.1 billion",
    "Яка угода підписана найпізніше?": "21 January 2025",
    "Яка угода діє найдовше?": "one hundred years",
}


@pytest.mark.parametrize("question", SUPERLATIVES)
def test_the_one_at_the_end_of_an_order_is_found_in_both_languages(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert SUPERLATIVES[question] in answer.text and "EUR 80 million" not in answer.text


def test_an_order_keeps_to_its_condition(assistant: Any) -> None:
    text = assistant.ask("List the agreements signed in Washington, oldest first").text
    assert text.index("Luxembourg") < text.index("Romania") and "Japan" not in text


@pytest.mark.parametrize(("question", "must", "may"), LISTED, ids=[question for question, _, _ in LISTED])
def test_only_what_fits_is_listed_with_what_proves_it(assistant: Any, question: str, must: set[str], may: set[str]) -> None:
    answer = assistant.ask(question)
    cited = {citation.passage.partners[0] for citation in answer.citations}
    assert answer.answered == bool(cited) and must <= cited <= must | may and "of 32" in answer.text


def test_order_is_by_value_and_within_one_currency(assistant: Any) -> None:
    text = assistant.ask("Order the pledges for 2024 by size").text
    assert text.find("EUR 7.1 billion") < text.find("EUR 5 billion") < text.find("EUR 2 billion") < text.find("EUR 80 million")
    largest = assistant.ask("Rank the pledges for 2024 in euros, largest to smallest").text
    assert -1 < largest.find("EUR 7.1 billion") < largest.find("EUR 3 billion") < largest.find("EUR 80 million")
    assert "CAD 3.02" not in largest and re.search(r"another currency.*Canada", largest)
    assert "an order of its own" in text
    assert order_of(understand("Which agreement is the shortest in term?")).falling is False  # type: ignore[union-attr]
    assert assistant.ask("What are the latest two agreements?").text.find("Albania") < assistant.ask(
        "What are the latest two agreements?"
    ).text.find("UK 100-year")
    assert "**32**" in assistant.ask("How many agreements are there?").text


def test_own_contracts_are_decided_by_their_full_texts(built: tuple[Path, str], tmp_path: Path) -> None:
    with of_own(built[0], tmp_path) as own:
        ended = own.ask("Which of my contracts end before 2028?")
        assert [c.passage.title for c in ended.citations] and all("Cleaning" in c.passage.title for c in ended.citations)
        silent = own.ask("Which of my contracts do not mention animals?")
        assert "**3** of 3" in silent.text and not silent.citations and "the whole text was read" in silent.text
        law = own.ask("Which of my contracts are not governed by English law?")
        assert sorted(c.quote[-9:-1] for c in law.citations) == ["Delaware", "Scotland"]
