"""The assistant: a question in, an answer whose every sentence stands on an exact quote out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant import composing, facts, silence
from assistant.answer import Answer
from assistant.comparing import Comparison, agreements, compare
from assistant.deciding import chance_of_yes, deciding_first
from assistant.following import stand_alone
from assistant.listing import over_many
from assistant.preferring import full_text_first
from assistant.question import Question, reworded
from assistant.quoting import find_quotes
from assistant.retrieving import retrieve
from assistant.spelling import Spelling
from index.index import Index
from index.passage import Hit
from index.scope import Scope

HITS = 24  # passages that are considered for one answer


class Assistant:
    """Answers from one index. `stream` gives growing answers; `ask` the last of them."""

    def __init__(self, index: Index) -> None:
        self.index = index
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
        asked = stand_alone(question, history)
        corrected = self._spelling().correct(asked.english)
        return asked if corrected == asked.english else reworded(asked, corrected)

    def _spelling(self) -> Spelling:
        """The words of the documents, read again when documents came or went."""
        documents = self.index.documents()
        known = frozenset(document.id for document in documents)
        if self._spelled is None or self._spelled[0] != known:
            self._spelled = (known, Spelling(document.text for document in documents))
        return self._spelled[1]

    def ask(self, question: str, history: Sequence[Any] = ()) -> Answer:
        """The answer to a question; `history` is anything langchain_core.messages.convert_to_messages takes."""
        asked = self.understand(question, history)
        if not asked.text:
            return composing.nothing_asked()
        hits = self.nearest(asked)
        if answer := self.at_once(asked, hits):
            return answer
        found = find_quotes(asked, hits, self.index)
        sure = silence.confidence(asked, found)
        if not found.quotes:
            return composing.not_said(asked, hits, sure)
        if asked.kind == "yesno" and asked.partners:
            quotes = deciding_first(found.quotes)
            return composing.yes_or_no(asked, quotes, hits, chance_of_yes(asked, quotes))
        if silence.is_too_unsure(sure):
            best = found.quotes[0]
            return composing.said_absent(asked, best, hits, sure) if best.features.absence else composing.not_said(asked, hits, sure)
        return composing.from_quotes(asked, full_text_first(asked, found.quotes, self.index), hits, sure)

    def at_once(self, asked: Question, hits: Sequence[Hit]) -> Answer | None:
        """What needs no comparing of sentences: a country without an agreement, a fact that is looked up, a list over all agreements."""
        if asked.unknown and (asked.partner_role or len(asked.terms) <= len(asked.unknown)):
            return composing.unknown_partner(asked, hits)
        if alike := facts.signed_alike(asked, self.index.documents()):
            verdict, rows = alike
            return composing.from_facts(asked, rows, self.index, hits, composing.say(asked, "yes" if verdict else "no"))
        rows = facts.look_up(asked, self.index.documents())
        return composing.from_facts(asked, rows, self.index, hits) if rows else over_many(asked, self.index, hits)

    def compare(self, question: str, partners: Sequence[str] = ()) -> Comparison:
        """What each agreement (all: no partner given) says of a topic or question, a row each; silence is a row too."""
        asked = self.understand(question)
        asked = replace(asked, partners=tuple(partners) or asked.partners)
        return compare(asked, self.index, agreements(self.index.documents(), asked.partners))

    def stream(self, question: str, history: Sequence[Any] = ()) -> Iterator[Answer]:
        """Growing answers; the last is what `ask` returns."""
        yield self.ask(question, history)

    def nearest(self, asked: Question) -> list[Hit]:
        """The passages that are considered for an answer."""
        return retrieve(self.index, asked, HITS, Scope())
