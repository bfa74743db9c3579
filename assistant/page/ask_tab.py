"""The Ask tab: a conversation, its sources beside it, and what a person can do with both. All state belongs to one session."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr

from assistant import feedback
from assistant.answer import Citation
from assistant.exporting.conversation import as_markdown, as_word
from assistant.page.about import Examples
from assistant.page.asking import LONGEST, WAIT_S, Turns, answering, stopped
from assistant.page.beside import beside, linked
from assistant.page.conversation import conversation, further
from assistant.page.events import EVENT, MANY
from assistant.page.loading import Loading
from assistant.page.search_in import SearchIn, choices
from assistant.page.sources import sources
from assistant.page.turn import Desk, Turn, messages
from assistant.page.visitor import spend
from assistant.page.wording import WORDS, language_of, say
from assistant.suggesting import suggestions
from corpus.errors import UserError

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
I18N = gr.I18n(**WORDS)


def script(name: str) -> str:
    """The text of a script beside this module."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def ask_tab(blocks: gr.Blocks, loading: Loading, tab: gr.Tab, timer: gr.Timer) -> None:
    """The parts of the tab and what happens when they are used; the page's address may bring a question, a passage or a document."""
    desk, begin = gr.State(Desk()), Examples(loading)
    with gr.Row(elem_id="desk"):
        with gr.Column(scale=3, min_width=300, elem_id="asking"):
            where = gr.Dropdown([], value=[], multiselect=True, label=I18N("search_in"), elem_id="search-in", min_width=200)
            chat = gr.HTML(conversation(()), js_on_load=script("chat.js"), elem_id="chat")
            onward = gr.HTML("", js_on_load=script("chat.js"), elem_id="further")
            with gr.Row(elem_id="box"):
                question = gr.Textbox(
                    label=I18N("question"),
                    placeholder=I18N("question_example"),
                    max_length=LONGEST,
                    scale=6,
                    min_width=200,
                    elem_id="question",
                    autofocus=True,
                )
                send = gr.Button(I18N("ask"), variant="primary", scale=1, min_width=90, elem_id="ask")
                stop = gr.Button(I18N("stop"), variant="stop", scale=1, min_width=90, visible=False, elem_id="stop")
            with gr.Row(elem_id="away"):
                clear = gr.Button(I18N("clear"), size="sm", min_width=90, elem_id="clear")
                markdown = gr.Button(I18N("as_markdown"), size="sm", min_width=130, elem_id="as-markdown")
                word = gr.Button(I18N("as_word"), size="sm", min_width=130, elem_id="as-word")
            file = gr.Textbox(visible="hidden", elem_id="file")
        with gr.Column(scale=2, min_width=300):
            panel = gr.HTML(sources(None), js_on_load=script("beside.js"), elem_id="sources")

    view = [question, chat, panel, onward, send, stop]

    def shown(held: Desk, language: str, box: Any = gr.skip(), panel: Any = None) -> tuple[Any, ...]:  # noqa: B008 - a constant
        """The values of `view` for a conversation; the box stays as it is unless told."""
        turns = held.turns
        running = bool(turns) and turns[-1].running
        last = turns[-1].answer if turns and (not running or _cited(turns[-1])) else None
        beside_it = sources(last, len(turns) - 1, language) if panel is None else panel
        questions = further(held.further, language)
        told = conversation(turns, language, () if turns else begin.of(held.chosen, language))
        return box, told, beside_it, questions, gr.Button(visible=not running), gr.Button(visible=running)

    def answered(held: Desk, typed: str, before: Turns, language: str, box: Any, search_in: SearchIn) -> Iterator[tuple[Any, ...]]:
        """The view while a question is answered; as soon as the session has gone on to something else, the view of that."""
        mine = held.begin()
        cited: tuple[Citation, ...] = ()
        with contextlib.closing(answering(loading, typed, before, language, search_in)) as growing:
            for now in growing:
                if held.running is not mine:
                    break
                held.turns = (*held.turns[: len(now) - 1], now[-1])  # a vote may have come in between
                known, cited = cited, _cited(now[-1])
                stays = bool(cited) and cited == known  # a document that was opened meanwhile stays open
                yield shown(held, language, box, gr.skip() if stays else None)
                box = gr.skip()
        if held.running is not mine:
            yield shown(held, language)

    def respond(message: str, held: Desk, chosen: list[str] | None, request: gr.Request, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        spend(request)
        asked, box, before = event._data or {}, "", held.turns
        held.chosen = tuple(chosen or ())
        search_in = SearchIn(held.chosen)
        if "text" in asked:  # an example or a suggestion: what was being typed stays
            message, box = str(asked["text"]), gr.skip()
        elif asked.get("event") == "retry" and before:
            search_in = _again(before[-1], str(asked.get("without", "")))
            message, box, before = before[-1].typed, gr.skip(), before[:-1]
        yield from answered(held, message, before, language_of(request), box, search_in)

    def arrive(held: Desk, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        """What the page's address asks for."""
        language, asked = language_of(request), dict(request.query_params)
        yield shown(held, language)
        if asked.get("q"):
            spend(request)
            yield from answered(held, asked["q"], held.turns, language, gr.skip(), SearchIn())
        if asked.get("document") or asked.get("passage"):
            assistant = None
            with contextlib.suppress(UserError):  # the page's status says why
                assistant = loading.wait(WAIT_S)
            if assistant:
                found = linked(assistant, asked.get("document", ""), asked.get("passage", ""), language)
                yield shown(held, language, panel=found)

    def suggest(held: Desk, request: gr.Request) -> Iterator[str]:
        """Further questions, one after the other as they prove to be answered."""
        mine, last = held.running, held.turns[-1] if held.turns else None
        answer = last.answer if last and not last.running else None  # the page's own load may come while a question is answered
        if last and last.question and answer and held.suggested is not mine and loading.ready():
            held.suggested = mine
            assistant = loading.wait(0)
            if assistant:
                with contextlib.suppress(UserError):  # what was searched is no longer there
                    scope = last.search_in.scope(assistant.index, last.typed)
                    for text in suggestions(assistant, last.question, answer, messages(held.turns), **scope):
                        if held.running is not mine:
                            break
                        held.further = (*held.further, text)
                        yield further(held.further, language_of(request))
        yield further(held.further, language_of(request))

    def on_stop(held: Desk, box: str, request: gr.Request) -> tuple[Any, ...]:
        held.begin()
        held.turns, typed = stopped(held.turns, language_of(request))
        return shown(held, language_of(request), typed or box)

    def on_clear(held: Desk, request: gr.Request) -> tuple[Any, ...]:
        held.begin()
        held.turns = ()
        return shown(held, language_of(request), "")

    def on_undo(held: Desk, box: str, request: gr.Request) -> tuple[Any, ...]:
        held.begin()
        typed = held.turns[-1].typed if held.turns else box
        held.turns = held.turns[:-1]
        return shown(held, language_of(request), typed)

    def on_edit(held: Desk, event: gr.EventData) -> Any:
        turn = _turn(held, event._data)
        return turn.resolved if turn else gr.skip()

    def on_panel(held: Desk, request: gr.Request, event: gr.EventData) -> Any:
        assistant = loading.wait(0) if loading.ready() else None
        return beside(assistant, held.turns, event._data or {}, language_of(request)) if assistant else gr.skip()

    def on_like(held: Desk, request: gr.Request, event: gr.EventData) -> Any:
        try:
            _vote(loading, held, event._data or {})
        except OSError as error:
            gr.Warning(say("vote_lost", language_of(request), error=error.strerror or str(error), folder=loading.folder))
        return conversation(held.turns, language_of(request))

    def save(held: Desk, kind: str) -> str:
        done = [(turn.typed, turn.answer) for turn in held.turns if turn.answer and not turn.running]
        data = as_word(done) if kind == "docx" else as_markdown(done).encode()
        told = {"name": f"agreements-{date.today():%Y-%m-%d}.{kind}", "type": WORD_TYPE if kind == "docx" else "text/markdown"}
        return json.dumps(told | {"data": base64.b64encode(data).decode()}) if done else ""

    def renew(held: Desk, chosen: list[str] | None, request: gr.Request) -> tuple[Any, Any]:
        """The choices and the examples, where there are others than before; a conversation stays as it is."""
        language, assistant = language_of(request), loading.wait(0) if loading.ready() else None
        found = choices(assistant.index, language) if assistant else []
        if assistant is None or found == held.choices:
            return gr.skip(), gr.skip()
        values = [value for _, value in found]
        held.choices, held.chosen = found, tuple(value for value in chosen or () if value in values)
        lost: dict[str, Any] = {"value": list(held.chosen)} if list(held.chosen) != (chosen or []) else {}
        examples = begin.of(held.chosen, language)
        return gr.Dropdown(choices=found, **lost), gr.skip() if held.turns else conversation((), language, examples)

    def narrow(held: Desk, chosen: list[str] | None, request: gr.Request) -> Any:
        """Examples for what is chosen."""
        held.chosen = tuple(chosen or ())
        language = language_of(request)
        return gr.skip() if held.turns else conversation((), language, begin.of(held.chosen, language))

    for shows in (blocks.load, tab.select, timer.tick):
        shows(renew, [desk, where], [where, chat], **EVENT)
    where.input(narrow, [desk, where], [chat], trigger_mode="always_last", **EVENT)
    opened = blocks.load(arrive, [desk], view, **MANY)
    ways = [question.submit, send.click, chat.select, chat.retry, onward.select]
    asked = gr.on(ways, respond, [question, desk, where], view, trigger_mode="multiple", **MANY)
    for done in (opened, asked):
        done.then(suggest, [desk], [onward], trigger_mode="multiple", **MANY)
    stop.click(on_stop, [desk, question], view, **EVENT)
    clear.click(on_clear, [desk], view, **EVENT)
    chat.undo(on_undo, [desk, question], view, **EVENT)
    chat.edit(on_edit, [desk], [question], **EVENT).then(None, js="() => document.querySelector('#question textarea').focus()")
    chat.click(on_panel, [desk], [panel], **EVENT)
    panel.select(on_panel, [desk], [panel], **EVENT)
    chat.like(on_like, [desk], [chat], **EVENT)
    for button, kind in ((markdown, "md"), (word, "docx")):
        saved = button.click(lambda held, kind=kind: save(held, kind), [desk], [file], **EVENT)
        saved.then(None, [file], None, js="(told) => window.saveFile(told)").then(lambda: "", None, [file], **EVENT)


def _cited(turn: Turn) -> tuple[Citation, ...]:
    """What a turn's answer stands on so far."""
    return turn.answer.citations if turn.answer else ()


def _again(turn: Turn, id: str) -> SearchIn:
    """Where a turn's question is searched when it is asked again: where it was, without the document of this id that it named."""
    named = dict(zip(turn.question.documents, turn.question.labels, strict=True)) if turn.question else {}
    left_out = ((id, named[id]),) if id in named else ()
    return replace(turn.search_in, without=(*turn.search_in.without, *left_out))


def _turn(held: Desk, asked: Any) -> Turn | None:
    """The turn that a button belongs to; None where there is none (any more)."""
    number = str((asked or {}).get("turn", ""))
    return held.turns[int(number)] if number.isascii() and number.isdigit() and int(number[:6]) < len(held.turns) else None


def _vote(loading: Loading, held: Desk, asked: dict[str, Any]) -> None:
    """Keep a vote on one of the answers as a row, and show it. OSError where it cannot be written."""
    turn, vote, note = _turn(held, asked), str(asked.get("vote", "")), str(asked.get("note", ""))
    if turn is None or turn.answer is None or vote not in feedback.VOTES:
        return
    number = held.turns.index(turn)
    documents = dict.fromkeys(citation.passage.document_id for citation in turn.answer.citations)
    row = feedback.Feedback(
        id=turn.id,
        question=turn.resolved,
        answer=turn.answer.text,
        answered=turn.answer.answered,
        vote=vote,
        note=note,
        turns=messages(held.turns[:number]),
        documents=list(documents),
    )
    feedback.write(loading.folder, row)
    held.turns = (*held.turns[:number], replace(turn, vote=vote, noted=bool(note.strip())), *held.turns[number + 1 :])
