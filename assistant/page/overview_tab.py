"""The Overview tab: when the agreements were signed, the sums of 2024, and what each has: date, place, signers, term, notice."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import gradio as gr

from assistant.documents.facts import FIELDS, facts_of
from assistant.page.charts import address_of, form_of, in_order, short_name, sums_chart, timeline
from assistant.page.compare_view import sort_key
from assistant.page.events import EVENT
from assistant.page.grid import SCRIPT, Cell, Row, grid
from assistant.page.loading import Loading
from assistant.page.wording import day, language_of, say
from corpus.document import Document
from corpus.errors import UserError
from index.entry import ADDED
from index.index import Index

YEAR = 2024
LEFT_OUT = ("title", "sum", "structure", "languages")  # fields that are too long for a column, or told elsewhere


def overview_tab(loading: Loading, tab: gr.Tab) -> None:
    """The parts of the tab; it is drawn anew when the tab is opened and the documents are others than before."""
    drawn = gr.State("")
    whole = gr.HTML(
        _waiting(loading), padding=False, apply_default_css=False, js_on_load=SCRIPT.read_text(encoding="utf-8"), elem_id="overview"
    )
    timer = gr.Timer(1.0)

    def shown(before: str, request: gr.Request) -> tuple[Any, ...]:
        return _shown(loading, before, language_of(request))

    def tick(before: str, request: gr.Request) -> tuple[Any, ...]:
        ready = loading.ready()  # before what is shown, which else could be older
        return *_shown(loading, before, language_of(request)), gr.Timer(active=not ready)

    timer.tick(tick, [drawn], [whole, drawn, timer], **EVENT)
    tab.select(shown, [drawn], [whole, drawn], **EVENT)


def _shown(loading: Loading, before: str, language: str) -> tuple[Any, ...]:
    """The overview, and by which documents it was made; nothing new where these are the same."""
    try:
        assistant = loading.wait(0)
        documents = told_of(assistant.index) if assistant else []
    except UserError:
        assistant = None  # the page's status line says why
    if assistant is None:
        return _waiting(loading, language), ""
    made_by = ",".join(document.id for document in documents) or "nothing"
    return (gr.skip(), gr.skip()) if made_by == before else (overview(documents, language), made_by)


def _waiting(loading: Loading, language: str = "en") -> str:
    return f'<p class="note" role="status">{escape(say("overview_wait", language))} {escape(loading.status(language))}</p>'


def told_of(index: Index) -> list[Document]:
    """The summaries and the signed documents that the user added, in order of signing; the full text of a summarised one is no second.

    Nothing where no summary is searched: what is shown is what summaries tell.
    """
    documents = index.in_scope()
    summaries = [d for d in documents if d.kind == "summary" and d.partners]
    if not summaries:
        return []
    known = {(partner, d.signed) for d in summaries for partner in d.partners}
    own = [d for d in documents if d.kind == "agreement" and d.signed and index.origin(d.id) == ADDED]
    own = [d for d in own if not any((partner, d.signed) in known for partner in d.partners)]
    return in_order([*summaries, *own])


def overview(documents: Sequence[Document], language: str = "en") -> str:
    """Timeline, sums and table."""
    if not documents:
        return f'<p class="note" role="status">{say("nothing_to_show", language)}</p>'
    return (
        f'<div class="overview"><section><h2>{say("signings", language)}</h2>{timeline(documents, language)}</section>'
        f'<section><h2>{say("sums_for", language, year=YEAR)}</h2><p class="hint">{say("about_sums", language)}</p>'
        f"{sums_chart(documents, YEAR, language)}</section>"
        f"<section><h2>{say('each_has', language)}</h2>{_table(documents, language)}</section></div>"
    )


def _table(documents: Sequence[Document], language: str) -> str:
    held = {document.id: _values(document) for document in documents}
    fields = [name for name in FIELDS if name not in LEFT_OUT and any(held[d.id].get(name) for d in documents)]
    rows = []
    for document in documents:
        form = form_of(document)
        cells = [Cell(say(f"form_{form}", language), form)] + [
            _cell(document, name, held[document.id].get(name, ""), language) for name in fields
        ]
        rows.append(Row(short_name(document, language), tuple(cells), link=address_of(document)))
    heads = [say("column_partner", language), say("column_form", language), *(say(f"fact_{name}", language) for name in fields)]
    return grid("overview-table", say("each_has", language), heads, rows, language=language)


def _values(document: Document) -> dict[str, str]:
    """The fields of a document; what has no lines of front matter, by what its text said of itself."""
    said = {"date": str(document.signed or ""), "place": document.place, "signers": "; ".join(document.signers)}
    return said | {fact.field: fact.value for fact in facts_of(document)}


def _cell(document: Document, field: str, value: str, language: str) -> Cell:
    if field == "date":
        return Cell(escape(day(document.signed, language) or value), str(document.signed or ""), "when")
    if not value:
        return Cell(say("not_stated", language), "", "silent")
    style = "wide" if field == "signers" else "text" if field in ("term", "notice", "consultation") else ""
    return Cell(escape(value), value if field in ("place", "signers") else sort_key(value), style)
