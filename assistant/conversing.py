"""The conversation: what acts on the last answer, and several questions in one message, which are answered one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant import composing
from assistant.answer import MARK, Answer, Citation, literal
from assistant.phrases import ENGLISH
from assistant.sentences.picking import without_repeats
from assistant.sentences.quote import Quote
from assistant.sentences.standing import is_heading
from assistant.understanding.moves import move_of
from assistant.understanding.small_talk import small_talk
from assistant.understanding.turns import Turns, turns_of
from assistant.understanding.ukrainian import SAY
from corpus.document import Document
from corpus.sentences import sentence_spans
from index.index import Index

FURTHER = 4  # sentences that "more" adds
PLACES = 4  # places that "why?" shows
AROUND = 600  # characters of the words around a quote
LEAST = 4  # words of a clause that can stand alone
_LISTED = re.compile(r"^(?:- |\d+\. )\*\*(.+?)\*\*", re.MULTILINE)
_CLAUSE_END = re.compile(r"[;:,] |\s\(")


@dataclass(frozen=True, slots=True)
class Before:
    """The question that was asked last, the conversation before it, and how often "more" was asked since."""

    question: str
    history: Turns
    more: int = 0


def asked_before(history: Sequence[Any]) -> Before | None:
    """The last message of a conversation that asks something; None where there is none."""
    turns = turns_of(history)
    more = 0
    for at in range(len(turns) - 1, -1, -1):
        kind, text = turns[at]
        if kind != "human" or not text.strip() or small_talk(text):
            continue
        if move := move_of(text):
            more += move == "more"
            continue
        return Before(text, turns[:at], more)
    return None


def moved(
    move: str, message: str, language: str, before: Answer, further: Callable[[], Iterable[Quote]], index: Index, more: int
) -> Answer:
    """What a message that acts on an answer gets; `further` finds the sentences that come after those which were quoted."""
    say = SAY if language == "uk" else ENGLISH
    if move == "more":
        return _more(before, list(further()), say, more)
    if not before.answered:
        return replace(before, question=message)
    if move == "shorter":
        return _shorter(before)
    return _in_place(before, say, index, wide=move != "where")


def _more(before: Answer, quotes: Sequence[Quote], say: dict[str, str], more: int) -> Answer:
    """The sentences that follow those which were quoted, of the same documents."""
    about = {citation.passage.document_id for citation in before.citations}
    held = {citation.quote for citation in before.citations}
    fresh = [quote for quote in quotes if quote.text not in held and (not about or quote.passage.document_id in about)]
    shown = without_repeats(fresh)[more * FURTHER : (more + 1) * FURTHER]
    if not shown:
        return Answer(before.question, say["no_more"], (), before.hits, False, before.confidence)
    citations = tuple(quote.citation(number) for number, quote in enumerate(shown, start=1))
    told = [f"{composing.quoted(quote.text)} [{number}]" for number, quote in enumerate(shown, start=1)]
    return Answer(before.question, "\n\n".join(told), citations, before.hits, True, before.confidence)


def _in_place(before: Answer, say: dict[str, str], index: Index, wide: bool) -> Answer:
    """Where each quote of an answer stands; `wide`: with the words around it."""
    lines: list[str] = []
    citations: list[Citation] = []
    for citation in before.citations[:PLACES]:
        shown = _around(citation, index.document(citation.passage.document_id)) if wide else citation
        passage = shown.passage
        if any(held.place == shown.place for held in citations):
            continue
        page = f", {say['page']} {passage.page}" if passage.page else ""
        citations.append(replace(shown, number=len(citations) + 1))
        where = ", ".join(part for part in (passage.title, passage.section.replace(" > ", ", ")) if part)
        lines.append(f"**{literal(where)}{page}**\n\n{composing.quoted(shown.quote)} [{len(citations)}]")
    if not lines:
        return replace(before, text=f"{say['no_place']}\n\n{before.text}")
    return Answer(before.question, "\n\n".join(lines), tuple(citations), before.hits, True, before.confidence)


def _around(citation: Citation, document: Document) -> Citation:
    """A quote with the sentences before and after it in its passage."""
    passage = citation.passage
    spans = [(passage.start + a, passage.start + b) for a, b in sentence_spans(passage.text) if not is_heading(passage.text[a:b], passage)]
    at = [n for n, (a, b) in enumerate(spans) if a < citation.end and citation.start < b]
    if not at:
        return citation
    near = spans[max(0, at[0] - 1) : at[-1] + 2]
    start, end = min(near[0][0], citation.start), max(near[-1][1], citation.end)
    return citation if end - start > AROUND else replace(citation, quote=document.text[start:end], start=start, end=end)


def _shorter(before: Answer) -> Answer:
    """The value or the names alone; else the first quote, or the first part of it that can stand alone."""
    names = _LISTED.findall(before.text)
    head = MARK.sub("", before.text.split("\n\n")[0]).strip()
    if len(names) > 1:
        begins = head.split("\n")[0].strip()
        return replace(before, text=f"{begins}\n\n{', '.join(names)}.")
    if not before.citations:
        return before
    first = before.citations[0]
    if not head.startswith("“"):
        return replace(before, text=f"{head.split(chr(10))[0]} [1]", citations=(replace(first, number=1),))
    cut = next(
        (end.start() for end in _CLAUSE_END.finditer(first.quote) if len(first.quote[: end.start()].split()) >= LEAST), len(first.quote)
    )
    whole = len(before.citations) > 1
    short = first if whole else replace(first, quote=first.quote[:cut], end=first.start + cut)
    return replace(before, text=f"{composing.quoted(short.quote)} [1]", citations=(replace(short, number=1),))


def is_summary(before: Answer) -> bool:
    """Whether an answer quotes no full text."""
    return bool(before.citations) and all(citation.passage.kind != "agreement" for citation in before.citations)


def full_texts(before: Answer, documents: Sequence[Document]) -> list[str]:
    """The ids of the full texts of the agreements of which an answer quotes a summary."""
    held = {citation.passage.document_id for citation in before.citations}
    whose = {document.whose for document in documents if document.id in held and document.kind != "agreement"}
    return [document.id for document in documents if document.kind == "agreement" and document.whose in whose]


def only_summary(before: Answer, documents: Sequence[Document], language: str) -> Answer:
    """That only a summary is here, and where the official text is; the quotes as they stand in it."""
    say = SAY if language == "uk" else ENGLISH
    held = {citation.passage.document_id for citation in before.citations}
    addresses = [literal(document.url) for document in documents if document.id in held and document.url]
    told = f"{say['only_summary']} {', '.join(addresses)}".strip()
    quotes = [f"{composing.quoted(citation.quote)} [{citation.number}]" for citation in before.citations]
    return replace(before, text="\n\n".join([told, *quotes]))


def one_by_one(question: str, parts: Sequence[tuple[str, Answer]]) -> Answer:
    """The answers of several questions, each under its own words; citations are numbered through."""
    lines: list[str] = []
    citations: list[Citation] = []
    hits = tuple(dict.fromkeys(hit for _, answer in parts for hit in answer.hits))
    for written, answer in parts:
        text, cited = composing.renumbered(answer, len(citations))
        citations += cited
        lines.append(f"**{literal(written)}**\n\n{text}")
    told = [answer for _, answer in parts if answer.answered]
    sure = min((answer.confidence for answer in told), default=0.0)
    return Answer(question, "\n\n".join(lines), tuple(citations), hits, bool(told), sure)
