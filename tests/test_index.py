"""The index holds each document once, whole, in its newest version, with what the user set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hashing import HashedWords, agreement, embedded, reopened, write

from corpus.document import Document
from corpus.errors import UserError
from corpus.loading import load
from index.index import Index
from index.scope import Scope
from index.splitting import split

# -- one document, once ------------------------------------------------------------------------------------------------


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


# -- versions ----------------------------------------------------------------------------------------------------------


def test_a_new_version_replaces_the_old_one_says_so_and_embeds_only_what_changed(index: Index, home: Path) -> None:
    file = write(home, "a.md", agreement("Norway", 30))
    old = index.add([file]).added[0]
    before = len(embedded(index))
    write(home, "a.md", agreement("Norway", 30, extra="31. Norway will also send forty tractors."))
    report = index.add([file])
    assert [(was, d.title) for was, d in report.replaced] == [(old.id, old.title)] and not report.added
    assert "older version" in str(report)
    new = embedded(index)[before:]
    assert len(new) == report.embedded <= 2 < report.passages and "forty tractors" in " ".join(new)
    assert [d.id for d in index.documents()] == [report.replaced[0][1].id]
    assert not index.passages_of(old.id) and index.audit().clean


def test_a_new_version_under_another_name_is_known_by_title_partners_date_and_text(index: Index, home: Path) -> None:
    index.add([write(home, "a.md", agreement("Norway", 20))])
    report = index.add([write(home, "b.md", agreement("Norway", 21))])
    assert len(report.replaced) == 1 and len(index.documents()) == 1


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (agreement("Norway"), agreement("Sweden"), "a.md"),
        (agreement("Norway"), agreement("Norway", day="4 July 2025"), "a.md"),
        (agreement("Norway"), agreement("Norway", day="4 July 2025"), "b.md"),
        (agreement("Norway"), agreement("Norway").replace("Norway will provide", "In the second year it adds"), "b.md"),
        ("Meet often, and say so to both sides.", "Meet often, and say so to both sides. Or not at all.", "b.md"),
    ],
    ids=["other partner", "other date, same place", "other date", "same title, other text", "nothing known of either"],
)
def test_two_different_agreements_never_replace_one_another(index: Index, home: Path, first: str, second: str, name: str) -> None:
    index.add([write(home, "a.md", first)])
    report = index.add([write(home, name, second)])
    assert len(report.added) == 1 and not report.replaced and len(index.documents()) == 2


def test_two_versions_side_by_side_in_one_folder_both_stay(index: Index, home: Path) -> None:
    write(home, "a.md", agreement("Norway", 20))
    write(home, "b.md", agreement("Norway", 21))
    assert len(index.add([home / "files"]).added) == 2
    for _ in range(2):
        assert len(index.add([home / "files"]).unchanged) == 2
    assert len(index.documents()) == 2


# -- what the user sets ------------------------------------------------------------------------------------------------


def test_what_the_user_sets_stands_above_the_text_and_stays(index: Index, home: Path) -> None:
    file = write(home, "a.txt", "Both sides meet every year.\n\nNobody is named here.")
    document = index.add([file]).added[0]
    assert document.partners == () and document.signed is None
    report = index.add([file], partners=["norway"], signed=date(2024, 5, 31), title="The Oslo paper")
    ((was, new),) = report.replaced
    assert was == document.id and (new.partners, new.signed, new.title) == (("norway",), date(2024, 5, 31), "The Oslo paper")
    assert {p.partners for p in index.passages_of(new.id)} == {("norway",)}
    assert [d.id for d in index.add([file]).unchanged] == [new.id]
    file.write_text("Both sides meet every year.\n\nNobody is named here.\n\nA third line was added to it later.")
    newer = index.add([file]).replaced[0][1]
    assert (newer.partners, newer.title) == (("norway",), "The Oslo paper") and "third line" in newer.text
    assert index.search(["meet"], 5, Scope(partners=("norway",)))


def test_a_document_in_the_index_can_be_corrected(index: Index, home: Path) -> None:
    document = index.add([write(home, "a.md", agreement("Norway"))]).added[0]
    new = index.correct(document.id, signed=date(2024, 6, 4))
    assert new.signed == date(2024, 6, 4) and len(index.documents()) == 1
    assert [d.signed for d in index.add([home / "files"]).unchanged] == [date(2024, 6, 4)]


def test_uploads_of_one_name_stay_apart_and_a_new_version_of_one_replaces_it(index: Index, home: Path) -> None:
    file = home / "agreement.txt"
    for goods in ("tug boats", "ice drills"):
        file.write_text(f"Deal on {goods}\n\nThe party lends seven {goods}.\n\nThe {goods} come back in autumn.", encoding="utf-8")
        assert index.upload(file).added
    file.write_text(file.read_text(encoding="utf-8").replace("seven", "eight"), encoding="utf-8")
    assert index.upload(file).replaced and len(index.documents()) == 2
    file.unlink()
    with pytest.raises(UserError, match=r"agreement\.txt"):
        index.upload(file)


@pytest.mark.parametrize(
    ("given", "told"), [({"partners": ["atlantis"]}, "no known country"), ({"kind": "memo"}, "no kind"), ({"text": "x"}, "cannot be set")]
)
def test_what_cannot_be_set_is_told(index: Index, home: Path, given: dict, told: str) -> None:
    with pytest.raises(UserError, match=told):
        index.add([write(home, "a.md", agreement("Norway"))], **given)


# -- the shipped documents ---------------------------------------------------------------------------------------------


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


# -- removing ----------------------------------------------------------------------------------------------------------


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


def test_how_many_passages_there_are_is_known_whatever_comes_and_goes(index: Index, home: Path) -> None:
    nearest = index._store.vectors._nearest
    norway = index.add([write(home, "norway.md", agreement("Norway", 30))]).added[0]
    assert nearest.count == len(split(norway))
    sweden = index.add([write(home, "sweden.md", agreement("Sweden", 20))]).added[0]
    assert nearest.count == len(split(norway)) + len(split(sweden))
    index.remove(norway.id)
    assert nearest.count == len(split(sweden))
    again = reopened(index, home)
    assert again._store.vectors._nearest.count == len(split(sweden))
    again.close()
