"""What is found -> the answer as it is read: the value first, then the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.facts import Fact
from assistant.kinds import VALUES
from assistant.question import Question
from assistant.quoting import Quote
from assistant.ukrainian import SAY
from assistant.values import find_values
from corpus import partners
from index.index import Index
from index.passage import Hit, Passage
from index.terms import stems

ENGLISH = {
    "yes": "Yes.",
    "no": "No.",
    "not_said": "The documents do not say.",
    "unknown_partner": "{name} has no such agreement among the documents.",
    "nearest": "The nearest passages are beside this answer.",
    "false_premise": "The documents do not say this.",
}
NOTHING_ASKED = "Please ask a question about the agreements."
QUOTES, WORDS = 3, 46  # a further sentence is quoted while the answer has fewer words than this
QUOTES_OF_LIST, WORDS_OF_LIST = 5, 80
LOOKED_AT = 8  # quotes from which an answer is chosen
SAME = 0.75  # share of the shorter sentence's words from which two say the same
SURE_OF_FACTS = 0.97  # an estimate, not fitted: the words of a row either stand there or not


def nothing_asked() -> Answer:
    """The answer to an empty message."""
    return Answer("", NOTHING_ASKED)


def not_said(question: Question, hits: Sequence[Hit], sure: float = 0.0) -> Answer:
    """The documents do not hold it: the nearest passages, no claim."""
    return Answer(question.text, f"{say(question, 'not_said')} {say(question, 'nearest')}", (), tuple(hits), False, sure)


def said_absent(question: Question, quote: Quote, hits: Sequence[Hit], sure: float) -> Answer:
    """The documents say that this is not in the text: no answer, and the words that say so."""
    text = f"{say(question, 'false_premise')}\n\n{quoted(quote.text)} [1]"
    return Answer(question.text, text, (quote.citation(1),), tuple(hits), False, sure)


def unknown_partner(question: Question, hits: Sequence[Hit]) -> Answer:
    """A country that has no agreement among the documents."""
    text = say(question, "unknown_partner").format(name=", ".join(question.unknown))
    return Answer(question.text, text, (), tuple(hits), False, 0.0)


def from_facts(question: Question, rows: Sequence[Fact], index: Index, hits: Sequence[Hit], head: str = "") -> Answer:
    """The values that every agreement has, each with the line that says it."""
    several = len({fact.document.id for fact in rows}) > 1
    lines, citations = [head] if head else [], []
    for number, fact in enumerate(rows, start=1):
        citations.append(Citation(number, passage_at(index, fact.document.id, fact.start), fact.quote, fact.start, fact.end))
        name = f"{partners.name_of(fact.document.partners[0])}: " if several else ""
        lines.append(f"{name}**{fact.value}** [{number}]")
    return Answer(question.text, "\n\n".join(lines), tuple(citations), tuple(hits), True, SURE_OF_FACTS)


def from_quotes(question: Question, quotes: Sequence[Quote], hits: Sequence[Hit], sure: float, verdict: bool | None = None) -> Answer:
    """The value or verdict, then the sentences that prove it."""
    chosen = _chosen(question, quotes)
    head = []
    if verdict is not None:
        head = [say(question, "yes" if verdict else "no")]
    elif value := value_of(question, chosen[0]):
        head = [f"**{value}**"]
    told = [f"{quoted(quote.text)} [{number}]" for number, quote in enumerate(chosen, start=1)]
    citations = tuple(quote.citation(number) for number, quote in enumerate(chosen, start=1))
    return Answer(question.text, "\n\n".join([*head, *told]), citations, tuple(hits), True, sure)


def passage_at(index: Index, document_id: str, offset: int) -> Passage:
    """The passage of a document in which an offset of its text stands."""
    return next(p for p in index.passages_of(document_id) if p.start <= offset < p.end)


def quoted(text: str) -> str:
    """A quote as it is printed: on one line, between quotation marks."""
    return f"“{' '.join(text.split())}”"


def say(question: Question, what: str) -> str:
    """A phrase of the program's own in the language of the question."""
    return (SAY if question.language == "uk" and what in SAY else ENGLISH)[what]


def _chosen(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    """The best quotes, as few as make an answer."""
    listing = question.kind in ("list", "count", "order", "statement") and bool(
        re.search(r"\band\b|\bboth\b|\btwo\b|\bthree\b| і | та ", question.text)
    )
    listing = listing or question.kind == "list"
    most, enough = (QUOTES_OF_LIST, WORDS_OF_LIST) if listing else (QUOTES, WORDS)
    quotes = without_repeats(quotes)
    chosen = [quotes[0]]
    for quote in quotes[1:]:
        if len(chosen) >= most or sum(len(c.text.split()) for c in chosen) + len(quote.text.split()) > enough + 12:
            break
        chosen.append(quote)
        if sum(len(c.text.split()) for c in chosen) >= enough:
            break
    for kind in question.also:
        if not any(find_values(kind, quote.text) for quote in chosen):
            chosen += [quote for quote in quotes[:LOOKED_AT] if quote not in chosen and find_values(kind, quote.text)][:1]
    return chosen


def without_repeats(quotes: Sequence[Quote]) -> list[Quote]:
    """The same order; of sentences that say the same in nearly the same words one is kept: the agreement's or summary's, not an article's."""
    kept: list[tuple[Quote, set[str]]] = []
    for quote in quotes[:LOOKED_AT]:
        words = set(stems(quote.text))
        twin = next((at for at, (_, held) in enumerate(kept) if len(words & held) >= SAME * min(len(words), len(held))), None)
        if twin is None:
            kept.append((quote, words))
        elif (
            kept[twin][0].passage.kind == "article"
            and quote.passage.kind != "article"
            and quote.passage.partners == quotes[0].passage.partners
        ):
            kept[twin] = (quote, words)
    return [quote for quote, _ in kept]


def value_of(question: Question, quote: Quote) -> str:
    """The value of the asked kind that stands nearest to the question's year or words in the quote; empty where there is none."""
    if question.kind not in VALUES or not quote.values:
        return ""
    words = {term.lower()[:5] for term in [*question.terms, *question.years]}
    places = [m.start() for m in re.finditer(r"[\w-]+", quote.text) if m[0].lower()[:5] in words]

    def distance(span: tuple[int, int]) -> float:
        return min((abs(place - span[0]) for place in places if not span[0] <= place < span[1]), default=0)

    start, end = min(quote.values, key=distance)
    return quote.text[start:end]
