"""Damage of every kind is named by an audit, mended by its repair, and leaves the answers as they were."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hashing import HashedWords, agreement, embedded, reopened, write

from index.index import Index
from index.splitting import split

pytestmark = pytest.mark.slow

ONE = "Norway will provide item 77 of its plan to Ukraine, and both sides review point 11"


def _delete_passages(index: Index, id: str) -> None:
    index._store.vectors._passages.delete(ids=[p.id for p in index.passages_of(id)[:2]])


def _alter_a_text(index: Index, id: str) -> None:
    passages = index._store.vectors._passages
    same = passages.get(ids=[f"{id}:00001"], include=["embeddings"])["embeddings"]
    passages.update(ids=[f"{id}:00001"], documents=["It promises 800 tanks."], embeddings=same)


def _swap_a_vector(index: Index, id: str) -> None:
    index._store.vectors._passages.update(ids=[f"{id}:00001"], embeddings=[HashedWords().embed_query("something else")])


def _orphans(index: Index, id: str) -> None:
    orphan = replace(index.document(id), text="An orphan.", sections=(), id="orphan")
    index._store.vectors.add(split(orphan), ["k"], [HashedWords().embed_query("orphan")])


def _half_added(index: Index, id: str) -> None:
    entry = index._store.entries[id]
    index._store.vectors.begin(replace(entry, document=replace(entry.document, text="Half.", sections=(), id="half")))


def _lost_record(index: Index, id: str) -> None:
    index._store.vectors._documents.delete(ids=[id])


def _without_a_marker(index: Index, id: str) -> None:
    writer = index._store.words._index.writer(50_000_000, 1)
    writer.delete_documents_by_term("marker", id)
    writer.commit()
    writer.wait_merging_threads()
    index._store.words._index.reload()


def _missing_in_words(index: Index, id: str) -> None:
    index._store.words.remove(id)


def _half_in_words(index: Index, id: str) -> None:
    passages = index.passages_of(id)[:2]
    index._store.words.add(id, passages)


def _extra_in_words(index: Index, id: str) -> None:
    index._store.words.add("extra", index.passages_of(id))


DAMAGE: dict[str, Callable[[Index, str], None]] = {
    damage.__name__.strip("_").replace("_", " "): damage
    for damage in (
        _delete_passages, _alter_a_text, _swap_a_vector, _orphans, _half_added, _lost_record,
        _without_a_marker, _missing_in_words, _half_in_words, _extra_in_words,
    )
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_an_audit_names_each_damage_and_mends_it(index: Index, home: Path, damage: Callable[[Index, str], None]) -> None:
    index.add([write(home, "a.md", agreement("Norway", 30)), write(home, "b.md", agreement("Sweden", 30))])
    before, hits = {d.id for d in index.documents()}, index.search([ONE], 1)
    assert index.audit().clean
    damage(index, index.documents()[0].id)
    found = index.audit()
    assert not found.clean and str(found) != ""
    assert index.audit(repair=True).clean, index.audit()
    assert {d.id for d in index.documents()} == before
    assert [h.passage for h in index.search([ONE], 1)] == [h.passage for h in hits]
    again = reopened(index, home)
    assert again.audit().clean and {d.id for d in again.documents()} == before
    again.close()


def _gone(folder: Path) -> None:
    shutil.rmtree(folder)


def _no_meta(folder: Path) -> None:
    (folder / "meta.json").write_text("{broken")


def _cut(folder: Path) -> None:
    for file in folder.iterdir():
        if file.suffix not in (".json", ".lock"):
            file.write_bytes(file.read_bytes()[:20])


def _a_file_missing(folder: Path) -> None:
    next(file for file in folder.iterdir() if file.suffix in (".idx", ".store", ".term")).unlink()


@pytest.mark.parametrize("damage", [_gone, _no_meta, _cut, _a_file_missing])
def test_a_word_index_that_is_gone_or_broken_is_made_anew_at_the_next_start(
    index: Index, home: Path, damage: Callable[[Path], None]
) -> None:
    index.add([write(home, "a.md", agreement("Norway", 30)), write(home, "b.md", agreement("Sweden", 30))])
    hits = index.search([ONE], 1)
    index.close()
    damage(home / "index/words")
    again = Index(home / "index", HashedWords(), "hashed-words")
    assert again.audit().clean and not embedded(again)
    assert [h.passage for h in again.search([ONE], 1)] == [h.passage for h in hits]
    again.close()


def test_what_is_kept_of_deleted_passages_goes_at_the_next_start(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.chroma.MANY", 10)
    monkeypatch.setattr("index.collections.SYNC", {"documents": 2, "passages": 5})
    opened = Index(home / "other", HashedWords(), "hashed-words")
    opened.add([write(home, "norway.md", agreement("Norway"))])
    for turn in range(4):
        latvian = opened.add([write(home, f"{turn}.md", agreement("Latvia", 300, extra=f"turn {turn}"))]).added[0]
        opened.remove(latvian.id)
    sizes = []
    for _ in range(3):
        opened.close()
        sizes.append(sum(file.stat().st_size for file in (home / "other" / "chroma").glob("*/*.bin")))
        opened = Index(home / "other", HashedWords(), "hashed-words")
        assert opened.audit().clean and embedded(opened) == []
        assert [d.partners for d in opened.documents()] == [("norway",)] and opened.search(["Norway plan item"], 3)
    opened.close()
    assert sizes[-1] < sizes[0] / 2
