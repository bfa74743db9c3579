"""When one of those who signed did so, where the line of the signature tells another day than the document's."""

from __future__ import annotations

from pathlib import Path

import pytest
from described import CLAUSES

from assistant.documents.facts import facts_of
from assistant.documents.signing_days import of_person, signed_alone
from corpus.document import Document
from corpus.reading import read
from corpus.structuring import SIGNATURES

_HEAD = (
    'DEED OF LEASE\n\nDated the 3rd day of May 2023\n\nBETWEEN Ada Marie Lund, of Halm (the "Owner"), and Per Holt, of Brok (the "Miller").\n\n'
    + CLAUSES
)
SURETY = _HEAD + (
    "Signed as a deed by Ada Marie Lund in the presence of Gus Pell, baker.\n\nSigned as a deed by Per Holt in the presence of Gus Pell, baker.\n\n"
    "Signed by Karla Holt as surety on 9 May 2023."
)
BLOCKS = _HEAD + "For the Owner:\n\nName: Ada Marie Lund\nDate: 2 May 2023\n\nFor the Miller:\n\nName: Per Holt\nDate: 3 May 2023"
COLUMNS = (
    "SALE OF A BOAT\n\nSeller: Ada Marie Lund\nBuyer: Per Holt\n\n"
    + CLAUSES
    + "Ada Marie Lund            Per Holt\n2 June 2025           4 June 2025"
)
ASKED = [
    (SURETY, "When did Karla Holt sign?", "9 May 2023"),
    (SURETY, "when did ada lund sign the lease", "3 May 2023"),
    (SURETY, "When did Holt sign?", "3 May 2023"),  # there are two
    (SURETY, "When was the lease with Karla Holt signed?", "3 May 2023"),
    (SURETY, "On which day was the deed signed by Karla Holt?", "9 May 2023"),
    (BLOCKS, "When did Lund sign the deed?", "2 May 2023"),
    (BLOCKS, "When did Per Holt sign the deed?", "3 May 2023"),
    (COLUMNS, "When did Ada sign?", "2 June 2025"),
    (COLUMNS, "When did Per Holt sign?", "4 June 2025"),
]


def _document(text: str, folder: Path) -> Document:
    (folder / "deed.txt").write_text(text, encoding="utf-8")
    return read(folder / "deed.txt")


@pytest.mark.parametrize(("text", "asked", "day"), ASKED, ids=[asked for _, asked, _ in ASKED])
def test_the_day_of_a_signer_is_that_of_the_own_line_if_it_tells_one(text: str, asked: str, day: str, tmp_path: Path) -> None:
    document = _document(text, tmp_path)
    rows = [fact for fact in facts_of(document) if fact.field == "date"]
    (found,) = of_person(rows, asked)
    assert found.value == day and found.document is document
    assert all(part in found.quote for part in (day.split()[1:] if "3rd" in found.quote else day.split()))


def test_all_signature_lines_are_of_the_signatures_and_one_alone_tells_no_day_of_the_document(tmp_path: Path) -> None:
    document = _document(SURETY, tmp_path)
    (section,) = [one for one in document.sections if one.path == SIGNATURES]
    (signers,) = [fact for fact in facts_of(document) if fact.field == "signers"]
    assert document.text[section.start :].startswith("Signed as a deed by Ada") and signers.value == "Ada Marie Lund; Per Holt; Karla Holt"
    at = document.text.index("9 May")
    assert signed_alone(document, at, at + 5) and not signed_alone(document, 0, 60)
