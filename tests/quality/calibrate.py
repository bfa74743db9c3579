"""Fits when to be silent: how likely the sentences that were read answer, on contracts that the reader was not trained on.

    python tests/quality/calibrate.py DATA [--contracts N] [--home FOLDER]

DATA is the folder of contracts/train.jsonl.gz (CUAD v1, The Atticus Project, CC BY 4.0). Each question names a contract by its title and
parties and asks for one kind of clause, present or absent; what is fitted is a logistic regression over the readings of the whole
pipeline, right where the first quote touches the clause. Prints it, and the share that is answered, rightly and in vain, at each level.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

sys.path.insert(0, str(Path(__file__).parent))
from labelled_clauses import is_held
from reading_contracts import PLAIN_KINDS

from assistant import Settings, build_assistant
from assistant.assistant import Assistant
from assistant.sentences.choosing import Found, choose, measures

WORDINGS = Path(__file__).with_name("reader") / "wordings.json"
EACH = 10  # questions asked of a contract


def held_out(data: Path, most: int) -> list[dict[str, Any]]:
    """Contracts that were held out of training."""
    with gzip.open(data / "contracts/train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for number, line in enumerate(lines) if is_held(number)]
    return rows[:most]


def asked_of(row: dict[str, Any], wordings: dict[str, dict[str, list[str]]], random: Random) -> list[tuple[str, list[list[int]]]]:
    """(question, spans of the clause) for some kinds of clauses, about half of them absent."""
    kinds = [kind for kind in row["clauses"] if kind not in PLAIN_KINDS]
    present, absent = [k for k in kinds if row["clauses"][k]], [k for k in kinds if not row["clauses"][k]]
    chosen = random.sample(present, min(EACH // 2, len(present))) + random.sample(absent, min(EACH // 2, len(absent)))
    name = f"{row['title']} between {' and '.join(row['parties'][:2])}"
    asked = [random.choice(wordings[kind]["open"] + wordings[kind]["yes"][:4]).rstrip("?. ") for kind in chosen]
    return [(f"In the {name}: {text}?", row["clauses"][kind]) for text, kind in zip(asked, chosen, strict=True)]


def found_for(assistant: Assistant, question: str) -> Found:
    """What is chosen from for a question."""
    within = assistant.index.in_scope()
    asked = assistant.understand(question)
    return choose(asked, assistant.answers.nearest(asked, within), assistant.index, assistant.reader)


def squeezed(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, and where each stood."""
    places = [at for at, character in enumerate(text) if character.isalnum()]
    return "".join(text[at].lower()[:1] for at in places), places


def touches(quote: str, source: tuple[str, list[int]], spans: list[list[int]]) -> bool:
    """Whether a quote stands in a source within one of these spans."""
    letters, places = source
    wanted, _ = squeezed(quote)
    at = letters.find(wanted) if wanted else -1
    return at >= 0 and any(places[at] < end and places[at + len(wanted) - 1] >= start for start, end in spans)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--contracts", type=int, default=40)
    parser.add_argument("--home", type=Path, help="folder of the index; a new one where none is named")
    arguments = parser.parse_args()
    assistant = build_assistant(Settings(home=arguments.home or Path(tempfile.mkdtemp(prefix="calibrate-"))))
    assistant.index.set_aside("ukraine-security")
    rows = held_out(arguments.data, arguments.contracts)
    folder = Path(tempfile.mkdtemp(prefix="contracts-"))
    for row in rows:
        (folder / (re.sub(r"[^\w .,()-]", "_", row["id"])[:120] + ".txt")).write_text(row["text"], encoding="utf-8")
    print(assistant.index.add(sorted(folder.iterdir())))
    wordings, random = json.loads(WORDINGS.read_text(encoding="utf-8")), Random(5)
    table, right, there, groups = [], [], [], []
    for number, row in enumerate(rows):
        source = squeezed(row["text"])
        for question, spans in asked_of(row, wordings, random):
            found = found_for(assistant, question)
            if found.quotes:
                table.append(measures(found.quotes))
                right.append(bool(spans) and touches(found.quotes[0].text, source, spans))
                there.append(bool(spans))
                groups.append(number)
        print(f"\r{number + 1} of {len(rows)} contracts", end="", file=sys.stderr)
    assistant.index.close()
    report(np.array(table), np.array(right), np.array(there), np.array(groups))


def report(table: np.ndarray, right: np.ndarray, there: np.ndarray, groups: np.ndarray) -> None:
    """Print the fitted line and what it would do, cross-validated by contract."""
    model = LogisticRegression(C=1.0)
    chance = cross_val_predict(model, table, right, groups=groups, cv=GroupKFold(5), method="predict_proba")[:, 1]
    print(f"\n{len(right)} questions, {there.mean():.2f} of them on clauses that are there; first quote right {right[there].mean():.3f}")
    print("level  answered rightly  silent though there  silent where absent")
    for level in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        said = chance >= level
        print(f"{level:5.2f}  {(said & right)[there].mean():16.3f}  {(~said)[there].mean():19.3f}  {(~said)[~there].mean():19.3f}")
    model.fit(table, right)
    print(f"SURE = ({model.intercept_[0]:.3f}, {', '.join(f'{weight:.3f}' for weight in model.coef_[0])})")


if __name__ == "__main__":
    main()
