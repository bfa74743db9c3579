"""What a chat model says, piece by piece: never beyond the deadline, never beyond a length, and stopped when nobody listens."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from assistant.chat.failures import PASSING, ChatError, failure_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LONGEST = 12_000  # characters of an answer
PAUSE_S = 1.0  # before the one further try


@dataclass(slots=True)
class Count:
    """The tokens that a model's answers have used so far; None where it does not say."""

    input: int | None = None
    output: int | None = None

    def add(self, metadata: object) -> None:
        """Add the `usage_metadata` of a message."""
        if isinstance(metadata, dict):
            self.input = (self.input or 0) + int(metadata.get("input_tokens") or 0)
            self.output = (self.output or 0) + int(metadata.get("output_tokens") or 0)


@dataclass(frozen=True, slots=True)
class Listener:
    """Asks one model. `until` is the moment (time.monotonic) after which nothing is waited for."""

    model: BaseChatModel
    name: str
    until: float
    seconds: float
    count: Count

    def pieces(self, messages: Sequence[tuple[str, str]]) -> Iterator[str]:
        """The words of an answer as they come; ChatError where it fails. One passing fault at the start is forgiven."""
        for further in (True, False):
            begun = False
            try:
                for piece in self._once(messages):
                    begun = True
                    yield piece
                if not begun:
                    raise ChatError("empty", name=self.name)
                return
            except ChatError as failure:
                if not further or begun or failure.code not in PASSING or self.until - time.monotonic() < 3 * PAUSE_S:
                    raise
            time.sleep(PAUSE_S)

    def _once(self, messages: Sequence[tuple[str, str]]) -> Iterator[str]:
        queue: SimpleQueue[str | Exception | None] = SimpleQueue()
        stop = threading.Event()
        threading.Thread(target=self._speak, args=(messages, queue, stop), name="chat model", daemon=True).start()
        length = 0
        try:
            while True:
                try:
                    item = queue.get(timeout=max(0.0, self.until - time.monotonic()))
                except Empty:
                    raise ChatError("slow", name=self.name, seconds=self.seconds) from None
                if item is None:
                    return
                if isinstance(item, Exception):
                    raise self._failure(item, length > 0) from item
                length += len(item)
                if length > LONGEST:
                    raise ChatError("long", name=self.name, characters=LONGEST)
                yield item
        finally:
            stop.set()

    def _speak(self, messages: Sequence[tuple[str, str]], queue: SimpleQueue[str | Exception | None], stop: threading.Event) -> None:
        """Runs beside: a read that blocks must not hold the person up."""
        try:
            for chunk in self.model.stream(list(messages)):
                self.count.add(getattr(chunk, "usage_metadata", None))
                if stop.is_set():
                    return
                if text := str(chunk.text):
                    queue.put(text)
        except Exception as error:  # told to the person by the reader of the queue, whatever package it comes from
            queue.put(error)
        else:
            queue.put(None)

    def _failure(self, error: Exception, begun: bool) -> ChatError:
        failure = failure_of(error, self.name, begun, self.seconds)
        if failure.code == "other":
            logging.getLogger(__name__).error("chat model %s", self.name, exc_info=error)
        return failure
