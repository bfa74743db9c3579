"""What a sentence lays down, for whom, and by when, told by its grammar."""

from __future__ import annotations

import pytest

from assistant.understanding.duties import Duty, asked_duty
from assistant.understanding.question import understand
from assistant.understanding.whole import asks_for_sheet
from corpus.document import Document
from corpus.grammar.modality import KINDS, modals_in
from corpus.grammar.subjects import Parties, Subject

LEASE = Document("Lease", "agreement", "", parties=("Harbour Properties Ltd", "Quillon Studios GmbH"), roles=("Landlord", "Tenant"))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Tenant shall pay the rent.", "must"),
        ("The Tenant undertakes to pay the rent.", "must"),
        ("The Tenant is obliged to pay the rent.", "must"),
        ("The Landlord agrees with the Tenant to repair the roof.", "must"),
        ("The Tenant may sublet the flat.", "may"),
        ("The Landlord shall be entitled to enter.", "may"),
        ("The Landlord reserves the right to enter.", "may"),
        ("The Tenant shall not keep animals.", "must not"),
        ("The Tenant shall at no time keep animals.", "must not"),
        ("The Tenant is not permitted to sublet.", "must not"),
        ("The Tenant undertakes not to sublet.", "must not"),
        ("The Landlord shall not be obliged to repair it.", "need not"),
        ("The Landlord has no obligation to repair it.", "need not"),
        ("Орендар зобов'язаний сплачувати оренду.", "must"),
        ("Орендар не має права передавати квартиру.", "must not"),
        ("Орендар має право на ремонт.", "may"),
        ("The Buyer has no right to withhold payment.", "must not"),
        ("The Agent does not have the authority to sign.", "must not"),
        ("The Borrower is no longer entitled to draw.", "must not"),
        ("The Buyer has ten days from delivery to object.", "may"),
        ("The Region is committed to funding the school.", "must"),
        ("The Member is free to leave.", "may"),
    ],
)
def test_the_modal_tells_duties_rights_and_bans(sentence: str, kind: str) -> None:
    assert [modal.kind for modal in modals_in(sentence)] == [kind]


def test_what_is_no_modal_is_not_taken_for_one() -> None:
    assert modals_in("This Lease is dated 4 May 2024 and was signed in Bristol.") == []
    assert modals_in("The rent is due on 3 May 2024.") == []
    assert modals_in("The goods are free of charge and free from rust.") == []
    assert modals_in("Сторони мають низку зобов’язань.") == []


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("The Tenant ", ("Tenant",)),
        ("The Tenant, at its own expense, ", ("Tenant",)),
        ("If the Landlord so asks, the Tenant ", ("Tenant",)),
        ("During the term the Landlord ", ("Landlord",)),
        ("The Landlord and the Tenant ", ("Landlord", "Tenant")),
        ("Each party ", ("Landlord", "Tenant")),
        ("The parties agree that the Tenant ", ("Tenant",)),
        ("Quillon Studios GmbH ", ("Tenant",)),
        ("The duties of the Tenant ", ()),
        ("The Tenant's guests ", ()),
        ("The rent ", ()),
        ("No third party ", ()),
        ("Twice a month the Landlord ", ("Landlord",)),
        ("Before the fifth year the Tenant ", ("Tenant",)),
        ("Once the roof is finished the Tenant ", ("Tenant",)),
        ("If the rent is unpaid for a month the Landlord ", ("Landlord",)),
        ("If the building burns down, either party ", ("Landlord", "Tenant")),
        ("No sale takes place without a viewing, to which the Tenant ", ("Tenant",)),
        ("The Tenant, acting with its bank, ", ("Tenant",)),
        ("Drummond Surveys Ltd ", ("Drummond Surveys Ltd",)),
    ],
)
def test_the_subject_is_the_party_before_the_modal(before: str, expected: tuple[str, ...]) -> None:
    assert Parties(LEASE).subject(before, Subject()).parties == expected


@pytest.mark.parametrize("before", ["Any repair which the Landlord ", "If the Tenant ", "as the Landlord ", "goods which ", "Once the Tenant ", "After the Landlord ",
                                    "The parties recognise that the State "])  # fmt: skip
def test_a_condition_lays_nothing_down(before: str) -> None:
    assert Parties(LEASE).subject(before, Subject()).skipped


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What must the supplier do?", Duty("the supplier", ("must",))),
        ("What may the tenant not do?", Duty("the tenant", ("must not",))),
        ("What is the tenant allowed to do?", Duty("the tenant", ("may",))),
        ("What has to be done by when?", Duty("", ("must",), True)),
        ("What must Ukraine do in return?", Duty("Ukraine", ("must",))),
        ("What are the landlord's duties?", Duty("landlord", ("must",))),
        ("What rights does the tenant have?", Duty("the tenant", ("may",))),
        ("Що повинен робити постачальник?", Duty("постачальник", ("must",))),
        ("Чого не може робити орендар за договором?", Duty("орендар", ("must not",))),
        ("Що повинен платити орендар?", None),
        ("List all deadlines", Duty("", KINDS, True)),
        ("What must the tenant do if the boiler breaks?", None),
        ("What must the tenant pay?", None),
        ("When must the rent be paid?", None),
        ("what am I not permitted to do as the borrower", Duty("the borrower", ("must not",))),
        ("Give me everything the carrier is bound to do by a fixed day", Duty("the carrier", ("must",), True)),
        ("Name all the things the agent can't do", Duty("the agent", ("must not",))),
        ("what doesn't the buyer need to do?", Duty("the buyer", ("need not",))),
        ("What is forbidden to the members?", Duty("the members", ("must not",))),
        ("What does the lease oblige the landlord to do?", Duty("the landlord", ("must",))),
        ("Does my contract forbid me anything?", None),
        ("What does the contract not allow me to do?", Duty("", ("must not",))),
        ("Who has to do what and by when?", Duty("", ("must",), True)),
        ("the carrier's rights and duties", Duty("carrier", ("may", "must"))),
        ("Which deadlines must the seller keep?", Duty("the seller", KINDS, True)),
        ("What are the obligations regarding secrecy?", None),
        ("What must the tenant do in an emergency?", None),
        ("What can the tenant do about noise?", None),
        ("How long do the duties last?", None),
    ],
)
def test_questions_about_duties_as_a_whole_are_told_from_others(asked: str, expected: Duty | None) -> None:
    assert asked_duty(understand(asked)) == expected


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        ("Summarise the Polish agreement", True),
        ("Give me an overview of the Japanese agreement", True),
        ("Summarise what it says about pets", False),
    ],
)
def test_a_summary_is_asked_for_only_of_the_whole(asked: str, whole: bool) -> None:
    assert asks_for_sheet(understand(asked)) is whole
