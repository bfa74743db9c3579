"""What is to be shown in the source, and the ways that lead on from there: sheet, text and duties, other citations, page or text, away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from assistant.answer import Citation
from assistant.page.document_view import Span
from assistant.page.wording import lang_of, say
from corpus.document import Document

SHEET, TEXT, DUTIES, CHANGES = LOOKS = ("sheet", "text", "duties", "changes")
LONGEST = 280  # characters of a quote that are shown; all of it stands at its place
MOST_DIGITS = 12  # of a number that the browser sends


@dataclass(frozen=True, slots=True)
class At:
    """A document, what is marked in it, the place to go to, and what it was opened from: the turn and number of a citation, the id of a
    passage, or a span of its characters ("start-end")."""

    document: Document
    marks: Sequence[Span] = ()
    offset: int = 0
    turn: int = -1
    number: int = 0
    numbers: tuple[int, ...] = ()
    passage: str = ""
    span: str = ""

    @property
    def attributes(self) -> str:
        """What every button carries, so that it leads on from here."""
        if self.turn >= 0:
            return f'data-turn="{self.turn}" data-number="{self.number}"'
        return f'data-passage="{escape(self.passage)}" data-at="{escape(self.span)}"'

    @property
    def link(self) -> str:
        """The "?..." of its address."""
        if self.passage:
            return f"?passage={self.passage}"
        return f"?document={self.document.id}" + (f"&at={self.span}" if self.span else "")

    @property
    def of_whole(self) -> bool:
        """Whether it was opened without a place in it."""
        return self.turn < 0 and not self.passage and not self.span


def link_to(document_id: str, start: int, end: int) -> str:
    """The "?..." of an address that opens a document with the characters from `start` to `end` marked."""
    return f"?document={document_id}&at={start}-{end}"


def span_of(told: str, document: Document) -> Span | None:
    """The characters that an address names as "start-end"; None where there are no such."""
    start, _, end = told.partition("-")
    if not all(part.isascii() and part.isdigit() and len(part) < MOST_DIGITS for part in (start, end)):
        return None
    return (int(start), int(end)) if int(start) < int(end) <= len(document.text) else None


def quoted(citation: Citation, at: At, language: str, value: str = "") -> str:
    """A quote as a link to its place, or only the value where it is told without one; the one that the reader comes back from is gone to."""
    back = ' data-go="focus"' if at.span == f"{citation.start}-{citation.end}" else ""
    words = value or shorten(citation.quote, LONGEST, placeholder=" …")
    told = f"<{'strong' if value else 'q'}{lang_of(words)}>{escape(words)}</{'strong' if value else 'q'}>"
    place = place_of(citation.passage.section, citation.passage.page, language)
    link = escape(link_to(at.document.id, citation.start, citation.end))
    return f'<a class="quote" href="{link}"{back}>{told} <span class="place">{escape(place)}</span></a>'


def place_of(section: str, page: int | None, language: str) -> str:
    """Section and page in a line; not escaped."""
    told = (section.rpartition(" > ")[2], say("page", language, number=page) if page else "")
    return " · ".join(part for part in told if part) or say("to_text", language)


def ways(at: At, look: str, looks: Sequence[str], other: str, language: str) -> str:
    """The buttons: how the document can be looked at, close, the citations before and after, and `other`, the page or the text."""
    told = "".join(_look(at, one, one == look, language) for one in looks)
    group = f'<div class="looks" role="group" aria-label="{say("look_at", language)}">{told}</div>' if looks else ""
    more = _citations(at, language) + (_other(at, other, language) if other else "")
    return f"{group}{close(language)}{f'<span class=line></span>{more}' if more else ''}"


def _look(at: At, look: str, current: bool, language: str) -> str:
    return (
        f'<button type="button" data-source="go" data-look="{look}" data-document="{at.document.id}" {at.attributes} '
        f'aria-pressed="{str(current).lower()}">{say(f"look_{look}", language)}</button>'
    )


def _citations(at: At, language: str) -> str:
    if not at.numbers:
        return ""
    number = at.numbers.index(at.number)
    total = say("citation_of", language, number=number + 1, total=len(at.numbers))
    if len(at.numbers) == 1:
        return f'<span role="status">{total}</span>'
    before = at.numbers[number - 1] if number else 0
    after = at.numbers[number + 1] if number + 1 < len(at.numbers) else 0
    return f'{_way("previous", at.turn, before, language)}{_way("next", at.turn, after, language)}<span role="status">{total}</span>'


def _other(at: At, view: str, language: str) -> str:
    return (
        f'<button type="button" class="other" data-source="go" data-look="text" data-view="{view}" data-document="{at.document.id}" '
        f"{at.attributes}>{say(f'as_{view}', language)}</button>"
    )


def _way(key: str, turn: int, number: int, language: str) -> str:
    """A button to another citation; where there is none it stays, and says so."""
    off = "" if number else ' aria-disabled="true"'
    name = escape(say(f"{key}_citation", language))
    sign = "←" if key == "previous" else "→"
    return (
        f'<button type="button" class="{key}" data-source="go" data-still="yes" data-turn="{turn}" data-number="{number}" aria-label="{name}" '
        f'title="{name}"{off}>{sign}</button>'
    )


def close(language: str) -> str:
    """The button that closes the source."""
    return (
        f'<button type="button" class="back" data-close aria-label="{say("close", language)}" title="{say("close", language)}">×</button>'
    )
