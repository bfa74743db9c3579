"""Describing agreements of money, companies and what they keep to themselves: loans, a guarantee, shares, secrets, a settlement."""

from __future__ import annotations

from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "loan": (
        """\
LOAN AGREEMENT

Dated as of June 30, 2015

among

BLUE RIDGE FARMS, INC., as Borrower,

THE LENDERS PARTY HERETO

and

FIRST NATIONAL BANK OF DAYTON, as Administrative Agent

THIS LOAN AGREEMENT (this "Agreement") is entered into as of June 30, 2015 among Blue Ridge Farms, Inc., an Ohio corporation (the "Borrower"), and First National Bank of Dayton, a national banking association (the "Bank").

WHEREAS, the Borrower has asked for a loan;""",
        Description(
            title="Loan Agreement",
            type="loan agreement",
            parties=("BLUE RIDGE FARMS, INC.", "FIRST NATIONAL BANK OF DAYTON"),
            roles=("Borrower", "Administrative Agent"),
            signed=date(2015, 6, 30),
        ),
    ),
    "non-disclosure agreement": (
        """\
MUTUAL NON-DISCLOSURE AGREEMENT

This Mutual Non-Disclosure Agreement (this "Agreement") is entered into as of the 5th day of March 2003 (the "Effective Date") by and between Acme Services LLC, a Delaware limited liability company with offices at 1 Main St., Dublin, Ireland ("Acme"), and Polish Properties GmbH ("Polish Properties").

1. Definitions.""",
        Description(
            title="Mutual Non-Disclosure Agreement",
            type="non-disclosure agreement",
            parties=("Acme Services LLC", "Polish Properties GmbH"),
            roles=("Acme", "Polish Properties"),
            signed=date(2003, 3, 5),
            effective=date(2003, 3, 5),
        ),
    ),
    "Ukrainian non-disclosure agreement": (
        """\
# Договір про нерозголошення

Цей Договір укладено 5 травня 2023 року між ТОВ «Смарт» (далі – «Розкривач») та ФОП Ткаченко Іван Петрович (далі – «Одержувач»).

1. Предмет""",
        Description(
            title="Договір про нерозголошення",
            type="non-disclosure agreement",
            parties=("ТОВ «Смарт»", "ФОП Ткаченко Іван Петрович"),
            roles=("Розкривач", "Одержувач"),
            signed=date(2023, 5, 5),
        ),
    ),
    "blank date and party": (
        """\
FRANCHISE AGREEMENT

THIS AGREEMENT is made this ____ day of ____ 2009, by and between Blue Oven Pizza, Inc. ("Franchisor") and ______________ ("Franchisee").

1. Grant.""",
        Description(
            title="Franchise Agreement",
            type="franchise agreement",
            parties=("Blue Oven Pizza, Inc.",),
            roles=("Franchisor",),
        ),
    ),
    "numbered parties": (
        """\
SHAREHOLDERS' AGREEMENT

THIS AGREEMENT is dated 9 June 2018

PARTIES

(1) ALPHA VENTURES LIMITED, incorporated and registered in England and Wales with company number 12345 whose registered office is at 1 High Street, London (Alpha);

(2) BETA HOLDINGS B.V., a company incorporated in the Netherlands (Beta); and

(3) JANE ANN DOE of 3 Low Road, Leeds (Founder).

BACKGROUND

(A) The parties hold shares.""",
        Description(
            title="Shareholders' Agreement",
            type="shareholders agreement",
            parties=("ALPHA VENTURES LIMITED", "BETA HOLDINGS B.V.", "JANE ANN DOE"),
            roles=("Alpha", "Beta", "Founder"),
            signed=date(2018, 6, 9),
        ),
    ),
    "power of attorney": (
        """\
GENERAL POWER OF ATTORNEY

I, Margaret Ellen Hughes, of 22 Hill Road, Cardiff, hereby appoint David Hughes of 9 Mill Lane, Cardiff to be my attorney.

Signed as a deed on 4 April 2019.""",
        Description(
            title="General Power of Attorney",
            type="power of attorney",
            parties=("Margaret Ellen Hughes", "David Hughes"),
            roles=("", ""),
            signed=date(2019, 4, 4),
        ),
    ),
    "partnership": (
        """\
PARTNERSHIP AGREEMENT

This agreement is made between Anna Kowalska, Petro Bondar and Ivan Hnat on 2 February 2020.

1. The partners carry on a bakery.""",
        Description(
            title="Partnership Agreement",
            type="partnership agreement",
            parties=("Anna Kowalska", "Petro Bondar", "Ivan Hnat"),
            roles=("", "", ""),
            signed=date(2020, 2, 2),
        ),
    ),
    "deed": (
        """\
THIS DEED OF GUARANTEE is made the 12th day of November 2010

BY:

(1) STONE & CO LIMITED (company number 4463640) whose registered office is at 5 Mill Road, Leeds ("the Guarantor")

IN FAVOUR OF:

(2) NORTHERN BANK PLC of 2 Bank Street, London ("the Bank")

1. Guarantee""",
        Description(
            title="Deed of Guarantee",
            type="guarantee",
            parties=("STONE & CO LIMITED", "NORTHERN BANK PLC"),
            roles=("Guarantor", "Bank"),
            signed=date(2010, 11, 12),
        ),
    ),
    "sides of a dispute": (
        """\
SETTLEMENT AGREEMENT AND MUTUAL RELEASE

This Settlement Agreement and Mutual Release is entered into by and among Plaintiff Carla Gomez, on the one hand, and Defendants Metro Transit Authority and James O'Neil, on the other hand.

RECITALS""",
        Description(
            title="Settlement Agreement and Mutual Release",
            type="settlement agreement",
            parties=("Carla Gomez", "Metro Transit Authority", "James O'Neil"),
            roles=("Plaintiff", "Defendant", ""),
        ),
    ),
    "Ukrainian loan": (
        """\
КРЕДИТНИЙ ДОГОВІР № 45-К

м. Дніпро                         20 вересня 2021 року

АТ "Надія Банк" (далі - Банк), в особі начальника відділення Гнатюк Л. М., що діє на підставі довіреності, з однієї сторони, та Бойко Тарас Миколайович (далі - Позичальник), з іншої сторони, разом іменовані Сторони, уклали цей договір про наступне:

1.1. Банк надає Позичальнику кредит.""",
        Description(
            title="Кредитний договір № 45-К",
            type="loan agreement",
            parties=('АТ "Надія Банк"', "Бойко Тарас Миколайович"),
            roles=("Банк", "Позичальник"),
            signed=date(2021, 9, 20),
            place="Дніпро",
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected
