"""What is found in a document is found once, outlasts the program beside the index, and is never that of another text."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hashing import HashedWords, agreement, reopened, write

from assistant.documents.ending import ending_of
from assistant.documents.facts import facts_of
from assistant.finding import FINDS
from corpus.document import Document
from corpus.loading import load
from index.budget import Budget
from index.index import Index
from index.shelf import FILE
from index.terms import beginning, stems

pytestmark = pytest.mark.slow

TEXT = agreement(
    "Norway",
    extra="This Agreement ends on 31 May 2031. Either party may terminate it with three months' notice. It is governed by the law of Norway.\n\n"
    "Norway will give EUR 75 million, and NOK 1,200 within thirty days of the request.",
)


def found(document: Document) -> list[object]:
    """All that is looked for in every document."""
    return [find(document) for find in FINDS]


def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no text may be read for it."""
    for module in (
        "documents.ending",
        "documents.notices",
        "across.proving",
        "across.proving_sums",
        "documents.deadlines",
        "documents.clauses",
    ):
        monkeypatch.setattr(f"assistant.{module}.sentence_spans", lambda text: pytest.fail("it was looked for again"))
    monkeypatch.setattr("corpus.registry.written._terms", lambda document: pytest.fail("its words were read again"))


def only(index: Index) -> Document:
    """The one document of an index."""
    (document,) = index.documents()
    return document


def test_what_was_found_at_adding_is_there_after_a_restart(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.at_adding(FINDS)
    index.add([write(home, "norway.md", TEXT)])
    expected = found(replace(only(index)))  # of a copy, with which nothing is kept
    facts, ending, notices, law, sums, deadlines, words = expected
    assert facts and ending and notices and law and sums and deadlines and words
    forbidden(monkeypatch)
    assert found(only(index)) == expected
    again = reopened(index, home)
    assert found(only(again)) == expected
    again.close()


def test_it_is_found_where_the_file_is_read(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.at_adding(FINDS)
    with monkeypatch.context() as meanwhile:
        forbidden(meanwhile)  # here: whoever asks meanwhile need not wait for it
        index.add([write(home, "norway.md", TEXT)])
        told = found(only(index))
    assert told == found(replace(only(index)))


def test_what_cannot_be_found_there_is_found_when_it_is_asked_for(index: Index, home: Path) -> None:
    index.at_adding([_fails, facts_of])
    assert index.add([write(home, "norway.md", TEXT)]).added
    assert found(only(index)) == found(replace(only(index)))


def test_a_document_in_which_finding_takes_too_long_is_added_all_the_same(index: Index, home: Path) -> None:
    index.hold_to(Budget(seconds=3.0))
    index.at_adding([facts_of, _hangs])
    assert index.add([write(home, "norway.md", TEXT)]).added
    assert found(only(index)) == found(replace(only(index)))


def _fails(document: Document) -> float:
    return 1 / 0


def _hangs(document: Document) -> None:
    time.sleep(60)


def test_every_value_comes_back_as_it_was(index: Index, home: Path) -> None:
    index.sync(load().documents)
    expected = [repr(found(replace(document))) for document in index.documents()]
    assert [repr(found(document)) for document in index.documents()] == expected
    again = reopened(index, home)
    assert [repr(found(document)) for document in again.documents()] == expected
    again.close()


def test_a_removed_document_leaves_nothing_and_a_new_version_is_read_anew(index: Index, home: Path) -> None:
    index.at_adding(FINDS)
    file = write(home, "norway.md", TEXT)
    older = index.add([file]).added[0]
    write(home, "norway.md", TEXT.replace("2031", "2033"))
    index.add([file])
    ending = ending_of(only(index))
    assert ending and ending.day.year == 2033
    index.remove(only(index).id)
    index.close()
    data = (home / "index" / FILE).read_bytes()
    again = Index(home / "index", HashedWords(), "hashed-words")
    assert older.id.encode() not in data and again._store.shelf.get(older, "assistant.documents.ending.ending_of") is None
    again.close()


def test_what_is_set_by_hand_is_heard_at_once(index: Index, home: Path) -> None:
    index.add([write(home, "norway.md", TEXT)])
    before = [fact.value for fact in facts_of(only(index)) if fact.field == "date"]
    index.correct(only(index).id, place="Kyiv", signers=["Norway"])
    assert before and [fact.field for fact in facts_of(only(index))] == [fact.field for fact in facts_of(replace(only(index)))]
    assert "place" in {fact.field for fact in facts_of(only(index))}


def test_another_program_finds_it_anew(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.add([write(home, "norway.md", TEXT)])
    expected = found(only(index))
    again = reopened(index, home)
    monkeypatch.setattr("index.shelf._code", lambda name: "another")
    forbidden(monkeypatch)
    with pytest.raises(pytest.fail.Exception):
        found(only(again))
    monkeypatch.undo()
    assert found(only(again)) == expected
    again.close()


@pytest.mark.parametrize("damage", [b"", b"no database", None], ids=["emptied", "overwritten", "gone"])
def test_where_it_is_lost_it_is_found_anew(index: Index, home: Path, damage: bytes | None) -> None:
    index.add([write(home, "norway.md", TEXT)])
    expected = found(only(index))
    index.close()
    file = home / "index" / FILE
    file.unlink() if damage is None else file.write_bytes(damage)
    again = Index(home / "index", HashedWords(), "hashed-words")
    assert found(only(again)) == expected
    again.close()


def test_every_word_begins_as_its_stem_tells() -> None:
    words = (
        "abilities lying skies dying hopping hoping relational responsibly conspirators agencies policies early terminable tying news sky"
    )
    for text in [words, *(document.text for document in load().documents)]:
        for word in {word for word in text.replace("’", "'").lower().split() if word.isalpha()}:
            assert all(word.startswith(beginning(stem)) for stem in stems(word)), word
