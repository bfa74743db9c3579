"""The sidebar: the chats, the documents with a tick each - where the next question is searched -, files to add, and how far all is."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.exporting.conversation import as_markdown, as_word
from assistant.page import tables
from assistant.page.adding import Adding
from assistant.page.ask_view import AskView
from assistant.page.chat_list import Keeping, chats_html
from assistant.page.chat_view import View
from assistant.page.desk import LONGEST_NAME, Chat, Desk, now
from assistant.page.events import EVENT, I18N, file_for, save_file, script
from assistant.page.loading import Loading
from assistant.page.search_in import NOTHING, Choices, ids_of, ticks
from assistant.page.visitor import editors_only, may_change
from assistant.page.wording import collection_name, language_of, say
from corpus.errors import UserError, visible
from corpus.reading import ENDINGS
from index.index import Index


class Sidebar:
    """The parts of the sidebar."""

    def __init__(self, loading: Loading, desk: gr.State, keeping: Keeping, adding: Adding) -> None:
        self._loading, self._desk, self._keeping, self._adding = loading, desk, keeping, adding
        self._new = gr.Button(I18N("new_chat"), elem_id="new-chat", size="md")
        self.chats = gr.HTML("", js_on_load=script("chats.js"), padding=False, elem_id="chats")
        with gr.Row(elem_id="away"):
            self._files = [(gr.Button(I18N(key), size="sm", min_width=90, elem_id=id), kind) for key, id, kind in _AWAY]
        self.scope = gr.HTML("", js_on_load=script("scope.js"), padding=False, elem_id="scope")
        self.add = gr.UploadButton(
            I18N("add_documents"),  # type: ignore[arg-type]
            file_count="multiple",
            file_types=list(ENDINGS),
            elem_id="add-documents",
            visible=False,
        )
        self._progress = gr.HTML("", padding=False, elem_id="adding")
        self._added = gr.State([])
        self.status = gr.HTML(loading.html(), padding=False, elem_id="status")
        self.kept = gr.HTML("", html_template="<i></i>", js_on_load=KEPT, padding=False, visible="hidden", elem_id="kept")
        self._file = gr.Textbox(visible="hidden", elem_id="file")

    def wire(self, asking: AskView) -> Any:
        """What happens when the parts are used; returns the event of adding files, after which other documents are searched."""
        self._asking = asking
        held, view = [self._desk], [asking.chat, asking.box, self.chats, self.kept]
        self._new.click(self._on_new, held, view, **EVENT).then(None, js="() => window.showChat(true)")
        self.chats.select(self._on_open, held, view, **EVENT)
        self.chats.edit(self._on_rename, held, view, **EVENT)
        self.chats.delete(self._on_delete, held, view, **EVENT)
        for button, kind in self._files:
            save_file(button.click(lambda held, kind=kind: saved(held, kind), held, [self._file], **EVENT), self._file)
        added = self.add.upload(self._on_add, [self.add], [self._progress, self.add, self._added], **EVENT)
        added.then(self._adding.with_questions, [self._added], [self._progress], **EVENT)
        return added

    def arrive(self, told: str, held: Desk, request: gr.Request) -> tuple[Any, ...]:
        """What was left when the page was open before; where its address asks a question, a chat of its own is begun for it."""
        try:
            left: dict[str, Any] = json.loads(told)
        except ValueError:
            left = {}
        earlier = self._keeping.heads(str(left.get("heads", "[]")), request)
        held.heads = (*held.heads, *(head for head in earlier if head.id not in {one.id for one in held.heads}))
        if not _question_of(request) and not held.chat.turns and (chat := self._keeping.chat(left, request)):
            held.open(chat)
        return self._asking.arrived(held, request)

    def asked(self, held: Desk, request: gr.Request) -> Iterator[View]:
        """The question that the page's address asks, where it asks one."""
        yield gr.skip(), gr.skip(), gr.skip(), gr.skip()  # Gradio empties what a generator without values is to fill
        if typed := _question_of(request):
            yield from self._asking.ask(held, typed, request)

    def shown(self, held: Desk, request: gr.Request) -> tuple[Any, Any, Any]:
        """The documents to choose from, the way to add some, and the status line, as they are now."""
        language = language_of(request)
        free = gr.UploadButton(visible=may_change(request))
        try:
            assistant = self._loading.wait(0)
            scope = scope_html(assistant.index, held, language) if assistant else ""
            held.listed = ids_of(assistant.index) if assistant else ()
        except UserError:  # the status line says why
            return gr.skip(), free, self._loading.html(language)
        return scope, free, self._loading.html(language)

    def stale(self, held: Desk) -> bool:
        """Whether other documents are searched than the sidebar shows."""
        with contextlib.suppress(UserError):
            assistant = self._loading.wait(0)
            return assistant is not None and ids_of(assistant.index) != held.listed
        return False

    def choose(self, held: Desk, event: gr.EventData) -> None:
        """What is ticked is where the next question is searched."""
        chosen = (event._data or {}).get("chosen")
        held.chosen = tuple(str(one) for one in chosen[:10_000]) if isinstance(chosen, list) else ()

    def _on_new(self, held: Desk, request: gr.Request) -> View:
        held.open(Chat())
        return self._asking.view(held, request, keep=held.chat)

    def _on_open(self, held: Desk, request: gr.Request, event: gr.EventData) -> View:
        asked = event._data or {}
        live = held.live.get(str(asked.get("id", "")))
        if chat := live or self._keeping.chat(asked, request):
            held.open(chat)
        return self._asking.view(held, request, keep=chat)

    def _on_rename(self, held: Desk, request: gr.Request, event: gr.EventData) -> View:
        asked = event._data or {}
        name = " ".join(visible(str(asked.get("name", ""))).split())[:LONGEST_NAME]
        id = str(asked.get("id", ""))
        chat = held.chat if held.chat.id == id else held.live.get(id) or self._keeping.chat(asked, request)
        if chat is None or not name:
            return gr.skip(), gr.skip(), chats_html(held, language_of(request)), gr.skip()
        chat.name, chat.changed = name, now()
        held.note(chat)
        return gr.skip(), gr.skip(), chats_html(held, language_of(request)), self._keeping.keep(chat, request, held.chat is chat)

    def _on_delete(self, held: Desk, request: gr.Request, event: gr.EventData) -> View:
        id = str((event._data or {}).get("id", ""))
        self._keeping.delete(id, request)
        open_one = held.chat.id == id
        held.forget(id)
        return self._asking.view(held, request, keep=held.chat if open_one else None)

    def _on_add(self, files: list[str] | None, request: gr.Request) -> Iterator[tuple[str, Any, Any]]:
        editors_only(request)
        language = language_of(request)
        yield gr.skip(), None, gr.skip()  # the next files may come while these are added
        for lines in self._adding.of([Path(file) for file in files or ()], language=language):
            yield tables.lines_html(lines), gr.skip(), gr.skip()
        yield tables.lines_html(lines), gr.skip(), lines


WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPT = "watch('value', () => window.keepChat(props.value))"
_AWAY = (("as_markdown", "as-markdown", "md"), ("as_word", "as-word", "docx"))


def saved(held: Desk, kind: str) -> str:
    """The open chat as a file for the browser to save; empty where nothing is answered."""
    done = [(turn.typed, turn.answer) for turn in held.chat.done if turn.answer]
    data = as_word(done) if kind == "docx" else as_markdown(done).encode()
    name, type = f"agreements-{date.today():%Y-%m-%d}.{kind}", WORD_TYPE if kind == "docx" else "text/markdown"
    return file_for(name, type, data) if done else ""


def _question_of(request: gr.Request) -> str:
    return str(dict(request.query_params).get("q", ""))


def scope_html(index: Index, held: Desk, language: str) -> str:
    """The collections and their documents, each with a tick; what is no longer there is no longer chosen."""
    found = ticks(index, language)
    values = {value for (_, collection), documents in found for value in (collection, *(id for _, id in documents))}
    held.chosen = tuple(value for value in held.chosen if value in values or value == NOTHING)
    titles = {document.id: document.title for document in index.in_scope()}
    find = escape(say("find_document", language))
    groups = "".join(_group(collection, documents, titles, held.chosen, language) for collection, documents in found)
    search = f'<input type="search" class="find" placeholder="{find}" aria-label="{find}">' if len(titles) > 8 else ""
    everything = f'<button type="button" class="quiet" data-everything>{say("tick_all", language)}</button>'
    return f'<div class="part"><h2>{say("documents", language)}</h2>{everything}</div>{search}{groups}'


def _group(collection: tuple[str, str], documents: Choices, titles: dict[str, str], chosen: tuple[str, ...], language: str) -> str:
    """One collection: its own tick, and one for each of its documents."""
    name, value = collection
    whole = not chosen or value in chosen
    items = "".join(_tick(told, id, titles.get(id, told), whole or id in chosen, language) for told, id in documents)
    return (
        f'<fieldset class="collection" data-value="{escape(value)}"><legend class="unseen">{escape(name)}</legend>'
        f'<label class="tick whole"><input type="checkbox" data-whole{" checked" if whole else ""}>'
        f"<span>{escape(collection_name(value.partition(':')[2], language))}</span></label><ul>{items}</ul></fieldset>"
    )


def _tick(name: str, id: str, title: str, ticked: bool, language: str) -> str:
    more = f' <span class="unseen">{escape(title)}</span>' if title not in name else ""
    told = escape(say("open_named", language, name=title))
    return (
        f'<li><label class="tick" title="{escape(title)}"><input type="checkbox" value="{escape(id)}"{" checked" if ticked else ""}>'
        f"<span>{escape(name)}{more}</span></label>"
        f'<a class="act" href="?document={escape(id)}" aria-label="{told}" title="{told}">↗</a></li>'
    )
