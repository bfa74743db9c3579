"""The sheet of a document as HTML: each row with its value and its quotes, what each party must do first, what is unusual, what is silent."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.across.differences import between
from assistant.documents.sheet import Duties, Sheet, SheetRow
from assistant.page.differences_view import differences_html
from assistant.page.ways import DUTIES, At, quoted
from assistant.page.wording import lang_of, say
from corpus.document import Document

LABEL = 4  # words before a value that only name it


def sheet_html(sheet: Sheet, at: At, language: str) -> str:
    """The rows that the text speaks of, the first duties, what is unusual, and in one line the rows on which it is silent."""
    told = [row for row in sheet.rows if row.citation]
    groups = [list(held) for _, held in groupby(told, key=lambda row: row.key)]
    rows = "".join(_row(held[0].name(language), held, at, language) for held in groups)
    duties = "".join(_duties(one, at, language) for one in sheet.duties)
    body = _list(rows) + _part("must_do", duties + _all(at, language) if duties else "", language) + _unusual(sheet, at, language)
    return region("look_sheet", body + _silent(sheet.silent, language), language)


def region(name: str, body: str, language: str) -> str:
    """What scrolls in the source, named by a phrase of the page, which is its style too; it is gone to where nothing in it is."""
    go = "" if ' data-go="' in body else ' data-go="focus"'
    return f'<div class="text findings {name}" tabindex="0" role="region" aria-label="{say(name, language)}"{go}>{body}</div>'


def changes_html(older: Document, document: Document, language: str) -> str:
    """What a new version changed in the one that it replaced."""
    names = (say("version_before", language), say("version_now", language))
    return region("look_changes", differences_html(between(older, document), names, language, second_only=True), language)


def _list(rows: str) -> str:
    return f'<dl class="rows">{rows}</dl>' if rows else ""


def _row(name: str, rows: Sequence[SheetRow], at: At, language: str) -> str:
    """A row, or all of one name: the value first, where the sentence holds one."""
    told = ""
    for row in rows:
        assert row.citation
        if row.value and _says_no_more(row.citation.quote, row.value):
            told += f"<dd>{quoted(row.citation, at, language, row.value)}</dd>"
            continue
        value = f"<strong{lang_of(row.value)}>{escape(row.value)}</strong>" if row.value else ""
        told += f"<dd>{value}{quoted(row.citation, at, language)}</dd>"
    return f"<div><dt>{escape(name)}</dt>{told}</div>"


def _says_no_more(quote: str, value: str) -> bool:
    """Whether a quote is its value with a label before it: "Term (duration): 10 years."."""
    return " ".join(quote.split()).rstrip(".").endswith(value.rstrip(".")) and len(quote.replace(value, "").split()) <= LABEL


def _part(heading: str, body: str, language: str) -> str:
    return f"<h3>{say(heading, language)}</h3>{body}" if body else ""


def _duties(duties: Duties, at: At, language: str) -> str:
    """What a party must do first, and how much it is in all."""
    name = f"{duties.party} ({say('duties_in_all', language, number=duties.number)})"
    quotes = "".join(f"<li>{quoted(citation, at, language)}</li>" for citation in duties.citations)
    return f"<h4{lang_of(duties.party)}>{escape(name)}</h4><ul>{quotes}</ul>"


def _all(at: At, language: str) -> str:
    return (
        f'<button type="button" data-source="go" data-look="{DUTIES}" data-document="{at.document.id}" {at.attributes}>'
        f"{say('all_duties', language)}</button>"
    )


def _unusual(sheet: Sheet, at: At, language: str) -> str:
    """The unusual clauses, or that none of those that were looked for is there."""
    if not sheet.looked_for:
        return ""
    rows = _list("".join(_row(row.name(language), [row], at, language) for row in sheet.unusual))
    nothing = f"<p>{say('nothing_unusual', language, number=sheet.looked_for)}</p>"
    return _part("unusual", rows or nothing, language)


def _silent(rows: Sequence[SheetRow], language: str) -> str:
    names = ", ".join(dict.fromkeys(row.name(language) for row in rows))
    return f'<p class="silent">{escape(say("silent_on", language, rows=names))}</p>' if names else ""
