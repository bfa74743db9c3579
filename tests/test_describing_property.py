"""Describing agreements of property: leases and a gift."""

from __future__ import annotations

from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "lease": (
        """\
RESIDENTIAL LEASE AGREEMENT

This Lease is made on 1 March 2021 between Harbour View Properties Ltd, a company registered in England (No. 0482711) whose registered office is at 12 Quay Street, Bristol BS1 4DJ (the "Landlord"), and Maria Fernandez of 4 Elm Road, Bath (the "Tenant").

1. The Landlord lets the flat at 7 Park Row, Bristol to the Tenant.

2. The term commences on 15 March 2021 and lasts twelve months.

3. This agreement is governed by the laws of Ireland.

SIGNED by

For and on behalf of Harbour View Properties Ltd: Peter Grant, Director

Maria Fernandez""",
        Description(
            title="Residential Lease Agreement",
            type="lease",
            parties=("Harbour View Properties Ltd", "Maria Fernandez"),
            roles=("Landlord", "Tenant"),
            signed=date(2021, 3, 1),
            effective=date(2021, 3, 15),
            signers=("Peter Grant", "Maria Fernandez"),
        ),
    ),
    "Ukrainian lease": (
        """\
ДОГОВІР ОРЕНДИ № 5

м. Київ «12» січня 2024 р.

ТОВ «Альфа» (далі – Орендодавець), в особі директора Іваненка Івана Івановича, який діє на підставі Статуту, з однієї сторони, та фізична особа-підприємець Коваленко Олена Петрівна (далі – Орендар), з іншої сторони, уклали цей Договір про таке:

1. Предмет договору

1.1. Орендодавець передає, а Орендар приймає у користування приміщення.""",
        Description(
            title="Договір оренди № 5",
            type="lease",
            parties=("ТОВ «Альфа»", "Коваленко Олена Петрівна"),
            roles=("Орендодавець", "Орендар"),
            signed=date(2024, 1, 12),
            place="Київ",
        ),
    ),
    "German lease": (
        """\
Mietvertrag

zwischen

Anna Schmidt, Lindenweg 3, 10115 Berlin

– nachfolgend Vermieter genannt –

und

Karl Müller, Gartenstraße 9, 10115 Berlin

– nachfolgend Mieter genannt –

wird folgender Vertrag geschlossen:

§ 1 Mietsache

Das Mietverhältnis beginnt am 1. Mai 2022.""",
        Description(
            title="Mietvertrag",
            type="lease",
            parties=("Anna Schmidt", "Karl Müller"),
            roles=("Vermieter", "Mieter"),
            effective=date(2022, 5, 1),
        ),
    ),
    "french lease": (
        """\
CONTRAT DE BAIL

Entre les soussignés :

Monsieur Jean Dupont, demeurant 5 rue des Lilas, 75011 Paris, ci-après dénommé « le Bailleur »,

et

Madame Claire Martin, demeurant 8 avenue Foch, 69006 Lyon, ci-après dénommée « le Preneur »,

Il a été convenu ce qui suit :

Fait à Paris, le 12 janvier 2021""",
        Description(
            title="Contrat de Bail",
            type="lease",
            parties=("Jean Dupont", "Claire Martin"),
            roles=("Bailleur", "Preneur"),
            signed=date(2021, 1, 12),
        ),
    ),
    "table of particulars": (
        """\
Lease particulars

Landlord | Greenfield Estates Limited
Tenant | Ms Laura Brown
Premises | Unit 4, Dock Road, Cork, Ireland
Commencement date | 1 May 2023
Rent | EUR 2,000 a month

LEASE

1. The Landlord lets the premises.""",
        Description(
            title="Lease particulars",
            type="lease",
            parties=("Greenfield Estates Limited", "Laura Brown"),
            roles=("Landlord", "Tenant"),
            effective=date(2023, 5, 1),
        ),
    ),
    "lease with a cover": (
        """\
DATED 12 May 2014

(1) RIVERSIDE ESTATES LIMITED

and

(2) TASTY FOODS PLC

LEASE

of Unit 5, Riverside Park, Leeds

THIS LEASE is made on 12 May 2014

BETWEEN:

(1) RIVERSIDE ESTATES LIMITED (incorporated and registered in England and Wales under company number 0123456), the registered office of which is at 1 River Street, Leeds (the Landlord); and

(2) TASTY FOODS PLC (company number 7654321) of 9 High Street, Leeds (the Tenant).

1. Definitions""",
        Description(
            title="Lease of Unit 5, Riverside Park, Leeds",
            type="lease",
            parties=("RIVERSIDE ESTATES LIMITED", "TASTY FOODS PLC"),
            roles=("Landlord", "Tenant"),
            signed=date(2014, 5, 12),
        ),
    ),
    "Ukrainian gift": (
        """\
ДОГОВІР ДАРУВАННЯ

Місто Полтава, Україна, п'ятого травня дві тисячі двадцятого року

Ми, Сидоренко Галина Петрівна, надалі «Дарувальник», та Сидоренко Олег Іванович, надалі «Обдаровуваний», уклали цей договір про таке:

1. Дарувальник дарує будинок.""",
        Description(
            title="Договір дарування",
            type="gift agreement",
            parties=("Сидоренко Галина Петрівна", "Сидоренко Олег Іванович"),
            roles=("Дарувальник", "Обдаровуваний"),
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected
