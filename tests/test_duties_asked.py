"""Questions about duties, bans, payments and deadlines of a document as a whole: which are such, and that nothing that is laid down is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

from assistant.understanding.duties import Duty, asked_duty
from assistant.understanding.question import understand
from corpus.grammar.modality import KINDS

CANAL = """# Treaty between the Republic of Kelm and the Kingdom of Ost-Vara on the Canal of Dorn

This Treaty is made on 3 May 2024 between the Government of the Republic of Kelm and the Government of the Kingdom of Ost-Vara.

## Article 1 Works

Ost-Vara will build a lock by 1 June 2027. Kelm will pay EUR 4 million for it by 1 March 2026. The Parties will dredge the canal every year.

The yearly cost of the lock is borne by Kelm as to a third and by Ost-Vara as to the rest. Tolls are collected not later than the 5th of each month.

## Article 2 Protection

Neither Party will dam the canal. Sand shall not be taken from it. Hunting on its banks is prohibited. No anchoring at the lock.

## Article 3 Experts

The experts decide within 40 days.
"""
BERTH = """# Berth Agreement for the yacht Plover

Harbour office, 4 June 2025. It is for Olga Reznik, who keeps the yacht.

1. You may lie at berth 9. You must pay £300 by 1 July 2025.
2. You may not swim in the basin. Do not hang washing on the rail.
3. Please moor with two lines. We dredge the berth.
"""


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("duties")
    for name, text in (("canal.md", CANAL), ("berth.md", BERTH)):
        (folder / name).write_text(text, encoding="utf-8")
    with of_own(built[0], folder) as assistant:
        assistant.index.add([folder / "canal.md", folder / "berth.md"])
        yield assistant


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("What are Kelm's obligations under the treaty", Duty("Kelm", ("must",))),
        ("what commitments does Ost-Vara have under our memorandum", Duty("Ost-Vara", ("must",))),
        ("What are the obligations of the hirer under the lease?", Duty("the hirer", ("must",))),
        ("duties of the hirer under the grant", Duty("the hirer", ("must",))),
        ("What are the duties under the lease?", Duty("", ("must",))),
        ("What is Kelm responsible for under this text?", Duty("Kelm", ("must",))),
        ("what is forbidden on the canal?", Duty("", ("must not",), about="the canal")),
        ("What am I not allowed to do in the studio?", Duty("", ("must not",), about="the studio")),
        ("what must I do as the hirer? (Femi)", Duty("the hirer", ("must",), aside="Femi")),
        ("What must be paid and when under the loan?", Duty("", ("must",), paying=True)),
        ("What is payable by when?", Duty("", ("must",), paying=True)),
        ("What do I have to pay, and when?", Duty("", ("must",), paying=True)),
        ("List all instalments", Duty("", ("must",), paying=True)),
        ("Which payments does the buyer have to make?", Duty("the buyer", ("must",), paying=True)),
        ("What deadlines are there in the treaty?", Duty("", KINDS, True)),
        ("What is the first payment?", None),
        ("What are the payment terms?", None),
        ("Is payment by card allowed?", None),
        ("When are the payments due?", None),
        ("What must be paid by 1 May?", None),
        ("What must the tenant do in an emergency?", None),
    ],
)
def test_lists_of_duties_bans_and_payments_are_told_from_single_ones(asked: str, expected: Duty | None) -> None:
    assert asked_duty(understand(asked)) == expected


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("What must Kelm do?", ["EUR 4 million", "**All parties: must**", "dredge", "yearly cost"], ["build a lock"]),
        ("What are Ost-Vara's obligations under the treaty?", ["**Ost-Vara: must**", "build a lock", "dredge"], ["EUR 4 million"]),
        ("What is forbidden on the canal?", ["dam the canal", "Sand", "Hunting", "No anchoring", "4 found", "Anybody"], ["EUR"]),
        ("What has to be paid when under the treaty?", ["EUR 4 million", "*by 1 March 2026*", "yearly cost"], ["dredge", "Hunting"]),
        ("What deadlines are there in the treaty?", ["by 1 June 2027", "within 40 days", "not later than the 5th of each month", "every year"], ["Hunting"]),
        ("What may Olga not do under the berth agreement?", ["swim", "washing"], ["nothing of the kind", "dredge"]),
    ],
)  # fmt: skip
def test_all_that_is_laid_down_is_listed(own: Any, question: str, said: list[str], unsaid: list[str]) -> None:
    answer = own.ask(question)
    assert answer.answered and "sentences of" in answer.text, answer.text
    assert [words for words in said if words not in answer.text] == [] == [words for words in unsaid if words in answer.text], answer.text
    assert all(citation.passage.text[:1] and f"[{citation.number}]" in answer.text for citation in answer.citations)


def test_who_is_bound_by_no_sentence_is_not_told_to_have_no_duties(own: Any) -> None:
    told = own.ask("What must the harbour pilot do under the berth agreement?").text
    assert "nothing of the kind" not in told
    if "sentences of" in told:
        assert "binds nobody by the name of “the harbour pilot”" in told and "£300" in told


def test_a_thing_beside_rights_is_nobody_whose_they_are(own: Any) -> None:
    assert "binds nobody" not in own.ask("What salvage rights are there in the berth agreement?").text
