"""Whether the sentence that answers is quoted, and nothing where none does: agreements of our own that nothing was trained on.

    python tests/quality/own_agreements.py [--wrong]

Each question of `reading_data.HELD_OWN` is asked of its agreement, chosen by its id: as people type them, for several sentences together,
for yes or no, and near misses, which no sentence answers. A quote is right where it holds the sentence that answers, or most of it.
`SILENT` and `ALIKE` of `assistant/sentences/choosing.py` were chosen with the readings of eight of them in view.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from premises import said
from reading_data import HELD_OWN, WRITTEN, holds_answer

from assistant import Settings, build_assistant


def flat(text: str) -> str:
    """A text without white space and the lines between cells."""
    return " ".join(text.replace("|", " ").split())


def _kind(row: Mapping[str, Any]) -> str:
    """What a question is counted as."""
    if not row["answers"]:
        return "near miss"
    return "yes or no" if row["says"] else "spread" if row["how"] == "spread" else "open"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print the questions that are not answered rightly")
    arguments = parser.parse_args()
    tally: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory(prefix="own-") as home:
        assistant = build_assistant(Settings(home=Path(home)))
        added = assistant.index.add([WRITTEN / f"{name}.txt" for name in HELD_OWN]).added
        for document in added:
            rows = json.loads((WRITTEN / f"{Path(document.source).stem}.json").read_text(encoding="utf-8"))["questions"]
            for row in rows:
                answer = assistant.ask(row["q"], documents=[document.id])
                right = [any(holds_answer(flat(one.quote), flat(sentence)) for sentence in row["answers"]) for one in answer.citations]
                told = tally[_kind(row)]
                told["answered"].append(answer.answered)
                if row["answers"]:
                    told["quoted"].append(answer.answered and any(right))
                    told["quoted first"].append(answer.answered and any(right[:1]))
                if row["says"]:
                    told["right word"].append(said(answer.text) == row["says"])
                    told["wrong word"].append(said(answer.text) not in (row["says"], "none"))
                if arguments.wrong and (answer.answered != bool(row["answers"]) or (row["answers"] and not any(right))):
                    print(f"{document.title}: {row['q']}  right {row['answers'][:1]}, quoted {[one.quote for one in answer.citations[:1]]}")
        assistant.index.close()
    for name, told in sorted(tally.items()):
        n = len(told["answered"])
        print(f"{name:10} n={n:4}  " + "  ".join(f"{what} {sum(its) / n:.3f}" for what, its in told.items()))


if __name__ == "__main__":
    main()
