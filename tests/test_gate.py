"""What the page's server refuses, whoever sends it: other names and sites, addresses in the place of files, other people's conversations."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from conftest import free_port
from faulty import filled
from serving_api import served

from assistant import Assistant
from assistant.page.hosts import FORBIDDEN, MISDIRECTED, Hosts
from assistant.page.limits import Requests
from assistant.page.owners import MOST, Owners
from assistant.page.sent import names_an_address
from assistant.users import Users

PASSWORD = "correct horse battery"
NAMES = [
    ("127.0.0.1", "localhost:7860", 0), ("127.0.0.1", "127.0.0.1:7860", 0), ("127.0.0.1", "[::1]:7860", 0), ("127.0.0.1", "127.8.8.8", 0),
    ("127.0.0.1", "evil.example:7860", MISDIRECTED), ("127.0.0.1", "", MISDIRECTED), ("127.0.0.1", "192.168.1.5:7860", MISDIRECTED),
    ("127.0.0.1", "localhost.evil.example", MISDIRECTED), ("127.0.0.1", "[::1", MISDIRECTED), ("127.0.0.1", "localhost@evil.example", MISDIRECTED),
    ("127.0.0.1", "docs.example", 0), ("127.0.0.1", "DOCS.EXAMPLE.:443", 0), ("0.0.0.0", "192.168.1.5:7860", 0),
    ("0.0.0.0", "evil.example", MISDIRECTED), ("box.lan", "box.lan:80", 0), ("box.lan", "other.lan", MISDIRECTED),
]  # fmt: skip
SITES = [
    ("http://localhost:7860", 0), ("https://docs.example", 0), ("http://evil.example", FORBIDDEN), ("http://localhost:3000", FORBIDDEN),
    ("null", FORBIDDEN), ("http://127.0.0.1:7860", FORBIDDEN), ("http://localhost:7860.evil.example", FORBIDDEN), ("[", FORBIDDEN),
]  # fmt: skip


def _asked(peer: str = "127.0.0.1", **headers: str) -> dict[str, Any]:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "headers": sent, "client": (peer, 5000), "scheme": "http"}


@pytest.mark.parametrize(("listening", "host", "status"), NAMES)
def test_only_names_of_this_machine_are_answered(listening: str, host: str, status: int) -> None:
    refusal = Hosts(listening, ["docs.example", ""]).refusal(_asked(host=host))
    assert (refusal or (0, ""))[0] == status
    assert refusal is None or "AGREEMENTS_TRUSTED_HOSTS" in refusal[1]
    assert Hosts(listening, signin=True).refusal(_asked(host=host)) is None


@pytest.mark.parametrize(("origin", "status"), SITES)
def test_only_the_page_itself_may_send(origin: str, status: int) -> None:
    for signin in (False, True):
        refusal = Hosts("127.0.0.1", ["docs.example"], signin=signin).refusal(_asked(host="localhost:7860", origin=origin))
        assert (refusal or (0, ""))[0] == status


def test_forwarded_headers_are_believed_of_named_proxies_alone() -> None:
    hosts = Hosts(proxies=["10.0.0.1"], names=["docs.example"])
    told = {"x_forwarded_for": "6.6.6.6, 8.8.8.8, 10.0.0.1", "x_forwarded_host": "docs.example", "x_forwarded_proto": "https"}
    near, far = hosts.believed(_asked("10.0.0.1", host="localhost", **told)), hosts.believed(_asked("10.0.0.2", host="localhost", **told))
    assert near["client"][0] == "8.8.8.8" and near["scheme"] == "https" and hosts.refusal(near) is None
    assert far["client"][0] == "10.0.0.2" and far["scheme"] == "http" and len(far["headers"]) == 1
    rebound = _asked("10.0.0.1", host="evil.example", x_forwarded_host="localhost")
    assert (hosts.refusal(hosts.believed(rebound)) or (0,))[0] == MISDIRECTED


def test_a_conversation_is_whose_it_was_first() -> None:
    owners = Owners()
    assert owners.allows("a", "anna") and owners.allows("a", "anna") and not owners.allows("a", "gert") and owners.allows("b", "gert")
    for number in range(MOST + 5):
        owners.allows(f"conversation {number}", "anna")
    assert len(owners._names) == MOST


def test_files_at_addresses_are_found_wherever_they_are() -> None:
    def file(path: Any, **more: Any) -> Any:
        return {"path": path, "meta": {"_type": "gradio.FileData"}, **more}

    deep: Any = file("http://evil.example/a")
    for _ in range(1_000):
        deep = [deep]
    bad = [
        file("http://evil.example/a"),
        [[file("HTTPS://evil.example/a")]],
        {"a": {"b": file("//evil.example/a")}},
        deep,
    ]
    assert all(map(names_an_address, bad))
    assert not any(
        map(
            names_an_address,
            [
                "http://example.org",
                file("/tmp/a.pdf", url="http://localhost:7860/gradio_api/file=/tmp/a.pdf"),
                {"path": 3},
                None,
                [1, {"url": "http://x"}],
            ],
        )
    )


def test_work_that_costs_more_is_counted_as_more() -> None:
    now = [0.0]
    requests = Requests(60, lambda: now[0])
    assert [requests.take("a", 10) for _ in range(6)] == [0.0] * 6
    assert requests.take("a", 10) == pytest.approx(10) and requests.take("b", 1_000) == 0 and requests.take("b") == pytest.approx(1)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over three small documents, which only this module changes."""
    index = filled(tmp_path_factory.mktemp("small"))
    yield Assistant(index)
    index.close()


@pytest.fixture(scope="module")
def server(small: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("gate")
    users = Users(home / "users")
    for name in ("anna", "gert"):
        users.put(name, PASSWORD, "guest")
    with served(small, home, auth=users.path, requests_per_minute=30) as address:
        yield address


@contextlib.contextmanager
def _signed_in(server: str, name: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=60) as client:
        assert client.post("/login", data={"username": name, "password": PASSWORD}).status_code == 200
        yield client


def _event(client: httpx.Client, elem_id: str) -> int:
    config = client.get("/config").json()
    button = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == elem_id)
    return int(next(d["id"] for d in config["dependencies"] if [button, "click"] in [list(target) for target in d["targets"]]))


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    """A server that somebody would have the page fetch from, and what it was asked for."""
    asked: list[str] = []

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

    answering = http.server.HTTPServer(("127.0.0.1", free_port()), Answering)
    threading.Thread(target=answering.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{answering.server_port}", asked
    answering.shutdown()


def test_no_address_is_fetched_in_the_place_of_a_file(server: str, outside: tuple[str, list[str]]) -> None:
    address, asked = outside
    file = {"path": f"{address}/secret.txt", "meta": {"_type": "gradio.FileData"}}
    with _signed_in(server, "anna") as anna:
        event = _event(anna, "add")
        assert (
            anna.post("/gradio_api/queue/join", json={"data": [[file], "mine"], "fn_index": event, "session_hash": "f1"}).status_code == 200
        )
        told = anna.get("/gradio_api/queue/data", params={"session_hash": "f1"}).text
        assert "A file is uploaded, not named by an address" in told
        call = {"data": ["Who signed?", [{"role": "user", "content": "x", **file}], None, None]}
        assert "not named by an address" in anna.post("/gradio_api/run/ask", json=call).text
        for path in (f"/gradio_api/file={address}/a", f"/gradio_api/proxy={address}/a", f"/gradio_api/file=HTTP:{address[5:]}/a"):
            assert anna.get(path).status_code == 404
    assert asked == []


def test_an_endpoint_does_what_its_path_says(server: str) -> None:
    with _signed_in(server, "anna") as anna:
        event = _event(anna, "audit")
        for path in ("/gradio_api/run/documents", "/gradio_api/api/documents"):
            told = anna.post(path, json={"data": [], "fn_index": event, "session_hash": "g1"})
            assert told.status_code == 500 and "leave out fn_index" in told.text


def test_nobody_reads_or_writes_the_conversation_of_another(server: str) -> None:
    with _signed_in(server, "anna") as anna, _signed_in(server, "gert") as gert:
        call = {"data": [], "fn_index": _event(anna, "audit"), "session_hash": "annas"}
        assert anna.post("/gradio_api/queue/join", json=call).status_code == 200
        for refused in (
            gert.post("/gradio_api/queue/join", json=call),
            gert.get("/gradio_api/queue/data", params={"session_hash": "annas"}),
            gert.get("/gradio_api/heartbeat/annas"),
            gert.post("/gradio_api/reset", json={"event_id": "x", "fn_index": 1, "session_hash": "annas"}),
        ):
            assert refused.status_code == 403 and "somebody else" in refused.text
        assert "process_completed" in anna.get("/gradio_api/queue/data", params={"session_hash": "annas"}).text


def test_after_signing_out_the_token_is_worth_nothing(server: str) -> None:
    for method in ("GET", "POST"):
        with _signed_in(server, "anna") as anna:
            token = {"agreements-session": anna.cookies["agreements-session"]}
            away = anna.request(method, "/logout", headers={"sec-fetch-site": "cross-site"})
            assert away.headers["location"] == "/" and httpx.get(f"{server}/config", cookies=token).status_code == 200
            anna.request(method, "/logout")
            assert httpx.get(f"{server}/config", cookies=token).status_code == 401


def test_a_guest_waits_and_the_others_do_not(server: str) -> None:
    with _signed_in(server, "gert") as gert, _signed_in(server, "anna") as anna:
        call = {"data": [], "fn_index": _event(gert, "audit")}
        joined = [gert.post("/gradio_api/queue/join", json=call | {"session_hash": f"w{n}"}).status_code for n in range(200)]
        began = time.monotonic()
        assert anna.post("/gradio_api/run/documents", json={"data": []}).status_code == 200
        assert time.monotonic() - began < 5 and set(joined) <= {200, 429}


def test_the_same_file_from_five_people_is_there_for_each(small: Assistant, tmp_path: Path) -> None:
    with served(small, tmp_path) as address, httpx.Client(base_url=address, timeout=60) as client:
        event, told = _event(client, "add"), []
        paths = [
            client.post("/gradio_api/upload", files={"files": ("pact.txt", b"1. The lessee shall keep bees.\n")}).json()[0]
            for _ in range(5)
        ]
        for number, path in enumerate(paths):
            file = {"path": path, "url": f"{address}/gradio_api/file={path}", "meta": {"_type": "gradio.FileData"}}
            call = {"data": [[file], "mine"], "fn_index": event, "session_hash": f"five{number}"}
            assert client.post("/gradio_api/queue/join", json=call).status_code == 200
        for number in range(5):
            told.append(client.get("/gradio_api/queue/data", params={"session_hash": f"five{number}"}).text)
        assert all("process_completed" in one and "not there" not in one and "cannot be" not in one for one in told)
        assert sum("added as" in one for one in told) == 1 and sum("unchanged" in one for one in told) == 4
        assert not any(Path(path).exists() for path in paths)


def test_without_a_sign_in_only_this_machine_is_answered(small: Assistant, tmp_path: Path) -> None:
    with served(small, tmp_path, trusted_hosts="docs.example") as address:
        call, path = {"data": []}, f"{address}/gradio_api/run/collections"
        assert httpx.post(path, json=call, timeout=60).status_code == 200
        assert httpx.post(path, json=call, headers={"host": "docs.example"}, timeout=60).status_code == 200
        rebound = httpx.post(path, json=call, headers={"host": f"evil.example:{address.rpartition(':')[2]}"})
        assert rebound.status_code == MISDIRECTED and "AGREEMENTS_TRUSTED_HOSTS=evil.example" in rebound.json()["error"]
        foreign = httpx.post(f"{address}/gradio_api/upload", files={"files": ("a.md", b"x")}, headers={"origin": "https://evil.example"})
        assert foreign.status_code == FORBIDDEN
