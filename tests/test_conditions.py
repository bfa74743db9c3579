"""How a question that sets a condition is read: its field, the values that fit, what is denied, and orders."""

from __future__ import annotations

from datetime import date

import pytest

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


WHOEVER = {
    "Who gave more than EUR 2 billion?": True,
    "Who signed after May 2024?": True,
    "Хто виділив понад два мільярди євро?": True,
    "Who signed for Japan?": False,
    "Who is the landlord?": False,
    "Who signed on 8 July 2024?": True,
    "What was signed in 2025?": True,
    "Що було підписано у 2025 році?": True,
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
    assert period_in("twelve (12) months") == period_in("12 months") == period_in("12 (twelve) months")
    assert period_in("in effect for as long as Ukraine pursues its path, with a review no later than ten years after") is None


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
