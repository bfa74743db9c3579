"""The assistant: a question in, an answer whose every sentence stands on an exact quote out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant import composing, facts, silence
from assistant.answer import Answer
from assistant.chat.writing import Writer
from assistant.comparing import Comparison, agreements, compare
from assistant.deciding import chance_of_yes, deciding_first
from assistant.listing import over_many
from assistant.preferring import full_text_first
from assistant.quoting import Found, find_quotes
from assistant.retrieving import retrieve
from assistant.understanding.following import stand_alone
from assistant.understanding.question import Question, reworded
from assistant.understanding.signing_places import meant_by_place
from assistant.understanding.spelling import Spelling
from index.index import Index
from index.passage import Hit
from index.scope import Scope

HITS = 24  # passages that are considered for one answer


class Assistant:
    """Answers from one index. `stream` gives growing answers; `ask` the last of them."""

    def __init__(self, index: Index, writer: Writer | None = None) -> None:
        self.index = index
        self.writer = writer
        self._spelled: tuple[frozenset[str], Spelling] | None = None

    def retrieve(
        self,
        question: str,
        limit: int = 8,
        partners: Sequence[str] = (),
        kinds: Sequence[str] = (),
        signed_after: date | None = None,
        signed_before: date | None = None,
    ) -> list[Hit]:
        """The passages that answer best, best first. Partners are slugs; dates are those of signing, both ends included."""
        scope = Scope(tuple(partners), tuple(kinds), signed_after, signed_before)
        return retrieve(self.index, self.understand(question), limit, scope)

    def understand(self, question: str, history: Sequence[Any] = ()) -> Question:
        """The question as it is resolved: typing errors mended, what it leaves unsaid carried over from the conversation."""
        by_rules = self._by_rules(question, history)
        return self.writer.resolve(question, history, by_rules) if self.writer else by_rules

    def _by_rules(self, question: str, history: Sequence[Any]) -> Question:
        asked = meant_by_place(stand_alone(question, history), self.index.documents())
        corrected = self._spelling().correct(asked.english)
        return asked if corrected == asked.english else reworded(asked, corrected)

    def _spelling(self) -> Spelling:
        """The words of the documents, read again when documents came or went."""
        documents = self.index.documents()
        known = frozenset(document.id for document in documents)
        if self._spelled is None or self._spelled[0] != known:
            self._spelled = (known, Spelling((document.text for document in documents), self.index.embeddings.knows))
        return self._spelled[1]

    def ask(self, question: str, history: Sequence[Any] = ()) -> Answer:
        """The answer to a question; `history` is anything langchain_core.messages.convert_to_messages takes."""
        *_, last = self.stream(question, history)
        return last

    def stream(self, question: str, history: Sequence[Any] = ()) -> Iterator[Answer]:
        """Growing answers; the last is what `ask` returns."""
        asked = self.understand(question, history)
        plain, found = self._plain(asked)
        if self.writer and self.writer.wanted(plain, looked_up=found is None):
            yield from self.writer.stream(asked, plain, found.quotes if found else (), plain.hits)
        else:
            yield plain

    def without_model(self, question: str, history: Sequence[Any] = ()) -> Answer:
        """The answer as it is without a chat model; whether it is answered at all is the same with one."""
        return self._plain(self._by_rules(question, history))[0]

    def _plain(self, asked: Question) -> tuple[Answer, Found | None]:
        """The answer without a chat model, and the quotes from which it was chosen; None where it was looked up."""
        if not asked.text:
            return composing.nothing_asked(), None
        hits = self.nearest(asked)
        if answer := self.at_once(asked, hits):
            return answer, None
        found = find_quotes(asked, hits, self.index)
        return self._from_quotes(asked, hits, found), found

    def _from_quotes(self, asked: Question, hits: Sequence[Hit], found: Found) -> Answer:
        """Silence, yes or no, or the sentences that prove it."""
        sure = silence.confidence(asked, found)
        if not found.quotes:
            return composing.not_said(asked, hits, sure)
        if asked.kind == "yesno" and asked.partners:
            quotes = deciding_first(asked, found.quotes)
            return composing.yes_or_no(asked, quotes, hits, chance_of_yes(asked, quotes))
        if silence.is_too_unsure(sure):
            best = found.quotes[0]
            return composing.said_absent(asked, best, hits, sure) if best.features.absence else composing.not_said(asked, hits, sure)
        doubt = composing.say(asked, "doubtful") if silence.is_doubtful(sure) else ""
        return composing.from_quotes(asked, full_text_first(asked, found.quotes, self.index), hits, sure, doubt)

    def at_once(self, asked: Question, hits: Sequence[Hit]) -> Answer | None:
        """What needs no comparing of sentences: a country without an agreement, a fact that is looked up, a list over all agreements."""
        if asked.unknown and (asked.partner_role or len(asked.terms) <= len(asked.unknown)):
            return composing.unknown_partner(asked, hits)
        documents = self.index.documents()
        if decided := facts.signed_alike(asked, documents) or facts.signing_verdict(asked, documents):
            verdict, rows = decided
            return composing.from_facts(asked, rows, self.index, hits, composing.say(asked, "yes" if verdict else "no"))
        rows = facts.look_up(asked, documents)
        return composing.from_facts(asked, rows, self.index, hits) if rows else over_many(asked, self.index, hits)

    def compare(self, question: str, partners: Sequence[str] = ()) -> Comparison:
        """What each agreement (all: no partner given) says of a topic or question, a row each; silence is a row too."""
        asked = self.understand(question)
        asked = replace(asked, partners=tuple(partners) or asked.partners)
        return compare(asked, self.index, agreements(self.index.documents(), asked.partners))

    def nearest(self, asked: Question) -> list[Hit]:
        """The passages that are considered for an answer."""
        self.index.embeddings.tokens(asked.readings)  # once, for searching and for comparing
        return retrieve(self.index, asked, HITS, Scope())
