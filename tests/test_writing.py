"""Answers phrased by a chat model: what nothing proves is not shown as an answer, whatever the model says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from scripted import Scripted, writer
from told import FALSE, QUESTION, ROW, TRUE, asked, exact, last, luxembourg, number_of, over, summaries
from wire import faithful

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.chat.sentences import Cutter
from assistant.understanding.question import understand
from corpus.document import Document


def test_a_proved_sentence_is_shown_over_the_exact_sentence_that_proves_it() -> None:
    answer = last(TRUE)
    assert answer.text == "Luxembourg allocated EUR 80 million for military support in 2024. [1]"
    assert [c.quote for c in answer.citations] == [ROW]
    assert answer.answered and exact(answer) and answer.confidence == 0.9


def test_a_false_sentence_is_left_out_and_that_is_said() -> None:
    answer = last(f"{TRUE} {FALSE}")
    assert "800" not in answer.text
    assert "80 million" in answer.text and "Left out" in answer.text and "1 of the model's sentences" in answer.text
    assert exact(answer)


def test_a_false_sentence_can_be_shown_struck_through() -> None:
    answer = last(f"{TRUE} {FALSE}", strike=True)
    assert "~~Luxembourg allocated EUR 800 million for military support in 2024.~~ (not verified)" in answer.text
    assert exact(answer)


def test_failed_sentences_get_one_repair_together_with_their_reasons() -> None:
    told = luxembourg()
    wrong = f"{FALSE} Luxembourg sent 14 submarines [1]. {TRUE}"
    repaired = "1. Luxembourg gave EUR 80 million for military support in 2024 [1].\n2. drop"
    made, model = writer(lambda heard: wrong if len(heard) == 2 else repaired)
    answer = list(made.stream(told.asked, told.plain, (), told.plain.hits))[-1]
    assert len(model.asked) == 2
    assert (
        "EUR 800 million" in model.asked[1][-1]
        and "submarines" in model.asked[1][-1]
        and "does not stand in the quotes" in model.asked[1][-1]
    )
    assert answer.text.startswith("Luxembourg gave EUR 80 million") and "submarines" not in answer.text
    assert exact(answer)


def test_nothing_proved_gives_the_answer_without_a_model_and_says_why() -> None:
    told = luxembourg()
    answer = last(FALSE, told)
    assert answer.text.startswith(told.plain.text)
    assert "Answered without a chat model: none of the sentences of scripted:model is proved" in answer.text
    assert answer.citations == told.plain.citations


@pytest.mark.parametrize("mark", ["", " [99]", " [abc]", " [1][99]", " [1] [1] [1]", " [1, 1; 99]", "[1]."])
def test_odd_markers_are_mended_where_the_words_are_proved(mark: str) -> None:
    answer = last(f"Luxembourg, 2024: EUR 80 million for military support allocated by the time of signature{mark}.")
    assert re.findall(r"\[.*?\]", answer.text) == ["[1]"], answer.text
    assert answer.citations[0].quote == ROW and exact(answer)


def test_a_citation_of_another_partner_proves_nothing_of_this_one() -> None:
    told = luxembourg()
    row = "Latvia, 2024: EUR 112 million for military support."
    latvia = over(Document("Latvia", "summary", f"{row}\n\nLatvia helps Ukraine.", ("latvia",)), QUESTION, row)
    both = told._replace(plain=Answer(QUESTION, "PLAIN", (), (*told.plain.hits[:2], latvia.plain.hits[0]), True, 0.9))
    assert asked(both, "It gave EUR 112 million for military support in 2024 [3].")[-1].text.startswith("PLAIN")
    assert "112" in asked(both, "Latvia gave EUR 112 million for military support in 2024 [3].")[-1].text


def test_yes_or_no_is_not_the_models_to_say() -> None:
    question = "Did Luxembourg allocate money for military support in 2024?"
    told = over(summaries()["luxembourg"], question, ROW, "Yes.")
    for said in (f"No. {TRUE}", f"No, {TRUE}", f"Yes, {TRUE}", TRUE):
        assert last(said, told).text == "Yes.\n\nLuxembourg allocated EUR 80 million for military support in 2024. [1]"


def test_answers_grow_and_each_of_them_holds() -> None:
    told = luxembourg()
    grown = asked(told, f"{TRUE} Luxembourg gave EUR 96 million for military assistance in 2023 [1]. {FALSE}")
    assert len(grown) == 3
    assert all(exact(answer) and "800" not in answer.text for answer in grown)
    assert grown[1].text.startswith(grown[0].text)


def test_lists_keep_their_lines() -> None:
    answer = last(
        "- Luxembourg, 2022: EUR 74.4 million for military assistance [1]\n- Luxembourg, 2023: EUR 96 million for military assistance [1]\n"
    )
    assert [line[:22] for line in answer.text.splitlines()] == ["- Luxembourg, 2022: EU", "- Luxembourg, 2023: EU"]


def test_a_ukrainian_sentence_needs_words_that_the_english_quote_holds() -> None:
    told = luxembourg("Скільки Люксембург виділив у 2024 році?")
    assert "80 млн" in last("Люксембург виділив 80 млн євро на військову підтримку у 2024 році [1].", told).text
    wrong = last("Люксембург розмістив ядерну зброю в Україні [1].", told)
    assert "ядерну" not in wrong.text and "Відповідь без мовної моделі" in wrong.text


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
def test_sentences_come_out_the_same_however_the_text_is_cut(size: int) -> None:
    text = (
        "<think>Perhaps 12. No.</think>Prime Minister L. Frieden signed on 10 July 2024 [1]. It lasts ten years. [2][3] See Art. 4, para 2 [4, 5].\n\n"
        "- F-16s from the U.S. and e.g. Belgium [6]\n- EUR 74.4 million [7]; more"
    )
    cutter = Cutter()
    said = [s for at in range(0, len(text), size) for s in cutter.feed(text[at : at + size])] + cutter.end()
    assert [(s.text, s.numbers) for s in said] == [
        ("Prime Minister L. Frieden signed on 10 July 2024.", (1,)),
        ("It lasts ten years.", (2, 3)),
        ("See Art. 4, para 2.", (4, 5)),
        ("F-16s from the U.S. and e.g. Belgium", (6,)),
        ("EUR 74.4 million; more", (7,)),
    ]


@pytest.mark.parametrize(
    ("proposal", "partners"),
    [
        ("How much did Luxembourg give in 2023?", ("luxembourg",)),
        ("How much did Germany give in 2023?", ()),  # a partner that nobody named
        ("How much did Luxembourg give in 2023 and 2031?", ()),  # a number that nobody named
        ("How much did Luxembourg and Switzerland give in 2023?", ()),
        ("Скільки Люксембург дав у 2023?", ()),
        ("", ()),
        ("Luxembourg\nGermany", ()),
    ],
)
def test_rules_refuse_what_a_model_brings_into_a_follow_up(proposal: str, partners: tuple[str, ...]) -> None:
    by_rules = understand("and in 2023?")
    made, model = writer(proposal, follow_ups=True)
    turns = [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": TRUE}]
    assert made.resolve("and in 2023?", turns, by_rules).partners == partners
    assert writer(proposal)[0].resolve("and in 2023?", turns, by_rules) is by_rules  # not set: not asked


@pytest.fixture
def with_model(assistant: Assistant) -> Iterator[tuple[Assistant, Scripted]]:
    """The assistant over the shipped corpus with a model that quotes what is pointed out to it."""
    said, model = writer(lambda told: faithful([{"content": told[-1]}]))
    yield Assistant(assistant.index, said), model


@pytest.mark.parametrize(
    "question",
    [
        "Who signed for Japan?",
        "Which agreements mention demining?",
        "How many submarines did Iceland promise?",
        "What is the agreement with Switzerland?",
        " ",
    ],
)
def test_the_model_is_not_asked_for_facts_lists_and_where_there_is_nothing_to_stand_on(
    question: str, assistant: Assistant, with_model: tuple[Assistant, Scripted]
) -> None:
    assert with_model[0].ask(question) == assistant.ask(question)
    assert with_model[1].asked == []


def test_the_model_can_be_asked_for_facts_too(assistant: Assistant) -> None:
    said, model = writer(lambda told: faithful([{"content": told[-1]}]), for_facts=True)
    answer = Assistant(assistant.index, said).ask("Who signed for Japan?")
    assert "Kishida" in answer.text and len(model.asked) == 1 and exact(answer)


def test_an_answer_of_the_whole_assistant(assistant: Assistant, with_model: tuple[Assistant, Scripted]) -> None:
    question = "Which capability coalitions does Sweden take part in?"
    plain = assistant.ask(question)
    answer = with_model[0].ask(question)
    assert answer.answered and answer.text != plain.text and "without a chat model" not in answer.text and exact(answer)
    assert list(with_model[0].stream(question))[-1] == answer and len(with_model[1].asked) == 2
    assert with_model[0].without_model(question) == plain


def test_a_sentence_struck_through_is_so_on_the_page() -> None:
    from assistant.page.bubbles import prose_html

    assert "<s>Luxembourg allocated EUR 800 million" in prose_html(last(f"{TRUE} {FALSE}", strike=True), 1)


def test_a_passage_is_numbered_as_the_answer_without_a_model_cites_it() -> None:
    assert number_of(luxembourg(), ROW) == 1
