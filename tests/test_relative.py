"""Questions that leave agreements out, keep to a group of countries, or measure agreements by one: answered as those without, with what they measure by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from corpus.groups import groups_in

LISTED = {  # whose agreements have to be listed, and no others
    "Which countries besides France signed in February 2024?": {"germany", "denmark", "canada", "italy"},
    "Who besides Belgium signed on 28 May 2024?": {"portugal"},
    "Everyone but the UK who signed in 2025": {"albania", "uk-100-year-partnership"},
    "Які країни, крім Албанії, підписали угоду у 2025 році?": {"uk-100-year-partnership"},
    "Who else signed on the same day as Czechia?": {"slovenia"},
    "Which agreements were signed on the same day as the Slovenian one?": {"czechia"},
    "Хто ще підписав угоду в той самий день, що й Чехія?": {"slovenia"},
    "Which agreements were signed in the same city as the Latvian one?": {"vilnius-declaration"},
    "Which countries signed after Ireland?": {"croatia", "greece", "albania", "uk-100-year-partnership"},
    "Which countries signed before Germany did?": {"vilnius-declaration", "united-kingdom"},
    "Which countries have a longer term than Estonia?": {"uk-100-year-partnership"},
    "Which of the Baltic states signed in Brussels?": {"estonia", "lithuania"},
    "Which non-EU countries signed in Stockholm?": {"iceland", "norway"},
}
FIRST = {  # what the answer says in bold before anything else
    "Which was the first agreement with a state outside the G7?": "Denmark",
    "Яка з країн Балтії підписала першою?": "Латвія",
    "Who signed second?": "Germany",
    "Яка країна підписала третьою?": "Франція",
    "Who signed just before Poland?": "European Union",
    "Which agreement was signed right after the Dutch one?": "Finland",
    "Who gave more in 2024, Germany or France?": "Germany",
    "Who pledged less for 2024, Denmark or the Netherlands?": "Denmark",
    "Which is newer, the Irish or the Albanian agreement?": "Albania",
    "Хто підписав раніше: Данія чи Нідерланди?": "Данія",
}
JUDGED = {  # the word, and the values of both sides
    "Did Denmark sign before the Netherlands?": ("Yes.", "23 February 2024", "1 March 2024"),
    "Is the Danish agreement older than the Dutch one?": ("Yes.", "23 February 2024", "1 March 2024"),
    "Was Denmark's agreement signed later than France's?": ("Yes.", "23 February 2024", "16 February 2024"),
    "Is the Polish agreement longer than the British one?": ("No.", "ten years", "ten years"),
    "Is the Polish notice period longer than the Dutch one?": ("Yes.", "six months", "three months"),
    "Was the Swedish text signed on the same day as the Norwegian one?": ("Yes.", "31 May 2024", "31 May 2024"),
}
GROUPS = {
    "Which of the Baltic states signed?": (3, False),
    "Which partners are not in the EU?": (22, True),
    "the first agreement with a state outside the G7": (7, True),
    "Do the Nordics mention air defence?": (5, False),
    "Which agreements support Ukraine's EU membership?": None,
    "Who joined the G7 declaration?": None,
}
LEASE = """LEASE

This Lease is made on 3 May 2023 between Orla Quinn (the "Landlord") and Peter Voss (the "Tenant").
1. "Term" means six years beginning on 1 June 2023.
2. The rent is EUR 900 a month.
"""
LOAN = """LOAN AGREEMENT

This Loan Agreement is made on 9 June 2024 between Orla Quinn (the "Lender") and Mara Lindt (the "Borrower").
1. The term of this Loan Agreement is four years from the date of signing.
2. The Lender lends USD 4,000 and charges no interest.
"""
LICENCE = """LICENCE AGREEMENT

This Licence Agreement is made on 2 January 2022 between Nils Aker (the "Licensor") and Orla Quinn (the "Licensee").
1. This Licence Agreement remains in force for two years.
2. The fee is EUR 120 a year. The licence does not renew automatically.
"""


def listed(assistant: Any, question: str) -> set[str]:
    """Whose agreements the items of a list quote."""
    answer = assistant.ask(question)
    items = [line for line in answer.text.splitlines() if line.startswith("- ")]
    return {citation.passage.partners[0] for citation in answer.citations if any(f"[{citation.number}]" in item for item in items)}


@pytest.mark.parametrize("question", LISTED)
def test_what_is_left_out_or_measured_by_is_no_scope(assistant: Any, question: str) -> None:
    assert listed(assistant, question) == LISTED[question]


@pytest.mark.parametrize("question", FIRST)
def test_the_one_that_is_asked_for_stands_first_by_name(assistant: Any, question: str) -> None:
    assert assistant.ask(question).text.startswith(f"**{FIRST[question]}**")


@pytest.mark.parametrize("question", JUDGED)
def test_yes_or_no_of_two_is_decided_by_the_values_of_both(assistant: Any, question: str) -> None:
    word, first, second = JUDGED[question]
    answer = assistant.ask(question)
    quotes = [citation.quote for citation in answer.citations]
    assert answer.text.startswith(word) and first in quotes[0] and second in quotes[-1]


def test_a_question_is_shown_as_it_was_asked(assistant: Any) -> None:
    question = "Which countries signed after Ireland?"
    assert assistant.ask(question).question == question


@pytest.mark.parametrize("text", GROUPS)
def test_groups_of_countries_are_known_where_countries_are_meant(text: str) -> None:
    found = [(len(group.members), group.outside) for group in groups_in(text)]
    assert found == ([GROUPS[text]] if GROUPS[text] else [])


def test_own_contracts_are_left_out_and_measured_by_too(built: tuple[Path, str], tmp_path: Path) -> None:
    with of_own(built[0], tmp_path, LEASE, LOAN, LICENCE) as own:
        except_lease = own.ask("Which of my contracts except the lease speak of a year?")
        assert "2" in except_lease.text.splitlines()[0] and not any("rent" in one.quote for one in except_lease.citations)
        earlier = own.ask("Which of my contracts were signed before the loan?").text
        assert "3 May 2023" in earlier and "2 January 2022" in earlier and "Found in **2** of 2" in earlier
        longest = own.ask("Which lasts longer, the lease or the loan?").text
        assert "Lease" in longest.splitlines()[0] and "**six years**" in longest and "**four years**" in longest
        assert own.ask("How many of my contracts are in dollars?").text.startswith("Found in **1** of 3")
        assert own.ask("Which of my contracts renew automatically?").text.startswith("Found in **0** of 3")
        ends = own.ask("When does the lease end?").text
        assert "six years" in ends and "1 June 2023" in ends
