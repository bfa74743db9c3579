"""Collections: where a document is kept, what is put aside, and what stays with it all through an index's life."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hashing import HashedWords, agreement, reopened, write

from corpus.document import Document
from corpus.errors import UserError
from index import entry
from index.exact import ExactVectors
from index.index import OWN_COLLECTION, SHIPPED_COLLECTION, Index
from index.rows import entry_of, whole_record
from index.scope import Scope

LEASE = "LEASE\n\nbetween Northgate Estates Ltd (the Landlord) and Olena Kovalenko (the Tenant)\n\n1. The rent is EUR 900.\n\n2. It ends in May.\n"
SHIPPED = Document("Norwegian summary", "summary", "Norway gives help.", ("norway",), source="agreements/norway.md")


def _kept(index: Index) -> dict[str, str]:
    return {document.title: document.collection for document in index.documents()}


def test_what_is_added_goes_to_mine_unless_it_is_said_otherwise(index: Index, home: Path) -> None:
    index.sync([SHIPPED])
    index.add([write(home, "a.txt", LEASE)])
    index.add([write(home, "b.md", agreement("Sweden"))], collection="  treaties  of 2024 ")
    assert sorted(_kept(index).values()) == [OWN_COLLECTION, "treaties of 2024", SHIPPED_COLLECTION]
    assert [(one.name, one.documents, one.aside) for one in index.collections()] == [
        ("mine", 1, False),
        ("treaties of 2024", 1, False),
        ("ukraine-security", 1, False),
    ]


def test_a_document_stays_where_it_was_put(index: Index, home: Path) -> None:
    file = write(home, "a.txt", LEASE)
    index.add([file], collection="home")
    index.add([file])
    assert set(_kept(index).values()) == {"home"}
    write(home, "a.txt", LEASE.replace("900", "950"))
    assert index.add([file]).replaced and set(_kept(index).values()) == {"home"}
    index.add([file], collection="elsewhere")
    index = reopened(index, home)
    assert set(_kept(index).values()) == {"elsewhere"} and index.audit().clean
    index.close()


def test_moving_renaming_and_deleting(index: Index, home: Path) -> None:
    index.sync([SHIPPED])
    lease = index.add([write(home, "a.txt", LEASE)]).added[0]
    swedish = index.add([write(home, "b.md", agreement("Sweden"))]).added[0]
    index.move([lease.id], "flats")
    index.rename_collection("mine", "treaties")
    assert {d.id: d.collection for d in index.documents() if d.id != SHIPPED.id} == {lease.id: "flats", swedish.id: "treaties"}
    assert [document.id for document in index.delete_collection("flats")] == [lease.id]
    assert lease.id not in _ids(index.in_scope()) and index.audit().clean


def _ids(documents: tuple[Document, ...]) -> set[str]:
    return {document.id for document in documents}


def test_what_is_put_aside_is_searched_only_where_it_is_named(index: Index, home: Path) -> None:
    index.sync([SHIPPED])
    lease = index.add([write(home, "a.txt", LEASE)]).added[0]
    index.set_aside(SHIPPED_COLLECTION)
    assert _ids(index.in_scope()) == {lease.id}
    assert _ids(index.in_scope((), [SHIPPED_COLLECTION])) == _ids(index.in_scope([SHIPPED.id])) == {SHIPPED.id}
    found = index.search(["Norway gives help"], 9, index.scope(index.in_scope()))
    assert {hit.passage.document_id for hit in found} == {lease.id}
    index = reopened(index, home)
    assert [one.aside for one in index.collections()] == [False, True] and _ids(index.in_scope()) == {lease.id}
    index.set_aside(SHIPPED_COLLECTION, False)
    assert len(index.in_scope()) == 2
    index.close()


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda index: index.in_scope((), ["nowhere"]), "There is no collection 'nowhere'. Collections: mine, ukraine-security."),
        (lambda index: index.in_scope(["0123"], ()), "No document '0123' is in the index."),
        (lambda index: index.set_aside("nowhere"), "There is no collection 'nowhere'"),
        (lambda index: index.delete_collection("nowhere"), "There is no collection 'nowhere'"),
        (lambda index: index.add([], collection="a\nb\x00"), "is no name of a collection"),
        (lambda index: index.add([], collection="x" * 61), "1 to 60 printable characters"),
        (lambda index: index.add([], parties="Acme"), "'parties' must be a list of texts"),
        (lambda index: index.add([], signed="2024"), "'signed' must be a date"),
        (lambda index: index.add([], partners=["atlantis"]), "'atlantis' is no known country"),
    ],
)
def test_what_cannot_be_is_told_with_its_cure(index: Index, call: object, told: str) -> None:
    with pytest.raises(UserError) as raised:
        call(index)  # type: ignore[operator]
    assert told in str(raised.value)


def test_nothing_in_scope_means_that_nothing_is_found(index: Index, home: Path) -> None:
    index.add([write(home, "a.txt", LEASE)])
    assert index.search(["rent"], 5, index.scope(())) == []


def test_parties_and_title_are_set_by_hand_with_free_names(index: Index, home: Path) -> None:
    found = index.add([write(home, "a.txt", LEASE)]).added[0]
    assert (found.type, found.parties, found.roles) == ("lease", ("Northgate Estates Ltd", "Olena Kovalenko"), ("Landlord", "Tenant"))
    set_ = index.correct(found.id, title="My flat", parties=["Kingdom of Norway", "Bob's Boats & Sons"], type="boat hire")
    assert (set_.title, set_.parties, set_.partners, set_.type) == (
        "My flat",
        ("Kingdom of Norway", "Bob's Boats & Sons"),
        (),
        "boat hire",
    )
    assert index.correct(set_.id, parties=["Kingdom of Norway", "Ukraine"]).partners == ("norway",)
    set_ = index.correct(index.documents()[0].id, parties=["Kingdom of Norway", "Bob's Boats & Sons"])
    assert all(p.parties == set_.parties for p in index.passages_of(set_.id))
    again = index.add([home / "files/a.txt"]).unchanged[0]
    assert again.parties == set_.parties


def test_a_collection_is_exported_whole(index: Index, home: Path) -> None:
    index.add([write(home, "a.txt", LEASE), write(home, "b.txt", LEASE.replace("900", "910").replace("Olena", "Anna"))])
    packed = index.export_collection("mine", home / "mine.zip")
    with zipfile.ZipFile(packed) as held:
        rows = json.loads(held.read("documents.json"))
        assert {held.read(row["file"]).decode() for row in rows} == {document.text for document in index.documents()}
    assert rows[0]["parties"][0] == "Northgate Estates Ltd"
    with pytest.raises(UserError, match="is there already"):
        index.export_collection("mine", packed)
    with pytest.raises(UserError, match="cannot be written"):
        index.export_collection("mine", home / "no" / "such" / "folder.zip")


def test_an_older_index_opens_with_what_is_kept_of_a_document_today(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.sync([SHIPPED])
    found = index.add([write(home, "a.txt", LEASE)]).added[0]
    for id, held in index._store.entries.items():  # as an older program wrote it
        old = replace(held.document, collection="", type="", parties=(), roles=(), id=id)
        index._store.vectors.update(replace(held, document=old, layout="of old"))
    index = reopened(index, home)
    assert index.upgraded == 2 and index.audit().clean
    assert {d.id: d.collection for d in index.documents()} == {found.id: "mine", SHIPPED.id: "ukraine-security"}
    assert index.document(found.id).parties == found.parties and index.passages_of(found.id)[0].parties == found.parties
    index.close()


def test_what_an_older_program_wrote_can_be_read() -> None:
    kept = entry_of(whole_record(entry.Entry(SHIPPED)))
    assert kept.document == SHIPPED and kept.document.collection == ""


# -- every vector is compared ------------------------------------------------------------------------------------------


def test_every_vector_is_compared_whatever_was_added_last(index: Index, home: Path) -> None:
    for number in range(12):
        index.add([write(home, f"{number}.txt", agreement("Norway", 12, extra=f"word{number} item{number} thing{number}"))])
        held = index._store.vectors._passages.get(include=["embeddings"])
        vectors = np.array(held["embeddings"], dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        asked = np.array(HashedWords().embed_queries([f"word{number} item{number}"]), dtype=np.float32)
        likeness = vectors @ (asked[0] / np.linalg.norm(asked[0]))
        found = index._store.vectors.search(asked.tolist(), 10, Scope())[0]
        assert np.allclose([score for _, score in found], np.sort(likeness)[::-1][:10], atol=1e-5)
        assert {id for id, _ in found} <= set(held["ids"])


def test_vectors_in_memory_keep_to_the_scope() -> None:
    kept = ExactVectors()
    rows = [{"document_id": "abc"[n], "kind": "agreement", "signed": 20240101 + n, "partners": ["norway"] if n else []} for n in range(3)]
    kept.add(["a:0", "b:0", "c:0"], np.eye(3).tolist(), rows)

    def ids(scope: Scope, without: tuple[str, ...] = ()) -> list[str]:
        return [id for id, _ in kept.search([[1.0, 0.5, 0.2]], 9, scope, without)[0]]

    assert ids(Scope()) == ["a:0", "b:0", "c:0"]
    assert ids(Scope(partners=("norway",))) == ["b:0", "c:0"] and ids(Scope(documents=("c", "a"))) == ["a:0", "c:0"]
    assert ids(Scope(without=("a",)), ("b",)) == ["c:0"] and ids(Scope(partners=("sweden",))) == []
    kept.remove("b")
    assert ids(Scope()) == ["a:0", "c:0"] and len(kept) == 2
