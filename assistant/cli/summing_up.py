"""`agreements sheet` and `obligations`: one document as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.common import Home, Json, app, opened, print_json, show
from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.answer import Citation

Id = Annotated[str, typer.Argument(help="The id of a document, as `agreements list` shows it.")]


@app.command()
def sheet(id: Id, json_: Json = False, home: Home = None) -> None:
    """Print what is to be known of a document first: parties, dates, money, duties, law; each with its quote, or silent."""
    from assistant.page.as_json import sheet_json
    from corpus.registry.document_labels import label

    with opened(home) as assistant:
        found = assistant.sheet(id)
    if json_:
        print_json(sheet_json(found))
        return
    show(f"{label(found.document)}\n")
    for row in found.rows:
        show(f"{row.name()}: {_said(row.value, row.citation)}")
    for duties in found.duties:
        show(f"{duties.party} must ({duties.number} in all):")
        for citation in duties.citations:
            show(f"  {_said('', citation)}")
    for row in found.unusual:
        show(f"Unusual, {row.name()}: {_said(row.value, row.citation)}")
    if found.looked_for and not found.unusual:
        show(f"Unusual: none of the {found.looked_for} kinds of clauses that were looked for")
    for citation in found.citations:
        show(f"\n{citation}")


@app.command()
def obligations(
    id: Id,
    party: Annotated[str | None, typer.Option(help="Only of this party: what the document calls it, or its name.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="must, may, must not or need not (repeatable).")] = None,
    dated: Annotated[bool, typer.Option("--dated", help="Only those with a date or period.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Write them to this CSV file.")] = None,
    ics: Annotated[Path | None, typer.Option(help="Write those that name a day to this calendar file.")] = None,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Print what each party must, may and must not do, and by when: every sentence of the document is read."""
    from assistant.page.as_json import obligations_json
    from corpus.grammar.modality import KINDS

    for name in kind or ():
        if name not in KINDS:
            raise UserError(f"{name!r} is no kind of obligation. Kinds: {', '.join(KINDS)}")
    with opened(home) as assistant:
        found = assistant.obligations(id, party).only(kind or (), dated)
    if csv or ics:
        from assistant.exporting.obligations import to_csv, to_ics

        for path, made in ((csv, to_csv), (ics, to_ics)):
            if path:
                _written(path, made(found))
        return
    if json_:
        print_json(obligations_json(found))
        return
    for row in found.rows:
        when = f" [{row.when}]" if row.when else ""
        show(f"{', '.join(row.parties) or '-'} {row.kind}{when}: {_said('', row.citation)}")
    show(f"\n{len(found.rows)} found; all {found.sentences} sentences were read.")


def _said(value: str, citation: Citation | None) -> str:
    if citation is None:
        return "silent"
    place = citation.passage.section.rpartition(" > ")[2]
    quote = f"“{' '.join(citation.quote.split())}” ({place or citation.passage.title}) [{citation.number}]"
    return f"{value}  {quote}" if value else quote


def _written(path: Path, made: bytes) -> None:
    try:
        path.write_bytes(made)
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror}. Name another file.") from error
    show(f"written: {path}")
