"""`agreements evaluate`: how good the answers to one's own questions are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.common import Home, Json, app, opened, print_json, progress_bar
from corpus.errors import UserError


@app.command()
def evaluate(
    questions: Annotated[list[Path], typer.Argument(help="YAML or CSV files of questions, or the page's feedback.jsonl.")],
    save: Annotated[Path | None, typer.Option(help="Write the figures and answers here, to compare a later run with.")] = None,
    against: Annotated[Path | None, typer.Option(help="A saved run; exit status 1 where something has become worse.")] = None,
    tolerance: Annotated[float, typer.Option(min=0, max=1, help="How much worse a share may be.")] = 0.02,
    wrong: Annotated[bool, typer.Option("--wrong", help="Print the questions that were not answered rightly.")] = False,
    json_: Json = False,
    home: Home = None,
) -> None:
    """Ask questions with known answers and print the figures: right document, evidence, answer, citation, silence, seconds."""
    from assistant.evaluating import evaluate as run
    from assistant.evaluating import worse
    from assistant.gold import read_gold

    asked = [gold for path in questions for gold in read_gold(path)]
    before = _saved(against) if against else {}
    with opened(home, lasting=True) as assistant, progress_bar("questions") as progress:
        found = run(assistant, asked, progress)
    if save:
        save.write_text(json.dumps(found.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    lost = worse(found.figures, before, tolerance)
    if json_:
        print_json({**found.as_json(), "worse": lost})
    else:
        for figure in found.figures:
            between = f"{figure.low:.3f}-{figure.high:.3f}" if figure.low is not None else ""
            typer.echo(f"{figure.name:24} {figure.value:8.3f}  {between:12}  n={figure.n}")
        for row in found.rows if wrong else ():
            if not row["ok"]:
                typer.echo(f"\n{row['id']}: {row['question']}\n    {' '.join(row['answer'].split())[:300]}")
        for line in lost:
            typer.echo(f"worse: {line}", err=True)
    raise typer.Exit(1 if lost else 0)


def _saved(path: Path) -> dict[str, object]:
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(f"{path} is no saved run ({error}). Make one: agreements evaluate QUESTIONS --save {path.name}") from error
    if not isinstance(saved, dict) or not isinstance(saved.get("figures"), dict):
        raise UserError(f"{path} is no saved run: it holds no figures. Make one: agreements evaluate QUESTIONS --save {path.name}")
    return saved
