"""The endpoints for other programs, as REST and as MCP tools: `ask`, `retrieve`, `compare`, `documents`, `collections`."""

from __future__ import annotations

import contextlib
import json
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import anyio
import anyio.to_thread
import gradio as gr

from assistant.assistant import Assistant
from assistant.page import asked
from assistant.page.as_json import answer_json, collection_json, comparison_json, document_json, hit_json
from assistant.page.loading import Loading
from assistant.page.paths import MCP
from assistant.page.visitor import path_of, spend, visitor_of
from corpus.document import Document
from corpus.errors import UserError

AT_ONCE = 4  # calls that are worked on at the same time; the others wait in order
OF_ONE = 2  # of them, calls of one visitor where there is a limit
WAIT_S = 300.0  # for the models to be loaded
NEAREST = 5  # passages that an answer shows beside its citations

ENDPOINTS = ("ask", "retrieve", "compare", "documents", "collections")

Result = TypeVar("Result")


def api(loading: Loading) -> None:
    """Add the endpoints to the page that is being made."""
    work = _Work(loading)

    async def ask(
        question: str,
        request: gr.Request,
        history: list[dict[str, str]] | None = None,
        documents: list[str] | None = None,
        collections: list[str] | None = None,
    ) -> Any:
        """Answer a question about the agreements in the library (contracts, treaties and other documents) from the documents alone:
        every sentence of the answer is an exact quote with its place. `answered` is false where the documents do not say.

        Args:
            question: A question in English or Ukrainian, at most 2,000 characters, e.g. "How can the lease be ended?" It may name documents by title, party, type or date.
            history: The conversation so far for a follow-up question, oldest turn first: [{"role": "user" or "assistant", "content": text}], at most 50 turns. Leave out for a question that stands alone.
            documents: Answer only from these documents, as ids (`documents` lists them). None for all.
            collections: Answer only from these collections, as names (`collections` lists them). None for all that are not put aside; with `documents` too, both are searched.

        Returns:
            An object: `question` (as it was understood), `answered`, `text` (Markdown with [n] marks), `confidence` (0 to 1), `citations` (number, quote, start and end as characters of the document's text, section, page or null, and the document as in `documents`), `considered` (passages that were looked at), `nearest` (the best of them, each with score, higher is better, text and place).
        """

        with _told():
            wanted, turns, scope = asked.question_of(question), asked.history_of(history), _scope_of(documents, collections)
            return _for(request, await work(request, lambda a: answer_json(a.ask(wanted, turns, **scope(a)), NEAREST, _held(a))))

    async def retrieve(
        question: str,
        request: gr.Request,
        limit: int = 8,
        partners: list[str] | None = None,
        kinds: list[str] | None = None,
        signed_after: str | None = None,
        signed_before: str | None = None,
        documents: list[str] | None = None,
        collections: list[str] | None = None,
    ) -> Any:
        """Find the passages of the documents that answer a question best, best first, without composing an answer.

        Args:
            question: A question or topic in English or Ukrainian, at most 2,000 characters.
            limit: How many passages, 1 to 100.
            partners: Only passages of documents to which these countries are party, as slugs such as "luxembourg" or "united-kingdom" (`documents` lists them). None for all.
            kinds: Only documents of these kinds: "agreement" (full text), "summary", "article". None for all.
            signed_after: Only agreements signed on this day or later, as YYYY-MM-DD.
            signed_before: Only agreements signed on this day or earlier, as YYYY-MM-DD.
            documents: Only these documents, as ids (`documents` lists them). None for all.
            collections: Only these collections, as names (`collections` lists them). None for all that are not put aside; with `documents` too, both are searched.

        Returns:
            A list of passages: score (higher is better), text, start and end (characters of the document's text), section, page or null, and the document as in `documents`.
        """
        with _told():
            wanted, most, scope = asked.question_of(question), asked.limit_of(limit), _scope_of(documents, collections)
            slugs, named = asked.partners_of(partners), asked.kinds_of(kinds)
            after, before = asked.day_of(signed_after, "signed_after"), asked.day_of(signed_before, "signed_before")

            def found(assistant: Assistant) -> list[dict[str, Any]]:
                hits = assistant.retrieve(wanted, most, slugs, named, after, before, **scope(assistant))
                held = _held(assistant)
                return [hit_json(hit, held) for hit in hits]

            return _for(request, await work(request, found))

    async def compare(
        question: str,
        request: gr.Request,
        partners: list[str] | None = None,
        documents: list[str] | None = None,
        collections: list[str] | None = None,
    ) -> Any:
        """Compare what each agreement says of a topic or question: one row an agreement, in order of signing, each with the quote
        that says it, or with `said` false where the agreement is silent. Every agreement in scope is searched.

        Args:
            question: A topic or question in English or Ukrainian, at most 2,000 characters, e.g. "notice of termination".
            partners: Compare only the agreements to which these countries are party, as slugs such as "japan" (`documents` lists them). None for all.
            documents: Compare only these documents, as ids (`documents` lists them). None for all.
            collections: Compare only these collections, as names (`collections` lists them). None for all that are not put aside; with `documents` too, both are compared.

        Returns:
            An object: `question`, `searched` (agreements), `told` (how many of them say something), `rows` (the document as in `documents`, said, value, citation as in `ask` or null).
        """
        with _told():
            wanted, slugs, scope = asked.question_of(question), asked.partners_of(partners), _scope_of(documents, collections)
            return _for(request, await work(request, lambda a: comparison_json(a.compare(wanted, slugs, **scope(a)), _held(a))))

    async def documents(request: gr.Request, collections: list[str] | None = None) -> Any:
        """List the documents that are searched: agreements, summaries of agreements, and articles about them.

        Args:
            collections: Only these collections, as names (`collections` lists them). None for all that are not put aside.

        Returns:
            A list of documents: document_id, title, kind ("agreement", "summary" or "article"), type (what people call it, such as "lease", or ""), parties (names), roles (what each party is called, in their order, or ""), partners (slugs of the countries among them), signed and effective (YYYY-MM-DD or null), collection, url, pages (0 where the format has none), passages.
        """
        with _told():
            scope = _scope_of(None, collections)

            def listed(assistant: Assistant) -> list[dict[str, Any]]:
                held, passages = assistant.index.in_scope(**scope(assistant)), assistant.index.passage_counts()
                return [{**document_json(d), "pages": len(d.pages), "passages": passages.get(d.id, 0)} for d in held]

            return _for(request, await work(request, listed))

    async def collections(request: gr.Request) -> Any:
        """List the collections in which documents are kept together. One that is put aside is searched only where it is named.

        Returns:
            A list of collections: name, documents (how many it holds), aside (true or false).
        """
        with _told():
            return _for(request, await work(request, lambda a: [collection_json(held) for held in a.index.collections()]))

    for function in (ask, retrieve, compare, documents, collections):
        gr.api(function, api_name=function.__name__, queue=False, concurrency_limit=AT_ONCE)


def _scope_of(documents: Any, collections: Any) -> Callable[[Assistant], dict[str, tuple[str, ...]]]:
    """The documents and collections that were asked for, to be looked up once the assistant is there."""
    ids = asked.texts_of(documents, "documents", "163f35fcf11d7d53")
    names = asked.texts_of(collections, "collections", "mine")
    return lambda assistant: asked.scope_of(assistant.index, ids, names)


def _held(assistant: Assistant) -> dict[str, Document]:
    return {document.id: document for document in assistant.index.documents()}


class _Work:
    """Does a piece of work with the assistant, in a thread and in turn, as often as the visitor may ask."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        self._turns: anyio.CapacityLimiter | None = None  # belongs to the running loop: it cannot be made before
        self._own: weakref.WeakValueDictionary[str, anyio.CapacityLimiter] = weakref.WeakValueDictionary()  # visitor -> theirs

    async def __call__(self, request: gr.Request, piece: Callable[[Assistant], Result]) -> Result:
        spend(request)
        assistant = await self._loaded()
        self._turns = self._turns or anyio.CapacityLimiter(AT_ONCE)
        async with self._turns_of(request):
            return await anyio.to_thread.run_sync(piece, assistant, limiter=self._turns)

    def _turns_of(self, request: gr.Request) -> anyio.CapacityLimiter:
        """What keeps one visitor from taking every turn."""
        visitor = visitor_of(request)
        free = visitor is None or not visitor.requests.per_minute
        name = "" if free or visitor is None else visitor.name
        own = self._own.get(name) or anyio.CapacityLimiter(AT_ONCE if free else OF_ONE)
        self._own[name] = own
        return own

    async def _loaded(self) -> Assistant:
        deadline = time.monotonic() + WAIT_S
        while (assistant := self._loading.wait(0)) is None:
            if time.monotonic() > deadline:
                raise UserError("The index is still being made. Try again in a few minutes.")
            await anyio.sleep(0.2)
        return assistant


def _for(request: gr.Request, result: Any) -> Any:
    """The result as it is; as JSON text for an MCP client, which would be shown Python's own spelling of it."""
    return json.dumps(result, ensure_ascii=False) if path_of(request).startswith(MCP) else result


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """What is for the person becomes an error that the endpoints show, without a trace in the log."""
    try:
        yield
    except UserError as error:
        raise gr.Error(str(error), print_exception=False) from error
