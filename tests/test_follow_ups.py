"""Follow-ups: what corrects, narrows or adds to the question before, means one of a list by its place, or names another agreement only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.understanding.correcting import Correction, correction_in, instead
from assistant.understanding.moves import move_of
from assistant.understanding.referring import nth_in, others_in, that_day_as


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("own")) as assistant:
        yield assistant


def after(*messages: str) -> list[dict[str, str]]:
    """A conversation in which these were asked."""
    return [{"role": role, "content": text} for message in messages for role, text in (("user", message), ("assistant", "..."))]


CORRECTIONS = [
    ("No, I meant the Portuguese one", Correction("the Portuguese one")),
    ("sorry, I meant Finland", Correction("Finland")),
    ("I mean the lease", Correction("the lease")),
    ("not Finland, Latvia", Correction("Latvia", "Finland")),
    ("not the deposit, the rent", Correction("the rent", "deposit")),
    ("no, not the German one but the French one", Correction("the French one", "German one")),
    ("the rent, not the deposit", Correction("the rent", "deposit")),
    ("ні, я мав на увазі Польщу", Correction("Польщу")),
    ("не Німеччина, а Франція", Correction("Франція", "Німеччина")),
    ("What is not in the lease?", None),
    ("No agreement mentions drones, does it?", None),
    ("no, who signed it?", None),
    ("Does the notice, not the term, matter?", None),
]  # fmt: skip


@pytest.mark.parametrize(("message", "told"), CORRECTIONS)
def test_what_a_message_corrects(message: str, told: Correction | None) -> None:
    assert correction_in(message) == told


def test_what_is_meant_stands_in_the_place_of_what_is_gone() -> None:
    assert instead("How much is the deposit?", Correction("the rent", "deposit")) == "How much is the rent?"
    assert instead("How much is the deposit?", Correction("the rent", "posit")) == ""


@pytest.mark.parametrize(
    ("message", "nth", "left"),
    [("who signed the second one?", 1, "who signed it?"), ("and the third one, who signed it?", 2, "who signed it?"),
     ("the last of them: how long is it?", -1, "how long is it?"), ("the first", 0, "it")],
)  # fmt: skip
def test_one_of_a_list_is_meant_by_its_place(message: str, nth: int, left: str) -> None:
    assert nth_in(message) == (nth, left)


@pytest.mark.parametrize("message", ["When is the first payment due?", "Who signed first?", "the second instalment of the rent"])
def test_other_ordinals_mean_none_of_a_list(message: str) -> None:
    assert nth_in(message) is None


def test_the_others_of_a_list_and_the_same_day() -> None:
    assert others_in("who signed the other two?") == "who signed they?" and others_in("the other party") == ""
    assert that_day_as("who else signed on that day?", "Portugal") == "who else signed on the same day as Portugal?"
    assert that_day_as("Was it signed on the same day as the lease?", "Portugal") == ""


@pytest.mark.parametrize(
    "message", ["which clause?", "Which paragraph is that?", "what section is that in", "which page?", "which clause says so"]
)
def test_asking_for_the_place_is_no_new_question(message: str) -> None:
    assert move_of(message) == "where"


@pytest.mark.parametrize(
    "message", ["which clause deals with the deposit?", "Where was that?", "how many clauses are there?", "which court?"]
)
def test_asking_for_a_thing_is_none_for_the_place(message: str) -> None:
    assert move_of(message) == ""


def test_small_talk_between_is_no_question_before(assistant: Any) -> None:
    history = after("When was the Canadian agreement signed?", "ok")
    assert "Trudeau" in assistant.ask("and who signed it?", history).text
    assert "Kyiv" in assistant.ask("where was it signed?", [*history, *after("and who signed it?", "great, thank you!")]).text


def test_a_correction_asks_the_question_before_of_what_was_meant(assistant: Any, own: Any) -> None:
    history = after("Who signed the Spanish agreement?")
    for message, said in (
        ("No, I meant the Portuguese one", "Montenegro"),
        ("not Spain, Latvia", "Rinkēvičs"),
        ("sorry, I meant Finland", "Stubb"),
    ):
        answer = assistant.ask(message, history)
        assert said in answer.text and "Sánchez" not in answer.text
    rent = own.ask("not the notice, the rent", after("What does the lease say of the notice?"))
    assert "GBP 4,250" in rent.text and "six months" not in rent.text


def test_one_of_a_list_the_others_and_how_many(assistant: Any) -> None:
    listed = "Which agreements were signed in Stockholm?"
    second = assistant.understand("who signed the second one?", after(listed))
    found = assistant.understand("which of them mention drones?", after(listed)).partners
    assert len(found) == 3 and second.partners == found[1:2]
    assert "Zelenskyy" in assistant.ask("who signed the second one?", after(listed)).text
    assert assistant.understand("and the last one?", after(listed, "who signed the second one?")).partners == found[2:]
    assert assistant.understand("the other two?", after(listed, "who signed the second one?")).partners == (found[0], found[2])
    assert assistant.understand("which of them gives the most?", after(listed, "who signed the second one?")).partners == found
    assert "**3**" in assistant.ask("how many are there?", after(listed)).text
    assert "**3**" in assistant.ask("and in Stockholm?", after("Which agreements were signed in Kyiv?")).text


def test_who_else_did_so_on_that_day(assistant: Any) -> None:
    answer = assistant.ask("which other agreements were signed on the same day?", after("When was the Portuguese agreement signed?"))
    assert "Belgium" in answer.text and "28 May 2024" in answer.text


def test_that_is_measured_by_another_agreement_and_never_proved_by_what_else_it_says(assistant: Any) -> None:
    history = after("How much notice is needed to end the Dutch agreement?")
    longer = assistant.ask("Is that longer than the Polish one?", history)
    assert longer.text.startswith("No.") and "three months" in longer.text and "six months" in longer.text
    same = assistant.ask("is that the same in the Polish one?", history)
    assert "six months" in same.text and not same.text.startswith("Yes")


def test_another_agreement_of_ones_own_is_asked_the_same(own: Any) -> None:
    history = after("What law governs the lease?")
    for message in ("and the NDA?", "the non-disclosure agreement?", "same for the NDA?", "and in the NDA?"):
        answer = own.ask(message, history)
        assert "Delaware" in answer.text and "England" not in answer.text, message
    assert "England" in own.ask("and the lease?", [*history, *after("and the NDA?")]).text


def test_what_only_adds_to_a_question_is_added(own: Any, assistant: Any) -> None:
    asked = own.understand("by the landlord?", after("May the lease be ended early?"))
    assert asked.text == "May the lease be ended early by the landlord?" and asked.labels[0].startswith("Lease")
    other = own.understand("and by the tenant?", after("May the lease be ended early by the landlord?"))
    assert other.text == "May the lease be ended early by the tenant?"
    until = assistant.ask("until when?", after("How much did Iceland promise per year?"))
    assert "2028" in until.text and "31 May 2024" not in until.text.split("\n")[0]


def test_what_brings_a_topic_of_its_own_keeps_to_it(own: Any) -> None:
    history = after("How much is the rent in the lease?")
    for message in ("what about the law?", "what if the tenant leaves?", "which law?"):
        assert "rent" not in own.understand(message, history).english
