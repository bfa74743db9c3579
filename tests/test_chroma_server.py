"""One index on a Chroma server, used by several programs: what one does, the others see; the server goes away and comes back."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from chroma_server import ChromaServer
from conftest import ROOT, free_port
from hashing import HashedWords, agreement, embedded, write
from serving import Growing, ask, serving
from serving import opened as browser_page

from assistant.cli import main
from corpus.errors import UserError
from index.chroma import AwayError
from index.index import SHIPPED_COLLECTION, Index
from index.splitting import split
from index.store import LOOK_S

pytestmark = pytest.mark.slow

SHOWN = "text => [...document.querySelectorAll('[role=tabpanel]')].some(panel => panel.offsetParent && panel.innerText.includes(text))"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ChromaServer]:
    started = ChromaServer(tmp_path / "server")
    started.start()
    yield started
    started.kill()


@pytest.fixture
def opened(home: Path, server: ChromaServer) -> Iterator[Callable[[], Index]]:
    """Opens the shared index once more: as another program with the same home would."""
    indexes: list[Index] = []

    def another() -> Index:
        indexes.append(Index(home / "shared", HashedWords(), "hashed-words", server=server.url))
        return indexes[-1]

    yield another
    for index in indexes:
        index.close()


def found(index: Index, question: str) -> list[str]:
    """The titles that a search finds."""
    return list(dict.fromkeys(hit.passage.title for hit in index.search([question], 5)))


def test_what_one_program_does_the_others_see(home: Path, opened: Callable[[], Index]) -> None:
    first, second = opened(), opened()
    first.add([write(home, "norway.md", agreement("Norway"))])
    time.sleep(LOOK_S)
    assert found(second, "Norway plan item") == found(first, "Norway plan item") != []
    assert second.audit().clean and first.audit().clean
    again = second.add([home / "files" / "norway.md"])
    assert len(again.unchanged) == 1 and embedded(second) == []
    second.add([write(home, "norway.md", agreement("Norway", extra="7. Norway sends 17 lighthouses."))])
    time.sleep(LOOK_S)
    assert "17 lighthouses" in " ".join(hit.passage.text for hit in first.search(["lighthouses"], 3)) and len(first.documents()) == 1
    first.remove(first.documents()[0].id)
    time.sleep(LOOK_S)
    assert second.documents() == () and found(second, "lighthouses") == [] and second.audit().clean
    third = opened()
    assert third.documents() == () and third.audit().clean


def test_the_same_text_added_by_two_programs_at_once_is_one_document(home: Path, opened: Callable[[], Index]) -> None:
    first, second = opened(), opened()
    text = write(home, "norway.md", agreement("Norway"))
    first.add([text])
    second.add([text])  # it has not looked yet
    assert embedded(second) == [] and len(second.documents()) == 1 and second.audit().clean


def test_what_another_program_is_writing_is_left_alone_and_what_it_left_behind_is_removed(
    home: Path, opened: Callable[[], Index], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    first.add([write(home, "norway.md", agreement("Norway"))])
    entry = next(iter(first._store.entries.values()))
    first.remove(entry.document.id)
    passages = split(entry.document)
    first._store.vectors.begin(entry)  # half of an addition: begun, stored, not made visible
    first._store.vectors.add(passages, ["key"] * len(passages), HashedWords().embed_documents([p.text for p in passages]))
    second = opened()
    assert found(second, "Norway plan item") == [] and second.audit().clean, "what is under way is no damage"
    first._store.vectors.finish(entry.document.id)
    time.sleep(LOOK_S)
    assert found(second, "Norway plan item"), "a program that started meanwhile removed it"
    first._store.vectors.begin(entry)
    monkeypatch.setattr("index.record.UNDER_WAY_S", 0)
    third = opened()
    assert third.documents() == () and third.audit().clean and third._store.vectors.stored.of_document(entry.document.id) == []


def test_the_server_goes_away_and_comes_back(home: Path, opened: Callable[[], Index], server: ChromaServer) -> None:
    index = opened()
    index.add([write(home, "norway.md", agreement("Norway"))])
    server.kill()
    for attempt in (
        lambda: index.search(["Norway plan item"], 3),
        lambda: index.add([write(home, "latvia.md", agreement("Latvia"))]),
        lambda: index.remove(index.documents()[0].id),
        opened,
    ):
        time.sleep(LOOK_S)
        with pytest.raises(AwayError, match=f"Chroma server at {server.url} does not answer.*goes on by itself"):
            attempt()
    server.start()
    assert found(index, "Norway plan item") and len(index.documents()) == 1
    index.add([home / "files" / "latvia.md"])
    assert len(index.documents()) == 2 and index.audit().clean and opened().audit().clean


def test_a_server_that_was_emptied_is_not_taken_for_an_empty_index(home: Path, opened: Callable[[], Index], server: ChromaServer) -> None:
    import chromadb

    index = opened()
    index.add([write(home, "norway.md", agreement("Norway"))])
    client: Any = chromadb.HttpClient(host="127.0.0.1", port=int(server.url.rpartition(":")[2]))
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    time.sleep(LOOK_S)
    with pytest.raises(UserError, match="no longer holds this index.*Start this program again"):
        index.search(["Norway"], 3)
    fresh = opened()
    assert fresh.documents() == () and fresh.audit().clean


@pytest.mark.slow
def test_every_tab_of_the_page_says_that_the_server_is_away(
    home: Path, opened: Callable[[], Index], server: ChromaServer, browser: Any
) -> None:
    index = opened()
    index.add([write(home, "norway.md", agreement("Norway"))], collection=SHIPPED_COLLECTION)
    with serving(Growing(index), home) as address, browser_page(browser, address) as page:
        server.kill()
        time.sleep(LOOK_S)
        ask(page, "Who signed for Norway?")
        assert "does not answer" in page.inner_text("#turn-0")
        for tab in ("Compare", "Overview", "Library"):
            page.get_by_role("tab", name=tab).click()
            page.wait_for_timeout(300)
            if tab == "Compare":
                page.fill("#compare-question textarea, #compare-question input", "air defence")
                page.keyboard.press("Enter")
            page.wait_for_function(SHOWN, arg="does not answer")
        server.start()
        page.get_by_role("tab", name="Ask").click()
        page.get_by_role("tab", name="Library").click()
        page.wait_for_function(SHOWN, arg="Security Cooperation between Norway")


def test_one_server_holds_an_index_of_one_model(home: Path, opened: Callable[[], Index], server: ChromaServer) -> None:
    opened()
    with pytest.raises(UserError, match="made with the embedding model 'hashed-words', the settings now say 'other'"):
        Index(home / "other", HashedWords(), "other", server=server.url)


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://server", "http://", "http://a:b:c", "http://x:99999", "http://x/path", "\x00"])
def test_an_address_that_is_none_is_told_with_an_example(home: Path, url: str) -> None:
    with pytest.raises(UserError, match=r"AGREEMENTS_CHROMA_URL.*Write it like http://127\.0\.0\.1:8000"):
        Index(home / "index", HashedWords(), "hashed-words", server=url)


def test_a_command_tells_that_the_server_is_away_and_keeps_its_password(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AGREEMENTS_HOME", str(home))
    monkeypatch.setenv("AGREEMENTS_CHROMA_URL", f"http://anna:secret@127.0.0.1:{free_port()}")
    monkeypatch.setattr(sys, "argv", ["agreements", "list"])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    assert ended.value.code == 2 and "does not answer" in told.err and "secret" not in told.out + told.err


def asked(port: int, question: str) -> str:
    """What a program answers over its endpoint, or what it says instead."""
    told = httpx.post(f"http://127.0.0.1:{port}/gradio_api/run/ask", json={"data": [question, None]}, timeout=120).json()
    return str(told["data"][0]["text"]) if "data" in told else str(told)


def until(port: int, question: str, expected: str, seconds: float = 120) -> None:
    """Ask until the answer says this."""
    ends, told = time.monotonic() + seconds, ""
    while time.monotonic() < ends:
        try:
            told = asked(port, question)
        except httpx.TransportError as error:
            told = repr(error)
        if expected in told:
            return
        time.sleep(0.5)
    raise AssertionError(f"{port}: {expected!r} was not said within {seconds:g} s, but: {told}")


@pytest.mark.slow
def test_two_programs_with_their_pages_share_one_server(home: Path, tmp_path: Path) -> None:
    server, ports = ChromaServer(tmp_path / "server"), (free_port(), free_port())
    environment = {**os.environ, "AGREEMENTS_HOME": str(home / "kept"), "AGREEMENTS_CHROMA_URL": server.url, "HF_HUB_OFFLINE": "1"}
    programs = [subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment | {"AGREEMENTS_PORT": str(port)}) for port in ports]
    try:
        for port in ports:
            until(port, "Who signed for Japan?", "does not answer")  # they start without it, and wait
        server.start()
        for port in ports:
            until(port, "Who signed for Japan?", "Kishida")
        text = write(home, "lighthouses.md", agreement("Norway", extra="7. Norway will give Ukraine 17 lighthouses for the port of Odesa."))
        command = [str(Path(sys.executable).with_name("agreements")), "add", str(text)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)  # a third program
        question = "How many lighthouses will Norway give for the port of Odesa?"
        for port in ports:
            until(port, question, "17", 10)
        server.kill()
        for port in ports:
            assert "does not answer" in asked(port, question + " And by when?")
        server.start()
        for port in ports:
            until(port, question, "17", 10)
    finally:
        for program in programs:
            program.terminate()
            program.wait(20)
        server.kill()
