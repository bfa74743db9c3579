"""One row an agreement on a topic or a clause: the value and its quote, or silence. Every agreement in scope is searched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import composing, composing_facts
from assistant.answer import Answer, Citation, literal
from assistant.documents.facts import facts_of
from assistant.sentences.picking import value_of
from assistant.sentences.quoting import MeasuredQuote, find_quotes, weights
from assistant.understanding.denial import denies_verb
from assistant.understanding.fields import compared_fields
from assistant.understanding.kinds import VALUES
from assistant.understanding.many import verb_asked
from assistant.understanding.question import Question
from assistant.values import find_values, in_digits
from corpus.document import Document
from corpus.grammar.modality import MUST_NOT, modals_in
from corpus.registry.document_labels import label
from index.index import Index
from index.passage import Hit
from index.scope import Scope

PASSAGES = 4  # of each document that are read for a topic
CLOSELY = 100  # agreements that are read for a topic, each in some 50 ms; of more the nearest, and that is said
PASSAGES_OF_EACH = 20  # of these, by which they are chosen
SENTENCES = 4  # of those that are compared word by word
WORDS_HELD = 0.6  # share of the topic's words from which a sentence speaks of it
LIKE = 0.5  # mean likeness of its words from which it does
EASED = 0.1
EVERY_WORD = (
    0.6  # likeness of the rare word of a topic that fits least, and of all on the mean, from which a sentence of one's own speaks of it
)
LETS = r"(?:let|allow|permit|entitle|authori[sz]e|licen[cs]e)"  # what an agreement does where it gives a right, or a ban
BANS = r"(?:forbid|prohibit|ban|bar|prevent|exclude)"
_LETS = re.compile(f"{LETS}[sd]?", re.IGNORECASE)
_BANS = re.compile(f"{BANS}s?", re.IGNORECASE)
NOT_THERE = "not in the text"  # how a summary says of a clause that the text has none

Agreement = tuple[Document, ...]  # the documents of one agreement: its full texts, then its summary


@dataclass(frozen=True, slots=True)
class Row:
    """What one agreement says of a topic: the value of the asked kind (empty where none is asked) and its quote; None for silence.

    `proved`: whether the sentence speaks of all that was asked, and does not say the contrary.
    """

    document: Document
    value: str = ""
    citation: Citation | None = None
    proved: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row an agreement, in order of signing; every agreement in scope was searched. `question` is as it was understood."""

    question: str
    rows: tuple[Row, ...]

    @property
    def told(self) -> tuple[Row, ...]:
        """The rows that are not silent."""
        return tuple(row for row in self.rows if row.citation)


def agreements(documents: Iterable[Document], named: Sequence[str] = (), ids: Sequence[str] = ()) -> list[Agreement]:
    """The agreements of the partners or documents that are named, or all, in order of signing; a full text stands with its summary."""
    held = [d for d in documents if d.kind != "article" and (not named or d.whose in named) and (not ids or d.id in ids)]
    groups: dict[tuple[str, str], list[Document]] = {}
    first: dict[str, tuple[str, str]] = {}  # whose -> the first of their groups, to which an undated text belongs
    for document in sorted(held, key=lambda d: d.kind == "agreement"):
        whose = document.whose
        key = (whose, str(document.signed)) if document.signed else first.get(whose, (whose, ""))
        first.setdefault(whose, key)
        groups.setdefault(key, []).insert(0, document)
    return sorted((tuple(group) for group in groups.values()), key=lambda group: (str(group[-1].signed or "9999"), group[-1].title))


def read_closely(question: Question, index: Index, scope: Sequence[Agreement], documents: Sequence[Document]) -> list[Agreement]:
    """The agreements whose sentences are read for a topic: all, or of many those nearest to it; a clause is known of each."""
    if len(scope) <= CLOSELY or compared_fields(question):
        return list(scope)
    place = {id: at for at, id in enumerate(index.nearest(question.wordings, index.scope(documents), CLOSELY * PASSAGES_OF_EACH))}
    near = {agreement: min(place.get(document.id, len(place)) for document in agreement) for agreement in scope}
    chosen = set(sorted((one for one in scope if near[one] < len(place)), key=near.__getitem__)[:CLOSELY])
    return [agreement for agreement in scope if agreement in chosen]


def compare(question: Question, index: Index, scope: Sequence[Agreement]) -> Comparison:
    """One row an agreement, in the order given: the clause that is asked for, or the sentence that speaks of the topic best."""
    fields = compared_fields(question)
    rows: list[Row] = []
    for agreement in scope:
        index.turns.let_pass()
        number = 1 + sum(row.citation is not None for row in rows)
        row = _clause(question, fields[0], agreement, index, number) if fields else _topic(question, agreement, index, number)
        rows.append(row)
    return Comparison(question.resolved, tuple(rows))


def _clause(question: Question, field: str, agreement: Agreement, index: Index, number: int) -> Row:
    """The clause of an agreement, from its full text if it is there; where the question names a value, only that value counts."""
    held = [fact for document in agreement for fact in facts_of(document) if fact.field == field and not fact.value.startswith(NOT_THERE)]
    wanted = set().union(*(asked_values(kind, question.english) for kind in ("duration", "date")))
    if not held or not wanted <= set().union(*(asked_values(kind, fact.value) for fact in held for kind in ("duration", "date"))):
        return Row(agreement[-1])
    return Row(agreement[-1], held[-1].value, composing_facts.cited(held[0], index, number))


def _topic(question: Question, agreement: Agreement, index: Index, number: int) -> Row:
    """The first document of an agreement that speaks of the topic, with its best sentence on it. A topic is worded as documents are."""
    near: MeasuredQuote | None = None
    for document in agreement:
        asked = question if document.partners else _without_verb(question)
        own = index.search(asked.wordings, PASSAGES, Scope(documents=(document.id,)))
        said = find_quotes(asked, own, index, SENTENCES, adapted=False)
        speaking = [quote for quote in said.quotes if speaks_of_it(asked, quote)]
        quote = next(iter(speaking if document.partners else _proving(question, speaking)), None)
        if quote:
            return Row(agreement[-1], value_of(question, quote), quote.citation(number))
        near = near or next(iter(speaking), None)
    return Row(agreement[-1], value_of(question, near), near.citation(number), proved=False) if near else Row(agreement[-1])


def speaks_of_it(question: Question, quote: MeasuredQuote) -> bool:
    """Whether a sentence is about the topic: it holds the words, or words like them, and a value where one is asked."""
    f = quote.features
    if f.absence or f.names == 0.0 or (question.kind in VALUES and not f.value):
        return False
    if not asked_values(question.kind, question.english) <= asked_values(question.kind, quote.text):
        return False
    eased = EASED if question.kind in VALUES else 0.0  # the value itself speaks for the sentence
    return f.words >= WORDS_HELD - eased or f.late >= LIKE - eased


def _without_verb(question: Question) -> Question:
    """A question without the verb that says whether its topic is to be allowed or banned: the modal of a sentence tells it."""
    terms = tuple(term for term in question.terms if not (_LETS.fullmatch(term) or _BANS.fullmatch(term)))
    return replace(question, terms=terms) if terms else question


def _proving(question: Question, speaking: Sequence[MeasuredQuote]) -> list[MeasuredQuote]:
    """The sentences of one's own agreement that speak of every word of a topic; of what is to be allowed or banned, those that say just that.

    Then the sentences with the most words of the question tell, and not one on a thing beside it.
    """
    several = len(question.terms) > 1  # words that all stand in one sentence tell what they mean: one alone, "deposit", may be another's
    verb = verb_asked(question.english)
    speaking = [quote for quote in speaking if not denies_verb(quote.text, verb)]
    whole = [q for q in speaking if several and q.features.words >= 1.0 or min(q.features.weakest, q.features.late) >= EVERY_WORD]
    lets, bans = (any(words.fullmatch(term) for term in question.terms) for words in (_LETS, _BANS))
    if not (lets or bans):
        return whole
    most = max((quote.features.words for quote in whole), default=0.0)
    return [quote for quote in whole if quote.features.words == most and _is_banned(quote) is bans]


def _is_banned(quote: MeasuredQuote) -> bool:
    kinds = {modal.kind for modal in modals_in(quote.text)}
    return bool(kinds) and kinds <= {MUST_NOT} or not kinds and quote.features.denial > 0


def asked_values(kind: str, text: str) -> set[str]:
    """The values of a kind in a text, in one spelling: a question that names one wants no other."""
    return {in_digits(text[a:b].lower().replace("-", " ")) for a, b in find_values(kind, text)}


def as_answer(question: Question, found: Comparison, hits: Sequence[Hit], there: int) -> Answer | None:
    """The rows that are proved as an answer that says how complete it is, of all that are `there`, and what cannot be decided.

    None where all are silent.
    """
    if not found.told:
        return None
    proved = [row for row in found.told if row.proved]
    lines = [completeness(len(proved), len(found.rows), question, there)]
    clause = bool(compared_fields(question))  # a clause is told by its value, a topic by its quote
    citations: list[Citation] = []
    for row in proved:
        assert row.citation
        citations.append(replace(row.citation, number=len(citations) + 1))
        name = label(row.document, question.language)
        said = f"**{literal(row.value)}**" if clause else composing.quoted(row.citation.quote)
        lines.append(f"- **{literal(name)}**: {said} [{len(citations)}]")
    if open_ones := [literal(label(row.document, question.language)) for row in found.told if not row.proved]:
        lines.append(f"\n{composing.say(question, 'undecided').format(names=', '.join(open_ones))}")
    silent = [literal(label(row.document, question.language)) for row in found.rows if not row.citation]
    if 0 < len(silent) <= len(found.rows) / 2:
        lines.append(f"\n{composing.say(question, 'silent')}: {', '.join(silent)}.")
    return Answer(question.resolved, "\n".join(lines), tuple(citations), tuple(hits), bool(proved), weights()["at_once"])


def completeness(found: int, searched: int, question: Question, there: int = 0) -> str:
    """How many speak of it, and that all were searched; or how many are `there` beside those."""
    said = composing.say(question, "nearest_read" if there > searched else "complete")
    return said.format(found=found, searched=searched, there=there, left=there - searched) + "\n"
