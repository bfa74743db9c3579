"""Two texts clause by clause: what is the same, stronger, weaker or only in one, each side exactly as it stands."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from own_contracts import CLEANING, LEASE

from assistant.across.differences import ONLY_FIRST, ONLY_SECOND, between
from assistant.across.weighing import weigh
from assistant.exporting.differences import differences_json
from corpus.document import Document, Section
from corpus.errors import UserError
from corpus.reading import read
from index.index import Index

RENEWED = (
    LEASE.replace("GBP 4,250", "GBP 4,600").replace("six months'", "three months'").replace("shall pay a monthly", "may pay a monthly")
)
RENEWED += "\n## 6. Subletting\n\nThe Tenant may sublet one room with the written consent of the Landlord.\n"
WITHOUT = LEASE.replace("## 5. Governing law\n\nThis Lease is governed by the laws of England and Wales.\n", "")

PAIRS = [
    ("The Supplier shall answer within 24 hours.", "The Supplier shall answer within 48 hours.", "weaker", "24 hours → 48 hours"),
    ("The Supplier shall answer within 24 hours.", "The Supplier shall answer within one day.", "different", ""),
    ("Norway gives at least EUR 10 million.", "Norway gives at least EUR 25 million.", "stronger", "EUR 10 million → EUR 25 million"),
    ("The Tenant may paint the walls.", "The Tenant shall paint the walls.", "stronger", "may → shall"),
    ("The Buyer shall pay at once.", "The Buyer shall pay at once if the goods are sound.", "weaker", "“if”"),
    ("Pets are allowed in the flat.", "Pets are not allowed in the flat.", "different", "“not”"),
    ("It ends on 31 March 2027.", "It ends on 31 March 2029.", "different", "31 March 2027 → 31 March 2029"),
    ("3. The rent is EUR 900.", "4.2 The rent is EUR 900.", "same", ""),
    ("The fee is EUR 5 and is due within 10 days.", "The fee is EUR 9 and is due within 30 days.", "different", "EUR 5 → EUR 9"),
]  # fmt: skip


def written(folder: Path, name: str, text: str) -> Document:
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name, name)


@pytest.mark.parametrize(("first", "second", "kind", "why"), PAIRS)
def test_a_clause_is_weighed_by_number_verb_and_condition(first: str, second: str, kind: str, why: str) -> None:
    found = weigh(first, second)
    assert found.kind == kind and why in "; ".join(found.why)


def test_two_versions_of_a_lease(tmp_path: Path) -> None:
    old, new = written(tmp_path, "old.md", LEASE), written(tmp_path, "new.md", RENEWED)
    found = between(old, new)
    told = {row.first.section: row.kind for row in found.rows if row.first}
    assert told["4. Notice"] == "weaker" and told["5. Governing law"] == "same" and told["1. Premises"] == "same"
    assert [row.second.text for row in found.of(ONLY_SECOND) if row.second] == [RENEWED.splitlines()[-1]]
    assert not found.of(ONLY_FIRST) and "six months → three months (less)" in str(found)
    assert not [row for row in between(old, old).rows if row.kind != "same"]
    assert [row.first.section for row in between(old, written(tmp_path, "less.md", WITHOUT)).of(ONLY_FIRST) if row.first] == [
        "5. Governing law"
    ]


def test_every_side_is_an_exact_quote_and_stands_once(tmp_path: Path) -> None:
    texts = {document.id: document for document in (written(tmp_path, "a.md", LEASE), written(tmp_path, "b.md", CLEANING))}
    first, second = texts.values()
    rows = between(first, second).rows
    sides = [clause for row in rows for clause in (row.first, row.second) if clause]
    assert all(texts[clause.document_id].text[clause.start : clause.end] == clause.text for clause in sides)
    assert len({(clause.document_id, clause.start) for clause in sides}) == len(sides) and {"different", ONLY_FIRST, ONLY_SECOND} <= {
        r.kind for r in rows
    }
    for row in rows:
        for clause, marks in ((row.first, row.first_marked), (row.second, row.second_marked)):
            assert all(clause and 0 <= start < end <= len(clause.text) for start, end in marks)


def test_two_texts_of_sixty_pages_take_seconds_and_tell_how_far_they_are() -> None:
    def long(figure: int) -> Document:
        lines = [
            f"{n}. The party of part {n % 37} shall deliver {n + figure} crates of item{n} to depot{n * 7 % 91} within {n % 30 + 2} days.\n"
            for n in range(1_800)
        ]
        text = "".join(lines)
        return Document(f"Supply {figure}", "agreement", text, sections=(Section("Supplies", 0, len(text)),))

    told: list[tuple[int, int]] = []
    begun = time.monotonic()
    found = between(long(0), long(1), progress=lambda done, total, what: told.append((done, total)))
    assert time.monotonic() - begun < 30, "5 s on two idle cores"
    assert len(found.rows) >= 1_800 and told[-1][0] == told[-1][1] > 0


def test_what_changed_is_told_when_a_new_version_is_added(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "lease.md"
    path.write_text(LEASE, encoding="utf-8")
    index.add([path])
    path.write_text(RENEWED, encoding="utf-8")
    report = index.add([path])
    assert ["GBP 4,250" in old.text for old in report.earlier] == [True] and len(report.replaced) == 1
    assert "GBP 4,250 → GBP 4,600" in str(between(report.earlier[0], report.replaced[0][1]))


def test_the_assistant_compares_what_it_holds(assistant: Any) -> None:
    ids = {d.partners[0]: d.id for d in assistant.index.documents() if d.kind == "summary"}
    found = assistant.differences(ids["netherlands"], ids["belgium"], "notice of termination")
    assert any(row.first and row.second and "three months → six months" in "; ".join(row.why) for row in found.rows)
    assert all("notice" in (row.first or row.second).text.lower() for row in found.rows)
    told = json.loads(json.dumps(differences_json(found)))
    assert told["about"] == "notice of termination" and {"kind", "why", "first", "second"} == set(told["rows"][0])
    with pytest.raises(UserError, match="No document 'nowhere'"):
        assistant.differences(ids["belgium"], "nowhere")


def test_a_question_after_differences_quotes_both_and_one_after_what_is_missing_quotes_one(assistant: Any) -> None:
    both = assistant.ask("How do the Dutch and the Belgian agreement differ on notice of termination?")
    assert {citation.passage.partners[0] for citation in both.citations} == {"netherlands", "belgium"}
    one = assistant.ask("What is in the Norwegian agreement and not in the Swedish one?")
    assert {citation.passage.partners[0] for citation in one.citations} == {"norway"} and "Only in Norway" in one.text
    for answer in (both, one):
        for citation in answer.citations:
            document = assistant.index.document(citation.passage.document_id)
            assert document.text[citation.start : citation.end] == citation.quote and citation.quote in citation.passage.text
