"""Official full texts, downloaded from their known addresses into the library when a person asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import gradio as gr
from gradio.events import Dependency

from assistant.page import tables
from assistant.page.events import EVENT, I18N
from assistant.page.visitor import editors_only
from assistant.page.wording import language_of, partner_name, say
from corpus import parties
from corpus.errors import UserError
from corpus.fetching import addresses_of
from index.index import Index


def fetching_form(library: Callable[[], Index]) -> Dependency:
    """The form; returns the event of fetching, after which the library is to be shown anew."""
    known = [(parties.name_of(slug), slug) for slug, addresses in addresses_of().items() if addresses]
    with gr.Row(elem_classes="tools"):
        whose = gr.Dropdown(known, multiselect=True, label=I18N("official_texts"), scale=6, min_width=220, elem_id="fetch-whose")
        start = gr.Button(I18N("fetch"), scale=1, min_width=100, elem_id="fetch")
    fetched = gr.HTML("", padding=False, elem_id="fetched")

    def on_fetch(slugs: list[str] | None, request: gr.Request) -> Iterator[str]:
        editors_only(request)
        try:
            yield from fetch_all(library(), slugs or (), language_of(request))
        except UserError as error:
            yield tables.note(str(error))

    return start.click(on_fetch, [whose], [fetched], **EVENT)


def fetch_all(index: Index, slugs: Sequence[str], language: str = "en") -> Iterator[str]:
    """Fetch one partner's text after the other and tell how far it is; what fails is told and the rest goes on."""
    if not slugs:
        yield tables.note(say("choose_partners", language))
        return
    lines = [tables.Line(partner_name(slug, language), language) for slug in slugs]
    for slug, line in zip(slugs, lines, strict=True):
        line.state, line.told = "working", say("downloading", language)
        yield tables.lines_html(lines)
        older = {document.id: document.title for document in index.documents()}
        report = index.fetch([slug])
        report.failed = [] if report.added or report.replaced or report.unchanged else report.failed  # another address worked
        line.end(report, older)
    yield tables.lines_html(lines)
