"""When an agreement ends: the day that its text names, never one on which somebody only may end it; else its term, from the day it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.documents.ending import counted, endings, last_day
from assistant.documents.facts import Fact
from assistant.understanding.question import understand
from corpus.document import Document

NAMED = {
    "This Agreement ends on 31 May 2027.": date(2027, 5, 31),
    "The term of the lease runs until 30 June 2028 and no longer.": date(2028, 6, 30),
    "The employment shall end on 31 December 2026 without notice.": date(2026, 12, 31),
    "The Tenant may end this Lease on 31 March 2029 by six months' written notice.": None,
    "Either party is entitled to terminate the contract with effect from 1 May 2030.": None,
    "The term is eight years from and including 1 April 2025.": None,
}
TERMS = {
    "The term is eight years from and including 1 April 2025.": ("eight years", "eight years from and including 1 April 2025"),
    "This Agreement lasts five years from acceptance.": ("five years", "five years"),
    "The licence is granted for 24 months; it was signed on 2 May 2024.": ("24 months", "24 months"),
}


COUNTED = {  # sentence, its term: the day on which it ends, and whether it is exactly that one
    ("The term is eight years from and including 1 April 2025.", "eight years"): (date(2033, 3, 31), True),
    ("The lease lasts eighteen months, starting on 15 May 2026.", "eighteen months"): (date(2027, 11, 14), True),
    ("This Agreement lasts five years from 1 July 2024.", "five years"): (date(2029, 7, 1), False),
    ("This Agreement is concluded for three years from signature.", "three years"): (date(2027, 3, 4), False),
    ("This Agreement lasts five years from acceptance.", "five years"): None,
    ("For six months after the employment ends she shall not work for a rival.", "six months"): None,
    ("This Agreement is valid for ten years from its entry into force.", "ten years"): None,
}


@pytest.mark.parametrize(("sentence", "term"), COUNTED)
def test_the_end_is_counted_from_the_day_that_the_term_names(sentence: str, term: str) -> None:
    document = Document("Lease of a mill", "agreement", sentence, signed=date(2024, 3, 4))
    found = counted(document, Fact("term", term, document, 0, len(sentence)))
    assert (found and (found.day, found.exact)) == COUNTED[sentence, term]


@pytest.mark.parametrize("sentence", NAMED)
def test_the_day_on_which_it_ends_is_one_that_the_text_fixes(sentence: str) -> None:
    found = last_day(sentence)
    assert (found[0] if found else None) == NAMED[sentence]


@pytest.mark.parametrize("sentence", TERMS)
def test_where_no_day_is_fixed_the_term_is_told_from_the_day_it_counts(sentence: str) -> None:
    document = Document("Lease of a mill", "agreement", sentence)
    value, told = TERMS[sentence]
    question = replace(understand("When does the agreement end?"), documents=(document.id,))
    (fact,) = endings(question, [document], lambda one: Fact("term", value, one, 0, len(sentence)))
    assert fact.value == told and fact.value in sentence
