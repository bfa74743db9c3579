"""What is found -> the answer as it is read: the value first, then the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import MARK, Answer, Citation, literal
from assistant.phrases import ENGLISH
from assistant.sentences.deciding import says_yes
from assistant.sentences.list_items import lead_of
from assistant.sentences.picking import chosen_of, value_of
from assistant.sentences.preferring import differ
from assistant.sentences.quote import Quote
from assistant.sentences.quoting import MeasuredQuote, weights
from assistant.sentences.tables_read import TablesRead
from assistant.understanding.question import Question
from assistant.understanding.ukrainian import SAY
from corpus import parties
from corpus.document import Document
from corpus.registry.document_labels import label
from corpus.rows import BAR
from index.index import Index
from index.passage import Hit, Passage

LIKELY = 0.5  # chance of a yes from which one is said
AT_ONCE = float(weights()["at_once"])  # confidence in what is looked up
NOTHING_ASKED = "Please ask a question about the agreements."


def nothing_asked() -> Answer:
    """The answer to an empty message."""
    return Answer("", NOTHING_ASKED)


def spoken(message: str, kind: str, language: str, asked: Sequence[str]) -> Answer:
    """What is said to a message that asks nothing of the documents, with questions that they answer."""
    said = SAY if language == "uk" else ENGLISH
    lines = [said[kind]]
    if asked:
        lines += [said["for_example"], *(f"- {literal(one)}" for one in asked)]
    return Answer(message, "\n".join(lines) if len(lines) < 2 else "\n\n".join([*lines[:2], "\n".join(lines[2:])]))


def not_said(question: Question, hits: Sequence[Hit], sure: float = 0.0) -> Answer:
    """The documents do not hold it: the nearest passages, no claim."""
    return Answer(question.resolved, f"{say(question, 'not_said')} {say(question, 'nearest')}", (), tuple(hits), False, sure)


def nearest(question: Question, quotes: Sequence[Quote], hits: Sequence[Hit], sure: float) -> Answer:
    """Sentences that speak of what is asked, of which none is known to answer it."""
    told = [f"{quoted(quote.text)} [{number}]" for number, quote in enumerate(quotes, start=1)]
    citations = tuple(quote.citation(number) for number, quote in enumerate(quotes, start=1))
    return Answer(question.resolved, "\n\n".join([say(question, "doubtful"), *told]), citations, tuple(hits), False, sure)


def not_understood(question: Question, words: Sequence[str], hits: Sequence[Hit], sure: float) -> Answer:
    """Words of the question are not known, so that nothing can be said of what the documents hold."""
    told = say(question, "not_understood").format(words=", ".join(f"«{literal(word)}»" for word in words))
    return Answer(question.resolved, f"{told} {say(question, 'nearest')}", (), tuple(hits), False, sure)


def said_absent(question: Question, quote: Quote, hits: Sequence[Hit], sure: float) -> Answer:
    """The documents say that this is not in the text: no answer, and the words that say so."""
    text = f"{say(question, 'false_premise')}\n\n{quoted(quote.text)} [1]"
    return Answer(question.resolved, text, (quote.citation(1),), tuple(hits), False, sure)


def unknown_partner(question: Question, hits: Sequence[Hit]) -> Answer:
    """A country that has no agreement among the documents."""
    text = say(question, "unknown_partner").format(name=", ".join(question.unknown))
    return Answer(question.resolved, text, (), tuple(hits), False, 0.0)


def counted(question: Question, documents: Sequence[Document], hits: Sequence[Hit]) -> Answer:
    """How many agreements there are, and which: what is in the index is what proves it."""
    lines = [f"**{len(documents)}**", *(f"- {literal(label(document, question.language))}" for document in documents)]
    return Answer(question.resolved, "\n".join([lines[0], "", *lines[1:]]), (), tuple(hits), bool(documents), AT_ONCE)


def renumbered(answer: Answer, after: int) -> tuple[str, list[Citation]]:
    """An answer's text and citations with numbers that go on after `after`; of one that is not answered, the text without marks."""
    cited = answer.citations if answer.answered else ()
    numbers = {citation.number: after + at for at, citation in enumerate(cited, start=1)}
    text = MARK.sub(lambda mark: f"[{numbers[int(mark[1])]}]" if int(mark[1]) in numbers else mark[0], answer.text)
    return text, [replace(citation, number=numbers[citation.number]) for citation in cited]


def each(question: Question, parts: Sequence[tuple[str, Answer]], hits: Sequence[Hit]) -> Answer:
    """What each of several documents that fit says, after its name, and which are silent; citations are numbered through."""
    lines = [say(question, "several").format(number=len(parts))]
    citations: list[Citation] = []
    silent = [literal(name) for name, answer in parts if not (answer.answered or answer.citations)]
    for name, answer in parts:
        if answer.answered or answer.citations:
            text, cited = renumbered(answer, len(citations))
            citations += cited
            lines.append(f"**{literal(name)}**\n\n{text}")
    lines += [f"{say(question, 'silent')}: {'; '.join(silent)}."] if silent else []
    told = [answer for _, answer in parts if answer.answered]
    sure = max((answer.confidence for _, answer in parts), default=0.0)
    return Answer(question.resolved, "\n\n".join(lines), tuple(citations), tuple(hits), bool(told), sure)


def yes_or_no(question: Question, quotes: Sequence[MeasuredQuote], hits: Sequence[Hit], chance: float) -> Answer:
    """Yes or no with the words that decide it; where nothing speaks of it, that is what is said."""
    head = "yes" if chance >= LIKELY else "no_mention" if says_yes(question, quotes) else "no"
    return from_quotes(question, quotes, hits, max(chance, 1 - chance), say(question, head).format(name=_searched(question)))


def _searched(question: Question) -> str:
    """The agreements that a question names, as an answer names them."""
    if question.language == "uk":
        named = [parties.ukrainian_name_of(slug) for slug in question.partners[:3]]
    else:
        named = [parties.called(slug) for slug in question.partners[:3]]
    return ", ".join([*named, *map(literal, question.labels[:3])])


def no_mention(question: Question, hits: Sequence[Hit], sure: float) -> Answer:
    """Neither yes nor no is said anywhere: that is what is said."""
    about = _searched(question)
    if not about:
        return not_said(question, hits, sure)
    text = f"{say(question, 'not_mentioned').format(name=about)} {say(question, 'nearest')}"
    return Answer(question.resolved, text, (), tuple(hits), False, sure)


def from_quotes(
    question: Question, quotes: Sequence[Quote], hits: Sequence[Hit], sure: float, verdict: str = "", all_of_them: bool = False
) -> Answer:
    """The value or verdict, then the sentences that prove it: as few as make an answer, unless they are chosen already."""
    chosen = list(quotes) if all_of_them else chosen_of(question, quotes)
    head = []
    if verdict:
        head = [verdict]
    elif value := value_of(question, chosen[0]):
        head = [f"**{literal(value)}**"]
        if (other := _gainsaying(question, chosen)) is not None:
            both = [(chosen[0], 1), (chosen[other], other + 1)]
            head = ["; ".join(f"**{literal(value_of(question, q))}** ({say(question, q.passage.kind)}) [{n}]" for q, n in both)]
    told = [f"{_above(question, quote)}{quoted(quote.text)} [{number}]" for number, quote in enumerate(chosen, start=1)]
    citations = tuple(quote.citation(number) for number, quote in enumerate(chosen, start=1))
    return Answer(question.resolved, "\n\n".join([*head, *told]), citations, tuple(hits), True, sure)


def _above(question: Question, quote: Quote) -> str:
    """What stands above a quote and before it here: the heads of a row's columns, or the line whose list it is an item of."""
    return f"{literal(lead)} " if (lead := lead_of(quote)) else under(TablesRead(question).heads(quote) if BAR in quote.text else "")


def under(heads: str) -> str:
    """The heads of a table's columns as they stand before a quoted row; "" where it has none."""
    return f"{literal(heads)}: " if heads else ""


def _gainsaying(question: Question, chosen: Sequence[Quote]) -> int | None:
    """Which of the chosen quotes gives another value than the first, one of the two being the full text and one the summary."""
    first = chosen[0].passage
    for at, quote in enumerate(chosen[1:], start=1):
        about = quote.passage.partners[:1] == first.partners[:1] and {quote.passage.kind, first.kind} == {"agreement", "summary"}
        if about and differ(question, chosen[0], quote):
            return at
    return None


def passage_at(index: Index, document_id: str, offset: int) -> Passage:
    """The passage of a document in which an offset of its text stands."""
    found = index.passage_at(document_id, offset)
    assert found  # passages lie end to end
    return found


def quoted(text: str) -> str:
    """A quote as it is printed: on one line, between quotation marks, its own [n] no citations."""
    return f"“{literal(' '.join(text.split()))}”"


def say(question: Question, what: str) -> str:
    """A phrase of the program's own in the language of the question."""
    return (SAY if question.language == "uk" and what in SAY else ENGLISH)[what]
