"""A question with its answer without a model, over passages of one shipped summary or of a text of the test's own."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from assistant.answer import Answer, Citation
from assistant.understanding.question import Question, understand
from corpus.document import Document
from corpus.loading import load
from index.passage import Hit, Passage
from index.splitting import split

QUESTION = "How much did Luxembourg give in 2024?"
ROW = "Luxembourg, 2024: EUR 80 million for military support allocated by the time of signature (para 6)."


class Told(NamedTuple):
    """What a writer is given."""

    asked: Question
    plain: Answer
    passages: list[Passage]


@cache
def texts() -> dict[str, str]:
    """The texts of the shipped documents by their ids."""
    return {document.id: document.text for document in load().documents}


@cache
def summaries() -> dict[str, Document]:
    """The shipped summaries by the slug of their partner."""
    return {document.partners[0]: document for document in load().documents if document.kind == "summary"}


def over(document: Document, question: str, quote: str, head: str = "") -> Told:
    """The document's passages, and an answer that cites one sentence of it."""
    passages = split(document)
    start = document.text.index(quote)
    passage = next(p for p in passages if p.start <= start < p.end)
    text = f"{head}\n\n“{quote}” [1]".strip()
    plain = Answer(
        question, text, (Citation(1, passage, quote, start, start + len(quote)),), tuple(Hit(p, 0.5) for p in passages), True, 0.9
    )
    return Told(understand(question), plain, passages)


def luxembourg(question: str = QUESTION) -> Told:
    """The summary of Luxembourg's agreement and its sum of 2024."""
    return over(summaries()["luxembourg"], question, ROW, "**EUR 80 million**")


def number_of(told: Told, words: str) -> int:
    """The number under which the model is shown the passage that holds the words."""
    shown = list(dict.fromkeys([told.plain.citations[0].passage, *told.passages]))
    return next(number for number, passage in enumerate(shown, start=1) if words in passage.text)
