"""The list of chats: each opens, is renamed, deleted and found by its name; kept in the browser, or on the server for who signs in."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from html import escape
from typing import Any

import gradio as gr

from assistant.page.desk import Chat, Desk, Head
from assistant.page.kept import Chats, chat_json, chat_of, heads_of
from assistant.page.visitor import visitor_of
from assistant.page.wording import language_of, say
from assistant.settings import Settings

_told = itertools.count(1)  # the same is put back again where it is told again


class Keeping:
    """Where the chats of a visitor are kept."""

    def __init__(self, settings: Settings) -> None:
        self._chats = Chats(settings.folder / "chats") if settings.auth else None

    def keep(self, chat: Chat | None, request: gr.Request, opened: bool = True, back: str = "") -> Any:
        """What the browser is told to keep: the chat, or its name alone where the server keeps it. None: nothing changed. `back`: what it is
        to put back into the box.
        """
        if chat is None and not back:
            return gr.skip()
        told: dict[str, Any] = {"id": chat.id if chat else "", "opened": opened and chat is not None, "chat": ""}
        if back:
            told |= {"back": back, "told": next(_told)}
        if not (chat and chat.turns):
            return json.dumps(told)
        if self._chats and (name := _name(request)):
            try:
                self._chats.keep(name, chat)
            except OSError as error:
                gr.Warning(say("chat_lost", language_of(request), error=error.strerror or str(error)))
        else:
            told["chat"] = chat_json(chat)
        return json.dumps(told)

    def heads(self, told: str, request: gr.Request) -> tuple[Head, ...]:
        """The chats of a visitor; `told`: what the browser says it keeps."""
        return self._chats.heads(_name(request)) if self._chats else heads_of(told)

    def chat(self, asked: Mapping[str, Any], request: gr.Request) -> Chat | None:
        """The chat that is asked for; None where it is not there (any more), or is none."""
        if self._chats:
            return self._chats.chat(_name(request), str(asked.get("id", "")))
        return chat_of(str(asked.get("chat", "")))

    def delete(self, id: str, request: gr.Request) -> None:
        """Delete a chat for good; the browser deletes what it keeps."""
        if self._chats:
            self._chats.delete(_name(request), id)


def chats_html(held: Desk, language: str) -> str:
    """The chats, newest first, with a field that finds one."""
    find, name = escape(say("find_chat", language)), escape(say("chats", language))
    items = "".join(_entry(head, head.id == held.chat.id, language) for head in held.heads)
    if not items:
        return f'<p class="hint">{say("no_chats", language)}</p>'
    search = f'<input type="search" class="find" placeholder="{find}" aria-label="{find}">' if len(held.heads) > 5 else ""
    return f'{search}<ul class="entries" aria-label="{name}">{items}</ul>'


def _entry(head: Head, current: bool, language: str) -> str:
    name = escape(head.name)
    acts = "".join(
        f'<button type="button" class="act" data-{act} aria-label="{escape(say(key, language, name=head.name))}" '
        f'title="{escape(say(key, language, name=head.name))}" data-sure="{say("delete", language)}?">{sign}</button>'
        for act, key, sign in (("rename", "rename_chat", "✎"), ("delete", "delete_chat", "×"))
    )
    now = ' aria-current="true"' if current else ""
    return f'<li data-id="{escape(head.id)}"><button type="button" class="entry" title="{name}"{now}>{name}</button>{acts}</li>'


def _name(request: gr.Request) -> str:
    visitor = visitor_of(request)
    return visitor.name if visitor else ""
