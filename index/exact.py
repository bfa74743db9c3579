"""The vectors of a small index in memory, searched one by one: nothing that is there is missed, not even what was added just now."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from index.scope import Scope, day_number

MOST = 20_000  # passages up to which every one is compared; more are searched by Chroma's graph


class ExactVectors:
    """Unit vectors by passage id, each with what a scope asks of its passage (the row that Chroma keeps)."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[np.ndarray, Mapping[str, Any]]] = {}
        self._laid: _Laid | None = None  # made at a search, gone with the next change
        self._one_at_a_time = threading.Lock()

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, ids: Sequence[str], vectors: Sequence[Sequence[float]], rows: Sequence[Mapping[str, Any]]) -> None:
        """Hold these passages, in the place of those of the same id."""
        with self._one_at_a_time:
            for id, vector, row in zip(ids, vectors, rows, strict=True):
                held = np.asarray(vector, dtype=np.float32)
                self._rows[id] = held / max(float(np.linalg.norm(held)), 1e-9), row
            self._laid = None

    def remove(self, document_id: str) -> None:
        """Forget the passages of a document."""
        with self._one_at_a_time:
            self._rows = {id: held for id, held in self._rows.items() if held[1]["document_id"] != document_id}
            self._laid = None

    def search(
        self, vectors: Sequence[Sequence[float]], limit: int, scope: Scope, without: Iterable[str] = ()
    ) -> list[list[tuple[str, float]]]:
        """For each vector the ids of the nearest passages in scope and their cosine similarity, best first."""
        with self._one_at_a_time:
            laid = self._laid = self._laid or _Laid(self._rows)
        allowed = laid.allowed(scope, {*scope.without, *without})
        if not len(allowed):
            return [[] for _ in vectors]
        asked = np.asarray(vectors, dtype=np.float32)
        asked = asked / np.maximum(np.linalg.norm(asked, axis=1, keepdims=True), 1e-9)
        found = []
        for likeness in asked @ laid.matrix[allowed].T:
            near = np.argsort(-likeness, kind="stable")[:limit]
            found.append([(laid.ids[allowed[at]], float(likeness[at])) for at in near])
        return found


class _Laid:
    """The rows as columns, in one order."""

    def __init__(self, rows: Mapping[str, tuple[np.ndarray, Mapping[str, Any]]]) -> None:
        self.ids = list(rows)
        self.matrix = np.stack([vector for vector, _ in rows.values()]) if rows else np.zeros((0, 1), np.float32)
        kept = [row for _, row in rows.values()]
        self._documents = np.array([row["document_id"] for row in kept], dtype=object)
        self._kinds = np.array([row["kind"] for row in kept], dtype=object)
        self._signed = np.array([row["signed"] for row in kept], dtype=np.int64)
        self._partners: dict[str, list[int]] = {}
        for at, row in enumerate(kept):
            for slug in row.get("partners") or ():
                self._partners.setdefault(slug, []).append(at)

    def allowed(self, scope: Scope, without: set[str]) -> np.ndarray:
        """The places of the passages that a scope allows, in order."""
        kept = np.ones(len(self.ids), dtype=bool)
        if scope.documents:
            kept &= np.isin(self._documents, list(scope.documents))
        if without:
            kept &= ~np.isin(self._documents, list(without))
        if scope.kinds:
            kept &= np.isin(self._kinds, list(scope.kinds))
        if scope.partners:
            about = np.zeros(len(self.ids), dtype=bool)
            about[[at for slug in scope.partners for at in self._partners.get(slug, ())]] = True
            kept &= about
        if scope.signed_after:
            kept &= self._signed >= day_number(scope.signed_after)
        if scope.signed_before:
            kept &= (self._signed <= day_number(scope.signed_before)) & (self._signed > 0)
        return np.flatnonzero(kept)
