"""A page of a PDF beside the answer, as it is printed: its picture with the quotes' boxes, the pages before and after, zoom."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from pathlib import Path

from assistant.page.document_view import Look, Span, framed
from assistant.page.wording import say
from corpus.document import Document
from corpus.readers.pdf_pictures import Box, Picture, picture


def page_html(document: Document, file: Path, page: int, marks: Sequence[Span], at: int, look: Look) -> str:
    """One page of the document's file; the quote that begins at `at` is the one that is gone to. UserError where it cannot be drawn."""
    here = [mark for mark in sorted(set(marks)) if _on_page(document, mark, page)]
    drawn = picture(file, page, [document.text[start:end] for start, end in here])
    boxes = "".join(
        _boxes(held, document.text[mark[0] : mark[1]], mark[0] == at, look) for mark, held in zip(here, drawn.boxes, strict=True)
    )
    name = say("page_of", look.language, number=page, total=drawn.pages)
    image = f'<img src="data:image/png;base64,{base64.b64encode(drawn.png).decode()}" alt="{name}" width="{drawn.width}" height="{drawn.height}">'
    goal = "" if any(mark[0] == at for mark in here) else f' data-go="{look.go}"'
    return framed(
        document,
        f"{_tools(document, page, drawn, look)}"
        f'<div class="text pages" tabindex="0" role="region" aria-label="{name}"{goal}><div class="sheet">{image}{boxes}</div></div>',
        look,
    )


def _on_page(document: Document, mark: Span, page: int) -> bool:
    """Whether a marked stretch stands on a page, or runs into it."""
    return (document.page_at(mark[0]) or 1) <= page <= (document.page_at(max(mark[0], mark[1] - 1)) or 1)


def _boxes(boxes: Sequence[Box], quote: str, current: bool, look: Look) -> str:
    """The boxes of one quote; the first carries its words for who hears the page."""
    told = []
    for number, (left, top, width, height) in enumerate(boxes):
        place = f"left:{left:.4%};top:{top:.4%};width:{width:.4%};height:{height:.4%}"
        goal = f' tabindex="-1" data-go="{look.go}"' if current and not number else ""
        name = f' role="img" aria-label="{escape(say("quoted_here", look.language, quote=" ".join(quote.split())))}"' if not number else ""
        told.append(f'<span class="box{" current" if current else ""}" style="{place}"{goal}{name}></span>')
    return "".join(told)


def _tools(document: Document, page: int, drawn: Picture, look: Look) -> str:
    """The pages before and after, zoom, and which page this is."""
    language = look.language
    turned = "".join(
        _turn(document, to, key, 1 <= to <= drawn.pages, look) for to, key in ((page - 1, "page_before"), (page + 1, "page_after"))
    )
    zoom = "".join(
        f'<button type="button" data-zoom="{by}" aria-label="{say(key, language)}" title="{say(key, language)}">{sign}</button>'
        for by, key, sign in ((-1, "zoom_out", "−"), (1, "zoom_in", "+"))
    )
    return f'<div class="ways paging">{turned}<span role="status">{say("page_of", language, number=page, total=drawn.pages)}</span>{zoom}</div>'


def _turn(document: Document, page: int, key: str, there: bool, look: Look) -> str:
    name = say(key, look.language)
    off = "" if there else ' aria-disabled="true"'
    return (
        f'<button type="button" class="{key}" data-source="page" data-document="{document.id}" data-page="{page}" {look.turn} aria-label="{name}" '
        f'title="{name}"{off}>{"‹" if key == "page_before" else "›"}</button>'
    )
