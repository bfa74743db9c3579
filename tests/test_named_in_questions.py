"""What only says which document is meant is left out of a question, and what the question asks about stays in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

AIR = """# Air Services Agreement between the Kingdom of Norway and the Republic of Singapore

Recalling the memorandum that was made in Bergen on 3 May 2011,

The Kingdom of Norway and the Republic of Singapore have agreed as follows:

## Article 1

The term "permanent office" means an office of a designated airline that is open for more than six months.

## Article 2

Each Party may designate up to four airlines.

## Article 3

Neither Party shall require the filing of fares.

## Article 4

This Agreement shall enter into force on the day of its signature.

In witness whereof the undersigned have signed this Agreement. Done at Oslo on 14 March 2013.

| For the Kingdom of Norway | For the Republic of Singapore |
| --- | --- |
| Marit Lund | Lee Wen Yew |
| Minister of Transport | Minister for Trade |
"""
BOOK = """# Publishing Contract

made on 3 October 2023 between Ilona Ferrow (the "Author") and Tamar Books Ltd (the "Publisher") concerning a book called The Salt Meadows.

## 1. Rights

1.1 All film and stage rights are reserved by the Author.

1.2 The Publisher shall publish the book within 18 months of acceptance.

## 2. Liquidated damages

2.1 Liquidated damages for late delivery are GBP 40 a week. Liquidated damages shall not exceed GBP 900.

2.2 A pre-payment of GBP 2,000 is due on signature. The pre-payment is kept by the Author.
"""
NURSERY = """# Childcare Contract

made on 5 May 2025 between Acorn Nursery Ltd (the "Nursery") and Ada Lund (the "Parent").

## 1. Fees

| Session | Under 2 years | 2-3 years | 3-5 years |
| --- | --- | --- | --- |
| Full day | £74.00 | £68.00 | £62.00 |
| Morning | £42.00 | £39.00 | £36.00 |

| Other charges | Amount |
| --- | --- |
| Registration fee | £50.00 |
| Late collection, per 15 minutes | £12.00 |

## 2. Attendance bonus

| Attendance in a month | Bonus |
| --- | --- |
| 95% or more but less than 99% | 5% |
| 90% or more but less than 95% | 3% |
| less than 90% | none |

## 3. What the Nursery does

3.1 The Nursery stores the tents in the shed (small ones); in the loft at Quarry Lane (large ones).

3.2 A fund of GBP 85 million is set up, of which Harbour Bank has pledged GBP 40 million, Meadow Trust GBP 15 million and Ridge Trust GBP 9 million.

## 4. Conduct

4.1 The Parent must not:

(a) copy the menu;

(b) remove the notices, except where the law allows it;

(c) use the garden for:

(i) parties;

(ii) markets; and

(d) park in the yard.
"""


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("named"), AIR, BOOK, NURSERY) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("How many airlines may each side designate under the Norway–Singapore agreement?", "How many airlines may each side designate?"),
        ("how many airlines may be named in the norway singapore air services agreement", "how many airlines may be named"),
        ("For how long is a permanent office open under the Norway–Singapore agreement?", "For how long is a permanent office open?"),
        ("What is due under the Norway Singapore air treaty?", "What is due?"),
        ("Who signed the air services agreement for Singapore?", "Who signed the agreement for Singapore?"),
        ("Does the Author keep the film and stage rights in The Salt Meadows?", "Does the Author keep the film and stage rights?"),
    ],
)
def test_only_what_names_the_document_is_left_out(own: Any, question: str, left: str) -> None:
    asked = own.understand(question)
    assert asked.english == left and len(asked.documents) == 1, asked


def test_a_contract_is_found_by_a_name_on_its_front_alone(own: Any) -> None:
    asked = own.understand("When is the book published under the Salt Meadows contract?")
    assert [own.index.document(id).title for id in asked.documents] == ["Publishing Contract between Ilona Ferrow and Tamar Books Ltd"], (
        asked
    )
    assert not own.understand("What does the Green Hills contract say?").documents


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("How much are LDs a week in the publishing contract?", "Liquidated damages for late delivery are GBP 40 a week."),
        ("Who keeps the prepayment under the publishing contract?", "pre-payment"),
        ("What does late collection cost at the nursery?", "Late collection, per 15 minutes | £12.00"),
        ("What must the Parent not do with the garden?", "parties"),
        ("Are fares to be filed under the Norway–Singapore agreement?", "Neither Party shall require the filing of fares."),
    ],
)
def test_the_sentence_that_answers_is_quoted_first(own: Any, question: str, quoted: str) -> None:
    answer = own.ask(question)
    assert any(quoted in citation.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How much is a morning for a child of 4 years at the nursery?", "£36.00"),
        ("How much has Harbour Bank pledged to the fund?", "GBP 40 million"),
        ("Who signed the air services agreement for Singapore?", "Lee Wen Yew for the Republic of Singapore"),
    ],
)
def test_the_value_that_is_meant_stands_first(own: Any, question: str, value: str) -> None:
    assert own.ask(question).text.startswith(f"**{value}**"), own.ask(question).text


@pytest.mark.parametrize(("attendance", "bonus"), [("96%", "5%"), ("92%", "3%"), ("80%", "none")])
def test_a_range_without_its_upper_end_covers_what_lies_in_it(own: Any, attendance: str, bonus: str) -> None:
    answer = own.ask(f"What is the bonus for an attendance of {attendance} at the nursery?")
    assert [citation.quote.rpartition(" | ")[2] for citation in answer.citations] == [bonus], answer.text


def test_a_value_of_another_item_is_none(own: Any) -> None:
    assert not own.ask("Where does the Nursery store the small tents?").text.startswith("**"), own.ask("Where are the small tents?").text


def test_a_signing_in_another_place_that_the_text_names_is_denied(own: Any) -> None:
    assert own.ask("Was the air services agreement signed in Oslo?").text.startswith("Yes.")
    assert own.ask("Was the air services agreement signed in Bergen?").text.startswith("No."), own.ask("Was it signed in Bergen?").text


def test_what_recites_comes_after_what_is_agreed(own: Any) -> None:
    answer = own.ask("When does the air services agreement enter into force?")
    assert answer.citations[0].quote.startswith("This Agreement shall enter into force"), answer.text
    assert "made in Bergen" in own.ask("Which memorandum does the air services agreement recall?").citations[0].quote


def test_every_item_of_a_prohibition_is_one(own: Any) -> None:
    contract = next(one for one in own.index.documents() if one.title.startswith("Childcare"))
    rows = own.obligations(contract.id).rows
    assert [row.kind for row in rows if row.citation.quote.startswith("(")] == ["must not"] * 6, rows
