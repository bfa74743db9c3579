"""A question with its answer without a model, over passages of one shipped summary or of a text of the test's own; and with a scripted one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from scripted import writer

from assistant.answer import Answer, Citation
from assistant.understanding.question import Question, understand
from corpus.document import Document
from corpus.loading import load
from index.passage import Hit, Passage
from index.splitting import split

QUESTION = "How much did Luxembourg give in 2024?"
ROW = "Luxembourg, 2024: EUR 80 million for military support allocated by the time of signature (para 6)."
TRUE = "Luxembourg allocated EUR 80 million for military support in 2024 [1]."
FALSE = "Luxembourg allocated EUR 800 million for military support in 2024 [1]."


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


def asked(told: Told, say: object, **settings: object) -> list[Answer]:
    """The growing answers over a scripted model."""
    return list(writer(say, **settings)[0].stream(told.asked, told.plain, (), told.plain.hits))


def last(said: str, told: Told | None = None, **settings: object) -> Answer:
    """The last answer where a model says something, and nothing better when it is asked to repair it."""
    return asked(told or luxembourg(), lambda heard: said if len(heard) == 2 else "1. drop", **settings)[-1]


def exact(answer: Answer) -> bool:
    """Whether each citation is the document's text at its place, inside its passage, and each [n] has one."""
    for c in answer.citations:
        p = c.passage
        assert texts()[p.document_id][c.start : c.end] == c.quote
        assert p.start <= c.start < c.end <= p.end
    return {int(n) for n in re.findall(r"\[(\d+)\]", answer.text)} == {c.number for c in answer.citations}
