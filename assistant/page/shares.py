"""What one visitor may take of the server, so that others have theirs: own conversations, calls that wait, requests that are open."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence

from starlette.responses import JSONResponse, Response

from assistant.page.fair_queue import FairQueue
from assistant.page.owners import Owners
from assistant.page.sent import named_in
from assistant.page.visitor import Visitor, too_often

MOST_WAITING = 40  # calls of one visitor that wait for their turn
MOST_OPEN = 100  # requests of one visitor that are under way; a tab that is looked at keeps one or two open
LARGE = 100_000  # bytes of a call that count as one request more
NOT_YOURS = "This conversation is somebody else's. Open the page anew."


class Shares:
    """What every visitor of one page has taken."""

    def __init__(self) -> None:
        self._owners, self._open = Owners(), Counter[str]()

    @contextlib.contextmanager
    def taken(self, visitor: Visitor | None) -> Iterator[Response | None]:
        """Counts a request while it is under way; the refusal of one too many, or None."""
        name = visitor.name if visitor and visitor.requests.per_minute else ""
        if name and self._open[name] >= MOST_OPEN:
            yield refused(429, f"{MOST_OPEN} of your requests are open already. Close some of the pages.", {"Retry-After": "5"})
            return
        self._open[name] += 1
        try:
            yield None
        finally:
            self._open[name] -= 1
            if not self._open[name]:
                del self._open[name]

    def reading(self, visitor: Visitor, conversations: Sequence[str]) -> Response | None:
        """The refusal of a request that reads these conversations, or None."""
        if not all(self._owners.allows(conversation, visitor.name) for conversation in conversations):
            return refused(403, NOT_YOURS)
        return None

    def calling(self, visitor: Visitor, body: bytes, queue: FairQueue) -> Response | None:
        """The refusal of a call - of another's conversation or event, or one too many -, or None. A new conversation counts as a request."""
        conversation, event = named_in(body, "session_hash"), named_in(body, "event_id")
        new = bool(conversation) and not self._owners.knows(conversation)
        if conversation and not self._owners.allows(conversation, visitor.name):
            return refused(403, NOT_YOURS)
        if event and queue.owner_of(event) not in (None, visitor.name):
            return refused(403, NOT_YOURS)
        if queue.waiting_of(visitor.name) >= MOST_WAITING:
            told = f"{MOST_WAITING} of your requests wait for their turn already. Let some of them end first."
            return refused(429, told, {"Retry-After": "5"})
        cost = new + len(body) // LARGE
        told = too_often(visitor, cost) if cost else ""
        return refused(429, told, {"Retry-After": "5"}) if told else None


def refused(status: int, told: str, headers: dict[str, str] | None = None) -> Response:
    """An answer that says why there is no other."""
    return JSONResponse({"error": told, "detail": told}, status, headers)
