"""What a bold word or value needs: a yes every figure and name that was asked, a value to be of what was asked, a count to be counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own, over_copy

NOT_YES = [
    "Is it true that Belgium is to hand over fifty F-16s?",
    "Is it true that Romania gave two Patriot systems?",
    "Did Kaja Kallas sign the Lithuanian agreement?",
    "Was it Boris Johnson who signed for Britain in 2024?",
    "Did Macron travel to Kyiv to sign?",
    "Is Luxembourg's 2024 military money above Latvia's?",
    "Did Madrid promise as much as Brussels for 2024?",
    "Чи йдеться в угоді з Ірландією про ельфів?",
    "Does Italy have a partnership with the region of Lviv?",
    "Do Norway and Finland jointly lead the maritime coalition?",
]
YES = [
    "Does Italy have a partnership with the region of Odesa?",
    "Do Norway and the United Kingdom jointly lead the maritime coalition?",
]
SHOP = """TERMS OF SALE

These Terms of Sale are an agreement between Lumo BV ("Lumo") and its customers.
1. Lumo gives a five-year guarantee on lamps and a two-year guarantee on textiles.
2. A customer who orders before 15 May for the autumn fair or before 1 November for the spring fair pays no fee.
3. "Term" means the period stated in clause 5.
4. Complaints are sent by post; e-mail is not sufficient.
5. Lumo grants its customers these conditions for seven years from 1 October 2022.
6. The customer may renew for one further term of two years in the last three months of the Term.
"""


def test_no_no_where_the_least_alone_is_known(assistant: Any) -> None:
    answer = assistant.ask("Does Denmark pledge more than the Netherlands for 2024?")
    assert not answer.text.startswith(("Yes", "No")) and "at least EUR 1.8 billion" in answer.text and "**EUR 2 billion**" in answer.text


@pytest.mark.parametrize("question", NOT_YES)
def test_no_yes_without_what_was_named(assistant: Any, question: str) -> None:
    assert not assistant.ask(question).text.startswith(("Yes", "Так"))


@pytest.mark.parametrize("question", YES)
def test_a_yes_where_all_that_was_named_is_told(assistant: Any, question: str) -> None:
    assert assistant.ask(question).text.startswith("Yes.")


def test_a_sentence_that_counts_stands_above_the_list(assistant: Any) -> None:
    answer = assistant.ask("How many agreements name combat demining?")
    assert answer.text.startswith("**Five agreements**") and answer.citations[0].quote.startswith("Five agreements name combat demining")


def test_a_value_of_the_question_is_no_answer(assistant: Any) -> None:
    asked = "Of Sweden's 30 billion kronor for 2022-2023, how much was military?"
    assert assistant.ask(asked).text.startswith("**about SEK 23 billion**")


def test_who_translated_is_not_who_signed(assistant: Any) -> None:
    assert "Fumio" not in assistant.ask("Who translated at the signing with Kishida?").text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "said"), [("What's in Article 13 of the French agreement?", "sanctions"), ("Про що пункт 40 литовської угоди?", "assets")]
)
def test_a_clause_of_a_summary_is_found_by_its_number(assistant: Any, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert len(answer.citations) == 1 and said in answer.citations[0].quote


def test_values_terms_and_words_of_ones_own_agreement(built: tuple[Path, str], tmp_path: Path) -> None:
    with of_own(built[0], tmp_path, SHOP) as own:
        assert own.ask("How long are the lamps guaranteed?").text.startswith("**five-year**")
        assert own.ask("Until when can I order without a fee for the spring fair?").text.startswith("**1 November**")
        assert "“4. Complaints" in own.ask("Can I send a complaint by email?").text
        assert own.ask("How long do the terms of sale last?").text.startswith("**seven years**")
        sheet = own.sheet(own.index.in_scope()[0].id)
        assert next(row.value for row in sheet.rows if row.key == "term") == "seven years"


def test_who_signed_for_a_firm_that_bears_the_name(built: tuple[Path, str], tmp_path: Path) -> None:
    text = """FRANCHISE AGREEMENT

THIS AGREEMENT is dated 12 September 2022 and made between Crumb Franchising Limited (the "Franchisor") and Tadeo Marsh Foods Limited (the "Franchisee").

1. The royalty is 6% of sales.

2. This Agreement is governed by Irish law.

Signed for Crumb Franchising Limited: Aoife Brannock, Managing Director
Signed for Tadeo Marsh Foods Limited: Tadeo Marsh, Director
"""
    with of_own(built[0], tmp_path, text) as own:
        assert own.ask("Who signed the franchise agreement?").text.startswith(
            "**Aoife Brannock for Crumb Franchising Limited; Tadeo Marsh for Tadeo Marsh Foods Limited**"
        )


def test_clauses_below_a_list_of_parties_and_codes_are_found(built: tuple[Path, str], tmp_path: Path) -> None:
    text = """LEASE

PARTIES
(1) Raven Estates LLP ("the Landlord")
(2) Pindrop Limited ("the Tenant")
(3) Felix Amaury ("the Guarantor")

1. RENT
1.1 The rent is:

        Year of the Term            Yearly rent
        2 and 3                     GBP 31,500
        4 and 5                     GBP 34,000

2. COVENANTS
The Tenant shall:
2.1 pay the rent;
2.2 not keep any animal on the premises.

3. BREAK CLAUSE
3.1 The Tenant may end this Lease on 24 January 2027.
3.2 The Landlord has no right to break.

PART C - INSURANCE

C1. The Landlord insures the building against fire.
"""
    (tmp_path / "lease.txt").write_text(text, encoding="utf-8")  # in which a line is a paragraph
    with over_copy(built[0], tmp_path) as own:
        (lease,) = own.index.add([tmp_path / "lease.txt"]).added
        asked = {
            "clause 2.2": "not keep any animal",
            "clause 3": "24 January 2027",
            "clause 3.2": "no right to break",
            "section C1": "against fire",
        }
        for clause, said in asked.items():
            assert said in own.ask(f"What does {clause} of the lease say?").citations[0].quote
        assert not any("Amaury" in section.path for section in lease.sections)


@pytest.mark.parametrize(
    "question", ["Does Iceland send troops?", "Does Poland send soldiers to Ukraine?", "Does Italy send its army to Ukraine?"]
)
def test_a_sentence_without_any_word_of_the_question_proves_no_yes(assistant: Any, question: str) -> None:
    assert not assistant.ask(question).text.startswith("Yes")
