"""Builds the assistant behind the open page and says how far it is."""

from __future__ import annotations

import threading
import time
from html import escape
from typing import TYPE_CHECKING

from assistant.settings import Settings
from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.assistant import Assistant


class Loading:
    """The assistant to be: `status()` for the person, `wait()` for the question that came early."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._assistant: Assistant | None = None
        self._error = ""
        self._done, self._total, self._began = 0, 0, 0.0
        self._embedded = 0
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin in the background."""
        threading.Thread(target=self._build, name="loading", daemon=True).start()

    def _build(self) -> None:
        try:
            from assistant.building import build_with_report

            built, report = build_with_report(self._settings, self._progress)
            self._embedded = report.embedded
            built.ask("What is in the agreements?")  # the first answer loads the model: let it not be a person's
            self._assistant = built
        except UserError as error:
            self._error = str(error)
        except BaseException as error:
            self._error = f"{type(error).__name__}: {error}. This is a fault of the program; please report it."
            raise
        finally:
            self._ended.set()

    def _progress(self, done: int, total: int, _what: str) -> None:
        self._began = self._began or time.monotonic()
        self._done, self._total = done, total

    def ready(self) -> bool:
        """Whether questions are answered at once."""
        return self._assistant is not None

    def status(self) -> str:
        """One line for the person."""
        if self._error:
            return f"Cannot start: {self._error}"
        if self._assistant:
            documents = self._assistant.index.documents()
            news = f"{self._embedded} passages were new" if self._embedded else "nothing had changed, so nothing was embedded"
            return f"Ready: {len(documents)} documents are searched; {news}."
        if self._total and self._done < self._total:
            spent = time.monotonic() - self._began
            left = f", about {spent / self._done * (self._total - self._done):.0f} s left" if self._done and spent > 1 else ""
            return f"Reading the documents into the index: {self._done} of {self._total} passages{left}. You can ask already."
        return "Loading the language model. You can ask already: the answer comes as soon as it is there."

    def html(self) -> str:
        """The same line for the page, escaped."""
        return f'<p class="status{" ready" if self.ready() else ""}" role="status">{escape(self.status())}</p>'

    def wait(self, seconds: float) -> Assistant | None:
        """The assistant, once it is there; None while it is not. UserError when it cannot be built."""
        self._ended.wait(seconds)
        if self._error:
            raise UserError(self._error)
        return self._assistant

    def close(self) -> None:
        """Let the index go."""
        if self._assistant:
            self._assistant.index.close()
