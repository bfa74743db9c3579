"""A small server of documents, good and bad: by path it answers, redirects, hangs, drips, breaks off or says what is not so."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!doctype html><html><head><title>x</title></head><body><main><h1>Agreement on security cooperation between Norway and Ukraine</h1>"
    b"<h2>Support</h2><p>1. Norway will provide training to Ukraine.</p><p>2. The Participants will meet every year.</p></main></body></html>"
)
LONG = b"# Agreement with Sweden\n\n" + b"\n\n".join(b"%d. Sweden will send item %d to Ukraine." % (n, n) for n in range(20_000))
CYRILLIC = "1. Сторони зустрічаються щороку.\n\n2. Угода діє десять років.\n"


class Handler(BaseHTTPRequestHandler):
    """Answers by path; `asked` remembers (path, headers) of every request."""

    asked: list[tuple[str, dict[str, str]]] = []
    cuts = 0  # how often "/cut" still breaks off
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802
        self.asked.append((self.path, dict(self.headers)))
        name = self.path.strip("/").partition("?")[0].replace("-", "_").replace(".", "_")
        getattr(self, f"say_{name}", self.say_missing)()

    def reply(self, body: bytes, kind: str = "text/html", status: int = 200, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say_missing(self) -> None:
        self.reply(b"nothing here", status=404)

    def say_norway(self) -> None:
        self.reply(PAGE)

    def say_busy(self) -> None:
        self.reply(b"", status=503)

    def say_forbidden(self) -> None:
        self.reply(b"", status=403)

    def say_loop(self) -> None:
        self.reply(b"", status=302, Location="/loop")

    def say_moved(self) -> None:
        self.reply(b"", status=301, Location="/norway")

    def say_to_file(self) -> None:
        self.reply(b"", status=302, Location="file:///etc/passwd")

    def say_hang(self) -> None:
        time.sleep(1.5)

    def say_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(30):
            self.wfile.write(b"drop ")
            self.wfile.flush()
            time.sleep(0.1)

    def say_huge(self) -> None:
        self.reply(b"", kind="application/pdf", length=10**12)

    def say_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Connection", "close")
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"word " * 10_000)

    def say_picture(self) -> None:
        self.reply(b"\x89PNG", kind="image/png")

    def say_false_pdf(self) -> None:
        self.reply(PAGE, kind="application/pdf")

    def say_text_md(self) -> None:
        self.reply(b"# Agreement with Denmark\n\n1. Denmark will help Ukraine.", kind="")

    def say_unknown_bin(self) -> None:
        self.reply(b"\x00\x01\x02", kind="application/octet-stream")

    def say_cyrillic(self) -> None:
        self.reply(CYRILLIC.encode("koi8-u"), kind="text/plain; charset=koi8-u")

    def say_cut(self) -> None:
        """Breaks off in the middle `cuts` times; goes on where a later request asks it to."""
        start = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        body = LONG[start:]
        headers = {"ETag": '"one"'} | ({"Content_Range": f"bytes {start}-{len(LONG) - 1}/{len(LONG)}"} if start else {})
        if Handler.cuts > 0:
            Handler.cuts -= 1
            self.reply(body[: len(body) // 2], kind="text/markdown", status=206 if start else 200, length=len(body), **headers)
            self.close_connection = True
        else:
            self.reply(body, kind="text/markdown", status=206 if start else 200, **headers)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served() -> Iterator[str]:
    """Its address while it runs."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
