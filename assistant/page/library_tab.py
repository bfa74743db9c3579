"""The Library tab: what is searched, as a table; files are added, the user's documents deleted, the index audited."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.assistant import Assistant
from assistant.page import tables
from assistant.page.about import about
from assistant.page.ask_tab import I18N
from assistant.page.collections_form import collections_form, shipped_switch
from assistant.page.details import details
from assistant.page.events import EVENT
from assistant.page.fetching_form import fetching_form
from assistant.page.loading import Loading
from assistant.page.uploads import Uploads
from assistant.page.visitor import NO_EDITOR, editors_only, may_change, spend
from assistant.page.wording import language_of
from corpus.errors import UserError
from corpus.reading import ENDINGS
from index.chroma import AwayError
from index.index import OWN_COLLECTION, Index

WAIT_S = 600.0
AUDIT_COST = 10  # an audit is as much work as so many questions
LOST = "It is no longer in the library."


def library(loading: Loading, status: gr.HTML, tab: gr.Tab, uploads: Uploads) -> list[Dependency]:
    """The parts of the tab and what happens when they are used; `status` is the page's line, told anew after each change, and
    `uploads` what was uploaded and is not added yet.

    Returns the events after which other documents may be searched.
    """
    hint = gr.HTML(_hint(loading), padding=False, elem_id="library-hint")
    locked = gr.HTML("", padding=False, elem_id="locked")
    files = gr.File(label=I18N("files_to_add"), file_count="multiple", file_types=list(ENDINGS), height=150, elem_id="files")
    with gr.Row(elem_classes="tools"):
        into = gr.Dropdown(
            [OWN_COLLECTION],
            value=OWN_COLLECTION,
            allow_custom_value=True,
            label=I18N("into_collection"),
            scale=3,
            min_width=200,
            elem_id="into",
        )
        add = gr.Button(I18N("add_files"), variant="primary", scale=1, min_width=120, elem_id="add")
    progress = gr.HTML("", padding=False, elem_id="progress")
    timer = gr.Timer(1.0)
    switched = shipped_switch(lambda: _assistant(loading).index, tab, timer)
    table = gr.Dataframe(
        headers=list(tables.COLUMNS),
        datatype=list(tables.COLUMNS.values()),  # type: ignore[arg-type]
        column_count=len(tables.COLUMNS),
        column_widths=list(tables.WIDTHS),
        type="array",
        interactive=False,
        wrap=True,
        max_height=460,
        max_chars=110,
        show_search="search",
        buttons=["fullscreen"],
        label=I18N("documents_searched"),
        elem_id="table",
    )
    with gr.Row(elem_classes="tools"):
        picked = gr.Dropdown(label=I18N("document_added"), choices=[], value=None, scale=6, min_width=220, elem_id="picked")
        delete = gr.Button(I18N("delete"), variant="stop", scale=1, min_width=100, elem_id="delete")
    saved = details(lambda: _assistant(loading).index, picked)
    rearranged = collections_form(lambda: _assistant(loading).index, tab)
    doomed = gr.State("")
    with gr.Column(visible=False, elem_id="confirm") as confirm:
        sure = gr.HTML("", padding=False, elem_id="sure")
        with gr.Row():
            yes = gr.Button(I18N("yes"), variant="stop", min_width=80, elem_id="yes")
            no = gr.Button(I18N("no"), min_width=80, elem_id="no")
    deleted = gr.HTML("", padding=False, elem_id="deleted")
    with gr.Row(elem_classes="tools"):
        audit = gr.Button(I18N("audit"), min_width=100, elem_id="audit")
        repair = gr.Button(I18N("repair"), variant="primary", min_width=100, visible=False, elem_id="repair")
    audited = gr.HTML("", padding=False, elem_id="audited")
    with gr.Column() as official:
        fetched = fetching_form(lambda: _assistant(loading).index)
    shown = [hint, table, picked, into, official, status]
    changing = [files, into, add, delete]

    def tick() -> tuple[Any, ...]:
        return (*_shown(loading), gr.Timer(active=not loading.ready()))

    def lock(request: gr.Request) -> tuple[Any, ...]:
        free = may_change(request)
        return "" if free else tables.note(NO_EDITOR), *[gr.update(visible=free) for _ in changing]

    def on_add(paths: list[str] | None, collection: str | None, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        editors_only(request)
        for html in _add_all(loading, uploads, [Path(path) for path in paths or ()], collection or "", language_of(request)):
            yield None, html, *[gr.skip()] * len(shown)
        yield None, html, *_shown(loading)

    def on_delete(id: str | None) -> tuple[Any, ...]:
        title = _title(loading, id or "")
        if not title:
            return "", "", gr.Column(visible=False), tables.note(LOST if id else "Choose a document first.")
        return id, f"<p>Delete “{escape(title)}”? It is removed without a trace.</p>", gr.Column(visible=True), ""

    def on_yes(id: str, request: gr.Request) -> tuple[Any, ...]:
        editors_only(request)
        return "", gr.Column(visible=False), tables.note(_delete(loading, id)), *_shown(loading, value=None)

    def keep() -> tuple[Any, ...]:
        return "", gr.Column(visible=False)

    def on_pick(id: str | None, asked: str) -> tuple[Any, ...]:
        return keep() if asked and asked != id else (gr.skip(), gr.skip())  # a late answer must not close a new confirmation

    def on_audit(request: gr.Request) -> Iterator[tuple[Any, ...]]:
        spend(request, AUDIT_COST)
        yield from _audit(loading, False)

    def on_repair(request: gr.Request) -> Iterator[tuple[Any, ...]]:
        editors_only(request)
        yield from _audit(loading, True)

    timer.tick(tick, None, [*shown, timer], **EVENT)
    tab.select(lambda: _shown(loading), None, shown, **EVENT)
    tab.select(lock, None, [locked, *changing], **EVENT)
    files.upload(lambda: "", None, [progress], **EVENT)
    added = add.click(on_add, [files, into], [files, progress, *shown], **EVENT)
    delete.click(on_delete, [picked], [doomed, sure, confirm, deleted], **EVENT)
    gone = yes.click(on_yes, [doomed], [doomed, confirm, deleted, *shown], **EVENT)
    no.click(keep, None, [doomed, confirm], **EVENT)
    for changed in (saved, fetched, *switched, *rearranged):
        changed.then(lambda: _shown(loading), None, shown, **EVENT)
    picked.input(on_pick, [picked, doomed], [doomed, confirm], **EVENT)
    audit.click(on_audit, None, [audited, repair], **EVENT)
    repair.click(on_repair, None, [audited, repair], **EVENT).then(lambda: _shown(loading), None, shown, **EVENT)
    return [added, gone, saved, fetched, *switched, *rearranged]


def _hint(loading: Loading) -> str:
    """That the library is not there yet, while it is not."""
    return "" if loading.ready() else tables.note(f"The library is not open yet. {loading.status()}")


def _shown(loading: Loading, **choice: Any) -> tuple[Any, ...]:
    """Hint, table, documents and collections to choose from, official texts and the page's status as they are now; what is chosen stays unless `choice` says else."""
    if not loading.ready():
        return _hint(loading), *[gr.skip()] * 4, loading.html()
    index = _assistant(loading).index
    try:
        held, topic = gr.Dropdown(choices=tables.choices(index), **choice), about(loading)
        names = gr.Dropdown(choices=tables.collection_names(index))
        return "", tables.rows(index), held, names, gr.Column(visible=topic in ("shipped", "both")), loading.html()
    except AwayError as error:
        return tables.note(str(error)), *[gr.skip()] * 4, loading.html()


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


def _delete(loading: Loading, id: str) -> str:
    """Delete a document that the user added; returns what to say."""
    try:
        if not _title(loading, id):
            return LOST
        return f"Deleted: {_assistant(loading).index.remove(id).title}"
    except AwayError as error:
        return str(error)
    except (UserError, KeyError):  # another person was faster
        return LOST


def _audit(loading: Loading, repair: bool) -> Iterator[tuple[Any, ...]]:
    """What the audit found, and whether there is something to repair."""
    yield tables.note("Repairing ..." if repair else "Counting ..."), gr.skip()
    try:
        found = _assistant(loading).index.audit(repair)
    except UserError as error:
        yield tables.note(str(error)), gr.Button(visible=False)
        return
    yield f'<pre class="audit" role="status">{escape(str(found))}</pre>', gr.Button(visible=not found.clean)


def _add_all(loading: Loading, uploads: Uploads, paths: Sequence[Path], collection: str = "", language: str = "en") -> Iterator[str]:
    """Add uploaded files one after the other and tell how far each is; what is told last is what came of each."""
    if not paths:
        yield tables.note("Choose files first.")
        return
    try:
        collection = tables.own_collection(collection, language)
        deadline = time.monotonic() + WAIT_S
        while (assistant := loading.wait(1.0)) is None and time.monotonic() < deadline:
            yield tables.note(f"The files are added as soon as the library is open. {loading.status()}")
        if assistant is None:
            raise UserError("The index is still being made. Add the files again in a few minutes.")
    except UserError as error:
        for path in paths:
            uploads.release(path)
        yield tables.note(str(error))
        return
    lines = [tables.Line(path.name) for path in paths]
    news: queue.SimpleQueue[bool] = queue.SimpleQueue()  # True: something is new, False: all is done

    def work() -> None:
        try:
            for path, line in zip(paths, lines, strict=True):
                _add(assistant.index, path, line, news, collection)
                uploads.release(path)
                news.put(True)
        finally:
            news.put(False)

    threading.Thread(target=work, name="adding", daemon=True).start()
    yield tables.lines_html(lines)
    while news.get():
        yield tables.lines_html(lines)
    yield tables.lines_html(lines)


def _add(index: Index, path: Path, line: tables.Line, news: queue.SimpleQueue[bool], collection: str = "") -> None:
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
        line.fail(f"{path.name} cannot be read ({error.strerror or error}): choose the file again")
    except Exception as error:
        logging.getLogger(__name__).exception("adding %s", path.name)
        line.fail(f"{path.name} cannot be added ({type(error).__name__}). This is a fault of the program; please report it.")
