"""Where Chroma is: a folder of this machine, or a server that several programs share; and what is said when it cannot be reached."""

from __future__ import annotations

import base64
import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from corpus.errors import UserError
from index import faults, soundness
from index.careful import Careful
from index.exact import MOST
from index.reserve import Reserve

MOST_DELETED, MANY = 2, 1_000  # a graph of more than so many times the passages there are, and of more than so many, is made anew
CONNECT_S, ANSWER_S = 5.0, 120.0  # how long a server may take
EXAMPLE = "http://127.0.0.1:8000"


class AwayError(UserError):
    """The server cannot be reached now; each further call tries again."""


class InFolder:
    """Chroma inside this process. `torn`: the graph was damaged by a crash and is gone; the vectors are to be made anew."""

    shared = False

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._one_at_a_time = threading.RLock()
        self._reserve, self._needs_room = Reserve(folder.parent), False
        self.torn = soundness.begin(folder)  # before Chroma opens them: a torn graph file would end the whole process
        self._client: Any = self._open()

    @property
    def client(self) -> Any:
        """Chroma as it is open now."""
        with self._one_at_a_time:
            if self._client is None:
                self._client = self._open()
            return self._client

    def _open(self) -> Any:
        """Chroma, opened; on a full disk in the room that is kept back for it."""
        from chromadb.errors import ChromaError

        try:
            client = _opened(self._folder)
        except ChromaError as error:
            if not faults.is_full(error) or not self._reserve.release():
                raise
            client = _opened(self._folder)
        if not self._needs_room:
            self._reserve.hold()
        return client

    @contextlib.contextmanager
    def with_room(self) -> Iterator[bool]:
        """Whether there is room that was kept back; what is left of it is kept back again."""
        with self._one_at_a_time:
            self._needs_room = True
            try:
                yield self._reserve.release()
            finally:
                self._needs_room = False
                self._reserve.hold()

    def reopen(self) -> None:
        """Let the files go; whoever comes next opens them anew."""
        with self._one_at_a_time:
            if self._client is not None:
                self._client.close()
            self._client = None

    def guarded(self, collection: Any) -> Any:
        """The same calls; a fault of the disk is told as UserError."""
        return Careful(collection, self, self._folder)

    @property
    def anew(self) -> str:
        """How to begin anew."""
        return faults.anew(self._folder)

    def mended(self) -> None:
        """Every vector that is missing is known to be."""
        soundness.mended(self._folder)

    @property
    def large(self) -> bool:
        """Whether the graph is what searches need, and not every vector in memory."""
        return soundness.entries(self._folder) > MOST

    def swollen(self, passages: int) -> bool:
        """Whether the graph is full of deleted passages, which Chroma never takes out of it."""
        return soundness.entries(self._folder) > MOST_DELETED * (passages + MANY)

    def close(self, soundly: bool = True) -> None:
        """Let the files go."""
        self.reopen()
        if soundly:
            soundness.end(self._folder)


def _opened(folder: Path) -> Any:
    """Chroma over a folder; what is raised is the cause, not that Chroma cannot clean up after itself."""
    import chromadb
    from chromadb.api.shared_system_client import SharedSystemClient
    from chromadb.config import Settings
    from chromadb.errors import ChromaError

    try:
        return chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
    except (ChromaError, AttributeError, ValueError) as error:
        SharedSystemClient._identifier_to_system.pop(str(folder), None)  # it would be handed out again, though it could not start
        cause: BaseException = error
        while not isinstance(cause, ChromaError) and cause.__context__:
            cause = cause.__context__
        raise cause from None


class OnServer:
    """Chroma behind an address. UserError where the address is none, AwayError while nothing answers there."""

    shared = True
    torn = large = False
    anew = "Set AGREEMENTS_CHROMA_URL to another server, or delete this one's collections; then add your own documents again."

    def __init__(self, url: str) -> None:
        import chromadb
        from chromadb.config import Settings

        self.url, reached = _parts(url)
        try:
            client: Any = chromadb.HttpClient(**reached, settings=Settings(anonymized_telemetry=False))
        except ValueError as error:  # what Chroma makes of a refused connection
            raise _away(self.url, error) from error
        import httpx

        client._server._session.timeout = httpx.Timeout(ANSWER_S, connect=CONNECT_S)  # Chroma itself would wait for ever
        self.client = self.guarded(client)

    def guarded(self, collection: Any) -> Any:
        """The same calls; a server that does not answer is told as AwayError, one that refuses as UserError."""
        return _Guarded(collection, self.url)

    def mended(self) -> None:
        """A server looks after its own files."""

    def swollen(self, passages: int) -> bool:
        """The same: `chroma vacuum` is for whoever runs it."""
        return False

    def close(self, soundly: bool = True) -> None:
        """Let the connections go."""
        self.client.close()


class _Guarded:
    def __init__(self, guarded: Any, url: str) -> None:
        self._guarded, self._url = guarded, url

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._guarded, name)
        return functools.partial(self._call, found) if callable(found) else found

    def _call(self, function: Callable[..., Any], *given: Any, **named: Any) -> Any:
        import httpx
        from chromadb.errors import NotFoundError

        try:
            return function(*given, **named)
        except httpx.HTTPStatusError as error:
            if error.response.status_code >= 500:
                raise _away(self._url, error) from error
            told = f"{error.response.status_code} {error.response.reason_phrase}"
            raise UserError(f"The Chroma server at {self._url} refuses: {told}. Check AGREEMENTS_CHROMA_URL.") from error
        except httpx.HTTPError as error:
            raise _away(self._url, error) from error
        except NotFoundError as error:
            raise UserError(
                f"The Chroma server at {self._url} no longer holds this index: it was emptied, or another one answers there. "
                "Start this program again: the shipped documents are then added anew; add your own again."
            ) from error


def _away(url: str, error: Exception) -> AwayError:
    told = (str(error).splitlines() or [type(error).__name__])[0]
    return AwayError(
        f"The Chroma server at {url} does not answer ({told}). Start it again (chroma run --path FOLDER): as soon as it is "
        "there, this program goes on by itself."
    )


def _parts(url: str) -> tuple[str, dict[str, Any]]:
    """The address without name and password, and what Chroma's client is told."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise UserError(f"AGREEMENTS_CHROMA_URL is {url!r}, which is no address of a Chroma server. Write it like {EXAMPLE}")
    secure = parts.scheme == "https"
    port = port or (443 if secure else 8000)
    headers = None
    if parts.username:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers = {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}", {"host": parts.hostname, "port": port, "ssl": secure, "headers": headers}
