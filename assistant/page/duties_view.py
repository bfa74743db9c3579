"""What a document lays down for its parties as HTML: a table that is filtered in the browser, and files of it to keep."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from assistant.assistant import Assistant
from assistant.documents.obligations import Obligation, Obligations
from assistant.exporting.obligations import to_csv, to_ics
from assistant.page.events import file_for
from assistant.page.sheet_view import region
from assistant.page.ways import At, quoted
from assistant.page.wording import day, lang_of, say
from corpus.errors import UserError
from corpus.grammar.modality import KINDS
from corpus.registry.document_labels import label

FILES = {"csv": ("text/csv", to_csv), "ics": ("text/calendar", to_ics)}
LONGEST_NAME = 60  # characters of a file's name
HEADS = ("duty_party", "duty_kind", "duty_when", "duty_text")


def duties_html(found: Obligations, at: At, language: str) -> str:
    """The table with its filters and files; that there is nothing, where nothing is laid down."""
    if not found.rows:
        return region("look_duties", f"<p>{say('no_duties', language, number=found.sentences)}</p>", language)
    heads = "".join(f'<th scope="col" role="columnheader">{say(head, language)}</th>' for head in HEADS)
    rows = "".join(_row(row, at, language) for row in found.rows)
    table = (
        f'<table role="table"><caption class="unseen">{say("look_duties", language)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )
    return f"{_sieve(found, language)}{region('look_duties', table, language)}"


def _sieve(found: Obligations, language: str) -> str:
    """The choice of a party, a kind and the dated ones, how many are shown, and the files."""
    parties = [name for name in found.parties if any(name in row.parties for row in found.rows)]
    kinds = [kind for kind in KINDS if any(row.kind == kind for row in found.rows)]
    count = say("duties_shown", language, shown=len(found.rows), all=len(found.rows), sentences=found.sentences)
    template = say("duties_shown", language, shown="{shown}", all="{all}", sentences=found.sentences)
    dated = f'<label><input type="checkbox" name="dated"> {say("only_dated", language)}</label>'
    return (
        f'<form class="sieve" data-document="{escape(found.document.id)}" aria-label="{say("duty_filter", language)}">'
        f"{_choice('party', [(name, name) for name in parties], language)}"
        f"{_choice('kind', [(kind, kind_name(kind, language)) for kind in kinds], language)}{dated}"
        f'<span class="hint" role="status" data-text="{escape(template)}">{count}</span>{_files(found, language)}</form>'
    )


def _choice(name: str, values: list[tuple[str, str]], language: str) -> str:
    told = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in values)
    return (
        f'<label>{say(f"duty_{name}", language)} <select name="{name}"><option value="">{say(f"every_{name}", language)}</option>{told}'
        "</select></label>"
    )


def _files(found: Obligations, language: str) -> str:
    """The buttons that save what is shown; a calendar only where a day is named."""
    dated = any(row.due for row in found.rows)
    off = "" if dated else f' aria-disabled="true" title="{say("no_days", language)}"'
    return "".join(
        f'<button type="button" data-save="{kind}"{off if kind == "ics" else ""}>{say(f"as_{kind}", language)}</button>' for kind in FILES
    )


def _row(row: Obligation, at: At, language: str) -> str:
    parties = ", ".join(row.parties) or say("nobody_named", language)
    due = day(row.due, language) if row.due else ""
    return (
        f'<tr role="row" data-parties="{escape(json.dumps(row.parties))}" data-kind="{row.kind}" data-dated="{"yes" if row.when else "no"}">'
        f'<th scope="row" role="rowheader"{lang_of(parties)}>{escape(parties)}</th>'
        f'<td role="cell" class="kind">{kind_name(row.kind, language)}</td>'
        f'<td role="cell" class="when"{lang_of(row.when)} title="{due}">{escape(row.when)}</td>'
        f'<td role="cell">{quoted(row.citation, at, language)}</td></tr>'
    )


def kind_name(kind: str, language: str) -> str:
    """What a kind of duty is called."""
    return say(f"duty_{kind.replace(' ', '_')}", language)


def saved_duties(assistant: Assistant, asked: Mapping[str, Any]) -> str:
    """The file that is asked for, of the rows that the filter shows; empty where the document or the party is not there (any more)."""
    kind, party, only = (str(asked.get(name, "")) for name in ("save", "party", "kind"))
    if kind not in FILES:
        return ""
    try:
        found = assistant.obligations(str(asked.get("document", "")), party or None)
    except UserError:
        return ""
    media, made = FILES[kind]
    name = re.sub(r"[^\w]+", "-", label(found.document)).strip("-")[:LONGEST_NAME]
    return file_for(f"{name}.{kind}", media, made(found.only([only] if only else (), bool(asked.get("dated")))))
