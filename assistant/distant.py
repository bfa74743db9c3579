"""The assistant of the program that has the index open, called from a command on the same machine."""

from __future__ import annotations

import functools
import json
import secrets
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from assistant.holder import FILE
from assistant.wire import GoneError, Line, proof
from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

ANSWER_S = 5.0  # within which a program that listens says who it is
GONE = "The program that had the index open has ended meanwhile. Run the command again."


class Distant:
    """Has the calls of an assistant and its index that commands make (`assistant.holder.CALLS`). `page`: where the page is, or ""."""

    def __init__(self, line: Line, page: str, of: str = "") -> None:
        self._line, self.page, self._of = line, page, of

    @property
    def index(self) -> Distant:
        """Its index."""
        return Distant(self._line, self.page, "index.")

    def __getattr__(self, name: str) -> Any:
        return functools.partial(self._call, f"{self._of}{name}")

    def as_assistant(self) -> Assistant:
        """The same, for who would have opened the index."""
        return cast("Assistant", self)

    def close(self) -> None:
        """Let the program be."""
        self._line.close()

    def _call(self, name: str, /, *given: Any, **named: Any) -> Any:
        progress = next((one for one in (*given, *named.values()) if callable(one)), None)
        try:
            self._line.say((name, given, named))
            while "progress" in (heard := self._line.hear()):
                if progress:
                    progress(*heard["progress"])
        except GoneError as error:
            raise UserError(GONE) from error
        if "error" in heard:
            raise UserError(heard["error"])
        return heard["result"]


def distant(home: Path, lasting: bool = False) -> Distant | None:
    """The assistant of the program that has the index of a home open; None where there is none, whatever a killed one left behind.

    `lasting`: only of a program that does not end soon.
    """
    try:
        told = json.loads((home / FILE).read_text(encoding="utf-8"))
        port, token, page = (told[name] for name in ("port", "token", "page"))
        if lasting and not told["lasting"]:
            return None
        connection = socket.create_connection(("127.0.0.1", port), ANSWER_S)
    except (OSError, ValueError, KeyError, TypeError):
        return None  # no file, or a torn one, or nobody listens where it says
    line, nonce = Line(connection), secrets.token_hex(16)
    try:
        line.say(nonce)
        if line.greeted(ANSWER_S) == proof(token, nonce):
            line.say(token)
            return Distant(line, page)
    except GoneError:
        pass
    line.close()
    return None
