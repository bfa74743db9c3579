"""What a request carries, looked at before anything is done with it: its JSON body, and addresses in the place of files."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.types import Message, Receive

from corpus.errors import UserError

NO_ADDRESS = "A file is uploaded, not named by an address. Documents at an address are added with `agreements add ADDRESS`."
_DEEPEST = 200  # lists in lists


async def body_of(receive: Receive, most: int) -> tuple[bytes, Receive]:
    """The whole body, and what gives it again to who reads it next. UserError where it is larger than `most` bytes."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            raise UserError(f"The request is larger than {most // 1024**2} MB. Ask a shorter question.")
        if message["type"] != "http.request" or not message.get("more_body"):
            break
    first = [{**message, "body": body, "more_body": False}] if message["type"] == "http.request" else [message]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return body, again


def named_in(body: bytes, name: str) -> str:
    """A text that a JSON body gives by name; empty where there is none."""
    try:
        held = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    found = held.get(name) if isinstance(held, dict) else None
    return found if isinstance(found, str) else ""


def names_an_address(value: Any) -> bool:
    """Whether somewhere in a value a file is given by an http(s) address, which would be fetched."""
    return _holds(value, _file_elsewhere)


def names_a_file(value: Any) -> bool:
    """Whether somewhere in a value a file is given."""
    return _holds(value, _is_file)


def _holds(value: Any, wanted: Callable[[Any], bool]) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        if not level:
            return False
        if any(wanted(one) for one in level):
            return True
        level = [part for one in level for part in (one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())]
    return True  # nothing that the page sends is as deep


def _is_file(value: Any) -> bool:
    """Whether Gradio takes a value for a file."""
    meta = value.get("meta") if isinstance(value, dict) else None
    return isinstance(meta, dict) and meta.get("_type") == "gradio.FileData"


def _file_elsewhere(value: Any) -> bool:
    """Whether a value is a file whose path is an address; its `url` is never fetched, and a browser writes the page's own there."""
    path = value.get("path") if isinstance(value, dict) else None
    return isinstance(path, str) and path.strip().lower().startswith(("http:", "https:", "//"))
