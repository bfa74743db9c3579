"""Describing agreements of work: employment, collective agreements, an offer, a promise not to compete."""

from __future__ import annotations

from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "employment": (
        """\
CONTRACT OF EMPLOYMENT

Employer: Northwind Bakery GmbH, Hauptstrasse 5, Berlin
Employee: Jonas Weber
Start date: 1 September 2022

1. Duties. The Employee works as a baker.

2. Pay. The salary is EUR 2,900 a month.""",
        Description(
            title="Contract of Employment",
            type="employment contract",
            parties=("Northwind Bakery GmbH", "Jonas Weber"),
            roles=("Employer", "Employee"),
            effective=date(2022, 9, 1),
        ),
    ),
    "collective": (
        """\
COLLECTIVE AGREEMENT

between

THE MUNICIPALITY OF TARNHAVEN

and

LOCAL 415 OF THE CANADIAN UNION OF PUBLIC EMPLOYEES

January 1, 2020 to December 31, 2023

Article 1 - Purpose

1.01 The parties wish to keep good relations.""",
        Description(
            title="Collective Agreement",
            type="collective agreement",
            parties=("MUNICIPALITY OF TARNHAVEN", "LOCAL 415 OF THE CANADIAN UNION OF PUBLIC EMPLOYEES"),
            roles=("", ""),
            effective=date(2020, 1, 1),
        ),
    ),
    "Ukrainian employment contract": (
        """\
ТРУДОВИЙ ДОГОВІР

м. Одеса                                                      01.03.2022

Товариство з обмеженою відповідальністю «Хліб» (надалі іменується «Роботодавець») в особі директора Сидоренко Ганни Іванівни, та громадянка України Мельник Ірина Олегівна (надалі іменується «Працівник»), разом – Сторони, уклали цей трудовий договір:

1. Працівник приймається на посаду пекаря.

2. Договір набирає чинності з 15.03.2022.""",
        Description(
            title="Трудовий договір",
            type="employment contract",
            parties=("Товариство з обмеженою відповідальністю «Хліб»", "Мельник Ірина Олегівна"),
            roles=("Роботодавець", "Працівник"),
            signed=date(2022, 3, 1),
            effective=date(2022, 3, 15),
            place="Одеса",
        ),
    ),
    "german employment contract": (
        """\
ARBEITSVERTRAG

zwischen der Firma Bäckerei Sommer GmbH, Marktplatz 1, 80331 München (nachfolgend "Arbeitgeber")

und

Herrn Peter Lang, wohnhaft Ringstraße 4, 80333 München (nachfolgend "Arbeitnehmer")

§ 1 Beginn

Das Arbeitsverhältnis beginnt am 1. April 2023.""",
        Description(
            title="Arbeitsvertrag",
            type="employment contract",
            parties=("Bäckerei Sommer GmbH", "Peter Lang"),
            roles=("Arbeitgeber", "Arbeitnehmer"),
            effective=date(2023, 4, 1),
        ),
    ),
    "bargaining agreement": (
        """\
COLLECTIVE BARGAINING AGREEMENT

By and Between

COUNTY OF MARIN

And

MARIN ASSOCIATION OF PUBLIC EMPLOYEES

July 1, 2019 – June 30, 2022

ARTICLE 1""",
        Description(
            title="Collective Bargaining Agreement",
            type="collective agreement",
            parties=("COUNTY OF MARIN", "MARIN ASSOCIATION OF PUBLIC EMPLOYEES"),
            roles=("", ""),
            effective=date(2019, 7, 1),
        ),
    ),
    "signed by one who says I": (
        """\
Acme Widgets Inc.
100 Main Street
Springfield, IL 62701

NON-COMPETE AGREEMENT

I, Susan Park, agree with Acme Widgets Inc. (the "Company") as follows:

1. I will not compete.

Date: 6 June 2017""",
        Description(
            title="Non-Compete Agreement",
            type="non-compete agreement",
            parties=("Susan Park", "Acme Widgets Inc."),
            roles=("", "Company"),
            signed=date(2017, 6, 6),
        ),
    ),
    "offer of employment": (
        """\
May 3, 2020

Jane Roe
12 Oak Lane
Austin, TX 78701

Re: Offer of Employment

Dear Jane,

Skyline Software, Inc. (the "Company") is pleased to offer you the position of Engineer. Your start date will be June 1, 2020.

Sincerely,

/s/ Paul Young
Paul Young, CEO

Accepted: Jane Roe""",
        Description(
            title="Offer of Employment",
            type="employment contract",
            parties=("Skyline Software, Inc.", "Jane Roe"),
            roles=("Company", "You"),
            signed=date(2020, 5, 3),
            effective=date(2020, 6, 1),
            signers=("Paul Young", "Jane Roe"),
        ),
    ),
    "a union whose name has commas": (
        """\
COLLECTIVE AGREEMENT

between

GULL BAY CANNERY LIMITED
(hereinafter "the Company")

and

UNITED FISH, OIL AND SALT WORKERS, LOCAL 7
(hereinafter "the Union")

1. The Company pays the wages each week.
""",
        Description(
            title="Collective Agreement",
            type="collective agreement",
            parties=("GULL BAY CANNERY LIMITED", "UNITED FISH, OIL AND SALT WORKERS, LOCAL 7"),
            roles=("Company", "Union"),
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected
