"""Where a question is searched, and how documents, groups and parties are named there: parts of the page as plain functions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from own_page import LEASE, SECRETS, SERVICES

from assistant.page.details import parties_of, party_lines
from assistant.page.groups import groups_of
from assistant.page.search_in import SearchIn, choices, documents_of, names_of
from corpus.document import Document
from corpus.errors import UserError
from corpus.loading import load


def test_what_was_chosen_is_what_is_searched(own: Any) -> None:
    index = own.index
    values = dict(choices(index, "en"))
    assert list(values) == ["Collection: My documents", SERVICES, LEASE, SECRETS]
    lease = values[LEASE]
    assert SearchIn().scope(index, "a") == {"documents": (), "collections": ()}
    assert SearchIn((values["Collection: My documents"],)).scope(index, "a") == {"documents": (), "collections": ("mine",)}
    assert SearchIn((lease,)).scope(index, "a") == {"documents": (lease,), "collections": ()}
    assert lease not in SearchIn(without=((lease, LEASE),)).scope(index, "a")["documents"]
    with pytest.raises(UserError, match="No other document"):
        SearchIn((lease,), ((lease, LEASE),)).scope(index, "a")
    with pytest.raises(UserError, match="Choose again"):
        SearchIn(("gone",)).scope(index, "a")


def test_documents_of_one_name_are_told_apart() -> None:
    lease = Document("Lease", "agreement", "a", signed=date(2024, 5, 1), source="/a/one.md")
    other = Document("Lease", "agreement", "b", signed=date(2025, 5, 1), source="/a/two.md")
    same = Document("Lease", "agreement", "c", signed=date(2025, 5, 1), source="/a/three.md")
    names = names_of([lease, other, same], "en")
    assert list(names.values()) == ["Lease · 1 May 2024", "Lease · 1 May 2025 · two.md", "Lease · 1 May 2025 · three.md"]


def test_an_agreement_is_called_by_its_country_and_an_article_by_its_title() -> None:
    shipped = load().documents
    names = names_of(shipped, "en")
    assert all(names[document.id] == document.title for document in shipped if document.kind == "article")
    assert {"Albania", "Germany", "Ukraine Compact"} <= {names[document.id] for document in shipped if document.kind == "summary"}


def test_groups_are_those_of_the_documents_that_are_there() -> None:
    shipped = [replace(document, collection="ukraine-security") for document in load().documents]
    groups = groups_of(shipped, "en")
    assert {key: len(ids) for key, (_, ids) in groups.items()} == {
        "circle:g7": 8,
        "circle:northern": 8,
        "circle:benelux": 3,
        "circle:first": 22,
    }
    leases = [Document(f"Lease {n}", "agreement", "a" * n, type="lease", collection="mine") for n in (1, 2)]
    loan = Document("Loan", "agreement", "b", type="loan", collection="bank")
    assert [name for name, _ in groups_of([*leases, loan], "en").values()] == ["Collection: My documents", "Type: lease"]
    some = [document for document in shipped if set(document.partners) & {"belgium", "netherlands", "poland"}]
    assert list(groups_of(some, "en")) == ["circle:benelux"]


def test_the_documents_of_an_agreement_are_chosen_together(index: Any, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Lease\n\nbetween Adam Ltd and Eve Ltd\n\nThe rent is 5.\n", encoding="utf-8")
    report = index.add([tmp_path / "a.md"])
    assert documents_of(index, [report.added[0].id]) == (report.added[0].id,)


@pytest.mark.parametrize(
    ("parties", "roles", "lines"),
    [
        (("Acme Ltd", "Eve Stone"), ("Landlord", "Tenant"), "Acme Ltd (Landlord)\nEve Stone (Tenant)"),
        (("Acme Ltd", "Eve Stone"), ("Landlord", ""), "Acme Ltd (Landlord)\nEve Stone"),
        (("Acme (UK)", "Acme (UK) Ltd"), (), "Acme (UK) ()\nAcme (UK) Ltd"),
        (("Acme (UK)",), ("Buyer",), "Acme (UK) (Buyer)"),
        ((), (), ""),
    ],
)
def test_parties_are_written_a_line_each(parties: tuple[str, ...], roles: tuple[str, ...], lines: str) -> None:
    assert party_lines(Document("T", "agreement", "x", parties=parties, roles=roles)) == lines
    assert parties_of(f"\n {lines}\n\n") == (parties, roles)
