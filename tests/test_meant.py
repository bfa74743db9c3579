"""Which document a question means that says what it is about: its kind in its own word, its subject, a thing it defines."""

from __future__ import annotations

import pytest
from registered import document

from assistant.understanding.of_parties import understood
from corpus.clauses.clause_finding import clause
from corpus.clauses.references import references_in
from corpus.document import Document
from corpus.registry.register import Register

QUAY = document(
    "Commercial Lease of Quay House, Bray between Tolland Estates Ltd and Marsh Pottery Ltd",
    'between Tolland Estates Ltd (the "Landlord") and Marsh Pottery Ltd (the "Tenant"). the rent is GBP 900, the deposit GBP 100, which a tenant pays. no dogs.',
    "Tolland Estates Ltd",
    "Marsh Pottery Ltd",
    type="lease",
)
LOFT = document(
    "Sublease of the mill loft, 4 Saddler's Wynd, Bray",
    'I rent the mill under a lease (the "head lease") from the Guild (the "Guild"). You rent the loft. '
    '"The loft" means the top floor. the rent is GBP 300, the head lease ends in 2031, the loft hatch is mine. no dogs.',
    type="lease",
)
KILN = document(
    "Deed of Loan between Edda Marie Holm and Piers Lang",
    'Edda lends Piers GBP 5,000 (the "Loan") for a kiln (the "Kiln"). "Firing season" means May to July. his sister Wilma Lang signs. no fee.',
    "Edda Marie Holm",
    "Piers Lang",
    type="loan agreement",
)
BUSES = document(
    "Collective Agreement for the drivers of the valley buses between Orrin Coaches plc and Road Union",
    "wages of drivers, a pay rise of two per cent, night work on the buses, deposit of uniforms. a dispute goes to a panel.",
    "Orrin Coaches plc",
    "Road Union",
    type="collective agreement",
)
DESK = document(
    "Contract of Employment between Talbot Ltd and Una Reyes",
    "the salary, the pension scheme, the pay rise, drivers of the company. a dispute goes to the courts.",
    "Talbot Ltd",
    "Una Reyes",
    type="employment contract",
)
LAKE = document(
    "Memorandum of Understanding between the Government of Halmark and the Government of Lorvia on the Protection of Lake Orre",
    '"the Lake" means Lake Orre. the fishing, the warning. Article 7. Experts may cross the border on the lake.',
    "Government of Halmark",
    "Government of Lorvia",
    type="memorandum of understanding",
)
JAPAN = Document(
    "Accord between Ukraine and Japan", "summary", "a memorandum, support, drones", ("japan",), ("Ukraine", "Japan"), type="treaty"
)
ALL = (QUAY, LOFT, KILN, BUSES, DESK, LAKE, JAPAN)
WORDS = frozenset(
    "rent the deposit dispute pottery pension drivers valley bus buses loft mill lease sublease loan deed kiln lake court sign fee season".split()
)

# question | the documents that it means | what is left of it
MEANT = [
    # the kind in a word that one title has
    ("summarise the sublease", (LOFT,), "summarise the agreement"),
    ("What is the rent in the lease?", (QUAY,), "What is the rent?"),
    ("Does my sublease allow dogs?", (LOFT,), "Does the agreement allow dogs?"),
    ("What may the subtenant not do?", (LOFT,), "What may the subtenant not do?"),
    ("is the sub-tenant allowed guests", (LOFT,), "is the sub-tenant allowed guests"),
    ("What is the rent in the lease of the loft?", (LOFT,), "What is the rent?"),
    ("What do the leases say about dogs?", (QUAY, LOFT), "What do agreements say about dogs?"),
    # what it is about
    ("whats the rent for the mill loft", (LOFT,), "whats the rent"),
    ("Is a dog allowed in the loft?", (LOFT,), "Is a dog allowed?"),
    ("how high is the loft", (LOFT,), "how high is the loft"),
    ("Who pays the deposit for the pottery?", (QUAY,), "Who pays the deposit for the pottery?"),
    ("what is the pension contribution for bus drivers", (BUSES,), "what is the pension contribution"),
    ("how is night work paid on the buses?", (BUSES,), "how is night work paid?"),
    ("what deadlines are there in the bus agreement", (BUSES,), "what deadlines are there"),
    ("Who must the bus drivers warn?", (BUSES,), "Who must the bus drivers warn?"),
    ("May the bus company lock drivers out?", (BUSES,), "May the bus company lock drivers out?"),
    ("can the lake dispute be taken to a court?", (LAKE,), "can the lake dispute be taken to a court?"),
    ("when does the lake memorandum take effect", (LAKE,), "when does the agreement take effect"),
    ("What does the lake mou say in short?", (LAKE,), "What does the agreement say in short?"),
    ("What does Article 7 of the lake memorandum say?", (LAKE,), "What does Article 7 say?"),
    # its kind in another order, and what it defines
    ("what does the loan deed say about a fee", (KILN,), "what does the agreement say about a fee"),
    ("what interest does the kiln loan carry", (KILN,), "what interest does the agreement carry"),
    ("may the kiln be sold?", (KILN,), "may the kiln be sold?"),
    ("What is the firing season?", (KILN,), "What is the firing season?"),
    ("When does the head lease end?", (LOFT,), "When does the head lease end?"),
    ("Does the loan have to be repaid in euros?", (KILN,), "Does the loan have to be repaid in euros?"),
    ("what has to be paid under the loan?", (KILN,), "what has to be paid?"),
    ("when did wilma lang sign", (KILN,), "when did wilma lang sign"),
    # several that are joined
    ("How do the sublease and the Tolland lease differ on dogs?", (QUAY, LOFT), "How do the agreement differ on dogs?"),
    ("Compare pay in Una's employment contract and the collective agreement", (BUSES, DESK), "Compare pay"),
    ("May the tenant end the lease by text message?", (QUAY,), "May the tenant end the agreement by text message?"),
    # none in particular
    ("Which agreements speak of buses?", (), "Which agreements speak of buses?"),
    ("Which of my contracts mention a kiln?", (), "Which of my contracts mention a kiln?"),
    ("Is there anything about buses in my contracts?", (), "Is there anything about buses in my contracts?"),
    ("Do any of my agreements mention the kiln?", (), "Do any of my agreements mention the kiln?"),
    ("What is the pay rise?", (), "What is the pay rise?"),
    ("Who decides a dispute?", (), "Who decides a dispute?"),
    ("What support is there?", (), "What support is there?"),
]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register(ALL, WORDS.__contains__)


@pytest.mark.parametrize(("question", "meant", "left"), MEANT, ids=[row[0] for row in MEANT])
def test_a_question_means_the_document_that_alone_is_about_it(
    register: Register, question: str, meant: tuple[Document, ...], left: str
) -> None:
    asked = understood(question, register)
    assert {register.documents[id].title for id in asked.documents} == {one.title for one in meant}
    assert asked.bare == left


def test_a_country_beside_a_thing_is_meant(register: Register) -> None:
    asked = understood("Did Japan give support for the buses?", register)
    assert asked.partners == ("japan",) and asked.documents == ()


def test_of_a_single_document_no_word_is_a_name() -> None:
    assert understood("Is a dog allowed in the loft?", Register([LOFT], WORDS.__contains__)).documents == ()


def test_what_another_writes_too_is_no_name() -> None:
    other = document("Contract of Sale", "the loft ladder is sold", "Ann Bell", "Joe Cray", type="purchase agreement")
    asked = understood("Is a dog allowed in the loft?", Register([*ALL, other], WORDS.__contains__))
    assert asked.documents == ()


WILL = """DEED OF GIFT

BETWEEN Ann Bell and Joe Cray.

First: the gift. Ann gives Joe the orchard.

Second: the well. Joe lets Ann draw water. The first: of these is a joke.

Third: costs. Each bears half.
"""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("What does clause Second of the deed say?", "Second: the well."),
        ("the third clause", "Third: costs."),
        ("What does clause 1 say?", "First: the gift."),
        ("Article Third", "Third: costs."),
    ],
)
def test_clauses_are_numbered_in_words(question: str, begins: str) -> None:
    (reference,) = references_in(question)
    (found,) = clause(Document("Deed of Gift", "agreement", WILL), reference)
    assert WILL[found.start : found.end].startswith(begins) and WILL[found.start : found.end].count("\n") < 2
