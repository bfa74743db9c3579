"""The source beside the chat: a document at the place that a citation, a row or an address names, as its page or as its text."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page.desk import Desk, Turn
from assistant.page.document_view import Look, Span, document_html
from assistant.page.events import EVENT, script
from assistant.page.loading import Loading
from assistant.page.page_view import page_html
from assistant.page.places import places
from assistant.page.wording import language_of, say
from corpus.document import Document
from corpus.errors import UserError

WAIT_S = 600.0
_drawn = itertools.count(1)  # a source that is asked for again is drawn again, and gone to


def source_view(loading: Loading, desk: gr.State) -> gr.HTML:
    """The panel; every citation, row and button with `data-source` on the page leads to it."""
    panel = gr.HTML("", js_on_load=script("source.js"), padding=False, apply_default_css=False, elem_id="source")

    def show(held: Desk, request: gr.Request, event: gr.EventData) -> Any:
        try:
            assistant = loading.wait(WAIT_S)
        except UserError as error:
            return note(str(error), language_of(request))
        return source(assistant, held.chat.turns, event._data or {}, language_of(request)) if assistant else gr.skip()

    panel.select(show, [desk], [panel], **EVENT)
    return panel


@dataclass(frozen=True, slots=True)
class _At:
    """What is to be shown: a document, what is marked in it, the place to go to, and the turn and number that it was opened from."""

    document: Document
    marks: Sequence[Span] = ()
    offset: int = 0
    turn: int = -1
    number: int = 0
    numbers: tuple[int, ...] = ()
    link: str = ""

    @property
    def attributes(self) -> str:
        """What every button carries, so that it leads on from here."""
        return f'data-turn="{self.turn}" data-number="{self.number}"' if self.turn >= 0 else f'data-passage="{escape(self.link)}"'


def source(assistant: Assistant, turns: Sequence[Turn], asked: Mapping[str, Any], language: str) -> str:
    """The HTML that a click asks for: `asked` holds what was clicked on ("source", "turn", "number", "document", "page", "view" ...)."""
    try:
        found = _found(assistant, turns, asked, language)
        do, page, view = str(asked.get("source", "")), _whole(asked.get("page")), str(asked.get("view", ""))
        if do == "part":
            found = _moved(found, max(0, min(_whole(asked.get("offset")), len(found.document.text) - 1)))
        return _drawn_as(assistant, found, page if do == "page" else 0, view, "scroll" if asked.get("still") else "focus", language)
    except UserError as error:
        return note(str(error), language)


def note(text: str, language: str) -> str:
    """A line that says what is not there, and the way back."""
    return (
        f'<section class="document" aria-label="{say("source_region", language)}"><div class="ways">{_close(language)}</div>'
        f'<p class="told" role="alert" tabindex="-1" data-go="focus">{escape(text)}</p></section>'
    )


def _found(assistant: Assistant, turns: Sequence[Turn], asked: Mapping[str, Any], language: str) -> _At:
    """The place that is asked for. UserError where it is not there (any more)."""
    turn, number, passage = _whole(asked.get("turn")), _whole(asked.get("number")), str(asked.get("passage", ""))
    if turn >= 0:
        return _cited(assistant, turns, turn, number, language)
    id = str(asked.get("document", "")) or passage.removeprefix("?passage=").partition(":")[0]
    passage = passage.removeprefix("?passage=")
    with contextlib.suppress(UserError):
        document = assistant.index.document(id)
        if not passage:
            return _At(document)
        held = next((one for one in assistant.index.passages_of(document.id) if one.id == passage), None)
        if held:
            return _At(document, [(held.start, held.start + len(held.text.rstrip()))], held.start, link=f"?passage={held.id}")
    raise UserError(say("no_passage" if passage else "no_document", language))


def _cited(assistant: Assistant, turns: Sequence[Turn], turn: int, number: int, language: str) -> _At:
    """The document of one citation, with every quote of the answer from that document marked."""
    held = places(turns[turn]) if turn < len(turns) else []
    place = next((one for one in held if one.number == number), None)
    if place is None:
        raise UserError(say("no_turn", language))
    try:
        document = assistant.index.document(place.passage.document_id)
    except UserError as error:
        raise UserError(say("no_document", language)) from error
    marks = [(one.start, one.end) for one in held if one.passage.document_id == document.id]
    return _At(document, marks, place.start, turn, number, tuple(one.number for one in held), f"?passage={place.passage.id}")


def _moved(found: _At, offset: int) -> _At:
    """The same document at another offset."""
    return _At(found.document, found.marks, offset, found.turn, found.number, found.numbers, found.link)


def _drawn_as(assistant: Assistant, found: _At, page: int, view: str, go: str, language: str) -> str:
    """The place as a page of its file, where there is one and the text is not asked for; else as text."""
    file = assistant.index.original(found.document.id)
    look = Look(language, f'<div class="ways" data-drawn="{next(_drawn)}">{_ways(found, bool(file), view, language)}</div>')
    look = Look(language, look.ways, found.attributes, found.link, go)
    if file is None or view == "text":
        return document_html(found.document, found.marks, found.offset, look)
    try:
        return page_html(found.document, file, page or found.document.page_at(found.offset) or 1, found.marks, found.offset, look)
    except UserError:
        return document_html(found.document, found.marks, found.offset, look)


def _ways(found: _At, pictured: bool, view: str, language: str) -> str:
    """Close, the citations before and after, and the page or the text."""
    told = _close(language)
    if found.numbers:
        at = found.numbers.index(found.number)
        total = say("citation_of", language, number=at + 1, total=len(found.numbers))
        before, after = found.numbers[at - 1] if at else 0, found.numbers[at + 1] if at + 1 < len(found.numbers) else 0
        told += (
            f'{_way("previous", found.turn, before, language)}{_way("next", found.turn, after, language)}<span role="status">{total}</span>'
        )
    if pictured:
        other = "page" if view == "text" else "text"
        told += (
            f'<button type="button" class="other" data-source="go" data-view="{other}" data-document="{found.document.id}" {found.attributes}>'
            f"{say(f'as_{other}', language)}</button>"
        )
    return told


def _way(key: str, turn: int, number: int, language: str) -> str:
    """A button to another citation; where there is none it stays, and says so."""
    off = "" if number else ' aria-disabled="true"'
    name = escape(say(f"{key}_citation", language))
    sign = "←" if key == "previous" else "→"
    return (
        f'<button type="button" class="{key}" data-source="go" data-still="yes" data-turn="{turn}" data-number="{number}" aria-label="{name}" '
        f'title="{name}"{off}>{sign}</button>'
    )


def _close(language: str) -> str:
    return (
        f'<button type="button" class="back" data-close aria-label="{say("close", language)}" title="{say("close", language)}">×</button>'
    )


def _whole(value: Any) -> int:
    """A number that the browser sent; -1 where it is none."""
    return int(value) if isinstance(value, (int, str)) and str(value).isascii() and str(value).isdigit() and len(str(value)) < 12 else -1
