"""Nobody holds up another who uses the page: whose event begins next, what is not theirs to do, and how much one visitor may take."""

from __future__ import annotations

import contextlib
import json
import secrets
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from faulty import filled
from serving_api import PASSWORD, Person, served, signed_in

from assistant import Answer, Assistant
from assistant.page.fair_queue import MOST_OF_ONE
from assistant.page.limits import Requests
from assistant.page.shares import MOST_OPEN, Shares
from assistant.page.visitor import Visitor
from assistant.users import Users

pytestmark = pytest.mark.slow

PEOPLE = {"anna": "guest", "gert": "guest", "erik": "editor"}


class Held(Assistant):
    """Answers as ever; a question with "slowly" in it is not answered before `free` is set. `under_way`: how many such there are, `most` ever."""

    under_way = most = 0

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.free, self._count = threading.Event(), threading.Lock()

    def stream(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Iterator[Answer]:
        if "slowly" in question:
            with self._count:
                self.under_way += 1
                self.most = max(self.most, self.under_way)
            self.free.wait(60)
            self.under_way -= 1
        yield from super().stream(question, history, documents, collections)


@pytest.fixture(scope="module")
def held(assistant: Any) -> Held:
    return Held(assistant.index, None, assistant.reader)


@pytest.fixture(scope="module")
def server(held: Held, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("fair")
    users = Users(home / "users")
    for name, role in PEOPLE.items():
        users.put(name, PASSWORD, role)
    with served(held, home, auth=users.path, requests_per_minute=300) as address:
        yield address


def test_two_hundred_questions_of_one_do_not_hold_up_another(server: str, held: Held) -> None:
    with signed_in(server, "gert") as gert, signed_in(server, "anna") as anna:
        submit = gert.event("question", "submit")
        joined = [gert.joins(submit, [{"text": f"Who signed slowly for Japan? {n}", "files": []}, None]) for n in range(200)]
        refused = [one for one in joined if one.status_code == 429]
        assert len(refused) > 100 and "wait for their turn already" in refused[0].text
        assert "Kishida" in anna.asks("Who signed for Japan?"), "while none of the others is answered"
        assert 0 < held.under_way <= held.most <= MOST_OF_ONE
        held.free.set()


def test_long_work_of_one_holds_up_no_comparison_of_another(server: str, held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    free, begun, compare = threading.Event(), threading.Event(), held.compare

    def slow(question: str, *given: Any, **more: Any) -> Any:
        if "slowly" in question:
            begun.set()
            free.wait(60)
        return compare(question, *given, **more)

    monkeypatch.setattr(held, "compare", slow)
    with signed_in(server, "gert") as gert, signed_in(server, "anna") as anna:
        go = gert.event("compare-go", "click")
        for _ in range(5):
            gert.joins(go, [["all"], [], "slowly: notice"])
        assert begun.wait(30)
        assert "Japan" in anna.does(go, [["all"], [], "air defence"])
        free.set()


def test_a_guest_changes_nothing_whatever_is_sent_to_whatever_event(server: str, held: Held, tmp_path: Path) -> None:
    """Each event of the page, with what the page itself holds, and with a file of the server."""
    before = [(document.id, document.collection) for document in held.index.documents()], held.index.collections()
    secret = tmp_path / "secret.txt"
    secret.write_text("The parties shall keep a secret.")
    file = {"path": str(secret), "meta": {"_type": "gradio.FileData"}}
    with signed_in(server, "anna") as anna:
        parts = {part["id"]: part["props"].get("value") for part in anna.config["components"]}
        events = [one for one in anna.config["dependencies"] if one["backend_fn"]]
        assert len(events) > 50
        for one in events:
            told = anna.does(one["id"], [[file], *[None] * (len(one["inputs"]) - 1)]) if one["inputs"] else ""
            assert not told or "role editor" in told, one["targets"]
        names = {"add", "add-documents", "yes", "repair", "save", "search-shipped", "fetch", "delete"}
        names |= {f"collection-{act}" for act in ("aside", "rename", "yes", "export")}
        elems = {part["id"]: part["props"].get("elem_id") for part in anna.config["components"]}
        for one in events:
            changing = names & {elems.get(target[0]) for target in one["targets"]} and one["targets"][0][1] != "change"
            told = anna.does(one["id"], [parts[part] for part in one["inputs"]])
            assert not changing or "role editor" in told, one["targets"]
    assert before == ([(document.id, document.collection) for document in held.index.documents()], held.index.collections())


def test_nobody_reads_or_ends_what_another_asked_by_any_path(server: str) -> None:
    with signed_in(server, "anna") as anna, signed_in(server, "gert") as gert:
        audit = anna.event("audit", "click")
        event = anna.joins(audit, [], "of-anna").json()["event_id"]
        for path in ("/gradio_api/call/ask/of-anna", "/gradio_api/call/v2/ask/of-anna", "/gradio_api/heartbeat/of-anna"):
            refused = gert.client.get(path)
            assert refused.status_code == 403 and "somebody else" in refused.text
        cancel = {"session_hash": secrets.token_hex(8), "fn_index": audit, "event_id": event}
        ended = gert.client.post("/gradio_api/cancel", json=cancel)
        told = anna.client.get("/gradio_api/queue/data", params={"session_hash": "of-anna"}).text
        assert "process_completed" in told and "whole" in told and (ended.status_code == 403 or "success" in ended.text)


@pytest.mark.parametrize(
    "path",
    """/gradio_api/proxy=https://example.org /gradio_api/file=https://example.org/a /gradio_api/process_recording /gradio_api/deep_link
    /gradio_api/component_server /gradio_api/run-history/records /gradio_api/runs /monitoring /monitoring/summary /gradio_api/vibe-code
    /gradio_api/stream/a/b/1/playlist.m3u8 /gradio_api/token /gradio_api/dev/reload /docs""".split(),
)
def test_what_the_page_does_not_use_is_not_there(server: str, path: str) -> None:
    with signed_in(server, "erik") as erik:
        assert erik.client.get(path).status_code == 404
        assert erik.client.post(path, json={"session_hash": "x"}).status_code == 404


def test_everything_that_costs_is_counted(held: Held, tmp_path: Path) -> None:
    users = Users(tmp_path / "users")
    users.put("gert", PASSWORD, "guest")
    with served(held, tmp_path, auth=users.path, requests_per_minute=20) as address:
        costly = {
            "pages": lambda gert: [gert.client.get("/config").status_code for _ in range(25)],
            "conversations": lambda gert: [gert.joins(gert.event("new-chat", "click"), [None]).status_code for _ in range(25)],
            "large calls": lambda gert: [gert.joins(gert.event("new-chat", "click"), ["x" * 900_000], "one").status_code for _ in range(3)],
            "checks": lambda gert: [json.dumps(gert.does(gert.event("audit", "click"), [])) for _ in range(3)][-1:],
        }
        for what, sent in costly.items():
            users.put(f"gert-{len(what)}", PASSWORD, "guest")
            with signed_in(address, f"gert-{len(what)}") as gert:
                told = sent(gert)
                assert told[-1] == 429 or "20 requests a minute" in str(told[-1]), (what, told)


def test_requests_that_stay_open_are_bounded_and_given_back() -> None:
    shares, gert, anna = Shares(), Visitor("gert", "guest", Requests(60)), Visitor("anna", "guest", Requests(60))
    local = Visitor("127.0.0.1", "editor", Requests(0))
    with contextlib.ExitStack() as held:
        assert [held.enter_context(shares.taken(gert)) for _ in range(MOST_OPEN)] == [None] * MOST_OPEN
        refused = held.enter_context(shares.taken(gert))
        assert refused is not None and refused.status_code == 429
        assert held.enter_context(shares.taken(anna)) is None
        assert [held.enter_context(shares.taken(local)) for _ in range(MOST_OPEN * 2)] == [None] * (MOST_OPEN * 2)
    with shares.taken(gert) as now:
        assert now is None


def test_a_full_disk_is_told_to_who_sends_a_file_and_asking_goes_on(tmp_path: Path) -> None:
    from test_faults import SmallDisk

    disk = SmallDisk(tmp_path)
    try:
        index = filled(disk.home)
        with served(Assistant(index), disk.home / "page") as address, httpx.Client(base_url=address, timeout=60) as client:
            person = Person(client)
            disk.fill(0)
            full = httpx.post(f"{address}/gradio_api/upload", files={"files": ("a.md", b"# A pact\n\nOne shall pay." * 3000)})
            assert full.status_code == 507 and "is full. Free some space" in full.json()["error"]
            assert "120 vectors" in person.does(person.event("audit", "click"), [])
            disk.empty()
            assert httpx.post(f"{address}/gradio_api/upload", files={"files": ("a.md", b"# A pact")}).status_code == 200
        index.close()
    finally:
        disk.close()
