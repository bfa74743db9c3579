"""What kind of message it is: told by a trained classifier, whatever the wording."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.understanding.difference import contrast_of
from assistant.understanding.intents import FACT, comparison_in, intent_of
from assistant.understanding.moves import move_of
from assistant.understanding.small_talk import small_talk
from assistant.understanding.whole import asks_for_advice

OF_KINDS = [
    ("what's this sublease for, roughly speaking", "summary"),
    ("please recapitulate the Danish security agreement", "summary"),
    ("Finland's pact in a few lines", "summary"),
    ("should I put my name to this contract?", "advice"),
    ("would you take this job?", "advice"),
    ("tell us a good joke", "elsewhere"),
    ("what will the weather be on Sunday", "elsewhere"),
    ("What does the lease say about alterations?", FACT),
    ("who should countersign the minutes?", FACT),
    ("how are disputes between the parties resolved?", FACT),
    ("In which town does the company have its seat?", FACT),
    ("", FACT),
    ("?!", FACT),
]
COMPARED = [
    ("latvia estonia comparison", "difference"),
    ("in which ways is the Spanish agreement unlike Italy's?", "difference"),
    ("what does the Polish deal cover which the German one skips", "only"),
    ("who signed for Italy and for France", ""),
    ("what does the landlord insure under the lease and what the tenant?", ""),
]
SAID = [
    ("hi! how do I go about using this?", "help"),
    ("great stuff, thanks a million", "thanks"),
    ("right, I'm off, bye now", "goodbye"),
    ("thanks, and what is the deposit under the lease?", ""),
]


@pytest.mark.parametrize(("message", "kind"), OF_KINDS)
def test_the_kind_of_a_message_is_told_in_other_words_than_it_was_trained_with(message: str, kind: str) -> None:
    assert intent_of(message) == kind


@pytest.mark.parametrize(("message", "kind"), COMPARED)
def test_two_agreements_are_compared_in_any_words(message: str, kind: str) -> None:
    assert comparison_in(message) == kind


@pytest.mark.parametrize(("message", "kind"), SAID)
def test_talk_is_known_in_any_words(message: str, kind: str) -> None:
    assert small_talk(message) == kind


def test_what_names_an_agreement_is_no_move() -> None:
    assert move_of("I'd like the precise words") == "original" and not move_of("why is the Danish one longer?")


@pytest.mark.parametrize(
    ("question", "first", "about"),
    [
        ("What does the Spanish agreement have on demining that the Italian doesn't?", "spain", "demining"),
        ("Does the Spanish agreement say anything on demining which the Italian leaves out?", "spain", "demining"),
        ("What does the Spanish agreement lack that the Italian one has?", "italy", ""),
        ("What is missing from the Spanish agreement that the Italian one contains?", "italy", ""),
        ("Which parts of the Spanish agreement are not found in the Italian one?", "spain", ""),
    ],
)
def test_it_is_told_which_of_two_lacks_what_the_other_has(assistant: Any, question: str, first: str, about: str) -> None:
    documents = assistant.index.in_scope()
    found = contrast_of(assistant.understand(question), assistant._asked.names.register(documents), documents)
    assert found and found.only_first and found.first[0].partners[0] == first and (not about or found.about == about)


def test_two_agreements_of_one_country_are_told_by_their_years(assistant: Any) -> None:
    answer = assistant.ask("How do the British agreement of 2024 and the 2025 one differ in duration?")
    assert "ten years" in answer.text and "hundred years" in answer.text


def test_no_advice_is_given_and_the_sheet_is_shown(own: Any) -> None:
    assert asks_for_advice(own.understand("is it wise to sign the lease?"))
    answer = own.ask("is it wise to sign the lease?")
    assert "no advice" in answer.text.splitlines()[0] and "Silent on it" in answer.text
    alone = own.ask("would you sign?")
    assert not alone.citations and not alone.hits


def test_half_of_a_surrogate_is_no_trouble() -> None:
    assert intent_of("thanks \ud800 a lot") == "thanks"
    assert intent_of("\ud800") == FACT
