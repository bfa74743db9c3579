"""Lists with a condition: decided for each agreement by what its text says, never by what it resembles."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.documents.languages import prevailing_in
from assistant.documents.law_of import countries_of_law, is_law_of
from assistant.understanding.condition import asks_for_whoever, conditions_of
from assistant.understanding.ordering import order_of
from assistant.understanding.question import understand
from assistant.understanding.ranges import HOURS, Range, meant_days, period_in

TODAY = date(2026, 5, 4)
DAYS = [
    ("before March 2024", None, date(2024, 2, 29)),
    ("after 2024", date(2025, 1, 1), None),
    ("since May 2024", date(2024, 5, 1), None),
    ("between 1 April and 15 May 2024", date(2024, 4, 1), date(2024, 5, 15)),
    ("this year", date(2026, 1, 1), date(2026, 12, 31)),
    ("next month", date(2026, 6, 1), date(2026, 6, 30)),
    ("in the second half of 2024", date(2024, 7, 1), date(2024, 12, 31)),
    ("on 16 February 2024", date(2024, 2, 16), date(2024, 2, 16)),
    ("until at least 2035", date(2035, 1, 1), None),
]  # fmt: skip
PARSED = [
    ("Which last less than ten years?", "term", False),
    ("Which agreements run for more than 5 years?", "term", False),
    ("Which do not have a 24-hour clause?", "period", True),
    ("Which can be ended with less than six months' notice?", "notice", False),
    ("Which were signed outside the capital?", "capital", True),
    ("Which agreements were not signed in Kyiv?", "place", True),
    ("Which agreements were signed by a president?", "signers", False),
    ("Which end this year?", "ending", False),
    ("Which agreements were signed in 2025?", "date", False),
    ("Which contracts are not governed by German law?", "law", True),
    ("Which agreements have no French version?", "languages", True),
    ("Which countries promised more than EUR 1 billion for 2024?", "money", False),
    ("Which agreements never mention submarines?", "topic", True),
    ("which ones were concluded in riga or tallinn", "place", False),
    ("Which were signed outside ukraine?", "place", True),
    ("Which agreements were not signed in french?", "languages", True),
    ("Which agreements are without a notice period?", "notice", True),
    ("Which deals aren't longer than eight years?", "term", True),
    ("Which came before April 2024?", "date", False),
    ("which agreements are newer than 2024", "date", False),
    ("Which agreements state no amount at all?", "money", True),
]  # fmt: skip
LISTED = [
    ("Which agreements do not have a 24-hour clause?", {"croatia"}, {"ukraine-compact", "vilnius-declaration"}),
    ("Which last less than ten years?", set(), set()),
    ("Which agreements last longer than ten years?", {"uk-100-year-partnership"}, set()),
    ("Which have a notice period shorter than four months?", {"netherlands"}, set()),
    ("Which were signed in Brussels but not in 2024?", set(), set()),
    ("Which agreements were signed in Stockholm?", {"sweden", "norway", "iceland"}, set()),
    ("Which agreements end in 2035?", {"albania"}, set()),
    ("Which countries promised more than EUR 4 billion for 2024?", {"germany", "european-union"}, set()),
    ("which were concluded in warsaw or madrid", {"poland", "spain"}, set()),
    ("Which were signed on the other side's own soil in July 2024?", {"poland"}, set()),
    (
        "Which agreements were signed by a president instead of a prime minister?",
        {"finland", "france", "latvia", "lithuania", "romania", "united-states", "european-union"},
        {"spain"},  # whose president is that of the government
    ),
    ("Which were signed in a capital other than Kyiv before March 2024?", {"germany", "france"}, set()),
    ("Which agreements date from after 2024?", {"albania", "uk-100-year-partnership"}, set()),
    ("Which give a notice period other than six months?", {"netherlands"}, set()),
    ("Which agreements name no sum of money?", {"united-states", "romania", "albania", "ukraine-compact"}, set()),
    ("Which promise an apology of more than EUR 1 million?", set(), set()),
    ("Which were signed on 27 June 2024?", {"european-union", "estonia", "lithuania"}, set()),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_the_days_that_are_meant(text: str, first: date | None, last: date | None) -> None:
    found = meant_days(text, TODAY)
    assert found and (not first or found.low == first.toordinal()) and (not last or found.high == last.toordinal())
    assert (found.low == float("-inf")) == (first is None) and (found.high == float("inf")) == (last is None)


@pytest.mark.parametrize(("question", "field", "denied"), PARSED)
def test_a_question_is_read_as_a_field_and_what_fits(question: str, field: str, denied: bool) -> None:
    (found,) = conditions_of(understand(question), TODAY)
    assert (found.field, found.denied) == (field, denied)


ALIKE = [  # what Ukrainian says by case and preposition, and how English says it
    ("Які угоди діють менше десяти років?", "Which agreements last less than ten years?"),
    ("Які угоди діють понад 10 років?", "Which agreements last more than 10 years?"),
    ("Які договори діють не менш ніж п'ять років?", "Which contracts last at least five years?"),
    ("Які угоди діють до трьох років?", "Which agreements last up to three years?"),
    ("Які угоди підписано до травня 2024 року?", "Which agreements were signed before May 2024?"),
    ("Які угоди підписано між травнем і липнем 2024 року?", "Which agreements were signed between May and July 2024?"),
    ("Які угоди підписано у Львові?", "Which agreements were signed in Lviv?"),
    ("Скільки угод не підписано в Києві?", "How many agreements were not signed in Kyiv?"),
    ("Які угоди можна розірвати менш як за три місяці?", "Which agreements can be terminated on less than three months' notice?"),
]


@pytest.mark.parametrize(("ukrainian", "english"), ALIKE)
def test_a_ukrainian_question_sets_the_condition_of_its_english_one(ukrainian: str, english: str) -> None:
    first, second = (conditions_of(understand(question), TODAY, {"lviv", "kyiv"}) for question in (ukrainian, english))
    assert first and [(one.field, one.within, one.denied, one.names) for one in first] == [
        (one.field, one.within, one.denied, one.names) for one in second
    ]


WITHIN = {  # question: values that fit, and that do not
    "Which agreements last between 5 and 20 years?": ((5, 12, 20), (4, 21)),
    "Which agreements last more than two years and less than ten years?": ((3, 9), (2, 10)),
    "Which agreements last less than two years or more than ten years?": ((1, 11), (2, 5, 10)),
    "Which agreements last five or ten years?": ((5, 10), (4, 7, 11)),
}
ON_DAYS = {
    "Which agreements were signed in March or May 2024?": (("2024-03-31", "2024-05-01"), ("2024-04-15", "2024-06-01")),
    "Which agreements were signed before 1 March 2024 or after 1 October 2024?": (
        ("2024-02-29", "2024-10-02"),
        ("2024-03-01", "2024-10-01"),
    ),
    "Which agreements were signed after March 2024 and before June 2024?": (("2024-04-01", "2024-05-31"), ("2024-03-31", "2024-06-01")),
}


@pytest.mark.parametrize("question", WITHIN)
def test_both_of_two_values_count(question: str) -> None:
    (found,) = conditions_of(understand(question), TODAY)
    for expected, years in zip((True, False), WITHIN[question], strict=True):
        assert found.within and {found.within.holds(Range(year * HOURS["year"], year * HOURS["year"])) for year in years} == {expected}


@pytest.mark.parametrize("question", ON_DAYS)
def test_both_of_two_days_count(question: str) -> None:
    (found,) = conditions_of(understand(question), TODAY)
    for expected, days in zip((True, False), ON_DAYS[question], strict=True):
        ordinals = [date.fromisoformat(day).toordinal() for day in days]
        assert found.within and {found.within.holds(Range(day, day)) for day in ordinals} == {expected}


OF_ONE = {  # a yes-or-no question about one agreement: what it begins with, and what proves it
    "Was the Danish agreement signed before 1 March 2024?": ("Yes.", "23 February 2024"),
    "Was the Spanish agreement signed before May 2024?": ("No.", "27 May 2024"),
    "Was the Danish agreement signed in Kyiv or Lviv?": ("Yes.", "Lviv"),
    "Does the agreement with Spain last more than five years?": ("Yes.", "ten years"),
    "Чи діє угода з Данією понад п'ятнадцять років?": ("Ні.", "ten years"),
    "Did the Polish president sign the agreement?": ("No.", "Donald Tusk"),
    "Did the Latvian president sign?": ("Yes.", "Rinkēvičs"),
    "Чи підписав угоду з Португалією президент?": ("Ні.", "Montenegro"),
}


@pytest.mark.parametrize("question", OF_ONE)
def test_what_is_asked_of_one_agreement_is_judged_as_in_a_list(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    word, proof = OF_ONE[question]
    assert answer.text.startswith(word) and any(proof in citation.quote for citation in answer.citations)


def test_in_force_on_a_day_is_from_its_effect_until_its_end(assistant: Any) -> None:
    answer = assistant.ask("Which agreements are still in force on 1 August 2034?")
    assert {citation.passage.partners[0] for citation in answer.citations} == {"ireland", "croatia", "albania", "uk-100-year-partnership"}
    early = assistant.ask("Which agreements were in force on 1 February 2024?")
    assert {citation.passage.partners[0] for citation in early.citations} == {"united-kingdom"}


def test_a_summit_is_no_place(assistant: Any) -> None:
    assert not re.match(r"\**(?:Yes|No)\b", assistant.ask("Was the agreement with Japan signed at the G7 summit?").text)


SUPERLATIVES = {
    "Яка країна виділила найбільше грошей на 2024 рік?": "EUR 7.1 billion",
    "Which country pledged the most for 2024?": "EUR 7.1 billion",
    "Яка угода підписана найпізніше?": "21 January 2025",
    "Яка угода діє найдовше?": "one hundred years",
}


@pytest.mark.parametrize("question", SUPERLATIVES)
def test_the_one_at_the_end_of_an_order_is_found_in_both_languages(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert SUPERLATIVES[question] in answer.text and "EUR 80 million" not in answer.text


def test_an_order_keeps_to_its_condition(assistant: Any) -> None:
    text = assistant.ask("List the agreements signed in Washington, oldest first").text
    assert text.index("Luxembourg") < text.index("Romania") and "Japan" not in text


WHOEVER = {
    "Who gave more than EUR 2 billion?": True,
    "Who signed after May 2024?": True,
    "Хто виділив понад два мільярди євро?": True,
    "Who signed for Japan?": False,
    "Who is the landlord?": False,
    "Who signed on 8 July 2024?": False,
}


@pytest.mark.parametrize("question", WHOEVER)
def test_who_keeps_a_bound_is_asked_of_all(question: str) -> None:
    assert asks_for_whoever(understand(question)) == WHOEVER[question]


def test_a_part_of_a_year_is_no_order() -> None:
    assert order_of(understand("Which agreements were signed in the first half of 2024?")) is None


NOT_DENIED = [
    "Which contracts let a party leave without any cause?",
    "Which contracts say what is due when the borrower does not repay?",
    "Which agreements can be changed without a meeting?",
    "Which of my contracts can't be sold without a licence?",
    "Which contracts may not be handed on?",
]


@pytest.mark.parametrize("question", NOT_DENIED)
def test_what_silence_does_not_prove_is_no_denied_condition(question: str) -> None:
    assert conditions_of(understand(question), TODAY) == ()


def test_another_value_is_one_that_is_there() -> None:
    (period,) = conditions_of(understand("Which have a consultation deadline other than 24 hours?"), TODAY)
    assert (period.field, period.other, period.denied) == ("consultation", True, False)
    by, not_by = conditions_of(understand("Which were signed by a king rather than a minister?"), TODAY)
    assert (by.names, not_by.names, not_by.other) == (("king",), ("minister",), True)
    where, when = conditions_of(understand("Which were signed in Brussels but not in 2023?"), TODAY)
    assert (where.names, when.field, when.other) == (("Brussels",), "date", True)


def test_what_or_joins_is_denied_part_by_part_and_its_verb_is_kept_apart() -> None:
    spoken = conditions_of(understand("Which ones don't talk about satellites or rare earths?"), TODAY)
    assert [one.names for one in spoken] == [("satellites",), ("rare", "earths")] and all(one.denied for one in spoken)
    (allowed,) = conditions_of(understand("Which of my contracts do not allow visitors?"), TODAY)
    assert (allowed.names, allowed.verb) == (("visitors",), "allow")


DIRECTIONS = [
    ("Order the pledges by size, biggest first", "money", True),
    ("rank the pledges for 2024 in euros, largest to smallest", "money", True),
    ("sort the pledges from the smallest to the largest", "money", False),
    ("List the agreements by date, newest first", "date", True),
    ("arrange them from oldest to newest", "date", False),
    ("sort my contracts by when they end, soonest first", "ending", False),
    ("Rank the agreements by length in descending order", "term", True),
]


@pytest.mark.parametrize(("question", "field", "falling"), DIRECTIONS)
def test_an_order_is_read_in_both_directions(question: str, field: str, falling: bool) -> None:
    found = order_of(understand(question))
    assert found and (found.field, found.falling, found.most) == (field, falling, 0)


def test_a_list_of_what_is_due_by_a_day_is_no_order() -> None:
    assert order_of(understand("List what the borrower has to deliver by a given date")) is None
    assert order_of(understand("Show everything that is due by 1 May 2026")) is None


def test_two_conditions_have_both_to_be_met() -> None:
    found = conditions_of(understand("Which last longer than 5 years but name no notice?"), TODAY)
    assert [(one.field, one.denied) for one in found] == [("term", False), ("notice", True)]
    assert conditions_of(understand("Which agreements mention submarines?"), TODAY) == ()


def test_what_lies_partly_inside_is_not_decided() -> None:
    assert Range(high=10).holds(Range(11, 12)) is False and Range(high=10).holds(Range(5, 10)) is True
    assert Range(high=10).holds(Range(5, 12)) is None
    assert period_in("ten years from the date of signature") == Range(87_600, 87_600)
    assert period_in("in effect for as long as Ukraine pursues its path, with a review no later than ten years after") is None


@pytest.mark.parametrize(("question", "must", "may"), LISTED, ids=[question for question, _, _ in LISTED])
def test_only_what_fits_is_listed_with_what_proves_it(assistant: Any, question: str, must: set[str], may: set[str]) -> None:
    answer = assistant.ask(question)
    cited = {citation.passage.partners[0] for citation in answer.citations}
    assert answer.answered == bool(cited) and must <= cited <= must | may and "of 32" in answer.text


def test_order_is_by_value_and_within_one_currency(assistant: Any) -> None:
    text = assistant.ask("Order the pledges for 2024 by size").text
    assert text.find("EUR 7.1 billion") < text.find("EUR 5 billion") < text.find("EUR 2 billion") < text.find("EUR 80 million")
    largest = assistant.ask("Rank the pledges for 2024 in euros, largest to smallest").text
    assert -1 < largest.find("EUR 7.1 billion") < largest.find("EUR 3 billion") < largest.find("EUR 80 million")
    assert "CAD 3.02" not in largest and re.search(r"another currency.*Canada", largest)
    assert "an order of its own" in text
    assert order_of(understand("Which agreement is the shortest in term?")).falling is False  # type: ignore[union-attr]
    assert assistant.ask("What are the latest two agreements?").text.find("Albania") < assistant.ask(
        "What are the latest two agreements?"
    ).text.find("UK 100-year")
    assert "**32**" in assistant.ask("How many agreements are there?").text


def test_own_contracts_are_decided_by_their_full_texts(built: tuple[Path, str], tmp_path: Path) -> None:
    with of_own(built[0], tmp_path) as own:
        ended = own.ask("Which of my contracts end before 2028?")
        assert [c.passage.title for c in ended.citations] and all("Cleaning" in c.passage.title for c in ended.citations)
        silent = own.ask("Which of my contracts do not mention animals?")
        assert "**3** of 3" in silent.text and not silent.citations and "the whole text was read" in silent.text
        law = own.ask("Which of my contracts are not governed by English law?")
        assert sorted(c.quote[-9:-1] for c in law.citations) == ["Delaware", "Scotland"]


LAWS = [  # whose law is asked for, the sentence, whether it is that
    ("Scots", "This Agreement is governed by the laws of Scotland.", True),
    ("Scots", "This Agreement is governed by the laws of England.", False),
    ("Danish", "The law of Denmark applies to the lease.", True),
    ("US", "It is construed under the laws of the State of New York.", True),
    ("US", "It is governed by the laws of the Province of Ontario.", False),
    ("UK", "This deed is subject to the laws of England and Wales.", True),
    ("US", "Governing law. Disputes go to the American Arbitration Association; what it finds is final.", False),
]


@pytest.mark.parametrize(("name", "text", "so"), LAWS)
def test_whose_law_it_is(name: str, text: str, so: bool) -> None:
    assert is_law_of(name, text) is so
    assert countries_of_law("It is governed by the laws of Georgia.") == set()  # the state of the USA, or the country


@pytest.mark.parametrize(
    ("text", "prevails"),
    [
        ("done in English and Ukrainian; the English version prevails", {"English"}),
        ("done in Ukrainian, Czech and English, with no clause on which version prevails", set()),
        ("English and Ukrainian; the English text counts where the two differ", {"English"}),
        ("українською та англійською мовами. У випадку розбіжностей текст англійською мовою має переважну силу", {"English"}),
        ("in the English, French and Ukrainian languages, each version being equally valid", set()),
    ],
)
def test_the_language_that_prevails_is_told(text: str, prevails: set[str]) -> None:
    assert prevailing_in(text) == prevails
