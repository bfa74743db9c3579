"""What a text says that a word of its own means comes first, whatever else it says of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.documents.definitions import asked_terms
from assistant.understanding.many import asks_of_many
from assistant.understanding.question import understand

HARBOUR = """# Berth agreement between Kestrel Marina Ltd and Dorothea Finch

Signed on 2 March 2025 by Kestrel Marina Ltd (the "Marina") and Dorothea Finch (the "Owner").

## 1. Words

1.1 In this agreement "storm day" means a day on which the coastguard has raised the red cone; "Vessel" means the ketch Marigold.
1.2 The "Mooring Fund" is the account that clause 4.1 describes.

## 2. The berth

2.1 The Marina keeps berth 14 (hereinafter the “Berth”) free for the Vessel from April to October.
2.2 No Vessel leaves the Berth on a storm day.
2.3 The Owner holds the berth under a permit of the Port Trustees dated 5 May 2019 (the "permit of entry"), which lies in the office.

## 3. Fees

3.1 On every storm day the fee for the Berth is GBP 12 more.
3.2 The permit of entry ends on 5 May 2029.

## 4. Mooring Fund

4.1 Two per cent of every fee is paid into an account for new chains.
"""
POND = """# Fishing agreement between the Alder Anglers and Rosalind Pike

Signed on 3 March 2025.

1. The Alder Anglers may fish in the pond on Sundays.
2. Storm days do not shorten the season.
"""


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("words"), HARBOUR, POND) as assistant:
        yield assistant


DEFINED = [
    ("What is a storm day?", '"storm day" means'),
    ("what counts as a storm day under the berth agreement", '"storm day" means'),
    ("What is the berth?", "(hereinafter the “Berth”)"),
    ("what is the permit of entry", '(the "permit of entry")'),
    ("So what is meant by the Vessel?", '"Vessel" means the ketch'),
    ("How is the mooring fund defined?", 'The "Mooring Fund" is'),
    ("Who are the Port Trustees?", ""),
]  # fmt: skip


@pytest.mark.parametrize(("question", "begins"), DEFINED)
def test_the_definition_is_quoted_first(own: Any, question: str, begins: str) -> None:
    answer = own.ask(question)
    first = answer.citations[0].quote if answer.citations else ""
    assert begins in first and "Found in" not in answer.text
    assert not begins or answer.citations[0].passage.title.startswith("Berth agreement")


def test_the_clause_to_which_a_definition_defers_is_quoted_beside_it(own: Any) -> None:
    assert "account for new chains" in own.ask("What is the Mooring Fund?").citations[1].quote


@pytest.mark.parametrize("question", ["How long is the berth free?", "What is the fee on a storm day?", "What does the Owner pay?"])
def test_what_asks_for_more_than_a_meaning_asks_for_no_definition(question: str) -> None:
    terms = asked_terms(understand(question))
    assert not any(term.casefold() in ("storm day", "berth", "owner") for term in terms)


@pytest.mark.parametrize(
    ("question", "many"),
    [("What is the framework agreement?", False), ("What was the earlier contract?", False), ("What agreements are there?", True)],
)
def test_what_one_agreement_is_asks_of_one(question: str, many: bool) -> None:
    assert asks_of_many(understand(question)) is many
