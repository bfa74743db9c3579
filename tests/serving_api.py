"""The whole page - gate, endpoints and all - served by the test's own process over an assistant that is there already, and who uses it."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from anyio.from_thread import start_blocking_portal
from conftest import free_port

from assistant import Assistant, Settings
from assistant.page import whole_page
from assistant.page.loading import Loading

PASSWORD = "correct horse battery"


@contextlib.contextmanager
def served(assistant: Assistant, home: Path, **settings: Any) -> Iterator[str]:
    """The address of the page with these settings."""
    port = free_port()
    given = Settings(home=home, **settings)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GRADIO_TEMP_DIR", str(home / "uploads"))  # read when a part of the page is made, and with each upload
        blocks, how = whole_page(Loading(given, assistant), given)
        blocks.launch(server_name="127.0.0.1", server_port=port, prevent_thread_lock=True, quiet=True, **how)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            blocks.close()


def awaited(what: Callable[[], Awaitable[Any]]) -> Any:
    """What it comes to, in a thread of its own: that of the tests belongs to the browser."""
    with start_blocking_portal() as portal:
        return portal.call(what)


class Person:
    """Somebody who is signed in."""

    def __init__(self, client: httpx.Client) -> None:
        self.client, self.config = client, client.get("/config").json()

    def event(self, elem_id: str, does: str) -> int:
        part = next(c["id"] for c in self.config["components"] if c["props"].get("elem_id") == elem_id)
        return int(next(d["id"] for d in self.config["dependencies"] if [part, does] in [list(target) for target in d["targets"]]))

    def joins(self, event: int, data: list[Any], session: str = "") -> httpx.Response:
        body = {"data": data, "fn_index": event, "session_hash": session or secrets.token_hex(8)}
        return self.client.post("/gradio_api/queue/join", json=body)

    def does(self, event: int, data: list[Any]) -> str:
        """What the server says when a part of the page is used."""
        session = secrets.token_hex(8)
        joined = self.joins(event, data, session)
        if joined.status_code != 200:
            return joined.text
        return self.client.get("/gradio_api/queue/data", params={"session_hash": session}).text

    def asks(self, question: str) -> str:
        return self.does(self.event("question", "submit"), [{"text": question, "files": []}, None])


@contextlib.contextmanager
def signed_in(server: str, name: str) -> Iterator[Person]:
    with httpx.Client(base_url=server, timeout=60) as client:
        assert client.post("/login", data={"username": name, "password": PASSWORD}).status_code == 200
        yield Person(client)
