"""A comparison as HTML: the table with its quotes, the silent cells, how complete it is, and files to keep. All document text is escaped."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from urllib.parse import quote as quoted

from assistant.across.matrix import Line, Matrix, Said
from assistant.answer import Citation
from assistant.exporting.comparison import to_csv, to_markdown
from assistant.page.charts import address_of, short_name
from assistant.page.grid import AWAY, Cell, Row, grid
from assistant.page.places import official, where
from assistant.page.wording import day, say
from corpus.quantities.numerals import SMALL_NUMBERS

_FIRST_WORDS = 4  # of a value: a number that stands later is about something else


def comparison(matrix: Matrix, language: str = "en") -> str:
    """The whole of a comparison."""
    names = [topic.name(language) for topic in matrix.topics]
    told = "".join(
        f"<li><strong>{escape(name)}</strong>: {say('speak_of_it', language, found=matrix.speaking(at), all=len(matrix.lines))}</li>"
        for at, name in enumerate(names)
    )
    heads = [say("column_agreement", language), say("column_signed", language), *names]
    rows = [_row(line, language) for line in matrix.lines]
    table = grid(
        "compare-table", say("what_they_say", language, topics=", ".join(names)), heads, rows, _files(matrix, language), True, language
    )
    return f'<div class="comparison"><div role="status"><ul class="complete">{told}</ul></div>{table}</div>'


def _row(line: Line, language: str) -> Row:
    document = line.document
    cells = [Cell(escape(day(document.signed, language)), str(document.signed or ""), "when")]
    cells += [_cell(cell, language) for cell in line.cells]
    citations = [said.citation for cell in line.cells for said in cell]
    whole = f'<p><a href="{escape(address_of(document))}" {AWAY}>{say("whole_document", language)}</a></p>'
    cards = "".join(_card(citation, language) for citation in citations)
    detail = f'<div class="cards">{cards}{whole}</div>' if citations else ""
    return Row(short_name(document, language), tuple(cells), detail, bool(citations), address_of(document))


def _cell(cell: tuple[Said, ...], language: str) -> Cell:
    if not cell:
        return Cell(f"<span>{say('silent', language)}</span>", "", "silent")
    parts = "".join(f'<p class="said">{_said(said, language)} {_place(said.citation, language)}</p>' for said in cell)
    return Cell(parts, sort_key(cell[0].value) or cell[0].citation.quote)


def _said(said: Said, language: str) -> str:
    """The quote with its value made strong; the value alone where the quote is that and its label."""
    quote, value = " ".join(said.citation.quote.split()), " ".join(said.value.split())
    told = f' <em class="unsaid">{say("announced", language)}</em>' if said.announced else ""
    strong = f'<strong class="value">{escape(value)}</strong>'
    start = quote.find(value) if value else -1
    if start < 0:
        return f"<q>{escape(quote)}</q>{told}"
    if quote.partition(": ")[2].rstrip(".") == value.rstrip("."):
        return f"{strong}{told}"
    end = start + len(value)
    return f"<q>{escape(quote[:start])}{strong}{escape(quote[end:])}</q>{told}"


def _place(citation: Citation, language: str) -> str:
    """Where the quote stands, as a link that opens the passage."""
    passage = citation.passage
    page = say("page", language, number=passage.page) if passage.page else ""
    where = ", ".join(part for part in (passage.section, page) if part) or passage.title
    return f'<a class="place" href="?passage={quoted(passage.id)}" {AWAY} title="{say("opens_passage", language)}">{escape(where)}</a>'


def _card(citation: Citation, language: str) -> str:
    """The passage with the quote marked in it."""
    passage = citation.passage
    start, end = citation.start - passage.start, citation.end - passage.start
    marked = f"{escape(passage.text[:start])}<mark>{escape(passage.text[start:end])}</mark>{escape(passage.text[end:])}"
    body = marked.strip().replace("\n", "<br>")
    return (
        f'<article class="source"><header><strong>{escape(passage.title)}</strong><span class="where">{escape(where(passage, language))}'
        f"</span></header><blockquote>{body}</blockquote>{official(passage.url, language)}</article>"
    )


def sort_key(value: str) -> str:
    """What a value is sorted by: money by currency and size, a number by its size, the rest as it is written."""
    money = re.search(r"\b([A-Z]{3}) ([\d,.]*\d)(?: (thousand|million|billion))?", value)
    if money:
        size = float(money[2].replace(",", "")) * {None: 1, "thousand": 1e3, "million": 1e6, "billion": 1e9}[money[3]]
        return f"{money[1]} {size:018.2f}"
    words = re.findall(r"\d+(?:\.\d+)?|[a-z]+", value.lower())[:_FIRST_WORDS]
    for at, word in enumerate(words):
        if word[0].isdigit():
            return word
        if word in SMALL_NUMBERS:
            return str((SMALL_NUMBERS.index(word) + 1) * (100 if words[at + 1 : at + 2] == ["hundred"] else 1))
    return value


def _files(matrix: Matrix, language: str) -> str:
    """The comparison as two files, held in the page itself: nothing of it is left on the server."""
    made = (
        ("comparison.csv", "text/csv", to_csv(matrix, language), say("as_csv", language)),
        ("comparison.md", "text/markdown", to_markdown(matrix, language).encode("utf-8"), say("as_markdown", language)),
    )
    return "".join(
        f'<a class="file" download="{name}" href="data:{kind};base64,{b64encode(content).decode()}">{label}</a>'
        for name, kind, content, label in made
    )
