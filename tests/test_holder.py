"""The program that has an index open: who it lets in, what comes when it ends or is killed, and what a second program and the page say."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib
import json
import shutil
import signal
import socket
import stat
import threading
import time
from pathlib import Path

import pytest
from commanding import COMMANDS, held, in_a_process, run
from conftest import free_port
from hashing import agreement

from assistant import Settings, build_assistant
from assistant.distant import distant
from assistant.holder import FILE, Holder
from assistant.page.loading import Loading
from assistant.wire import HOMES, GoneError, Line
from corpus.errors import UserError

HELD = """
import sys, time
from assistant import Settings, build_assistant
from assistant.holder import Holder
settings = Settings(home=sys.argv[1])
holder = Holder(settings.folder, build_assistant(settings))
print("open", flush=True)
time.sleep(600)
"""


@pytest.fixture(scope="module")
def home(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the index over the shipped corpus."""
    copy = tmp_path_factory.mktemp("commands") / "home"
    shutil.copytree(built[0], copy)
    return copy


def test_a_program_that_is_closed_gives_up_what_takes_long_and_keeps_what_is_whole(home: Path, tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n}.md").write_text(agreement(f"Ruritania {n}", 20), encoding="utf-8")
    with held(home) as assistant:
        holder = Holder(home, assistant)
        there = distant(home)
        assert there

        def close_soon(done: int, total: int, what: str) -> None:
            if done:
                threading.Thread(target=holder.close, kwargs={"patient": False}).start()

        with pytest.raises(UserError, match="has ended meanwhile"):
            there.index.add([str(tmp_path)], close_soon)
        there.close()
        added = [document for document in assistant.index.documents() if "Ruritania" in document.title]
        assert 1 <= len(added) < 40 and assistant.index.audit().clean
        for document in added:
            assistant.index.remove(document.id)


@pytest.mark.parametrize("name", HOMES)
def test_every_type_that_may_be_sent_is_where_it_is_looked_for(name: str) -> None:
    assert dataclasses.is_dataclass(getattr(importlib.import_module(HOMES[name]), name))


def test_only_who_can_read_the_file_gets_in(home: Path) -> None:
    with held(home):
        file = home / FILE
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        told = json.loads(file.read_text(encoding="utf-8"))
        for token in ("", "0" * 64):
            line = Line(socket.create_connection(("127.0.0.1", told["port"]), 5))
            line.say("a nonce")
            line.greeted(5)
            line.say(token)
            with pytest.raises(GoneError):
                line.hear()
            line.close()
        there = distant(home)
        assert there
        with pytest.raises(UserError, match="cannot be called"):
            there.index.sync([])
        there.close()
    assert not file.exists() and distant(home) is None


def test_a_program_that_only_listens_there_is_not_believed(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        (tmp_path / FILE).write_text(json.dumps({"port": other.getsockname()[1], "token": "secret", "page": ""}), encoding="utf-8")
        heard: list[bytes] = []

        def answer() -> None:
            connection, _ = other.accept()
            heard.append(connection.recv(1_000))
            connection.sendall(b'"anything"\n')
            heard.append(connection.recv(1_000))
            connection.close()

        thread = threading.Thread(target=answer)
        thread.start()
        assert distant(tmp_path) is None
        thread.join()
    assert b"secret" not in b"".join(heard)


def test_what_a_killed_program_left_behind_is_in_nobodys_way(home: Path) -> None:
    program = in_a_process(["-c", HELD, str(home)], home)
    assert program.stdout.readline() == "open\n"
    assert "ten years" in run(home, *COMMANDS[0])[1]
    program.send_signal(signal.SIGKILL)
    program.communicate()
    assert (home / FILE).exists()
    assert "ten years" in run(home, *COMMANDS[0])[1]
    assert not (home / FILE).exists()


def test_what_takes_long_is_not_done_by_a_command_that_ends_soon(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGREEMENTS_LOCK_WAIT_S", "0")
    assistant = build_assistant(Settings(home=home))
    with contextlib.closing(assistant.index), Holder(home, assistant, lasting=False):
        assert "ten years" in run(home, *COMMANDS[0])[1]
        assert distant(home, lasting=True) is None
        assert "in use by another program (waited 0 s)" in run(home, "add", str(home / "nothing.md"))[2]


def test_a_command_whose_program_ends_says_so(home: Path) -> None:
    with held(home):
        there = distant(home)
        assert there and there.index.collections()
    with pytest.raises(UserError, match="has ended meanwhile"):
        there.index.collections()
    there.close()


def test_a_page_waits_for_an_index_that_is_in_use_and_says_so(home: Path) -> None:
    loading = Loading(Settings(home=home, lock_wait_s=0.1))
    with held(home):
        loading.start("http://127.0.0.1:7860")
        while "in use by another program" not in loading.status():
            time.sleep(0.1)
    while not loading.ready():
        time.sleep(0.1)
    there = distant(home)
    assert there and there.page == "http://127.0.0.1:7860" and there.index.collections()
    there.close()
    loading.close()
    assert distant(home) is None


def test_a_command_works_beside_the_page_and_a_second_page_says_where_the_first_is(home: Path) -> None:
    port = free_port()
    page = in_a_process(["app.py"], home, AGREEMENTS_PORT=str(port), GRADIO_TEMP_DIR=str(home / "uploads"))
    try:
        while not (home / FILE).exists():
            assert page.poll() is None, page.stderr.read()
            time.sleep(0.1)
        assert "ten years" in run(home, *COMMANDS[0])[1]
        out, err = in_a_process(["app.py"], home, AGREEMENTS_PORT=str(free_port())).communicate()
        assert err.startswith("error: ") and f"open already: http://127.0.0.1:{port}" in err and len(err.splitlines()) == 1
    finally:
        page.send_signal(signal.SIGINT)
        page.communicate(timeout=60)
    assert not (home / FILE).exists()
