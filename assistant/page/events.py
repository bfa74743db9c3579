"""What the page's events have in common."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.page.wording import WORDS

if TYPE_CHECKING:
    from gradio.events import Dependency

EVENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}  # for the page only: programs use `api.py`
MANY: dict[str, Any] = EVENT | {"concurrency_limit": 8}  # questions of different sessions that are answered at the same time
I18N = gr.I18n(**WORDS)


def script(name: str) -> str:
    """The text of a script beside this module."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def file_for(name: str, kind: str, data: bytes) -> str:
    """A file for the browser to save, as `save_file` takes it; `kind` is its media type."""
    return json.dumps({"name": name, "type": kind, "data": base64.b64encode(data).decode()})


def save_file(made: Dependency, file: gr.Textbox) -> None:
    """After an event that puts a file into a hidden box, the browser saves it."""
    made.then(None, [file], None, js="(told) => window.saveFile(told)").then(lambda: "", None, [file], **EVENT)
