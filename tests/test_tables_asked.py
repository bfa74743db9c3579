"""What is asked of tables with ranges of dates and numbers, steps of years, captions with units, and labels that a question names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from files import in_word, p, word
from own_contracts import over_copy

HIRE = """HIRE AGREEMENT

between Otter Boats Ltd (the "Owner") and the Paddlers of Lowmere (the "Club")

1. The Owner hires out canoes to the Club. The Club pays in advance and cleans each canoe on its return.

2. The price of a canoe for a day depends on the time of hire:

   Time of hire                  Canoes    Price a day
   April 2031 to June 2031         8       EUR 21
   July 2031 to August 2031        5       EUR 34
   September 2031 to March 2032    9       EUR 18

3. A discount is given on large orders:

   Hired at once      Discount
   5 to 9             4 %
   10 to 24           7 %
   25 and more        11 %

4. The Owner may refuse a hire in a storm warning. A lost paddle costs EUR 27.

Signed by both."""
QUOTAS = """<html><body><h1>Agreement between the Valley Growers Cooperative and the Hilltop Dairy Ltd on the Use of the Mill Pond</h1>
<h2>1. Use</h2><p>Each of them takes water from the Mill Pond by its own pump. Nobody may take water on Sundays.</p>
<h2>2. Quantities in the dry months (thousand cubic metres)</h2>
<table><tr><th>Month</th><th>Growers</th><th>Dairy</th></tr><tr><td>May</td><td>12.5</td><td>7.5</td></tr>
<tr><td>June</td><td>14.5</td><td>9.5</td></tr><tr><td>July</td><td>16</td><td>11</td></tr></table>
<p>Signed by both.</p></body></html>"""
FLAT = """# Tenancy of the garden flat, 3 Quince Lane, Oldbury

Made on 4 May 2031 between Ada Lund (the "Landlord") and Ben Ruiz (the "Tenant").

## 1. Letting

The Landlord lets the garden flat to the Tenant for one year. The Tenant, who rents the shed as well, keeps both clean.

## 2. Deposit

The deposit is EUR 1,300. The Landlord returns it when the tenancy ends.

## Schedule: what is paid

| For | Sum | How often | Remark |
|---|---|---|---|
| Rent | EUR 640 | every month | by bank transfer |
| Heating | EUR 85 | every month | settled once a year |
| Parking space | EUR 30 | every month | only with a car |

Signed by both."""
SCALE = [("Class", "Post", "Pay (EUR)", "After 5 years of service (EUR)", "After 15 years of service (EUR)"),
         ("1", "Porter, cleaner", "1,900", "2,010", "2,190"), ("2", "Nurse, midwife", "2,700", "2,880", "3,100"),
         ("3", "Surgeon", "5,400", "5,900", "6,350")]  # fmt: skip
PAY = "Pay Agreement between Saint Brigid Hospital and the Union of Hospital Workers"


@pytest.fixture(scope="module")
def asked(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An assistant over a hire agreement, an agreement on water, a tenancy and a pay agreement."""
    folder = tmp_path_factory.mktemp("asked")
    (folder / "hire.txt").write_text(HIRE)
    (folder / "water.html").write_text(QUOTAS)
    (folder / "flat.md").write_text(FLAT)
    (folder / "pay.docx").write_bytes(in_word(PAY, SCALE))
    (folder / "leave.docx").write_bytes(
        word(
            p("Staff Rules between Fir Bakery Ltd and its Works Council")
            + p("1. Leave")
            + p("Yearly leave is 26 working days, rising to 30 working days from the age of fifty.")
            + p(
                "Days off with pay are given: for a wedding, three days; for a move, one day; for a birth, two days; for a funeral, four days."
            )
            + p("Signed by both.")
        )
    )
    with over_copy(built[0], folder) as opened:
        report = opened.index.add([folder / name for name in ("hire.txt", "water.html", "flat.md", "pay.docx", "leave.docx")])
        assert len(report.added) == 5 and not report.failed
        opened.index.set_aside("ukraine-security")
        yield opened


def _ask(asked: Any, title: str, question: str) -> Any:
    return asked.ask(question, documents=[one.id for one in asked.index.documents() if one.title.startswith(title)])


@pytest.mark.parametrize(
    ("title", "question", "value", "quote"),
    [
        ("Hire", "What does a canoe cost a day in August 2031?", "EUR 34", "July 2031 to August 2031 | 5 | EUR 34"),
        ("Hire", "What is the price a day from October 2031?", "EUR 18", "September 2031 to March 2032 | 9 | EUR 18"),
        ("Hire", "What discount is there for 12 canoes?", "7 %", "10 to 24 | 7 %"),
        ("Hire", "What discount do we get for 60 canoes?", "11 %", "25 and more | 11 %"),
        ("Agreement", "How much water may the Dairy take in June?", "9.5 thousand cubic metres", "June | 14.5 | 9.5"),
        ("Agreement", "How much may the Growers pump in July?", "16 thousand cubic metres", "July | 16 | 11"),
        ("Tenancy", "what's the rent of the garden flat", "EUR 640", "Rent | EUR 640 | every month | by bank transfer"),
        ("Tenancy", "how much is it for parking by bank transfer", "EUR 30", "Parking space | EUR 30 | every month | only with a car"),
        ("Tenancy", "how much is the heating", "EUR 85", "Heating | EUR 85 | every month | settled once a year"),
        ("Pay", "What is the pay of a midwife with 8 years of service?", "2,880 EUR", "2 | Nurse, midwife | 2,700 | 2,880 | 3,100"),
        ("Pay", "What is the pay of a surgeon with 20 years of service?", "6,350 EUR", "3 | Surgeon | 5,400 | 5,900 | 6,350"),
        ("Pay", "What is the pay of a porter with 2 years of service?", "1,900 EUR", "1 | Porter, cleaner | 1,900 | 2,010 | 2,190"),
        ("Staff", "How many days off are given for a funeral?", "four days", "Days off with pay are given: for a wedding, three days; for a move, one day; for a birth, two days; for a funeral, four days."),
        ("Staff", "How much yearly leave is there?", "26 working days", "Yearly leave is 26 working days, rising to 30 working days from the age of fifty."),
    ],
)  # fmt: skip
def test_the_value_of_the_row_and_column_that_are_meant_stands_first(asked: Any, title: str, question: str, value: str, quote: str) -> None:
    answer = _ask(asked, title, question)
    assert answer.text.startswith(f"**{value}**"), answer.text
    assert answer.citations[0].quote == quote


def test_a_row_is_shown_under_its_heads(asked: Any) -> None:
    assert "Month | Growers | Dairy: “June | 14.5 | 9.5”" in _ask(asked, "Agreement", "How much water may the Dairy take in June?").text


def test_the_row_of_a_rare_noun_is_shown_though_the_text_says_it_otherwise(asked: Any) -> None:
    answer = _ask(asked, "Pay", "how much does a surgeon earn")
    assert answer.citations[0].quote.startswith("3 | Surgeon") and not answer.text.startswith("**"), answer.text


@pytest.mark.parametrize("question", ["What does a canoe cost a day in August 2035?", "What discount is there for 2 canoes?"])
def test_what_no_range_covers_is_not_told(asked: Any, question: str) -> None:
    answer = _ask(asked, "Hire", question)
    assert not answer.text.startswith("**") and " | " not in answer.text, answer.text


def test_no_value_of_another_case_stands_first(asked: Any) -> None:
    answer = _ask(asked, "Staff", "How many days off are given for a baptism?")
    assert not answer.text.startswith("**"), answer.text


def test_all_sums_are_listed_those_in_rows_too(asked: Any) -> None:
    answer = _ask(asked, "Tenancy", "List all sums.")
    assert all(f"**EUR {figure}**" in answer.text for figure in ("1,300", "640", "85", "30")) and len(answer.citations) == 4
    assert "all " in answer.text.splitlines()[0]
    dates = _ask(asked, "Tenancy", "Show me every date").text
    assert "**4 May 2031**" in dates and "one year" not in dates.partition("\n")[2]


def test_the_sheet_finds_the_rent_in_a_row_and_no_deposit_for_it(asked: Any) -> None:
    document = next(one for one in asked.index.documents() if one.title.startswith("Tenancy"))
    rows = {row.key: row.value for row in asked.sheet(document.id).rows}
    assert rows["rent"] == "EUR 640" and rows["deposit"] != "EUR 640"
