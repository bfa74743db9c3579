"""`agreements add`, `fetch`, `list`, `remove` and `audit`."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.cli.common import Day, Home, Json, app, opened, print_json, progress_bar, show
from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.across.differences import Differences
    from index.library import Listed
    from index.report import Report


@app.command()
def add(
    places: Annotated[list[str], typer.Argument(help="Files, folders or addresses: Markdown, text, HTML, PDF, DOCX.")],
    title: Annotated[str | None, typer.Option(help="Set the title; stands above what the text says.")] = None,
    kind: Annotated[str | None, typer.Option(help="agreement (default), summary or article.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="Set what it is called, such as lease.")] = None,
    party: Annotated[list[str] | None, typer.Option(help="Set the parties, by name (repeatable).")] = None,
    partner: Annotated[list[str] | None, typer.Option(help="Set the countries that are party to it (slug; repeatable).")] = None,
    signed: Day = None,
    effective: Day = None,
    collection: Annotated[str, typer.Option("--in", help="Collection to keep them in; it may be new. None: mine.")] = "",
    again: Annotated[bool, typer.Option(help="Download addresses anew that were downloaded before.")] = False,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Add documents to the index; a bad file is reported and the rest goes on (exit status 1)."""
    given = _given(title, kind, type_, party, partner, signed, effective)
    with opened(home, lasting=True) as assistant, progress_bar() as progress:
        report = assistant.index.add([_absolute(place) for place in places], progress, again, collection, **given)
    _tell(report, json_)


@app.command()
def correct(
    document_id: Annotated[str, typer.Argument(help="Id as `agreements list` prints it.")],
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    type_: Annotated[str | None, typer.Option("--type", help="What it is called, such as lease.")] = None,
    party: Annotated[list[str] | None, typer.Option(help="The parties, by name (repeatable).")] = None,
    partner: Annotated[list[str] | None, typer.Option(help="The countries that are party to it (slug; repeatable).")] = None,
    signed: Day = None,
    effective: Day = None,
    home: Home = None,
) -> None:
    """Set right what was understood of a document; what is set by hand stays, for later versions too."""
    given = _given(title, None, type_, party, partner, signed, effective)
    if not given:
        raise UserError("Nothing was given to set. `agreements correct --help` shows what can be.")
    with opened(home) as assistant:
        document = assistant.index.correct(document_id, **given)
    show(f"{document.id}  {document.title}")


def _absolute(place: str) -> str:
    """A place that is the same for whoever reads it."""
    from corpus.fetching import is_address

    return place if is_address(place) else str(Path(place).absolute())


def _given(
    title: str | None,
    kind: str | None,
    type_: str | None,
    party: list[str] | None,
    partner: list[str] | None,
    signed: datetime | None,
    effective: datetime | None,
) -> dict[str, Any]:
    """What a person set by hand."""
    days = {"signed": signed.date() if signed else None, "effective": effective.date() if effective else None}
    told = {"title": title, "kind": kind, "type": type_, "parties": party, "partners": partner, **days}
    return {name: value for name, value in told.items() if value}


@app.command()
def fetch(
    partners: Annotated[
        list[str] | None, typer.Argument(help="Slugs; all partners whose official text has a known address if none.")
    ] = None,
    again: Annotated[bool, typer.Option(help="Download anew what was downloaded before.")] = False,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Download the official full texts and add them; an address that fails is reported and the rest goes on (exit status 1)."""
    with opened(home, lasting=True) as assistant, progress_bar() as progress:
        report = assistant.index.fetch(partners or (), progress, again)
    _tell(report, json_)


def _tell(report: Report, json_: bool) -> None:
    """What adding came to; exit status 1 where something failed."""
    from assistant.exporting.differences import differences_json

    if json_:
        print_json(
            {
                "added": [d.id for d in report.added],
                "replaced": [{"old": old, "new": new.id} for old, new in report.replaced],
                "changes": [differences_json(found) for found in _changes(report)],
                "unchanged": [d.id for d in report.unchanged],
                "unread_pages": {d.id: list(d.unread_pages) for d in report.documents if d.unread_pages},
                "recognised_pages": {d.id: list(d.recognised_pages) for d in report.documents if d.recognised_pages},
                "failed": [{"path": path, "message": message} for path, message in report.failed],
                "passages": report.passages,
                "embedded": report.embedded,
            }
        )
    else:
        show("\n\n".join([str(report), *(f"What changed. {found}" for found in _changes(report))]))
    raise typer.Exit(1 if report.failed else 0)


def _changes(report: Report) -> list[Differences]:
    """How each new version of a document differs from the version that it replaces, where its words do."""
    from assistant.across.differences import between

    versions = zip(report.earlier, (new for _, new in report.replaced), strict=False)
    return [between(old, new) for old, new in versions if old.text != new.text]


@app.command(name="list")
def list_(json_: Json = False, home: Home = None) -> None:
    """List the documents of the index."""
    with opened(home) as assistant:
        listed = assistant.index.overview()
    if json_:
        print_json([_row(one) for one in listed])
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "collection", "type", "signed", "parties", "title", "pages", "passages", "characters")
    for one in listed:
        d = one.document
        names = d.parties or d.partners
        whose = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        sizes_told = (str(len(d.pages) or ""), str(one.passages), f"{one.characters:,}")
        table.add_row(d.id, d.collection, d.type or d.kind, str(d.signed or ""), whose, d.title, *sizes_told)
    Console().print(table)


def _row(one: Listed) -> dict[str, Any]:
    """What is known of a document, without its text."""
    told = {name: value for name, value in dataclasses.asdict(one.document).items() if name != "text"}
    return {**told, "sections": one.sections, "characters": one.characters, "passages": one.passages}


@app.command()
def remove(
    document_ids: Annotated[list[str] | None, typer.Argument(help="Ids as `agreements list` prints them.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Bring back the program's own documents that were removed.")] = False,
    home: Home = None,
) -> None:
    """Remove documents from the index, without a trace; the program's own stay away until --undo."""
    if not document_ids and not undo:
        raise UserError("Nothing was named to remove. `agreements list` shows the ids.")
    with opened(home) as assistant:
        for id in document_ids or ():
            show(f"removed: {assistant.index.remove(id).title}")
        for source in assistant.index.restore() if undo else ():
            show(f"comes back at the next start: {source}")


@app.command()
def audit(repair: Annotated[bool, typer.Option(help="Put right what differs.")] = False, json_: Json = False, home: Home = None) -> None:
    """Count what the index holds in each place and name what differs (exit status 1)."""
    with opened(home) as assistant:
        found = assistant.index.audit(repair)
    if json_:
        print_json({**dataclasses.asdict(found), "clean": found.clean})
    else:
        show(str(found))
    raise typer.Exit(0 if found.clean else 1)
