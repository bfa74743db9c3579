"""The browser page: opens at once, answers as soon as the models are loaded."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assistant.settings import Settings
from corpus.errors import UserError

STYLE = Path(__file__).with_name("style.css")


def serve(settings: Settings | None = None) -> None:
    """Open the page and stay until interrupted; the assistant is built behind it."""
    settings = settings or Settings()
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # nothing is sent anywhere
    sys.stderr.write("Opening the page ...\n")
    from assistant.page.layout import page
    from assistant.page.loading import Loading

    loading = Loading(settings)
    blocks, look = page(loading)
    loading.start()
    try:
        blocks.launch(server_name=settings.host, server_port=settings.port or None, footer_links=[], **look)
    except OSError as error:
        raise UserError(
            f"The page cannot listen on {settings.host}:{settings.port} ({error}). Set AGREEMENTS_PORT to a free port, or close "
            "the program that uses this one."
        ) from error
    finally:
        loading.close()
