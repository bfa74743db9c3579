"""The places that an answer stands on: its citations, or the passages that came nearest."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from assistant.page.desk import Turn
from assistant.page.wording import day, partner_name, say
from corpus.document import Document
from index.passage import Passage

NEAREST = 3
MOST_NAMES = 4  # of parties


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document that is marked, with the number under which the answer names it."""

    number: int
    passage: Passage
    start: int
    end: int


def places(turn: Turn) -> list[Place]:
    """The places of a turn's answer, in its order."""
    if not turn.answer:
        return []
    if turn.answer.citations:
        return [Place(one.number, one.passage, one.start, one.end) for one in turn.answer.citations]
    near = [hit.passage for hit in turn.answer.hits[:NEAREST]]
    return [Place(number, one, one.start, one.start + len(one.text.rstrip())) for number, one in enumerate(near, start=1)]


def where(passage: Passage, language: str) -> str:
    """Kind, date, section and page of a passage in one line, and whether it was read by OCR; not escaped."""
    page = say("page", language, number=passage.page) if passage.page else ""
    read = say("recognised", language) if passage.recognised else ""
    parts = (say(passage.kind, language), day(passage.signed, language), passage.section, page, read)
    return " · ".join(part for part in parts if part)


def whose(document: Document, language: str) -> str:
    """The countries that are party to a document, or else its parties; not escaped."""
    return _few([partner_name(slug, language) for slug in document.partners] or list(document.parties), language)


def parties_as_written(document: Document, language: str) -> str:
    """The parties as the document writes them, or else its countries; not escaped."""
    return _few(list(document.parties) or [partner_name(slug, language) for slug in document.partners], language)


def _few(names: list[str], language: str) -> str:
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
