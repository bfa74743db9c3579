"""What is known of a document that the user added, to be set right by hand: title, type, parties, dates, place, signers, collection."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from datetime import date
from itertools import zip_longest
from typing import Any

import gradio as gr
from gradio.events import Dependency

from assistant.page import tables
from assistant.page.events import EVENT, I18N
from assistant.page.visitor import editors_only
from assistant.page.wording import language_of, say
from corpus.document import Document
from corpus.errors import UserError
from corpus.quantities.dates import dates_in
from index.index import Index

LONGEST = 300  # characters of a field
LONGEST_LIST = 3_000  # of a field with several lines
HOLD = "(id) => { document.querySelector('#details').inert = true; return [id]; }"  # nothing is typed that is about to be filled
FREE = "() => { document.querySelector('#details').inert = false; }"
_WITH_ROLE = re.compile(r"(?P<party>.*\S)\s*\((?P<role>[^()]*)\)")  # the last brackets of a line


class Details:
    """The form for the document that a person picks; `saved` is the event of saving, after which the library is to be shown anew: what was
    typed stays as it is.
    """

    def __init__(self, library: Callable[[], Index], picked: gr.Dropdown) -> None:
        self._library, self._picked = library, picked
        with gr.Accordion(I18N("details"), open=False, elem_id="details"):
            fields = _fields()
            save = gr.Button(I18N("save"), min_width=100, elem_id="save")
            told = gr.HTML("", padding=False, elem_id="saved")
        self._shown = [*fields, told]
        picked.input(self._show, [picked], self._shown, js=HOLD, **EVENT).then(None, js=FREE)
        self.saved: Dependency = save.click(self._on_save, [picked, *fields], [picked, told], **EVENT)

    def after(self, gone: Dependency) -> None:
        """Empty the form after a document is deleted, where none is picked any more."""
        gone.then(lambda id: (gr.skip(),) * len(self._shown) if id else self._show(None), [self._picked], self._shown, **EVENT)

    def _show(self, id: str | None) -> tuple[Any, ...]:
        found = next((d for d in tables.added(self._library()) if d.id == id), None) if id else None
        held = tables.collection_names(self._library()) if id else []
        if not found:
            return *[""] * 7, gr.Dropdown(choices=held, value=None), ""
        days = str(found.signed or ""), str(found.effective or "")
        told = found.title, found.type, party_lines(found), *days, found.place, "\n".join(found.signers)
        return *told, gr.Dropdown(choices=held, value=found.collection), ""

    def _on_save(self, id: str | None, request: gr.Request, *given: Any) -> tuple[Any, str]:
        editors_only(request)
        language = language_of(request)
        try:
            new = _save(self._library(), id or "", language, *given)
        except UserError as error:
            return gr.skip(), tables.note(str(error))
        renamed: dict[str, Any] = {} if new == id else {"value": new}
        return gr.Dropdown(choices=tables.choices(self._library()), **renamed), tables.note(say("saved", language))


def _fields() -> list[Any]:
    """What can be set, in the order in which `_save` takes it."""
    with gr.Row():
        title = _field("detail_title", LONGEST, scale=3, min_width=220)
        kind = _field("detail_type", LONGEST, scale=2, min_width=160)
        kept = gr.Dropdown([], label=I18N("collection"), allow_custom_value=True, min_width=160, elem_id="detail-collection")
    with gr.Row():
        parties = _field("detail_parties", LONGEST_LIST, lines=3, scale=3, min_width=220)
        signers = _field("detail_signers", LONGEST_LIST, lines=3, scale=2, min_width=200)
    with gr.Row():
        signed, effective = _field("detail_signed", LONGEST, min_width=140), _field("detail_effective", LONGEST, min_width=140)
        place = _field("detail_place", LONGEST, min_width=140)
    return [title, kind, parties, signed, effective, place, signers, kept]


def _field(key: str, longest: int, **look: Any) -> gr.Textbox:
    return gr.Textbox(label=I18N(key), max_length=longest, elem_id=key.replace("_", "-"), **look)


def party_lines(document: Document) -> str:
    """The parties of a document, one a line, each with its role in brackets; a name that ends with brackets of its own gets empty ones."""
    lines = []
    for name, role in zip_longest(document.parties, document.roles[: len(document.parties)], fillvalue=""):
        lines.append(f"{name} ({role})" if role or name.endswith(")") else name)
    return "\n".join(lines)


def parties_of(lines: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names and the roles that `party_lines` shows; a line may leave its role out."""
    found = []
    for line in filter(None, (" ".join(line.split()) for line in lines.splitlines())):
        told = _WITH_ROLE.fullmatch(line)
        found.append((told["party"], told["role"].strip()) if told else (line, ""))
    names, roles = tuple(name for name, _ in found), tuple(role for _, role in found)
    return names, roles if any(roles) else ()


def _save(
    index: Index,
    id: str,
    language: str,
    title: str,
    kind: str,
    parties: str,
    signed: str,
    effective: str,
    place: str,
    signers: str,
    kept: Any,
) -> str:
    """Set what was changed by hand; returns the document's new id. UserError where something given cannot be."""
    document = next((document for document in tables.added(index) if document.id == id), None)
    if document is None:
        raise UserError(say("choose_document", language))
    if not title.strip():
        raise UserError(say("no_title", language))
    names, roles = parties_of(parties)
    given = {
        "title": title.strip(),
        "type": " ".join(kind.split()),
        "signed": _day(signed, language),
        "effective": _day(effective, language),
        "place": place.strip(),
        "signers": tuple(line.strip() for line in signers.splitlines() if line.strip()),
    }
    if parties.strip() != party_lines(document):
        given |= {"parties": names, "roles": roles}
    changed = {name: value for name, value in given.items() if value != getattr(document, name)}
    new = index.correct(id, **changed).id if changed else id
    if str(kept or "").strip() and kept != document.collection:
        index.move([new], tables.own_collection(str(kept), language))
    return new


def _day(text: str, language: str) -> date | None:
    """A day that was written by hand, in figures or words; None for none."""
    written = " ".join(text.split())
    with contextlib.suppress(ValueError):
        return date.fromisoformat(written) if written else None
    for day, *place in dates_in(written):
        if day and place == [0, len(written)]:
            return day
    raise UserError(say("no_date", language, text=text))
