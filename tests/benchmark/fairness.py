"""Prints how long other people wait for an answer while one person has costly work done, beside the time when nobody else is there.

python tests/benchmark/fairness.py [--home FOLDER] [--questions 40] [--work adding,comparing,...]

A page with a sign-in is served on this machine, over a copy of the index in `--home` (else of AGREEMENTS_HOME, else a new one). Exit
status 1 where some work more than doubles the 95th percentile.
"""

# ruff: noqa: E402
from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import os
import secrets
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import httpx

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "hostile")]
from repetitive import WORST

from assistant.users import Users
from corpus import parties
from corpus.loading import load

ROOT = Path(__file__).parents[2]
PASSWORD = "correct horse battery"
OTHERS = 12  # people who ask by turns, so that none of them asks too often
PAUSE_S = 0.2  # between an answer and the next question
MOST = 2.0  # times the idle 95th percentile
TOPICS = ("air defence", "notice of termination", "sanctions against Russia", "demining", "cyber security", "return of children")
ASKED = ("What does the agreement with {name} say about {topic}?", "Which agreements speak of {topic}?", "Who signed for {name}?")
CLAUSES = ("shall keep the ferry in good repair", "may end this agreement in writing", "shall pay the invoice by the last day")


class Person:
    """Somebody who is signed in, with the page's parts and events."""

    def __init__(self, client: httpx.AsyncClient, config: dict[str, Any]) -> None:
        self.client, self._config = client, config

    async def does(self, elem_id: str, does: str, data: list[Any]) -> str:
        """What the server says when a part of the page is used; a refusal is waited out."""
        part = next(c["id"] for c in self._config["components"] if c["props"].get("elem_id") == elem_id)
        event = next(d["id"] for d in self._config["dependencies"] if [part, does] in [list(target) for target in d["targets"]])
        session = secrets.token_hex(8)
        body = {"data": data, "fn_index": event, "session_hash": session, "trigger_id": part}
        joined = await self.client.post("/gradio_api/queue/join", json=body)
        if joined.status_code != 200:
            await asyncio.sleep(1)
            return joined.text
        told = ""
        async with self.client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as news:
            async for line in news.aiter_lines():
                told = line or told
                if '"process_completed"' in line or '"close_stream"' in line:
                    break
        return told

    async def asks(self, question: str) -> str:
        """The last thing the server says to a question in the chat's box."""
        return await self.does("question", "submit", [{"text": question, "files": []}, None])

    async def adds(self, name: str, data: bytes) -> None:
        """A file is sent and added by the button."""
        (path,) = (await self.client.post("/gradio_api/upload", files={"files": (name, data)})).json()
        await self.does("add", "click", [[{"path": path, "meta": {"_type": "gradio.FileData"}}], "mine"])


@contextlib.asynccontextmanager
async def signed_in(address: str, name: str) -> Any:
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=600, limits=limits) as client:
        (await client.post("/login", data={"username": name, "password": PASSWORD})).raise_for_status()
        yield Person(client, (await client.get("/config")).json())


# -- what one person has done ----------------------------------------------------------------------------------------------


async def adding(person: Person) -> None:
    for number in itertools.count():
        text = "\n\n".join(f"{n}. {secrets.token_hex(3)} {CLAUSES[n % 3]} of item {n * number}." for n in range(1, 400))
        await person.adds(f"pact-{number}.txt", f"Agreement {number} of {secrets.token_hex(4)}\n\n{text}".encode())


async def hostile(person: Person) -> None:
    """The ten files that cost the most to read or to refuse, over and over."""
    worst = [(name, made()) for name, made in WORST.items()]
    for number, (name, data) in enumerate(itertools.cycle(worst)):
        await person.adds(f"{number}-{name}", data)


async def comparing(person: Person) -> None:
    for number in itertools.count():
        topic = f"{TOPICS[number % len(TOPICS)]} in year {2000 + number}"
        await person.does("compare-go", "click", [["all"], [], topic])


async def auditing(person: Person) -> None:
    while True:
        await person.does("audit", "click", [])


async def crowding(person: Person) -> None:
    """Two hundred questions at once, and again as long as they are taken."""
    names = [parties.name_of(slug) for document in load().documents for slug in document.partners[:1]]
    for first in itertools.count(0, 200):
        questions = (f"What does the agreement with {names[n % len(names)]} say about item {n}?" for n in range(first, first + 200))
        await asyncio.gather(*(person.asks(question) for question in questions))


async def searching(person: Person) -> None:
    """Eight calls of the endpoints at once."""

    async def calls() -> None:
        for number in itertools.count():
            data = [f"{TOPICS[number % len(TOPICS)]} {secrets.token_hex(2)}", 100]
            told = await person.client.post("/gradio_api/run/retrieve", json={"data": data})
            if told.status_code != 200:
                await asyncio.sleep(1)

    await asyncio.gather(*(calls() for _ in range(8)))


WORK: dict[str, Callable[[Person], Coroutine[Any, Any, None]]] = {
    work.__name__: work for work in (adding, hostile, comparing, auditing, crowding, searching)
}


# -- how long the others wait ----------------------------------------------------------------------------------------------


def questions(count: int) -> list[str]:
    """As many different questions."""
    names = dict.fromkeys(parties.name_of(slug) for document in load().documents for slug in document.partners[:1])
    every = itertools.product(ASKED, TOPICS, names)
    made = list(dict.fromkeys(asked.format(name=name, topic=topic) for asked, topic, name in every))
    return made[:: max(1, len(made) // count)][:count]


async def waited(people: list[Person], asked: list[str]) -> list[float]:
    """Seconds until each whole answer, one question after the other."""
    seconds = []
    for number, question in enumerate(asked):
        began = time.perf_counter()
        told = await people[number % len(people)].asks(question)
        seconds.append(time.perf_counter() - began)
        assert '"success":true' in told.replace(" ", ""), told[:500]
        await asyncio.sleep(PAUSE_S)
    return seconds


def row(name: str, seconds: list[float]) -> float:
    """Print a line; returns the 95th percentile."""
    p95 = statistics.quantiles(seconds, n=20)[-1]
    print(f"{name:12} p50 {statistics.median(seconds):6.3f} s   p95 {p95:6.3f} s   longest {max(seconds):6.3f} s", flush=True)
    return p95


async def measured(address: str, count: int, work: list[str]) -> bool:
    """Whether no work more than doubles the time of others."""
    asked = questions(count)
    async with contextlib.AsyncExitStack() as stack:
        others = [await stack.enter_async_context(signed_in(address, f"other{n}")) for n in range(OTHERS)]
        await waited(others, asked)  # what is remembered of them is remembered in every row
        idle, fair = row("idle", await waited(others, asked)), True
        for name in work:
            busy = asyncio.create_task(WORK[name](await stack.enter_async_context(signed_in(address, "busy"))))
            await asyncio.sleep(2)
            p95 = row(name, await waited(others, asked))
            fair &= p95 <= MOST * idle
            if busy.done():
                raise RuntimeError(f"{name} ended early") from busy.exception()
            busy.cancel()
            await asyncio.sleep(5)  # what was begun ends
        return fair


@contextlib.contextmanager
def served(home: Path, port: int) -> Iterator[str]:
    """A page with a sign-in over the index in `home`, once it answers."""
    users = Users(home / "users")
    for name in ("busy", *(f"other{n}" for n in range(OTHERS))):
        users.put(name, PASSWORD, "editor" if name == "busy" else "guest")
    told = {"AGREEMENTS_HOME": str(home), "AGREEMENTS_PORT": str(port), "AGREEMENTS_AUTH": str(users.path)}
    told |= {"GRADIO_TEMP_DIR": str(home / "uploads"), "PYTHONPATH": str(ROOT)}
    server, address = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env={**os.environ, **told}), f"http://127.0.0.1:{port}"
    try:
        for _ in range(1_200):
            with contextlib.suppress(httpx.TransportError, KeyError):
                call = httpx.post(f"{address}/gradio_api/run/documents", json={"data": []}, auth=("busy", PASSWORD), timeout=300)
                if call.json()["data"]:
                    break
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(60)


def main() -> int:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--home", type=Path, default=Path(os.environ.get("AGREEMENTS_HOME", "")))
    wanted.add_argument("--questions", type=int, default=40)
    wanted.add_argument("--work", default=",".join(WORK))
    given = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        if (given.home / "index").is_dir():
            shutil.copytree(given.home / "index", Path(folder) / "index")
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        with served(Path(folder), port) as address:
            return 0 if asyncio.run(measured(address, given.questions, given.work.split(","))) else 1


if __name__ == "__main__":
    sys.exit(main())
