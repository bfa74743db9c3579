"""Uploaded files that wait to be added: Gradio keeps one copy for all who uploaded the same, which goes with the last of them."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from pathlib import Path


class Uploads(set[str]):
    """The paths that were uploaded, as Gradio notes them, and for how many people each is still there."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._wanted: Counter[str] = Counter()

    def update(self, *uploaded: Iterable[str]) -> None:
        """Note what one person uploaded."""
        for paths in map(list, uploaded):
            super().update(paths)
            with self._lock:
                self._wanted.update(str(Path(path).resolve()) for path in paths)

    def release(self, path: Path) -> None:
        """One person needs this file no longer; with the last of them it is deleted."""
        name = str(path.resolve())
        with self._lock:
            self._wanted[name] -= 1
            if self._wanted[name] > 0:
                return
            del self._wanted[name]
            path.unlink(missing_ok=True)
