"""A table that is sorted, filtered and opened in the browser: plain values in, HTML out (its behaviour is in grid.js)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from assistant.page.wording import say

AWAY = 'target="_blank" rel="noopener"'  # a document opens beside the page, which keeps its table
SCRIPT = Path(__file__).with_name("grid.js")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows (HTML, escaped already), and what it is sorted by: empty stands last."""

    html: str
    sort: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name in the first column (plain text), the other cells, and what opens below it (HTML; empty: nothing)."""

    name: str
    cells: tuple[Cell, ...]
    detail: str = ""
    speaks: bool = True
    link: str = ""  # the address of its document


def grid(
    id: str, caption: str, heads: Sequence[str], rows: Sequence[Row], tools: str = "", only: bool = False, language: str = "en"
) -> str:
    """The table with its tools: a filter, `only` the rows that speak, and `tools` of the caller (HTML)."""
    choice = f'<label class="grid-only"><input type="checkbox"> {say("only_speaking", language)}</label>' if only else ""
    count = say("rows_shown", language, shown=len(rows), all=len(rows))
    columns = "".join(
        f'<th scope="col" role="columnheader" aria-sort="none"><button type="button">{escape(head)}</button></th>' for head in heads
    )
    body = "".join(_row(f"{id}-{at}", row, heads, language) for at, row in enumerate(rows))
    return (
        f'<div class="grid" id="{id}"><div class="grid-tools"><label class="grid-filter">{say("filter_rows", language)} <input type="search"></label>'
        f'{choice}<span class="grid-count" role="status" data-text="{escape(say("rows_shown", language))}">{count}</span>{tools}</div>'
        f'<div class="grid-box" role="region" aria-label="{escape(caption)}" tabindex="0"><table role="table">'
        f'<caption class="unseen">{escape(caption)}</caption><thead role="rowgroup"><tr role="row">{columns}</tr></thead>{body}'
        "</table></div></div>"
    )


def _row(id: str, row: Row, heads: Sequence[str], language: str) -> str:
    name = escape(row.name)
    if row.detail:
        told = escape(say("show_source", language, name=row.name))
        name = f'<button type="button" aria-expanded="false" aria-controls="{id}" aria-label="{told}">{name}</button>'
    elif row.link:
        name = f'<a href="{escape(row.link)}" {AWAY}>{name}</a>'
    cells = "".join(
        f'<td role="cell" data-head="{escape(head)}" data-sort="{escape(cell.sort)}"{_style(cell.style)}>{cell.html}</td>'
        for head, cell in zip(heads[1:], row.cells, strict=True)
    )
    below = f'<tr id="{id}" class="detail" role="row" hidden><td role="cell" colspan="{len(heads)}">{row.detail}</td></tr>'
    return (
        f'<tbody role="rowgroup" data-speaks="{"yes" if row.speaks else "no"}"><tr class="entry" role="row">'
        f'<th scope="row" role="rowheader" data-sort="{escape(row.name)}">{name}</th>{cells}</tr>{below if row.detail else ""}</tbody>'
    )


def _style(name: str) -> str:
    return f' class="{name}"' if name else ""
