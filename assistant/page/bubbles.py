"""A chat as messages of Gradio's Chatbot: each question as it was typed, its answer as HTML with marks that open the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import gradio as gr

from assistant.answer import Answer, Usage
from assistant.exporting.conversation import as_text
from assistant.exporting.marking import pieces
from assistant.feedback import LONGEST_NOTE
from assistant.page.chips import chips_html
from assistant.page.desk import Turn
from assistant.page.places import Place, places
from assistant.page.wording import day, lang_of, partner_name, say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

VOTES = {"up": "Like", "down": "Dislike"}  # as Gradio calls them
JOINER = "\u2060"  # seen by nobody: stands where the words of a question would act as markup
_MARKUP = re.compile(r"(?<=<)(?=[a-z/!?])|(?<=!)(?=\[)|(?<=\])(?=[(\[:])|(?<=&)(?=[#\w])", re.IGNORECASE)
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_PRIVATE = dict.fromkeys((0xE000, 0xE001))


def bubbles(turns: Sequence[Turn], language: str) -> list[dict[str, Any]]:
    """Two messages a turn: message 2n asks, message 2n + 1 answers."""
    told: list[dict[str, Any]] = []
    for number, turn in enumerate(turns):
        last = number == len(turns) - 1
        answer = gr.HTML(answer_html(turn, number, last, language), js_on_load=None, padding=False, render=False)
        options = [{"value": text} for text in turn.further] if last else []
        told += [{"role": "user", "content": shown(turn.typed)}, {"role": "assistant", "content": answer, "options": options}]
    return told


def votes(turns: Sequence[Turn]) -> list[str | None]:
    """The vote on each answer, as the Chatbot shows it."""
    return [VOTES.get(turn.vote) for turn in turns]


def shown(typed: str) -> str:
    """A question as the Chatbot may show it: no picture, link or tag comes of what was typed."""
    return _MARKUP.sub(JOINER, typed)


def typed_in(message: str) -> str:
    """What was typed in a message that `shown` made."""
    return message.replace(JOINER, "")


def answer_html(turn: Turn, number: int, last: bool, language: str) -> str:
    """How a question was understood, its answer, where that stands, and what can be done with it."""
    told = ""
    if turn.waiting:
        told = f'<p class="working">{escape(say("waits", language))}</p>'
    elif turn.answer:
        told = prose_html(turn.answer, number) + _usage(turn.answer.usage, language)
    elif turn.running:
        told = f'<p class="working">{escape(turn.told or say("working", language))}</p>'
    if turn.told and not turn.running:
        told += f'<p class="told"{_manner(turn)}>{escape(turn.told)}</p>'
    done = bool(turn.answer) and not turn.running
    after = _sources(turn, number, language) + _acts(turn, number, language) if done else ""
    lang = lang_of(turn.answer.text) if turn.answer else ""
    busy = ' aria-busy="true"' if turn.running else ""
    files = " added" if turn.added else ""
    return f'<div class="turn{files}" id="turn-{number}"{busy}>{chips_html(turn, number, last, language)}<div class="said"{lang}>{told}</div>{after}</div>'


def _manner(turn: Turn) -> str:
    """How it is told: that all files were added is no fault."""
    good = turn.added and len(turn.chips) == len(turn.told.splitlines())
    return ' data-good role="status"' if good else ' role="alert"'


def prose_html(answer: Answer, turn: int) -> str:
    """The answer's Markdown as HTML; no word of a document acts as markup, and each [n] opens its source."""
    titles = {str(citation.number): citation.passage.title for citation in answer.citations}
    kept: list[str] = []
    text = ""
    for kind, words in pieces(answer):
        if kind == "text":
            text += words.translate(_PRIVATE)
            continue
        link = _mark(turn, int(words), f"[{words}]", titles[words]) if kind == "cite" else escape(words)
        text += f"\ue000{len(kept)}\ue001"
        kept.append(link)
    return _TOKEN.sub(lambda match: kept[int(match[1])], _markdown().render(text))


def _mark(turn: int, number: int, told: str, title: str, kind: str = "cite") -> str:
    """What opens a place that an answer stands on."""
    return f'<a class="{kind}" href="#source" data-source="go" data-turn="{turn}" data-number="{number}" title="{escape(title)}">{escape(told)}</a>'


def _sources(turn: Turn, number: int, language: str) -> str:
    """The places that an answer stands on, or the nearest ones where it stands on none."""
    held = places(turn)
    if not held:
        return ""
    cited = bool(turn.answer and turn.answer.citations)
    hint = "" if cited else f'<p class="hint">{say("nearest", language)}. {say("nearest_hint", language)}</p>'
    items = "".join(
        f"<li>{_mark(number, place.number, _place(place, cited, language), place.passage.title, 'place')}</li>" for place in held
    )
    return f'{hint}<ol class="places" aria-label="{say("sources", language)}">{items}</ol>'


def _place(place: Place, cited: bool, language: str) -> str:
    passage = place.passage
    partner = partner_name(passage.partners[0], language) if len(passage.partners) == 1 else ""  # titles differ at their ends
    page = say("page", language, number=passage.page) if passage.page else ""
    read = say("recognised", language) if passage.recognised else ""
    title = day(passage.signed, language) if partner and passage.kind == "summary" and passage.signed else passage.title
    where = " · ".join(part for part in (passage.section.rpartition(" > ")[2], page, read, partner, title) if part)
    return f"[{place.number}] {where}" if cited else where


def _usage(usage: Usage | None, language: str) -> str:
    """What a chat model used for the answer; nothing where none was asked."""
    if usage is None:
        return ""
    cost = say("cost", language, cost=f"{usage.cost:.4f}") if usage.cost is not None else ""
    tokens = say("usage", language, read=f"{usage.input_tokens:,}", written=f"{usage.output_tokens:,}")
    return f'<p class="usage">{escape(tokens + cost)}</p>'


@cache
def _markdown() -> MarkdownIt:
    """Markdown with paragraphs, lists, emphasis and tables: no HTML, no links, no pictures."""
    from markdown_it import MarkdownIt

    plain = ["image", "link", "autolink", "html_inline", "html_block", "code", "fence", "backticks", "reference", "heading", "lheading"]
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable(plain)


def _acts(turn: Turn, number: int, language: str) -> str:
    """Copying the answer with its sources, a link that asks the question, and the note to a vote."""
    if not turn.answer:
        return ""
    copied, link = escape(as_text(turn.answer)), escape(f"?q={quote(turn.typed)}")
    return (
        f'<div class="acts"><button type="button" class="quiet" data-copy="{copied}" data-done="{say("copied", language)}">'
        f'{say("copy", language)}</button><button type="button" class="quiet" data-link="{link}" data-done="{say("link_copied", language)}">'
        f"{say('link', language)}</button></div>{_note(turn, number, language)}"
    )


def _note(turn: Turn, number: int, language: str) -> str:
    if not turn.vote:
        return ""
    thanks = f'<p class="hint" role="status">{say("thanks", language)}</p>'
    if turn.noted:
        return thanks
    return (
        f'{thanks}<form class="note-form" data-do="note" data-turn="{number}"><label for="note-{number}">{say("note", language)}</label>'
        f'<textarea id="note-{number}" maxlength="{LONGEST_NOTE}" rows="2"></textarea>'
        f'<button type="submit">{say("save_note", language)}</button></form>'
    )
