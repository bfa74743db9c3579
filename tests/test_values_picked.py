"""Which value of a sentence or of a row stands in bold: of the kind that is asked, said of what is asked, or none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.documents.facts import facts_of
from assistant.values import find_values
from corpus.reading import read

CLUB = """# Membership agreement between Brackwater Rowing Club Ltd and Ines Calloway

Made on 4 March 2025 between Brackwater Rowing Club Ltd (the "Club") and Ines Calloway (the "Member").

## 1. Fees

| Type | Joining fee | Monthly fee | Guest visits a month |
| --- | --- | --- | --- |
| Bronze | £15 | £21.00 | 1 |
| Silver | £25 | £34.00 | 2 |

## 2. Committee

The committee meets at least six times a year on not less than ten days' notice.

The boats are inspected every three months.

## 3. Illness

A member of more than 8 months' standing is free of fees for 5 weeks of illness in any 12 months.

## 4. Instalments

The first instalment of the boat share is due on 1 April 2025 and the last instalment of it is due on 1 October 2027.

"""
LOAN = """Loan agreement between Torvale Finance Ltd and Ruben Stroud

Made on 6 June 2025 between Torvale Finance Ltd (the "Lender") and Ruben Stroud (the "Borrower").

1. The Lender lends GBP 4,000 at 5 per cent a year.
2. Ada Stroud guarantees the repayment up to an amount of GBP 900.

Torvale, 6 June 2025

For Torvale Finance Ltd: Bea Holm, Head of Lending
Ruben Stroud, Borrower
Ada Stroud, Guarantor
"""
ALLOWANCES = """# Agreement on the allowances of the crew

Made on 5 May 2025 between Hollin Barges Ltd ("Company") and Tove Marsh ("Mate").

## 1. Allowances

| Allowance | Amount |
| --- | --- |
| Overnight stay away from the home port | £38.00 a night |
| Meals on board | £9.00 a day |
"""


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("picked"), CLUB, ALLOWANCES) as assistant:
        yield assistant


BOLD = [
    ("How much a month is a Silver membership?", "£34.00"),
    ("How many guest visits a month does a Silver member have?", "2"),
    ("How much is the allowance for an overnight stay away from the home port?", "£38.00"),
    ("How often are the boats inspected?", "three months"),
    ("How long is a member free of fees in case of illness?", "5 weeks"),
    ("When is the last instalment of the boat share due?", "1 October 2027"),
    ("When is the first instalment of the boat share due?", "1 April 2025"),
]


@pytest.mark.parametrize(("question", "value"), BOLD)
def test_the_value_that_is_asked_for_stands_in_bold(own: Any, question: str, value: str) -> None:
    assert own.ask(question).text.split("\n")[0] in (f"**{value}**", f"**every {value}**", f"**for {value}**")


def test_nothing_is_in_bold_that_is_of_another_kind(own: Any) -> None:
    meets = own.ask("How often does the committee meet?")
    assert "six times a year" in meets.text and "**" not in meets.text
    assert [text[a:b] for text in ("to an amount of GBP 900 in Torvale",) for a, b in find_values("place", text)] == ["Torvale"]


def test_who_signs_as_a_party_signs_for_nobody_else(tmp_path: Path) -> None:
    file = tmp_path / "loan.txt"
    file.write_text(LOAN, encoding="utf-8")
    signed = [fact.value for fact in facts_of(read(file)) if fact.field == "signers"]
    assert signed == ["Bea Holm for Torvale Finance Ltd; Ruben Stroud; Ada Stroud"]
