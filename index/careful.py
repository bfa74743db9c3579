"""A collection in a folder, called with care: a fault is told to the person, and Chroma is opened anew after a change that failed."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import faults

if TYPE_CHECKING:
    from index.chroma import InFolder

_CHANGES = ("upsert", "update", "delete", "modify")


class Careful:
    """The same calls. After one that failed for want of space Chroma keeps its database locked, and the next change would wait for ever."""

    def __init__(self, collection: Any, place: InFolder, folder: Path) -> None:
        self._collection, self._place, self._folder = collection, place, folder
        self._client = place.client

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._collection, name)
        return functools.partial(self._call, name) if callable(found) else found

    def _call(self, name: str, /, *given: Any, **named: Any) -> Any:
        from chromadb.errors import ChromaError, InternalError

        try:
            return self._bound(name)(*given, **named)
        except ChromaError as error:
            if name not in _CHANGES and faults.is_full(error):
                self._place.reopen()
                with self._place.with_room() as room, contextlib.suppress(ChromaError):
                    if room:
                        return self._bound(name)(*given, **named)
            fault = faults.fault_of(error, self._folder)
            if fault or name in _CHANGES:  # a read too may have to write first
                self._place.reopen()
            if fault is None and isinstance(error, InternalError) and "(code: 11)" not in str(error):
                raise  # a read that met a removal, or vectors that are lost: the caller knows
            raise fault or faults.damaged(error, self._folder) from error
        except AttributeError:  # opened anew by another thread while this one read
            if self._client is self._place.client:
                raise
            return self._bound(name)(*given, **named)

    def _bound(self, name: str) -> Callable[..., Any]:
        """The call, of the collection as it is open now."""
        client = self._place.client
        if client is not self._client:
            self._collection = client.get_collection(self._collection.name, embedding_function=None)
            self._client = client
        found: Callable[..., Any] = getattr(self._collection, name)
        return found
