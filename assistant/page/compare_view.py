"""A comparison as HTML: the table with its quotes, the silent cells, how complete it is, and files to keep. All document text is escaped."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from urllib.parse import quote as quoted

from assistant.answer import Citation
from assistant.exporting.comparison import to_csv, to_markdown
from assistant.matrix import Line, Matrix, Said
from assistant.page.charts import address_of, short_name
from assistant.page.grid import AWAY, Cell, Row, grid
from assistant.page.places import official, where
from assistant.page.wording import day
from corpus.numerals import SMALL_NUMBERS

WORDS = {
    "en": {
        "partner": "Agreement",
        "signed": "Signed",
        "value": "Value",
        "says": "What it says",
        "silent": "silent",
        "announced": "announced, not in the text",
        "complete": "{found} of {all} speak of it; all {all} were searched.",
        "caption": "What the agreements say of: {topics}",
        "page": "page {page}",
        "csv": "Save as CSV",
        "markdown": "Save as Markdown",
        "document": "The whole document",
        "opens": "opens the passage in a new tab",
    },
    "uk": {
        "partner": "Угода",
        "signed": "Підписано",
        "value": "Значення",
        "says": "Що сказано",
        "silent": "мовчить",
        "announced": "оголошено, у тексті немає",
        "complete": "Про це йдеться в {found} з {all}; переглянуто всі {all}.",
        "caption": "Що сказано в угодах: {topics}",
        "page": "сторінка {page}",
        "csv": "Зберегти як CSV",
        "markdown": "Зберегти як Markdown",
        "document": "Увесь документ",
        "opens": "відкриває уривок у новій вкладці",
    },
}
_FIRST_WORDS = 4  # of a value: a number that stands later is about something else


def comparison(matrix: Matrix, language: str = "en") -> str:
    """The whole of a comparison."""
    words = WORDS[language]
    names = [topic.name(language) for topic in matrix.topics]
    told = "".join(
        f"<li><strong>{escape(name)}</strong>: "
        f"{words['complete'].replace('{found}', str(matrix.speaking(at))).replace('{all}', str(len(matrix.lines)))}</li>"
        for at, name in enumerate(names)
    )
    values = len(names) == 1 and any(said.value for line in matrix.lines for said in line.cells[0])
    heads = [words["partner"], words["signed"], *([words["value"], words["says"]] if values else names)]
    rows = [_row(line, values, words, language) for line in matrix.lines]
    table = grid(
        "compare-table", words["caption"].replace("{topics}", ", ".join(names)), heads, rows, _files(matrix, language), True, language
    )
    return f'<div class="comparison"><div role="status"><ul class="complete">{told}</ul></div>{table}</div>'


def _row(line: Line, values: bool, words: dict[str, str], language: str) -> Row:
    document = line.document
    cells = [Cell(escape(day(document.signed, language)), str(document.signed or ""), "when")]
    if values:
        said = line.cells[0]
        cells.append(Cell("<br>".join(_value(s, words) for s in said), sort_key(said[0].value) if said else "", "" if said else "silent"))
    cells += [_cell(cell, not values, words) for cell in line.cells]
    citations = [said.citation for cell in line.cells for said in cell]
    whole = f'<p><a href="{escape(address_of(document))}" {AWAY}>{words["document"]}</a></p>'
    cards = "".join(_card(citation, language) for citation in citations)
    detail = f'<div class="cards">{cards}{whole}</div>' if citations else ""
    return Row(short_name(document, language), tuple(cells), detail, bool(citations), address_of(document))


def _cell(cell: tuple[Said, ...], with_value: bool, words: dict[str, str]) -> Cell:
    if not cell:
        return Cell(f"<span>{words['silent']}</span>", "", "silent")
    parts = []
    for said in cell:
        text = _with_value(said) if with_value else escape(" ".join(said.citation.quote.split()))
        parts.append(f'<p class="said"><q>{text}</q> {_place(said.citation, words)}</p>')
    key = (sort_key(cell[0].value) if with_value else "") or cell[0].citation.quote
    return Cell("".join(parts), key)


def _with_value(said: Said) -> str:
    """The quote with its value made strong."""
    quote, value = " ".join(said.citation.quote.split()), " ".join(said.value.split())
    start = quote.find(value) if value else -1
    if start < 0:
        return escape(quote)
    end = start + len(value)
    return f'{escape(quote[:start])}<strong class="value">{escape(value)}</strong>{escape(quote[end:])}'


def _value(said: Said, words: dict[str, str]) -> str:
    told = f' <em class="unsaid">{words["announced"]}</em>' if said.announced else ""
    return f'<strong class="value">{escape(said.value)}</strong>{told}'


def _place(citation: Citation, words: dict[str, str]) -> str:
    """Where the quote stands, as a link that opens the passage."""
    passage = citation.passage
    page = words["page"].replace("{page}", str(passage.page)) if passage.page else ""
    where = ", ".join(part for part in (passage.section, page) if part) or passage.title
    return f'<a class="place" href="?passage={quoted(passage.id)}" {AWAY} title="{words["opens"]}">{escape(where)}</a>'


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
    words = WORDS[language]
    made = (
        ("comparison.csv", "text/csv", to_csv(matrix, language), words["csv"]),
        ("comparison.md", "text/markdown", to_markdown(matrix, language).encode("utf-8"), words["markdown"]),
    )
    return "".join(
        f'<a class="file" download="{name}" href="data:{kind};base64,{b64encode(content).decode()}">{label}</a>'
        for name, kind, content, label in made
    )
