"""Damaged files and indexes of another time: what is derived is made anew, the rest from the documents' copies, as the message says."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from faulty import agreement, command, filled, moved, opened, scramble, whole

from assistant import Settings
from corpus.errors import UserError

pytestmark = pytest.mark.slow

SYNC = {"documents": 2, "passages": 5}  # so that Chroma writes its graph at once


# -- an index of another time or model ---------------------------------------------------------------------------------


def test_an_index_of_an_older_format_is_made_anew_from_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr("index.collections.FORMAT", 1)
        filled(tmp_path).close()
    with pytest.raises(UserError, match="made by another version of this program. Move") as told:
        opened(tmp_path)
    shutil.rmtree(tmp_path / "files")
    moved(str(told.value))
    index = opened(tmp_path)
    assert len(index.sync([]).added) == 3
    whole(index)
    index.close()


def test_an_index_of_another_model_has_two_ways_back(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with pytest.raises(UserError, match="AGREEMENTS_EMBEDDING_MODEL=hashed-words to go on with it. Or begin anew") as told:
        opened(tmp_path, "other")
    index = opened(tmp_path)
    whole(index)
    index.close()
    moved(str(told.value))
    index = opened(tmp_path, "other")
    assert len(index.sync([]).added) == 3
    whole(index)
    index.close()


# -- damaged files -----------------------------------------------------------------------------------------------------


DATABASE: dict[str, Callable[[Path], None]] = {
    "header destroyed": lambda file: scramble(file, 0, 100),
    "random bytes at a third": lambda file: scramble(file, 0.33),
    "random bytes in the middle": lambda file: scramble(file, 0.5),
    "random bytes near the end": lambda file: scramble(file, 0.9),
    "cut in half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "no database but a text": lambda file: file.write_text("<!doctype html>" * 900) and None,
}


@pytest.mark.parametrize("damage", DATABASE.values(), ids=DATABASE)
def test_a_damaged_database_is_told_and_made_anew_from_the_copies(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    index = filled(tmp_path)
    given = index.correct(index.documents()[0].id, place="Oslo")
    before = {d.id for d in index.documents()}
    index.close()
    shutil.rmtree(tmp_path / "files")
    damage(tmp_path / "index/chroma/chroma.sqlite3")
    for _ in range(2):  # nothing is changed by looking
        with pytest.raises(UserError, match=f"The index in {tmp_path}/index/chroma is damaged") as told:
            opened(tmp_path)
    moved(str(told.value))
    again = opened(tmp_path)
    report = again.sync([])
    assert {d.id for d in report.added} == {d.id for d in again.documents()} == before
    assert again.document(given.id).place == "Oslo"
    whole(again)
    again.close()


@pytest.mark.parametrize("damage", [lambda file: os.truncate(file, 0), lambda file: file.unlink()], ids=["empty", "gone"])
def test_a_database_that_is_gone_is_made_anew_at_once(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    filled(tmp_path).close()
    damage(tmp_path / "index/chroma/chroma.sqlite3")
    index = opened(tmp_path)
    assert len(index.sync([]).added) == 3
    whole(index)
    index.close()


def test_a_copy_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    filled(tmp_path).close()
    shutil.rmtree(tmp_path / "index/chroma")
    copy = min((tmp_path / "index/own").iterdir())
    scramble(copy, 0.5, 50)
    index = opened(tmp_path)
    report = index.sync([])
    assert len(report.added) == 2
    ((place, message),) = report.failed
    assert place == str(copy) and "add that document again" in message
    index.add([tmp_path / "files"])
    copy.unlink(missing_ok=True)
    assert not index.sync([]).failed
    whole(index)
    index.close()


GRAPH = ("data_level0.bin", "header.bin", "length.bin", "index_metadata.pickle")


@pytest.mark.parametrize("name", GRAPH)
def test_damaged_vectors_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("index.collections.SYNC", SYNC)
    filled(tmp_path).close()
    files = list((tmp_path / "index/chroma").glob(f"*/{name}"))
    assert len(files) == 2
    for file in files:
        scramble(file, 0.3, 64)
    index = opened(tmp_path)
    whole(index)
    index.close()


@pytest.mark.parametrize("ending", ["store", "idx", "pos", "term", "fieldnorm"])
def test_damaged_words_are_made_anew(tmp_path: Path, ending: str) -> None:
    filled(tmp_path).close()
    files = list((tmp_path / "index/words").glob(f"*.{ending}"))
    assert files
    for file in files:
        scramble(file, 0.6, 64)
    index = opened(tmp_path)
    whole(index)
    index.close()


# -- copies ------------------------------------------------------------------------------------------------------------


def test_a_copy_is_there_as_long_as_its_document(tmp_path: Path) -> None:
    index = filled(tmp_path)
    own = tmp_path / "index/own"
    assert {file.stem for file in own.iterdir()} == {d.id for d in index.documents()}
    (tmp_path / "files/Norway.md").write_text(agreement("Norway", "river ferries", 41), encoding="utf-8")
    index.add([tmp_path / "files"])
    assert {file.stem for file in own.iterdir()} == {d.id for d in index.documents()}
    for document in index.documents():
        index.remove(document.id)
    assert not list(own.iterdir())
    index.close()
    again = opened(tmp_path)
    assert not again.sync([]).added
    again.close()


def test_an_index_made_before_there_were_copies_gets_them(tmp_path: Path) -> None:
    index = filled(tmp_path)
    ids = {d.id for d in index.documents()}
    index.close()
    shutil.rmtree(tmp_path / "index/own")
    opened(tmp_path).close()
    assert {file.stem for file in (tmp_path / "index/own").iterdir()} == ids


def test_bringing_back_goes_on_where_it_was_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path).close()
    shutil.rmtree(tmp_path / "index/chroma")
    index = opened(tmp_path)
    told: list[str] = []

    def stop(done: int, total: int, what: str) -> None:
        told.append(what)
        if len(set(told)) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.sync([], stop)
    index.close()
    again = opened(tmp_path)
    assert len(again.documents()) == 1 and len(again.sync([]).added) == 2
    whole(again)
    again.close()


@pytest.mark.slow
def test_a_damaged_database_from_the_command_line_to_the_answer(built: tuple[Path, str], tmp_path: Path) -> None:
    shutil.copytree(built[0], tmp_path / "home")
    (tmp_path / "ferries.md").write_text(
        "# Agreement on River Ferries between Ukraine and Estonia\n\nSigned in Tallinn on 3 May 2025.\n\nEstonia shall deliver 14 river ferries.\n",
        encoding="utf-8",
    )
    assert command(tmp_path / "home", "add", str(tmp_path / "ferries.md")).returncode == 0
    (tmp_path / "ferries.md").unlink()
    scramble(tmp_path / "home/index/chroma/chroma.sqlite3", 0.5)
    told = command(tmp_path / "home", "ask", "How many river ferries shall Estonia deliver?")
    assert told.returncode == 2 and told.stderr.strip().startswith("error: The index in") and len(told.stderr.strip().splitlines()) == 1
    moved(told.stderr)
    answer = command(tmp_path / "home", "ask", "How many river ferries shall Estonia deliver?")
    assert "51 added" in answer.stderr and "14 river ferries" in answer.stdout, answer


def test_the_page_says_that_the_database_is_damaged(tmp_path: Path) -> None:
    from assistant.page.loading import Loading

    filled(tmp_path).close()
    scramble(tmp_path / "index/chroma/chroma.sqlite3", 0.5)
    loading = Loading(Settings(home=tmp_path, embedding_model="hashed-words"))
    loading.start()
    with pytest.raises(UserError, match="is damaged .* away and start again"):
        loading.wait(60)
    assert "is damaged" in loading.status() and not loading.ready()
