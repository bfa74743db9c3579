"""What there is on the whole: a line an agreement with the values that are looked up, or, of many, a line a collection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant import composing, composing_facts
from assistant.across.comparing import Agreement
from assistant.across.verdict import Lines
from assistant.answer import Answer, Citation, literal
from assistant.documents.ending import ending_among
from assistant.documents.facts import Fact
from assistant.fields import fields
from assistant.understanding.question import Question
from corpus.registry.document_labels import labels
from index.index import Index
from index.passage import Hit

MOST = 40  # agreements that have a line each
SHOWN = ("date", "term", "notice")
WORDS = {
    "en": {
        "head": "There are **{number}** agreements here. “Summarise” with the name of one tells what it says.",
        "ends": "ends",
        "between": "signed from {first} to {last}",
        "agreements": "agreements",
    },
    "uk": {
        "head": "Тут **{number}** угод. «Стисло» з назвою однієї покаже, що в ній.",
        "ends": "закінчується",
        "between": "підписано з {first} до {last}",
        "agreements": "угод",
    },
}


def overview(question: Question, scope: Sequence[Agreement], lines: Lines, hits: Sequence[Hit]) -> Answer | None:
    """A line for each agreement, or for each collection where they are many; None where there is none."""
    if not scope:
        return None
    words = WORDS[question.language]
    told, citations = [words["head"].format(number=len(scope))], list[Citation]()
    for collection, held in groupby(sorted(scope, key=_collection), key=_collection):
        group = list(held)
        told += ["", f"**{literal(collection)}** ({len(group)} {words['agreements']}{_between(group, words)})", ""]
        if len(scope) > MOST:
            kinds = Counter(agreement[-1].type or agreement[-1].kind for agreement in group)
            told.append(f"- {', '.join(f'{literal(kind)}: {number}' for kind, number in kinds.most_common())}")
            continue
        for name, agreement in zip(labels([one[-1] for one in group], question.language), group, strict=True):
            values = "; ".join(_values(question, agreement, lines, citations))
            told.append(f"- **{literal(name)}**" + (f": {values}" if values else ""))
    return Answer(question.resolved, "\n".join(told), tuple(citations), tuple(hits), True, composing.AT_ONCE)


def _collection(agreement: Agreement) -> str:
    return agreement[-1].collection


def _between(group: Sequence[Agreement], words: dict[str, str]) -> str:
    """The first and the last day of signing of several agreements."""
    days = sorted(agreement[-1].signed for agreement in group if agreement[-1].signed)
    return f", {words['between'].format(first=days[0], last=days[-1])}" if len(days) > 1 else ""


def _values(question: Question, agreement: Agreement, lines: Lines, citations: list[Citation]) -> Iterator[str]:
    """The values of an agreement as they are printed; the lines that say them are added to the citations."""
    names = {field.fact: field.name(question.language) for field in fields() if field.fact}
    for field in SHOWN:
        if fact := lines.of(agreement, field):
            yield _shown(names[field], fact, lines.index, citations)
        elif field == "term" and (ending := ending_among(agreement)):
            yield _shown(WORDS[question.language]["ends"], ending.facts[-1], lines.index, citations)


def _shown(name: str, fact: Fact, index: Index, citations: list[Citation]) -> str:
    citations.append(composing_facts.cited(fact, index, len(citations) + 1))
    return f"{literal(name[:1].lower() + name[1:])} {composing_facts.value_or_quote(fact)} [{len(citations)}]"
