"""Who signed for whom, and which law governs: read from the lines of an agreement's text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assistant.across.proving import judge
from assistant.documents.clauses import clauses
from assistant.documents.sides import of_side
from assistant.understanding.condition import Condition, conditions_of
from assistant.understanding.question import understand
from corpus.document import Document
from corpus.identity.describing import describe
from corpus.reading import blocks
from corpus.structuring import structure

BODY = "1. The horse is kept.\n\n2. It is fed twice a day and let out in the morning.\n\n3. Hay is paid for by the Owner."


def document(text: str) -> Document:
    """A text as an agreement, described by its own words."""
    content, sections, _ = structure(blocks(text.encode(), ".txt"))
    found = describe(content, sections)
    return Document(
        found.title, "agreement", content, parties=found.parties, roles=found.roles, signed=found.signed, place=found.place,
        signers=found.signers, sections=sections,
    )  # fmt: skip


STABLE = document(
    f'BOARDING AGREEMENT\n\nmade on 3 May 2023 between Willow Stables Ltd ("the Yard") and Joan Pike ("the Owner").\n\n{BODY}\n\n'
    "Signed for Willow Stables Ltd: Tim Orr, Head Groom\nSigned by the Owner: Joan Pike"
)
TREATY = document(
    "TREATY BETWEEN THE KINGDOM OF TESSALY AND THE REPUBLIC OF LORVIA ON THE KARN BRIDGE\n\n"
    "The Kingdom of Tessaly and the Republic of Lorvia,\n\nHave agreed as follows:\n\nArticle 1\n\nThe bridge is open.\n\nArticle 2\n\nIt is free.\n\n"
    "Done at Velin on 3 June 1921.\n\nFor the Kingdom of Tessaly: Otto Reger, Chancellor\n\nFor the Republic of Lorvia: Ana Pell, Envoy"
)
LETTER = document(
    "LOAN OF A PIANO\n\nMade in Cork on 4 March 2022\n\nI, Mona Fahy, lend my piano to Dan Keane. I am called the owner. Dan is called the keeper.\n\n"
    "The keeper may play the piano every day. Mona Fahy may listen.\n\nMona Fahy\n\nDan Keane"
)
ASKED = [
    (STABLE, "Who signed the boarding agreement?", "Tim Orr for Willow Stables Ltd; Joan Pike for the Owner"),
    (STABLE, "Who signed for the Yard?", "Tim Orr for Willow Stables Ltd"),
    (STABLE, "Who signed it on behalf of Willow Stables?", "Tim Orr for Willow Stables Ltd"),
    (STABLE, "Who signed the agreement for the owner?", "Joan Pike for the Owner"),
    (STABLE, "Who signed the agreement for hay?", "Tim Orr for Willow Stables Ltd; Joan Pike for the Owner"),
    (TREATY, "Who signed the bridge treaty for Lorvia?", "Ana Pell for the Republic of Lorvia"),
    (TREATY, "Who signed for the Kingdom of Tessaly?", "Otto Reger for the Kingdom of Tessaly"),
    (LETTER, "Who signed the piano loan?", "Mona Fahy; Dan Keane"),
    (LETTER, "Who signed the piano loan for the keeper?", "Dan Keane"),
]


@pytest.mark.parametrize(("whose", "asked", "signers"), ASKED, ids=[row[1] for row in ASKED])
def test_signers_are_told_with_their_side_and_those_of_one_side_alone(whose: Document, asked: str, signers: str) -> None:
    found = [(value, start, end) for field, value, start, end in clauses(whose) if field == "signers"]
    assert [of_side(value, asked, whose) for value, _, _ in found] == [signers]
    assert all(name.split(" for ")[0] in whose.text[start:end] for value, start, end in found for name in value.split("; "))


def test_the_place_at_the_head_is_quoted_from_there() -> None:
    found = {field: (value, LETTER.text[start:end]) for field, value, start, end in clauses(LETTER)}
    assert found["place"] == ("Cork", "Made in Cork on 4 March 2022") and LETTER.signed == date(2022, 3, 4)


class _NoLines:
    """Lines of agreements that say nothing beside what their sentences do."""

    def of(self, agreement: Any, field: str) -> None:
        """Nothing."""

    def silence(self, agreement: Any, field: str) -> bool | None:
        """Nothing is known."""
        return None


@pytest.mark.parametrize(
    ("clause", "asked", "meets"),
    [
        ("The law of Ireland applies to this contract.", "Which contracts are governed by Irish law?", True),
        ("The laws of the Netherlands shall apply to it.", "Which contracts are governed by Dutch law?", True),
        ("The law of Malta applies.", "Which contracts are governed by Irish law?", False),
        ("The law of England and Wales applies.", "Which contracts are governed by English law?", True),
        ("This contract is governed by the laws of Scotland.", "Which contracts are governed by English law?", False),
        ("It is governed by Polish law in all its parts.", "Which contracts are governed by the law of Poland?", True),
        ("A law of nature applies to all horses of course.", "Which contracts are governed by the law of Poland?", None),
    ],
)
def test_the_law_is_known_by_the_name_of_its_state_or_the_adjective(clause: str, asked: str, meets: bool | None) -> None:
    question = understand(asked)
    (condition,) = conditions_of(question, date(2026, 1, 1))
    held = replace(STABLE, text=f"{STABLE.text}\n\n{clause}", id="")
    assert isinstance(condition, Condition) and judge(condition, question, (held,), _NoLines()).meets is meets  # type: ignore[arg-type]
