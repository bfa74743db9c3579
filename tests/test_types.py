"""Kinds of agreement: as titles name them, and as people do in questions."""

from __future__ import annotations

import pytest

from corpus.identity.types import type_of, types_named

TITLES = {
    "Residential Tenancy Agreement": "lease",
    "Commercialization and License Agreement": "licence agreement",
    "Sales, Marketing, Distribution, and Supply Agreement": "supply agreement",
    "Master Services Agreement": "service agreement",
    "Executive Employment Agreement": "employment contract",
    "Mutual Nondisclosure Agreement": "non-disclosure agreement",
    "Amendment No. 2 to Lease Agreement": "amendment",
    "Memorandum of Understanding on Training": "memorandum of understanding",
    "General Power of Attorney": "power of attorney",
    "Joint Declaration of Support": "declaration",
    "Договір оренди нежитлового приміщення № 5": "lease",
    "Договір купівлі-продажу": "purchase agreement",
    "Kaufvertrag": "purchase agreement",
    "Contrat de travail": "employment contract",
    "Amended and Restated Beekeeping Agreement": "beekeeping agreement",
    "Grant Agreement for a Mill": "grant agreement",
    "Deed of Gift": "gift agreement",
    "Deed of Suretyship for a Loan": "guarantee",
    "Statement of Terms and Conditions of Employment": "employment contract",
    "Terms and Conditions": "terms of service",
    "Agreement on aid": "",
    "Agreement": "",
    "Notes": "",
}
QUESTIONS = {
    "What does my NDA say about the term?": ["non-disclosure agreement"],
    "When does the rental contract end?": ["lease"],
    "Does my job contract or the lease mention pets?": ["employment contract", "lease"],
    "Коли закінчується договір оренди?": ["lease"],
    "Що сказано у договорі поставки про штрафи?": ["supply agreement"],
    "Wie hoch ist die Kaution im Mietvertrag?": ["lease"],
    "What is the notice period?": [],
}


@pytest.mark.parametrize("title", TITLES)
def test_the_type_of_a_title(title: str) -> None:
    assert type_of(title) == TITLES[title]


def test_an_agreement_of_states_is_a_treaty() -> None:
    assert type_of("Agreement on aid", states=True) == type_of("Security Cooperation Agreement", states=True) == "treaty"
    assert type_of("Loan Agreement", states=True) == "loan agreement"


@pytest.mark.parametrize("question", QUESTIONS)
def test_types_named_in_a_question(question: str) -> None:
    found = types_named(question)
    assert [kind for kind, _, _ in found] == QUESTIONS[question]
    assert all(question[start:end].strip() == question[start:end] for _, start, end in found)
