"""The index holds each document once and whole, and lets it go without a trace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hashing import agreement, embedded, reopened, write

from corpus.errors import UserError
from index.index import Index
from index.scope import Scope
from index.splitting import split


def test_the_same_file_twice_is_one_document_and_is_not_embedded_again(index: Index, home: Path) -> None:
    file = write(home, "a.md", agreement("Norway"))
    first = index.add([file])
    assert [d.partners for d in first.added] == [("norway",)] and first.added[0].signed == date(2024, 6, 3)
    before = len(embedded(index))
    assert before == first.embedded == first.passages == len(split(first.added[0]))
    again = index.add([file])
    assert [d.id for d in again.unchanged] == [first.added[0].id] and not again.added
    assert len(embedded(index)) == before and len(index.documents()) == 1


@pytest.mark.parametrize(
    "text", [agreement("Norway"), "Both sides meet every year.\n\nNobody is named here.\n"], ids=["titled", "without a title"]
)
def test_the_same_file_under_another_name_is_the_same_document(index: Index, home: Path, text: str) -> None:
    first = index.add([write(home, "a.txt", text)])
    assert len(index.add([write(home, "b.txt", text)]).unchanged) == 1
    assert [d.id for d in index.documents()] == [first.added[0].id]
    both = index.add([home / "files"])
    assert len(both.unchanged) == 2 and len(index.documents()) == 1


def test_the_same_file_twice_among_those_that_are_given(index: Index, home: Path) -> None:
    report = index.add([write(home, "a.txt", agreement("Norway")), write(home, "b.txt", agreement("Norway")), home / "files/a.txt"])
    assert (len(report.added), len(report.unchanged)) == (1, 2)
    assert len(index.add([home / "files"]).unchanged) == 2 and index.audit().clean


def test_known_bytes_are_not_even_read(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for partner in ("Norway", "Sweden", "Denmark"):
        write(home, f"{partner}.md", agreement(partner))
    index.add([home / "files"])
    monkeypatch.setattr("index.reading_process.ReadingProcess.read", lambda *_: pytest.fail("a known file was read again"))
    assert len(index.add([home / "files"]).unchanged) == 3
    monkeypatch.setattr("corpus.fingerprints.readers", lambda: "another program")
    with pytest.raises(pytest.fail.Exception):
        index.add([home / "files"])


def test_a_bad_file_is_reported_and_the_rest_of_its_folder_goes_on(index: Index, home: Path) -> None:
    write(home, "a.md", agreement("Norway"))
    write(home, "b.md", "")
    (home / "files/c.pdf").write_bytes(b"%PDF-1.7 nothing")
    write(home, "d.md", agreement("Sweden"))
    report = index.add([home / "files", home / "nowhere"])
    assert [d.partners for d in report.added] == [("norway",), ("sweden",)]
    assert [Path(place).name for place, _ in report.failed] == ["b.md", "c.pdf", "nowhere"]
    assert all(Path(place).name in message for place, message in report.failed)


def test_progress_tells_what_is_done_of_how_much_and_of_which_document(index: Index, home: Path) -> None:
    told: list[tuple[int, int, str]] = []
    for partner in ("Norway", "Sweden"):
        write(home, f"{partner}.md", agreement(partner, 150))
    report = index.add([home / "files"], lambda done, total, what: told.append((done, total, what)))
    counted = [entry for entry in told if entry[1]]
    assert {what for _, total, what in told if not total} == {"Norway.md", "Sweden.md"}
    assert counted[-1][:2] == (report.passages, report.passages)
    assert [done for done, _, _ in counted] == sorted(done for done, _, _ in counted)
    assert len({what for _, _, what in counted} - {"Norway.md", "Sweden.md"}) == 2


def test_removing_leaves_nothing_anywhere(index: Index, home: Path) -> None:
    index.add([write(home, "a.md", agreement("Norway")), write(home, "b.md", agreement("Sweden"))])
    for document in index.documents():
        assert index.remove(document.id).id == document.id
    store = index._store
    assert store.vectors._passages.count() == store.vectors._documents.count() == store.words._index.searcher().num_docs == 0
    assert str(index.audit()).startswith("0 documents, 0 passages, 0 vectors, 0 in the word index\nclean")
    assert index.search(["Norway"], 5) == []
    with pytest.raises(UserError, match="agreements list"):
        index.remove("nothing")


def test_in_a_large_index_few_documents_are_compared_one_by_one_and_passages_found_by_their_place(
    index: Index, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.nearest.MOST", 5)  # from here on it is large
    monkeypatch.setattr("index.nearest.AT_ONCE", 4)
    norway = index.add([write(home, "norway.md", agreement("Norway", 60))]).added[0]
    index.add([write(home, "sweden.md", agreement("Sweden", 40))])
    passages = index.passages_of(norway.id)
    assert passages == split(norway) and len(passages) > 8
    places = range(0, len(norway.text), 37)
    assert [index.passage_at(norway.id, place) for place in places] == [
        next(passage for passage in passages if passage.start <= place < passage.end) for place in places
    ]
    assert index.passage_at(norway.id, len(norway.text)) is None and index.passage_at("nobody", 3) is None
    own = Scope(documents=(norway.id,))
    few = [(hit.passage.id, round(hit.score, 4)) for hit in index.search(["Norway item 14"], 9, own)]
    monkeypatch.setattr("index.nearest.MOST", 20_000)  # every vector of the index is compared
    assert few == [(hit.passage.id, round(hit.score, 4)) for hit in index.search(["Norway item 14"], 9, own)]


PARTNERS = ("Norway", "Sweden", "Denmark", "Finland", "Iceland", "Estonia", "Latvia", "Lithuania", "Poland", "Czechia", "Italy", "Spain")
SCOPES = {
    "partners": Scope(partners=("norway", "sweden", "denmark", "finland", "poland")),
    "days": Scope(signed_after=date(2024, 1, 4), signed_before=date(2024, 1, 10)),
    "all but one": None,
    "nothing": Scope(kinds=("article",)),
}


@pytest.mark.parametrize("kept_to", SCOPES)
def test_in_a_large_index_a_wide_scope_is_searched_as_one_by_one(
    index: Index, home: Path, monkeypatch: pytest.MonkeyPatch, kept_to: str
) -> None:
    monkeypatch.setattr("index.nearest.SHARE", 1)  # however few there are
    held = [
        index.add([write(home, f"{name}.md", agreement(name, 12, f"{day} January 2024"))]).added[0] for day, name in enumerate(PARTNERS, 1)
    ]
    scope = SCOPES[kept_to] or Scope(without=(held[3].id,))
    allowed = {document.id for document in held if scope.allows(document)}
    asked = "Norway item 7"
    exact = index.search([asked], 9, scope, pool=9)
    assert {hit.passage.document_id for hit in exact} <= allowed and bool(exact) == bool(allowed)
    index._store.vectors.nearest.forget()
    monkeypatch.setattr("index.nearest.MOST", 5)  # from here on it is large
    for narrow in (0.0, 1.0):  # the nearest of all are looked through, or the vectors of the scope alone
        monkeypatch.setattr("index.nearest.NARROW", narrow)
        found = index.search([asked], 9, scope, pool=9)
        assert {hit.passage.document_id for hit in found} <= allowed
        assert [round(hit.score, 4) for hit in found] == [round(hit.score, 4) for hit in exact]  # of equals any may come first


def test_how_many_passages_there_are_is_known_whatever_comes_and_goes(index: Index, home: Path) -> None:
    nearest = index._store.vectors.nearest
    norway = index.add([write(home, "norway.md", agreement("Norway", 30))]).added[0]
    assert nearest.count == len(split(norway))
    sweden = index.add([write(home, "sweden.md", agreement("Sweden", 20))]).added[0]
    assert nearest.count == len(split(norway)) + len(split(sweden))
    index.remove(norway.id)
    assert nearest.count == len(split(sweden))
    again = reopened(index, home)
    assert again._store.vectors.nearest.count == len(split(sweden))
    again.close()
