"""Builds the assistant behind the open page and says how far it is."""

from __future__ import annotations

import threading
import time
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.distant import distant
from assistant.holder import Holder
from assistant.page.wording import say
from assistant.settings import Settings
from assistant.time_left import TimeLeft
from corpus.errors import UserError
from index.chroma import AwayError
from index.claiming import InUseError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

AGAIN_S = 2.0  # between two tries to reach a server that is away
CLOSING_S = 5.0  # that what is being loaded may take when the page is stopped


def one_page(settings: Settings) -> None:
    """UserError that says where the page is, if another program shows it over the same index."""
    if not settings.chroma_url and (there := distant(settings.folder)):
        there.close()
        if there.page:
            raise UserError(f"The page over this index is open already: {there.page}. For another index set AGREEMENTS_HOME.")


class Loading:
    """The assistant to be: `status()` for the person, `wait()` for the question that came early."""

    def __init__(self, settings: Settings, assistant: Assistant | None = None) -> None:
        self._settings = settings
        self._assistant = assistant
        self._error = ""
        self._done, self._total = 0, 0
        self._time_left = TimeLeft()
        self._left: float | None = None  # seconds
        self._page = ""
        self._holder: Holder | None = None
        self._ended = threading.Event()
        self.first = not settings.chroma_url and not any(self.folder.glob("index*"))  # nothing was ever put aside here
        if assistant:  # one that is there already
            self._ended.set()

    @property
    def settings(self) -> Settings:
        """What the user set."""
        return self._settings

    @property
    def folder(self) -> Path:
        """Where this machine keeps what belongs to the assistant."""
        return self._settings.folder

    def start(self, page: str = "") -> None:
        """Begin in the background; `page` is where the page is, for the commands that come meanwhile."""
        self._page = page
        threading.Thread(target=self._build, name="loading", daemon=True).start()

    def _build(self) -> None:
        try:
            built = self._built()
            if not self._settings.chroma_url:
                self._holder = Holder(self.folder, built, self._page)
            self._assistant = built
            built.load()  # what the first question would wait for: who asks at once waits for the rest of it
        except UserError as error:
            self._error = str(error)
        except BaseException as error:
            self._error = f"{type(error).__name__}: {error}. This is a fault of the program; please report it."
            raise
        finally:
            self._ended.set()

    def _built(self) -> Assistant:
        """The assistant, as soon as its index can be reached and nobody else has it; until then `status` says what is missing."""
        from assistant.building import build_with_report

        while True:
            try:
                found, _ = build_with_report(self._settings, self._progress)
                self._error = ""
                return found
            except (AwayError, InUseError) as error:
                one_page(self._settings)
                self._error = str(error)
                time.sleep(AGAIN_S)

    def _progress(self, done: int, total: int, _what: str) -> None:
        self._error = ""  # what was away is there
        self._done, self._total, self._left = done, total, self._time_left.seconds(done, total)

    def ready(self) -> bool:
        """Whether questions are answered at once."""
        return self._assistant is not None

    def status(self, language: str = "en") -> str:
        """One line for the person, in a language of `wording`."""
        if self._error:
            return say("loading_failed", language, error=self._error)
        if self._assistant:
            try:
                return say("ready", language, number=len(self._assistant.index.in_scope()))
            except AwayError as error:
                return str(error)
        if self._total and self._done < self._total:
            left = say("left", language, seconds=f"{self._left:.0f}") if self._left is not None else ""
            return say("reading", language, done=self._done, total=self._total, left=left)
        return say("loading_model", language)

    def html(self, language: str = "en") -> str:
        """The same line for the page, escaped."""
        return f'<p class="status{" ready" if self.ready() else ""}" role="status">{escape(self.status(language))}</p>'

    def wait(self, seconds: float) -> Assistant | None:
        """The assistant, once it is there; None while it is not. UserError when it cannot be built."""
        if not self._error:
            self._ended.wait(seconds)
        if self._error:
            raise UserError(self._error)
        return self._assistant

    def close(self) -> None:
        """Let the index go."""
        if self._holder:
            self._holder.close(patient=False)
        if self._assistant:
            self._ended.wait(CLOSING_S)  # what is being loaded is not closed under it
            self._assistant.index.close()
