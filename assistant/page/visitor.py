"""Who asks: a name, a role, and how often they may. The gate puts it into each request; without it nothing can be changed."""

from __future__ import annotations

import math
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.page.limits import Requests
from assistant.page.wording import language_of, say

KEY = "agreements.visitor"


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in person, or an address where there is no sign-in. `role` is guest or editor."""

    name: str
    role: str
    requests: Requests


def visitor_of(request: Any) -> Visitor | None:
    """The visitor of a Gradio or Starlette request; None where no gate let them in."""
    found = _scope(request).get(KEY)
    return found if isinstance(found, Visitor) else None


def may_change(request: Any) -> bool:
    """Whether this visitor may add, correct, delete and repair."""
    found = visitor_of(request)
    return found is not None and found.role == "editor"


def editors_only(request: Any) -> None:
    """An error that the page shows, where this visitor may not change the library."""
    if not may_change(request):
        raise gr.Error(say("no_editor", language_of(request)), print_exception=False)


def spend(request: Any, cost: int = 1) -> None:
    """Count one question of this visitor, or what is as much work as several; an error that the page shows, where there were too many."""
    found = visitor_of(request)
    if found and (told := too_often(found, cost, language_of(request))):
        raise gr.Error(told, print_exception=False)


def too_often(visitor: Visitor, cost: int = 1, language: str = "en") -> str:
    """Count requests of a visitor; what to say where they were too many, else nothing."""
    wait = visitor.requests.take(visitor.name, cost)
    return say("too_fast", language, number=visitor.requests.per_minute, seconds=math.ceil(wait)) if wait else ""


def path_of(request: Any) -> str:
    """The path that was asked for."""
    return str(_scope(request).get("path", ""))


def _scope(request: Any) -> MutableMapping[str, Any]:
    inner = getattr(request, "request", None) or request  # Gradio's request holds Starlette's
    scope: MutableMapping[str, Any] = getattr(inner, "scope", {})
    return scope
