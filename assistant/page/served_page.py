"""The page as it is served: what is sent to its events and endpoints is looked at before anything is done with it, or waits its turn."""

from __future__ import annotations

import inspect
from typing import Any

import gradio as gr
from gradio.block_function import BlockFunction

from assistant.page.api import ENDPOINTS
from assistant.page.fair_queue import AT_ONCE, FairQueue
from assistant.page.paths import CALLED
from assistant.page.sent import NO_ADDRESS, names_a_file, names_an_address
from assistant.page.uploads import Uploads
from assistant.page.visitor import editors_only, path_of, visitor_of
from index.turns import asker


class Page(gr.Blocks):
    """A page whose endpoints may be called with fewer values than they have: what is left out at the end is as they say by default."""

    def __init__(self, **look: Any) -> None:
        super().__init__(**look)
        self.upload_file_set: Uploads = Uploads()
        self.temp_file_sets = [self.upload_file_set]

    def queue(self, *how: Any, **more: Any) -> gr.Blocks:
        """Events wait in a queue with fair turns."""
        super().queue(*how, **more)
        self._queue = FairQueue(
            live_updates=True,
            concurrency_count=self.max_threads,
            update_intervals=1,
            max_size=None,
            blocks=self,
            default_concurrency_limit=AT_ONCE,
        )
        return self

    def validate_inputs(self, block_fn: BlockFunction, inputs: list[Any]) -> None:
        """Put the defaults behind the values that came; an error where one without is missing."""
        if block_fn.api_name in ENDPOINTS and block_fn.fn:
            taken = [p for p in inspect.signature(block_fn.fn).parameters.values() if p.name != "request"]
            defaults = [p.default for p in taken[len(inputs) :]]
            inputs += defaults if inspect.Parameter.empty not in defaults else []
        super().validate_inputs(block_fn, inputs)

    async def process_api(self, block_fn: BlockFunction | int, inputs: list[Any], *rest: Any, **more: Any) -> dict[str, Any]:
        """Do what the path that was asked for names, and nothing else that the body may name; files are for who may change the library."""
        request = more.get("request")
        named, function = CALLED.match(path_of(request)), self.fns[block_fn] if isinstance(block_fn, int) else block_fn
        if named and function.api_name != named[1]:
            raise gr.Error(f"This is not the endpoint {named[1]}: leave out fn_index.", print_exception=False)
        if names_an_address(inputs):
            raise gr.Error(NO_ADDRESS, print_exception=False)
        if names_a_file(inputs):
            editors_only(request)
        visitor = visitor_of(request)
        asker.set(visitor.name if visitor else "")
        return await super().process_api(block_fn, inputs, *rest, **more)
