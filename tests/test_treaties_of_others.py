"""A treaty of two other states among one's own documents: it is found by either country, and beside contracts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import LEASE, of_own

TREATY = """# Agreement between the Oriental Republic of Uruguay and the Kingdom of Morocco on Sea Fishing

The Oriental Republic of Uruguay and the Kingdom of Morocco, wishing to keep the stocks of fish, have agreed as follows:

## Article 1

Vessels of either Party may catch up to 900 tonnes of hake a year in the waters of the other Party.

## Article 2

Each vessel carries an observer, whose cabin and food the owner of the vessel provides.

## Article 3

The nets of both fleets are stored in the Dutch barn of the port, which neither Party has to repair. South Korean vessels may lie beside it.

Done at Rabat on 9 February 2019, in the Arabic and Spanish languages. For the Oriental Republic of Uruguay: Juan Sosa. For the Kingdom of Morocco: Amal Idrissi.
"""


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("treaty"), TREATY, LEASE) as assistant:
        yield assistant


@pytest.mark.parametrize("country", ["Uruguay", "Morocco"])
def test_it_is_found_by_either_country(own: Any, country: str) -> None:
    answer = own.ask(f"How much hake may be caught under the treaty with {country}?")
    assert "900 tonnes" in answer.text and answer.citations[0].passage.title.startswith("Agreement between"), answer.text


def test_a_country_that_is_party_to_nothing_has_no_agreement(own: Any) -> None:
    answer = own.ask("What does the treaty with Chile say?")
    assert not answer.answered and "Chile has no such agreement" in answer.text


def test_a_country_in_the_name_of_a_thing_is_none(own: Any) -> None:
    answer = own.ask("Does anybody have to repair the Dutch barn?")
    assert answer.citations and "the Dutch barn of the port" in answer.citations[0].quote, answer.text
    for country, named in (("Dutch", "Netherlands"), ("South Korean", "Korea")):  # the text speaks of both, and of no treaty with them
        answer = own.ask(f"What does the {country} treaty say?")
        assert not answer.answered and f"{named} has no such agreement" in answer.text, answer.text


def test_it_is_compared_with_a_contract_by_their_days(own: Any) -> None:
    answer = own.ask("Which was signed first, the treaty with Uruguay or the Quillon lease?")
    assert "9 February 2019" in answer.text and answer.text.startswith("**Uruguay – Morocco**"), answer.text


def test_what_names_no_document_is_read_in_all(own: Any) -> None:
    answer = own.ask("Who feeds the observer?")
    assert answer.answered and "the owner of the vessel provides" in answer.text, answer.text
