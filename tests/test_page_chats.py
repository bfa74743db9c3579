"""Chats that stay: what is kept can be read again and nothing else can, each person has theirs alone; the port that is free is taken."""

from __future__ import annotations

import itertools
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from serving import EACH_SIZE, ask
from serving_api import served
from starlette.requests import Request

from assistant import Settings
from assistant.page import free_port
from assistant.page.bubbles import shown, typed_in
from assistant.page.chat_list import Keeping
from assistant.page.desk import Chat, Chip, Desk, Turn
from assistant.page.kept import Chats, chat_json, chat_of, heads_of
from assistant.page.limits import Requests
from assistant.page.search_in import SearchIn
from assistant.page.visitor import KEY, Visitor
from assistant.users import Users

pytestmark = pytest.mark.slow

PASSWORD = "correct horse battery"


def told(assistant: Any, *questions: str) -> Chat:
    chat = Chat()
    for question in questions:
        answer = assistant.ask(question)
        chip = Chip("partner", "Japan")
        chat.add(Turn(question, SearchIn(("a",), (("b", "B"),)), chips=(chip,), answer=answer, running=False, vote="up"))
    return chat


def test_a_chat_that_was_kept_is_the_same_again(assistant: Any) -> None:
    chat = told(assistant, "Who signed for Japan?", "What is the capital of Peru?")
    again = chat_of(chat_json(chat))
    assert again and (again.id, again.name, again.changed) == (chat.id, "Who signed for Japan?", chat.changed)
    for old, new in zip(chat.turns, again.turns, strict=True):
        assert old.answer and new.answer
        assert (new.typed, new.search_in, new.chips, new.vote) == (old.typed, old.search_in, old.chips, old.vote)
        assert (new.answer.text, new.answer.citations) == (old.answer.text, old.answer.citations)
        assert not new.running
    assert [one.name for one in heads_of(json.dumps([json.loads(chat_json(chat))]))] == [chat.name]


@pytest.mark.parametrize("change", [{"id": "../x"}, {"turns": [{}]}, {"name": 7}, {"turns": 3}, {"changed": None}])
def test_what_is_no_chat_is_none(assistant: Any, change: dict[str, Any]) -> None:
    good = json.loads(chat_json(told(assistant, "Who signed for Japan?")))
    assert chat_of(json.dumps(good)) and chat_of(json.dumps(good | change)) is None
    for text in ("", "[]", "null", "{", '{"id": 1}', "[" * 100_000):
        assert chat_of(text) is None and heads_of(text) == ()


def test_people_have_their_chats_alone_until_they_delete_them(assistant: Any, tmp_path: Path) -> None:
    chats, chat = Chats(tmp_path / "chats"), told(assistant, "Who signed for Japan?")
    chats.keep("anna", chat)
    assert [head.id for head in chats.heads("anna")] == [chat.id] and chats.heads("gert") == ()
    found = chats.chat("anna", chat.id)
    assert found and found.name == chat.name and chats.chat("gert", chat.id) is None
    assert chats.chat("gert", f"../anna/{chat.id}") is None
    file = next((tmp_path / "chats").rglob("*.json"))
    assert file.stat().st_mode & 0o077 == 0 and file.parent.stat().st_mode & 0o077 == 0
    chats.delete("gert", chat.id)
    assert chats.heads("anna")
    chats.delete("anna", chat.id)
    assert chats.heads("anna") == () and not list((tmp_path / "chats").rglob("*.*"))


def test_a_chat_goes_on_in_memory_while_another_is_open() -> None:
    desk = Desk()
    desk.chat.add(Turn("One?"))
    first, desk.chat.token = desk.chat, object()
    desk.open(Chat())
    assert desk.chat is not first and desk.live == {first.id: first}
    desk.note(first)
    desk.open(Chat(id=first.id))
    assert desk.chat is first
    desk.forget(first.id)
    assert desk.heads == () and first.token is None and desk.chat.turns == ()


@pytest.mark.parametrize("typed", ["<img src=x>", "![a](http://b)", "[a](javascript:b)", "&lt;b&gt;", "a < b, c & d!", "Is 3<4?"])
def test_a_question_is_shown_without_markup_and_edited_as_typed(typed: str) -> None:
    told = shown(typed)
    assert typed_in(told) == typed
    assert not [part for part in ("<i", "![", "](", "&l") if part in told]


def test_the_next_port_is_taken_where_one_is_in_use() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < free_port("127.0.0.1", port) < port + 20


def test_an_answer_is_shown_where_its_chat_cannot_be_kept(assistant: Any, tmp_path: Path) -> None:
    (tmp_path / "chats").write_text("in the way")
    keeping = Keeping(Settings(home=tmp_path, auth=tmp_path / "users"))
    request = Request({"type": "http", "headers": [], KEY: Visitor("anna", "guest", Requests(0))})
    chat = told(assistant, "Who signed for Japan?")
    assert json.loads(keeping.keep(chat, request)) == {"id": chat.id, "opened": True, "chat": ""}


TRIES = itertools.count(1)


@pytest.fixture(scope="module")
def server(assistant: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("chats")
    users = Users(home / "users")
    for name in ("anna", "gert"):
        users.put(name, PASSWORD, "guest")
    with served(assistant, home, auth=users.path, requests_per_minute=60) as address:
        yield address


def sign_in(browser: Any, server: str, name: str, size: tuple[int, int]) -> Any:
    page = browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(server)
    page.fill("#username", name)
    page.fill("#password", PASSWORD)
    page.click("button")
    page.wait_for_selector("#chat .example, #chat .turn", timeout=60_000)
    return page


@pytest.mark.parametrize("size", EACH_SIZE)
def test_two_people_who_sign_in_see_nothing_of_each_other(server: str, browser: Any, size: tuple[int, int]) -> None:
    question = f"Who signed for Japan? ({size[0]}, {next(TRIES)})"  # the chat of an earlier try is kept, too
    anna, gert = sign_in(browser, server, "anna", size), sign_in(browser, server, "gert", size)
    ask(anna, question)
    anna.wait_for_selector("#chat .option")
    assert anna.evaluate("JSON.stringify(localStorage)") == "{}"
    again = sign_in(browser, server, "anna", size)  # another browser of the same person
    entry = again.locator("#chats .entry", has_text=question)
    entry.wait_for(state="attached")
    entry.evaluate("entry => entry.click()")
    again.wait_for_selector("#turn-0 a.cite")
    assert "Kishida" in again.inner_text("#turn-0")
    gert.reload()
    gert.wait_for_selector("#chat .example")
    assert gert.locator("#chats .entry").count() == 0
    for page in (anna, gert, again):
        page.context.close()
