"""One row of a peer: `peers.py add SYSTEM FOLDER SIZE FROM` fills it, `peers.py ask SYSTEM FOLDER SIZE QUESTIONS` opens it anew and asks it.

FROM is the folder of full texts, for contracts their file. Every peer is given the text that our readers found.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from evidence import DEPTH, read_questions, share
from figures import CONTRACTS, TEXTS, Row, each, peak_mb, timed
from labelled import DEPTH as MANY
from labelled import Contracts
from systems import SYSTEMS, Search, System, Whole

from corpus.loading import gather, load
from corpus.reading import read

FIRST = "Which agreement speaks of air defence?"


def documents(size: str, given: Path) -> Whole:
    """What this project's row of the same size holds: texts, and the partners and id of each."""
    if size == CONTRACTS:
        return [(text, called) for called, text in Contracts(given).texts.items()]
    whole = [*load().documents, *(read(file) for file in (gather(given) if size == TEXTS else []))]
    return [(document.text, " ".join([document.id, *document.partners])) for document in whole]


def add(system: System, folder: Path, size: str, given: Path) -> Row:
    """Cut, embed and store; what was imported and loaded for a first text does not count."""
    whole = documents(size, given)
    (warm := folder / "warm").mkdir()
    system.fill([(FIRST, "warm")], warm)
    (kept := folder / "kept").mkdir()
    seconds, count = timed(lambda: system.fill(whole, kept))
    kb = sum(len(text.encode()) for text, _ in whole) / 1000
    return {"documents": len(whole), "passages": count, "kb_s": kb / seconds, "passages_s": count / seconds, "mb_adding": peak_mb()}


def ask(system: System, folder: Path, size: str, given: Path) -> Row:
    """Open it as a new process does, then search for each question; imports and the model aside, as far as they can be told apart."""
    system.opened(folder / "warm")(FIRST, 1)

    def ready() -> Search:
        search = system.opened(folder / "kept")
        search(FIRST, 1)
        return search

    seconds, search = timed(ready)
    if size == CONTRACTS:
        contracts = Contracts(given)
        times, found = each("retrieve", lambda asked: search(asked.text, MANY), contracts.questions)
        judged = contracts.judged(found)
    else:
        questions = read_questions(given)
        times, found = each("retrieve", lambda asked: search(asked.text, DEPTH), questions)
        judged = {"evidence": share(questions, found)}
    return {"ready_s": seconds, **times, **judged, "mb_asking": peak_mb()}


if __name__ == "__main__":
    step, name, folder, size, given = sys.argv[1:]
    print(json.dumps((add if step == "add" else ask)(SYSTEMS[name], Path(folder), size, Path(given))))
