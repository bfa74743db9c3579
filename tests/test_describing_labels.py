"""Describing by labels, tables, sides and numbers: who is named where no sentence says "between X and Y"."""

from __future__ import annotations

from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "labels that are no list of usual ones, but of those who must and may": (
        """\
STABLING AGREEMENT

Stable keeper: Orla Finch
Horse lender: Ben Carr
Berth: Paddock Row, number 9
Date: 4 May 2025

1. The stable keeper shall feed the mare. The horse lender may visit at any time.
""",
        Description(
            title="Stabling Agreement",
            type="stabling agreement",
            parties=("Orla Finch", "Ben Carr"),
            roles=("Stable keeper", "Horse lender"),
            signed=date(2025, 5, 4),
        ),
    ),
    "a table of names and roles": (
        """\
# Flat Share Agreement

| Name | Role | Room |
| --- | --- | --- |
| Ida Moss | Housemate | Front |
| Leo Tarr | Housemate | Back |

1. Each of the two pays half.
""",
        Description(
            title="Flat Share Agreement",
            type="flat share agreement",
            parties=("Ida Moss", "Leo Tarr"),
            roles=("Housemate", "Housemate"),
        ),
    ),
    "it says what it is about": (
        """\
This is an agreement for the sale of a boat.

Seller: Ann Reed, 9 Quay Close, Wick
(date of birth 12 June 1961)

Buyer: Bo Lund, 11 Quay Close, Wick

1. The price is 900 pounds.

Wick, 3 May 2025
""",
        Description(
            title="Agreement for the Sale of a Boat",
            parties=("Ann Reed", "Bo Lund"),
            roles=("Seller", "Buyer"),
            signed=date(2025, 5, 3),
            place="Wick",
        ),
    ),
    "a title that begins like a mark of secrecy; places in brackets before roles": (
        """\
CONFIDENTIAL

CONFIDENTIALITY AGREEMENT

In Cadiz, on 9 February 2024.

On the one part, SALINAS DEL SUR, S.L., with tax number B-111 and seat at Calle Mar 1, Rota (Cadiz), represented by its director, Mr Luis Vega (hereinafter, the "DISCLOSER").

And on the other part, ENVASES NUEVOS, S.A., with tax number A-222 and seat at Plaza Sol 2, Conil (Cadiz), represented by its director, Ms Eva Rey (hereinafter, the "RECIPIENT").

1. The Recipient keeps the recipe secret.
""",
        Description(
            title="Confidentiality Agreement",
            type="non-disclosure agreement",
            parties=("SALINAS DEL SUR, S.L.", "ENVASES NUEVOS, S.A."),
            roles=("DISCLOSER", "RECIPIENT"),
            signed=date(2024, 2, 9),
        ),
    ),
    "companies whose form stands first, each on its side": (
        """\
AGREEMENT No. 2021/31
of pledge of a harvester

City of Poltava, 26 August 2021

Joint Stock Company "Commercial Bank "Orlan", code 20998, represented by its head, Ann Hnat, hereinafter the Pledgee, on the one side, and

Private Enterprise "Lan", code 31110, represented by its director, Ihor Kov, hereinafter the Pledgor, on the other side, have concluded this Agreement as follows:

1. The Pledgor pledges a harvester.
""",
        Description(
            title="Agreement No. 2021/31 of pledge of a harvester",
            parties=('Joint Stock Company "Commercial Bank "Orlan"', 'Private Enterprise "Lan"'),
            roles=("Pledgee", "Pledgor"),
            signed=date(2021, 8, 26),
            place="City of Poltava",
        ),
    ),
    "a lease in Ukrainian with its number, and a person who trades": (
        """\
ДОГОВІР № 7/24
оренди складу

м. Львів, 1 лютого 2024 року

Товариство з обмеженою відповідальністю «Зернина», код 40112233, в особі директора Савчука Романа (далі – Орендодавець), з однієї сторони, та

Фізична особа-підприємець Мельник Оксана Ярославівна, код 2998800112 (далі – Орендар), з другої сторони, уклали цей Договір про таке:

1. Орендодавець передає Орендарю склад.
""",
        Description(
            title="Договір № 7/24 оренди складу",
            type="lease",
            parties=("Товариство з обмеженою відповідальністю «Зернина»", "Мельник Оксана Ярославівна"),
            roles=("Орендодавець", "Орендар"),
            signed=date(2024, 2, 1),
            place="Львів",
        ),
    ),
    "born on a day; a name in capitals before its house": (
        """\
DEED OF PARTNERSHIP

This deed is made on 30 June 2023 between

ANN ELLEN DUNN of Farrow House, Wick, born in Leeds on 4 August 1967 (hereinafter called "the Miller")

and

YUSUF RAHIM of 2 Mill Lane, Wick (hereinafter called "the Baker")

1. The Miller grinds the corn.
""",
        Description(
            title="Deed of Partnership",
            type="partnership agreement",
            parties=("ANN ELLEN DUNN", "YUSUF RAHIM"),
            roles=("Miller", "Baker"),
            signed=date(2023, 6, 30),
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected
