"""Parties that no pattern finds, named in the course of a text or in a form; and what is no party though it has a name."""

from __future__ import annotations

import pytest
from described import described

AGREEMENTS: dict[str, tuple[str, dict[str, str]]] = {
    "told in the course of a note": (
        """\
The hay meadow

Petra Lindqvist has let Owen Marsh cut the hay on her lower meadow this summer. He pays her 300 euros when the bales are in, and leaves the
gate as he finds it. Her brother Nils, who owns the upper meadow, has nothing to do with it.

Both of them have signed below on 4 June 2024.""",
        {"Petra Lindqvist": "", "Owen Marsh": ""},
    ),
    "a form with dotted lines": (
        """\
BOAT HIRE FORM

Date ........................ 3 July 2023
Owner ....................... Harbour Craft Ltd
Hirer ....................... Ana Ruiz
Boat ........................ Seagull, 5 metres
Paid into ................... Coastal Savings Bank
Return by ................... 6 pm

The Hirer brings the boat back with a full tank. The Owner keeps the deposit of 100 euros if she does not.""",
        {"Harbour Craft Ltd": "Owner", "Ana Ruiz": "Hirer"},
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_the_parties_are_found(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    found = described(text)
    assert dict(zip(found.parties, found.roles, strict=True)) == expected
