"""How often "Yes." is said of a false premise, and the right word of a true question: 300 questions that nothing was fitted on.

    python tests/quality/premises.py [--home FOLDER] [--wrong]

Half are about the shipped agreements, half about the three contracts of tests/quality/yesno/. Of the 200 false premises 50 are absurd,
80 plausible and 70 nearly true; of the 100 true questions 65 are answered by yes and 35 by no.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path

import yaml

from assistant import Settings, build_assistant
from assistant.composing import ENGLISH
from assistant.understanding.ukrainian import SAY

FOLDER = Path(__file__).with_name("yesno")
WORDS = {"yes": (ENGLISH["yes"], SAY["yes"]), "no": (ENGLISH["no"], SAY["no"])}


def said(text: str) -> str:
    """The word that an answer begins with: "yes", "no" or "none"."""
    return next((word for word, spellings in WORDS.items() if text.startswith(spellings)), "none")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="folder of an index with the shipped documents; a new one where none is named")
    parser.add_argument("--wrong", action="store_true", help="print the questions that were judged wrongly")
    arguments = parser.parse_args()
    assistant = build_assistant(Settings(home=arguments.home or Path(tempfile.mkdtemp(prefix="premises-"))))
    assistant.index.add(sorted(FOLDER.glob("*.txt")))
    rows = yaml.safe_load((FOLDER / "premises.yaml").read_text(encoding="utf-8"))
    tally: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        true = row["kind"].startswith("true")
        word = said(assistant.ask(row["question"]).text)
        where = "shipped" if not any(name.endswith(".txt") for name in row["documents"]) else "contracts"
        if true:
            tally["true: right word"].append(word == row["right"])
            tally[f"true: right word, {where}"].append(word == row["right"])
            tally["true: wrong word"].append(word not in (row["right"], "none"))
        else:
            tally["false premise: yes"].append(word == "yes")
            tally[f"false premise: yes, {row['kind']}"].append(word == "yes")
            tally[f"false premise: yes, {where}"].append(word == "yes")
        if arguments.wrong and (word == "yes" and not true or true and word != row["right"]):
            print(f"{row['kind']}: {row['question']}  said {word}, right {row['right']}")
    assistant.index.close()
    for name in sorted(tally):
        print(f"{name:40} {sum(tally[name]) / len(tally[name]):.3f}   n={len(tally[name])}")


if __name__ == "__main__":
    main()
