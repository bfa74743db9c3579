"""A folder for one program at a time: the first that is free."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import UserError

PROGRAMS = 64  # that may share one home, each with a word index of its own


class InUseError(UserError):
    """Another program has the folder open."""

    def __init__(self, folder: Path, waited_s: float) -> None:
        super().__init__(
            f"The index in {folder} is in use by another program (waited {waited_s:g} s). Close that one, wait longer "
            "(AGREEMENTS_LOCK_WAIT_S), or set AGREEMENTS_HOME to another folder."
        )
        self.folder = folder


def claimed(folder: Path, wait_s: float, alone: bool) -> tuple[Path, FileLock]:
    """The folder and its lock, which is held. `alone`: this very folder, waited for; else it or one numbered after it."""
    if alone:
        return folder, _lock(folder, wait_s)
    for number in range(PROGRAMS):
        one = folder.with_name(f"{folder.name}-{number + 1}") if number else folder
        try:
            return one, _lock(one, 0)
        except InUseError:
            continue
    raise UserError(f"{PROGRAMS} programs use {folder} already. Set AGREEMENTS_HOME to another folder.")


def _lock(folder: Path, wait_s: float) -> FileLock:
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "lock", timeout=wait_s, thread_local=False)  # a page closes it from another thread
    try:
        lock.acquire()
    except Timeout as error:
        raise InUseError(folder, wait_s) from error
    return lock
