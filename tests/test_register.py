"""The register: which documents a question names, and what is left of it without their names."""

from __future__ import annotations

import time

import pytest
from registered import ALL, FIRST, FLAT, JOB, LEASES, NDA, RENT, SECOND, SHOP, WORDS

from assistant.understanding.question import understand
from corpus.document import Document
from corpus.names.name_words import core
from corpus.registry.document_labels import label
from corpus.registry.register import Register

# question | the documents that it means | what is left of it
NAMED = [
    ("What is the rent in the lease?", LEASES, "What is the rent?"),
    ("my NDA confidentiality period", (NDA,), "confidentiality period"),
    ("Which leases allow pets?", LEASES, "Which agreements allow pets?"),
    ("How many leases are there?", LEASES, "How many agreements are there?"),
    ("Garman licence 2007 termination", (SECOND,), "termination"),
    ("Who ended Garman's licence agreement of 2003?", (FIRST,), "Who ended the agreement?"),
    ("Can Kovalenko keep a dog?", (FLAT,), "Can it keep a dog?"),
    ("rental contract with kovalenco: deposit", (FLAT,), "deposit"),
    ("what does the NDA say about Ireland?", (NDA,), "what does the agreement say about Ireland?"),
    ("договір оренди з Альфою: коли закінчується?", (RENT,), "коли закінчується?"),
    ("Is Brightwell liable under Polish law?", (NDA,), "Is it liable under Polish law?"),
    ("When does the employment contract of Oona Brandt end?", (JOB,), "When does the agreement end?"),
    ("What did the Polish Properties NDA promise about returns?", (NDA,), "What did the agreement promise about returns?"),
    ("Does the mutual nda end in 2025?", (NDA,), "Does the agreement end in 2025?"),
    ("What does Article 4 of the Pizza Roma lease say?", (SHOP,), "What does Article 4 say?"),
    ("How much notice is needed under the lease between Garman Holdings and Pizza Roma?", (SHOP,), "How much notice is needed?"),
    ("hollow promises about dogs", (), "hollow promises about dogs"),
    ("What is written about secrets?", (), "What is written about secrets?"),
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register(ALL, WORDS.__contains__)


@pytest.mark.parametrize(("question", "meant", "left"), NAMED, ids=[row[0] for row in NAMED])
def test_a_question_finds_its_documents(register: Register, question: str, meant: tuple[Document, ...], left: str) -> None:
    asked = understand(question, register)
    assert set(asked.documents) == {document.id for document in meant}
    assert asked.bare == left and asked.partners == asked.unknown == ()
    assert all(label(document) in asked.resolved for document in meant)


@pytest.mark.parametrize(
    ("question", "partners", "unknown"),
    [
        ("Did Poland promise tanks?", ("poland",), ()),
        ("What is the agreement with Switzerland about?", ("switzerland",), ()),
        ("What does the treaty with the Swiss say?", ("switzerland",), ()),
        ("the agreement with Austria", (), ("Austria",)),
        ("Did Norway promise tanks?", (), ("Norway",)),
    ],
)
def test_a_country_is_meant_where_a_document_holds_it(
    register: Register, question: str, partners: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    asked = understand(question, register)
    assert (asked.partners, asked.unknown, asked.documents) == (partners, unknown, ())


def test_without_treaties_no_country_is_missed() -> None:
    asked = understand("Is it valid in Poland?", Register([FLAT, NDA]))
    assert asked.partners == asked.unknown == ()


def test_a_party_is_known_by_its_words_without_its_form() -> None:
    assert core("Hollis Cleaning Ltd") == ("hollis", "cleaning") and core("ТОВ «Альфа»") == ("альфа",)
    assert core("Société Fermière S.A.S") == ("societe", "fermiere") and core("Inc.") == ("inc",)


def test_names_are_found_in_long_and_strange_text(register: Register) -> None:
    began = time.monotonic()
    for text in ("", "???", "Garman " * 20_000, "the lease of " * 20_000, "\x00" * 1000, "🙂" * 1000):
        understand(text[:100_000], register)
    assert time.monotonic() - began < 20


def test_a_contract_is_called_by_what_its_text_alone_speaks_of_more_than_once() -> None:
    club = Document("Membership", "agreement", "The gym is open daily. Lost keys of the gym cost GBP 5.", parties=("Ann Lee", "Bob Ray"))
    boat = Document("Loan", "agreement", "The loan is for a boat, and once for a wedding.", parties=("Cy Fox", "Dee Orr"))
    register = Register([club, boat])
    assert register.meant("What are the fees of the gym contract?")[0] == (club.id,)
    assert register.meant("What are the fees of the wedding contract?")[0] == ()
    other = Document("Lease", "agreement", "There is a gym in the house.", parties=("Eve Ash", "Flo Kay"))
    assert Register([club, boat, other]).meant("What are the fees of the gym contract?")[0] == ()
