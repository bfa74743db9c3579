"""Sources as cards: who, what, where, when, and the quote marked in its passage. All document text is escaped."""

from __future__ import annotations

import re
from html import escape

from assistant.answer import Answer, Citation
from corpus import partners
from index.passage import Hit, Passage

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")


def sources(answer: Answer | None) -> str:
    """The citations of an answer as HTML; for an answer that was not given, the nearest passages."""
    if answer is None:
        return '<div class="sources"><p class="hint">The sources of an answer appear here, each with its quote marked.</p></div>'
    if answer.citations:
        cards = "".join(_cited(citation) for citation in answer.citations)
        return f'<div class="sources"><h2>Sources</h2>{cards}</div>'
    nearest = "".join(_near(hit) for hit in answer.hits[:3])
    return f'<div class="sources"><h2>Nearest passages</h2><p class="hint">They do not answer the question.</p>{nearest}</div>'


def _cited(citation: Citation) -> str:
    passage = citation.passage
    start, end = citation.start - passage.start, citation.end - passage.start
    marked = f"{escape(passage.text[:start])}<mark>{escape(passage.text[start:end])}</mark>{escape(passage.text[end:])}"
    return _card(passage, marked, f'<span class="number">[{citation.number}]</span> ', f' id="source-{citation.number}"')


def _near(hit: Hit) -> str:
    return _card(hit.passage, escape(hit.passage.text), "", "")


def _card(passage: Passage, text: str, number: str, anchor: str) -> str:
    whose = ", ".join(partners.name_of(slug) for slug in passage.partners[:4])
    more = f" and {len(passage.partners) - 4} more" if len(passage.partners) > 4 else ""
    day = f"{passage.signed.day} {passage.signed:%B %Y}" if passage.signed else ""
    page = f"page {passage.page}" if passage.page else ""
    where = " · ".join(escape(part) for part in (passage.kind, day, passage.section, page) if part)
    safe = passage.url.startswith(("https://", "http://"))
    link = f'<a href="{escape(passage.url)}" target="_blank" rel="noopener noreferrer">Official text</a>' if safe else ""
    body = text.strip().replace("\n", "<br>")
    return (
        f'<article class="source"{anchor} tabindex="-1"><header>{number}<strong>{escape(whose + more)}</strong>'
        f'<span class="title">{escape(passage.title)}</span><span class="where">{where}</span></header>'
        f"<blockquote>{body}</blockquote>{link}</article>"
    )


def chat_text(answer: Answer) -> str:
    """The answer for the chat: document words cannot act as markup; each [n] leads to its source."""
    text = answer.text
    for citation in sorted(answer.citations, key=lambda c: -len(c.quote)):
        quote = " ".join(citation.quote.split())
        text = text.replace(quote, _MARKDOWN.sub(r"\\\1", escape(quote, quote=False)))
    return re.sub(r"(?<!\\)\[(\d+)\](?!\()", r"[\[\1\]](#source-\1)", text)
