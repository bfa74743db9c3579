"""What the page speaks of: Ukraine's agreements while these are searched, a person's own, both or none."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from html import escape

from assistant.assistant import Assistant
from assistant.page.loading import Loading
from assistant.page.search_in import SearchIn
from assistant.page.wording import EXAMPLES, EXAMPLES_UK, say
from assistant.suggesting import examples
from corpus.document import Document
from corpus.errors import UserError
from index.index import SHIPPED_COLLECTION

BESIDE = 3  # examples of the shipped agreements where a person's own are searched too
KEPT = 20  # choices whose examples are remembered


def about(loading: Loading) -> str:
    """ "shipped", "own", "both" or "none", by what is searched; "" while that is not known."""
    with contextlib.suppress(UserError):
        if assistant := loading.wait(0):
            return about_of(assistant.index.in_scope())
    return "shipped" if loading.first else ""


def about_of(documents: Sequence[Document]) -> str:
    """The same of these documents."""
    shipped = any(document.collection == SHIPPED_COLLECTION for document in documents)
    own = any(document.collection != SHIPPED_COLLECTION for document in documents)
    return "both" if shipped and own else "shipped" if shipped else "own" if own else "none"


def head(loading: Loading, language: str) -> str:
    """Name and purpose of the page."""
    topic = about(loading)
    title = say("title_own" if topic == "own" else "title", language)
    told = say(f"introduction_{topic}", language) if topic else ""
    purpose = f"{told} {say('quoted', language)}".strip()
    return f'<header class="top" data-topic="{topic}"><h1>{escape(title)}</h1><p>{escape(purpose)}</p></header>'


class Examples:
    """Questions to begin with, found once for the documents that are searched."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        self._lock = threading.Lock()
        self._found: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, chosen: Sequence[str], language: str) -> tuple[str, ...]:
        """Questions about what was chosen; none while it is not known what there is."""
        shipped = EXAMPLES_UK if language == "uk" else EXAMPLES
        with contextlib.suppress(UserError):
            if assistant := self._loading.wait(0):
                documents = SearchIn(tuple(chosen)).documents(assistant.index, "")
                own = [document for document in documents if chosen or document.collection != SHIPPED_COLLECTION]
                if not own:
                    return shipped if documents else ()
                found = self._about(assistant, own, language)
                return found if len(own) == len(documents) else (*shipped[:BESIDE], *found[:BESIDE])
        return shipped if self._loading.first else ()

    def _about(self, assistant: Assistant, documents: Sequence[Document], language: str) -> tuple[str, ...]:
        key = (language, *(document.id for document in documents))
        with self._lock:
            if key not in self._found:
                kept = list(self._found.items())[-KEPT:]
                self._found = {**dict(kept), key: tuple(examples(assistant, documents, language))}
            return self._found[key]
