"""With a chat model: it chooses and phrases; each of its sentences is shown only over the exact words that prove it."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer, Usage
from assistant.chat import prompts
from assistant.chat.budget import fitting, numbered
from assistant.chat.drafting import Draft
from assistant.chat.failures import ChatError
from assistant.chat.models import ChatSettings, build_model
from assistant.chat.reading import Count, Listener
from assistant.chat.resolving import resolved
from assistant.chat.sentences import Cutter
from assistant.sentences.quote import Quote
from assistant.understanding.question import Question
from corpus.registry.register import Register
from index.passage import Hit, Passage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

BEST = 8  # sentences that are pointed out to the model
REPAIR_S = 3.0  # seconds that must be left for a second try
REMEMBERED = 64  # follow-ups
_LINE = re.compile(r"^\W*(\d{1,2})[.):]\s*(.+)$", re.MULTILINE)
_DROP = re.compile(r"^\W*drop\b", re.IGNORECASE)


class Writer:
    """Writes answers with one chat model, which is made when the first is written."""

    def __init__(self, settings: ChatSettings, make: Callable[[ChatSettings], BaseChatModel] = build_model) -> None:
        self.settings = settings
        self._made = functools.cache(lambda: make(settings))
        self._resolved: dict[tuple[str, ...], Question] = {}

    def wanted(self, plain: Answer, looked_up: bool) -> bool:
        """Whether the model is asked: never where there is nothing to stand on, and for facts and lists only if that is set."""
        return plain.answered and (self.settings.for_facts or not looked_up)

    def stream(self, asked: Question, plain: Answer, quotes: Sequence[Quote], hits: Sequence[Hit]) -> Iterator[Answer]:
        """Growing answers whose every sentence is proved. `plain` is the answer without a model: it stands where the model fails."""
        count = Count()
        try:
            draft = yield from self._written(asked, plain, quotes, hits, count)
        except ChatError as failure:
            yield replace(plain, text=f"{plain.text}\n\n{failure.line(asked.language)}", usage=self._usage(count))
            return
        yield replace(draft.answer(plain, self.settings.strike), usage=self._usage(count))

    def resolve(self, message: str, history: Sequence[Any], by_rules: Question, register: Register | None = None) -> Question:
        """A follow-up as the model resolves it, where that is set and brings in nothing new; else as the rules do."""
        if not self.settings.follow_ups or not history:
            return by_rules
        from langchain_core.messages import convert_to_messages

        turns = convert_to_messages(list(history))
        key = (message, *(turn.text for turn in turns))
        if key not in self._resolved:
            try:
                found = resolved(self._listener(Count()), message, turns, by_rules, register)
            except ChatError:
                return by_rules
            self._resolved = dict([*self._resolved.items(), (key, found)][-REMEMBERED:])
        return self._resolved[key]

    def _listener(self, count: Count) -> Listener:
        seconds = self.settings.deadline_s
        return Listener(self._made(), self.settings.name, time.monotonic() + seconds, seconds, count)

    def _written(
        self, asked: Question, plain: Answer, quotes: Sequence[Quote], hits: Sequence[Hit], count: Count
    ) -> Generator[Answer, None, Draft]:
        """Yields the answer after each sentence that is proved; returns the finished draft or raises ChatError."""
        listener = self._listener(count)
        near = [*(c.passage for c in plain.citations), *(quote.passage for quote in quotes[:BEST]), *(hit.passage for hit in hits)]
        passages = numbered(fitting(near, self.settings.budget))
        draft = Draft.begun(asked, plain)
        messages = prompts.answering(asked.resolved, asked.language, passages, _best(plain, quotes, passages), draft.verdict)
        cutter = Cutter()
        for piece in listener.pieces(messages):
            if draft.take(cutter.feed(piece), passages):
                yield draft.answer(plain)
        draft.take(cutter.end(), passages)
        if not draft.judged:
            raise ChatError("declined" if prompts.NOT_SAID in cutter.whole else "empty", name=self.settings.name)
        if draft.failures() and listener.until - time.monotonic() > REPAIR_S:
            _repair(draft, listener, messages, cutter.whole, passages)
        if not draft.proved():
            raise ChatError("unproved", name=self.settings.name)
        return draft

    def _usage(self, count: Count) -> Usage | None:
        if count.input is None or count.output is None:
            return None
        prices = self.settings.price_in, self.settings.price_out
        cost = None if None in prices else (count.input * (prices[0] or 0) + count.output * (prices[1] or 0)) / 1e6
        return Usage(count.input, count.output, cost)


def _best(plain: Answer, quotes: Sequence[Quote], passages: Mapping[int, Passage]) -> list[tuple[int, str]]:
    """The sentences that are pointed out, those of the answer without a model first, with the numbers of their passages."""
    numbers = {passage.id: number for number, passage in passages.items()}
    found = [*((c.passage, c.quote) for c in plain.citations), *((quote.passage, quote.text) for quote in quotes)]
    told = dict.fromkeys((numbers[passage.id], text) for passage, text in found if passage.id in numbers)
    return list(told)[:BEST]


def _repair(draft: Draft, listener: Listener, messages: list[tuple[str, str]], said: str, passages: Mapping[int, Passage]) -> None:
    """One further try for all the sentences that failed together; where it fails too, they stay as they are."""
    places = draft.failures()
    failed = [(draft.judged[at].said.marked(), draft.judged[at].reason) for at in places]
    try:
        told = "".join(listener.pieces(prompts.repairing(messages, said, failed)))
    except ChatError:
        return
    for number, line in reversed(_LINE.findall(told)):
        if 1 <= int(number) <= len(places) and not _DROP.match(line):
            cutter = Cutter()
            draft.mend(places[int(number) - 1], [*cutter.feed(line), *cutter.end()], passages)
