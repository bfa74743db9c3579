"""Describing agreements of bodies: unions, departments and states that no list knows, and who holds an office in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "a union and its branch": (
        """\
COLLECTIVE AGREEMENT

concluded on 3 May 2021 between Norstal GmbH, Linz (hereinafter "the Employer"), and the Metal and Textile Workers' Federation, Upper Austria District (hereinafter "the Federation").

1. Pay rises by 3 per cent.

For the Employer: K. Haas, Chief Executive
For the Federation: Rosa Lind, Chairwoman of the District""",
        Description(
            title="Collective Agreement",
            type="collective agreement",
            parties=("Norstal GmbH", "Metal and Textile Workers' Federation"),
            roles=("Employer", "Federation"),
            signed=date(2021, 5, 3),
            signers=("K. Haas", "Rosa Lind"),
        ),
    ),
    "a department and a company": (
        """\
SERVICE AGREEMENT

This Agreement is made in Graz on 1 May 2020 between the Department of Health and Social Care (the "Department") and Marlow and Spence plc (the "Supplier").

1. Services are supplied.

Signed for the Department: Dr Helen Marsh, Permanent Secretary
Signed for the Supplier: Tim Orr, Managing Partner""",
        Description(
            title="Service Agreement",
            type="service agreement",
            parties=("Department of Health and Social Care", "Marlow and Spence plc"),
            roles=("Department", "Supplier"),
            signed=date(2020, 5, 1),
            place="Graz",
            signers=("Helen Marsh", "Tim Orr"),
        ),
    ),
    "states of history": (
        """\
TREATY

BETWEEN

THE GRAND DUCHY OF HALMARK

AND

THE REPUBLIC OF SOUTH LORVIA

ON THE COMMON USE OF THE RAILWAY

ACROSS THE KARN PASS

The Grand Duchy of Halmark and the Republic of South Lorvia, hereinafter "the Contracting Parties",

Have agreed as follows:

Article 1

Trains shall pass.

Done at Velin on 3 June 1921, in two originals.

For the Grand Duchy of Halmark: Otto Reger, Secretary of State

For the Republic of South Lorvia: Ana Pell, Special Envoy""",
        Description(
            title="Treaty between the Grand Duchy of Halmark and the Republic of South Lorvia on the Common Use of the Railway Across the Karn Pass",
            type="treaty",
            parties=("Grand Duchy of Halmark", "Republic of South Lorvia"),
            roles=("", ""),
            signed=date(1921, 6, 3),
            place="Velin",
            signers=("Otto Reger", "Ana Pell"),
        ),
    ),
    "governments in one line of capitals": (
        """\
AGREEMENT BETWEEN THE KINGDOM OF TESSALY AND THE CZECHOSLOVAK REPUBLIC CONCERNING AIR SERVICES

The Government of the Kingdom of Tessaly and the Government of the Czechoslovak Republic,

Have agreed as follows:

Article 1

1. Planes may land.""",
        Description(
            title="Agreement between the Kingdom of Tessaly and the Czechoslovak Republic Concerning Air Services",
            type="treaty",
            parties=("Government of the Kingdom of Tessaly", "Government of the Czechoslovak Republic"),
            roles=("", ""),
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected


BETWEEN = "{title}\n\nbetween {one} and {other}\n\n1. Shifts begin at six."


@pytest.mark.parametrize(
    ("title", "one", "other", "type"),
    [
        (
            "Works Agreement",
            'Lumen Optik AG ("the Company")',
            'the Works Council of Lumen Optik AG ("the Council")',
            "collective agreement",
        ),
        ("Works Agreement on Shifts", 'Brenn AG ("the Company")', 'the Staff Association of Brenn ("the Staff")', "collective agreement"),
        ("Building Works Agreement", 'Lumen Optik AG ("the Client")', 'Stahl Bau GmbH ("the Contractor")', "construction contract"),
        ("Works Agreement", 'Lumen Optik AG ("the Client")', 'Stahl Bau GmbH ("the Contractor")', "works agreement"),
    ],
)
def test_a_works_agreement_is_made_with_the_staff(title: str, one: str, other: str, type: str) -> None:
    assert described(BETWEEN.format(title=title, one=one, other=other)).type == type


def test_a_treaty_with_a_known_and_an_unknown_state_is_nobodys_of_the_known_ones() -> None:
    text, expected = AGREEMENTS["states of history"]
    found = described(text.replace("SOUTH LORVIA", "LATVIA").replace("South Lorvia", "Latvia"))
    assert found == replace(
        expected,
        title=expected.title.replace("South Lorvia", "Latvia"),
        parties=("Grand Duchy of Halmark", "Republic of Latvia"),
    )


@pytest.mark.parametrize(
    ("closing", "signers"),
    [
        ("Signed for Brill Ltd: Tim Orr, Head of Sales Signed by the Owners: Ana Bell, Tom Reed", ("Tim Orr", "Ana Bell", "Tom Reed")),
        ("For the Buyer:\nJane Doe\nRegional Director\n\nFor the Seller:\nMax Roe\nCompany Secretary", ("Jane Doe", "Max Roe")),
        ("For the Buyer:\nJane Doe, Regional Director\nMax Roe, Company Secretary", ("Jane Doe", "Max Roe")),
    ],
)
def test_offices_are_nobodys_names(closing: str, signers: tuple[str, ...]) -> None:
    text = f"SALE AGREEMENT\n\nThis Agreement is made on 3 May 2020.\n\n1. A horse is sold.\n\n2. It is paid in May.\n\nSigned on 3 May 2020.\n\n{closing}"
    assert described(text).signers == signers
