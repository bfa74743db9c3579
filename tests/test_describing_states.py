"""Describing agreements of states and public bodies: treaties, ministries, governments, universities and hospitals."""

from __future__ import annotations

from datetime import date

import pytest
from described import described

from corpus.identity.describing import Description
from corpus.names.countries import is_country, slug_of

AGREEMENTS: dict[str, tuple[str, Description]] = {
    "treaty": (
        """\
AGREEMENT

BETWEEN

THE GOVERNMENT OF THE KINGDOM OF NORWAY

AND

THE GOVERNMENT OF THE REPUBLIC OF POLAND

ON COOPERATION IN FISHERIES

The Government of the Kingdom of Norway and the Government of the Republic of Poland (hereinafter referred to as "the Parties"),

Wishing to protect the sea,

Have agreed as follows:

Article 1

The Parties shall cooperate.

Article 9

This Agreement enters into force on 1 July 2010.

Done at Oslo on 12 May 2010 in duplicate.

For the Government of the Kingdom of Norway: Kari Nordmann

For the Government of the Republic of Poland: Jan Kowalski""",
        Description(
            title="Agreement between the Government of the Kingdom of Norway and the Government of the Republic of Poland on Cooperation in Fisheries",
            type="treaty",
            parties=("Government of the Kingdom of Norway", "Government of the Republic of Poland"),
            roles=("", ""),
            signed=date(2010, 5, 12),
            effective=date(2010, 7, 1),
            place="Oslo",
            signers=("Kari Nordmann", "Jan Kowalski"),
            partners=("norway", "poland"),
        ),
    ),
    "multilateral treaty": (
        """\
TREATY ON FREE NAVIGATION

The Kingdom of Belgium, the French Republic, the Federal Republic of Germany and the Kingdom of the Netherlands,

Desiring to keep the river open,

Have agreed as follows:

Article 1""",
        Description(
            title="Treaty on Free Navigation",
            type="treaty",
            parties=("Kingdom of Belgium", "French Republic", "Federal Republic of Germany", "Kingdom of the Netherlands"),
            roles=("", "", "", ""),
            partners=("belgium", "france", "germany", "netherlands"),
        ),
    ),
    "Ukrainian treaty": (
        """\
УГОДА

між Урядом України та Урядом Республіки Польща про співробітництво у сфері енергетики

Уряд України та Уряд Республіки Польща, далі – Сторони,

бажаючи розвивати співробітництво,

домовились про таке:

Стаття 1""",
        Description(
            title="Угода між Урядом України та Урядом Республіки Польща про співробітництво у сфері енергетики",
            type="treaty",
            parties=("Уряд України", "Уряд Республіки Польща"),
            roles=("", ""),
            partners=("poland",),
        ),
    ),
    "an office with a conjunction in its name": (
        """\
COOPERATION AGREEMENT

This Agreement is made between the Ministry of Economy and Trade of Ukraine, represented by the Minister, and the Secretary of State for Defence (the "Authority") and BAE Systems plc (the "Contractor").

1. Scope.""",
        Description(
            title="Cooperation Agreement",
            type="cooperation agreement",
            parties=("Ministry of Economy and Trade of Ukraine", "Secretary of State for Defence", "BAE Systems plc"),
            roles=("", "Authority", "Contractor"),
        ),
    ),
    "university": (
        """\
RESEARCH AGREEMENT

THIS RESEARCH AGREEMENT is entered into on this 4th day of June, 2014, by and between The Regents of the University of California, a California corporation ("University"), and Terra Seeds, Inc., a Delaware corporation ("Sponsor").

1. Work.""",
        Description(
            title="Research Agreement",
            type="research agreement",
            parties=("The Regents of the University of California", "Terra Seeds, Inc."),
            roles=("University", "Sponsor"),
            signed=date(2014, 6, 4),
        ),
    ),
    "ministries": (
        """\
MEMORANDUM OF UNDERSTANDING

between

the Ministry of Defence of Ukraine

and

the Federal Ministry of Defence of the Federal Republic of Germany

concerning training

1. Purpose""",
        Description(
            title="Memorandum of Understanding",
            type="memorandum of understanding",
            parties=("Ministry of Defence of Ukraine", "Federal Ministry of Defence of the Federal Republic of Germany"),
            roles=("", ""),
        ),
    ),
    "a government and a company": (
        """\
JOINT VENTURE AGREEMENT

Between

Government of the Republic of Kenya

And

Savanna Power Holdings Limited

Relating to the Olkaria project

Dated 3 August 2012

1. Definitions""",
        Description(
            title="Joint Venture Agreement",
            type="joint venture agreement",
            parties=("Government of the Republic of Kenya", "Savanna Power Holdings Limited"),
            roles=("", ""),
            signed=date(2012, 8, 3),
        ),
    ),
    "title of several lines": (
        """\
AFFILIATION AGREEMENT
BETWEEN
ST. MARY'S HOSPITAL
AND
THE BOARD OF TRUSTEES OF STATE UNIVERSITY

THIS AFFILIATION AGREEMENT ("Agreement") is entered into effective July 1, 2016 by and between St. Mary's Hospital, a nonprofit corporation ("Hospital"), and the Board of Trustees of State University ("University").

1. Term.""",
        Description(
            title="Affiliation Agreement",
            type="affiliate agreement",
            parties=("St. Mary's Hospital", "Board of Trustees of State University"),
            roles=("Hospital", "University"),
            signed=date(2016, 7, 1),
            effective=date(2016, 7, 1),
        ),
    ),
}


@pytest.mark.parametrize("kind", AGREEMENTS)
def test_what_an_agreement_says_of_itself(kind: str) -> None:
    text, expected = AGREEMENTS[kind]
    assert described(text) == expected


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Oriental Republic of Uruguay", "uruguay"), ("Bolivarian Republic of Venezuela", "venezuela"), ("United Mexican States", "mexico"),
     ("Bosnia and Herzegovina", "bosnia-herzegovina"), ("Republic of Korea", "south-korea"), ("Government of the Republic of Korea", "south-korea"), ("Grand Duchy of Luxembourg", "luxembourg")],
)  # fmt: skip
def test_a_state_is_known_by_its_official_name(name: str, slug: str) -> None:
    assert is_country(name) and slug_of(name) == slug


@pytest.mark.parametrize(
    "name", ["State of Delaware", "Republic of Cameras Ltd", "Democratic People's Republic of Korea", "Mexican Foods Inc."]
)
def test_no_other_name_is_that_state(name: str) -> None:
    assert slug_of(name) in ("", "north-korea")
