"""What each sentence of a document lays down, for whom and by when: complete over the document, and said of nobody who is not meant."""

from __future__ import annotations

import pytest

from assistant.documents.deadlines import deadlines_of
from assistant.documents.laid_down import laid_down
from assistant.documents.timing import by_when
from corpus.document import Document
from corpus.grammar.actors import Actors
from corpus.grammar.subjects import Parties
from corpus.sentences import sentence_spans

LOAN = """This Loan Agreement is made on 4 May 2024 between Merrow Savings Bank plc (the "Bank") and Ms Ines Castell (the "Borrower").
Petra Castell, the Borrower's sister, signs as surety for her (the "Guarantor").

1. The Bank lends the Borrower EUR 40,000 for the purchase of a boat (the "Boat").
"""


def found_in(body: str, **given: object) -> list[tuple[tuple[str, ...], str]]:
    text = LOAN + body
    document = Document("Loan", "agreement", text, parties=("Merrow Savings Bank plc", "Ines Castell"), roles=("Bank", "Borrower"), **given)  # type: ignore[arg-type]
    return [(one.parties, one.kind) for one in laid_down(document, sentence_spans(text), Parties(document)) if one.start >= len(LOAN)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("After the second year the Borrower may repay the loan early.", [(("Borrower",), "may")]),
        ("Every quarter the Bank sends a statement.", [(("Bank",), "must")]),
        ("During each quarter the Bank sends a statement.", [(("Bank",), "must")]),
        ("If the boat sinks, either party may end the loan.", [(("Bank", "Borrower"), "may")]),
        ("If the Borrower dies, she shall owe nothing.", [(("Borrower",), "must")]),
        ("If the Bank sells the loan, she shall be told.", [((), "must")]),
        ("The Guarantor pays what is missing.", [(("Guarantor",), "must")]),
        ("The Boat shall be insured.", [((), "must")]),
        ("The Boat shall carry the flag of Malta.", [((), "must")]),
        ("“Day” shall mean a working day.", []),
        ("The parties settle disputes by talks.", [(("Bank", "Borrower"), "must")]),
        ("The Bank and the Borrower consult within ten days.", [(("Bank", "Borrower"), "must")]),
        ("The parties signed two copies.", []),
        ("The Bank does not sell the loan.", [(("Bank",), "must not")]),
        ("If the Bank does not sell the loan, nothing changes.", []),
        ("Neither party is liable for storms.", [(("Bank", "Borrower"), "need not")]),
        ("Neither party may assign the loan.", [(("Bank", "Borrower"), "must not")]),
        (
            "The Borrower may end the loan by one month's notice and the Bank by three months' notice.",
            [(("Borrower",), "may"), (("Bank",), "may")],
        ),
        ("The Borrower may pay the Bank by cheque and the Guarantor by card.", [(("Borrower",), "may")]),
        ("The Bank repairs nothing and the Borrower insures the boat.", [(("Bank",), "must"), (("Borrower",), "must")]),
        ("Harbour Watch Ltd shall keep the keys.", [(("Harbour Watch Ltd",), "must")]),
        ("In no event shall the Bank be liable for storms.", [(("Bank",), "need not")]),
        ("Nor shall either party assign the loan.", [(("Bank", "Borrower"), "must not")]),
        (
            "Nor shall the Bank sell the boat, and the Borrower is liable for the mooring.",
            [(("Bank",), "must not"), (("Borrower",), "must")],
        ),
        ("The parties hereby confirm their wish.", []),
        ("The parties recognise that the State must help and must pay.", []),
    ],
)
def test_who_is_bound_is_found_wherever_the_sentence_names_them(sentence: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert [(set(parties), kind) for parties, kind in found_in(f"2. {sentence}\n")] == [(set(parties), kind) for parties, kind in expected]


def test_the_items_of_a_condition_lay_down_what_it_conditions() -> None:
    body = "2. The Bank may end the loan if:\n(a) the Borrower sells the boat;\n(b) the Borrower moves house.\n3. The Borrower insures the boat.\n"
    assert found_in(body) == [(("Bank",), "may"), (("Bank",), "may"), (("Borrower",), "must")]


def test_a_payment_that_falls_due_binds_whom_the_text_lets_pay_it() -> None:
    body = "2. The Borrower shall pay interest.\n3. Interest is payable on 1 March and 1 September.\n4. The fee falls due on 2 June 2024.\n"
    assert found_in(body) == [(("Borrower",), "must"), (("Borrower",), "must"), ((), "must")]
    assert found_in("2. The fee, if it is due, is small.\n") == []
    document = Document("Loan", "agreement", LOAN + body)
    assert [fact.value for fact in deadlines_of(document)] == ["on 1 March and 1 September", "due on 2 June 2024"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Leave shall be taken by 31 March.", "by 31 March"),
        ("The driver shall arrive by 9.30 a.m. on Monday.", "by 9.30 a.m."),
        ("After the second year the Buyer may leave.", "After the second year"),
        ("Twice a year the auditor may come.", "Twice a year"),
        ("The Act of 3 May 1990 applies.", ""),
    ],
)
def test_days_times_and_turns_are_read_as_when(text: str, when: str) -> None:
    assert by_when(text)[0] == when


def test_between_states_each_side_is_told_from_the_other_and_from_both() -> None:
    text = (
        "Agreement between Ukraine and Portugal\n\nThe Portuguese side will send doctors.\nUkraine and Portugal consult within 24 hours.\n"
        "The Participants reaffirm that the aggressor must pay.\nPortugal, working with its allies, will train pilots.\n"
    )
    document = Document("Agreement", "agreement", text, partners=("portugal",), parties=("Ukraine", "Portuguese Republic"))
    rows = [(set(one.parties), one.kind) for one in laid_down(document, sentence_spans(text), Parties(document))]
    assert rows == [({"Portugal"}, "must"), ({"Portugal", "Ukraine"}, "must"), ({"Portugal"}, "must")]


def test_who_is_called_something_is_known_though_no_party() -> None:
    document = Document("Loan", "agreement", LOAN, parties=("Merrow Savings Bank plc", "Ines Castell"), roles=("Bank", "Borrower"))
    actors = Actors(document)
    assert actors.others == ("Guarantor",) and actors.things == {"Boat"}
    assert actors.may_be("Borrower", "she") and not actors.may_be("Bank", "she") and actors.may_be("Bank", "it")


def test_party_a_is_not_any_party() -> None:
    text = "Party A: Rowan Cole\nParty B: Sedge Ltd\n\n1. Party B pays the toll.\n2. Party A shall drive.\n"
    document = Document("Driving", "agreement", text, parties=("Rowan Cole", "Sedge Ltd"), roles=("Party A", "Party B"))
    assert [one.parties for one in laid_down(document, sentence_spans(text), Parties(document))] == [("Party B",), ("Party A",)]
