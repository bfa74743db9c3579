"""`agreements serve` and `agreements user`: the page, and who may sign in to it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.common import Home, Json, app, print_json, settings_of, show
from corpus.errors import UserError

people = typer.Typer(help="Say who may sign in to the page, in a file that `agreements serve --auth` reads.", no_args_is_help=True)
app.add_typer(people, name="user")
Name = Annotated[str, typer.Argument(help="Lower case: a-z, 0-9, dot, hyphen, underscore.")]
File = Annotated[Path | None, typer.Option(help="File of the people who may sign in (default: AGREEMENTS_AUTH).")]


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535)] = None,
    auth: Annotated[Path | None, typer.Option(help="File of the people who may sign in (made by `agreements user add`).")] = None,
    home: Home = None,
) -> None:
    """Open the chat page, its REST endpoints and its MCP tools."""
    from assistant.page import serve as serve_page

    serve_page(settings_of(home=home, host=host, port=port, auth=auth))


@people.command()
def add(
    name: Name,
    auth: File = None,
    role: Annotated[str, typer.Option(help="guest (asks and compares) or editor (changes the library too).")] = "guest",
) -> None:
    """Add a person, or give one a new password and role. The password is asked for twice; from a script: one line on standard input."""
    from assistant.users import Users

    new = Users(_file(auth)).put(name, _password(), role)
    show(f"{'added' if new else 'changed'}: {name} ({role})")


@people.command()
def remove(name: Name, auth: File = None) -> None:
    """Remove a person; who is signed in with that name is signed out at once."""
    from assistant.users import Users

    Users(_file(auth)).remove(name)
    show(f"removed: {name}")


@people.command(name="list")
def list_(auth: File = None, json_: Json = False) -> None:
    """List who may sign in, and in which role."""
    from assistant.users import Users

    users = sorted(Users(_file(auth)).all().values(), key=lambda user: user.name)
    if json_:
        print_json([{"name": user.name, "role": user.role} for user in users])
    for user in () if json_ else users:
        show(f"{user.name}  {user.role}")


def _file(auth: Path | None) -> Path:
    found = auth or settings_of().auth
    if found is None:
        raise UserError("Which file? Name it with --auth FILE, or set AGREEMENTS_AUTH.")
    return found


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt="The same again"))
    return sys.stdin.readline().rstrip("\r\n")
