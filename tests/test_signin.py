"""Signing in over real HTTP: who may in, who may change what, what is counted, and that sessions do not mix."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from serving_api import awaited, served

from assistant.page.api import ENDPOINTS
from assistant.users import Users

pytestmark = pytest.mark.slow

PASSWORD = "correct horse battery"
PAGE = {"accept": "text/html"}
FORM = {"username": "anna", "password": PASSWORD}


class Server:
    """The address of a page with a sign-in, and its people: anna and gert ask, erik changes the library too."""

    def __init__(self, address: str, users: Users) -> None:
        self.address, self.users = address, users
        self._config: dict[str, Any] = {}

    @contextlib.contextmanager
    def signed_in(self, name: str) -> Iterator[httpx.Client]:
        with httpx.Client(base_url=self.address, timeout=60) as client:
            assert client.post("/login", data={"username": name, "password": PASSWORD}).status_code == 200
            yield client

    def on_click(self, client: httpx.Client, elem_id: str, data: list[Any], does: str = "click") -> str:
        """What the page's server says when a part is used by somebody who has no page."""
        hash_ = secrets.token_hex(8)
        self._config = self._config or client.get("/config").json()
        button = next(c["id"] for c in self._config["components"] if c["props"].get("elem_id") == elem_id)
        event = next(d["id"] for d in self._config["dependencies"] if [button, does] in [list(target) for target in d["targets"]])
        body = {"data": data, "fn_index": event, "session_hash": hash_}
        joined = client.post("/gradio_api/queue/join", json=body)
        if joined.status_code != 200:
            return joined.text
        return client.get("/gradio_api/queue/data", params={"session_hash": hash_}).text


@pytest.fixture(scope="module")
def server(assistant: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("signin")
    users = Users(home / "users")
    for name, role in (("anna", "guest"), ("erik", "editor"), ("gert", "guest")):
        users.put(name, PASSWORD, role)
    with served(assistant, home, auth=users.path, requests_per_minute=30, upload_mb=1) as address:
        yield Server(address, users)


@pytest.mark.parametrize(
    "path",
    ["/config", "/gradio_api/info", "/gradio_api/queue/data", "/gradio_api/file=/etc/passwd", "/gradio_api/mcp/", "/monitoring", "/nope"],
)
def test_without_a_sign_in_nothing_is_told(server: Server, path: str) -> None:
    told = httpx.get(server.address + path, headers={"accept": "text/event-stream"})
    assert told.status_code == 401 and "Sign in first" in told.json()["error"]
    assert "www-authenticate" in told.headers or "mcp" not in path
    assert httpx.post(server.address + path, json={}).status_code == 401


def test_a_browser_is_shown_the_form_and_let_in_with_the_right_password(server: Server) -> None:
    with httpx.Client(base_url=server.address, headers=PAGE, follow_redirects=True) as client:
        assert 'type="password"' in client.get("/").text
        wrong = client.post("/login", data={"username": "anna", "password": "<b>wrong</b>"})
        assert wrong.status_code == 401 and "do not fit" in wrong.text and not client.cookies
        right = client.post("/login", data=FORM)
        assert right.status_code == 200 and "gradio" in right.text
        assert client.get("/config").json()["dependencies"]
        assert 'type="password"' in client.post("/logout").text
        assert client.get("/config").status_code == 401 or 'type="password"' in client.get("/config").text


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(server: Server) -> None:
    cookie = httpx.post(f"{server.address}/login", data=FORM).headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Max-Age=43200" in cookie


def test_clients_sign_in_with_a_cookie_or_with_each_request(server: Server) -> None:
    from gradio_client import Client

    client = Client(server.address, auth=("anna", PASSWORD), verbose=False, analytics_enabled=False)
    assert len(client.predict(api_name="/documents")) >= 50
    call = {"data": ["Who signed for Japan?", None]}
    told = httpx.post(f"{server.address}/gradio_api/run/ask", json=call, auth=("anna", PASSWORD), timeout=60)
    assert "Fumio Kishida" in told.json()["data"][0]["text"]
    for header in ("Basic", "Basic ???", "Basic YW5uYQ==:"):
        assert httpx.get(f"{server.address}/config", headers={"authorization": header}).status_code == 401


def test_an_mcp_client_signs_in_with_each_request(server: Server) -> None:
    async def tools(auth: httpx.BasicAuth | None) -> list[str]:
        from mcp import ClientSession
        from mcp.client.streamable_http import streamablehttp_client

        address = f"{server.address}/gradio_api/mcp/"
        async with streamablehttp_client(address, auth=auth) as (receive, send, _), ClientSession(receive, send) as session:
            await session.initialize()
            assert not (await session.call_tool("documents", {})).isError
            return sorted(tool.name for tool in (await session.list_tools()).tools)

    assert awaited(lambda: tools(httpx.BasicAuth("anna", PASSWORD))) == sorted(ENDPOINTS)
    with pytest.raises(BaseException) as refused:  # noqa: B017,PT011  a group of what its tasks raised
        awaited(lambda: asyncio.wait_for(tools(None), 20))
    assert "401" in repr(refused.value.exceptions if isinstance(refused.value, BaseExceptionGroup) else refused.value)


def test_a_guest_changes_nothing_neither_by_upload_nor_by_the_page(server: Server, assistant: Any, tmp_path: Path) -> None:
    before = [document.id for document in assistant.index.documents()]
    with server.signed_in("anna") as guest:
        refused = guest.post("/gradio_api/upload", files={"files": ("a.md", b"# A pact\n\nOne shall pay.")})
        assert refused.status_code == 403 and "role editor" in refused.json()["error"]
        changes: list[tuple[str, list[Any]]] = [("add", [[], "mine"]), ("yes", [None]), ("repair", []), ("save", [None, "Mine", *[""] * 7])]
        changes += [(f"collection-{act}", [None]) for act in ("aside", "yes", "export")] + [("collection-rename", [None, "yours"])]
        for button, data in changes:
            assert "not change the library" in server.on_click(guest, button, data), button
        assert "not change the library" in server.on_click(guest, "add-documents", [None], "upload")
        assert "process_completed" in server.on_click(guest, "audit", [])
    assert [document.id for document in assistant.index.documents()] == before


def test_an_editor_may_upload_up_to_the_limit(server: Server) -> None:
    with server.signed_in("erik") as editor:
        assert editor.post("/gradio_api/upload", files={"files": ("a.md", b"# A pact\n\nOne shall pay.")}).status_code == 200
        assert editor.post("/gradio_api/upload", files={"files": ("b.md", b"x" * 2_000_000)}).status_code == 413
        assert "not change the library" not in server.on_click(editor, "repair", [])


def test_a_new_password_role_or_a_removal_holds_at_once(server: Server) -> None:
    server.users.put("kate", PASSWORD, "editor")
    with server.signed_in("kate") as kate:
        assert kate.get("/gradio_api/info").status_code == 200
        text = server.users.path.read_text()
        server.users.path.write_text(text.replace("kate:editor", "kate:guest"))
        assert kate.post("/gradio_api/upload", files={"files": ("a.md", b"x")}).status_code == 403
        server.users.put("kate", "another password", "editor")
        assert kate.get("/gradio_api/info").status_code == 401
    server.users.remove("kate")
    assert httpx.post(f"{server.address}/login", data={"username": "kate", "password": "another password"}).status_code == 401
    with server.signed_in("anna") as anna:
        assert anna.get("/config").status_code == 200


def test_two_conversations_at_once_do_not_mix(server: Server, browser: Any) -> None:
    asked = {"anna": "How long does the Latvian agreement last?", "gert": "Who signed for Japan?"}
    first, then = {"anna": "ten years", "gert": "Kishida"}, {"anna": "Vilnius", "gert": "Italy"}
    pages = {}
    for name in asked:
        page = browser.new_context().new_page()
        page.goto(server.address)
        page.fill("#username", name)
        page.fill("#password", PASSWORD)
        page.click("button")
        page.wait_for_selector("#question textarea")
        page.wait_for_function("name => document.body.innerText.includes('Signed in as ' + name)", arg=name)
        pages[name] = page
    for questions, told in ((asked, first), (dict.fromkeys(asked, "Where was it signed?"), then)):
        for name, page in pages.items():
            page.fill("#question textarea", questions[name])
            page.keyboard.press("Enter")
        for name, page in pages.items():
            page.wait_for_function("text => document.querySelector('#chat').innerText.includes(text)", arg=told[name], timeout=60_000)
    assert "Japan" not in pages["anna"].inner_text("#chat") and "Latvia" not in pages["gert"].inner_text("#chat")
    pages["gert"].get_by_role("tab", name="Library").click()
    pages["gert"].wait_for_selector("#locked .note")
    assert pages["gert"].locator("#add").count() == 0 or not pages["gert"].locator("#add").is_visible()


def test_a_visitor_who_asks_too_often_is_told_to_wait(server: Server) -> None:
    with server.signed_in("gert") as gert:
        told = [gert.post("/gradio_api/run/documents", json={"data": []}).text]
        while "30 requests a minute" not in told[-1] and len(told) < 90:  # one more is free every two seconds, and a machine may be slow
            told.append(gert.post("/gradio_api/run/documents", json={"data": []}).text)
        asked = [{"text": "Who signed for Japan?", "files": []}, None]
        clicked = (server.on_click(gert, "question", asked, "submit") for _ in range(9))
        assert any("30 requests a minute" in answer for answer in clicked)
    assert "30 requests a minute" in told[-1] and "document_id" in told[0]
    with server.signed_in("erik") as other:
        assert "document_id" in other.post("/gradio_api/run/documents", json={"data": []}).text


def test_guessing_gets_slower(server: Server) -> None:
    guesses = wait = 0
    while wait < 4:  # seconds: long enough for what follows, on a slow machine too
        time.sleep(wait)
        answer = httpx.post(f"{server.address}/login", data={"username": "erik", "password": str(guesses)})
        guesses += answer.status_code != 429
        wait = int(answer.headers["retry-after"]) if answer.status_code == 429 else 0
    assert "Wait" in answer.json()["error"] and guesses < 8
    late = httpx.post(f"{server.address}/login", data={"username": "erik", "password": PASSWORD})
    assert late.status_code == 429  # even the right one has to wait
    assert httpx.get(f"{server.address}/config", auth=("erik", "guess")).status_code == 429
    assert httpx.post(f"{server.address}/login", content=b"x" * 100_000).status_code == 401


def test_who_lets_everybody_in_lets_them_ask_only(assistant: Any, tmp_path: Path) -> None:
    with served(assistant, tmp_path, open=True) as address:
        assert "document_id" in httpx.post(f"{address}/gradio_api/run/documents", json={"data": []}, timeout=60).text
        assert httpx.post(f"{address}/gradio_api/upload", files={"files": ("a.md", b"x")}).status_code == 403


def test_hashing_does_not_stop_the_others(server: Server) -> None:
    time.sleep(2)  # the wait of the guesses before
    began = time.monotonic()
    assert httpx.get(f"{server.address}/login", headers=PAGE).status_code == 200
    assert time.monotonic() - began < 2
