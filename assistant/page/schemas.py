"""The schemas of what a page's parts hold: Gradio asks for one at each change of a part, and pydantic works it out anew each time (10 ms)."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import gradio as gr


def remember_schemas(blocks: gr.Blocks) -> None:
    """Work out the schema of each kind of part once, for all pages of this process."""
    models: set[Any] = {getattr(part, "data_model", None) for part in blocks.blocks.values()} - {None}
    for model in models:
        if not isinstance(vars(model).get("model_json_schema"), staticmethod):
            model.model_json_schema = staticmethod(_remembered(model.model_json_schema))


def _remembered(made: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The same, made once; whoever gets it may change it."""
    known = made()

    def schema(*given: Any, **more: Any) -> dict[str, Any]:
        return made(*given, **more) if given or more else copy.deepcopy(known)

    return schema
