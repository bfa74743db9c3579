"""What agreements in plain words, rules and treaties lay down: imperatives, notices, pronouns, joint subjects and lists."""

from __future__ import annotations

import pytest

from assistant.documents.laid_down import laid_down
from corpus.document import Document
from corpus.grammar.subjects import Parties
from corpus.sentences import sentence_spans

MOORING = 'Mooring. "We" means Tern Marina Ltd. "You" means Olga Reznik. You get berth 9 and you share the pontoon.\n\n'
CLUB = "Rules of the riding club\n\nPlease read them. Do not lend your card.\n\n"
Found = list[tuple[set[str], str, str]]


def found_in(text: str, skip: str = "", **given: tuple[str, ...]) -> Found:
    """(whom, of which kind, in which words) of what a text lays down behind its first lines."""
    document = Document("Rules", "agreement", skip + text, **given)  # type: ignore[arg-type]
    rows = laid_down(document, sentence_spans(document.text), Parties(document))
    return [(set(one.parties), one.kind, document.text[one.start : one.end]) for one in rows if one.start >= len(skip)]


def of_mooring(text: str) -> list[tuple[set[str], str]]:
    rows = found_in(text, MOORING, parties=("Tern Marina Ltd", "Olga Reznik"), roles=("We", "You"))
    return [(who, kind) for who, kind, _ in rows]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Moor her with two lines.", [({"You"}, "must")]),
        ("When you sail, tell the harbour office and coil the hose.", [({"You"}, "must")]),
        ("Longer stays: ask us first.", [({"You"}, "must")]),
        ("The crane is ours, so please do not touch it.", [({"You"}, "must not")]),
        ("Never leave the gate open.", [({"You"}, "must not")]),
        ("Be quiet after ten.", [({"You"}, "must")]),
        ("You mustn't swim here.", [({"You"}, "must not")]),
        ("You can't sublet the berth.", [({"You"}, "must not")]),
        ("You'll need to show your papers.", [({"You"}, "must")]),
        ("We'll dredge the berth once a year.", [({"We"}, "must")]),
        ("You don't have to tell us.", [({"You"}, "need not")]),
        ("You're allowed to keep a dinghy.", [({"You"}, "may")]),
        ("If the fee is more than a week late you owe us £20.", [({"You"}, "must")]),
        ("If you leave a boat behind we keep it and then may sell it.", [({"We"}, "must"), ({"We"}, "may")]),
        ("The water is ours to pay.", [({"We"}, "must")]),
        ("The light is for Olga Reznik to pay.", [({"You"}, "must")]),
        ("Damage is made good by you.", [({"You"}, "must")]),
        ("If damage is done by you, the fee rises.", []),
        ("You will be given a key by Tern Marina Ltd.", [({"We"}, "must")]),
        ("You will not be charged for the first week.", [(set(), "must not")]),
        ("You shall be bound by the harbour rules.", [({"You"}, "must")]),
        ("No fishing from the pontoon; on the quay it is fine.", [(set(), "must not")]),
        ("No barbecues allowed.", [(set(), "must not")]),
        ("Barbecues are strictly forbidden.", [(set(), "must not")]),
        ("No dredging takes place in May.", []),
        ("The season ends in May.", []),
        ("Outside the season nothing changes.", []),
        ("Both the berths are dry.", []),
        ("Save the crane, all is yours.", []),
        ("Please note that the office closes at six.", []),
        ("The berth is owned by Tern Marina Ltd.", []),
        ("Subject to the weather, the crane works.", []),
    ],
)
def test_what_a_text_in_plain_words_asks_its_reader(sentence: str, expected: list[tuple[set[str], str]]) -> None:
    assert of_mooring(f"1. {sentence}\n") == expected


def test_the_rules_of_a_club_bind_whoever_reads_them() -> None:
    text = "1. Keep the gate shut.\n2. Do not feed the horses.\n3. Please wipe your boots.\n4. Dogs are not allowed.\n5. No galloping in the yard.\nStables | Keep the door shut\n"
    assert [(who, kind) for who, kind, _ in found_in(text, CLUB)] == [
        (set(), "must"),
        (set(), "must not"),
        (set(), "must"),
        (set(), "must not"),
        (set(), "must not"),
    ]


def test_a_contract_that_speaks_to_nobody_asks_nothing_by_imperatives() -> None:
    assert (
        found_in("1. Rent the Tenant owes is small.\n2. Notice the Landlord gives is short.\n3. Interest the parties agree is simple.\n")
        == []
    )


def test_who_speaks_without_being_defined_is_known_by_name() -> None:
    text = "I, Hedda Vik, lend my cello to you, Rolf Beck.\nI tune it.\nYou must insure it. We share the cost.\n"
    rows = found_in(text, parties=("Hedda Vik", "Rolf Beck"), roles=("", ""))
    assert [(who, kind) for who, kind, _ in rows[-3:]] == [
        ({"Hedda Vik"}, "must"),
        ({"Rolf Beck"}, "must"),
        ({"Hedda Vik", "Rolf Beck"}, "must"),
    ]


TREATY = ("Government of the Republic of Kelm", "Royal Government of the Kingdom of Ost-Vara")


@pytest.mark.parametrize(
    ("sentence", "who", "kind"),
    [
        ("Ost-Vara will build a lock.", {"Ost-Vara"}, "must"),
        ("Kelm will pay half.", {"Kelm"}, "must"),
        ("The Parties will dredge the canal.", {"Kelm", "Ost-Vara"}, "must"),
        ("Neither Party will dam the canal.", {"Kelm", "Ost-Vara"}, "must not"),
        ("A Party that learns of a leak which may foul the canal will warn the other.", {"Kelm", "Ost-Vara"}, "must"),
        ("Either side may ask for talks.", {"Kelm", "Ost-Vara"}, "may"),
        ("The cost is borne by Kelm as to a third and by Ost-Vara as to the rest.", {"Kelm", "Ost-Vara"}, "must"),
        ("The cost is borne by the two in equal shares.", {"Kelm", "Ost-Vara"}, "must"),
        ("Sand shall not be taken from the canal.", set(), "must not"),
        ("Hunting is prohibited.", set(), "must not"),
    ],
)
def test_joint_subjects_and_short_names_of_states(sentence: str, who: set[str], kind: str) -> None:
    assert [row[:2] for row in found_in(f"1. {sentence}\n", parties=TREATY, roles=("", ""))] == [(who, kind)]


def test_nationals_of_a_party_are_no_party() -> None:
    assert found_in("1. Nationals of either Party may fish.\n", parties=TREATY, roles=("", "")) == []


LEASE = {"parties": ("Ash Homes Ltd", "Ines Castell"), "roles": ("Landlord", "Tenant")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Tenant shall pay by this table:\nMonth | Sum\nMay | 4\n", ["The Tenant shall pay by this table:"]),
        ("2. The Tenant shall:\n(a) clean. It is due weekly.\n(b) mend.\n3. The term is a year.\n", ["(a) clean.", "It is due weekly.", "(b) mend."]),
        ("The Tenant shall:\nkeep the flat clean;\nmend the door.\nThe flat is old.\n", ["keep the flat clean;", "mend the door."]),
        ("The Landlord shall paint, and the Tenant shall:\n- mend;\n- sweep.\n", ["The Landlord shall paint, and the Tenant shall:", "- mend;", "- sweep."]),
        ("Sixth: care. The Tenant shall mend the door.\n", ["The Tenant shall mend the door."]),
        ("The parties agree:\n1. The Tenant shall mend.\n", ["1. The Tenant shall mend."]),
        ("The Tenant shall do the following:", ["The Tenant shall do the following:"]),
        ("The Tenant shall:\n1. mend;\n2. paint:\n(a) doors;\n(b) walls.\n3. sweep.\n", ["1. mend;", "2. paint:", "(a) doors;", "(b) walls.", "3. sweep."]),
        ("(1) The hall is open. The Tenant shall mend it.\n", ["The Tenant shall mend it."]),
    ],
)  # fmt: skip
def test_nothing_is_lost_before_a_table_or_in_a_list(text: str, expected: list[str]) -> None:
    assert [quote for _, _, quote in found_in(text, **LEASE)] == expected
