"""Where a Chroma server indexes words, they are searched there; what is found is what the word index beside a folder finds."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hashing import HashedWords, agreement, write
from sparse_server import SparseServer

from index.index import Index
from index.scope import Scope
from index.sparse import SparseWords
from index.store import LOOK_S
from index.terms import stems

pytestmark = pytest.mark.slow

QUESTIONS = (
    "Norway plan item",
    "How many lighthouses for Odesa?",
    "a joint commission of ministers",
    "When does the agreement with Latvia end?",
    "українські порти",
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SparseServer]:
    started = SparseServer(tmp_path / "server")
    started.start()
    yield started
    started.stop()


@pytest.fixture
def both(home: Path, server: SparseServer) -> Iterator[tuple[Index, Index]]:
    """The same documents twice: on a server that indexes words, and in a folder."""
    shared, alone = (
        Index(home / "shared", HashedWords(), "hashed-words", server=server.url),
        Index(home / "alone", HashedWords(), "hashed-words"),
    )
    files = [
        write(home, "norway.md", agreement("Norway", extra="7. Norway gives 17 lighthouses for the port of Odesa.")),
        write(home, "latvia.md", agreement("Latvia", extra="7. A joint commission of ministers meets twice a year.")),
        write(home, "estonia.md", agreement("Estonia", extra="7. Естонія допомагає відбудувати українські порти.")),
    ]
    for index in (shared, alone):
        assert len(index.add(files).added) == 3
    yield shared, alone
    shared.close()
    alone.close()


def test_words_are_searched_on_the_server_and_found_as_in_a_folder(both: tuple[Index, Index], server: SparseServer, home: Path) -> None:
    shared, alone = both
    for question in QUESTIONS:
        first, second = (index.search([question], 5) for index in both)
        assert first[0].passage.text == second[0].passage.text and first[0].passage.title == second[0].passage.title
    assert server.searched == len(QUESTIONS) and not (home / "shared" / "words").exists()
    assert isinstance(shared._store.words, SparseWords) and not isinstance(alone._store.words, SparseWords)


def test_rare_words_weigh_as_in_a_folder(both: tuple[Index, Index]) -> None:
    terms = stems("of Norway lighthouses zeppelin")
    shared, alone = (index.rarity(terms) for index in both)
    assert shared == sorted(shared) and alone == sorted(alone)
    assert shared == pytest.approx(alone, abs=0.5)  # headers count too on the server
    assert both[0].rarity([]) == []


@pytest.mark.parametrize("scope", [Scope(partners=("latvia",)), Scope(kinds=("article",)), Scope(signed_after=date(2030, 1, 1))])
def test_a_scope_holds_for_words_too(both: tuple[Index, Index], scope: Scope) -> None:
    shared, alone = ([hit.passage.title for hit in index.search(["Norway lighthouses"], 5, scope)] for index in both)
    assert set(shared) == set(alone) and not any("Norway" in title for title in shared)


def test_nothing_is_asked_of_the_server_for_a_question_without_words(both: tuple[Index, Index], server: SparseServer) -> None:
    shared, _ = both
    assert shared._store.words.search("?! ...", 5, Scope()) == [] and server.searched == 0


def test_counts_audit_and_removal(both: tuple[Index, Index], server: SparseServer, home: Path) -> None:
    shared, alone = both
    assert shared.passage_counts() == alone.passage_counts()
    assert shared.audit().clean and shared.audit().words == alone.audit().words
    second = Index(home / "shared", HashedWords(), "hashed-words", server=server.url)
    norway = next(its for its in shared.documents() if "Norway" in its.title)
    shared.remove(norway.id)
    time.sleep(LOOK_S)
    for index in (shared, second):
        assert not any("lighthouses" in hit.passage.text for hit in index.search(["How many lighthouses for Odesa?"], 5))
        assert index.audit().clean and norway.id not in index.passage_counts()
    second.close()
