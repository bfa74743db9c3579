"""One row of this project: `ours.py add SIZE HOME FROM` fills an index, `ours.py ask SIZE HOME QUESTIONS` opens it anew and asks it.

FROM is the folder of full texts, for contracts their file, which holds their questions too.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import chromadb  # noqa: F401  (imports are not part of what is measured)
from evidence import read_questions, share
from figures import CONTRACTS, REAL, SHIPPED, Row, each, peak_mb, progress, timed
from labelled import DEPTH as MANY
from labelled import Contracts
from synthetic import WordVectors, documents_for, questions, write

from assistant.assistant import Assistant
from corpus.document import Document
from corpus.loading import load
from index.embedding import SentenceEmbeddings, packaged
from index.index import Index, Progress
from index.report import Report
from index.scope import Scope

LIMIT = 10
FIRST = "What does the agreement with Japan say of mine clearance?"
SYNTHETIC_QUESTIONS = 120


def embeddings_for(size: str) -> SentenceEmbeddings:
    """The embedding model, loaded; for documents made by program vectors made by program."""
    packaged.cache_clear()
    embeddings = packaged() if size in REAL else WordVectors()
    embeddings.load()
    embeddings.embed_query("a first question")
    return embeddings


def opened(home: Path, size: str, embeddings: SentenceEmbeddings) -> Index:
    """The index; its vectors are named after what makes them, and differently from those that come with the program."""
    return Index(home, embeddings, "measured" if size in REAL else "words")


def in_step(index: Index, told: Progress | None = None) -> Report:
    """Bring the index in step with the shipped documents, as every start does: files that were read before are not read again."""
    loaded = load(known=index.shipped())
    return index.sync(loaded.documents, told, loaded.keys)


def add(size: str, home: Path, texts: Path) -> Row:
    """Fill an index for the first time, then bring the same again."""
    embeddings = embeddings_for(size)
    with tempfile.TemporaryDirectory() as made, contextlib.closing(opened(home, size, embeddings)) as index:
        files = texts
        if size == CONTRACTS:
            files = Path(made)
            Contracts(texts).write(files)
        elif size not in REAL:
            files = Path(made)
            write(files, documents_for(int(size)))

        def sync() -> Report:
            return in_step(index, progress(size))

        def bring() -> Report:
            return sync() if size == SHIPPED else index.add([files], progress(size))

        before, report = timed(sync) if size not in (SHIPPED, CONTRACTS) else (0.0, Report())
        first, added = timed(bring)
        again, same = timed(bring)
        report.take(added)
        if report.failed or len(same.unchanged) < len(added.added):
            sys.exit(f"{report}\n{same}")
        if size in REAL and not (audit := index.audit()).clean:
            sys.exit(str(audit))
        row = _told(report, index.documents(), before + first)
    return row | {"again": first / again, "mb_adding": peak_mb()}


def _told(report: Report, documents: tuple[Document, ...], seconds: float) -> Row:
    kb = sum(len(document.text.encode()) for document in documents) / 1000
    counts = {"documents": len(documents), "passages": report.passages}
    return counts | {"kb_s": kb / seconds, "passages_s": report.passages / seconds}


def ask(size: str, home: Path, asked_from: str) -> Row:
    """Open the index as a new process does, then retrieve and ask; each question for the first time."""
    embeddings = embeddings_for(size)
    if size == CONTRACTS:
        return _ask_contracts(home, embeddings, Contracts(Path(asked_from)))
    if size in REAL:
        return _ask_gold(size, home, embeddings, Path(asked_from))
    return _ask_made(size, home, embeddings)


def _ready(size: str, home: Path, embeddings: SentenceEmbeddings) -> tuple[float, Index]:
    def start() -> Index:
        index = opened(home, size, embeddings)
        if size != CONTRACTS:
            in_step(index)
        index.search([FIRST], LIMIT)
        return index

    return timed(start)


def _ask_gold(size: str, home: Path, embeddings: SentenceEmbeddings, path: Path) -> Row:
    asked = read_questions(path)
    ready, index = _ready(size, home, embeddings)
    assistant = Assistant(index)
    assistant.retrieve(FIRST)  # reads the words of the documents
    times, hits = each("retrieve", lambda one: assistant.retrieve(one.text, limit=LIMIT), asked)
    found = [[(hit.passage.text, (*hit.passage.partners, hit.passage.document_id)) for hit in its] for its in hits]
    index.close()
    index = opened(home, size, embeddings_for(size))  # what was remembered of the questions is gone
    assistant = Assistant(index)
    assistant.load()
    answers, _ = each("ask", lambda one: assistant.ask(one.text), asked)
    index.close()
    return {"ready_s": ready, **times, **answers, "evidence": share(asked, found), "mb_asking": peak_mb()}


def _ask_contracts(home: Path, embeddings: SentenceEmbeddings, contracts: Contracts) -> Row:
    """The contracts alone; each is called by its file's name."""
    ready, index = _ready(CONTRACTS, home, embeddings)
    with tempfile.TemporaryDirectory() as folder:
        files = contracts.write(Path(folder))
    called = {document.id: files[Path(str(document.source)).name] for document in index.documents()}
    assistant = Assistant(index)
    assistant.ask(FIRST)
    times, hits = each("retrieve", lambda one: assistant.retrieve(one.text, limit=MANY), contracts.questions)
    answers, _ = each("ask", lambda one: assistant.ask(one.text), contracts.questions)
    index.close()
    found = [[(hit.passage.text, (called[hit.passage.document_id],)) for hit in its] for its in hits]
    return {"ready_s": ready, **times, **answers, **contracts.judged(found), "mb_asking": peak_mb()}


def _ask_made(size: str, home: Path, embeddings: SentenceEmbeddings) -> Row:
    """Asked are only questions that name a partner: others can become lists, for which each of a thousand agreements is searched."""
    drawn = questions(documents_for(int(size)), 2 * SYNTHETIC_QUESTIONS)
    searched, asked = drawn[:SYNTHETIC_QUESTIONS], [one for one in drawn[SYNTHETIC_QUESTIONS:] if one[1]]
    ready, index = _ready(size, home, embeddings)
    times, _ = each("retrieve", lambda one: index.search([one[0]], LIMIT, Scope((one[1],) if one[1] else ())), searched)
    assistant = Assistant(index)
    first, _ = timed(lambda: assistant.ask(FIRST))
    print(f"  {size}: the first answer, with reading the words of all documents, took {first:.1f} s", file=sys.stderr)
    answers, _ = each("ask", lambda one: assistant.ask(one[0]), asked)
    index.close()
    return {"ready_s": ready, **times, **answers, "mb_asking": peak_mb()}


if __name__ == "__main__":
    step, size, home, given = sys.argv[1:]
    print(json.dumps(add(size, Path(home), Path(given)) if step == "add" else ask(size, Path(home), given)))
