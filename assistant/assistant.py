"""The assistant: a question in, an answer whose every sentence stands on an exact quote out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from assistant import composing, facts, silence
from assistant.answer import Answer
from assistant.question import Question, understand
from assistant.quoting import find_quotes
from assistant.retrieving import retrieve
from index.index import Index
from index.passage import Hit
from index.scope import Scope

HITS = 24  # passages that are considered for one answer


class Assistant:
    """Answers from one index. `stream` gives growing answers; `ask` the last of them."""

    def __init__(self, index: Index) -> None:
        self.index = index

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
        return retrieve(self.index, understand(question), limit, scope)

    def ask(self, question: str, history: Sequence[Any] = ()) -> Answer:
        """The answer to a question; `history` is anything langchain_core.messages.convert_to_messages takes."""
        asked = understand(question, history)
        if not asked.text:
            return composing.nothing_asked()
        if asked.unknown:
            return composing.unknown_partner(asked, self._nearest(asked))
        rows = facts.look_up(asked, self.index.documents())
        hits = self._nearest(asked)
        if rows:
            return composing.from_facts(asked, rows, self.index, hits)
        quotes = find_quotes(asked, hits, self.index)
        sure = silence.confidence(asked, quotes)
        if sure < silence.THRESHOLD:
            return composing.not_said(asked, hits, sure)
        return composing.from_quotes(asked, quotes, hits, sure)

    def stream(self, question: str, history: Sequence[Any] = ()) -> Iterator[Answer]:
        """Growing answers; the last is what `ask` returns."""
        yield self.ask(question, history)

    def _nearest(self, asked: Question) -> list[Hit]:
        return retrieve(self.index, asked, HITS, Scope())
