"""A small chat server that speaks OpenAI's chat completions over real HTTP, streaming included, and fails on demand.

    python tests/wire.py --faithful [--port 8099]

serves a model that answers with exact words of the passages it is given; AGREEMENTS_CHAT_MODEL=openai:faithful
AGREEMENTS_CHAT_BASE_URL=http://127.0.0.1:8099/v1 then asks it.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Messages = list[dict[str, Any]]


@dataclass
class Script:
    """What the server does: the status it answers with, the words it says to messages, how slowly, and where it breaks off."""

    say: Callable[[Messages], str] = lambda messages: ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0  # seconds before the first word
    pause: float = 0.0  # seconds after each piece
    cut_after: int | None = None  # pieces after which the connection is torn
    fail_times: int = 1_000_000  # requests that get `status`; the ones after succeed
    size: int = 20  # characters of a piece
    asked: list[Messages] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def pieces(text: str, size: int) -> Iterator[str]:
    """A text in pieces of a size."""
    return (text[at : at + size] for at in range(0, len(text), size))


def faithful(messages: Messages) -> str:
    """The first sentences that were pointed out, word for word, with their markers."""
    told = str(messages[-1]["content"])
    if (block := re.search(r"<sentences>\n(.*?)\n</sentences>", told, re.DOTALL)) is None:
        return "drop" if "Not proved:" in told else "The passages do not say."
    rows = re.findall(r"^(\[\d+\]) (.+)$", html.unescape(block[1]), re.MULTILINE)
    return "\n".join(f"- {words} {number}" for number, words in rows[:3])


class Handler(BaseHTTPRequestHandler):
    """POST /v1/chat/completions."""

    protocol_version = "HTTP/1.1"
    script: Script

    def do_POST(self) -> None:
        script = self.script
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        script.asked.append(request["messages"])
        script.keys.append(self.headers.get("Authorization", ""))
        time.sleep(script.delay)
        if script.status != 200 and len(script.asked) <= script.fail_times:
            return self._json(script.status, {"error": {"message": f"scripted {script.status}", "type": "scripted", "code": None}})
        said = script.say(request["messages"])
        counted = {"prompt_tokens": 1000, "completion_tokens": len(said) // 4, "total_tokens": 1000 + len(said) // 4}
        if request.get("stream"):
            return self._stream(said, counted)
        choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
        return self._json(200, {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": counted})

    def _json(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in {**self.script.headers, "Content-Type": "application/json", "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, said: str, counted: dict[str, int]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for number, piece in enumerate(pieces(said, self.script.size)):
                if number == self.script.cut_after:
                    self.close_connection = True
                    self.connection.shutdown(2)
                    return
                self._event([{"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None}])
                time.sleep(self.script.pause)
            self._event([{"index": 0, "delta": {}, "finish_reason": "stop"}])
            self._event([], counted)
            self._chunk(b"data: [DONE]\n\n")
            self._chunk(b"")
        except OSError:  # nobody listens any more
            self.close_connection = True

    def _event(self, choices: list[dict[str, Any]], counted: dict[str, int] | None = None) -> None:
        body = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices, "usage": counted}
        self._chunk(f"data: {json.dumps(body)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def serve(script: Script, port: int = 0) -> ThreadingHTTPServer:
    """A server on a port of this machine (0: any), with its thread running."""
    server = ThreadingHTTPServer(("127.0.0.1", port), type("Scripted", (Handler,), {"script": script}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> None:
    """Serve the faithful model until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--faithful", action="store_true", required=True)
    parser.add_argument("--port", type=int, default=8099)
    options = parser.parse_args()
    server = serve(Script(faithful), options.port)
    print(f"http://127.0.0.1:{server.server_address[1]}/v1", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
