"""Agreements by topics: a row an agreement, a cell a topic, each value with its exact quote or silence. Every agreement is searched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from assistant.across.comparing import Agreement, agreements
from assistant.across.topics import Topic
from assistant.answer import Citation
from assistant.assistant import Assistant
from assistant.composing_facts import cited
from assistant.documents.sums import sums_of
from corpus.document import Document
from index.index import Index

# a line of front matter that only says that the text says nothing
_ABSENT = re.compile(r"(?:none stated|not confirmed|not in the text|no figure)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing an agreement says of a topic: the value (empty where none is asked) and its quote; `announced`: outside the text."""

    value: str
    citation: Citation
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One agreement, and what it says of each topic; nothing said is silence."""

    document: Document
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The topics, and a line for each agreement that was searched, in order of signing. Citations are numbered through."""

    topics: tuple[Topic, ...]
    lines: tuple[Line, ...]

    def speaking(self, column: int) -> int:
        """How many agreements speak of a topic."""
        return sum(bool(line.cells[column]) for line in self.lines)


def fill(
    assistant: Assistant,
    topics: Sequence[Topic],
    partners: Sequence[str] = (),
    documents: Sequence[str] = (),
    collections: Sequence[str] = (),
) -> Iterator[tuple[int, Matrix]]:
    """The matrix after each topic (how many are done, and it), so that a waiting person sees how far it is; no partner: all."""
    scope = agreements(assistant.index.in_scope(documents, collections), partners)
    named = tuple(document.id for agreement in scope for document in agreement)
    number = count(1)
    columns: list[dict[str, tuple[Said, ...]]] = []
    for done, topic in enumerate(topics, start=1):
        columns.append(_sums(topic.year, scope, assistant.index, number) if topic.year else _searched(topic, named, assistant, number))
        cells = ((a[-1], tuple(column.get(a[-1].id, ()) for column in columns)) for a in scope)
        yield done, Matrix(tuple(topics[:done]), tuple(Line(document, row) for document, row in cells))


def _sums(year: int, scope: Sequence[Agreement], index: Index, number: Iterator[int]) -> dict[str, tuple[Said, ...]]:
    """The sums of one year, by the document that stands for the agreement."""
    column: dict[str, tuple[Said, ...]] = {}
    for agreement in scope:
        stated = [s for document in agreement for s in sums_of(document) if s.figure and s.within(year)]
        column[agreement[-1].id] = tuple(Said(s.amount, cited(s.fact, index, next(number)), s.announced) for s in stated)
    return column


def _searched(topic: Topic, named: Sequence[str], assistant: Assistant, number: Iterator[int]) -> dict[str, tuple[Said, ...]]:
    """What a search of each agreement finds, by the document that stands for it."""
    column: dict[str, tuple[Said, ...]] = {}
    for row in assistant.compare(topic.question, documents=named).rows if named else ():
        if row.citation and not _ABSENT.match(row.value):
            column[row.document.id] = (Said(row.value, replace(row.citation, number=next(number))),)
    return column
