"""A person's own agreements, of any kind: found by their names, answered from, listed, compared; nothing of the shipped ones among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import over_copy

from assistant.answer import Answer
from corpus.errors import UserError

AGREEMENTS = Path(__file__).parent / "agreements"


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An assistant over five agreements of five kinds, with the shipped corpus put aside."""
    with over_copy(built[0], tmp_path_factory.mktemp("own")) as opened:
        report = opened.index.add(sorted(AGREEMENTS.iterdir()))
        assert len(report.added) == 5 and not report.failed
        opened.index.set_aside("ukraine-security")
        yield opened


def _cited(answer: Answer) -> set[str]:
    return {citation.passage.title for citation in answer.citations}


def _kinds(answer: Answer) -> set[str]:
    return {title.partition(" between ")[0] for title in _cited(answer)}


def _held(assistant: Any, answer: Answer) -> bool:
    """Whether every quote is, character for character, where it is said to be."""
    for citation in answer.citations:
        text = assistant.index.document(citation.passage.document_id).text
        if text[citation.start : citation.end] != citation.quote or citation.quote not in citation.passage.text:
            return False
    return True


# question | what the first quote (or the answer) must hold | the title of the only document that may be quoted
ANSWERED = [
    (
        "How many days of holiday does Oona Brandt get?",
        "30 working days",
        "Employment Contract between Halden Instruments GmbH and Oona Brandt",
    ),
    ("How much did Harbour Mutual lend?", "GBP 180,000", "Loan Agreement between Harbour Mutual Bank plc and Fenwick Bakery Ltd"),
    (
        "Can Kovalenko keep a dog in the flat?",
        "No animals may be kept",
        "Residential Lease between Northgate Estates Ltd and Olena Kovalenko",
    ),
    (
        "What is the supplement for night work in the collective agreement?",
        "25 per cent",
        "Collective Agreement between Association of Riverside Hospitals and Union of Care Workers",
    ),
    (
        "When does the collective agreement expire?",
        "31 January 2028",
        "Collective Agreement between Association of Riverside Hospitals and Union of Care Workers",
    ),
    ("When does the lease end?", "31 March 2027", "Residential Lease between Northgate Estates Ltd and Olena Kovalenko"),
    (
        "Who are the parties to the loan?",
        "Harbour Mutual Bank plc (Lender); Fenwick Bakery Ltd (Borrower)",
        "Loan Agreement between Harbour Mutual Bank plc and Fenwick Bakery Ltd",
    ),
    (
        "Хто сторони договору поставки?",
        "ПП «Пекарня Мельник» (Покупець)",
        "Договір поставки № 17 між ТОВ «Карпатська мука» та ПП «Пекарня Мельник»",
    ),
]


@pytest.mark.parametrize(("question", "said", "title"), ANSWERED, ids=[row[0] for row in ANSWERED])
def test_an_agreement_answers_by_the_name_of_its_party_title_or_kind(own: Any, question: str, said: str, title: str) -> None:
    answer = own.ask(question)
    assert answer.answered and said in answer.text and _held(own, answer)
    assert _cited(answer) == {title} and title in answer.question


# a clause by its number | what the first quote begins with
CLAUSES = [
    ("What does Article 4 of the loan say?", "The Borrower may repay early without a fee"),
    ("What does § 5 (2) of the employment contract say?", "After that the period of notice is three months"),
    ("clause 5.1 of the lease", "The Landlord repairs the roof"),
    ("Що сказано в пункті 2.2 договору поставки?", "Покупець сплачує рахунок"),
    ("What is written in Section 5 of the collective agreement?", "During the term of this Agreement neither side calls a strike"),
    ("Annex B", "Each hour of overtime is paid at 125 per cent"),
]


@pytest.mark.parametrize(("question", "begins"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_a_clause_that_is_asked_for_by_its_number_is_quoted_first(own: Any, question: str, begins: str) -> None:
    answer = own.ask(question)
    assert answer.answered and _held(own, answer)
    assert begins in " ".join(answer.citations[0].quote.split())[: len(begins) + 12]


def test_a_clause_that_is_not_there_is_not_made_up(own: Any) -> None:
    answer = own.ask("What does Article 77 of the loan say?")
    assert not any("77" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "What does the lease say about parental leave?",
        "Which colour do the uniforms of Harbour Mutual have?",
        "Who insures the ovens of Fenwick Bakery against earthquakes?",
        "What did Poland promise in tanks?",
    ],
)
def test_where_they_do_not_say_it_that_is_said(own: Any, question: str) -> None:
    assert not own.ask(question).answered


def test_lists_and_counts_are_over_own_agreements(own: Any) -> None:
    counted = own.ask("How many agreements are there?")
    assert counted.text.startswith("**5**") and "Fenwick Bakery" in counted.text
    ends = own.ask("Which of my contracts end in 2028?")
    assert _kinds(ends) == {"Loan Agreement", "Collective Agreement"} and "**2** of 5" in ends.text
    assert all("2028" in citation.quote for citation in ends.citations)
    none = own.ask("Which agreements end in 2041?")
    assert not none.answered and "**0** of 5" in none.text


def test_a_comparison_has_a_row_for_each_own_agreement(own: Any) -> None:
    found = own.compare("governing law")
    assert len(found.rows) == 5
    assert {row.document.title.partition(" between ")[0] for row in found.told} == {"Loan Agreement", "Employment Contract"}


def test_scope_by_hand(own: Any) -> None:
    ids = {document.title.partition(" between ")[0]: document.id for document in own.index.documents()}
    chosen = own.ask("What is the notice period?", documents=[ids["Residential Lease"]])
    assert _kinds(chosen) == {"Residential Lease"} and "three months" in chosen.text
    hits = own.retrieve("interest", documents=[ids["Loan Agreement"]], limit=20)
    assert hits and {hit.passage.title.partition(" between ")[0] for hit in hits} == {"Loan Agreement"}
    assert {hit.passage.kind for hit in own.retrieve("air defence", collections=["ukraine-security"], limit=9)} <= {"summary", "article"}
    assert all("norway" not in hit.passage.partners for hit in own.retrieve("Norway air defence", limit=20))
    *_, last = own.stream("What is the notice period?", documents=[ids["Residential Lease"]])
    assert last == chosen
    with pytest.raises(UserError, match="There is no collection"):
        own.ask("What is the rent?", collections=["nowhere"])


def test_the_langchain_retriever_keeps_to_the_scope(own: Any) -> None:
    from assistant.retriever import AgreementRetriever

    found = AgreementRetriever(assistant=own, limit=3, filters={"collections": ["mine"]}).invoke("rent")
    assert found and all(document.metadata["parties"] for document in found)


def test_nothing_speaks_of_what_is_put_aside(own: Any) -> None:
    for question in ("Who signed for Ireland?", "What is the agreement about?", "Which countries help with demining?", "hello"):
        answer = own.ask(question)
        assert not re.search(r"Ukraine|security agreement|no such agreement", answer.text), answer.text


def test_a_follow_up_stays_with_the_document_unless_it_asks_of_all(own: Any) -> None:
    before = [{"role": "user", "content": "What is the rent under the lease?"}, {"role": "assistant", "content": "EUR 1,050"}]
    assert (
        own.understand("And when is it due?", before)
        .labels[0]
        .startswith("Residential Lease between Northgate Estates Ltd and Olena Kovalenko")
    )
    assert (
        own.understand("and the loan?", before)
        .labels[0]
        .startswith("Loan Agreement between Harbour Mutual Bank plc and Fenwick Bakery Ltd")
    )
    for question in ("How many agreements are there?", "Which agreements end in 2027?", "Which contracts have a strike clause?"):
        assert own.understand(question, before).documents == ()


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is the landlord?", "Northgate Estates Ltd"),
        ("who's the lender", "Harbour Mutual Bank plc"),
        ("What is the name of the borrower?", "Fenwick Bakery Ltd"),
    ],
)
def test_who_bears_a_role_is_told_by_name_with_the_line_that_says_so(own: Any, question: str, name: str) -> None:
    answer = own.ask(question)
    assert answer.text.startswith(f"**{name}**") and _held(own, answer)
    assert name in answer.citations[0].quote


def test_who_does_something_is_not_who_bears_the_role(own: Any) -> None:
    assert not own.ask("Who repairs the roof for the landlord?").text.startswith("**Northgate Estates Ltd**")


def test_a_ukrainian_question_whose_words_are_not_known_is_not_answered_but_told_so(own: Any) -> None:
    before = [{"role": "user", "content": "How much did Harbour Mutual lend?"}, {"role": "assistant", "content": "GBP 180,000"}]
    for history in ((), before):  # and it takes nothing over from a question before it
        answer = own.ask("Хто пере шкарпетки пінгвінам?", history)
        assert not answer.answered and "«шкарпетки»" in answer.text and "«пінгвінам»" in answer.text


@pytest.mark.parametrize("question", ["What is the loan agreement about?", "Explain the loan agreement to me in simple words."])
def test_what_an_agreement_is_about_is_its_sheet(own: Any, question: str) -> None:
    answer = own.ask(question)
    assert answer.text.startswith("**Loan Agreement") and "Harbour Mutual Bank plc" in answer.text and _held(own, answer)


def test_somebody_who_is_asked_about_by_name_stays_in_the_question(own: Any) -> None:
    answer = own.ask("Who is Olena Kovalenko?")
    assert answer.answered and "Kovalenko" in answer.citations[0].quote
