"""The whole page - gate, endpoints and all - served by the test's own process over an assistant that is there already."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import free_port

from assistant import Assistant, Settings
from assistant.page import whole_page
from assistant.page.loading import Loading


@contextlib.contextmanager
def served(assistant: Assistant, home: Path, **settings: Any) -> Iterator[str]:
    """The address of the page with these settings."""
    port = free_port()
    given = Settings(home=home, **settings)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GRADIO_TEMP_DIR", str(home / "uploads"))  # read when a part of the page is made, and with each upload
        blocks, how = whole_page(Loading(given, assistant), given)
        blocks.launch(server_name="127.0.0.1", server_port=port, prevent_thread_lock=True, quiet=True, **how)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            blocks.close()
