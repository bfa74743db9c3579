"""Lists with a condition over a person's own contracts: each is proved by a value of its text, or by its silence, or named as not decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import over_copy

WORKSHOP = """# Lease of a Workshop

This Lease is made on 12 August 2024 between Oldmere Estates Ltd ("Landlord") and Petra Lindqvist ("Tenant").

1. TERM
1.1 The term is six years from and including 1 September 2024.
1.2 The Tenant may end this Lease by three months' written notice.

2. RENT
2.1 The rent is EUR 14,000 a year.
2.2 The Tenant shall pay a deposit of EUR 2,500.

3. USE
3.1 The Tenant shall not keep bees on the Premises.
"""
SUBTITLES = """# Subtitling Agreement

This Agreement is made on 3 February 2025 between Corvane Film AB ("Client") and Lexica Words Ltd ("Supplier").

1. SERVICES
1.1 The Supplier shall subtitle the films of the Client.
1.2 The Supplier's fee is EUR 900 for each film.

2. TERM
2.1 This Agreement lasts four years from delivery of the first film.
2.2 Either party may end this Agreement by six months' notice.
2.3 Dutch law applies to this Agreement.
"""
SECRETS = """# Non-Disclosure Agreement

This Agreement is made on 9 May 2025 between Corvane Film AB ("Corvane") and Brill Optics GmbH ("Brill").

1. SECRETS
1.1 Neither party shall disclose the drawings of the other.

2. TERM
2.1 This Agreement ends on 30 June 2027.
2.2 The law of Denmark applies to this Agreement.
"""
LEASE, FILMS, NDA = NAMES = ("Lease of a Workshop", "Subtitling Agreement", "Non-Disclosure Agreement")
LISTED = [  # question | those that are listed | those that are named as not decided | what proves it
    ("Which of the files I added run out before September 2030?", {LEASE, NDA}, {FILMS}, "six years from and including 1 September 2024"),
    ("Which of my contracts run out before August 2030?", {NDA}, {FILMS}, "30 June 2027"),
    ("Which contracts that I uploaded name no sum of money?", {NDA}, set(), "the whole text was read"),
    ("Which of my documents state an amount over 10,000 euros?", {LEASE}, {NDA}, "EUR 14,000"),
    ("Which of my contracts charge a deposit above 2,000 euros?", {LEASE}, {FILMS, NDA}, "EUR 2,500"),
    ("Which of my contracts have a notice period other than six months?", {LEASE}, set(), "three months"),
    ("Which of our contracts do not allow bees?", {FILMS, NDA}, {LEASE}, "the whole text was read"),
    ("Which of my contracts do not touch on bees or drawings?", {FILMS}, set(), "the whole text was read"),
    ("Which of my contracts are governed by Danish law?", {NDA}, set(), "Denmark"),
    ("Which of the contracts I added are governed by the law of the Netherlands?", {FILMS}, set(), "Dutch law"),
    ("Which of my contracts are governed by anything but Danish law?", {FILMS}, set(), "Dutch law"),
    ("Which of my contracts came after 2024?", {FILMS, NDA}, set(), "3 February 2025"),
]


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An assistant over three contracts beside the shipped corpus, which the questions leave aside."""
    folder = tmp_path_factory.mktemp("lists")
    paths = [folder / f"{name}.md" for name in ("workshop", "subtitles", "secrets")]
    for path, text in zip(paths, (WORKSHOP, SUBTITLES, SECRETS), strict=True):
        path.write_text(text, encoding="utf-8")
    with over_copy(built[0], folder) as opened:
        assert len(opened.index.add(paths).added) == len(paths)
        yield opened


@pytest.mark.parametrize(("question", "listed", "undecided", "proof"), LISTED, ids=[row[0] for row in LISTED])
def test_own_contracts_are_listed_where_their_text_proves_it(
    own: Any, question: str, listed: set[str], undecided: set[str], proof: str
) -> None:
    told, _, open_ones = own.ask(question).text.partition("Cannot be decided")
    assert {name for name in NAMES if name in told} == listed
    assert {name for name in NAMES if name in open_ones} == undecided
    assert f"**{len(listed)}** of 3" in told and proof in told


def test_what_a_party_of_several_agreements_must_do_is_counted_for_each(own: Any) -> None:
    answer = own.ask("What may Corvane Film not do?")
    assert answer.answered and "**1** of 2" in answer.text
    assert len(answer.citations) == 1 and answer.citations[0].quote.endswith("Neither party shall disclose the drawings of the other.")
