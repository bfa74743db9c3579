"""Describing: title, partners, date, place and signers from the words of the text alone."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import TEXTS, needs_texts

from corpus.identity.describing import Description, describe
from corpus.quantities.dates import dates_in, first_date
from corpus.reading import blocks, read
from corpus.structuring import structure

DATES = {
    "12 January 2024": date(2024, 1, 12),
    "on January 12, 2024 in": date(2024, 1, 12),
    "this 10th day of July 2024": date(2024, 7, 10),
    "this tenth day of July, two thousand and twenty-four": date(2024, 7, 10),
    "the 3rd of May, 2025": date(2025, 5, 3),
    "24 лютого 2024 року": date(2024, 2, 24),
    "«24» лютого 2024 р.": date(2024, 2, 24),
    "24.02.2024": date(2024, 2, 24),
    "2024-02-24": date(2024, 2, 24),
    "le 12 janvier 2024": date(2024, 1, 12),
    "am 1. März 2021": date(2021, 3, 1),
    "16 day of August. 2012": date(2012, 8, 16),
    "this 10t h day of January, 2020": date(2020, 1, 10),
    "May 3,2006": date(2006, 5, 3),
    "12/23/2019": date(2019, 12, 23),
    "5.3.2021": date(2021, 3, 5),
    "31 February 2024": None,
    "this ____ day of ____ 2009": None,
    "in May of that year": None,
}


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    found = first_date(text)
    assert (found[0] if found else None) == DATES[text]


def test_every_date_with_its_place() -> None:
    text = "dated 1 May 2020, from 2020-06-01 to «5» червня 2021 р.; in 2022 no more"
    found = dates_in(text)
    assert [day for day, _, _ in found] == [date(2020, 5, 1), date(2020, 6, 1), date(2021, 6, 5)]
    assert [text[start:end] for _, start, end in found] == ["1 May 2020", "2020-06-01", "«5» червня 2021"]


MADE = "LEASE AGREEMENT|This Lease is made on 03/04/2026 between Anna Kovalenko (the Landlord) and Ivan Melnyk (the Tenant)."
SETTLED = [
    ("The keys are handed over on 1 May 2026.", None),
    ("The keys are handed over on 25/04/2026.", date(2026, 4, 3)),
    ("The keys are handed over on 04/25/2026.", date(2026, 3, 4)),
    ("The keys are handed over on 25/04/2026, those of the cellar on 04/25/2026.", None),
]


@pytest.mark.parametrize(("said", "signed"), SETTLED)
def test_a_date_that_can_be_read_in_two_ways_is_settled_by_others_or_not_told(said: str, signed: date | None) -> None:
    assert describe(f"{MADE}\n\n{said}".replace("|", "\n\n")).signed == signed


@pytest.mark.parametrize(("beside", "signed"), [("05/04/2026", None), ("25/04/2026", date(2026, 4, 25))])
def test_the_dates_beside_signatures_are_not_guessed(beside: str, signed: date | None) -> None:
    lines = f"Supply Agreement\n\n{'The goods are delivered. ' * 400}\n\nIN WITNESS WHEREOF the parties sign.\n\nBy: ______ Date: 03/04/2026\n\nBy: ______ Date: {beside}"
    assert describe(lines).signed == signed


BODY = "Preamble|The two, wishing well,|1. They will meet every year.|2. This lasts ten years."
CLOSINGS = {
    "Done at Kyiv on 12 January 2024 in duplicate.|For Ukraine: President Volodymyr Zelenskyy|For Japan: Prime Minister Fumio Kishida": (
        date(2024, 1, 12), "Kyiv", ("Volodymyr Zelenskyy", "Fumio Kishida"),
    ),
    "SIGNED in duplicate in Kharkiv, Ukraine, on 1 March 2024, in English.|For Ukraine:|Volodymyr ZELENSKYY|President|For Japan:|Fumio KISHIDA|Prime Minister": (
        date(2024, 3, 1), "Kharkiv, Ukraine", ("Volodymyr Zelenskyy", "Fumio Kishida"),
    ),
    "In witness whereof they have signed this.|Done at Washington, D.C., this 10th day of July 2024.|For Ukraine: Volodymyr Zelenskyy, President": (
        date(2024, 7, 10), "Washington, D.C.", ("Volodymyr Zelenskyy",),
    ),
    "Вчинено в м. Києві «24» лютого 2024 року.|За Україну: Президент Володимир Зеленський|За Італію: Прем’єр-міністр Джорджа Мелоні": (
        date(2024, 2, 24), "Київ", ("Володимир Зеленський", "Джорджа Мелоні"),
    ),
    "Signed in Paris on 16 February 2024, in duplicate.": (date(2024, 2, 16), "Paris", ()),
}  # fmt: skip


def described(text: str) -> Description:
    content, sections, _ = structure(blocks(text.replace("|", "\n\n").encode(), ".txt"))
    return describe(content, sections)


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closings(closing: str) -> None:
    found = described(f"Agreement between Ukraine and Japan|{BODY}|{closing}")
    assert (found.signed, found.place, found.signers) == CLOSINGS[closing]
    assert (found.title, found.partners) == ("Agreement between Ukraine and Japan", ("japan",))


def test_what_is_not_said_stays_empty() -> None:
    assert described(f"Agreement on aid|{BODY}") == Description(title="Agreement on aid")


def test_the_parties_of_a_treaty_are_states_and_theirs_are_the_partners() -> None:
    found = described(f"Accord on aid between|the Government of Japan and Ukraine|{BODY}")
    assert found.title == "Accord on aid between the Government of Japan and Ukraine"
    assert (found.type, found.parties, found.partners) == ("treaty", ("Government of Japan", "Ukraine"), ("japan",))


def test_a_title_of_several_lines_in_capitals() -> None:
    found = described(f"AGREEMENT ON SECURITY CO-OPERATION|BETWEEN|THE KINGDOM OF NORWAY|AND|UKRAINE|{BODY}")
    assert (found.title, found.partners) == ("Agreement on Security Co-Operation between the Kingdom of Norway and Ukraine", ("norway",))


def test_partners_of_a_title_that_names_none_come_from_the_preamble() -> None:
    assert described("Security agreement|Ukraine and the Republic of Latvia, wishing well,|1. They meet.|2. They speak.").partners == (
        "latvia",
    )


SIGNED = {
    "belgium": ("2024-05-28", "Brussels", 2), "canada": ("2024-02-24", "Kyiv", 2), "estonia": ("2024-06-27", "Brussels", 2),
    "france": ("2024-02-16", "Paris", 0), "ireland": ("2024-09-04", "Kyiv", 2), "italy": ("2024-02-24", "Київ", 2),
    "japan": ("2024-06-13", "Savelletri di Fasano (Apulia)", 2), "luxembourg": ("2024-07-10", "Washington, D.C.", 2),
    "netherlands": ("2024-03-01", "Kharkiv, Ukraine", 2), "portugal": ("2024-05-28", "Lisbon", 2), "slovenia": ("2024-07-18", "Woodstock", 2),
    "united-kingdom": ("2024-01-12", "Kyiv", 2),
}  # fmt: skip


@needs_texts
@pytest.mark.parametrize("name", SIGNED)
def test_the_twelve_texts(name: str) -> None:
    document = read(next(TEXTS.glob(f"{name}.*")))
    assert (str(document.signed), document.place, len(document.signers)) == SIGNED[name]
    assert document.partners == (name,)
