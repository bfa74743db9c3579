"""The `agreements` command. Heavy imports stand inside the commands, so that --help answers at once."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import UserError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.passage import Passage
    from index.report import Report

app = typer.Typer(
    help="Ask agreements: every sentence of an answer stands on an exact quote.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Home = Annotated[Path | None, typer.Option(help="Folder of the index (default: AGREEMENTS_HOME or ~/.agreements).")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="YYYY-MM-DD")]


@app.command()
def ask(question: Annotated[str, typer.Argument(help="In English or Ukrainian.")], json_: Json = False, home: Home = None) -> None:
    """Answer a question, with the exact words that prove it. Exit status 1: the documents do not say."""
    with _assistant(home) as assistant:
        answer = assistant.ask(question)
    if json_:
        _print_json(dataclasses.asdict(answer))
    else:
        _print(_plain(answer.text))
        for citation in answer.citations:
            _print(f"\n{citation}\n    {citation.passage.url}".rstrip())
        if not answer.answered:
            for hit in answer.hits[:3]:
                _print(f"\n  nearest: {hit}")
    raise typer.Exit(0 if answer.answered else 1)


@app.command()
def chat(home: Home = None) -> None:
    """Ask one question after the other in the terminal; an empty line ends it."""
    with _assistant(home) as assistant:
        history: list[dict[str, str]] = []
        while True:
            try:
                question = typer.prompt("\n?", default="", show_default=False, prompt_suffix=" ").strip()
            except (EOFError, typer.Abort):
                break
            if not question:
                break
            answer = assistant.ask(question, history)
            history += [{"role": "user", "content": question}, {"role": "assistant", "content": answer.text}]
            _print(_plain(str(answer)))


@app.command()
def retrieve(
    question: Annotated[str, typer.Argument(help="In English or Ukrainian.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Passages to return.")] = 8,
    partner: Annotated[list[str] | None, typer.Option(help="Only passages about this partner (slug; repeatable).")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="agreement, summary or article (repeatable).")] = None,
    signed_after: Day = None,
    signed_before: Day = None,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Print the passages that answer best, best first."""
    from corpus import partners
    from corpus.document import KINDS

    for slug in partner or ():
        if slug not in partners.ALL:
            raise UserError(f"{slug!r} is no known partner. Known: {', '.join(partners.ALL)}")
    for name in kind or ():
        if name not in KINDS:
            raise UserError(f"{name!r} is no kind of document. Kinds: {', '.join(KINDS)}")
    days = [day.date() if day else None for day in (signed_after, signed_before)]
    with _assistant(home) as assistant:
        hits = assistant.retrieve(question, limit, partner or (), kind or (), *days)
    if json_:
        _print_json([dataclasses.asdict(hit) for hit in hits])
    for number, hit in enumerate(() if json_ else hits, start=1):
        _print(f"{number}. {hit.score:.3f}  {_where(hit.passage)}\n   {' '.join(hit.passage.text.split())}\n")


@app.command()
def add(
    places: Annotated[list[str], typer.Argument(help="Files, folders or addresses: Markdown, text, HTML, PDF, DOCX.")],
    title: Annotated[str | None, typer.Option(help="Set the title; stands above what the text says.")] = None,
    kind: Annotated[str | None, typer.Option(help="agreement (default), summary or article.")] = None,
    partner: Annotated[list[str] | None, typer.Option(help="Set the partners (slug; repeatable).")] = None,
    signed: Day = None,
    again: Annotated[bool, typer.Option(help="Download addresses anew that were downloaded before.")] = False,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Add documents to the index; a bad file is reported and the rest goes on (exit status 1)."""
    given = {"title": title, "kind": kind, "partners": partner, "signed": signed.date() if signed else None}
    with _assistant(home) as assistant, _progress() as progress:
        report = assistant.index.add(places, progress, again, **{name: value for name, value in given.items() if value})
    _tell(report, json_)


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
    with _assistant(home) as assistant, _progress() as progress:
        report = assistant.index.fetch(partners or (), progress, again)
    _tell(report, json_)


def _tell(report: Report, json_: bool) -> None:
    """What adding came to; exit status 1 where something failed."""
    if json_:
        _print_json(
            {
                "added": [d.id for d in report.added],
                "replaced": [{"old": old, "new": new.id} for old, new in report.replaced],
                "unchanged": [d.id for d in report.unchanged],
                "failed": [{"path": path, "message": message} for path, message in report.failed],
                "passages": report.passages,
                "embedded": report.embedded,
            }
        )
    else:
        _print(str(report))
    raise typer.Exit(1 if report.failed else 0)


@app.command(name="list")
def list_(json_: Json = False, home: Home = None) -> None:
    """List the documents of the index."""
    with _assistant(home) as assistant:
        documents, passages = assistant.index.documents(), assistant.index.passage_counts()
    if json_:
        sizes = [{"sections": len(d.sections), "characters": len(d.text), "passages": passages.get(d.id, 0)} for d in documents]
        rows = [{**dataclasses.asdict(d), **size} for d, size in zip(documents, sizes, strict=True)]
        _print_json([{name: value for name, value in row.items() if name != "text"} for row in rows])
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "kind", "signed", "partners", "title", "pages", "passages", "characters")
    for d in documents:
        whose = ", ".join(d.partners[:3]) + (f" and {len(d.partners) - 3} more" if len(d.partners) > 3 else "")
        sizes_told = (str(len(d.pages) or ""), str(passages.get(d.id, 0)), f"{len(d.text):,}")
        table.add_row(d.id, d.kind, str(d.signed or ""), whose, d.title, *sizes_told)
    Console().print(table)


@app.command()
def remove(
    document_ids: Annotated[list[str] | None, typer.Argument(help="Ids as `agreements list` prints them.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Bring back the program's own documents that were removed.")] = False,
    home: Home = None,
) -> None:
    """Remove documents from the index, without a trace; the program's own stay away until --undo."""
    if not document_ids and not undo:
        raise UserError("Nothing was named to remove. `agreements list` shows the ids.")
    with _assistant(home) as assistant:
        for id in document_ids or ():
            _print(f"removed: {assistant.index.remove(id).title}")
        for source in assistant.index.restore() if undo else ():
            _print(f"comes back at the next start: {source}")


@app.command()
def audit(repair: Annotated[bool, typer.Option(help="Put right what differs.")] = False, json_: Json = False, home: Home = None) -> None:
    """Count what the index holds in each place and name what differs (exit status 1)."""
    with _assistant(home) as assistant:
        found = assistant.index.audit(repair)
    if json_:
        _print_json({**dataclasses.asdict(found), "clean": found.clean})
    else:
        _print(str(found))
    raise typer.Exit(0 if found.clean else 1)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535)] = None,
    home: Home = None,
) -> None:
    """Open the chat page."""
    from assistant.page import serve as serve_page

    serve_page(_settings(home=home, host=host, port=port))


def _settings(**given: Any) -> Any:
    from pydantic import ValidationError

    from assistant.settings import Settings

    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise UserError(f"A setting is wrong: {wrong}. Settings come from options, AGREEMENTS_... and .env.") from error


@contextlib.contextmanager
def _assistant(home: Path | None) -> Iterator[Assistant]:
    from assistant.building import build_with_report

    with _progress() as progress:
        assistant, report = build_with_report(_settings(home=home), progress)
    if report.embedded or report.failed:
        typer.echo(str(report), err=True)
    try:
        yield assistant
    finally:
        assistant.index.close()


@contextlib.contextmanager
def _progress() -> Iterator[Any]:
    """A progress bar with the time left on standard error, shown once there is work."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("passages, left:"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task: Any = None

        def show(done: int, total: int, what: str) -> None:
            nonlocal task
            task = bar.add_task("", total=total) if task is None else task
            bar.update(task, completed=done, total=total or None, description=what[:40])

        yield show


def _where(passage: Passage) -> str:
    page = f"page {passage.page}" if passage.page else ""
    day = str(passage.signed) if passage.signed else ""
    return " | ".join(part for part in (passage.title, passage.section, page, day) if part)


def _plain(text: str) -> str:
    return text.replace("**", "")


def _print(text: str) -> None:
    typer.echo(text)


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def main() -> None:
    """Run the command; an error that is for the person is one line, without a traceback."""
    try:
        app()
    except UserError as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
