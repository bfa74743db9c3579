"""Texts of documents lie apart from what else is known of them: an index of any size opens without them, and reads those it needs."""

from __future__ import annotations

import contextlib
import dataclasses
import pickle
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hashing import agreement, reopened, write

from assistant.understanding.spelling import Spelling
from corpus.errors import UserError
from corpus.reading import read
from index import rows
from index.index import Index
from index.texts import StoredTexts, text_id

pytestmark = pytest.mark.slow

COUNTRIES = ("Norway", "Sweden", "Denmark")


@pytest.fixture
def large(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    """Three documents, opened anew as a large index is; there is room for one text."""
    monkeypatch.setattr("index.store.SMALL", 0)
    index.add([write(home, f"{country}.md", agreement(country)) for country in COUNTRIES])
    monkeypatch.setattr("index.texts.ROOM", max(document.characters for document in index.documents()))
    return reopened(index, home)


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no text may be read."""
    monkeypatch.setattr(StoredTexts, "read", lambda self, id: pytest.fail(f"the text of {id} was read"))


def texts(home: Path) -> set[str]:
    """The texts of the files that were added."""
    return {read(file).text for file in sorted((home / "files").glob("*.md"))}


def test_a_text_is_the_same_whenever_it_is_read_and_no_more_than_fit_are_remembered(large: Index, home: Path) -> None:
    for _ in range(2):
        for document in large.documents():
            assert document.is_apart and document.characters == len(document.text)
            assert document.sections[0].start == 0 and document.sections[-1].end == len(document.text)
    assert {document.text for document in large.documents()} == texts(home)
    assert len(large._store.vectors.texts._recent) == 1
    assert large.audit().clean
    large.close()


def test_listing_searching_and_adding_again_read_no_text(large: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sections = {document.id: len(document.sections) for document in large.documents()}
    unread(monkeypatch)
    assert {one.document.id: one.sections for one in large.overview()} == sections
    assert {document.partners for document in large.documents()} == {("norway",), ("sweden",), ("denmark",)}
    assert large.search(["Norway item 3"], 3)
    assert len(large.add([home / "files"]).unchanged) == 3
    assert Spelling(large.documents(), lambda word: True, lambda stems: True).correct("known words") == "known words"
    large.close()


def test_what_is_removed_or_replaced_can_still_be_read_by_who_holds_it(large: Index, home: Path) -> None:
    held = {document.title: document for document in large.documents()}
    expected = texts(home)
    norway = next(document for document in held.values() if document.partners == ("norway",))
    large.remove(norway.id)
    sweden = write(home, "Sweden.md", agreement("Sweden", extra="The ports are open."))
    (earlier,) = large.add([sweden]).earlier
    assert "ports" not in earlier.text
    assert {document.text for document in held.values()} == expected
    assert pickle.loads(pickle.dumps(norway)) == norway == dataclasses.replace(norway)
    large.close()


def test_after_closing_what_was_not_read_says_so(large: Index) -> None:
    first, *others = large.documents()
    text = first.text
    large.close()
    assert first.text == text
    with pytest.raises(UserError, match="its index was closed. Open it again"):
        others[0].text  # noqa: B018


def test_a_small_index_is_read_whole_at_once(index: Index, home: Path) -> None:
    index.add([write(home, f"{country}.md", agreement(country)) for country in COUNTRIES])
    again = reopened(index, home)
    again.close()
    assert {document.text for document in again.documents()} == texts(home)


@pytest.mark.parametrize("small", [0, 8_000_000])
def test_a_lost_text_comes_back_from_the_copy(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    monkeypatch.setattr("index.store.SMALL", small)
    index.add([write(home, f"{country}.md", agreement(country)) for country in COUNTRIES])
    index._store.vectors._documents.delete(ids=[text_id(index.documents()[0].id)])
    again = reopened(index, home)
    assert len(again.documents()) == 2
    again.sync([])
    assert {document.text for document in again.documents()} == texts(home)
    assert again.audit().clean
    again.close()


def test_an_index_whose_records_held_the_texts_is_laid_out_anew(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.add([write(home, f"{country}.md", agreement(country)) for country in COUNTRIES])
    store = index._store
    for id, entry in store.entries.items():
        older: dict[str, Any] = {"record": rows.whole_record(dataclasses.replace(entry, layout="older"))}
        store.vectors._documents.update(ids=[id], metadatas=[older])
        store.vectors._documents.delete(ids=[text_id(id)])
    again = reopened(index, home)
    assert again.upgraded == 3 and again.audit().clean
    assert again._store.vectors.texts.held() == {document.id for document in again.documents()}
    assert all(document.is_apart for document in again.documents())
    again.close()


def test_passages_that_are_cut_as_before_are_not_written_again(index: Index, home: Path) -> None:
    index.add([write(home, f"{country}.md", agreement(country)) for country in COUNTRIES])
    first, *_ = index.documents()
    for entry in index._store.entries.values():
        index._store.vectors.update(dataclasses.replace(entry, layout="older"))
    changed = index.passages_of(first.id)[-1].id
    index._store.vectors._passages.update(ids=[changed], metadatas=[{"title": "Another title"}])
    before = last_written(index, home)
    again = reopened(index, home)
    after = last_written(again, home)
    assert again.upgraded == 3 and again.audit().clean
    assert {id.partition(":")[0] for id in after if after[id] != before[id]} == {first.id}
    assert {passage.title for passage in again.passages_of(first.id)} == {first.title}
    again.close()


def last_written(index: Index, home: Path) -> dict[str, int]:
    """Passage id -> when Chroma wrote it last, as it counts."""
    with contextlib.closing(sqlite3.connect(home / "index" / "chroma" / "chroma.sqlite3")) as database:
        found = dict(database.execute("SELECT embedding_id, seq_id FROM embeddings"))
    return {passage.id: found[passage.id] for document in index.documents() for passage in index.passages_of(document.id)}


def test_laying_out_anew_tells_how_far_it_is_and_goes_on_where_it_was_stopped(index: Index, home: Path) -> None:
    index.add([write(home, f"{country}.md", agreement(country)) for country in COUNTRIES])
    for entry in index._store.entries.values():
        index._store.vectors.update(dataclasses.replace(entry, layout="older"))
    index.close()
    told: list[tuple[int, int, str]] = []

    def stop(done: int, whole: int, title: str) -> None:
        told.append((done, whole, title))
        if len({title for _, _, title in told}) == len(COUNTRIES):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        Index(home / "index", index.embeddings, "hashed-words", progress=stop)
    assert [done for done, _, _ in told] == sorted(done for done, _, _ in told) and all(done <= whole for done, whole, _ in told)
    again = Index(home / "index", index.embeddings, "hashed-words")
    assert again.upgraded == 1 and again.audit().clean
    again.close()
