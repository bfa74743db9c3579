"""Ask questions about agreements; every sentence of an answer stands on an exact quote.

>>> from assistant import ask, retrieve
>>> print(ask("How much did Luxembourg give in 2024?"))
"""

from __future__ import annotations

import functools
import importlib
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation
    from assistant.assistant import Assistant
    from assistant.building import build_assistant
    from assistant.settings import Settings
    from index.passage import Hit

__all__ = ["Answer", "Assistant", "Citation", "Settings", "ask", "build_assistant", "retrieve"]

_HOMES = {
    "Answer": "assistant.answer",
    "Citation": "assistant.answer",
    "Assistant": "assistant.assistant",
    "Settings": "assistant.settings",
    "build_assistant": "assistant.building",
}
_building = threading.Lock()


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")


@functools.cache
def _built() -> Assistant:
    from assistant.building import build_assistant

    return build_assistant()


def _default() -> Assistant:
    with _building:
        return _built()


def ask(question: str, history: Any = ()) -> Answer:
    """The answer of the default assistant, which is built on first use."""
    return _default().ask(question, history)


def retrieve(question: str, limit: int = 8, **filters: Any) -> list[Hit]:
    """The passages of the default assistant that answer best; filters as in `Assistant.retrieve`."""
    return _default().retrieve(question, limit, **filters)
