"""Prints what 50 conversations at once cost one server: errors, answers about another partner, and times (p50, p95).

python tests/benchmark/load.py [--chats 50] [--way page|endpoint] [--address URL]

Each chat is a session of its own about its own partner: who signed, then follow-ups that name nobody. Without an address a
server is started on this machine, over the index of AGREEMENTS_HOME.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import html
import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from corpus import parties
from corpus.document import Document
from corpus.loading import load

ROOT = Path(__file__).parents[2]
QUESTIONS = ("Who signed for {name}?", "When was it signed?", "What does it say about air defence?")


@dataclass
class Chat:
    """One conversation, and what became of it."""

    document: Document
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    mixed: int = 0

    def expected(self) -> tuple[str, str, str]:
        """What each answer must say: the signer, the day, and the title of the agreement that it quotes."""
        assert self.document.signed
        return self.document.signers[-1], f"{self.document.signed.day} {self.document.signed:%B %Y}", self.document.title


async def by_endpoint(client: httpx.AsyncClient, chat: Chat, _config: dict[str, Any]) -> None:
    """A conversation over `/ask`: the client keeps the history."""
    history: list[dict[str, str]] = []
    for question, expected in zip(QUESTIONS, chat.expected(), strict=True):
        asked = question.format(name=parties.name_of(chat.document.partners[0]))
        began = time.perf_counter()
        answer = (await client.post("/gradio_api/run/ask", json={"data": [asked, history]})).json()
        chat.seconds.append(time.perf_counter() - began)
        if "data" not in answer:
            chat.errors.append(str(answer)[:200])
            continue
        told = answer["data"][0]
        own = all(chat.document.partners[0] in citation["partners"] for citation in told["citations"])  # an article has many
        chat.mixed += not own or expected not in json.dumps(told, ensure_ascii=False)
        history += [{"role": "user", "content": asked}, {"role": "assistant", "content": told["text"]}]


async def by_page(client: httpx.AsyncClient, chat: Chat, config: dict[str, Any]) -> None:
    """A conversation on the page: the session is the server's."""
    box = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "question")
    event = next(d for d in config["dependencies"] if [box, "submit"] in [list(target) for target in d["targets"]])
    session = secrets.token_hex(8)
    for question, expected in zip(QUESTIONS, chat.expected(), strict=True):
        asked = question.format(name=parties.name_of(chat.document.partners[0]))
        data = [{"text": asked, "files": []}, *[None] * (len(event["inputs"]) - 1)]
        body = {"data": data, "fn_index": event["id"], "session_hash": session, "trigger_id": box}
        began = time.perf_counter()
        joined = await client.post("/gradio_api/queue/join", json=body)
        while joined.status_code == 429:  # fifty chats from one address are one person to the server: who waits takes a turn later
            await asyncio.sleep(0.1)
            joined = await client.post("/gradio_api/queue/join", json=body)
        if joined.status_code != 200:
            chat.errors.append(joined.text[:200])
            continue
        last = ""
        async with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as told:
            async for line in told.aiter_lines():
                last += line + "\n"
                if '"process_completed"' in line or '"close_stream"' in line:
                    break
        chat.seconds.append(time.perf_counter() - began)
        if '"success":false' in last.replace(" ", ""):
            chat.errors.append(last[-300:])
        chat.mixed += expected not in html.unescape(last)


async def run(address: str, chats: list[Chat], way: str) -> float:
    """All conversations at once; returns the seconds until the last answer."""
    talk = by_page if way == "page" else by_endpoint
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=600, limits=limits) as client:
        config = (await client.get("/config")).json()
        await talk(client, Chat(chats[0].document), config)  # the first answer loads the model
        began = time.perf_counter()
        await asyncio.gather(*(talk(client, chat, config) for chat in chats))
        return time.perf_counter() - began


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A page on a free port, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env={**os.environ, "AGREEMENTS_PORT": str(port)})
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{address}/config").status_code == 200:
                    break
            time.sleep(0.2)
        yield address
    finally:
        started.terminate()
        started.wait(20)


def main() -> int:
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--chats", type=int, default=50)
    wanted.add_argument("--way", choices=("page", "endpoint"), default="page")
    wanted.add_argument("--address")
    given = wanted.parse_args()
    agreements = [d for d in load().documents if d.kind == "summary" and d.signed and len(d.signers) == 2]
    chats = [Chat(agreements[number % len(agreements)]) for number in range(given.chats)]
    with contextlib.nullcontext(given.address) if given.address else server() as address:
        whole = asyncio.run(run(address, chats, given.way))
    seconds = sorted(second for chat in chats for second in chat.seconds)
    errors = [error for chat in chats for error in chat.errors]
    for error in errors[:5]:
        print("error:", error)
    p95 = statistics.quantiles(seconds, n=20)[-1]
    print(
        f"{len(chats)} chats by {given.way}, {len(seconds)} answers in {whole:.1f} s ({len(seconds) / whole:.1f} a second): "
        f"p50 {statistics.median(seconds):.2f} s, p95 {p95:.2f} s, longest {seconds[-1]:.2f} s; "
        f"{len(errors)} errors, {sum(chat.mixed for chat in chats)} answers about another partner"
    )
    return 1 if errors or any(chat.mixed for chat in chats) else 0


if __name__ == "__main__":
    sys.exit(main())
