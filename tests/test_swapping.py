"""A follow-up that says another name, unit, number or superlative is the question before with that in the place of its like."""

from __future__ import annotations

import pytest

from assistant.understanding.swapping import swapped

SWAPPED = [
    ("and in Stockholm?", "Which agreements were signed in Kyiv?", "Which agreements were signed in Stockholm?"),
    ("and per month?", "What does the place cost per day?", "What does the place cost per month?"),
    ("a week?", "What is the fee each day?", "What is the fee a week?"),
    ("and 10 days before?", "What if we cancel 60 days before the wedding?", "What if we cancel 10 days before the wedding?"),
    ("what about three months?", "May I end it with two months' notice?", "May I end it with three months' notice?"),
    ("and the last?", "Which agreement was signed first?", "Which agreement was signed last?"),
    ("which is the shortest?", "Which contract has the longest term?", "Which contract has the shortest term?"),
]
KEPT = [("and the landlord?", "How much notice must the tenant give?"), ("by the landlord?", "May the lease be ended early?"), ("and in writing?", "Which were signed in Kyiv?"),
        ("and 10 days before?", "What if we cancel the wedding?"), ("and the last instalment?", "When is the first instalment due?"), ("", "")]  # fmt: skip


@pytest.mark.parametrize(("message", "before", "whole"), SWAPPED)
def test_a_part_is_replaced_by_its_like(message: str, before: str, whole: str) -> None:
    assert swapped(message, before) == whole


@pytest.mark.parametrize(("message", "before"), KEPT)
def test_nothing_is_replaced_by_what_is_not_like_it(message: str, before: str) -> None:
    assert swapped(message, before) == ""
