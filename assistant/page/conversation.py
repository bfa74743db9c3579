"""The conversation as HTML: each question, how it was understood, its answer with links to the sources, and what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.answer import Answer, Usage
from assistant.exporting.conversation import as_text
from assistant.exporting.marking import pieces
from assistant.feedback import LONGEST_NOTE
from assistant.page.chips import chips
from assistant.page.sources import link_button
from assistant.page.turn import Turn
from assistant.page.wording import lang_of, say

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_TOKEN = re.compile("\ue000(\\d+)\ue001")
_PRIVATE = dict.fromkeys((0xE000, 0xE001))
_THUMB = (
    '<svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"{turned}><path fill="currentColor" d="M2 10h4v11H2zM8 10l4-8c1.8 0 3 1.3 '
    '2.7 3L14 9h6c1.3 0 2.2 1.2 1.9 2.5l-1.8 8c-.2.9-1 1.5-1.9 1.5H8z"/></svg>'
)


def conversation(turns: Sequence[Turn], language: str = "en", examples: Sequence[str] = ()) -> str:
    """All turns; without any, the examples."""
    told = "".join(_turn(turn, number, number == len(turns) - 1, language) for number, turn in enumerate(turns)) or _start(
        examples, language
    )
    busy = ' aria-busy="true"' if turns and turns[-1].running else ""
    return f'<div class="conversation" role="log" tabindex="0" aria-label="{say("conversation", language)}"{busy}>{told}</div>'


def _start(examples: Sequence[str], language: str) -> str:
    told = say("start" if examples else "start_plain", language)
    choices = f'<div class="choices">{"".join(map(asking_button, examples))}</div>' if examples else ""
    return f'<div class="start"><p>{told}</p>{choices}</div>'


def asking_button(text: str) -> str:
    """A button that asks its own text."""
    return f'<button type="button" class="choice" data-event="select" data-text="{escape(text)}">{escape(text)}</button>'


def further(questions: Sequence[str], language: str = "en") -> str:
    """Questions that can be asked next, each one that the documents answer."""
    if not questions:
        return ""
    return f'<section class="choices" aria-label="{say("further", language)}">{"".join(map(asking_button, questions))}</section>'


def _turn(turn: Turn, number: int, last: bool, language: str) -> str:
    said = ""
    if turn.answer:
        said = answer_html(turn.answer, number, language) + _usage(turn.answer.usage, language)
    elif turn.running:
        said = f'<p class="working">{escape(turn.told or say("working", language))}</p>'
    if turn.told and not turn.running:
        said += f'<p class="told" role="alert">{escape(turn.told)}</p>'
    acts = "" if turn.running else _acts(turn, number, last, language)
    return (
        f'<article class="turn" id="turn-{number}"><p class="asked"><span class="unseen">{say("you_asked", language)}: </span>{escape(turn.typed)}'
        f'</p>{chips(turn, number, last, language)}<div class="said"{lang_of(turn.answer.text) if turn.answer else ""}>{said}</div>{acts}</article>'
    )


def answer_html(answer: Answer, turn: int, language: str) -> str:
    """The answer's Markdown as HTML; no word of a document acts as markup, and each [n] leads to its source."""
    titles = {str(citation.number): citation.passage.title for citation in answer.citations}
    kept: list[str] = []
    text = ""
    for kind, words in pieces(answer):
        if kind == "text":
            text += words.translate(_PRIVATE)
            continue
        name = escape(say("source", language, number=words, title=titles[words])) if kind == "cite" else ""
        link = f'<a class="cite" href="#source-{words}" data-turn="{turn}" data-number="{words}" aria-label="{name}">[{words}]</a>'
        text += f"\ue000{len(kept)}\ue001"
        kept.append(link if kind == "cite" else escape(words))
    return _TOKEN.sub(lambda match: kept[int(match[1])], _markdown().render(text))


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


def _acts(turn: Turn, number: int, last: bool, language: str) -> str:
    buttons = []
    if turn.answer:
        copied = escape(as_text(turn.answer))
        buttons.append(
            f'<button type="button" class="quiet" data-copy="{copied}" data-done="{say("copied", language)}">{say("copy", language)}</button>'
        )
        buttons.append(link_button(f"?q={quote(turn.resolved)}", language))
    if last:
        for event, key in (("retry", "again"), ("undo", "undo")):
            buttons.append(f'<button type="button" class="quiet" data-event="{event}" data-turn="{number}">{say(key, language)}</button>')
    if turn.answer:
        buttons += [_thumb(turn, number, vote, language) for vote in ("up", "down")]
    return f'<div class="acts">{"".join(buttons)}</div>{_note(turn, number, language)}'


def _thumb(turn: Turn, number: int, vote: str, language: str) -> str:
    name = say("helpful" if vote == "up" else "not_helpful", language)
    picture = _THUMB.format(turned="" if vote == "up" else ' class="turned"')
    return (
        f'<button type="button" class="quiet thumb" data-event="like" data-turn="{number}" data-vote="{vote}" aria-label="{name}" title="{name}" '
        f'aria-pressed="{"true" if turn.vote == vote else "false"}">{picture}</button>'
    )


def _note(turn: Turn, number: int, language: str) -> str:
    if not turn.vote:
        return ""
    thanks = f'<p class="hint" role="status">{say("thanks", language)}</p>'
    if turn.noted:
        return thanks
    return (
        f'{thanks}<form class="note-form" data-turn="{number}" data-vote="{turn.vote}"><label for="note-{number}">{say("note", language)}</label>'
        f'<textarea id="note-{number}" maxlength="{LONGEST_NOTE}" rows="2"></textarea>'
        f'<button type="submit">{say("save_note", language)}</button></form>'
    )
