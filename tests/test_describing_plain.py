"""Describing what people write themselves, and what is laid out otherwise: bullets, the first person, bodies with "and" in their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from described import described

from corpus.describing import Description

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "parties in bullets": (
        """\
# Boarding Agreement

Dated 3 May 2023

**Parties**

* **Willow Stables Limited**, Farm Lane, Overton ("the Yard")
* **Ms Joan Pike** and **Mr Alan Pike**, 4 Church Road, Overton ("the Owners")

## 1. The horse

* The Yard keeps the horse.
* **Hay** is given twice a day.""",
        Description(
            title="Boarding Agreement",
            type="boarding agreement",
            parties=("Willow Stables Limited", "Joan Pike", "Alan Pike"),
            roles=("Yard", "Owners", "Owners"),
            signed=date(2023, 5, 3),
        ),
    ),
    "bullets and small letters": (
        """\
CAR SHARING AGREEMENT

This agreement is made on 3 May 2023 between:

• Tom Reed, of 5 Mill Road, Leeds (“the keeper”)

• Ana Bell, of 6 Mill Road, Leeds (“the user”)

1. The keeper lends the car to the user.""",
        Description(
            title="Car Sharing Agreement",
            type="car sharing agreement",
            parties=("Tom Reed", "Ana Bell"),
            roles=("keeper", "user"),
            signed=date(2023, 5, 3),
        ),
    ),
    "one who speaks for himself": (
        """\
LOAN OF A PIANO

Written in Cork on 4 March 2022

I, Mona Fahy, of 7 Hill Street, Cork, lend my piano to my neighbour Dan Keane, of 9 Hill Street, Cork. Below I am called the owner and Dan is called the keeper.

The keeper may play the piano every day.

Mona Fahy, owner

Dan Keane, keeper

Eva Keane, witness""",
        Description(
            title="Loan of a Piano",
            type="loan agreement",
            parties=("Mona Fahy", "Dan Keane"),
            roles=("owner", "keeper"),
            signed=date(2022, 3, 4),
            place="Cork",
            signers=("Mona Fahy", "Dan Keane", "Eva Keane"),
        ),
    ),
    "two who speak together": (
        """\
SALE OF A BOAT

Made at Kinsale on 2 June 2021

We, Rita Holm and Karl Holm, of 2 Pier Road, Kinsale, sell our boat to Sean Daly, of Cove House, Kinsale, for 8,000 euro. The seller hands it over in July; the buyer pays the seller then. The buyer has seen it.

Rita Holm (seller)
Karl Holm (seller)
Sean Daly (buyer)""",
        Description(
            title="Sale of a Boat",
            parties=("Rita Holm", "Karl Holm", "Sean Daly"),
            roles=("seller", "seller", "buyer"),
            signed=date(2021, 6, 2),
            place="Kinsale",
            signers=("Rita Holm", "Karl Holm", "Sean Daly"),
        ),
    ),
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
    "addresses that are names": (
        """\
SALE AGREEMENT

This agreement of 3 May 2020 is between Anna Koval, Rose Cottage, Harbury (the "Seller") and Tom Reed, Mill House, Long Lane, Harbury (the "Buyer").

1. The house is sold.""",
        Description(
            title="Sale Agreement",
            type="purchase agreement",
            parties=("Anna Koval", "Tom Reed"),
            roles=("Seller", "Buyer"),
            signed=date(2020, 5, 3),
        ),
    ),
    "three who share a role": (
        """\
LEASE

This Lease is made on 1 May 2020 between Anna Koval, Petro Bondar and Ivan Hnat (the "Tenants") and Hollis Ltd (the "Landlord").

1. The flat is let.""",
        Description(
            title="Lease",
            type="lease",
            parties=("Anna Koval", "Petro Bondar", "Ivan Hnat", "Hollis Ltd"),
            roles=("Tenants", "Tenants", "Tenants", "Landlord"),
            signed=date(2020, 5, 1),
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
