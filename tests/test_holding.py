"""Which documents hold the words of a phrase next to one another is told by the word index, without reading their texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hashing import write

from index.index import Index

LEASE = "Lease\n\nA “dry\nseason” is a season without rain. E-mail is no notice. The buses of the Lessor's guests stop here.\n"
OTHER = "Supply\n\nThe season was dry. Notices go by mail; the guests of the Lessor came by bus.\n"
UKRAINIAN = "Договір\n\nСухий сезон триває три місяці.\n"


@pytest.mark.parametrize(
    ("phrase", "holding"),
    [
        ("Dry Season", "a"),
        ("dry seasons", "a"),
        ("bus", "ab"),
        ("e-mail", "a"),
        ("Lessor's guests", "a"),
        ("guests of the Lessor", "b"),
        ("сухого сезону", "c"),
        ("wet season", ""),
        ('"', ""),
        ("", ""),
        ('dry" OR "season', ""),
    ],
)
def test_documents_that_hold_a_phrase(index: Index, home: Path, phrase: str, holding: str) -> None:
    for name, text in (("a", LEASE), ("b", OTHER), ("c", UKRAINIAN)):
        index.add([write(home, f"{name}.txt", text)])
    ids = {document.id: Path(str(document.source)).stem for document in index.documents()}
    assert "".join(sorted(ids[id] for id in index.holding(phrase, ids))) == holding
    assert not index.holding(phrase, [])
