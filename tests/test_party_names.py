"""Names where they stand: how far they go; states by their whole name."""

from __future__ import annotations

import pytest

from corpus.identity.party_names import name_at
from corpus.names.countries import is_country, slug_of

NAMES = {
    "Immunosphere, Inc., a Delaware corporation": "Immunosphere, Inc.",
    "Mobigraph Co., Ltd., a company": "Mobigraph Co., Ltd.",
    "TOM Offline (BVI) Limited, with offices": "TOM Offline (BVI) Limited",
    "Solar Partners 1, LLC": "Solar Partners 1, LLC",
    "Miller & Sons LLP of 12 Green Street": "Miller & Sons LLP",
    "Bank of Ruritania, N.A. (the Bank)": "Bank of Ruritania, N.A.",
    "the Municipality of Tarnhaven and": "Municipality of Tarnhaven",
    "Mr. John Smith, residing at": "John Smith",
    "Maria de la Cruz (the Tenant)": "Maria de la Cruz",
    "theglobule.com, Inc., with its": "theglobule.com, Inc.",
    "ТОВ «Альфа» (далі – Орендар)": "ТОВ «Альфа»",
    "Товариство з обмеженою відповідальністю «Смерека», надалі": "Товариство з обмеженою відповідальністю «Смерека»",
    "Skandia Fisk AS, Bergen": "Skandia Fisk AS",
    "VERMONT TRUST LLC, AS ISSUER": "VERMONT TRUST LLC",
    "the parties hereto": None,
    "This Agreement": None,
    "the Company": None,
    "____________": None,
    "12 Green Street": None,
}
COUNTRIES = {
    "Ukraine": "",
    "Kingdom of Norway": "norway",
    "Government of the Republic of Poland": "poland",
    "Government of Japan": "japan",
    "Grand-Duchy of Luxembourg": "luxembourg",
    "United Kingdom of Great Britain and Northern Ireland": "united-kingdom",
    "European Union": "european-union",
    "Brazil": "brazil",
    "Італією": "italy",
    "Урядом Республіки Польща": "poland",
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_at_the_beginning(text: str) -> None:
    found = name_at(text, 0)
    assert (found.text if found else None) == NAMES[text]


@pytest.mark.parametrize("name", COUNTRIES)
def test_a_state_by_its_whole_name(name: str) -> None:
    assert is_country(name)
    assert slug_of(name) == COUNTRIES[name]


@pytest.mark.parametrize(
    "name", ["Polish Properties GmbH", "Bank of Ireland", "France Telecom", "Embassy of Japan", "London", "Norway Salmon AS", ""]
)
def test_what_only_has_a_country_in_it_is_none(name: str) -> None:
    assert not is_country(name)
    assert slug_of(name) == ""
