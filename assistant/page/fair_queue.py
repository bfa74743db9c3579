"""Gradio's queue with fair turns: who has least under way comes next, and nobody takes every place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gradio.queueing import Event, EventQueue, Queue

from assistant.page.visitor import visitor_of

AT_ONCE = 3  # events of one kind that are worked on at the same time, where the event does not say otherwise
MOST_OF_ONE = 4  # events of one limited visitor that are worked on at the same time


class FairQueue(Queue):
    """Of the events that may begin, the one whose visitor has fewest under way; among equals, the one that waits longest."""

    def get_events(self) -> tuple[list[Event], bool, str] | None:
        """The next event, as a list of one, and the kind that it is counted with; None where none may begin now."""
        working = [event for job in self.active_jobs for event in job or ()]
        of_all = Counter(_name(event) for event in working)
        of_kind = Counter((_name(event), event.concurrency_id) for event in working)
        waiting = [event for held in self.event_queue_per_concurrency_id.values() for event in _first(held, of_all, of_kind)]
        if not waiting:
            return None
        chosen = min(waiting, key=lambda event: (of_all[_name(event)], event.enqueue_time))
        self.event_queue_per_concurrency_id[chosen.concurrency_id].queue.remove(chosen)
        return [chosen], False, chosen.concurrency_id

    def owner_of(self, event_id: str) -> str | None:
        """Whose event that is; None for one that neither waits nor is worked on."""
        event = self.event_ids_to_events.get(event_id)
        return _name(event) if event else None

    def waiting_of(self, name: str) -> int:
        """How many events of a visitor wait for their turn."""
        return sum(_name(event) == name for held in list(self.event_queue_per_concurrency_id.values()) for event in list(held.queue))


def _first(held: EventQueue, of_all: Counter[str], of_kind: Counter[tuple[str, str]]) -> Iterator[Event]:
    """The first event of each visitor that may begin, of one kind."""
    most = held.concurrency_limit
    if most is not None and held.current_concurrency >= most:
        return
    seen: set[str] = set()
    for event in held.queue:
        name = _name(event)
        if name not in seen:
            seen.add(name)
            share = max(1, most // 2) if most else MOST_OF_ONE
            if not _limited(event) or (of_all[name] < MOST_OF_ONE and of_kind[name, held.concurrency_id] < share):
                yield event


def _name(event: Event) -> str:
    visitor = visitor_of(event.request)
    return visitor.name if visitor else ""


def _limited(event: Event) -> bool:
    """Whether others may be there whom this visitor could hold up."""
    visitor = visitor_of(event.request)
    return visitor is not None and bool(visitor.requests.per_minute)
