"""How an endpoint's piece of work is done: in turn, in a thread, as often as a visitor may ask, and how what comes of it is told."""

from __future__ import annotations

import contextlib
import time
import weakref
from collections.abc import Callable, Iterator
from typing import TypeVar

import anyio
import anyio.to_thread
import gradio as gr

from assistant.assistant import Assistant
from assistant.page.loading import Loading
from assistant.page.visitor import spend, visitor_of
from corpus.errors import UserError

AT_ONCE = 4  # calls that are worked on at the same time; the others wait in order
OF_ONE = 2  # of them, calls of one visitor where there is a limit
WAIT_S = 300.0  # for the models to be loaded

Result = TypeVar("Result")


class Work:
    """Does a piece of work with the assistant, in a thread and in turn, as often as the visitor may ask."""

    def __init__(self, loading: Loading) -> None:
        self._loading = loading
        self._turns: anyio.CapacityLimiter | None = None  # belongs to the running loop: it cannot be made before
        self._own: weakref.WeakValueDictionary[str, anyio.CapacityLimiter] = weakref.WeakValueDictionary()  # visitor -> theirs

    async def __call__(self, request: gr.Request, piece: Callable[[Assistant], Result]) -> Result:
        spend(request)
        assistant = await self._loaded()
        self._turns = self._turns or anyio.CapacityLimiter(AT_ONCE)
        async with self._turns_of(request):
            return await anyio.to_thread.run_sync(piece, assistant, limiter=self._turns)

    def _turns_of(self, request: gr.Request) -> anyio.CapacityLimiter:
        """What keeps one visitor from taking every turn."""
        visitor = visitor_of(request)
        free = visitor is None or not visitor.requests.per_minute
        name = "" if free or visitor is None else visitor.name
        own = self._own.get(name) or anyio.CapacityLimiter(AT_ONCE if free else OF_ONE)
        self._own[name] = own
        return own

    async def _loaded(self) -> Assistant:
        deadline = time.monotonic() + WAIT_S
        while (assistant := self._loading.wait(0)) is None:
            if time.monotonic() > deadline:
                raise UserError("The index is still being made. Try again in a few minutes.")
            await anyio.sleep(0.2)
        return assistant


@contextlib.contextmanager
def told() -> Iterator[None]:
    """What is for the person becomes an error that the endpoints show, without a trace in the log."""
    try:
        yield
    except UserError as error:
        raise gr.Error(str(error), print_exception=False) from error
