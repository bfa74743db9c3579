"""What is left of a question that names documents by their parties, or by what they are about: a party by its role, and all values."""

from __future__ import annotations

from datetime import date

import pytest
from registered import ALL, WORDS

from assistant.understanding.question import understand
from corpus.document import Document
from corpus.registry.register import Register

TRADE = Document(
    "Supply Agreement",
    "agreement",
    'This Agreement of 3 March 2025 is between Kestrel Foods Inc (the "Supplier") and Orchard Stores plc (the "Buyer"). GBP 4,000. Mira Holt',
    parties=("Kestrel Foods Inc", "Orchard Stores plc"),
    roles=("Supplier", "Buyer"),
    signers=("Mira Holt",),
    type="supply agreement",
    signed=date(2025, 3, 3),
)

# a question | how it is read: by what the agreement calls its parties, and with all the values that it asks about
BY_ROLE = [
    ("Must Kestrel Foods insure the goods?", "Must the Supplier insure the goods?"),
    ("Does Kestrel pay Orchard a bonus?", "Does the Supplier pay the Buyer a bonus?"),
    ("Can Orchard's deposit be kept by Kestrel?", "Can the Buyer's deposit be kept by the Supplier?"),
    ("Must Kestrel and Orchard insure the goods?", "Must the parties insure the goods?"),
    ("Does Orchard get a company car?", "Does the Buyer get a company car?"),
    ("Is the deposit of Orchard GBP 6,000?", "Is the deposit of the Buyer GBP 6,000?"),
    ("May Orchard leave on 31 March 2029?", "May the Buyer leave on 31 March 2029?"),
    ("What is the price in the Kestrel supply agreement of 3 March 2025?", "What is the price?"),
    ("What is the price in the Kestrel supply agreement in 2027?", "What is the price in 2027?"),
    ("Is the agreement between Kestrel and Orchard about ice cream?", "Is the agreement about ice cream?"),
    ("Does Mira Holt have to insure the goods?", "Does Mira Holt have to insure the goods?"),
    ("Чи має Kestrel платити за воду?", "Чи має Supplier платити за воду?"),
]


@pytest.mark.parametrize(("question", "left"), BY_ROLE)
def test_a_party_is_read_as_what_its_agreement_calls_it_and_values_stay(question: str, left: str) -> None:
    asked = understand(question, Register((*ALL, TRADE), WORDS.__contains__))
    assert asked.documents == (TRADE.id,)
    assert asked.bare == left


def test_a_party_that_two_agreements_call_otherwise_is_nobody_in_particular() -> None:
    other = Document(
        "Loan", "agreement", "Kestrel Foods Inc lends", parties=("Kestrel Foods Inc", "Vale Ltd"), roles=("Lender", "Borrower"), type="loan"
    )
    assert (
        understand("Must Kestrel Foods insure the goods?", Register((TRADE, other), WORDS.__contains__)).bare == "Must it insure the goods?"
    )


def _own(title: str, text: str, parties: tuple[str, ...], roles: tuple[str, ...], type: str) -> Document:
    return Document(title, "agreement", text, parties=parties, roles=roles, type=type)


KENNEL = _own(
    "Boarding Agreement",
    'Happy Paws Kennels Ltd ("the Kennel") and Joan Pike ("the Owner"). the Kennel feeds the dog. the Local Authority may inspect it.',
    ("Happy Paws Kennels Ltd", "Joan Pike"),
    ("Kennel", "Owner"),
    "boarding agreement",
)
TRACTOR = _own(
    "Loan Agreement", "Ola Berg lends Per Lund money for a tractor", ("Ola Berg", "Per Lund"), ("lender", "borrower"), "loan agreement"
)
HOUSE = _own("Loan Agreement", "Ida Moe lends Per Lund money for a roof", ("Ida Moe", "Per Lund"), ("lender", "borrower"), "loan agreement")
BAKERY = _own(
    "Commercial Lease", "Crumb Bakery Ltd and Dee Ltd. the oven", ("Dee Ltd", "Crumb Bakery Ltd"), ("Landlord", "Tenant"), "lease"
)
OFFICE = _own("Lease of Office Rooms", "Dee Ltd and Vane Ltd. the desk", ("Dee Ltd", "Vane Ltd"), ("Landlord", "Tenant"), "lease")
STAFF = _own(
    "Collective Agreement",
    'Norstal GmbH ("the Employer") and the Metal Workers\' Union ("the Union"). the Union may call a strike.',
    ("Norstal GmbH", "Metal Workers' Union"),
    ("Employer", "Union"),
    "collective agreement",
)
RAILWAY = _own(
    "Treaty between the Grand Duchy of Halmark and the Republic of Lorvia on the Railway across the Karn Pass",
    "Halmark pays. Halmark builds. Halmark runs it. Lorvia and the Joint Karn Board. Halmark repairs it. Lorvia pays. Lorvia. Lorvia.",
    ("Government of the Grand Duchy of Halmark", "Government of the Republic of Lorvia"),
    ("", ""),
    "treaty",
)
MINE = (KENNEL, TRACTOR, HOUSE, BAKERY, OFFICE, STAFF, RAILWAY)

# a question | the documents that it means by what they are about | what is left of it
ABOUT = [
    ("When must the owner pay under the kennel contract?", (KENNEL,), "When must the owner pay?"),
    ("boarding contract: insurance", (KENNEL,), "insurance"),
    ("What is the rate in the tractor loan?", (TRACTOR,), "What is the rate?"),
    ("Does my roof loan bear interest?", (HOUSE,), "Does the agreement bear interest?"),
    ("Does the bakery lease allow pets?", (BAKERY,), "Does the agreement allow pets?"),
    ("What is the notice period in the office lease?", (OFFICE,), "What is the notice period?"),
    ("How long does the railway treaty last?", (RAILWAY,), "How long does the agreement last?"),
    ("What does the Karn agreement say about tolls?", (RAILWAY,), "What does the agreement say about tolls?"),
    ("What does the contract on the railway across the Karn Pass cost?", (RAILWAY,), "What does the agreement cost?"),
    ("In the treaty on the railway, who pays for the bridge?", (RAILWAY,), "who pays for the bridge?"),
    ("What does the contract with the kennels cost?", (KENNEL,), "What does the agreement cost?"),
    ("Is Mona Pike's horse in the kennel contract?", (KENNEL,), "Is Mona Pike's horse?"),
    ("Is Joan Pike the Kennel's manager under the boarding contract?", (KENNEL,), "Is the Owner the Kennel's manager?"),
    ("Is Joan Pike the kennel's manager?", (KENNEL,), "Is the Owner the kennel's manager?"),
    ("What does the lease say about pets?", (BAKERY, OFFICE), "What does the agreement say about pets?"),
    ("What is the monthly lease payment?", (BAKERY, OFFICE), "What is the monthly agreement payment?"),
    ("What does the roof contract cost?", (), "What does the roof contract cost?"),
    ("Must Halmark pay?", (RAILWAY,), "Must Halmark pay?"),
    ("Who pays the Joint Karn Board under the treaty with Lorvia?", (RAILWAY,), "Who pays the Joint Karn Board?"),
    ("May the Metal Workers' Union strike?", (STAFF,), "May the Union strike?"),
    ("Does the Credit Union lend money under Ola Berg's loan?", (TRACTOR,), "Does the Credit Union lend money?"),
    ("Is Joan Pike's deposit kept?", (KENNEL,), "Is the Owner's deposit kept?"),
    ("Who repairs Happy Paws Kennels' roof?", (KENNEL,), "Who repairs the Kennel's roof?"),
]


@pytest.mark.parametrize(("question", "meant", "left"), ABOUT, ids=[row[0] for row in ABOUT])
def test_a_document_is_named_by_what_it_is_about(question: str, meant: tuple[Document, ...], left: str) -> None:
    asked = understand(question, Register(MINE, WORDS.union(("pass", "union", "railway")).__contains__))
    assert set(asked.documents) == {document.id for document in meant}
    assert asked.bare == left


def test_of_two_titles_that_mean_the_same_the_one_as_it_is_said_is_meant() -> None:
    contract = _own("Beekeeping Contract", "hives in spring", ("Ada Lys", "Bo Kai"), ("", ""), "beekeeping contract")
    agreement = _own("Beekeeping Agreement", "hives in autumn", ("Cy Orr", "Di Pym"), ("", ""), "beekeeping agreement")
    asked = understand("Who feeds them under the Beekeeping Contract?", Register((contract, agreement, KENNEL), WORDS.__contains__))
    assert asked.documents == (contract.id,)
