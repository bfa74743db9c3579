"""Clause look-ups: where the clause that is meant stands, and what a sentence defers to."""

from __future__ import annotations

import time

import pytest

from corpus.clauses.clause_finding import clause
from corpus.clauses.deferring import referred
from corpus.clauses.reference import Reference
from corpus.clauses.references import references_in
from corpus.document import Document
from corpus.readers import text as plain
from corpus.structuring import structure

LEASE = """LEASE AGREEMENT

This lease is made between Hill Estates Ltd (the "Landlord") and Ann Reed (the "Tenant") on 3 May 2023.

1. Term

1.1 The term begins on 1 June 2023 and lasts for five years.

1.2 The Tenant may extend it as set out in clause 3.2.

2. Rent

2.1 The rent is GBP 900 a month, subject to clause 3.

2.2 It is paid:

(a) by bank transfer to the account of the Landlord;

(b) by standing order, where

(i) the bank offers one; and

(ii) the Tenant has an account with it.

3. Review

3.1 The rent is reviewed each year at the rate specified in Schedule 1.

3.2 The Tenant gives three months' notice of an extension.

Schedule 1

1. The rate is two per cent.

2. It follows the index of prices.
"""
LOAN = (
    "LOAN AGREEMENT between Bank A and Borrower B. Section 1. Amount. The Bank lends the Borrower EUR 10,000. "
    "Section 2. Interest. The loan bears interest at the rate that Section 3 sets. Section 3. Rate. (a) The rate is 4 percent a year; "
    "(b) after a default it is 8 percent a year. Section 4. Law. Article 12 of the Civil Code applies."
)
TREATY = """TREATY ON COOPERATION

The Parties,

Recalling the long friendship between their peoples and the treaties that they have made,

Reaffirming that borders may not be changed by force in any part of the world,

Have agreed as follows:

Part I. General

Article 1

Aim

The aim of this Treaty is lasting peace between the Parties.

Article 2

1. The Parties meet every year.

2. They take turns as host.

Part II. Defence

Article 3

The Parties help each other.

Each Party decides how it helps. It tells the other Party.

ANNEX A

1. The first list holds the places of meetings.

ANNEX B

1. The second list holds the names of the delegates.

2. It is renewed every year.
"""
UKRAINIAN = """ДОГОВІР ПОСТАВКИ

1. Предмет договору

1.1. Постачальник передає товар, а Покупець приймає його.

2. Ціна

2.1. Ціна товару становить 5000 гривень.

2.2. Оплата здійснюється відповідно до пункту 3.1 цього Договору.

3. Строки

3.1. Покупець сплачує ціну протягом десяти днів.

Додаток 1

1. Перелік товару наведено нижче.
"""
GERMAN = """MIETVERTRAG

§ 1 Mietsache

(1) Vermietet wird die Wohnung im zweiten Stock.

(2) Der Keller gehört dazu.

§ 2 Miete

(1) Die Miete beträgt 800 Euro.

(2) Sie ist nach § 3 zu zahlen.

§ 3 Zahlung

Die Miete ist am dritten Werktag fällig.
"""
FLAT = (
    'SERVICES AGREEMENT 1. DEFINITIONS 1.1 Fee. The fee is set in Schedule "2". 1.2 Term. As Section 2.1 of this Agreement says. '
    "2. PAYMENT 2.1 The Client pays (a) within ten days, or (b) on demand under Section 1.2. 2.2 Late sums bear interest."
    '\n\nSchedule "2" to the Services Agreement\n\nThe fee is EUR 500 a day.'
)
FOUND = [
    (FLAT, "Section 1.2", ["1.2 Term."]),
    (FLAT, "section 2", ["2. PAYMENT"]),
    (FLAT, "clause 2.1(b)", ["(b) on demand"]),
    (FLAT, "Schedule 2", ['Schedule "2"']),
    (LEASE, "clause 3", ["3. Review"]),
    (LEASE, "clause 3.2", ["3.2 The Tenant gives three months"]),
    (LEASE, "Section 2.2(b)(ii) of the lease", ["(ii) the Tenant has an account"]),
    (LEASE, "Article 2", ["2. Rent", "2. It follows"]),
    (LEASE, "paragraph 2 of Schedule 1", ["2. It follows"]),
    (LEASE, "Annex 1", ["Schedule 1"]),
    (LEASE, "the schedule", ["Schedule 1"]),
    (LEASE, "clause 2.1", ["2.1 The rent is"]),
    (LEASE, "clause 7", []),
    (LEASE, "clause 2.2(d)", []),
    (LEASE, "Schedule 2", []),
    (LOAN, "Section 2", ["Section 2. Interest."]),
    (LOAN, "clause 3(b)", ["(b) after a default"]),
    (LOAN, "article 4", ["Section 4. Law."]),
    (TREATY, "preamble", ["The Parties,"]),
    (TREATY, "recital 2", ["Reaffirming that borders"]),
    (TREATY, "Article 2(2)", ["2. They take turns"]),
    (TREATY, "Article 1", ["Article 1"]),
    (TREATY, "the second paragraph of Article 3", ["Each Party decides"]),
    (TREATY, "last sentence of Article 3", ["It tells the other"]),
    (TREATY, "Part II, Article 3", ["Article 3"]),
    (TREATY, "Part I, Article 3", []),
    (TREATY, "Annex B, paragraph 1", ["1. The second list"]),
    (TREATY, "paragraph 1", ["1. The Parties meet", "1. The first list", "1. The second list"]),
    (UKRAINIAN, "пункт 3.1", ["3.1. Покупець сплачує"]),
    (UKRAINIAN, "розділ 2", ["2. Ціна"]),
    (UKRAINIAN, "Додаток 1", ["Додаток 1"]),
    (UKRAINIAN, "Article 2", ["2. Ціна"]),
    (GERMAN, "§ 2 Abs. 1", ["(1) Die Miete beträgt"]),
    (GERMAN, "section 3", ["§ 3 Zahlung"]),
]


def made(text: str, title: str = "Agreement") -> Document:
    """A small document as it would be read from a file of plain text."""
    content, sections, _ = structure(plain.blocks(text.encode("utf-8")))
    return Document(title=title, kind="agreement", text=content, sections=sections)


@pytest.mark.parametrize(("text", "asked", "begins"), FOUND)
def test_where_a_clause_stands(text: str, asked: str, begins: list[str]) -> None:
    document, (reference,) = made(text), references_in(asked)
    spans = clause(document, reference)
    found = [document.text[span.start : span.end] for span in spans]
    assert len(found) == len(begins) and all(map(str.startswith, found, begins)), found
    assert all(span.section == document.section_at(span.start) for span in spans)


def test_a_clause_ends_where_the_next_begins() -> None:
    document = made(LEASE)
    span = clause(document, references_in("clause 2")[0])[0]
    assert document.text[span.start : span.end].endswith("an account with it.")
    (span,) = clause(document, references_in("clause 3")[0])
    assert document.text[span.start : span.end].endswith("of an extension.")


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (LEASE, "The Tenant may extend it as set out in clause 3.2.", ["clause 3.2"]),
        (LEASE, "2.1 The rent is GBP 900 a month, subject to clause 3.", ["clause 3"]),
        (LEASE, "3.1 The rent is reviewed each year at the rate specified in Schedule 1.", ["schedule 1"]),
        (LEASE, "1.1 The term begins on 1 June 2023 and lasts for five years.", []),
        (LOAN, "Section 2. Interest. The loan bears interest at the rate that Section 3 sets.", ["section 3"]),
        (LOAN, "Article 12 of the Civil Code applies.", []),
        (UKRAINIAN, "2.2. Оплата здійснюється відповідно до пункту 3.1 цього Договору.", ["paragraph 3.1"]),
        (GERMAN, "(2) Sie ist nach § 3 zu zahlen.", ["section 3"]),
    ],
)
def test_what_a_sentence_defers_to(text: str, sentence: str, expected: list[str]) -> None:
    document = made(text)
    start = document.text.index(sentence)
    found = referred(document, start, start + len(sentence))
    assert [str(reference) for reference in found] == expected
    assert all(references_in(document.text[r.start : r.end]) for r in found)


@pytest.mark.parametrize(
    "piece", ["Article 1 ", "1.", "(a) ", "1. Aa\n", "Article 1, 2 and 4 to 9, ", "the second paragraph of point (b) of ", "§", " "]
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    def took(length: int) -> float:
        text = piece * (length // len(piece))
        document = made("x")
        document = Document(title="x", kind="agreement", text=text, sections=document.sections)
        begin = time.perf_counter()
        references_in(text)
        clause(document, Reference(0, 0, references_in("Article 1(a)")[0].steps))
        return time.perf_counter() - begin

    assert took(80_000) < 12 * took(20_000) + 1
