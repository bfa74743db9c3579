"""The chat as it is shown: Gradio's Chatbot, its box, and what they hold for what lies on a session's desk."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.page.about import start_html
from assistant.page.adding import Adding
from assistant.page.answering import LONGEST
from assistant.page.bubbles import bubbles, votes
from assistant.page.chat_list import Keeping, chats_html
from assistant.page.desk import Chat, Desk
from assistant.page.events import I18N, script
from assistant.page.loading import Loading
from assistant.page.visitor import may_change
from assistant.page.wording import language_of, say
from corpus.reading import ENDINGS

View = tuple[Any, Any, Any, Any]  # chat, box, list of chats, what the browser keeps


class ChatView:
    """The parts of the chat and their values."""

    def __init__(self, loading: Loading, desk: gr.State, keeping: Keeping, adding: Adding) -> None:
        self._loading, self._desk, self._keeping, self._adding = loading, desk, keeping, adding
        self._examples = adding.examples
        self.chat = gr.Chatbot(
            show_label=False,
            container=False,
            height="auto",
            buttons=[],
            autoscroll=False,  # chat.js goes to the last question, not to the end of its answer
            editable="user",
            latex_delimiters=[],
            allow_tags=False,
            group_consecutive_messages=False,
            placeholder=start_html(loading, (), "en"),
            elem_id="chat",
        )
        self.box = gr.MultimodalTextbox(
            show_label=False,
            placeholder=I18N("question_example"),  # type: ignore[arg-type]
            submit_btn=True,
            file_count="multiple",
            file_types=list(ENDINGS),
            sources=[],
            max_lines=6,
            max_plain_text_length=LONGEST * 10,
            autofocus=True,
            elem_id="question",
        )
        self.doing = gr.HTML(_names("en"), js_on_load=script("chat.js"), visible="hidden", elem_id="doing")

    def view(self, held: Desk, request: gr.Request, keep: Chat | None = None, back: str = "", clear: bool = False) -> View:
        """The values of the view for what lies on the desk; what goes back into the box stands before what is being typed there."""
        language = language_of(request)
        told = self.conversation(held, language), self._box(held, language, clear)
        return *told, chats_html(held, language), self._keeping.keep(keep, request, back=back)

    def conversation(self, held: Desk, language: str) -> Any:
        """The open chat; without a question yet, what it can be asked."""
        if not held.chat.turns:
            examples = [{"text": text} for text in self._examples.of(held.chosen, language)]
            start = start_html(self._loading, held.chosen, language)
            if not held.chat.turns:  # nobody asked meanwhile
                return gr.Chatbot(value=[], examples=examples, placeholder=start)  # type: ignore[arg-type]
        turns = held.chat.turns
        return gr.Chatbot(value=bubbles(turns, language), feedback_value=votes(turns))  # type: ignore[arg-type]

    def _box(self, held: Desk, language: str, clear: bool) -> Any:
        value: dict[str, Any] = {"value": {"text": "", "files": []}} if clear else {}
        return gr.MultimodalTextbox(stop_btn=say("stop", language) if held.chat.token else False, **value)

    def arrived(self, held: Desk, request: gr.Request) -> tuple[Any, ...]:
        """The view and the names of its parts for who comes; who may not change the library drops no files on the box."""
        language = language_of(request)
        chat, _, *others = self.view(held, request)
        return chat, gr.MultimodalTextbox(sources=["upload"] if may_change(request) else []), *others, _names(language)

    def growing(self, held: Desk, chat: Chat, request: gr.Request) -> View:
        """The view where this chat still is the open one; nothing where another is."""
        return self.view(held, request) if held.chat is chat else self._elsewhere(held, request)

    def settled(self, held: Desk, chat: Chat, request: gr.Request) -> View:
        """The same, once what was asked is answered: this is kept."""
        if held.chat is chat:
            return self.view(held, request, keep=chat)
        return self._elsewhere(held, request, chat)

    def _elsewhere(self, held: Desk, request: gr.Request, keep: Chat | None = None) -> View:
        """The view where another chat is open than the one that goes on."""
        return gr.skip(), gr.skip(), chats_html(held, language_of(request)), self._keeping.keep(keep, request, opened=False)


def _names(language: str) -> str:
    """What the box and its button are called for who hears them."""
    return f'<span data-question="{say("question", language)}" data-ask="{say("ask", language)}"></span>'
