"""Describing lists of parties: addresses behind names, names that hold "and", roles that several share, a paragraph for each, letters."""

from __future__ import annotations

import pytest
from described import CLAUSES, described

from corpus.identity.title_letters import in_usual_letters


def _made(parties: str) -> str:
    return f"LEASE OF A MILL\n\nThis lease is made on 3 May 2023 between {parties}.\n\n" + CLAUSES


PARTIES: dict[str, tuple[str, dict[str, str]]] = {
    "a flat behind a person": (
        _made('(1) Mr Piet Lund of Flat 7, Weir Court, Halm (the "Owner"); and (2) Brok Foods Ltd of 2 Quay Road (the "Miller")'),
        {"Piet Lund": "Owner", "Brok Foods Ltd": "Miller"},
    ),
    "a house behind a person": (
        _made('Ada Marie Lund of Fern Lodge, 12 Dell Street, Halm ("Owner") and Otto Kern of 2 Quay Road ("Miller")'),
        {"Ada Marie Lund": "Owner", "Otto Kern": "Miller"},
    ),
    "a house without a number, and the name again": (
        _made('Ada Marie Lund of Fern Lodge, Halm ("Owner") and Otto Kern of 2 Quay Road ("Miller")') + "\n\nSigned: Ada Marie Lund\n",
        {"Ada Marie Lund": "Owner", "Otto Kern": "Miller"},
    ),
    "a body and its place": (
        _made('the Municipality of Halm, 1 Town Square ("Owner") and the Royal Guild of Millers, 4 Quay Road ("Miller")'),
        {"Municipality of Halm": "Owner", "Royal Guild of Millers": "Miller"},
    ),
    "a bank of a country": (
        _made('Bank of Aurelia, 9 Mint Street ("Owner") and University of Brok, 1 Gate Road ("Miller")'),
        {"Bank of Aurelia": "Owner", "University of Brok": "Miller"},
    ),
    "a company named by two things": (
        _made('Ada P. Lund (the "Owner") and Nine Elms Tile and Stone LLC, a Utah company (the "Miller")'),
        {"Ada P. Lund": "Owner", "Nine Elms Tile and Stone LLC": "Miller"},
    ),
    "a person and a company": (
        _made('Ada Lund (the "Owner"), Otto Kern (the "Agent") and Brok Foods Ltd (the "Miller")'),
        {"Ada Lund": "Owner", "Otto Kern": "Agent", "Brok Foods Ltd": "Miller"},
    ),
    "a person and a company without any other": (_made('Ada Lund and Brok Foods Ltd (the "Miller")'), {"Ada Lund": "", "Brok Foods Ltd": "Miller"}),
    "a union of two trades": (
        _made('Halm Mills Ltd ("Owner") and HARBOUR AND BARGE WORKERS\' UNION ("Union")'),
        {"Halm Mills Ltd": "Owner", "HARBOUR AND BARGE WORKERS' UNION": "Union"},
    ),
    "a couple of one surname": (
        _made('Piet and Ada Lund ("Owner") and Brok Foods Ltd ("Miller")'),
        {"Piet Lund": "Owner", "Ada Lund": "Owner", "Brok Foods Ltd": "Miller"},
    ),
    "two who share a role of one": (
        _made('(1) Halm Mills Ltd ("Owner"); and (2) Ada Lund and Otto Kern, of 2 Quay Road, Brok ("Household" or "you")'),
        {"Halm Mills Ltd": "Owner", "Ada Lund": "Household", "Otto Kern": "Household"},
    ),
    "paragraphs without a heading, and a label under them": (
        "FRANCHISE OF A MILL\n\nDated 3 May 2023\n\nHalm Mills Ltd, a company of Brok (the \"Grantor\"); and\n\n"
        "Otto Kern of 2 Quay Road, Brok (the \"Miller\").\n\nGuarantors: Ada Lund and Piet Lund.\n\n" + CLAUSES,
        {"Halm Mills Ltd": "Grantor", "Otto Kern": "Miller", "Ada Lund": "Guarantors", "Piet Lund": "Guarantors"},
    ),
    "a place that is defined beside a pronoun": (
        "Halm Building Society\n\nLOAN OFFER\n\nTo: Ms Ada Lund\n\nDear Ms Lund\n\nIn this offer \"we\" and \"us\" mean Halm Building Society, \"you\" means "
        "the borrower named above, and \"the house\" means 14 Weir Lane, Otherton, OT2 6HB.\n\n" + CLAUSES,
        {"Halm Building Society": "We", "Ada Lund": "You"},
    ),
    "things that are somebody's, and who made one": (
        "The loan for the mill\n\nI borrow 900 euros and give as a pledge:\n\n1. my fiddle made by Piet Lund in 1901; and\n2. my old Weir XT.\n\n" + CLAUSES,
        {},
    ),
    "two together": (
        _made("(1) Halm Mills Ltd (the Owner); and (2) Ada Lund and Otto Kern, who answer for each other (together the Mill Tenant)"),
        {"Halm Mills Ltd": "Owner", "Ada Lund": "Mill Tenant", "Otto Kern": "Mill Tenant"},
    ),
    "all together are called nothing of their own": (
        _made('Halm Mills Ltd and Brok Foods Ltd (together the "Partners")'),
        {"Halm Mills Ltd": "", "Brok Foods Ltd": ""},
    ),
    "each with brackets, one after the other": (
        _made('Dr. Ada Lund ("Lund"), Dr. Otto Kern ("Kern"), Dr. Mina Roux ("Roux") and Halm Mills Inc. (the "Company")'),
        {"Ada Lund": "Lund", "Otto Kern": "Kern", "Mina Roux": "Roux", "Halm Mills Inc.": "Company"},
    ),
    "a paragraph for each, and those who stand surety": (
        'MILL FRANCHISE\n\nParties\n\nSalt and Rye Milling Ltd, of 2 Quay Road, Halm (the "Grantor")\n\nBrok Foods Ltd, of 5 Gate Road (the "Taker")\n\n'
        'Ada Lund and Otto Kern, owners of the Taker (the "Sureties")\n\n' + CLAUSES,
        {"Salt and Rye Milling Ltd": "Grantor", "Brok Foods Ltd": "Taker", "Ada Lund": "Sureties", "Otto Kern": "Sureties"},
    ),
    "a label for those who stand surety": (
        'MILL FRANCHISE\n\nParties\n\nHalm Mills Ltd (the "Grantor")\n\nBrok Foods Ltd (the "Taker")\n\nSureties: Ada Lund and Otto Kern\n\n' + CLAUSES,
        {"Halm Mills Ltd": "Grantor", "Brok Foods Ltd": "Taker", "Ada Lund": "Sureties", "Otto Kern": "Sureties"},
    ),
    "the undersigned": (
        'SETTLEMENT\n\nTHE UNDERSIGNED\n\n1. Halm Molens B.V., having its office at Kade 8, Halm (the "Employer");\n'
        '2. Mr. Piet Jan Lund, born on 7 June 1980, residing at Laan 3, Brok (the "Employee");\n\nWHEREAS\n\nA. The mill closes.\n\n' + CLAUSES,
        {"Halm Molens B.V.": "Employer", "Piet Jan Lund": "Employee"},
    ),
    "granted by one to another": (
        'LICENCE OF A ROOM\n\nThis Licence is granted by Halm Lodgings DAC, a company owned by Halm University ("the Host"), to Ada Lund, '
        'student number 4471 ("the Lodger"), on 3 May 2023.\n\n' + CLAUSES,
        {"Halm Lodgings DAC": "Host", "Ada Lund": "Lodger"},
    ),
    "her cousin": (
        _made('Ada Lund, retired miller, of 2 Quay Road, Halm ("Ada"), who lends, AND her cousin Otto Kern-Roux, baker, of 5 Gate Road, Brok ("Otto")'),
        {"Ada Lund": "Ada", "Otto Kern-Roux": "Otto"},
    ),
    "forms that are written apart": (
        _made('Halm Polska Sp. z o.o. with its seat in Brok ("Owner") and Moravan s. r. o., Brno ("Miller")'),
        {"Halm Polska Sp. z o.o.": "Owner", "Moravan s. r. o.": "Miller"},
    ),
    "forms that a partner follows": (
        _made('Lund Bau GmbH & Co. KG, Kiel ("Owner") and Kern Papier UG (haftungsbeschränkt), Jena ("Miller")'),
        {"Lund Bau GmbH & Co. KG": "Owner", "Kern Papier UG (haftungsbeschränkt)": "Miller"},
    ),
    "an office for several matters, its role said later": (
        "MEMORANDUM OF UNDERSTANDING\n\nBETWEEN\n\nTHE MINISTRY OF ROADS, BRIDGES AND INLAND HARBOURS OF THE REPUBLIC OF AURELIA\n\nAND\n\n"
        "THE MINISTRY OF WORKS OF THE REPUBLIC OF MORVANE\n\nThe Ministry of Roads, Bridges and Inland Harbours of the Republic of Aurelia (the "
        '"Aurelian Ministry") and the Ministry of Works of the Republic of Morvane (the "Morvane Ministry") have reached this understanding.\n\n' + CLAUSES,
        {
            "MINISTRY OF ROADS, BRIDGES AND INLAND HARBOURS OF THE REPUBLIC OF AURELIA": "Aurelian Ministry",
            "MINISTRY OF WORKS OF THE REPUBLIC OF MORVANE": "Morvane Ministry",
        },
    ),
    "towns of a title, their roles below": (
        "Memorandum of Understanding\nbetween the Municipality of Halm and the Town of Brok\n\nThe Municipality of Halm, represented by its chair, Ada Lund "
        '("Halm"), and the Town of Brok, represented by its mayor, Otto Kern ("Brok"), have reached this understanding.\n\n' + CLAUSES,
        {"Municipality of Halm": "Halm", "Town of Brok": "Brok"},
    ),
    "trading as": (
        _made('Halm Mills Ltd ("the Owner") and Otto Kern, trading as Kern Loaf Works, of 5 Gate Road ("the Miller")'),
        {"Halm Mills Ltd": "Owner", "Otto Kern": "Miller"},
    ),
    "several behind a label": (
        'LOAN OFFER\n\nLender: Halm Bank plc, 2 Quay Road (the "Bank").\nBorrowers: Ada Lund and Otto Kern, both of 5 Gate Road (together the "Borrowers").\n\n'
        + CLAUSES,
        {"Halm Bank plc": "Lender", "Ada Lund": "Borrowers", "Otto Kern": "Borrowers"},
    ),
    "a letter to two": (
        'LOAN OFFER\n\nTo: Ms Ada Marie Lund and Mr Otto Kern, 5 Gate Road, Brok\n\nDear Ms Lund and Mr Kern,\n\nIn this offer "we", "us" and "the Lender" mean '
        'Halm Building Society, and "the house" means 14 Row Lane, Brok, BK1 6HB.\n\n' + CLAUSES,
        {"Halm Building Society": "We", "Ada Marie Lund": "You", "Otto Kern": "You"},
    ),
    "who runs a service": (
        "TERMS OF SERVICE\n\nGrist is a service run by Grist Software Limited, a company registered in Ireland under number 4471, of 2 Quay Road "
        '("Grist", "we", "us"). By using it you agree to these terms.\n\n' + CLAUSES,
        {"Grist Software Limited": "Grist"},
    ),
    "an annex is no party": (
        _made('Halm Mills Ltd (the "Owner") and Brok Foods Ltd (the "Miller")') + "\n\nAnnex 2 - Prices\n\nFlour | 3",
        {"Halm Mills Ltd": "Owner", "Brok Foods Ltd": "Miller"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), PARTIES.values(), ids=PARTIES)
def test_the_parties_are_whole_and_have_their_roles(text: str, parties: dict[str, str]) -> None:
    found = described(text)
    assert dict(zip(found.parties, found.roles, strict=True)) == parties


TITLES = {
    "MILL LEASE AND LOAN AGREEMENT for the old mills of Halm and Brok": "Mill Lease and Loan Agreement for the old mills of Halm and Brok",
    "MEMORANDUM OF UNDERSTANDING ON MILL CARE between the Town of Halm and Brok": "Memorandum of Understanding on Mill Care between the Town of Halm and Brok",
    "NATO SUPPLY AGREEMENT for flour and bread of the soldiers": "NATO Supply Agreement for flour and bread of the soldiers",
    'LOAN AGREEMENT secured on the barge "PETREL" of the Lund family': 'Loan Agreement secured on the barge "Petrel" of the Lund family',
    "IT Services AGREEMENT for small mills": "IT Services Agreement for small mills",
    "Lease of the WEIR Mill": "Lease of the WEIR Mill",
}


@pytest.mark.parametrize("title", TITLES)
def test_short_words_in_a_run_of_capitals_become_small(title: str) -> None:
    assert in_usual_letters(title) == TITLES[title]
