"""Describing what people write themselves: bullets, the first person, names of houses, a role that several share."""

from __future__ import annotations

from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description

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
    "first names in the title": (
        """\
# Lending of a cello between Ilse and Tom

We are **Ilse Brandt** (born 2 May 1971, of 9 Elm Row, York), who lends the cello, and **Tom Adeyemi** (of 4 Mill Lane, York), who plays it.

| Month | Principal | Interest |
|---|---|---|
| May | 20 | 1 |

## 1. The cello

Ilse lends Tom her cello for a year.""",
        Description(
            title="Lending of a cello between Ilse and Tom",
            parties=("Ilse Brandt", "Tom Adeyemi"),
            roles=("", ""),
        ),
    ),
    "lines that say what each is called, and a line of signatures": (
        """\
ACRE BOROUGH

GRANT AGREEMENT No. 7

MAIN POINTS

  Funder:      Acre Borough Council ("the Council")
  Applicant:   Windmill Choir, charity 4471 ("Choir")
  Award:       GBP 9,000

1. THE AWARD

1.1 The Council pays the award by 2 June 2030.

SIGNED for ACRE BOROUGH COUNCIL by Ann Bell, Clerk
SIGNED for WINDMILL CHOIR by Jo Roe, Chair""",
        Description(
            title="Grant Agreement",
            type="grant agreement",
            parties=("Acre Borough Council", "Windmill Choir"),
            roles=("Council", "Choir"),
            signers=("Ann Bell",),
        ),
    ),
    "a letter": (
        """\
Pine Dental Group Ltd

7 High Street, Truro

4 March 2030

Mr Leo Grant

2 Dene Close, Truro

Dear Leo,

We are glad to offer you a post with Pine Dental Group Ltd (the "Practice"). This letter is your contract of employment.

Your hours

For each day that you work late: you may take an hour off.

You start on 1 April 2030.""",
        Description(
            title="Letter",
            type="employment contract",
            parties=("Pine Dental Group Ltd", "Leo Grant"),
            roles=("Practice", "You"),
            signed=date(2030, 3, 4),
            effective=date(2030, 4, 1),
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
    "one who says who they are, in another sentence than what they do": (
        """\
# What Ida lends me, and the canoe I leave with her

*Written at Ida's house in Tralee, on Sunday 6 April 2025.*

I am **Sam Orme**, of 3 Weir Lane, Tralee. I borrow money from my aunt **Ida Bell-Roe**, of The Mill, Tralee. When I write "I", that means Sam.

## 1. The money

I borrow 900 euro. Ida pays for the policy that covers the canoe until it is sold, with me named on it
""",
        Description(
            title="What Ida lends me, and the canoe I leave with her",
            parties=("Sam Orme", "Ida Bell-Roe"),
            roles=("", ""),
            signed=date(2025, 4, 6),
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
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected
