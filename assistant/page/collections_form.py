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
from index.index import OWN_COLLECTION, SHIPPED_COLLECTION, Index
from index.library import Collection

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
    switched = box.input(on_switch, [box], None, **EVENT)
    switched.then(now, None, [box], **EVENT)  # what was shown anew meanwhile is older
    return [switched]


def collections_form(library: Callable[[], Index], tab: gr.Tab) -> list[Dependency]:
    """The form for a person's own collections; returns the events after which the library is to be shown anew."""
    return _Form(library).wire(tab)


class _Form:
    def __init__(self, library: Callable[[], Index]) -> None:
        self._library = library
        with gr.Accordion(I18N("collections"), open=False, elem_id="collections") as self._form:
            with gr.Row(elem_classes="tools"):
                self._picked = gr.Dropdown([], value=None, label=I18N("collection"), scale=4, min_width=220, elem_id="collection")
                self._aside = gr.Button(I18N("aside_or_back"), min_width=120, elem_id="collection-aside")
                self._export = gr.Button(I18N("export"), min_width=120, elem_id="collection-export")
                self._delete = gr.Button(I18N("delete"), variant="stop", min_width=100, elem_id="collection-delete")
            with gr.Row(elem_classes="tools"):
                self._name = gr.Textbox(label=I18N("new_name"), max_length=LONGEST, scale=4, min_width=220, elem_id="collection-name")
                self._rename = gr.Button(I18N("rename"), min_width=100, elem_id="collection-rename")
            with gr.Column(visible=False) as self._confirm:
                self._sure = gr.HTML("", padding=False, elem_id="collection-sure")
                with gr.Row():
                    self._yes = gr.Button(I18N("yes"), variant="stop", min_width=80, elem_id="collection-yes")
                    self._no = gr.Button(I18N("no"), min_width=80, elem_id="collection-no")
            self._told = gr.HTML("", padding=False, elem_id="collection-told")
            self._file = gr.Textbox(visible="hidden", elem_id="collection-file")

    def wire(self, tab: gr.Tab) -> list[Dependency]:
        """What happens when the parts are used."""
        picked, shown = [self._picked], [self._picked, self._form]
        tab.select(self._now, picked, shown, **EVENT)
        changes = [
            self._aside.click(self._on_aside, picked, [self._told], **EVENT),
            self._rename.click(self._on_rename, [self._picked, self._name], [self._told], **EVENT),
            self._yes.click(self._on_yes, picked, [self._confirm, self._told], **EVENT),
        ]
        for changed in changes:
            changed.then(self._now, picked, shown, **EVENT)
        self._delete.click(self._on_delete, picked, [self._confirm, self._sure], **EVENT)
        self._no.click(lambda: gr.Column(visible=False), None, [self._confirm], **EVENT)
        self._picked.input(lambda: gr.Column(visible=False), None, [self._confirm], **EVENT)
        saved = self._export.click(self._on_export, picked, [self._told, self._file], **EVENT)
        saved.then(None, [self._file], None, js="(told) => window.saveFile(told)").then(lambda: "", None, [self._file], **EVENT)
        return changes

    def _now(self, chosen: str | None, request: gr.Request) -> tuple[Any, Any]:
        try:
            held = own_collections(self._library())
        except UserError:
            return gr.skip(), gr.skip()
        lost: dict[str, Any] = (
            {"value": None} if chosen and chosen not in {one.name for one in held} else {}
        )  # else what is being chosen now stays
        return gr.Dropdown(choices=_named(held, language_of(request)), **lost), gr.Accordion(visible=may_change(request))

    def _change(self, request: gr.Request, chosen: str | None, act: Callable[[Index, str], str]) -> str:
        """Do something with the chosen collection; what came of it, for the person."""
        editors_only(request)
        try:
            return tables.note(act(self._library(), chosen) if chosen else say("choose_collection", language_of(request)))
        except UserError as error:
            return tables.note(str(error))

    def _on_aside(self, chosen: str | None, request: gr.Request) -> str:
        return self._change(request, chosen, lambda index, one: _switched(index, one, language_of(request)))

    def _on_rename(self, chosen: str | None, new: str, request: gr.Request) -> str:
        return self._change(request, chosen, lambda index, one: _renamed(index, one, new, language_of(request)))

    def _on_delete(self, chosen: str | None, request: gr.Request) -> tuple[Any, str]:
        language = language_of(request)
        if not chosen:
            return gr.Column(visible=False), tables.note(say("choose_collection", language))
        number = next((one.documents for one in self._library().collections() if one.name == chosen), 0)
        return gr.Column(visible=True), f"<p>{escape(say('delete_collection', language, name=chosen, number=number))}</p>"

    def _on_yes(self, chosen: str | None, request: gr.Request) -> tuple[Any, str]:
        def act(index: Index, one: str) -> str:
            return say("collection_deleted", language_of(request), name=one, number=len(index.delete_collection(one)))

        return gr.Column(visible=False), self._change(request, chosen, act)

    def _on_export(self, chosen: str | None, request: gr.Request) -> tuple[str, str]:
        packed: list[str] = []

        def act(index: Index, one: str) -> str:
            packed.append(_packed(index, one))
            return say("exported", language_of(request), name=one)

        return self._change(request, chosen, act), "".join(packed)


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
