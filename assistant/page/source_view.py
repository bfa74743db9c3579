"""The source beside the chat: a document as its sheet, its text or page, or its duties, at the place that a citation or an address names."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page.desk import Desk, Turn
from assistant.page.document_view import Look, document_html, framed
from assistant.page.duties_view import duties_html, saved_duties
from assistant.page.events import EVENT, MANY, save_file, script
from assistant.page.loading import Loading
from assistant.page.page_view import page_html
from assistant.page.places import places
from assistant.page.sheet_view import changes_html, sheet_html
from assistant.page.ways import CHANGES, DUTIES, LOOKS, MOST_DIGITS, SHEET, TEXT, At, close, span_of, ways
from assistant.page.wording import language_of, say
from corpus.document import Document
from corpus.errors import UserError

WAIT_S = 600.0
_drawn = itertools.count(1)  # a source that is asked for again is drawn again, and gone to

Earlier = Callable[[str], Document | None]  # the version that the document of an id has replaced


def source_view(loading: Loading, desk: gr.State, earlier: Earlier) -> gr.HTML:
    """The panel; every citation, row and button with `data-source` on the page leads to it."""
    panel = gr.HTML("", js_on_load=script("source.js"), padding=False, apply_default_css=False, elem_id="source")
    file = gr.Textbox(visible="hidden", elem_id="source-file")

    def show(held: Desk, request: gr.Request, event: gr.EventData) -> Iterator[Any]:
        language, mine = language_of(request), object()
        held.reading = mine
        try:
            assistant = loading.wait(WAIT_S)
        except UserError as error:
            yield note(str(error), language)
            return
        yield gr.skip()
        for told in Source(assistant, earlier, language).shown(held.chat.turns, event._data or {}) if assistant else ():
            if held.reading is not mine:  # something else was asked for while this was made
                yield gr.skip()  # the last that is told is told again at the end
                return
            yield told

    def save(request: gr.Request, event: gr.EventData) -> str:
        assistant = loading.wait(0)
        return saved_duties(assistant, event._data or {}) if assistant else ""

    panel.select(show, [desk], [panel], trigger_mode="multiple", **MANY)
    save_file(panel.edit(save, None, [file], **EVENT), file)
    return panel


def note(text: str, language: str) -> str:
    """A line that says what is not there, and the way back."""
    return (
        f'<section class="document" aria-label="{say("source_region", language)}"><div class="ways" data-drawn="{next(_drawn)}">{close(language)}</div>'
        f'<p class="told" role="alert" tabindex="-1" data-go="focus">{escape(text)}</p></section>'
    )


class Source:
    """What a click asks for, as HTML; `asked` holds what was clicked on ("source", "look", "turn", "number", "document", "page" ...)."""

    def __init__(self, assistant: Assistant, earlier: Earlier, language: str) -> None:
        self._assistant, self._earlier, self._language = assistant, earlier, language

    def shown(self, turns: Sequence[Turn], asked: Mapping[str, Any]) -> Iterator[str]:
        """The document as it is asked for; where it takes a while, first that it is being made."""
        try:
            at = self._found(turns, asked)
            look = self._look_of(at, asked)
            if look != TEXT:
                yield self._framed(at, look, f'<p class="note" role="status">{say("being_made", self._language)}</p>')
                yield self._made(at, look)
            else:
                yield self._text(at, asked)
        except UserError as error:
            yield note(str(error), self._language)

    def _look_of(self, at: At, asked: Mapping[str, Any]) -> str:
        """The sheet first, where a whole document is opened; of an article, which is no agreement, the text."""
        wanted = str(asked.get("look", ""))
        if wanted in LOOKS:
            return wanted
        return SHEET if asked.get("source") == "go" and at.of_whole and at.document.kind != "article" else TEXT

    def _found(self, turns: Sequence[Turn], asked: Mapping[str, Any]) -> At:
        """The place that is asked for. UserError where it is not there (any more)."""
        turn, passage, span = _whole(asked.get("turn")), str(asked.get("passage", "")), str(asked.get("at", ""))
        if turn >= 0:
            return self._cited(turns, turn, _whole(asked.get("number")))
        id = str(asked.get("document", "")) or passage.partition(":")[0]
        with contextlib.suppress(UserError):
            document = self._assistant.index.document(id)
            if not passage and not span:
                return At(document)
            if not passage and (marked := span_of(span, document)):
                return At(document, [marked], marked[0], span=span)
            held = next((one for one in self._assistant.index.passages_of(document.id) if one.id == passage), None)
            if held:
                return At(document, [(held.start, held.start + len(held.text.rstrip()))], held.start, passage=held.id)
        raise UserError(say("no_passage" if passage or span else "no_document", self._language))

    def _cited(self, turns: Sequence[Turn], turn: int, number: int) -> At:
        """The document of one citation, with every quote of the answer from that document marked."""
        held = places(turns[turn]) if turn < len(turns) else []
        place = next((one for one in held if one.number == number), None)
        if place is None:
            raise UserError(say("no_turn", self._language))
        try:
            document = self._assistant.index.document(place.passage.document_id)
        except UserError as error:
            raise UserError(say("no_document", self._language)) from error
        marks = [(one.start, one.end) for one in held if one.passage.document_id == document.id]
        return At(document, marks, place.start, turn, number, tuple(one.number for one in held), place.passage.id)

    def _look(self, at: At, look: str, other: str = "", go: str = "focus") -> Look:
        """How the document is looked at, with the buttons that lead on."""
        looks = [one for one in LOOKS if one != CHANGES or self._earlier(at.document.id)]
        told = f'<div class="ways" data-drawn="{next(_drawn)}">{ways(at, look, looks, other, self._language)}</div>'
        return Look(self._language, told, at.attributes, at.link, go)

    def _framed(self, at: At, look: str, body: str) -> str:
        return framed(at.document, body, self._look(at, look))

    def _made(self, at: At, look: str) -> str:
        """The sheet, the duties, or what changed."""
        id, language = at.document.id, self._language
        if look == SHEET:
            return self._framed(at, look, sheet_html(self._assistant.sheet(id), at, language))
        if look == DUTIES:
            return self._framed(at, look, duties_html(self._assistant.obligations(id), at, language))
        older = self._earlier(id)
        if older is None:
            raise UserError(say("no_earlier", language))
        return self._framed(at, look, changes_html(older, at.document, language))

    def _text(self, at: At, asked: Mapping[str, Any]) -> str:
        """The place as a page of its file, where there is one and the text is not asked for; else as text."""
        view, page = str(asked.get("view", "")), _whole(asked.get("page")) if asked.get("source") == "page" else 0
        if asked.get("source") == "part":
            at = replace(at, offset=max(0, min(_whole(asked.get("offset")), len(at.document.text) - 1)))
        file = self._assistant.index.original(at.document.id)
        other = "" if file is None else "page" if view == "text" else "text"
        look = self._look(at, TEXT, other, "scroll" if asked.get("still") else "focus")
        if file is not None and view != "text":
            with contextlib.suppress(UserError):
                return page_html(at.document, file, page or at.document.page_at(at.offset) or 1, at.marks, at.offset, look)
        return document_html(at.document, at.marks, at.offset, look)


def _whole(value: Any) -> int:
    """A number that the browser sent; -1 where it is none."""
    return (
        int(value)
        if isinstance(value, (int, str)) and str(value).isascii() and str(value).isdigit() and len(str(value)) < MOST_DIGITS
        else -1
    )
