"""What the page speaks of: Ukraine's agreements while these are searched, a person's own, both or none."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from html import escape

from assistant.page.loading import Loading
from assistant.page.search_in import SearchIn
from assistant.page.wording import say
from assistant.suggesting import openers
from corpus.document import Document
from corpus.errors import UserError
from index.index import SHIPPED_COLLECTION

BESIDE = 3  # examples of the shipped agreements where a person's own are searched too
MOST = 6  # examples where nothing else is searched


def about(loading: Loading, chosen: Sequence[str] = ()) -> str:
    """ "shipped", "own", "both" or "none", by what is searched; "" while that is not known."""
    with contextlib.suppress(UserError):
        if assistant := loading.wait(0):
            return about_of(SearchIn(tuple(chosen)).documents(assistant.index, ""))
    return "shipped" if loading.first else ""


def about_of(documents: Sequence[Document]) -> str:
    """The same of these documents."""
    shipped = any(document.collection == SHIPPED_COLLECTION for document in documents)
    own = any(document.collection != SHIPPED_COLLECTION for document in documents)
    return "both" if shipped and own else "shipped" if shipped else "own" if own else "none"


def head(loading: Loading, chosen: Sequence[str], language: str) -> str:
    """The name of the page, by what is in scope; `data-topic` tells the views what there is beside it."""
    topic = about(loading, chosen)
    name = _only(loading, chosen, language) or say("title_own" if topic == "own" else "title", language)
    return f'<header class="top" data-topic="{about(loading)}"><h1 title="{escape(name)}">{escape(name)}</h1></header>'


def start_html(loading: Loading, chosen: Sequence[str], language: str) -> str:
    """What an empty chat says of itself."""
    topic = about(loading, chosen)
    told = say(f"introduction_{topic}", language) if topic else ""
    return f'<div class="start"><h2>{say("start", language)}</h2><p>{escape(told)} {escape(say("quoted", language))}</p></div>'


def _only(loading: Loading, chosen: Sequence[str], language: str) -> str:
    """The name of the one document or collection that is in scope; empty where more are, or all."""
    with contextlib.suppress(UserError):
        if len(chosen) == 1 and (assistant := loading.wait(0)):
            return "".join(name for name, _ in SearchIn(tuple(chosen)).named(assistant.index, language))
    return ""


class Examples:
    """Questions to begin with."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading

    def of(self, chosen: Sequence[str], language: str) -> tuple[str, ...]:
        """Questions about what was chosen; none while it is not known what there is."""
        shipped = tuple(say("examples", language).splitlines())
        with contextlib.suppress(UserError):
            if assistant := self._loading.wait(0):
                documents = SearchIn(tuple(chosen)).documents(assistant.index, "")
                own = [document for document in documents if chosen or document.collection != SHIPPED_COLLECTION]
                if not own:
                    return shipped if documents else ()
                if len(own) == len(documents):
                    return tuple(openers(assistant, own, language, MOST))
                return (*shipped[:BESIDE], *openers(assistant, own, language, BESIDE))
        return shipped if self._loading.first else ()

    def about(self, documents: Sequence[Document], language: str) -> tuple[str, ...]:
        """Questions that these documents answer."""
        assistant = self._loading.wait(0) if documents else None
        return tuple(openers(assistant, documents, language, BESIDE)) if assistant else ()
