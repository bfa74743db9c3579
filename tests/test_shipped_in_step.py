"""The shipped documents in the index: brought in step at a start, replaced, put away and asked back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hashing import HashedWords, agreement, embedded, reopened, write

from corpus.document import Document
from corpus.loading import load
from index.index import Index


def shipped(count: int = 5) -> list[Document]:
    return list(load().documents[:count])


def test_a_second_start_with_nothing_changed_embeds_nothing(index: Index, home: Path) -> None:
    assert len(index.sync(shipped()).added) == 5
    again = reopened(index, home)
    report = again.sync(shipped())
    assert (len(report.unchanged), report.passages, report.embedded) == (5, 0, 0) and not (
        report.added or report.replaced or report.removed
    )
    assert not embedded(again)
    again.close()


def test_shipped_documents_are_added_replaced_and_removed(index: Index, home: Path) -> None:
    mine = index.add([write(home, "a.md", agreement("Norway"))]).added[0]
    documents = shipped()
    index.sync(documents[:4])
    changed = replace(documents[0], text=documents[0].text + "!", sections=(), id="")
    report = index.sync([changed, *documents[2:]])
    assert [d.id for d in report.added] == [documents[4].id]
    assert [(was, d.id) for was, d in report.replaced] == [(documents[0].id, changed.id)]
    assert report.removed == [documents[1].id]
    assert {d.id for d in report.unchanged} == {d.id for d in documents[2:4]}
    assert {d.id for d in index.documents()} == {mine.id, changed.id, *(d.id for d in documents[2:])} and index.audit().clean


def test_a_removed_shipped_document_stays_away_until_it_is_asked_back(index: Index, home: Path) -> None:
    documents = shipped()
    index.sync(documents)
    index.remove(documents[0].id)
    again = reopened(index, home)
    again.sync(documents)
    assert documents[0].id not in {d.id for d in again.documents()} and again.audit().clean
    assert again.restore() == [documents[0].source]
    assert [d.id for d in again.sync(documents).added] == [documents[0].id]
    again.close()


def test_a_program_that_cuts_differently_lays_its_documents_out_anew(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.add([write(home, "a.md", agreement("Norway", 30))])
    monkeypatch.setattr("index.splitting.LIMIT", 400)
    monkeypatch.setattr("index.store.layout", lambda: "another")
    index.close()
    told: list[tuple[int, int, str]] = []
    again = Index(home / "index", HashedWords(), "hashed-words", progress=lambda *far: told.append(far))
    (document,) = again.documents()
    passages = again.passages_of(document.id)
    assert max(len(p.text) for p in passages) <= 480 and again.audit().clean
    assert told[0] == (0, len(passages), document.title) and told[-1] == (len(passages), len(passages), document.title)
    again.close()
