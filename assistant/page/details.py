"""What is known of a document that the user added, to be set right by hand: title, partners, date, place and signers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.page import tables
from assistant.page.ask_tab import I18N
from assistant.page.events import EVENT
from assistant.page.visitor import editors_only
from corpus import parties
from corpus.errors import UserError
from index.index import Index

LONGEST = 300  # characters of a field


def details(library: Callable[[], Index], picked: gr.Dropdown) -> Dependency:
    """The form for the document that is picked; returns the event of saving, after which the library is to be shown anew."""
    with gr.Accordion(I18N("details"), open=False, elem_id="details"):
        with gr.Row():
            title = gr.Textbox(label=I18N("detail_title"), max_length=LONGEST, scale=3, elem_id="detail-title")
            whose = gr.Dropdown([(parties.name_of(s), s) for s in parties.ALL], multiselect=True, label=I18N("detail_partners"), scale=2)
        with gr.Row():
            signed = gr.Textbox(label=I18N("detail_signed"), max_length=10, min_width=140, elem_id="detail-signed")
            place = gr.Textbox(label=I18N("detail_place"), max_length=LONGEST, min_width=140, elem_id="detail-place")
            signers = gr.Textbox(label=I18N("detail_signers"), lines=2, max_length=LONGEST, min_width=200, elem_id="detail-signers")
        save = gr.Button(I18N("save"), min_width=100, elem_id="save")
        saved = gr.HTML("", padding=False, elem_id="saved")
    fields = [title, whose, signed, place, signers]

    def show(id: str | None) -> tuple[Any, ...]:
        found = next((d for d in tables.added(library()) if d.id == id), None) if id else None
        if not found:
            return "", [], "", "", "", ""
        return found.title, list(found.partners), str(found.signed or ""), found.place, "\n".join(found.signers), ""

    def on_save(id: str | None, request: gr.Request, *given: Any) -> tuple[Any, str]:
        editors_only(request)
        try:
            new = _save(library(), id or "", *given)
        except UserError as error:
            return gr.skip(), tables.note(str(error))
        return gr.Dropdown(choices=tables.choices(library()), value=new), tables.note("Saved: the passages and answers follow.")

    picked.change(show, [picked], [*fields, saved], **EVENT)
    return save.click(on_save, [picked, *fields], [picked, saved], **EVENT)


def _save(index: Index, id: str, title: str, whose: list[str], signed: str, place: str, signers: str) -> str:
    """Set what was given by hand; returns the document's new id. UserError where something given cannot be."""
    if not any(document.id == id for document in tables.added(index)):
        raise UserError("Choose one of the documents that you added first.")
    try:
        day = date.fromisoformat(signed.strip()) if signed.strip() else None
    except ValueError as error:
        raise UserError(f"{signed!r} is no date. Write it as 2024-05-31, or leave it empty.") from error
    if not title.strip():
        raise UserError("The title is empty. Write one.")
    names = tuple(line.strip() for line in signers.splitlines() if line.strip())
    given = {"title": title.strip(), "partners": tuple(whose or ()), "signed": day, "place": place.strip(), "signers": names}
    return index.correct(id, **given).id
