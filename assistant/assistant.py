"""The assistant: a question in, an answer whose every sentence stands on an exact quote out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant import composing, facts, lookup, silence
from assistant.answer import Answer
from assistant.chat.writing import Writer
from assistant.choosing import SILENT, Found, choose, proof_of, worth_quoting
from assistant.comparing import Comparison, agreements, compare
from assistant.deciding import LOOKED_AT, chance_of_yes, deciding_first
from assistant.ending import endings
from assistant.listing import over_many
from assistant.preferring import full_text_first
from assistant.quote import Quote
from assistant.quoting import Found as Measured
from assistant.quoting import MeasuredQuote, find_quotes
from assistant.reader import Reader, placed
from assistant.retrieving import retrieve
from assistant.suggesting import openers
from assistant.understanding.fields import OF_MANY
from assistant.understanding.following import stand_alone
from assistant.understanding.question import Question, reworded
from assistant.understanding.scope import speaks_of_own
from assistant.understanding.signing_places import meant_by_place
from assistant.understanding.small_talk import small_talk
from assistant.understanding.spelling import Spelling
from corpus.document import Document
from corpus.register import Register
from index.index import SHIPPED_COLLECTION, Index
from index.passage import Hit

HITS = 40  # passages that are considered for one answer
BRIEFLY = 5  # documents that are answered for one after the other where several fit
AFFIRMED, SPEAKS = 0.5, 0.2  # how likely a sentence must be, to the reader, to prove a yes; and to speak of what is asked
REGISTERS = 8  # scopes whose names are remembered

Documents = tuple[Document, ...]


class Assistant:
    """Answers from one index. `stream` gives growing answers; `ask` the last of them.

    Everywhere `documents` are ids and `collections` names: only these are searched; neither given means all that are not put aside.
    """

    def __init__(self, index: Index, writer: Writer | None = None, reader: Reader | None = None) -> None:
        self.index = index
        self.writer = writer
        self.reader = reader or Reader()
        self._spelled: tuple[frozenset[str], Spelling] | None = None
        self._registers: dict[tuple[str, ...], Register] = {}

    def retrieve(
        self,
        question: str,
        limit: int = 8,
        partners: Sequence[str] = (),
        kinds: Sequence[str] = (),
        signed_after: date | None = None,
        signed_before: date | None = None,
        documents: Sequence[str] = (),
        collections: Sequence[str] = (),
    ) -> list[Hit]:
        """The passages that answer best, best first. Partners are slugs; dates are those of signing, both ends included."""
        within = self._within(question, documents, collections)
        only = {"partners": tuple(partners), "kinds": tuple(kinds), "signed_after": signed_after, "signed_before": signed_before}
        asked = self._understood(question, (), within)
        with self.index.turns.turn():
            return retrieve(self.index, asked, limit, self.index.scope(within, **only))

    def understand(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Question:
        """The question as it is resolved: typing errors mended, what it leaves unsaid carried over, the documents it names found."""
        return self._understood(question, history, self._within(question, documents, collections))

    def _within(self, question: str, documents: Sequence[str], collections: Sequence[str]) -> Documents:
        """The documents that may answer: those chosen, and of all of them a person's own where "my contracts" are asked for."""
        within = self.index.in_scope(documents, collections)
        if documents or collections or not speaks_of_own(question):
            return within
        return tuple(document for document in within if document.collection != SHIPPED_COLLECTION) or within

    def _understood(self, question: str, history: Sequence[Any], within: Documents) -> Question:
        by_rules = self._by_rules(question, history, within)
        return self.writer.resolve(question, history, by_rules, self._register(within)) if self.writer else by_rules

    def _by_rules(self, question: str, history: Sequence[Any], within: Documents) -> Question:
        with self.index.turns.turn():
            asked = meant_by_place(stand_alone(question, history, self._register(within)), within)
            corrected = self._spelling().correct(asked.english)
            return asked if corrected == asked.english else reworded(asked, corrected)

    def _register(self, within: Documents) -> Register:
        """The names of documents, read again when others are asked for, or came or went."""
        key = tuple(document.id for document in within)
        found = self._registers.pop(key, None) or Register(within, self.index.embeddings.knows)
        self._registers = dict([*self._registers.items(), (key, found)][-REGISTERS:])
        return found

    def _spelling(self) -> Spelling:
        """The words of the documents, read again when documents came or went."""
        documents = self.index.documents()
        known = frozenset(document.id for document in documents)
        if self._spelled is None or self._spelled[0] != known:
            self._spelled = (known, Spelling((document.text for document in documents), self.index.embeddings.knows))
        return self._spelled[1]

    def ask(self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()) -> Answer:
        """The answer to a question; `history` is anything langchain_core.messages.convert_to_messages takes."""
        *_, last = self.stream(question, history, documents, collections)
        return last

    def stream(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Iterator[Answer]:
        """Growing answers; the last is what `ask` returns."""
        within = self._within(question, documents, collections)
        asked = self._understood(question, history, within)
        with self.index.turns.turn():
            plain, found = self._plain(asked, within)
        if self.writer and self.writer.wanted(plain, looked_up=found is None):
            yield from self.writer.stream(asked, plain, found or (), plain.hits)
        else:
            yield plain

    def without_model(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Answer:
        """The answer as it is without a chat model; whether it is answered at all is the same with one."""
        within = self._within(question, documents, collections)
        with self.index.turns.turn():
            return self._plain(self._by_rules(question, history, within), within)[0]

    def _plain(self, asked: Question, within: Documents) -> tuple[Answer, Sequence[Quote] | None]:
        """The answer without a chat model, and the quotes from which it was chosen; None where it was looked up."""
        if not asked.text:
            return composing.nothing_asked(), None
        if said := small_talk(asked.topic):
            return composing.spoken(asked.topic, said, asked.language, openers(within, asked.language)), None
        hits = self.nearest(asked, within)
        clauses = lookup.asked_clauses(asked, within)
        if clauses and lookup.is_bare(asked):
            return lookup.recited(asked, clauses, self.index, hits), None
        if answer := None if clauses else self.at_once(asked, hits, within):
            return answer, None
        if 1 < len(asked.documents) <= BRIEFLY:
            return self._each(asked, hits, within), None
        looked_at = lookup.in_clauses(hits, clauses, self.index) if clauses else hits
        if asked.documents or not any(document.partners for document in within):
            read = choose(asked, looked_at, self.index, self.reader)
            return self._from_read(asked, hits, read), read.quotes
        found = find_quotes(asked, looked_at, self.index)
        return self._from_quotes(asked, hits, found), found.quotes

    def _each(self, asked: Question, hits: Sequence[Hit], within: Documents) -> Answer:
        """The answer of each of the documents that fit, after one another."""
        alone = [replace(asked, documents=(id,), labels=(name,)) for id, name in zip(asked.documents, asked.labels, strict=True)]
        return composing.each(asked, [(one.labels[0], self._plain(one, within)[0]) for one in alone], hits)

    def _from_read(self, asked: Question, hits: Sequence[Hit], found: Found) -> Answer:
        """Silence, yes or no, or the sentences that answer, as the reader judges them."""
        proof = proof_of(found.quotes) if asked.kind == "yesno" else None
        if proof:
            others = (quote for quote in found.quotes if quote is not proof.quote)
            proved = worth_quoting(composing.without_repeats([proof.quote, *others]))
            return composing.from_quotes(asked, proved, hits, proof.sure, composing.say(asked, proof.word), True)
        if not found.quotes or found.sure < SILENT:
            silent = composing.no_mention if asked.kind == "yesno" else composing.not_said
            return silent(asked, hits, found.sure)
        quotes = lookup.deferred(asked, worth_quoting(composing.without_repeats(found.quotes)), self.index)
        return composing.from_quotes(asked, quotes, hits, found.sure, all_of_them=True)

    def _from_quotes(self, asked: Question, hits: Sequence[Hit], found: Measured) -> Answer:
        """Silence, yes or no, or the sentences that prove it."""
        sure = silence.confidence(asked, found)
        if not found.quotes:
            return composing.not_said(asked, hits, sure)
        if asked.kind == "yesno" and asked.partners:
            return self._yes_or_no(asked, hits, deciding_first(asked, found.quotes))
        if silence.is_too_unsure(sure):
            best = found.quotes[0]
            return composing.said_absent(asked, best, hits, sure) if best.features.absence else composing.not_said(asked, hits, sure)
        doubt = composing.say(asked, "doubtful") if silence.is_doubtful(sure) else ""
        quotes = lookup.deferred(asked, full_text_first(asked, found.quotes, self.index), self.index)
        return composing.from_quotes(asked, quotes, hits, sure, doubt)

    def _yes_or_no(self, asked: Question, hits: Sequence[Hit], quotes: Sequence[MeasuredQuote]) -> Answer:
        """Yes only where the reader, too, takes a sentence for the proof of it; no mention where it finds nothing that answers."""
        chance = chance_of_yes(asked, quotes)
        read = self.reader.read(asked.english, [placed(quote.passage.section, quote.text) for quote in quotes[:LOOKED_AT]])
        if chance >= AFFIRMED and max(reading.probability for reading in read) < SPEAKS:
            return composing.no_mention(asked, hits, 1 - chance)
        return composing.yes_or_no(asked, quotes, hits, chance, max(reading.proves_yes for reading in read) >= AFFIRMED)

    def at_once(self, asked: Question, hits: Sequence[Hit], within: Documents) -> Answer | None:
        """What needs no comparing of sentences: a country without an agreement, a fact that is looked up, a list over all agreements."""
        alone = len(asked.terms) <= len(asked.unknown) and not OF_MANY.search(asked.bare)
        if asked.unknown and (asked.partner_role or alone):
            return composing.unknown_partner(asked, hits)
        if decided := facts.signed_alike(asked, within) or facts.signing_verdict(asked, within):
            verdict, rows = decided
            return composing.from_facts(asked, rows, self.index, hits, composing.say(asked, "yes" if verdict else "no"))
        rows = facts.look_up(asked, within) or endings(asked, within)
        return composing.from_facts(asked, rows, self.index, hits) if rows else over_many(asked, within, self.index, hits)

    def compare(
        self, question: str, partners: Sequence[str] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Comparison:
        """What each agreement says of a topic or question, a row each; silence is a row too. Partners, slugs: only theirs."""
        within = self._within(question, documents, collections)
        asked = self._understood(question, (), within)
        asked = replace(asked, partners=tuple(partners) or asked.partners)
        return compare(asked, self.index, agreements(within, asked.partners, asked.documents))

    def nearest(self, asked: Question, within: Documents) -> list[Hit]:
        """The passages that are considered for an answer."""
        self.index.embeddings.tokens(asked.readings)  # once, for searching and for comparing
        return retrieve(self.index, asked, HITS, self.index.scope(within))
