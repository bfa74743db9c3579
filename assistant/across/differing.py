"""How two agreements differ, as an answer: each difference with both sides quoted, what only one of them has, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from assistant import composing
from assistant.across.aligning import Clause
from assistant.across.differences import ONLY_FIRST, ONLY_SECOND, Difference, Differences, Progress, between
from assistant.across.topic_clauses import TopicClauses
from assistant.across.weighing import DIFFERENT, SAME, STRONGER, WEAKER
from assistant.answer import Answer, Citation, literal
from assistant.documents.facts import stems_of
from assistant.understanding.difference import Contrast
from assistant.understanding.question import Question
from corpus.document import Document
from corpus.registry.document_labels import label
from index.index import Index
from index.passage import Hit
from index.terms import stems

MOST_PAIRS, MOST_ALONE = 8, 5  # differences that are shown, and clauses of one side alone

Cite = Callable[[Clause], str]


def differences(
    index: Index,
    first: str,
    second: str,
    about: Question | None = None,
    progress: Progress | None = None,
    topics: TopicClauses | None = None,
) -> Differences:
    """The differences of two documents of the index, by id; those on a topic only, where one is given and `topics` tell which these are."""
    one, other = index.document(first), index.document(second)
    meanings = (index.meanings(first), index.meanings(second))
    told = topics.of(about, (one, other)) if about and topics else None
    chosen, twins = (told.chosen, told.twins) if told else (None, ())
    return between(one, other, about.text if about else "", chosen, meanings, progress, twins)


def sides(contrast: Contrast) -> tuple[Document, Document]:
    """The texts that are compared: both full texts, or where one is not there both summaries."""
    for kind in ("agreement", "summary"):
        held = [[document for document in side if document.kind == kind] for side in (contrast.first, contrast.second)]
        if all(held):
            return held[0][0], held[1][0]
    return contrast.first[0], contrast.second[0]


def as_answer(question: Question, contrast: Contrast, found: Differences, index: Index, hits: Sequence[Hit]) -> Answer:
    """The differences as they are read in a conversation: the most telling ones, each clause quoted, and how many there are in all."""
    citations: list[Citation] = []

    def cite(clause: Clause) -> str:
        number = len(citations) + 1
        passage = composing.passage_at(index, clause.document_id, clause.start)
        citations.append(Citation(number, passage, clause.text, clause.start, clause.end))
        return f"{composing.quoted(clause.text)} [{number}]"

    names = _names(question, found)
    lines = [_head(question, found, names, contrast.only_first, index)]
    if not contrast.only_first:
        kinds = (STRONGER, WEAKER, DIFFERENT, SAME) if found.about else (STRONGER, WEAKER, DIFFERENT)
        lines += [_pair(question, row, names, cite) for row in _telling(found.of(*kinds))]
    for kind, name in ((ONLY_FIRST, names[0]), (ONLY_SECOND, names[1]))[: 1 if contrast.only_first else 2]:
        alone = found.of(kind)
        told = [cite(row.first or row.second) for row in _spread(alone, MOST_ALONE + 3 * contrast.only_first)]  # type: ignore[arg-type]
        if told:
            lines.append(composing.say(question, "only_in").format(name=name, count=len(alone)) + "".join(f"\n- {one}" for one in told))
    if not citations and not found.rows:
        if not all(_is_silent(document, found.about, index) for document in (found.first, found.second)):
            return composing.not_said(question, hits, 0.0)
        return Answer(question.resolved, composing.say(question, "both_silent").format(names=" / ".join(names)), (), tuple(hits))
    return Answer(question.resolved, "\n\n".join(lines), tuple(citations), tuple(hits), True, composing.AT_ONCE)


def _head(question: Question, found: Differences, names: Sequence[str], only_first: bool, index: Index) -> str:
    """What was compared, and how many clauses are how."""
    same, ours, theirs = (len(found.of(kind)) for kind in (SAME, ONLY_FIRST, ONLY_SECOND))
    told = {"same": same, "changed": len(found.rows) - same - ours - theirs, "ours": ours, "theirs": theirs}
    head = composing.say(question, "differences").format(first=names[0], second=names[1], **told)
    silent = [
        name
        for name, document, kind in zip(names, (found.first, found.second), (ONLY_SECOND, ONLY_FIRST), strict=True)
        if found.about and found.rows and all(row.kind == kind for row in found.rows) and _is_silent(document, found.about, index)
    ]
    return f"{head} {composing.say(question, 'silent')}: {', '.join(silent)}." if silent and not only_first else head


def _is_silent(document: Document, about: str, index: Index) -> bool:
    """Whether the rarest word of a topic stands nowhere in a text that was read for it."""
    wanted = [frozenset(stems(word)) for word in about.split() if stems(word)]
    rarest = max(wanted, key=lambda word: max(index.rarity(sorted(word))), default=frozenset())
    return not rarest <= stems_of(document)


def _names(question: Question, found: Differences) -> tuple[str, str]:
    """What the two texts are called; by their days of signing where that is all that tells them apart."""
    both = (found.first, found.second)
    names = [label(document, question.language) for document in both]
    short = [name.partition(" between ")[0] for name in names]
    if short[0] != short[1]:
        names = short
    elif names[0] == names[1]:
        names = [f"{document.type or short[0]} ({document.signed or document.effective or document.id})" for document in both]
    names = [literal(name) for name in names]
    return names[0], names[1]


def _pair(question: Question, row: Difference, names: Sequence[str], cite: Cite) -> str:
    """One difference: how the second stands to the first, and both clauses."""
    assert row.first and row.second
    why = f": {literal('; '.join(row.why))}" if row.why else ""
    head = f"**{composing.say(question, row.kind).format(name=names[1])}**{why}"
    return f"{head}\n- {names[0]}: {cite(row.first)}\n- {names[1]}: {cite(row.second)}"


def _telling(rows: Iterable[Difference]) -> list[Difference]:
    """Up to MOST_PAIRS, those first whose difference has a name, in the order of the text."""
    chosen = sorted(rows, key=lambda row: not row.why)[:MOST_PAIRS]
    return sorted(chosen, key=lambda row: row.first.start if row.first else 0)


def _spread(rows: Sequence[Difference], most: int) -> list[Difference]:
    """Up to `most` clauses of as many sections as can be, in the order of the text."""
    seen: dict[str, int] = {}
    ranks = []
    for row in rows:
        section = (row.first or row.second).section  # type: ignore[union-attr]
        seen[section] = seen.get(section, 0) + 1
        ranks.append(seen[section])
    chosen = sorted(range(len(rows)), key=lambda at: (ranks[at], at))[:most]
    return [rows[at] for at in sorted(chosen)]
