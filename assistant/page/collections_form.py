"""Collections, in the Library tab: the program's own is put aside and brought back; a person's are renamed, saved and deleted."""

from __future__ import annotations

import base64
import json
import re
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.page import tables
from assistant.page.events import EVENT, I18N
from assistant.page.visitor import editors_only, may_change
from assistant.page.wording import language_of, say
from corpus.errors import UserError
from index.index import OWN_COLLECTION, SHIPPED_COLLECTION, Collection, Index

LONGEST = 60  # characters of a name


def shipped_switch(library: Callable[[], Index], tab: gr.Tab, timer: gr.Timer) -> list[Dependency]:
    """The box that brings the program's own collection back or puts it aside; returns the events after which all is to be shown anew."""
    box = gr.Checkbox(True, label=I18N("search_shipped"), info=I18N("search_shipped_hint"), elem_id="search-shipped")

    def now(request: gr.Request) -> Any:
        try:
            held = next(one for one in library().collections() if one.name == SHIPPED_COLLECTION)
        except UserError:
            return gr.skip()
        return gr.Checkbox(value=not held.aside, visible=bool(held.documents) and may_change(request))

    def on_switch(searched: bool, request: gr.Request) -> None:
        editors_only(request)
        try:
            library().set_aside(SHIPPED_COLLECTION, not searched)
        except UserError as error:
            raise gr.Error(str(error), print_exception=False) from error

    for shows in (tab.select, timer.tick):
        shows(now, None, [box], **EVENT)
    return [box.input(on_switch, [box], None, **EVENT)]


def collections_form(library: Callable[[], Index], tab: gr.Tab) -> list[Dependency]:
    """The form for a person's own collections; returns the events after which the library is to be shown anew."""
    with gr.Accordion(I18N("collections"), open=False, elem_id="collections") as form:
        with gr.Row(elem_classes="tools"):
            picked = gr.Dropdown([], value=None, label=I18N("collection"), scale=4, min_width=220, elem_id="collection")
            aside = gr.Button(I18N("aside_or_back"), min_width=120, elem_id="collection-aside")
            export = gr.Button(I18N("export"), min_width=120, elem_id="collection-export")
            delete = gr.Button(I18N("delete"), variant="stop", min_width=100, elem_id="collection-delete")
        with gr.Row(elem_classes="tools"):
            name = gr.Textbox(label=I18N("new_name"), max_length=LONGEST, scale=4, min_width=220, elem_id="collection-name")
            rename = gr.Button(I18N("rename"), min_width=100, elem_id="collection-rename")
        with gr.Column(visible=False) as confirm:
            sure = gr.HTML("", padding=False, elem_id="collection-sure")
            with gr.Row():
                yes = gr.Button(I18N("yes"), variant="stop", min_width=80, elem_id="collection-yes")
                no = gr.Button(I18N("no"), min_width=80, elem_id="collection-no")
        told = gr.HTML("", padding=False, elem_id="collection-told")
        file = gr.Textbox(visible="hidden", elem_id="collection-file")

    def now(chosen: str | None, request: gr.Request) -> tuple[Any, Any]:
        try:
            held = own_collections(library())
        except UserError:
            return gr.skip(), gr.skip()
        kept = chosen if chosen in {one.name for one in held} else None
        return gr.Dropdown(choices=_named(held, language_of(request)), value=kept), gr.Accordion(visible=may_change(request))

    def change(request: gr.Request, chosen: str | None, act: Callable[[Index, str], str]) -> str:
        """Do something with the chosen collection; what came of it, for the person."""
        editors_only(request)
        try:
            return tables.note(act(library(), chosen) if chosen else say("choose_collection", language_of(request)))
        except UserError as error:
            return tables.note(str(error))

    def on_aside(chosen: str | None, request: gr.Request) -> str:
        return change(request, chosen, lambda index, one: _switched(index, one, language_of(request)))

    def on_rename(chosen: str | None, new: str, request: gr.Request) -> str:
        return change(request, chosen, lambda index, one: _renamed(index, one, new, language_of(request)))

    def on_delete(chosen: str | None, request: gr.Request) -> tuple[Any, str]:
        language = language_of(request)
        if not chosen:
            return gr.Column(visible=False), tables.note(say("choose_collection", language))
        number = next((one.documents for one in library().collections() if one.name == chosen), 0)
        return gr.Column(visible=True), f"<p>{escape(say('delete_collection', language, name=chosen, number=number))}</p>"

    def on_yes(chosen: str | None, request: gr.Request) -> tuple[Any, str]:
        def act(index: Index, one: str) -> str:
            return say("collection_deleted", language_of(request), name=one, number=len(index.delete_collection(one)))

        return gr.Column(visible=False), change(request, chosen, act)

    def on_export(chosen: str | None, request: gr.Request) -> tuple[str, str]:
        packed: list[str] = []

        def act(index: Index, one: str) -> str:
            packed.append(_packed(index, one))
            return say("exported", language_of(request), name=one)

        return change(request, chosen, act), "".join(packed)

    tab.select(now, [picked], [picked, form], **EVENT)
    changes = [
        aside.click(on_aside, [picked], [told], **EVENT),
        rename.click(on_rename, [picked, name], [told], **EVENT),
        yes.click(on_yes, [picked], [confirm, told], **EVENT),
    ]
    for changed in changes:
        changed.then(now, [picked], [picked, form], **EVENT)
    delete.click(on_delete, [picked], [confirm, sure], **EVENT)
    no.click(lambda: gr.Column(visible=False), None, [confirm], **EVENT)
    picked.input(lambda: gr.Column(visible=False), None, [confirm], **EVENT)
    saved = export.click(on_export, [picked], [told, file], **EVENT)
    saved.then(None, [file], None, js="(told) => window.saveFile(told)").then(lambda: "", None, [file], **EVENT)
    return changes


def own_collections(index: Index) -> list[Collection]:
    """The collections that a person keeps documents in."""
    return [one for one in index.collections() if one.name != SHIPPED_COLLECTION]


def _named(held: list[Collection], language: str) -> list[tuple[str, str]]:
    """(name with how many documents it holds, name)."""
    keys = [("collection_aside" if one.aside else "collection_holds", one) for one in held if one.documents or one.name != OWN_COLLECTION]
    return [(say(key, language, name=one.name, number=one.documents), one.name) for key, one in keys]


def _switched(index: Index, name: str, language: str) -> str:
    """Put a collection aside, or bring it back."""
    aside = any(one.name == name and not one.aside for one in index.collections())
    index.set_aside(name, aside)
    return say("put_aside" if aside else "brought_back", language, name=name)


def _renamed(index: Index, name: str, new: str, language: str) -> str:
    if not new.strip():
        raise UserError(say("no_new_name", language))
    index.rename_collection(name, tables.own_collection(new, language))
    return say("renamed", language, name=name, new=" ".join(new.split()))


def _packed(index: Index, name: str) -> str:
    """The ZIP file of a collection, for the browser to save: nothing of it is left on the server."""
    with tempfile.TemporaryDirectory() as folder:
        data = index.export_collection(name, Path(folder) / "collection.zip").read_bytes()
    file = re.sub(r"[^\w.-]+", "-", name).strip("-.") or "collection"
    return json.dumps({"name": f"{file}.zip", "type": "application/zip", "data": base64.b64encode(data).decode()})
