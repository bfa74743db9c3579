"""The Library: the documents that are searched, as a table whose rows open; files are added, documents mended and deleted, the index checked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.assistant import Assistant
from assistant.page import tables
from assistant.page.about import about
from assistant.page.adding import Adding
from assistant.page.collections_form import collections_form, shipped_switch
from assistant.page.details import Details
from assistant.page.events import EVENT, I18N
from assistant.page.fetching_form import fetching_form
from assistant.page.grid import SCRIPT
from assistant.page.loading import Loading
from assistant.page.visitor import editors_only, may_change, spend
from assistant.page.wording import language_of, say
from corpus.errors import UserError
from corpus.reading import ENDINGS
from index.chroma import AwayError
from index.index import OWN_COLLECTION, Index

AUDIT_COST = 10  # an audit is as much work as so many questions


def library(loading: Loading, tab: gr.Tab, adding: Adding) -> list[Dependency]:
    """The parts of the view; returns the events after which other documents may be searched."""
    return _Library(loading, tab, adding).changes


class _Library:
    def __init__(self, loading: Loading, tab: gr.Tab, adding: Adding) -> None:
        self._loading, self._tab, self._adding, self._timer = loading, tab, adding, gr.Timer(1.0)
        self._hint = gr.HTML(_hint(loading), padding=False, elem_id="library-hint")
        self._locked = gr.HTML("", padding=False, elem_id="locked")
        self._switched = shipped_switch(self._index, tab, self._timer)
        self._table = gr.HTML("", padding=False, apply_default_css=False, js_on_load=SCRIPT.read_text(encoding="utf-8"), elem_id="table")
        with gr.Accordion(I18N("add_documents"), open=False, elem_id="adding-form") as self._form:
            self._adding_form()
        with gr.Accordion(I18N("mend"), open=False, elem_id="mending"):
            self._mending_form()
        rearranged = collections_form(self._index, tab)
        with gr.Accordion(I18N("upkeep"), open=False, elem_id="upkeep"):
            self._upkeep_form()
        self.changes = [*self._wire(), self._details.saved, self._fetched, *self._switched, *rearranged]
        for changed in (self._details.saved, self._fetched, *self._switched, *rearranged):
            changed.then(self._shown, None, self._views, **EVENT)

    def _adding_form(self) -> None:
        self._files = gr.File(label=I18N("files_to_add"), file_count="multiple", file_types=list(ENDINGS), height=150, elem_id="files")
        with gr.Row(elem_classes="tools"):
            self._into = gr.Dropdown(
                [OWN_COLLECTION],
                value=OWN_COLLECTION,
                allow_custom_value=True,
                label=I18N("into_collection"),
                scale=3,
                min_width=200,
                elem_id="into",
            )
            self._add = gr.Button(I18N("add_files"), variant="primary", scale=1, min_width=120, elem_id="add")
        self._progress = gr.HTML("", padding=False, elem_id="progress")
        self._added = gr.State([])

    def _mending_form(self) -> None:
        with gr.Row(elem_classes="tools"):
            self._picked = gr.Dropdown(label=I18N("document_added"), choices=[], value=None, scale=6, min_width=220, elem_id="picked")
            self._delete = gr.Button(I18N("delete"), variant="stop", scale=1, min_width=100, elem_id="delete")
        self._doomed = gr.State("")
        with gr.Column(visible=False, elem_id="confirm") as self._confirm:
            self._sure = gr.HTML("", padding=False, elem_id="sure")
            with gr.Row():
                self._yes = gr.Button(I18N("yes"), variant="stop", min_width=80, elem_id="yes")
                self._no = gr.Button(I18N("no"), min_width=80, elem_id="no")
        self._deleted = gr.HTML("", padding=False, elem_id="deleted")
        self._details = Details(self._index, self._picked)

    def _upkeep_form(self) -> None:
        with gr.Row(elem_classes="tools"):
            self._audit = gr.Button(I18N("audit"), min_width=100, elem_id="audit")
            self._repair = gr.Button(I18N("repair"), variant="primary", min_width=100, visible=False, elem_id="repair")
        self._audited = gr.HTML("", padding=False, elem_id="audited")
        with gr.Column() as self._official:
            self._fetched = fetching_form(self._index)

    def _wire(self) -> list[Dependency]:
        self._views = [self._hint, self._table, self._picked, self._into, self._official]
        changing = [self._form, self._delete]
        self._timer.tick(self._tick, None, [*self._views, self._timer], **EVENT)
        self._tab.select(self._shown, None, self._views, **EVENT)
        self._tab.select(self._lock, None, [self._locked, *changing], **EVENT)
        self._files.upload(lambda: "", None, [self._progress], **EVENT)
        told = [self._files, self._progress, self._added]
        added = self._add.click(self._on_add, [self._files, self._into], [*told, *self._views], **EVENT)
        added.then(self._adding.with_questions, [self._added], [self._progress], **EVENT)
        self._delete.click(self._on_delete, [self._picked], [self._doomed, self._sure, self._confirm, self._deleted], **EVENT)
        gone = self._yes.click(self._on_yes, [self._doomed], [self._doomed, self._confirm, self._deleted, *self._views], **EVENT)
        self._details.after(gone)
        self._no.click(_keep, None, [self._doomed, self._confirm], **EVENT)
        self._picked.input(_on_pick, [self._picked, self._doomed], [self._doomed, self._confirm], **EVENT)
        found = [self._audited, self._repair]
        self._audit.click(self._on_audit, None, found, **EVENT)
        self._repair.click(self._on_repair, None, found, **EVENT).then(self._shown, None, self._views, **EVENT)
        return [added, gone]

    def _index(self) -> Index:
        return _assistant(self._loading).index

    def _shown(self, request: gr.Request, **choice: Any) -> tuple[Any, ...]:
        """Hint, table, documents and collections to choose from, and official texts as they are now; what is chosen stays unless `choice`
        says else."""
        language = language_of(request)
        if not self._loading.ready():
            return _hint(self._loading, language), *[gr.skip()] * 4
        index = self._index()
        try:
            table, held = tables.library_table(index, language), gr.Dropdown(choices=tables.choices(index), **choice)
            names, topic = gr.Dropdown(choices=tables.collection_names(index)), about(self._loading)
            return "", table, held, names, gr.Column(visible=topic in ("shipped", "both"))
        except AwayError as error:
            return tables.note(str(error)), *[gr.skip()] * 4

    def _tick(self, request: gr.Request) -> tuple[Any, ...]:
        ready = self._loading.ready()  # before what is shown, which else could be older
        return *self._shown(request), gr.Timer(active=not ready)

    def _lock(self, request: gr.Request) -> tuple[Any, ...]:
        free = may_change(request)
        return "" if free else tables.note(say("no_editor", language_of(request))), gr.Accordion(visible=free), gr.Button(visible=free)

    def _on_add(self, paths: list[str] | None, collection: str | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        editors_only(request)
        language, stay = language_of(request), [gr.skip()] * len(self._views)
        if not paths:
            yield gr.skip(), tables.note(say("choose_files", language)), [], *stay
            return
        yield None, "", [], *stay  # the next files may be chosen while these are added
        for lines in self._adding.of([Path(path) for path in paths], collection or "", language):
            yield gr.skip(), tables.lines_html(lines), lines, *stay
        yield gr.skip(), tables.lines_html(lines), lines, *self._shown(request)

    def _on_delete(self, id: str | None, request: gr.Request) -> tuple[Any, ...]:
        editors_only(request)
        language, title = language_of(request), _title(self._loading, id or "")
        if not id or not title:
            return "", "", gr.Column(visible=False), tables.note(say("lost" if id else "choose_document", language))
        return id, f"<p>{escape(say('delete_document', language, title=title))}</p>", gr.Column(visible=True), ""

    def _on_yes(self, id: str, request: gr.Request) -> tuple[Any, ...]:
        editors_only(request)
        told = tables.note(_deleted(self._loading, id, language_of(request)))
        return "", gr.Column(visible=False), told, *self._shown(request, value=None)

    def _on_audit(self, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        spend(request, AUDIT_COST)
        yield from audit(self._loading, False, language_of(request))

    def _on_repair(self, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        editors_only(request)
        yield from audit(self._loading, True, language_of(request))


def _keep() -> tuple[Any, ...]:
    return "", gr.Column(visible=False)


def _on_pick(id: str | None, asked: str) -> tuple[Any, ...]:
    return _keep() if asked and asked != id else (gr.skip(), gr.skip())  # a late answer must not close a new confirmation


def _hint(loading: Loading, language: str = "en") -> str:
    """That the library is not there yet, while it is not."""
    return "" if loading.ready() else tables.note(f"{say('not_open', language)} {loading.status(language)}")


def _assistant(loading: Loading) -> Assistant:
    """The assistant; UserError while it is not there."""
    assistant = loading.wait(0)
    if assistant is None:
        raise UserError(loading.status())
    return assistant


def _title(loading: Loading, id: str) -> str:
    """The title of a document that the user added; empty where there is none (any more)."""
    mine = tables.added(_assistant(loading).index) if id and loading.ready() else []
    return next((document.title for document in mine if document.id == id), "")


def _deleted(loading: Loading, id: str, language: str) -> str:
    """Delete a document that the user added; returns what to say."""
    try:
        if not _title(loading, id):
            return say("lost", language)
        return say("document_deleted", language, title=_assistant(loading).index.remove(id).title)
    except AwayError as error:
        return str(error)
    except (UserError, KeyError):  # another person was faster
        return say("lost", language)


def audit(loading: Loading, repair: bool, language: str = "en") -> Iterator[tuple[Any, ...]]:
    """What the check found, and whether there is something to repair."""
    yield tables.note(say("repairing" if repair else "checking", language)), gr.skip()
    try:
        found = _assistant(loading).index.audit(repair)
    except UserError as error:
        yield tables.note(str(error)), gr.Button(visible=False)
        return
    yield f'<pre class="audit" role="status">{escape(str(found))}</pre>', gr.Button(visible=not found.clean)
