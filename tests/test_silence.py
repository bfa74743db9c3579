"""What is said where nothing answers: whether a message is about the documents at all, and whether they speak of what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import over_copy

from assistant.phrases import ENGLISH
from assistant.understanding.intents import intent_of
from assistant.understanding.small_talk import small_talk

LIVERY = """# Livery Agreement between Marrow Hill Stables Ltd and Dagny Ohlsen

Marrow Hill Stables Ltd ("the Yard") and Dagny Ohlsen ("the Owner") agree on 4 May 2025:

## 1. The horse

1.1 The Yard keeps the gelding Bramble in the loose box beside the hay barn.
1.2 The Owner may ride in the indoor arena until nine in the evening.
1.3 The Yard feeds Bramble three times a day; the Owner brings the supplements.

## 2. Cost

2.1 The Owner pays EUR 420 a month for stabling and EUR 35 for each visit of the farrier.
2.2 The Yard's vet may treat colic at once, and the Owner bears the bill.
2.3 Ingrid Ohlsen vouches for the stabling fee of the first year, and for nothing else.

## 3. Rules

3.1 The Owner must not lend Bramble to other riders while the Yard is closed for a show.
3.2 Tack left in the saddle room for more than ten weeks is given to the riding school.
"""
CATERING = """# Catering Agreement between Pellow Kitchens Ltd and the Borough Museum

Pellow Kitchens Ltd ("the Caterer") and the Borough Museum ("the Museum") agree on 9 June 2025:

## 1. The evening

1.1 The Caterer serves a cold buffet for eighty guests in the gallery of clocks on 3 October 2025.
1.2 The Museum lights the gallery and provides two cloakroom attendants.
1.3 Candles are forbidden in the gallery; lanterns are not.

## 2. Price

2.1 The Museum pays GBP 3,200, and GBP 18 for each guest above eighty.
2.2 The Caterer washes the linen of the Museum at its own expense.
"""
ELSEWHERE, DOUBTFUL = ENGLISH["elsewhere"], ENGLISH["doubtful"]

OF_THE_DOCUMENTS = [
    "Who vouches for the stabling fee?",
    "what becomes of tack forgotten in the saddle room",
    "how big is the loose box in square feet",
    "how many sorts of supplements are there for the gelding",
    "What must the Owner do?",
    "are lanterns and candles forbidden in there",
    "how many attendants are in the cloakroom",
    "who washes the linen",
    "What may the livery client not do?",
]
OTHER_THINGS = [
    "who won the chess olympiad in 2024",
    "tell me a joke about horses",
    "what's the price of platinum",
    "how tall is the statue of liberty",
    "how do I cook a goose",
    "who discovered radium",
]


@pytest.fixture(scope="module")
def asked(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An assistant over two agreements of one's own, beside the shipped ones."""
    files = tmp_path_factory.mktemp("files")
    for name, text in (("livery.md", LIVERY), ("catering.md", CATERING)):
        (files / name).write_text(text, encoding="utf-8")
    with over_copy(built[0], tmp_path_factory.mktemp("silence")) as opened:
        assert len(opened.index.add(sorted(files.iterdir())).added) == 2
        yield opened


@pytest.fixture(params=[False, True], ids=["beside the shipped ones", "alone"])
def either(request: pytest.FixtureRequest, asked: Any) -> Iterator[Any]:
    """The same with the shipped agreements in the scope, and put aside."""
    asked.index.set_aside("ukraine-security", request.param)
    yield asked
    asked.index.set_aside("ukraine-security", False)


@pytest.mark.parametrize("question", OF_THE_DOCUMENTS)
def test_a_question_in_words_of_the_documents_is_about_them(either: Any, question: str) -> None:
    assert ELSEWHERE not in either.ask(question).text


@pytest.mark.parametrize("message", OTHER_THINGS)
def test_other_things_are_not_answered_with_passages(either: Any, message: str) -> None:
    answer = either.ask(message)
    assert not answer.answered and not answer.citations


@pytest.mark.parametrize("message", OTHER_THINGS[:3])
def test_a_word_of_the_documents_makes_no_question_about_them(asked: Any, message: str) -> None:
    assert asked.ask(message).text == ELSEWHERE


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Does the Yard keep Bramble in the hay barn under the livery agreement?", "1.1 The Yard keeps the gelding Bramble"),
        ("Does Ingrid Ohlsen vouch for the whole stabling fee in the livery agreement?", "2.3 Ingrid Ohlsen vouches"),
        ("Does the Museum wash the linen under the catering agreement?", "2.2 The Caterer washes the linen"),
        ("what does the livery agreement say about riders lending a horse during a show", "3.1 The Owner must not lend Bramble"),
    ],
)
def test_what_a_text_speaks_of_is_never_said_to_be_absent(asked: Any, question: str, said: str) -> None:
    answer = asked.ask(question)
    assert said in answer.text and "No mention" not in answer.text and ENGLISH["not_said"] not in answer.text
    assert all(one.quote in one.passage.text for one in answer.citations)


def test_it_is_shown_without_a_verdict_where_the_reader_takes_it_for_no_answer(asked: Any) -> None:
    from assistant.answering import from_read
    from assistant.reader import Reading
    from assistant.sentences.choosing import Found, ReadQuote

    question = asked.understand("May Dagny Ohlsen lend Bramble to other riders during a show?")
    hits = asked.retrieve(question.text)
    text = "3.1 The Owner must not lend Bramble to other riders while the Yard is closed for a show."
    passage = next(hit.passage for hit in hits if text in hit.passage.text)
    at = passage.start + passage.text.index(text)
    quote = ReadQuote(passage, at, at + len(text), text, 0.0, (), Reading(-4.0), 0.8)
    answer = from_read(question, hits, Found((quote,), 0.05), asked.index)
    assert not answer.answered and answer.text.startswith(DOUBTFUL) and answer.citations[0].quote == text


@pytest.mark.parametrize(
    "question",
    [
        "Does the livery agreement provide for swimming lessons?",
        "Does the catering agreement promise a brass band?",
    ],
)
def test_what_no_sentence_speaks_of_is_said_to_be_absent(asked: Any, question: str) -> None:
    answer = asked.ask(question)
    assert not answer.answered and not answer.citations and answer.text.startswith("No mention of it")


def test_that_something_is_not_in_a_text_is_quoted_only_where_it_was_asked_for(asked: Any) -> None:
    answer = asked.ask("What may the groom not do?")
    assert ENGLISH["false_premise"] not in answer.text


@pytest.mark.parametrize("message", ["thanks, that was neat", "cheers, this was clear", "that was splendid, thank you"])
def test_thanks_in_more_words_are_thanks(message: str) -> None:
    assert small_talk(message) == "thanks"


@pytest.mark.parametrize("message", ["should I sell my orchard", "should I sell my vineyard"])
def test_what_one_had_better_do_is_asked_of_no_document(message: str) -> None:
    assert intent_of(message) == "advice"
