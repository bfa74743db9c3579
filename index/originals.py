"""The PDF files that documents were read from, for looking at their pages: a file a fingerprint, gone with the last document of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

ENDING = ".pdf"


class Originals:
    """One folder of files, known by the fingerprints (`entry.file_key`) of their documents."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, key: str, file: Path) -> None:
        """Copy a file whose pages can be looked at, all or nothing."""
        kept = self._file(key)
        if kept.suffix != ENDING or kept.exists():
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part")
        shutil.copyfile(file, part)
        part.replace(kept)

    def find(self, keys: Iterable[str]) -> Path | None:
        """The last file of these fingerprints that is kept."""
        return next((file for key in reversed(list(keys)) if (file := self._file(key)).suffix == ENDING and file.is_file()), None)

    def forget(self, keys: Iterable[str]) -> None:
        """Delete the files of these fingerprints."""
        for key in keys:
            self._file(key).unlink(missing_ok=True)

    def sweep(self, keys: Iterable[str]) -> None:
        """Delete every file that is of none of these fingerprints."""
        known = {self._file(key).name for key in keys}
        for file in self._folder.glob("*"):
            if file.name not in known:
                file.unlink()

    def _file(self, key: str) -> Path:
        return self._folder / key.partition(":")[0]
