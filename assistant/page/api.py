"""The endpoints for other programs, as REST and as MCP tools: `ENDPOINTS`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.exporting.differences import differences_json
from assistant.page import asked
from assistant.page.api_work import AT_ONCE, Work, told
from assistant.page.as_json import (
    answer_json,
    collection_json,
    comparison_json,
    document_json,
    hit_json,
    obligations_json,
    sheet_json,
)
from assistant.page.loading import Loading
from assistant.page.paths import MCP
from assistant.page.visitor import path_of
from corpus.document import Document

NEAREST = 5  # passages that an answer shows beside its citations

ENDPOINTS = ("ask", "retrieve", "compare", "differences", "sheet", "obligations", "documents", "collections")


def api(loading: Loading) -> None:
    """Add the endpoints to the page that is being made."""
    work = Work(loading)

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

        with told():
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
        with told():
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
        with told():
            wanted, slugs, scope = asked.question_of(question), asked.partners_of(partners), _scope_of(documents, collections)
            return _for(request, await work(request, lambda a: comparison_json(a.compare(wanted, slugs, **scope(a)), _held(a))))

    async def sheet(document: str, request: gr.Request) -> Any:
        """Sum up one agreement: what it is, parties, dates, term, money, what each party must do, law, what is unusual. Each row has
        the quote that says it, or `said` false where the text is silent.

        Args:
            document: The id of a document, as `documents` lists it.

        Returns:
            An object: the document as in `documents`, `rows` (key, name, said, value, citation as in `ask` or null), `duties` (party, number in all, citations of the first), `unusual` (rows of unusual clauses that were found) and `looked_for` (how many kinds of those were looked for).
        """
        with told():
            chosen = _scope_of([document], None)
            return _for(request, await work(request, lambda a: sheet_json(a.sheet(chosen(a)["documents"][0]), _held(a))))

    async def obligations(
        document: str, request: gr.Request, party: str | None = None, kinds: list[str] | None = None, dated: bool = False
    ) -> Any:
        """List what each party of one agreement must, may, must not and need not do, and by when: every sentence of it is read.

        Args:
            document: The id of a document, as `documents` lists it.
            party: Only what binds this party: what the document calls it ("Tenant") or its name. None for all.
            kinds: Only these kinds: "must", "may", "must not", "need not". None for all.
            dated: Only those with a date or period.

        Returns:
            An object: `document` as in `documents`, `party`, `all_parties`, `sentences` (how many were read: all), `rows` (parties that are bound, kind, modal, when (in the words of the text), due (YYYY-MM-DD or null), citation as in `ask`).
        """
        with told():
            chosen, of, wanted = _scope_of([document], None), asked.party_of(party), asked.obligation_kinds_of(kinds)

            def found(assistant: Assistant) -> dict[str, Any]:
                made = assistant.obligations(chosen(assistant)["documents"][0], of).only(wanted, dated is True)
                return obligations_json(made, _held(assistant))

            return _for(request, await work(request, found))

    async def differences(first: str, second: str, request: gr.Request, about: str = "") -> Any:
        """Tell how two documents differ, clause by clause: two agreements, or two versions of one. Each side is an exact quote.

        Args:
            first: The id of the first document (`documents` lists them).
            second: The id of the second document.
            about: Only the clauses on this topic, in English or Ukrainian, e.g. "notice of termination". Empty for all.

        Returns:
            An object: `first` and `second` (as in `documents`), `about`, `rows` in the order of the first document: kind ("same", "stronger", "weaker", "different": how the second stands to the first; "only first", "only second"), why (the number, date, verb or condition by which they differ), first and second (each null, or quote, section, page or null, start and end as characters of the document's text, and marked: the [start, end] of the differing words in the quote).
        """
        with told():
            topic = asked.question_of(about) if about else ""
            (one,), (other,) = (asked.texts_of([id], name, "163f35fcf11d7d53") for id, name in ((first, "first"), (second, "second")))
            return _for(request, await work(request, lambda a: differences_json(a.differences(one, other, topic))))

    async def documents(request: gr.Request, collections: list[str] | None = None) -> Any:
        """List the documents that are searched: agreements, summaries of agreements, and articles about them.

        Args:
            collections: Only these collections, as names (`collections` lists them). None for all that are not put aside.

        Returns:
            A list of documents: document_id, title, kind ("agreement", "summary" or "article"), type (what people call it, such as "lease", or ""), parties (names), roles (what each party is called, in their order, or ""), partners (slugs of the countries among them), signed and effective (YYYY-MM-DD or null), collection, url, pages (0 where the format has none), passages, recognised_pages and unread_pages (the numbers of those that were read by OCR, and of those that could not be read).
        """
        with told():
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
        with told():
            return _for(request, await work(request, lambda a: [collection_json(held) for held in a.index.collections()]))

    for function in (ask, retrieve, compare, differences, sheet, obligations, documents, collections):
        gr.api(function, api_name=function.__name__, queue=False, concurrency_limit=AT_ONCE)


def _scope_of(documents: Any, collections: Any) -> Callable[[Assistant], dict[str, tuple[str, ...]]]:
    """The documents and collections that were asked for, to be looked up once the assistant is there."""
    ids = asked.texts_of(documents, "documents", "163f35fcf11d7d53")
    names = asked.texts_of(collections, "collections", "mine")
    return lambda assistant: asked.scope_of(assistant.index, ids, names)


def _held(assistant: Assistant) -> dict[str, Document]:
    return {document.id: document for document in assistant.index.documents()}


def _for(request: gr.Request, result: Any) -> Any:
    """The result as it is; as JSON text for an MCP client, which would be shown Python's own spelling of it."""
    return json.dumps(result, ensure_ascii=False) if path_of(request).startswith(MCP) else result
