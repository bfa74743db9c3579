"""Describing agreements of trade: supply, sale, services, advice, sponsorship."""

from __future__ import annotations

from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "Ukrainian supply contract": (
        """\
ДОГОВІР ПОСТАВКИ № 17/23

м. Львів                      03 травня 2023 року

Товариство з обмеженою відповідальністю «Смерека», надалі – «Постачальник», в особі директора Петренка П. П., з однієї сторони, і Приватне акціонерне товариство "Завод", надалі – «Покупець», в особі директора Бондаренко О. О., з другої сторони, уклали цей договір про наступне:

1. Постачальник зобов’язується передати товар.""",
        Description(
            title="Договір поставки № 17/23",
            type="supply agreement",
            parties=("Товариство з обмеженою відповідальністю «Смерека»", 'Приватне акціонерне товариство "Завод"'),
            roles=("Постачальник", "Покупець"),
            signed=date(2023, 5, 3),
            place="Львів",
        ),
    ),
    "flattened exhibit": (
        """\
EXHIBIT 10.7 [***] Certain confidential portions of this exhibit have been omitted pursuant to Rule 24b-2. SPONSORSHIP AGREEMENT     THIS SPONSORSHIP AGREEMENT ("Agreement") is entered into and effective as of April 3, 2012 by and between Fast Wheels Racing, Inc., a Nevada corporation ("Team"), and Brightcola Company ("Sponsor"). 1. TERM. The term is two years. 2. FEES. Sponsor pays Team $100,000.""",
        Description(
            title="Sponsorship Agreement",
            type="sponsorship agreement",
            parties=("Fast Wheels Racing, Inc.", "Brightcola Company"),
            roles=("Team", "Sponsor"),
            signed=date(2012, 4, 3),
            effective=date(2012, 4, 3),
        ),
    ),
    "amendment": (
        """\
AMENDMENT NO. 2

TO

MASTER SERVICES AGREEMENT

This Amendment No. 2 (the "Amendment") is made effective as of October 1, 2018 by and between Meadow Foods, LLC ("Meadow") and Peak Nutrition Corporation ("Peak") and amends the Master Services Agreement dated July 1, 2017.

1. Section 3 is replaced.""",
        Description(
            title="Amendment No. 2 to Master Services Agreement",
            type="amendment",
            parties=("Meadow Foods, LLC", "Peak Nutrition Corporation"),
            roles=("Meadow", "Peak"),
            signed=date(2018, 10, 1),
            effective=date(2018, 10, 1),
        ),
    ),
    "no heading at all": (
        """\
1. The Supplier delivers ten tonnes of apples each week.

2. The Buyer pays within thirty days.

3. Either side may end this with a month's notice.""",
        Description(
            title="Signed copy 2",
        ),
    ),
    "table first": (
        """\
Item | Price | Quantity
Apples | 10 | 100
Pears | 12 | 50

SUPPLY CONTRACT

Supplier: Orchard Fresh Ltd
Buyer: Corner Shops plc

1. The Supplier delivers the goods listed above.""",
        Description(
            title="Supply Contract",
            type="supply agreement",
            parties=("Orchard Fresh Ltd", "Corner Shops plc"),
            roles=("Supplier", "Buyer"),
        ),
    ),
    "letter agreement": (
        """\
Brightwater Consulting LLC
44 Lake Avenue
Chicago, IL 60601

May 4, 2016

Mr. Thomas Reed
Reed & Sons, Inc.

Re: Consulting Agreement

Dear Mr. Reed:

This letter agreement (the "Agreement") sets out the terms on which Brightwater Consulting LLC ("Consultant") will advise Reed & Sons, Inc. (the "Company").

1. Services. Consultant advises on logistics.

Very truly yours,

BRIGHTWATER CONSULTING LLC

By: /s/ Ann Lake
Name: Ann Lake
Title: Partner

Agreed and accepted:

REED & SONS, INC.

By: /s/ Thomas Reed
Name: Thomas Reed""",
        Description(
            title="Consulting Agreement",
            type="consulting agreement",
            parties=("Brightwater Consulting LLC", "Reed & Sons, Inc."),
            roles=("Consultant", "Company"),
            signed=date(2016, 5, 4),
            signers=("Ann Lake", "Thomas Reed"),
        ),
    ),
    "city and contractor": (
        """\
SERVICE CONTRACT

This Contract, made this 3rd day of May, 2011, by and between the City of Springfield, a municipal corporation of the State of Ohio, hereinafter called the "City", and Johnson Paving Co., hereinafter referred to as the "Contractor", witnesseth:

1. Work.""",
        Description(
            title="Service Contract",
            type="service agreement",
            parties=("City of Springfield", "Johnson Paving Co."),
            roles=("City", "Contractor"),
            signed=date(2011, 5, 3),
        ),
    ),
    "names and laws of countries": (
        """\
SERVICES AGREEMENT

This Agreement is made on 7 July 2019 between France Telecom Services SAS, a company incorporated in France ("Supplier"), and Norway Salmon AS, Bergen, Norway ("Customer"). It is governed by the laws of Ukraine and the courts of Poland have jurisdiction.

1. Services.""",
        Description(
            title="Services Agreement",
            type="service agreement",
            parties=("France Telecom Services SAS", "Norway Salmon AS"),
            roles=("Supplier", "Customer"),
            signed=date(2019, 7, 7),
        ),
    ),
    "labelled lines": (
        """\
SALE AGREEMENT
Dated: 10/23/2019
Seller: Tom Adams, 14 River Street, Boise, ID
Buyer: Kim Lee, 9 Oak Street, Boise, ID
The Seller sells the car described below.""",
        Description(
            title="Sale Agreement",
            type="purchase agreement",
            parties=("Tom Adams", "Kim Lee"),
            roles=("Seller", "Buyer"),
            signed=date(2019, 10, 23),
        ),
    ),
    "markdown": (
        """\
# Master Services Agreement

**Between** Alpha Tech Ltd ("Provider") and Beta Retail Inc. ("Client")

Effective Date: January 15, 2024

## 1. Services

The Provider will run the shop.""",
        Description(
            title="Master Services Agreement",
            type="service agreement",
            parties=("Alpha Tech Ltd", "Beta Retail Inc."),
            roles=("Provider", "Client"),
            effective=date(2024, 1, 15),
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected
