"""Describing who signed, one by one and several for a side, and on which day: that of the document and not of another one it names."""

from __future__ import annotations

from datetime import date

import pytest
from described import CLAUSES, described

_HEAD = 'LEASE OF A MILL\n\nmade on 3 May 2023 between Halm Mills Ltd ("the Owner") and Brok Foods Ltd ("the Miller").\n\n' + CLAUSES
SIGNERS = {
    "two sides in one paragraph": (
        _HEAD + "For the Owner: Ada Lund, chair. For the Miller: Per Holt, director; Mina Roux, head of milling.",
        ("Ada Lund", "Per Holt", "Mina Roux"),
    ),
    "signed for one by two, for the other by two": (
        _HEAD + "Signed for the Owner by Ada Lund (chair) and Otto Kern (clerk); for the Miller by Per Holt, director, and Mina Roux, treasurer.",
        ("Ada Lund", "Otto Kern", "Per Holt", "Mina Roux"),
    ),
    "an office behind a semicolon is nobody": (_HEAD + "For the Owner: Ada Lund; Managing Director\n\nFor the Miller: Per Holt", ("Ada Lund", "Per Holt")),
    "a deed before a witness, and a surety": (
        _HEAD + "Signed as a deed by Ada Marie Lund in the presence of Gus Pell, baker.\nSigned by Per Holt as surety on 9 May 2023.",
        ("Ada Marie Lund", "Per Holt"),
    ),
    "a body that acts by people": (_HEAD + "Executed as a deed by Halm Mills Ltd acting by its directors Ada Lund and Otto Kern.", ("Ada Lund", "Otto Kern")),
    "a day, then three names": (_HEAD + "Signed on 4 May 2023 by Ada Lund, Per Holt and Mina Roux.", ("Ada Lund", "Per Holt", "Mina Roux")),
    "names between dashes": (_HEAD + "Signed: Ada Lund — Per Holt", ("Ada Lund", "Per Holt")),
    "names side by side": (
        "SALE OF A BOAT\n\nSeller: Ada Lund\nBuyer: Per Holt\n\n" + CLAUSES + "Ada Lund            Per Holt\n2 June 2025         4 June 2025",
        ("Ada Lund", "Per Holt"),
    ),
    "a letter that is agreed to": (
        "LETTER OF AGREEMENT\n\nHalm, 3 May 2023\n\nDear Mr Holt,\n\nWe will bake for your fair from 8 July 2023.\n\nWith best wishes,\n\nAda Lund\nBaker\n\n"
        "Agreed: Per Holt, for the Halm Fair, 5 May 2023",
        ("Ada Lund", "Per Holt"),
    ),
    "the said, before a witness who is named": (
        _HEAD + "Signed by the said ADA LUND in the presence of: Gus Pell\n\nSigned by the said PER HOLT in the presence of: Gus Pell",
        ("ADA LUND", "PER HOLT"),
    ),
    "lines that became one": (
        "# Shared mill\n\n**Parties:** Halm Town Council; Brok Harbour Board\n\n" + CLAUSES + "Agreed at Halm on 11 April 2024.\n\n"
        "For the Council: Ada Lund, clerk\nFor the Board: Per Holt, harbour master, and Mina Roux, treasurer",
        ("Ada Lund", "Per Holt", "Mina Roux"),
    ),
    "over lines to write on, with offices": (
        _HEAD + "Signed for the Owner: ____________ Ada Lund, Mill Manager\nFor the Miller: ____ Per Holt, Member of the Baking Board; ____ Mina Roux, Commercial Proxy",
        ("Ada Lund", "Per Holt", "Mina Roux"),
    ),
    "by a company and whoever acts for it": (
        _HEAD + "Signed: Ada Lund, Owner, 4 May 2023\nSigned: Brok Loaf and Bun LLC, by Per Holt, Managing Partner",
        ("Ada Lund", "Per Holt"),
    ),
    "companies alone, without the word signed": (
        _HEAD + "SIGNATURES\n\nHALM MILLS LTD, by Ada Lund, Vice President, Retail Milling\n\nBROK FOODS LTD, by Per Holt, Managing Director",
        ("Ada Lund", "Per Holt"),
    ),
    "under the name of each": (
        _HEAD + "OWNER: Halm Mills Ltd\nBy: ____________ Ada T. Lund, Managing Member\n\nMILLER: Brok Foods Ltd\nBy: ____________ Per Holt, President",
        ("Ada T. Lund", "Per Holt"),
    ),
    "a head of something": (
        _HEAD + "Signed for and on behalf of the Owner: Ada Lund, Head of Flour Sales, at Halm\n\nSigned by the Miller: Per Holt, at Brok",
        ("Ada Lund", "Per Holt"),
    ),
    "for one, and by another": (
        _HEAD + "Signed for Halm Mills Ltd by Ada Lund, Mill Manager, 4 May 2023\n\nSigned by Per Holt, Miller, at Brok\n\nNews box: not ticked",
        ("Ada Lund", "Per Holt"),
    ),
    "by an office and its name": (
        _HEAD + "Signed for the Owner by Ada Lund, Mill Manager: ______ Date: ______\n\nSigned by the Miller, Per Holt: ______ Date: ______",
        ("Ada Lund", "Per Holt"),
    ),
    "witnesses are nobody's": (
        _HEAD + "Signed for Halm Mills Ltd by Ada Lund, Chair\nSigned for Brok Foods Ltd by Per Holt, Cook\nWitnessed by Gus Pell, Solicitor, at Brok",
        ("Ada Lund", "Per Holt"),
    ),
    "a witness on the line of one who signs": (
        _HEAD + "Signed by Ada Lund in the presence of Gus Pell, baker\n\nBROK FOODS LTD, by Per Holt, President\n\nWitness to the Miller's signature: Mina Roux",
        ("Ada Lund", "Per Holt"),
    ),
    "behind what each is called": (
        _HEAD + "Signed at Halm on 4 May 2023.\n\nOwner: Ada T. Lund, telephone 4471\nMiller: Per Holt, of 2 Quay Road\nWitness: Gus Pell, neighbour",
        ("Ada T. Lund", "Per Holt"),
    ),
    "behind the name of each": (
        _HEAD + "Signed electronically by those who may:\n\nHalm Mills Ltd: Ada Lund, Head of Milling, 4 May 2023\nBrok Foods Ltd: Per Holt, Vice-Chair, 5 May 2023",
        ("Ada Lund", "Per Holt"),
    ),
    "what each is called, in a table of contacts": (_HEAD + "CONTACTS\n\nOwner: Ada Lund, telephone 4471\nMiller: Per Holt, telephone 4472", ()),
    "the name of each over who signs, side by side": (
        _HEAD + "Signed in duplicate,\n\nHalm, 4 May 2023                    Brok, 6 May 2023\n\nHalm Mills Ltd                       Brok Foods Ltd\n\n"
        "____________                         ____________\nDr. A.B. Lund                        Per Holt\nChair                                Cook",
        ("A.B. Lund", "Per Holt"),
    ),
    "whom each signs for, side by side": (
        _HEAD + "FOR THE OWNER:                      FOR THE MILLER:\n\nAda Lund                            Per Holt\nChair                               Cook",
        ("Ada Lund", "Per Holt"),
    ),
    "who signed something else": (_HEAD + "The survey was made and signed by the surveyor, Gus Pell.", ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "signers"), SIGNERS.values(), ids=SIGNERS)
def test_signers_are_all_who_signed_and_nobody_else(text: str, signers: tuple[str, ...]) -> None:
    assert described(text).signers == signers


DAYS = {
    "a recital's agreement is another one": (
        "MEMORANDUM OF UNDERSTANDING\n\nbetween\n\nHalm University\n\nand\n\nBrok Institute of Milling\n\nConsidering the Milling Agreement of 12 May 2014, which has ended;\n\n"
        "the two have reached this understanding.\n\n1. It takes effect on 1 September 2024.\n\nHalm, 3 June 2024",
        date(2024, 6, 3),
    ),
    "of a thing that is sold": (
        "SALE OF A VAN\n\nSeller: Ada Lund\nBuyer: Per Holt\n\nColour: blue\nDate of first registration: 22 May 2018\n\n" + CLAUSES + "\n\nPlace and date: Halm, 6 October 2025\n\nSeller: (signed) Ada Lund",
        date(2025, 10, 6),
    ),
    "of another paper": ("SALE OF A BOAT\n\nSeller: Ada Lund\nBuyer: Per Holt\n\nThe survey, signed by Gus Pell on 1 June 2025, is part of it.\n\n" + CLAUSES, None),
    "the words of a sentence before a day": ("SALE OF A BOAT\n\nSeller: Ada Lund\nBuyer: Per Holt\n\n1. The price is due at once, 10 June 2025\n\n" + CLAUSES, None),
    "the last day under the names": (SIGNERS["names side by side"][0], date(2025, 6, 4)),
    "a line alone": ("SALE OF A BOAT\n\nSigned on 19 August 2025.\n\nSeller: Ada Lund\nBuyer: Per Holt\n\n" + CLAUSES, date(2025, 8, 19)),
    "what it is, dated": ("This is the lease dated 3 May 2023 between Ada Lund (the Owner) and Per Holt (the Miller).\n\n" + CLAUSES, date(2023, 5, 3)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_the_day_is_that_of_the_document(text: str, day: date | None) -> None:
    assert described(text).signed == day
