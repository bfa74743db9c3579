"""The parts of the page and what happens when they are used."""

from __future__ import annotations

import time
from collections.abc import Iterator
from html import escape
from typing import Any

import gradio as gr

from assistant.page import STYLE
from assistant.page.library import library
from assistant.page.loading import Loading
from assistant.page.sources import chat_text, sources
from corpus.errors import UserError

TITLE = "Agreement assistant"
INTRODUCTION = (
    "Who promised Ukraine what, how much, until when, signed where and by whom. Every sentence of an answer is quoted from a "
    "document; where the documents are silent, so is the assistant."
)
EXAMPLES = [
    "How much did Luxembourg allocate for Ukraine's defence in 2024?",
    "Who signed for Japan, where and when?",
    "Which coalition does Estonia co-lead?",
    "How can the Dutch agreement be ended?",
    "Скільки років діє угода з Латвією?",
]
LONGEST = 2_000  # characters of a question
WAIT_S = 600.0

Messages = list[dict[str, Any]]


def page(loading: Loading) -> tuple[gr.Blocks, dict[str, Any]]:
    """The page, and how `launch` is to dress it."""
    with gr.Blocks(title=TITLE, analytics_enabled=False, fill_width=True) as blocks:
        gr.HTML(f'<header class="top"><h1>{TITLE}</h1><p>{escape(INTRODUCTION)}</p></header>')
        status = gr.HTML(loading.html(), elem_id="status")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", elem_id="ask-tab"), gr.Row(elem_id="desk"):
                with gr.Column(scale=3, min_width=320):
                    chat = gr.Chatbot(
                        label="Conversation",
                        show_label=False,
                        height="58vh",
                        layout="panel",
                        elem_id="chat",
                        latex_delimiters=[],
                        buttons=["copy"],
                        feedback_options=None,
                        examples=[{"text": text} for text in EXAMPLES],
                        placeholder="Ask about an agreement, in English or Ukrainian, or click an example.",
                    )
                    with gr.Row():
                        question = gr.Textbox(
                            label="Question",
                            placeholder="How much did ... promise for 2024?",
                            max_length=LONGEST,
                            scale=6,
                            elem_id="question",
                            autofocus=True,
                        )
                        send = gr.Button("Ask", variant="primary", scale=1, min_width=80, elem_id="ask")
                with gr.Column(scale=2, min_width=320):
                    beside = gr.HTML(sources(None), elem_id="sources")
            with gr.Tab("Library", elem_id="library-tab") as tab:
                library(loading, status, tab)

        def respond(message: str, messages: Messages) -> Iterator[tuple[str, Messages, str]]:
            yield from _respond(loading, message, messages)

        for trigger in (question.submit, send.click):
            trigger(respond, [question, chat], [question, chat, beside], show_progress="hidden", api_visibility="private")

        def chosen(messages: Messages, event: gr.SelectData) -> Iterator[tuple[str, Messages, str]]:
            yield from _respond(loading, event.value["text"], messages)

        chat.example_select(chosen, [chat], [question, chat, beside], show_progress="hidden", api_visibility="private")
        timer = gr.Timer(1.0)

        def tick() -> tuple[str, gr.Timer]:
            return loading.html(), gr.Timer(active=not loading.ready())

        timer.tick(tick, None, [status, timer], show_progress="hidden", api_visibility="private")
    fonts = ["system-ui", "Segoe UI", "Roboto", "Helvetica", "Arial", "sans-serif"]
    theme = gr.themes.Default(primary_hue="blue", font=fonts, font_mono=["ui-monospace", "monospace"])
    return blocks, {"theme": theme, "css_paths": [STYLE]}


def _respond(loading: Loading, message: str, messages: Messages) -> Iterator[tuple[str, Messages, str]]:
    """The conversation with the question, then with what is being waited for, then with the answer."""
    message = message.strip()[:LONGEST]
    if not message:
        yield "", messages, sources(None)
        return
    history = [turn for turn in messages if not (turn.get("metadata") or {}).get("title")]
    asked: Messages = [*messages, {"role": "user", "content": message}]
    try:
        deadline = time.monotonic() + WAIT_S
        while (assistant := loading.wait(1.0)) is None and time.monotonic() < deadline:
            yield "", [*asked, {"role": "assistant", "content": f"*{loading.status()}*"}], sources(None)
        if assistant is None:
            raise UserError("The index is still being made. Ask again in a few minutes.")
        for answer in assistant.stream(message, history):
            yield "", [*asked, {"role": "assistant", "content": chat_text(answer)}], sources(answer)
    except UserError as error:
        yield "", [*asked, {"role": "assistant", "content": f"**{error}**"}], sources(None)
