"""Two of one's own agreements on a topic: whatever the question calls them, each side's clauses about it, and silence only where it is true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

HIRE = """# Crane hire agreement between Orchard Lifting Ltd and Pemberton Roofing

Signed on 4 May 2024 by Orchard Lifting Ltd (the "Owner") and Pemberton Roofing (the "Hirer").

## 1. Hire

1.1 The Owner hires out a tower crane to the Hirer for GBP 310 a day.

## 2. Security

2.1 The Hirer pays a deposit of GBP 2,500 before the crane is delivered.
2.2 The Owner returns it within 14 days after the crane has come back.

## 3. Termination

3.1 The Hirer may end the hire by ten days' written notice.
3.2 The Owner may end it at once if the hire charge is unpaid for a week.
"""
SUBHIRE = """# Crane sub-hire agreement between Pemberton Roofing and Galt Homes

Signed on 6 June 2024 by Pemberton Roofing (the "Sub-owner") and Galt Homes (the "Sub-hirer").

## 1. Hire

1.1 The Sub-owner lets the Sub-hirer use the tower crane on weekdays for GBP 350 a day.

## 2. Security

2.1 A deposit of GBP 900 is payable on signing.

## 3. Termination

3.1 Either party may end the sub-hire by three weeks' written notice.
3.2 All employees of the Sub-hirer are told of the collective safety rules of the site.
"""
SAFETY = """# Collective safety agreement of the Galt Homes sites

Signed on 8 June 2024 by Galt Homes and the Roofers' Union.

1. Helmets are worn at all times on the site.
2. The collective safety rules hang at every gate.
3. It may be terminated by five weeks' notice.
"""


@pytest.fixture(scope="module")
def cranes(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("cranes"), HIRE, SUBHIRE, SAFETY) as assistant:
        yield assistant


def quotes(answer: Any) -> str:
    return " | ".join(citation.quote for citation in answer.citations)


ASKED = [
    (
        "How do Orchard's crane hire agreement and the crane sub-hire agreement with Galt differ on the deposit?",
        ("deposit of GBP 2,500", "returns it within 14 days", "deposit of GBP 900"),
        ("GBP 310", "weeks' written notice"),
    ),
    (
        "compare notice periods in the Orchard agreement and the collective safety agreement",
        ("ten days' written notice", "five weeks' notice"),
        ("safety rules", "Helmets"),
    ),
]


@pytest.mark.parametrize(("question", "quoted", "not_quoted"), ASKED)
def test_each_side_is_quoted_on_the_topic_and_on_nothing_else(
    cranes: Any, question: str, quoted: tuple[str, ...], not_quoted: tuple[str, ...]
) -> None:
    answer = cranes.ask(question)
    said = quotes(answer)
    assert [words for words in quoted if words not in said] == [] and [words for words in not_quoted if words in said] == []
    assert "Silent on it" not in answer.text


def test_silence_of_one_side_is_told_where_it_is_true(cranes: Any) -> None:
    answer = cranes.ask("How do the crane sub-hire agreement and the collective safety agreement differ on helmets?")
    assert "Helmets are worn" in quotes(answer) and "Silent on it: Crane sub-hire" in answer.text
