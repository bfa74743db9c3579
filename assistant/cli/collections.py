"""`agreements collections`: what is kept together, put aside, renamed, exported or deleted."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.common import Home, Json, app, opened, print_json, show

kept = typer.Typer(help="List, put aside, bring back, rename, move into, export and delete collections of documents.", no_args_is_help=True)
app.add_typer(kept, name="collections")
Name = Annotated[str, typer.Argument(help="Name of a collection, as `agreements collections list` prints it.")]


@kept.command(name="list")
def list_(json_: Json = False, home: Home = None) -> None:
    """List the collections, with how many documents each holds."""
    with opened(home) as assistant:
        held = assistant.index.collections()
    if json_:
        print_json([dataclasses.asdict(one) for one in held])
    for one in () if json_ else held:
        show(f"{one.name}  {one.documents} document{'' if one.documents == 1 else 's'}{'  (aside)' if one.aside else ''}")


@kept.command()
def aside(name: Name, home: Home = None) -> None:
    """Put a collection aside: it is searched only where it is named. The program's own is called ukraine-security."""
    with opened(home) as assistant:
        assistant.index.set_aside(name)
    show(f"put aside: {name}")


@kept.command()
def back(name: Name, home: Home = None) -> None:
    """Bring a collection back that was put aside."""
    with opened(home) as assistant:
        assistant.index.set_aside(name, False)
    show(f"searched again: {name}")


@kept.command()
def rename(
    name: Name, new: Annotated[str, typer.Argument(help="The new name; one that is there takes these documents in.")], home: Home = None
) -> None:
    """Call a collection otherwise."""
    with opened(home) as assistant:
        assistant.index.rename_collection(name, new)
    show(f"renamed: {name} is {' '.join(new.split())}")


@kept.command()
def move(
    name: Annotated[str, typer.Argument(help="The collection to keep them in; it may be new.")],
    document_ids: Annotated[list[str], typer.Argument(help="Ids as `agreements list` prints them.")],
    home: Home = None,
) -> None:
    """Keep documents in another collection."""
    with opened(home) as assistant:
        assistant.index.move(document_ids, name)
    show(f"moved: {len(document_ids)} to {name}")


@kept.command()
def export(
    name: Name, file: Annotated[Path, typer.Argument(help="The ZIP file to write; it must not be there yet.")], home: Home = None
) -> None:
    """Write the texts of a collection, and what is known of them, into a ZIP file."""
    with opened(home) as assistant:
        assistant.index.export_collection(name, file.absolute())
    show(f"written: {file}")


@kept.command()
def delete(name: Name, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False, home: Home = None) -> None:
    """Delete a collection with all of its documents."""
    with opened(home) as assistant:
        held = next((one for one in assistant.index.collections() if one.name == name), None)
        if held and held.documents and not yes:
            typer.confirm(f"Delete {held.documents} documents of {name}?", abort=True)
        gone = assistant.index.delete_collection(name)
    show(f"deleted: {name}, {len(gone)} documents")
