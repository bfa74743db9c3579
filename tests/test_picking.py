"""The value that stands before the quotes is what was asked for, or none does."""

from __future__ import annotations

import pytest

from assistant.sentences.picking import value_of
from assistant.sentences.quote import Quote
from assistant.sentences.standing import is_heading
from assistant.understanding.question import understand
from assistant.values import find_values
from index.passage import Passage


def _first(question: str, sentence: str) -> str:
    asked = understand(question)
    passage = Passage("id", "document", "Title", "agreement", (), (), None, "", None, 0, len(sentence), sentence, "")
    return value_of(asked, Quote(passage, 0, len(sentence), sentence, 1.0, tuple(find_values(asked.kind, sentence))))


@pytest.mark.parametrize(
    ("question", "sentence", "value"),
    [
        ("How many keys does the renter get?", "The renter receives three front door keys and must return them within 14 days.", "three"),
        ("How many keys does the renter get?", "The renter must return the keys within 14 days and pays for 2 lost cards.", ""),
        ("How many pupils may come?", "Each class of up to 24 pupils brings two teachers.", "24"),
        ("When is the fee paid?", "A discount is given to members who have stayed for at least six months.", ""),
        ("When is the fee paid?", "The fee is paid within 30 days after the invoice.", "30 days"),
        ("When is the fee paid?", "The fee is paid two weeks before the course.", "two weeks"),
        ("When is the fee paid?", "The fee for six months is paid on 1 May 2026.", "1 May 2026"),
        (
            "Who signed the licence of Halm Mills?",
            "Halm Mills was let under the licence, signed by its clerk, Ada Marie Lund, before Per Holt.",
            "Ada Marie Lund",
        ),
        (
            "Who signed the report of the Old Council?",
            "The Old Council had its report signed in May 2023 by the clerk, Gus Pell, beside Per Holt.",
            "Gus Pell",
        ),
        ("Who signed the Halm Report?", "The Halm Report was signed in 2023.", ""),
        ("From when does the permit run?", "The permit runs from 2 May 2026 to 1 May 2028.", "2 May 2026"),
        ("Until what day does the permit run?", "The permit runs from 2 May 2026 to 1 May 2028.", "1 May 2028"),
        ("How much notice must the diver give?", "The diver may end the contract on six weeks' notice.", ""),
        ("What is the notice period?", "The contract is ended on six weeks' notice.", "six weeks"),
        ("How much does the app cost per year?", "The app costs EUR 3.99 a month or EUR 34.99 a year.", "EUR 34.99"),
        ("How much does the app cost a month?", "The app costs EUR 3.99 a month or EUR 34.99 a year.", "EUR 3.99"),
        ("When is the wedding?", "They have shared a flat since May 2021 and mean to marry on 14 June 2025.", ""),
    ],
)
def test_the_value_is_of_what_is_counted_or_a_point_in_time(question: str, sentence: str, value: str) -> None:
    assert _first(question, sentence) == value


@pytest.mark.parametrize(
    ("line", "section", "heading"),
    [
        ("Annex B: who looks after the boat", "Annex B. who looks after the boat", True),
        ("§ 4 – Night work", "§ 4 > Night work", True),
        ("Boats.", "Lifeboats", False),
        ("Who looks after the boat?", "Annex B. who looks after the boat", True),
        ("The boat is looked after by Ada.", "Annex B. who looks after the boat", False),
    ],
)
def test_a_heading_is_one_whatever_its_marks(line: str, section: str, heading: bool) -> None:
    passage = Passage("id", "document", "Title", "agreement", (), (), None, section, None, 0, len(line), line, "")
    assert is_heading(line, passage) is heading
