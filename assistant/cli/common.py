"""What the commands share: the application, its options, the assistant they open and how they print."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings

app = typer.Typer(
    help="Ask agreements: every sentence of an answer stands on an exact quote.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Home = Annotated[Path | None, typer.Option(help="Folder of the index (default: AGREEMENTS_HOME or ~/.agreements).")]
In = Annotated[
    list[str] | None,
    typer.Option(
        "--in", help="Only in this collection, or this document (its id); repeatable. `agreements collections list`, `agreements list`."
    ),
]
LOOK_S = 0.5  # between two looks for who has the index
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="YYYY-MM-DD")]


def settings_of(**given: Any) -> Settings:
    """The settings, where what is given and not None stands above the environment; UserError when one is wrong."""
    from pydantic import ValidationError

    from assistant.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise UserError(f"A setting is wrong: {wrong}. Settings come from options, AGREEMENTS_... and .env.") from error


@contextlib.contextmanager
def opened(home: Path | None, lasting: bool = False) -> Iterator[Assistant]:
    """The assistant over the index of a folder: that of the program which has it open, or one that other commands can use meanwhile.

    `lasting` is a command that may take minutes.
    """
    settings = settings_of(home=home)
    with contextlib.ExitStack() as held:
        yield _here(settings, held) if settings.chroma_url else _found(settings, held, lasting)


def _found(settings: Settings, held: contextlib.ExitStack, lasting: bool) -> Assistant:
    """Whichever comes first: a program that has the index answers, or nobody has it."""
    from assistant.distant import distant
    from index.claiming import InUseError
    from index.reading_process import reading_process

    until = time.monotonic() + settings.lock_wait_s
    while True:
        if there := distant(settings.folder, lasting):
            held.callback(there.close)
            return there.as_assistant()
        if lasting:
            reading_process(settings.reading).begin()
        try:
            assistant = _here(settings.model_copy(update={"lock_wait_s": min(LOOK_S, settings.lock_wait_s)}), held)
        except InUseError as error:
            if time.monotonic() < until:
                continue
            raise InUseError(error.folder, settings.lock_wait_s) from error
        from assistant.holder import Holder

        held.enter_context(Holder(settings.folder, assistant, lasting=lasting))
        return assistant


def _here(settings: Settings, held: contextlib.ExitStack) -> Assistant:
    """The index opened by this command; what had to be done for it is told on standard error."""
    from assistant.building import build_with_report

    with progress_bar() as progress:
        assistant, report = build_with_report(settings, progress)
    held.callback(assistant.index.close)
    if assistant.index.upgraded:
        typer.echo(f"{assistant.index.upgraded} documents of an older index were brought up to date", err=True)
    if report.embedded or report.failed:
        typer.echo(str(report), err=True)
    return assistant


@contextlib.contextmanager
def progress_bar(of: str = "passages") -> Iterator[Any]:
    """A progress bar with the time left on standard error, shown once there is work."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from assistant.time_left import TimeLeft

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn(f"{of}{{task.fields[left]}}"))
    time_left = TimeLeft()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task: Any = None

        def show(done: int, total: int, what: str) -> None:
            nonlocal task
            seconds = time_left.seconds(done, total)
            left = "" if seconds is None else f", left: {timedelta(seconds=round(seconds))}"
            task = bar.add_task("", total=total, left="") if task is None else task
            bar.update(task, completed=done, total=total or None, description=what[:40], left=left)

        yield show


def show(text: str) -> None:
    """Print a text."""
    typer.echo(text)


def print_json(value: Any) -> None:
    """Print JSON for a program."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))
