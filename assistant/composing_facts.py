"""Facts -> an answer: the value of each, and the line that says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import composing
from assistant.answer import Answer, Citation, literal
from assistant.documents.facts import Fact, same
from assistant.understanding.question import Question
from corpus.registry.document_labels import label
from index.index import Index
from index.passage import Hit


def value_or_quote(fact: Fact) -> str:
    """The value of a line as it is printed; the line itself where it holds none."""
    return f"**{literal(fact.value)}**" if fact.value else composing.quoted(fact.quote)


def from_facts(
    question: Question, rows: Sequence[Fact], index: Index, hits: Sequence[Hit], head: str = "", several: bool = False
) -> Answer:
    """The values that every agreement has, each with the line that says it: a value once, with all who say so, the full text first.

    Whose value it is stands before it where they are of several agreements.
    """
    several = several or len({fact.document.whose for fact in rows}) > 1
    lines = [head] if head else []
    citations: list[Citation] = []
    for group in _agreeing(rows):
        fullest = max(group, key=lambda fact: (fact.document.kind != "agreement", len(fact.value)))
        marks = []
        for fact in group:
            citations.append(cited(fact, index, len(citations) + 1))
            marks.append(f"[{len(citations)}]")
        name = f"{literal(label(fullest.document, question.language))}: " if several else ""
        doubt = f" ({composing.say(question, group[0].document.kind)})" if _disputed(group[0], rows) else ""
        whose = f": {composing.quoted(fullest.quote)}" if _is_one_of_several(fullest, rows) else ""
        lines.append(f"{name}**{literal(fullest.value)}**{doubt}{whose} {''.join(marks)}")
    return Answer(question.resolved, "\n\n".join(lines), tuple(citations), tuple(hits), True, composing.AT_ONCE)


def measured_by(question: Question, answer: Answer, facts: Sequence[Fact], index: Index) -> Answer:
    """An answer, and below it the lines of the agreements by which it measures."""
    cited_too = [cited(fact, index, len(answer.citations) + at) for at, fact in enumerate(facts, start=1)]
    lines = [
        f"{literal(label(f.document, question.language))}: {value_or_quote(f)} [{c.number}]" for f, c in zip(facts, cited_too, strict=True)
    ]
    return replace(answer, text="\n\n".join([answer.text, *lines]), citations=(*answer.citations, *cited_too))


def _agreeing(rows: Sequence[Fact]) -> list[list[Fact]]:
    """The rows in order; those of one partner and field that say the same stand together."""
    groups: list[list[Fact]] = []
    for fact in rows:
        twin = next((g for g in groups if _alike(g[0], fact) and same(g[0], fact)), None)
        if twin is None:
            groups.append([fact])
        else:
            twin.append(fact)
    return groups


def _is_one_of_several(fact: Fact, rows: Sequence[Fact]) -> bool:
    """Whether a document says other values of the same field: then its sentence tells which is whose."""
    return any(one.field == fact.field and one.document.id == fact.document.id and one.value != fact.value for one in rows)


def _alike(one: Fact, other: Fact) -> bool:
    """Whether two rows are about one field of one agreement."""
    return one.field == other.field and one.document.whose == other.document.whose and one.document.id != other.document.id


def _disputed(fact: Fact, rows: Sequence[Fact]) -> bool:
    """Whether full text and summary say different things."""
    return any(_alike(fact, other) and fact.document.kind != other.document.kind and not same(fact, other) for other in rows)


def cited(fact: Fact, index: Index, number: int) -> Citation:
    """The citation of the line that says a fact."""
    return Citation(number, composing.passage_at(index, fact.document.id, fact.start), fact.quote, fact.start, fact.end)
