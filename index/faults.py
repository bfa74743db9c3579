"""What is said when the folder of the index fails: the disk is full, nothing may be written there, or a file is damaged."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import UserError

OWN = "own"  # the folder of the copies, beside that of the database
NEARLY_FULL = 20_000_000  # bytes: with less left, an error that names no reason is laid to the full disk
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_TOLD = ("(code: 13)", "No space left", "quota exceeded", "File too large")
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_CLOSED_TOLD = (
    "readonly database",
    "unable to open database file",
    "(code: 8)",
    "(code: 1032)",
    "(code: 14)",
    "Read-only file system",
    "Permission denied",
)
_NO_FOLDER = (errno.ENOTDIR, errno.EEXIST)
_FAILS_TOLD = ("disk I/O error", "Input/output error", "Failed to apply logs")  # the last: of Chroma, about to write what it had put off


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """UserError in place of an error of the disk or the folder; any other passes as it is."""
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        fault = fault_of(error, folder)
        if fault is None:
            raise
        raise fault from error


def is_full(error: Exception) -> bool:
    """Whether an error of Chroma or of the system says that there is no room, or that what was put off could not be written."""
    return getattr(error, "errno", None) in _FULL or _says(str(error), (*_FULL_TOLD, _FAILS_TOLD[-1]))


def fault_of(error: Exception, folder: Path) -> UserError | None:
    """What an error of Chroma, of the word index or of the system says about the disk or the folder; None where it says nothing."""
    number, text = getattr(error, "errno", None), str(error)
    if number in _FULL or _says(text, _FULL_TOLD):
        return UserError(f"The disk of {folder} is full. Free some space and do the same again: what was there before is whole.")
    if number in _CLOSED or _says(text, _CLOSED_TOLD):
        return UserError(
            f"{folder} cannot be written ({_reason(error)}). Let the user who runs this program write there, or set "
            "AGREEMENTS_HOME to another folder."
        )
    if number in _NO_FOLDER:
        return UserError(f"{folder} cannot be made: a part of that path is a file. Move the file away, or set AGREEMENTS_HOME to a folder.")
    if number == errno.EIO or _says(text, _FAILS_TOLD):
        return UserError(
            f"The disk of {folder} fails ({_reason(error)}). Check the disk and the space left on it, then do the same again, or set "
            "AGREEMENTS_HOME to a folder of another disk."
        )
    left = _left(folder)
    if left < NEARLY_FULL and type(error).__module__.startswith("chromadb"):
        return UserError(f"The disk of {folder} is nearly full ({left / 1e6:.1f} MB left). Free some space and do the same again.")
    return None


def damaged(error: Exception, folder: Path) -> UserError:
    """The database in `folder` cannot be read: how to have it made anew."""
    return UserError(f"The index in {folder} is damaged ({_reason(error)}). {anew(folder)}")


def anew(folder: Path) -> str:
    """How to have a database made anew."""
    return (
        f"Move {folder} away and start again: the index is then rebuilt from the program's own documents and from the copies of "
        f"yours, which are kept in {folder.parent / OWN}."
    )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or (str(error).splitlines() or [type(error).__name__])[0]


def _says(text: str, signs: tuple[str, ...]) -> bool:
    return any(sign in text for sign in signs)


def _left(folder: Path) -> int:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(there).free
