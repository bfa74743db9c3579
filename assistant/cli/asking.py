"""`agreements ask`, `chat`, `retrieve`, `compare` and `changes`."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.common import Day, Home, In, Json, app, opened, print_json, progress_bar, show
from corpus.errors import UserError

if TYPE_CHECKING:
    from index.passage import Passage


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="In English or Ukrainian.")], in_: In = None, json_: Json = False, home: Home = None
) -> None:
    """Answer a question, with the exact words that prove it. Exit status 1: the documents do not say."""
    with opened(home) as assistant:
        answer = assistant.ask(question, **assistant.index.named(in_ or ()))
    if json_:
        print_json(dataclasses.asdict(answer))
    else:
        show(_plain(answer.text))
        for citation in answer.citations:
            show(f"\n{citation}\n    {citation.passage.url}".rstrip())
        if answer.usage:
            show(f"\nchat model: {answer.usage}")
        if not answer.answered:
            for hit in answer.hits[:3]:
                show(f"\n  nearest: {hit}")
    raise typer.Exit(0 if answer.answered else 1)


@app.command()
def chat(in_: In = None, home: Home = None) -> None:
    """Ask one question after the other in the terminal; an empty line ends it."""
    with opened(home, lasting=True) as assistant:
        history: list[dict[str, str]] = []
        scope = assistant.index.named(in_ or ())
        while True:
            try:
                question = typer.prompt("\n?", default="", show_default=False, prompt_suffix=" ").strip()
            except (EOFError, typer.Abort):
                break
            if not question:
                break
            answer = assistant.ask(question, history, **scope)
            history += [{"role": "user", "content": question}, {"role": "assistant", "content": answer.text}]
            show(_plain(str(answer)))


@app.command()
def retrieve(
    question: Annotated[str, typer.Argument(help="In English or Ukrainian.")],
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Passages to return.")] = 8,
    partner: Annotated[list[str] | None, typer.Option(help="Only passages about this partner (slug; repeatable).")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="agreement, summary or article (repeatable).")] = None,
    signed_after: Day = None,
    signed_before: Day = None,
    in_: In = None,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Print the passages that answer best, best first."""
    from corpus import parties
    from corpus.document import KINDS

    for slug in partner or ():
        if not parties.is_known(slug):
            raise UserError(f"{slug!r} is no known country. Write it as `agreements list` does, such as united-kingdom.")
    for name in kind or ():
        if name not in KINDS:
            raise UserError(f"{name!r} is no kind of document. Kinds: {', '.join(KINDS)}")
    after, before = (day.date() if day else None for day in (signed_after, signed_before))
    with opened(home) as assistant:
        hits = assistant.retrieve(question, limit, partner or (), kind or (), after, before, **assistant.index.named(in_ or ()))
    if json_:
        print_json([dataclasses.asdict(hit) for hit in hits])
    for number, hit in enumerate(() if json_ else hits, start=1):
        show(f"{number}. {hit.score:.3f}  {_where(hit.passage)}\n   {' '.join(hit.passage.text.split())}\n")


@app.command()
def compare(
    topic: Annotated[str, typer.Argument(help="A topic or a question.")],
    partner: Annotated[list[str] | None, typer.Option(help="Only agreements of this country (slug; repeatable).")] = None,
    in_: In = None,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Print what each agreement says of a topic, a line each; the silent ones too."""
    from assistant.page.as_json import comparison_json
    from corpus.registry.document_labels import label

    with opened(home) as assistant:
        found = assistant.compare(topic, partner or (), **assistant.index.named(in_ or ()))
    if json_:
        print_json(comparison_json(found))
        return
    for row in found.rows:
        said = f"{row.value or '“' + ' '.join(row.citation.quote.split()) + '”'} [{row.citation.number}]" if row.citation else "silent"
        show(f"{label(row.document)}: {said}")
    show(f"\n{len(found.told)} of {len(found.rows)} speak of it; all were searched.")
    for row in found.told:
        show(f"\n{row.citation}")


@app.command()
def changes(
    first: Annotated[str, typer.Argument(help="Id of a document, as `agreements list` prints it.")],
    second: Annotated[str, typer.Argument(help="Id of the other: another agreement, or another version of it.")],
    about: Annotated[str, typer.Option(help="Only the clauses on this topic.")] = "",
    json_: Json = False,
    home: Home = None,
) -> None:
    """Print how two documents differ, clause by clause: stronger, weaker, different, or only in one of them."""
    from assistant.exporting.differences import differences_json

    with opened(home) as assistant, progress_bar("clauses") as progress:
        found = assistant.differences(first, second, about, progress)
    if json_:
        print_json(differences_json(found))
    else:
        show(str(found))


def _where(passage: Passage) -> str:
    page = f"page {passage.page}" if passage.page else ""
    read = "read by OCR" if passage.recognised else ""
    day = str(passage.signed) if passage.signed else ""
    return " | ".join(part for part in (passage.title, passage.section, page, read, day) if part)


def _plain(text: str) -> str:
    return text.replace("**", "")
