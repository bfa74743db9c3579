"""The program that has an index open does the work of the commands that come meanwhile: one index, many commands."""

from __future__ import annotations

import contextlib
import functools
import hmac
import json
import logging
import operator
import os
import secrets
import socket
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from assistant.wire import GoneError, Line, proof
from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

FILE = "open.json"  # in the home: where the program listens, and the token that it asks for
GREETING_S = 5.0  # within which who connects shows that it knows the token
AT_ONCE = 4  # calls that are worked on at the same time; the others wait
CALLS = frozenset(
    """ask retrieve compare differences sheet obligations index.named index.overview index.document index.collections index.audit
    index.add index.fetch index.correct index.remove index.restore index.set_aside index.rename_collection index.move index.export_collection
    index.delete_collection""".split()
)


class Holder:
    """Listens on this machine alone, to who can read a file of the home; `page` is the address of the page, where there is one.

    One that is not `lasting` ends soon, and does only what is soon done: nobody shall wait for it because others are busy in it.
    """

    def __init__(self, home: Path, assistant: Assistant, page: str = "", lasting: bool = True) -> None:
        self._assistant, self._token = assistant, secrets.token_hex(32)
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._connections: dict[socket.socket, threading.Thread] = {}
        self._closing, self._abandoned = threading.Event(), threading.Event()
        self._accepting = threading.Thread(target=self._accept, name="holder", daemon=True)
        self._accepting.start()
        self._file = home / FILE
        with contextlib.suppress(OSError):  # on a full disk nobody finds it, and that is all
            _write(self._file, {"port": self._listening.getsockname()[1], "token": self._token, "page": page, "lasting": lasting})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, fault: type[BaseException] | None, *_: object) -> None:
        self.close(patient=fault is None)

    def close(self, patient: bool = True) -> None:
        """Take no more calls, and end those that are being worked on; who is not `patient` gives up the long ones, between two documents."""
        self._file.unlink(missing_ok=True)
        self._closing.set()
        if not patient:
            self._abandoned.set()
        with contextlib.suppress(OSError):
            socket.create_connection(self._listening.getsockname(), 1).close()  # wakes it
        self._accepting.join()
        self._listening.close()
        for connection, thread in list(self._connections.items()):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RD)  # it hears nothing more, and says what it has to say
            thread.join()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listening.accept()
            if self._closing.is_set():
                connection.close()
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._connections[connection] = thread
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        """Do what one command asks for, until it has no more to ask."""
        line = Line(connection)
        try:
            line.say(proof(self._token, line.greeted(GREETING_S)))
            known = hmac.compare_digest(line.greeted(GREETING_S).encode(), self._token.encode())
            while known:
                name, given, named = line.hear(functools.partial(self._tell, line))
                line.say(self._called(name, given, named))
        except GoneError:
            pass
        finally:
            self._connections.pop(connection, None)
            line.close()

    def _tell(self, line: Line, *how_far: Any) -> None:
        """Say how far a call is. GoneError where it shall not go on."""
        if self._abandoned.is_set():
            raise GoneError
        line.say({"progress": how_far})

    def _called(self, name: str, given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
        """What came of a call; what is for the person is told in the words it has here."""
        try:
            if name not in CALLS:
                raise UserError(f"{name!r} cannot be called: the two programs are of different versions. Restart the one that is open.")
            with self._turns:
                return {"result": operator.attrgetter(name)(self._assistant)(*given, **named)}
        except UserError as error:
            return {"error": str(error)}
        except GoneError:
            raise
        except Exception as error:
            logging.getLogger(__name__).exception("a command's call of %s", name)
            return {"error": f"{type(error).__name__}: {error}. This is a fault of the program; please report it."}


def _write(path: Path, told: dict[str, Any]) -> None:
    """A file that nobody else may read, whole as soon as it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            json.dump(told, file)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
