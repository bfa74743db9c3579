"""The `agreements` command. Heavy imports stand inside the commands, so that --help answers at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from assistant.cli import asking, collections, evaluating, library, serving, summing_up  # noqa: F401  each adds its commands, in this order
from assistant.cli.common import app
from corpus.errors import UserError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command (none given: that of the command line); an error for the person is one line, without a traceback."""
    try:
        app(arguments)
    except UserError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
