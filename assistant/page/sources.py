"""Sources as cards: who, what, where, when, and the quote marked in its passage. All document text is escaped."""

from __future__ import annotations

from html import escape

from assistant.answer import Answer, Citation
from assistant.page.wording import day, lang_of, partner_name, say
from corpus.document import Document
from index.passage import Hit, Passage

NEAREST = 3
MOST_NAMES = 4  # of parties


def sources(answer: Answer | None, turn: int = 0, language: str = "en", focus: int | None = None) -> str:
    """The citations of a turn's answer as HTML, the card of number `focus` to be gone to; without citations the nearest passages."""
    if answer is None or not (answer.citations or answer.hits):
        return f'<section class="sources" aria-label="{say("sources", language)}"><p class="hint">{say("sources_hint", language)}</p></section>'
    if answer.citations:
        head, hint = say("sources", language), ""
        cards = "".join(_cited(citation, turn, language, citation.number == focus) for citation in answer.citations)
    else:
        head, hint = say("nearest", language), f'<p class="hint">{say("nearest_hint", language)}</p>'
        cards = "".join(_near(hit, number, turn, language, number == focus) for number, hit in enumerate(answer.hits[:NEAREST], start=1))
    return f'<section class="sources" data-turn="{turn}" aria-label="{head}" tabindex="0"><h2>{head}</h2>{hint}{cards}</section>'


def where(passage: Passage, language: str) -> str:
    """Kind, date, section and page of a passage in one line, and whether it was read by OCR; not escaped."""
    page = say("page", language, number=passage.page) if passage.page else ""
    read = say("recognised", language) if passage.recognised else ""
    parts = (say(passage.kind, language), day(passage.signed, language), passage.section, page, read)
    return " · ".join(part for part in parts if part)


def whose(told: Passage | Document, language: str) -> str:
    """The countries that are party to a document, or else its parties; not escaped."""
    names = [partner_name(slug, language) for slug in told.partners] or list(told.parties)
    more = f" {say('more_partners', language, number=len(names) - MOST_NAMES)}" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def official(url: str, language: str) -> str:
    """A link to the official text; empty where the address is none that a browser should open."""
    if not url.startswith(("https://", "http://")):
        return ""
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{say("official", language)}</a>'


def link_button(link: str, language: str) -> str:
    """The button that copies the page's address with `link` ("?q=...") at its end."""
    return (
        f'<button type="button" class="quiet" data-link="{escape(link)}" data-done="{say("link_copied", language)}">'
        f"{say('link', language)}</button>"
    )


def _cited(citation: Citation, turn: int, language: str, focus: bool) -> str:
    passage = citation.passage
    start, end = citation.start - passage.start, citation.end - passage.start
    marked = f"{escape(passage.text[:start])}<mark>{escape(passage.text[start:end])}</mark>{escape(passage.text[end:])}"
    return _card(passage, marked, citation.number, turn, language, focus, f'<span class="number">[{citation.number}]</span> ')


def _near(hit: Hit, number: int, turn: int, language: str, focus: bool) -> str:
    return _card(hit.passage, escape(hit.passage.text), number, turn, language, focus, "")


def _card(passage: Passage, text: str, number: int, turn: int, language: str, focus: bool, printed: str) -> str:
    name = escape(say("source", language, number=number, title=passage.title))
    body = text.strip().replace("\n", "<br>")
    return (
        f'<article class="source" id="source-{number}" tabindex="-1" aria-label="{name}"{" data-go" if focus else ""}><header>{printed}'
        f'<strong>{escape(whose(passage, language))}</strong><span class="title">{escape(passage.title)}</span>'
        f'<span class="where">{escape(where(passage, language))}</span></header>'
        f'<blockquote{lang_of(passage.text)}>{body}</blockquote><div class="acts">'
        f'<button type="button" data-do="open" data-turn="{turn}" data-number="{number}">{say("open_document", language)}</button>'
        f"{official(passage.url, language)}{link_button(f'?passage={passage.id}', language)}</div></article>"
    )
