"""One row of a peer: `peers.py add SYSTEM FOLDER SIZE TEXTS` fills it, `peers.py ask SYSTEM FOLDER QUESTIONS` opens it anew and asks it.

The pipeline of the tutorials: pieces of 1,000 characters that overlap by 200, all-MiniLM-L6-v2 as sentence-transformers runs it
by itself, Chroma through LangChain. And BM25 by bm25s over the same pieces. Both are given the text that our readers found.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")

import bm25s
from evidence import DEPTH, Asked, read_questions, share
from figures import Row, each, peak_mb, timed
from langchain_chroma import Chroma
from langchain_core.documents import Document as Piece
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from sentence_transformers import SentenceTransformer
from transformers.utils import logging

from corpus.document import Document
from corpus.loading import gather, load
from corpus.reading import read
from index.packaged import packaged_model

TUTORIAL, WORDS = "tutorial", "bm25s"
FIRST = "Which agreement speaks of air defence?"
Found = list[tuple[str, Sequence[str]]]  # the text of a piece, and the partners and id of its document


class PlainEmbeddings(Embeddings):
    """The model with its own settings: batches of 32, float32."""

    def __init__(self) -> None:
        logging.disable_progress_bar()
        self.model = SentenceTransformer(str(packaged_model()), device="cpu")

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self.model.encode(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def documents(size: str, texts: Path) -> list[Document]:
    """What this project's row of the same size holds."""
    return [*load().documents, *(read(file) for file in (gather(texts) if size == "texts" else []))]


def pieces(whole: Sequence[Document]) -> list[Piece]:
    """The texts cut by LangChain's usual splitter."""
    given = [Piece(document.text, metadata={"about": " ".join([document.id, *document.partners])}) for document in whole]
    return RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(given)


def add(system: str, folder: Path, size: str, texts: Path) -> Row:
    """Cut, embed and store."""
    whole = documents(size, texts)
    fill: Callable[[], int]
    if system == TUTORIAL:
        embeddings = PlainEmbeddings()
        embeddings.embed_query(FIRST)

        def fill() -> int:
            cut = pieces(whole)
            Chroma.from_documents(cut, embeddings, persist_directory=str(folder))
            return len(cut)
    else:

        def fill() -> int:
            cut = pieces(whole)
            ranked = bm25s.BM25()
            ranked.index(bm25s.tokenize([piece.page_content for piece in cut], show_progress=False), show_progress=False)
            kept = [{"text": piece.page_content, "about": piece.metadata["about"]} for piece in cut]
            ranked.save(folder, corpus=kept, show_progress=False)
            return len(cut)

    seconds, count = timed(fill)
    kb = sum(len(document.text.encode()) for document in whole) / 1000
    row: Row = {"documents": len(whole), "passages": count, "kb_s": kb / seconds, "passages_s": count / seconds}
    return row | {"mb_adding": peak_mb()}


def ask(system: str, folder: Path, questions: list[Asked]) -> Row:
    """Open it as a new process does, then search for each question."""
    start = _tutorial(folder, PlainEmbeddings()) if system == TUTORIAL else _words(folder)

    def ready() -> Callable[[str], Found]:
        search = start()
        search(FIRST)
        return search

    seconds, search = timed(ready)
    times, found = each("retrieve", lambda asked: search(asked.text), questions)
    return {"ready_s": seconds, **times, "evidence": share(questions, found), "mb_asking": peak_mb()}


def _tutorial(folder: Path, embeddings: PlainEmbeddings) -> Callable[[], Callable[[str], Found]]:
    embeddings.embed_query("a first question")

    def start() -> Callable[[str], Found]:
        store = Chroma(persist_directory=str(folder), embedding_function=embeddings)
        return lambda text: [(piece.page_content, piece.metadata["about"].split()) for piece in store.similarity_search(text, k=DEPTH)]

    return start


def _words(folder: Path) -> Callable[[], Callable[[str], Found]]:
    def start() -> Callable[[str], Found]:
        ranked = bm25s.BM25.load(folder, load_corpus=True, show_progress=False)

        def search(text: str) -> Found:
            best, _ = ranked.retrieve(bm25s.tokenize(text, show_progress=False), k=DEPTH, show_progress=False)
            return [(piece["text"], piece["about"].split()) for piece in best[0]]

        return search

    return start


if __name__ == "__main__":
    step, system, folder, *given = sys.argv[1:]
    if step == "add":
        print(json.dumps(add(system, Path(folder), given[0], Path(given[1]))))
    else:
        print(json.dumps(ask(system, Path(folder), read_questions(Path(given[0])))))
