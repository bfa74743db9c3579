"""What the page's events have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.page.wording import WORDS

EVENT: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}  # for the page only: programs use `api.py`
MANY: dict[str, Any] = EVENT | {"concurrency_limit": 8}  # questions of different sessions that are answered at the same time
I18N = gr.I18n(**WORDS)


def script(name: str) -> str:
    """The text of a script beside this module."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
