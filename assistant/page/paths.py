"""The paths that the page is served under: those that it uses, what they carry, and no other of the many that Gradio has."""

from __future__ import annotations

import re
from collections.abc import Mapping

MCP = "/gradio_api/mcp"
UPLOAD = "/gradio_api/upload"
DRAWN = ("/", "/config", "/gradio_api/info", "/gradio_api/openapi.json")  # made anew for each request: a tenth of a second
STARTED = "/gradio_api/startup-events"  # the server asks itself this when it starts; it says nothing
CALLED = re.compile(r"/gradio_api/(?:run|api|call/v2|call)/(?!v2/)([^/]+)")
_OF_A_CONVERSATION = re.compile(r"/gradio_api/(?:heartbeat|call(?:/v2)?/[^/]+)/([^/]+)")
_FILE_ELSEWHERE = re.compile(r"/gradio_api/file=(?:https?:|//)", re.I)
_USED = re.compile(
    r"/(?:|login|config|theme\.css|favicon\.ico|manifest\.json|robots\.txt|pwa_icon(?:/.+)?|(?:assets|static|svelte)/.+|gradio_api/(?:"
    r"info|openapi\.json|app_id|user|login_check|theme\.css|startup-events|upload|upload_progress|queue/(?:join|data|status)|cancel|reset|"
    r"heartbeat/[^/]+|file=.+|(?:run|api)/[^/]+|call/.+|mcp(?:/.*)?))"
)


def is_used(path: str) -> bool:
    """Whether the page, its endpoints or its MCP tools use this path."""
    return bool(_USED.fullmatch(path)) and not _FILE_ELSEWHERE.match(path)


def is_call(path: str, method: str) -> bool:
    """Whether a request calls an event of the page or an endpoint, with JSON."""
    return method == "POST" and path.startswith("/gradio_api/") and not path.startswith((UPLOAD, MCP))


def conversations_in(path: str, query: Mapping[str, str]) -> list[str]:
    """The conversations that a request for this path reads; an event's id will do where Gradio is given no other."""
    return [found for found in (query.get("session_hash"), *_OF_A_CONVERSATION.findall(path)) if found]
