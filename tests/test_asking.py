"""What a question asks for and of whom: kinds, places of signing, follow-ups, doubt, and what a yes must prove."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest

from assistant import composing
from assistant.assistant import Assistant
from assistant.sentences import silence
from assistant.understanding.following import stand_alone
from assistant.understanding.kinds import kinds_of
from corpus import parties
from index.embedding import PACKAGED, SentenceEmbeddings
from index.index import Index

KINDS = [
    ("how much land is feared to be full of mines", "number"),
    ("how many milions for rebuilding", "money"),
    ("How much notice must be given?", "duration"),
    ("Which fields come first for Norway when it rebuilds?", "list"),
    ("Which came first, Poland or Latvia?", "order"),
    ("What does it put first when arming Ukraine?", "statement"),
    ("When was it signed?", "date"),
    ("Poland signed when", "date"),
    ("anything about schools in the Greek deal?", "yesno"),
    ("If Finland is attacked, does this deal say Ukraine must help?", "yesno"),
    ("Norway is outside the Union: does it follow its sanctions?", "yesno"),
    ("Which land, won back in peace, do the Croats show as a model?", "statement"),
    ("Is it only the cabinet that backs the money, or the opposition too?", "statement"),
    ("Латвійську угоду підписували в самій Латвії?", "yesno"),
    ("Яку угоду підписували в Латвії?", "statement"),
    ("Скільки з тих 50 мільярдів уже дійшло?", "money"),
    ("Чиє прізвище стоїть під угодою?", "person"),
    ("the strategy for rebuilding, how big", "money"),
    ("How big is the Ukraine Facility?", "money"),
    ("How big is the brigade?", "number"),
    ("What had Berlin put into arms by then?", "money"),
    ("Скільки щонайменше крон на рік має йти Україні?", "money"),
]


@pytest.mark.parametrize(("question", "kind"), KINDS, ids=[row[0][:40] for row in KINDS])
def test_what_is_asked_for(question: str, kind: str) -> None:
    assert kinds_of(question)[0] == kind


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Did the Sabor have to vote?", ("croatia",)),
        ("What did the Storting decide on money?", ("norway",)),
        ("Скільки людей просили захисту на Смарагдовому острові?", ("ireland",)),
        ("Which two Brussels bosses signed for the Union?", ("european-union",)),
        ("What did De Croo bring to Brussels?", ("belgium",)),
        ("Does it speak of the Hague war crimes court?", ()),
    ],
)
def test_who_is_meant_by_a_parliament_or_a_seat(text: str, meant: tuple[str, ...]) -> None:
    assert parties.slugs(text, fuzzy=True) == meant


@pytest.mark.parametrize(
    ("question", "meant", "expected"),
    [
        ("how long is the Davos deal good for", "albania", "ten years"),
        ("How long a warning must be given under the accord signed in Kharkiv?", "netherlands", "three months"),
        ("Was the Croatian agreement signed in Dubrovnik?", "croatia", "Yes."),
    ],
)
def test_a_place_of_signing_stands_for_its_agreement(assistant: Any, question: str, meant: str, expected: str) -> None:
    assert assistant.understand(question).partners == (meant,)
    assert expected in assistant.ask(question).text


def test_a_place_where_many_signed_stands_for_nobody(assistant: Any) -> None:
    assert assistant.understand("What does the agreement signed in Kyiv say of drones?").partners == ()


@pytest.mark.parametrize(
    ("before", "message", "years"),
    [
        ("What non-lethal support did Ireland promise for 2024?", "and in the two years before?", ("2022", "2023")),
        ("What did Japan promise for 2024?", "and the year after?", ("2025",)),
        ("What did Japan promise for 2024?", "and the year before?", ("2023",)),
    ],
)
def test_years_beside_the_one_before(before: str, message: str, years: tuple[str, ...]) -> None:
    asked = stand_alone(message, [{"role": "user", "content": before}])
    assert asked.years == years and asked.partners


def test_a_follow_up_with_a_question_of_its_own_is_not_the_old_one_again() -> None:
    before = [{"role": "user", "content": "Where was the Ukraine Compact launched?"}]
    asked = stand_alone("and how many countries are on the White House list of it?", before)
    assert "how many countries" in asked.text and "ukraine-compact" in asked.partners


YES_OR_NO = [
    ("Does getting out of the Dutch agreement take half a year?", "No"),
    ("Does getting out of the Dutch agreement take three months?", "Yes"),
    ("Does Luxembourg co-lead the IT coalition?", "Yes"),
    ("Does Luxembourg lead the IT coalition all alone?", "No"),
    ("Must Ukraine ratify the Rome Statute under the Slovenian agreement?", "Yes"),
    ("did scholz put taurus rockets in the deal with zelensky", "No"),
    ("May Bucharest pass on what Kyiv tells it without consent?", "No"),
    ("Does the EU share satellite imagery with Ukraine?", "Yes"),
]


@pytest.mark.parametrize(("question", "word"), YES_OR_NO, ids=[row[0][:40] for row in YES_OR_NO])
def test_a_yes_proves_the_amount_and_what_is_stressed(assistant: Any, question: str, word: str) -> None:
    assert assistant.ask(question).text.startswith(word)


def test_a_doubtful_answer_says_so_and_makes_no_claim(assistant: Any) -> None:
    asked = [
        "in which donor clubs of the contact group was sweden active when it signed",
        "Which school in the Baltics takes in officers from Ukraine?",
        "Where in the Netherlands will the Ukrainian pilots be taught?",
        "У якому місті працює секретаріат Українського компакту?",
        "How much did Luxembourg allocate for Ukraine's defence in 2024?",
    ]
    said = (composing.ENGLISH["doubtful"], composing.SAY["doubtful"])
    answers = [assistant.ask(question) for question in asked]
    for answer in answers:
        doubtful = answer.answered and silence.is_doubtful(answer.confidence)
        assert answer.text.startswith(said) == doubtful
    assert any(answer.text.startswith(said) for answer in answers) and not answers[-1].text.startswith(said)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What is the sum a year that Reykjavik promises, in kronur, until 2028?", "ISK 4 billion"),
        ("How many euros is Sweden's strategy for reconstruction and reform?", "about EUR 500 million"),
        ("How big is Sweden's strategy for reconstruction and reform?", "SEK 6 billion"),
    ],
)
def test_a_sum_is_given_in_the_asked_currency(assistant: Any, question: str, first: str) -> None:
    assert first in assistant.ask(question).text.splitlines()[0]


def test_brussels_may_be_the_government_or_the_union(assistant: Any) -> None:
    assert assistant.understand("When was the Brussels deal signed?").partners == ("belgium", "european-union")
    assert assistant.understand("What did the Belgians in Brussels promise?").partners == ("belgium",)
    told = assistant.ask("When was the Brussels deal signed?").text
    assert "28 May 2024" in told and "27 June 2024" in told


def test_the_years_of_the_war_are_years() -> None:
    assert stand_alone("What did Germany give in the first year of the full-scale war?").years == ("2022",)
    assert stand_alone("What did Germany give in the war's second year?").years == ("2023",)
    assert stand_alone("What did Germany give in the first year of the agreement?").years == ()


def test_a_title_is_no_answer(tmp_path: Path) -> None:
    lease = tmp_path / "lease.md"
    lease.write_text("# Lease of the warehouse\n\n## Rent\n\nThe tenant pays EUR 4,200 a month in advance.\n", encoding="utf-8")
    with contextlib.closing(Index(tmp_path / "index", SentenceEmbeddings(), PACKAGED)) as index:
        index.add([lease])
        answer = Assistant(index).ask("How much does the tenant of the warehouse pay a month?")
    assert "EUR 4,200" in answer.text and "Lease of the warehouse" not in [citation.quote for citation in answer.citations]
