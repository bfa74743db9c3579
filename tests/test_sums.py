"""Sums as data: currency, size, period and how firmly they are stated, over small lines and over every line of the corpus."""

from __future__ import annotations

import re

import pytest

from assistant.documents.facts import Fact
from assistant.documents.sums import Sum, parse, sums_of
from corpus.document import Document
from corpus.loading import load

SUMMARIES = [document for document in load().documents if document.kind == "summary"]


def stated(line: str) -> Sum:
    document = Document("An agreement", "summary", line)
    amount = line.partition(": ")[2].partition(" for ")[0]
    parsed = parse(Fact("sum", amount, document, 0, len(line)))
    assert parsed
    return parsed


@pytest.mark.parametrize(
    ("line", "currency", "figure", "bound", "announced"),
    [
        ("Luxembourg, 2024: EUR 80 million for military support (para 6).", "EUR", 80e6, "exact", False),
        ("Belgium, to 30 April 2024: EUR 1,072 million for all assistance given (para 6).", "EUR", 1_072e6, "exact", False),
        ("France, 2024: up to EUR 3 billion for further support (Article 7).", "EUR", 3e9, "most", False),
        ("Norway, 2024: at least NOK 13.5 billion (about EUR 1.2 billion) for military support.", "NOK", 13.5e9, "least", False),
        ("Portugal, 2024: EUR 126 million (at least) for military support.", "EUR", 126e6, "least", False),
        ("Lithuania, 2024: nearly EUR 80 million for military aid.", "EUR", 80e6, "about", False),
        ("Denmark, to 2028: DKK 69.1 billion for the Fund (announced, not in the text).", "DKK", 69.1e9, "exact", True),
        ("Sweden, 2025: SEK 6 billion for reform (Pledge, 1; announced, not in the text).", "SEK", 6e9, "exact", True),
        ("Croatia, not stated: EUR 250,000 for a programme (Part III).", "EUR", 250_000.0, "exact", False),
        ("Latvia, 2024: 0.25% of GDP each year for military support.", "", None, "exact", False),
    ],
)
def test_a_line_is_read(line: str, currency: str, figure: float | None, bound: str, announced: bool) -> None:
    found = stated(line)
    assert (found.currency, found.bound, found.announced) == (currency, bound, announced)
    assert found.figure == pytest.approx(figure) if figure else found.figure is None
    assert "announced, not" not in found.purpose and found.purpose and found.purpose in line


@pytest.mark.parametrize(
    ("period", "within", "touches"),
    [
        ("2024", True, True),
        ("3 April 2024", True, True),
        ("2024, by April", True, True),
        ("2024/25", True, True),
        ("2024-2027", False, True),
        ("2022-2026", False, True),
        ("February 2022 - July 2024", False, True),
        ("to 30 April 2024", False, True),
        ("since March 2022, 2024 included", False, True),
        ("2023", False, False),
        ("2025-2026", False, False),
    ],
)
def test_a_sum_over_several_years_is_none_of_one_year(period: str, within: bool, touches: bool) -> None:
    found = stated(f"Luxembourg, {period}: EUR 80 million for support.")
    assert (found.within(2024), found.touches(2024)) == (within, touches)
    assert stated("Iceland, 2024-2028: at least ISK 4 billion a year for support.").within(2024), "a sum of each year is one of 2024"


def test_every_sum_of_the_corpus_is_read_and_none_is_lost() -> None:
    for document in SUMMARIES:
        for found in sums_of(document):
            assert found.fact.quote == document.text[found.fact.start : found.fact.end]
            assert found.announced == ("announced, not in the text" in found.fact.quote)
            named = re.search(r"\b[A-Z]{3} \d", found.amount)
            assert (found.figure is not None) == bool(named), found.fact.quote
    of_2024 = {(s.fact.document.partners[0], s.amount) for d in SUMMARIES for s in sums_of(d) if s.within(2024)}
    assert {("luxembourg", "EUR 80 million"), ("germany", "EUR 7.1 billion"), ("japan", "USD 4.5 billion")} <= of_2024
