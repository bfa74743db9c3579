"""The names and words of an index follow what comes and goes: what they tell is the same as if all were read anew."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from test_register import ALL, NAMED, WORDS

from assistant.understanding.spelling import Spelling
from corpus.document import Document, Section
from corpus.identity.signers import signers_of
from corpus.registry import bearing
from corpus.registry.bearing import proper_names
from corpus.registry.register import Register
from index.terms import stems

OTHERS = [
    Document(
        f"{kind} between {one} Ltd and {other} GmbH",
        "agreement",
        f"{one} Ltd and {other} GmbH agree on the delivery of {goods}. {goods} {goods} are delivered in May. Garman is no party.",
        parties=(f"{one} Ltd", f"{other} GmbH"),
        roles=("Seller", "Buyer"),
        type=kind.lower(),
    )
    for kind, one, other, goods in (
        ("Supply Contract", "Torvald", "Halden", "anchors"),
        ("Lease", "Kovalenka", "Pizza Napoli", "windows"),
        ("Loan Agreement", "Softlab", "Northgate", "software"),
        ("Licence Agreement", "Brightwell", "Garmin", "secrets"),
        ("Mutual Lease", "London", "Munich", "kovalenko"),
    )
]
EVERY = [*ALL, *OTHERS]
ASKED = [
    *(question for question, _, _ in NAMED),
    "the Halden supply contract",
    "What does Torvlad deliver?",
    "the lease of Pizza Napoly",
    "mutual lease",
    "brightwel licence",
    "softlab",
]


def told(register: Register) -> list[object]:
    found = [(*register.meant(question), register.bare(question, *register.meant(question))) for question in ASKED]
    return [*found, register.partners]


@pytest.mark.parametrize("seed", range(4))
def test_a_register_made_from_another_is_as_one_made_anew(seed: int) -> None:
    chance, now = random.Random(seed), Register(EVERY[:3], WORDS.__contains__)
    for step in range(12):
        held = chance.sample(EVERY, chance.randint(1, len(EVERY)))
        if step % 3:  # what was asked meanwhile is remembered, and must not be kept too long
            told(now)
        now = Register(held, WORDS.__contains__, now)
        assert told(now) == told(Register(held, WORDS.__contains__))


def test_an_earlier_register_stays_as_it_was() -> None:
    first = Register(EVERY[:6], WORDS.__contains__)
    before = told(first)
    Register(EVERY[2:], WORDS.__contains__, first)
    assert told(first) == before


def test_only_what_came_or_went_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Register(EVERY[:-1], WORDS.__contains__)
    told(first)
    read: list[str] = []
    names_of = bearing.names_of
    monkeypatch.setattr(bearing, "names_of", lambda document: read.append(document.title) or names_of(document))
    told(Register([*EVERY[1:-1], EVERY[-1]], WORDS.__contains__, first))
    assert sorted(read) == sorted([EVERY[0].title, EVERY[-1].title])


def spelling(documents: Sequence[Document], earlier: Spelling | None = None) -> Spelling:
    held = {stem for document in documents for stem in stems(document.text)}
    return Spelling(documents, lambda word: word in WORDS, lambda some: held.issuperset(some), earlier)


@pytest.mark.parametrize("seed", range(4))
def test_words_made_from_others_are_as_those_made_anew(seed: int) -> None:
    chance, now = random.Random(seed), spelling(EVERY[:3])
    asked = "anchros and widnows, sofware or secrtes, kovalenco"
    for step in range(8):
        held = chance.sample(EVERY, chance.randint(1, len(EVERY)))
        if step % 3:
            now.correct(asked)
        now = spelling(held, now)
        assert now.correct(asked) == spelling(held).correct(asked)
    assert spelling(OTHERS).correct(asked) == "anchors and windows, software or secrets, kovalenko"


def test_words_of_clause_headings_are_no_names_of_a_document() -> None:
    text = "SERVICE AGREEMENT\n\nThis Agreement is made between Acme Ltd and Zeta plc.\n\n1. CONFIDENTIALITY\n\n1.1 Quibble House is kept secret."
    sections = (Section("SERVICE AGREEMENT", 0, 75), Section("1. CONFIDENTIALITY > 1.1", 75, len(text)))
    document = Document("Service Agreement", "agreement", text, parties=("Acme Ltd", "Zeta plc"), sections=sections)
    assert "confidentiality" not in proper_names(document) and "quibble" in proper_names(document)


@pytest.mark.parametrize(
    ("closing", "people"),
    [
        ("Signed for Acme Property Ltd: Rupert Stone, director\nSigned by the Guarantor: Maria Feld", ("Rupert Stone", "Maria Feld")),
        ("Signed for and on behalf of Zeta plc: Dr Colin Wood, chief executive", ("Colin Wood",)),
        ("For Ukraine: President Olena Bila\nFor Malta: Prime Minister Joe Vella", ("Olena Bila", "Joe Vella")),
    ],
)
def test_who_signed_stands_behind_for_whom(closing: str, people: tuple[str, ...]) -> None:
    assert signers_of(closing) == people
