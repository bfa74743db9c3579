"""What is found -> the answer as it is read: the value first, then the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.facts import Fact
from assistant.question import VALUES, Question
from assistant.quoting import Quote
from assistant.ukrainian import SAY
from corpus import partners
from index.index import Index
from index.passage import Hit

ENGLISH = {
    "yes": "Yes.",
    "no": "No.",
    "not_said": "The documents do not say.",
    "unknown_partner": "{name} has no agreement among the documents.",
    "nearest": "The nearest passages are beside this answer.",
    "nothing_asked": "Please ask a question about the agreements.",
}
QUOTES = 2  # sentences that are quoted for a value or a statement
QUOTES_OF_LIST = 4
WORDS = 90  # further quotes are left out when the answer has as many words


def nothing_asked() -> Answer:
    """The answer to an empty message."""
    return Answer("", ENGLISH["nothing_asked"])


def not_said(question: Question, hits: Sequence[Hit], sure: float = 0.0) -> Answer:
    """The documents do not hold it: the nearest passages, no claim."""
    return Answer(question.text, f"{_say(question, 'not_said')} {_say(question, 'nearest')}", (), tuple(hits), False, sure)


def unknown_partner(question: Question, hits: Sequence[Hit]) -> Answer:
    """A country that has no agreement among the documents."""
    names = ", ".join(question.unknown)
    return Answer(question.text, _say(question, "unknown_partner").format(name=names), (), tuple(hits), False, 0.0)


def from_facts(question: Question, rows: Sequence[Fact], index: Index, hits: Sequence[Hit]) -> Answer:
    """The values that every agreement has, each with the line that says it."""
    lines, citations = [], []
    for number, fact in enumerate(rows, start=1):
        passage = next(p for p in index.passages_of(fact.document.id) if p.start <= fact.start < p.end)
        citations.append(Citation(number, passage, fact.quote, fact.start, fact.end))
        name = f"{partners.name_of(fact.document.partners[0])}: " if len(question.partners) > 1 else ""
        lines.append(f"{name}**{fact.value}** [{number}]")
    return Answer(question.text, "\n\n".join(lines), tuple(citations), tuple(hits), True, 0.97)


def from_quotes(question: Question, quotes: Sequence[Quote], hits: Sequence[Hit], sure: float) -> Answer:
    """The value or verdict, then the sentences that prove it."""
    chosen = _chosen(question, quotes)
    first = chosen[0]
    head = ""
    if question.kind == "yesno":
        head = _say(question, "yes")
    elif question.kind in VALUES and first.values:
        start, end = first.values[0]
        head = f"**{first.text[start:end]}**"
    told = [f"“{' '.join(quote.text.split())}” [{number}]" for number, quote in enumerate(chosen, start=1)]
    citations = tuple(quote.citation(number) for number, quote in enumerate(chosen, start=1))
    return Answer(question.text, "\n\n".join([head, *told] if head else told), citations, tuple(hits), True, sure)


def _chosen(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    chosen, words = [], 0
    most = QUOTES_OF_LIST if question.kind in ("list", "count", "order") else QUOTES
    for quote in quotes[:most]:
        words += len(quote.text.split())
        if chosen and words > WORDS:
            break
        chosen.append(quote)
    return chosen


def _say(question: Question, what: str) -> str:
    return (SAY if question.language == "uk" and what in SAY else ENGLISH)[what]
