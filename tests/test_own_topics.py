"""Lists by what one's own contracts speak of, clauses numbered in words, and agreements called by their collection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from own_contracts import of_own

from assistant.understanding.scope import collection_named
from corpus.reading import read

BARGE = """# Barge loan between Hollis Marsh and Ingrid Vane

Dated 4 April 2025

First: the sum. Hollis Marsh lends Ingrid Vane GBP 9,000 for a barge.

Second: charges. The Loan bears interest at 3.4 per cent a year from the day of payment.

Third: repayment. Ingrid Vane repays the Loan in thirty monthly instalments. She may repay all of it sooner without any charge.

Fourth: holidays. In August no instalment is due, and interest then runs on at the rate in the Second clause.

Fifth: guarantee. Nobody has promised to pay in her stead.
"""
ORCHARD = """# Orchard tenancy between Wynn Farms Ltd and Teodor Lasko

Signed on 5 April 2025 by Wynn Farms Ltd ("Landlord") and Teodor Lasko ("Tenant").

1. The Tenant shall repay to the Landlord half of the water bill each year; the bill is divided by the day.
2. The Tenant shall not keep geese or dogs in the orchard.
3. Grass cuttings are deposited behind the barn.
4. The Tenant may keep beehives along the hedge.
"""
STABLE = """# Stable contract between Wynn Farms Ltd and Noor Haddad

Signed on 6 April 2025.

1. Noor Haddad pays a deposit of GBP 200 for the keys of the stable.
2. She may keep two dogs in the yard.
"""
BARGE_LOAN, TENANCY, CONTRACT = "Barge loan", "Orchard tenancy", "Stable contract"


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("topics"), BARGE, ORCHARD, STABLE) as assistant:
        yield assistant


LISTED = [
    ("Which of my contracts allow early repayment?", {BARGE_LOAN}, "repay all of it sooner"),
    ("Which of my contracts ask for a deposit?", {CONTRACT}, "deposit of GBP 200"),
    ("Which of my contracts permit dogs?", {CONTRACT}, "two dogs"),
    ("Which of my contracts divide the water bill?", {TENANCY}, "half of the water bill"),
    ("Which of my contracts forbid dogs?", {TENANCY}, "shall not keep geese or dogs"),
]


@pytest.mark.parametrize(("question", "listed", "proof"), LISTED)
def test_what_is_listed_has_a_sentence_that_says_it(own: Any, question: str, listed: set[str], proof: str) -> None:
    told = re.split("Cannot be decided|Silent on it", own.ask(question).text)[0]
    assert {name for name in (BARGE_LOAN, TENANCY, CONTRACT) if name in told} == listed and proof in told


def test_a_heading_proves_nothing(own: Any) -> None:
    told = own.ask("Which of my contracts have no guarantee?").text
    assert "Fifth: guarantee" not in told and not any(
        "Fifth" in c.quote for c in own.ask("Which of my contracts have a guarantee?").citations
    )


def test_clauses_numbered_in_words_are_sections_and_can_be_asked_for(own: Any, tmp_path: Path) -> None:
    (tmp_path / "barge.md").write_text(BARGE, encoding="utf-8")
    assert "Dated 4 April 2025 > Second. charges" in [section.path for section in read(tmp_path / "barge.md", "barge").sections]
    assert "thirty monthly instalments" in own.ask("What does the third clause of the barge loan say?").text


def test_the_clause_to_which_a_sentence_defers_is_quoted_first(own: Any) -> None:
    answer = own.ask("At what interest rate does the barge loan run on in August?")
    assert "3.4 per cent" in answer.citations[0].quote and any("Second clause" in citation.quote for citation in answer.citations)


def document(collection: str, type: str = "", title: str = "") -> Any:
    return SimpleNamespace(collection=collection, type=type, title=title)


def test_agreements_are_called_by_the_name_of_their_collection() -> None:
    names = frozenset(("harbour-permits", "mine"))
    held = [document("harbour-permits"), document("mine", "lease", "Lease of a quay")]
    assert collection_named("Which harbour agreements end in 2027?", held, names) == "harbour-permits"
    assert collection_named("Which agreements end in 2027?", held, names) == ""
    assert collection_named("Which harbour agreements end?", [*held, document("mine", "", "Harbour dues")], names) == ""


def test_the_shipped_ones_alone_are_meant_by_security_agreements(own: Any) -> None:
    own.index.set_aside("ukraine-security", False)
    try:
        text = own.ask("Which security agreements have a notice period under four months?").text
    finally:
        own.index.set_aside("ukraine-security")
    assert not any(name in text for name in (BARGE_LOAN, TENANCY, CONTRACT)) and "all 32 were searched" in text
