"""Room that is kept back on the disk, so that what is on a full one can still be asked: Chroma writes when it opens, and before it reads."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

SIZE = 4_000_000  # bytes: opening takes some 200,000, writing what was put off up to a few million


class Reserve:
    """A file of nothing beside the database."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "reserve"

    def hold(self) -> None:
        """Keep the room back, or as much of it as there is."""
        with contextlib.suppress(OSError):
            held = self._file.stat().st_size if self._file.exists() else 0
            more = min(SIZE - held, shutil.disk_usage(self._file.parent).free)
            if more > 0:
                with self._file.open("ab") as file:
                    file.write(bytes(more))

    def release(self) -> bool:
        """Give the room away; False where none was kept."""
        try:
            self._file.unlink()
        except OSError:
            return False
        return True
