"""What tells that a file would be read into the same document again: its bytes, and the program that reads it."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path


def file_key(path: Path) -> str:
    """The fingerprint of a file's bytes, its ending and the program that reads it."""
    with path.open("rb") as file:
        return f"{hashlib.file_digest(file, 'sha256').hexdigest()}{path.suffix.lower()}:{readers()}"


@functools.cache
def readers() -> str:
    """Changes whenever the code or the data that reads files changes: a known file is then read again."""
    here = Path(__file__).parent
    return code_of([*sorted(here.rglob("*.py")), here / "parties.yaml"])


def code_of(files: Iterable[Path]) -> str:
    """Changes whenever one of these files does."""
    found = hashlib.sha256()
    for file in files:
        found.update(file.read_bytes() if file.is_file() else b"")
    return found.hexdigest()[:12]
