"""Sheets of contracts against their labelled clauses: is the right clause quoted, and is the sheet silent where there is none?

    python tests/quality/sheets.py CONTRACTS [--home FOLDER] [--fit]

CONTRACTS is a file of labelled contracts, a JSON object a line (id, title, text, clauses: category -> spans; CUAD v1, CC BY 4.0). Only
contracts that the reader was not trained on are used: the figures are those of 20, and `--fit` prints how sure each row should be, fitted on
the other 41 (`sure` in assistant/fields.yaml). `--home` keeps the index for the next time. A row of a date is right, too, where another
sentence is quoted that names the labelled day.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from labelled_clauses import clauses_in, is_held

from assistant import Assistant, Settings, build_assistant
from assistant.documents.sheet import SheetRow, sheet_of
from assistant.fields import SILENT, Field, fields
from corpus.document import Document
from corpus.quantities.dates import dates_in

CATEGORIES = {  # row -> the categories whose clauses answer it
    "parties": ("Parties",),
    "date": ("Agreement Date",),
    "effective": ("Effective Date",),
    "term": ("Expiration Date",),
    "renewal": ("Renewal Term",),
    "notice": ("Termination For Convenience", "Notice Period To Terminate Renewal"),
    "law": ("Governing Law",),
    "assignment": ("Anti-Assignment",),
    "liability": ("Cap On Liability",),
}
MEASURED = 20
EVERY = 3  # each third of those held out is measured, as long as there are not MEASURED
WEIGHT = 4  # rows of all kinds that the few of one kind are smoothed with
ALIKE = 0.04  # of two levels, from which one is not better: the middle of the good ones is taken
DATES = ("date", "effective")
COLLECTION = "held"

Span = tuple[int, int]
Told = tuple[str, bool, bool, bool, float]  # row, whether the clause is there, is quoted, anything is quoted, how sure that is


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("contracts", type=Path)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    rows = held_out(options.contracts)
    home = options.home or Path(tempfile.mkdtemp(prefix="sheets-"))
    assistant = build_assistant(Settings(home=home))
    documents = added(assistant, rows, home / "contracts")
    measured = list(range(0, len(rows), EVERY))[:MEASURED]
    if options.fit:
        fit(assistant, [(rows[at], documents[at]) for at in range(len(rows)) if at not in measured])
    else:
        measure(assistant, [(rows[at], documents[at]) for at in measured])
    assistant.index.close()


def held_out(path: Path) -> list[Mapping[str, Any]]:
    """The contracts that the reader was not trained on."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = sorted((json.loads(line) for line in file), key=lambda row: row["id"])
    return [row for number, row in enumerate(rows) if is_held(number)]


def added(assistant: Assistant, rows: Sequence[Mapping[str, Any]], folder: Path) -> list[Document]:
    """The contracts as documents of the index."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{at:02d}.txt" for at in range(len(rows))]
    for file, row in zip(files, rows, strict=True):
        file.write_text(row["text"], encoding="utf-8")
    assistant.index.add(files, collection=COLLECTION)
    held = {Path(document.source).name: document for document in assistant.index.in_scope(collections=[COLLECTION])}
    return [held[file.name] for file in files]


def told(assistant: Assistant, row: Mapping[str, Any], document: Document, known: Iterable[Field]) -> list[Told]:
    """What the sheet says of each row that is labelled; nothing of a text whose letters are others than those of the labels."""
    spans = clauses_in(row, document.text)
    if spans is None:
        return []
    found: dict[str, SheetRow] = {}
    for one in sheet_of(document, assistant.index, assistant.reader, known).rows:
        found.setdefault(one.key, one)
    labelled = {key: tuple(span for category in of for span in spans[category]) for key, of in CATEGORIES.items()}
    return [
        (key, bool(gold), _right(found[key], gold, document), found[key].citation is not None, found[key].sure)
        for key, gold in labelled.items()
        if key in found
    ]


def _right(row: SheetRow, gold: Sequence[Span], document: Document) -> bool:
    """Whether a row quotes the labelled clause, or the labelled day."""
    quoted = row.citation
    if quoted is None:
        return False
    days = {day for start, end in gold for day, *_ in dates_in(document.text[start:end])} if row.key in DATES else set()
    return any(quoted.start < end and start < quoted.end for start, end in gold) or any(day in days for day, *_ in dates_in(quoted.quote))


def measure(assistant: Assistant, contracts: Iterable[tuple[Mapping[str, Any], Document]]) -> None:
    """Print the figures of each row and of all."""
    made, seconds = [], []
    assistant.load()
    for row, document in contracts:
        began, used = time.perf_counter(), time.process_time()
        made += told(assistant, row, document, fields())
        seconds.append((time.perf_counter() - began, time.process_time() - used))
    print(f"{'row':12} {'there':>6} {'right clause':>13} {'absent':>7} {'silent':>7}")
    for key in (*CATEGORIES, ""):
        of = [one for one in made if key in ("", one[0])]
        there, absent = [one for one in of if one[1]], [one for one in of if not one[1]]
        right, silent = sum(one[2] for one in there), sum(not one[3] for one in absent)
        print(f"{key or 'all':12} {len(there):6} {_share(right, len(there)):>13} {len(absent):7} {_share(silent, len(absent)):>7}")
    whole, processor = zip(*seconds, strict=True)
    print(
        f"seconds a sheet: median {sorted(whole)[len(whole) // 2]:.2f}, most {max(whole):.2f}; of the processor {sum(processor) / len(processor):.2f}"
    )


def fit(assistant: Assistant, contracts: Iterable[tuple[Mapping[str, Any], Document]]) -> None:
    """Print how sure each row should be: where as many of those that exist are right as of the others are silent, on the whole."""
    bold = [replace(field, sure=0.0) for field in fields() if field.key in CATEGORIES]
    made = [one for row, document in contracts for one in told(assistant, row, document, bold)]
    for key in (*CATEGORIES, ""):
        of = [one for one in made if key in ("", one[0])]
        worth = {level / 100: _worth(of, made, level / 100) for level in range(100)}
        good = [level for level, value in worth.items() if value >= max(worth.values()) - ALIKE]
        told_apart = any(not one[1] for one in of)  # where every contract has it, nothing tells when to be silent
        print(f"{key or 'all':12} sure: {sum(good) / len(good) if told_apart else SILENT:.2f}")


def _worth(of: Sequence[Told], every: Sequence[Told], level: float) -> float:
    """The mean of the shares of right and of silent rows of a kind, as if WEIGHT more had been seen that are like those of all kinds."""
    both = []
    for there in (True, False):
        good = [there and one[2] and one[4] >= level or not there and one[4] < level for one in of if one[1] is there]
        like = [there and one[2] and one[4] >= level or not there and one[4] < level for one in every if one[1] is there]
        both.append((sum(good) + WEIGHT * sum(like) / len(like)) / (len(good) + WEIGHT))
    return sum(both)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    main()
