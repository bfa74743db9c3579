"""Files into the library, from the chat's box, the sidebar and the Library alike: how far each is, and what was understood of it."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from contextvars import copy_context
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page import tables
from assistant.page.about import Examples
from assistant.page.loading import Loading
from assistant.page.uploads import Uploads
from assistant.page.wording import say
from corpus.document import Document
from corpus.errors import UserError
from index.index import Index
from index.turns import Turns

WAIT_S = 600.0
KEPT = 50  # versions that were replaced, whose changes can be shown


class Adding:
    """Adds what was uploaded; `uploads` is what waits to be added, `examples` finds what can be asked of it."""

    def __init__(self, loading: Loading, uploads: Uploads) -> None:
        self._loading, self._uploads = loading, uploads
        self.examples = Examples(loading)
        self._earlier: dict[str, Document] = {}  # id of a new version -> the one that it replaced
        self._turns = Turns(1)  # file by file, so that nobody waits for all the files of another

    def of(self, paths: Sequence[Path], collection: str = "", language: str = "en") -> Iterator[list[tables.Line]]:
        """Add files one after the other and tell how far each is; what is told last is what came of each."""
        lines = [tables.Line(path.name, language) for path in paths]
        try:
            collection = tables.own_collection(collection, language)
            for told in self._waiting(language):
                yield [line.wait(told) for line in lines]
            assistant = self._opened(language)
        except UserError as error:
            for path, line in zip(paths, lines, strict=True):
                self._uploads.release(path)
                line.fail(str(error))
            yield lines
            return
        yield lines
        for _ in self._worked(assistant, list(zip(paths, lines, strict=True)), collection):
            yield lines
        yield lines

    def earlier(self, id: str) -> Document | None:
        """The version that the document of an id replaced since the page is open; None where it replaced none."""
        return self._earlier.get(id)

    def questions(self, lines: Sequence[tables.Line], language: str) -> tuple[str, ...]:
        """A few questions that the files answer which were added."""
        return self.examples.about([line.document for line in lines if line.document], language)

    def with_questions(self, lines: Sequence[tables.Line]) -> Any:
        """What came of the files, with those questions; nothing new where no file was added."""
        found = self.questions(lines, lines[0].language) if lines else ()
        return tables.lines_html(lines, found) if found else gr.skip()

    def _waiting(self, language: str) -> Iterator[str]:
        """What the person is told until the library is open."""
        deadline = time.monotonic() + WAIT_S
        while self._loading.wait(1.0) is None and time.monotonic() < deadline:
            yield self._loading.status(language)

    def _opened(self, language: str) -> Assistant:
        assistant = self._loading.wait(0)
        if assistant is None:
            raise UserError(say("still_loading", language))
        return assistant

    def _worked(self, assistant: Assistant, files: Sequence[tuple[Path, tables.Line]], collection: str) -> Iterator[bool]:
        """Adds the files in a thread; gives each piece of news."""
        news: queue.SimpleQueue[bool] = queue.SimpleQueue()  # True: something is new, False: all is done

        def work() -> None:
            try:
                for path, line in files:
                    with self._turns.turn():
                        add_one(assistant.index, path, line, news, collection)
                    if line.document and line.earlier:
                        self._earlier = dict([*self._earlier.items(), (line.document.id, line.earlier)][-KEPT:])
                    self._uploads.release(path)
                    news.put(True)
            finally:
                news.put(False)

        threading.Thread(target=copy_context().run, args=(work,), name="adding", daemon=True).start()
        while news.get():
            yield True


def add_one(index: Index, path: Path, line: tables.Line, news: queue.SimpleQueue[bool], collection: str = "") -> None:
    """Add one uploaded file; whatever happens to it is told in its line and stops no other file."""

    def told(done: int, total: int, _what: str) -> None:
        line.progress(done, total)
        news.put(True)

    try:
        older = {document.id: document.title for document in index.documents()}
        line.end(index.upload(path, told, collection), older)
    except UserError as error:
        line.fail(str(error).replace(str(path), path.name))
    except OSError as error:
        line.fail(say("unreadable", line.language, name=path.name, error=error.strerror or error))
    except Exception as error:
        logging.getLogger(__name__).exception("adding %s", path.name)
        line.fail(say("not_added", line.language, name=path.name, error=type(error).__name__))
