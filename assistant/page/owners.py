"""Whose each conversation is: who used it first. Nobody else may write into it, or read from it."""

from __future__ import annotations

import threading
from collections import OrderedDict

MOST = 20_000  # conversations that are remembered; the one longest unused goes first


class Owners:
    """The owners of conversations, by the hash that the page gives each."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._names: OrderedDict[str, str] = OrderedDict()

    def allows(self, conversation: str, name: str) -> bool:
        """Whether a conversation is this person's; one that nobody had is from now on."""
        with self._lock:
            owner = self._names.pop(conversation, name)
            self._names[conversation] = owner
            if len(self._names) > MOST:
                self._names.popitem(last=False)
        return owner == name

    def knows(self, conversation: str) -> bool:
        """Whether a conversation is somebody's."""
        with self._lock:
            return conversation in self._names
