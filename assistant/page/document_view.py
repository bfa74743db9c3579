"""A whole document beside the answer: its contents, its text with the quotes marked, and the way to the next citation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.page.places import link_button, official, whose
from assistant.page.wording import day, lang_of, say
from corpus.document import Document, Section

WHOLE = 150_000  # characters of a document that is shown at once
WINDOW = 60_000  # characters that are shown of a longer one
MOST_CONTENTS = 400  # entries of a table of contents

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is looked at: `ways` is the HTML of the buttons that lead away, `turn` the attributes that every button carries,
    `link` the "?..." of its address, `go` how the place is gone to ("focus", or "scroll" without moving the focus)."""

    language: str
    ways: str = ""
    turn: str = ""
    link: str = ""
    go: str = "focus"


def document_html(document: Document, marks: Sequence[Span], at: int, look: Look) -> str:
    """The document's text with `marks` (start, end) marked and the offset `at` gone to."""
    language = look.language
    start, end = _window(document, at)
    earlier = _further(document, max(0, start - WINDOW // 2), "earlier", look) if start else ""
    later = _further(document, min(len(document.text) - 1, end + WINDOW // 2), "later", look) if end < len(document.text) else ""
    shown = say("window", language, start=f"{start + 1:,}", end=f"{end:,}", total=f"{len(document.text):,}") if earlier or later else ""
    hint = f"<p class=hint>{shown}</p>" if shown else ""
    body = f"{hint}{earlier}{_sections(document, marks, at, (start, end), look.go)}{later}"
    return framed(
        document,
        f"{_contents(document, (start, end), at, look)}"
        f'<div class="text"{lang_of(document.text)} tabindex="0" role="region" aria-label="{escape(document.title)}">{body}</div>',
        look,
    )


def framed(document: Document, body: str, look: Look) -> str:
    """The source: the ways away, what the document is, and `body`."""
    language = look.language
    kind = document.type or say(document.kind, language)
    told = say("summary", language).capitalize() if document.kind == "summary" else ""  # not the words of the agreement itself
    about = " · ".join(part for part in (told, whose(document, language), kind, day(document.signed, language)) if part)
    link = link_button(look.link or f"?document={document.id}", language)
    return (
        f'<section class="document" aria-label="{say("source_region", language)}">{look.ways}'
        f"<h2{lang_of(document.title)}>{escape(document.title)}</h2>"
        f'<p class="where">{escape(about)} {official(document.url, language)} {link}</p>{body}</section>'
    )


def _sections(document: Document, marks: Sequence[Span], at: int, window: Span, go: str) -> str:
    """The sections that lie in the window, the quotes in them marked."""
    start, end = window
    where = _section_at(document, at)
    held = [(max(a, start), min(b, end)) for a, b in sorted(set(marks)) if a < end and b > start]
    first = where.start if where and start <= where.start else start
    return "".join(
        _section(document, number, section, window, held, at, go if not _marked_at(held, at) and section.start == first else "", go)
        for number, section in enumerate(document.sections)
        if section.start < end and section.end > start
    )


def _window(document: Document, at: int) -> Span:
    """What is shown: everything, or a stretch around `at` that begins and ends with a line where it can."""
    text = document.text
    if len(text) <= WHOLE:
        return 0, len(text)
    start = max(0, min(at - WINDOW // 2, len(text) - WINDOW))
    end = min(len(text), start + WINDOW)
    line = text.find("\n", start, start + 2_000) + 1 if start else 0
    stop = text.find("\n", end, end + 2_000) + 1 if end < len(text) else 0
    return line or start, stop or end


def _section_at(document: Document, at: int) -> Section | None:
    number = bisect_right(document.sections, at, key=lambda section: section.start) - 1
    return document.sections[number] if document.sections and number >= 0 else None


def _marked_at(marks: Sequence[Span], at: int) -> bool:
    return any(start == at for start, _ in marks)


def _section(document: Document, number: int, section: Section, window: Span, marks: list[Span], at: int, goal: str, go: str) -> str:
    """One section: its heading, or its path above text that brings none, and its text."""
    start, end = max(section.start, window[0]), min(section.end, window[1])
    first = document.text.find("\n", start, end)
    first = end if first < 0 else first
    line, name = document.text[start:first].strip(), section.path.rpartition(" > ")[2].strip()
    is_heading = (
        start == section.start and bool(name) and line.lower() == name.lower() and not any(a < first for a, _ in marks if a >= start)
    )
    head = f"<h3>{escape(line)}</h3>" if is_heading else f'<p class="path">{escape(section.path)}</p>' if section.path else ""
    text = _marked(document, first if is_heading else start, end, marks, at, go)
    attribute = f' data-go="{goal}"' if goal else ""
    return f'<div class="section" id="section-{number}" tabindex="-1"{attribute}>{head}<div class="words">{text}</div></div>'


def _marked(document: Document, start: int, end: int, marks: list[Span], at: int, go: str) -> str:
    """The text between two offsets, quotes marked and page numbers set where pages begin; escaped."""
    pages = document.pages[bisect_left(document.pages, start) : bisect_left(document.pages, end)]
    inside = [(max(a, start), min(b, end)) for a, b in marks if a < end and b > start]
    cuts = sorted({start, end, *pages, *(offset for span in inside for offset in span)})
    html, turned = "", set(pages)
    for a, b in zip(cuts, cuts[1:], strict=False):
        if a in turned:
            html += f'<span class="page">{bisect_right(document.pages, a)}</span>'
        words = escape(document.text[a:b])
        if any(c <= a < d for c, d in inside):
            current = f' class="current" tabindex="-1" data-go="{go}"' if a == at else ""
            words = f"<mark{current}>{words}</mark>"
        html += words
    return html.strip("\n")


def _contents(document: Document, window: Span, at: int, look: Look) -> str:
    """The sections as a folded list: those of a very long document as deep as there is room, and then those around `at`."""
    entries = [(number, section) for number, section in enumerate(document.sections) if section.path]
    depth = max((section.path.count(" > ") for _, section in entries), default=0)
    while depth and len(entries) > MOST_CONTENTS:
        depth -= 1
        entries = [(number, section) for number, section in entries if section.path.count(" > ") <= depth]
    if len(entries) > MOST_CONTENTS:
        middle = bisect_right(entries, at, key=lambda entry: entry[1].start)
        begin = max(0, min(middle - MOST_CONTENTS // 2, len(entries) - MOST_CONTENTS))
        entries = entries[begin : begin + MOST_CONTENTS]
    if not entries:
        return ""
    items = "".join(
        f'<li><a href="#section-{number}" style="--depth: {min(section.path.count(" > "), 4)}" data-offset="{section.start}" '
        f'data-document="{escape(document.id)}" {look.turn}{"" if window[0] <= section.start < window[1] else "data-far"}>'
        f"{escape(section.path.rpartition(' > ')[2])}</a></li>"
        for number, section in entries
    )
    name = say("contents", look.language)
    return f'<details class="contents"><summary>{name}</summary><nav aria-label="{name}"><ul>{items}</ul></nav></details>'


def _further(document: Document, offset: int, key: str, look: Look) -> str:
    return (
        f'<button type="button" data-source="part" data-document="{escape(document.id)}" data-offset="{offset}" {look.turn}>'
        f"{say(key, look.language)}</button>"
    )
