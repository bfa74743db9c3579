"""The program that reads files, in a process of its own: requests come in on standard input, plain data goes out on standard output.

Both are frames: the number of bytes in ten digits, then JSON. A request is {"path", "source", "overrides", "finds"}; the answer
{"document", "spans"}, {"error"} or {"limit"}, with {"last"} where the program ends after it. {"alive"} comes before it when the program
has begun, and for each page that is recognised from its picture. Behind a document comes {"found"}: what the functions named in "finds"
leave on its shelf.
"""

from __future__ import annotations

import contextlib
import faulthandler
import functools
import importlib
import os
import queue
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from corpus.document import Document
from corpus.errors import UserError, visible
from corpus.reading import read
from corpus.remembered import put_on
from index.budget import Budget
from index.plain import as_plain, parsed, written
from index.splitting import spans_of

DIGITS = 10
_SMALL = 1_000_000  # characters: a text of that length harms nobody, however small its file is
_NICE = 10  # answers go before readings
_MOST_KEPT = 0.2  # of the budget of memory, still held after a file: the program begins anew then
_GRACE_S = 10.0  # after which the program ends by itself where nobody is left to end it
_PROGRAM = Path(__file__).parents[1]


def send(stream: IO[bytes], data: Any) -> None:
    """Write one frame."""
    frame = written(data)
    stream.write(b"%0*d" % (DIGITS, len(frame)) + frame)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next frame; None where the other side ended."""
    head = stream.read(DIGITS)
    frame = stream.read(int(head)) if len(head) == DIGITS else b""
    return parsed(frame) if frame and len(frame) == int(head) else None


def main(settings: str) -> None:
    """Answers requests until there are none; `settings` is the budget as JSON."""
    budget = Budget(**parsed(settings.encode()))
    answers, requests = os.fdopen(os.dup(1), "wb"), os.fdopen(os.dup(0), "rb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)  # what a library prints is no answer
    if hasattr(os, "nice"):
        os.nice(_NICE)
    waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    begun = _held()
    _limit_memory(begun + budget.memory_mb * 1024**2)
    send(answers, {"alive": True})
    while True:
        request = waiting.get()
        _end_in_time(budget)
        answer = _answer(request, budget, functools.partial(_recognised, answers, budget))
        if document := answer.get("document"):
            send(answers, answer | {"document": as_plain(document)})
            _end_in_time(budget)
            answer = {"found": _found(document, request["finds"])}
        faulthandler.cancel_dump_traceback_later()
        last = "limit" in answer or _held() - begun > _MOST_KEPT * budget.memory_mb * 1024**2
        send(answers, answer | {"last": last})


def _listen(requests: IO[bytes], waiting: queue.SimpleQueue[dict[str, Any]]) -> None:
    """Takes requests; ends the program, whatever it is at, when nobody is left to ask."""
    while (request := receive(requests)) is not None:
        waiting.put(request)
    os._exit(0)


def _answer(request: dict[str, Any], budget: Budget, told: Callable[[int], None]) -> dict[str, Any]:
    """The document of a file and where its passages lie, or why there is none."""
    path = Path(request["path"])
    try:
        document = read(path, request["source"], told, **request["overrides"])
        most = max(_SMALL, budget.characters_per_byte * path.stat().st_size)
        if len(document.text) > most:
            raise budget.too_much(visible(path.name), len(document.text))
        return {"document": document, "spans": spans_of(document)}
    except UserError as error:
        return {"error": str(error)}
    except OSError as error:
        return {"error": f"{visible(path.name)} cannot be opened ({error.strerror or error}): check that it is there and may be read"}
    except MemoryError:
        return {"limit": "memory"}
    except Exception as error:
        fault = _fault(path, error)
        told_of = f"{visible(path.name)} cannot be read. This is a fault of the program ({fault}); please report this line, and save the file in another format"
        return {"error": told_of, "fault": fault}


class _Gathered:
    """The shelf of one document (`corpus.remembered.Shelf`), as names and texts."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}

    def get(self, thing: Any, name: str) -> str | None:
        return self.told.get(name)

    def put(self, thing: Any, name: str, told: str) -> None:
        self.told[name] = told


def _found(document: Document, finds: Sequence[str]) -> dict[str, str]:
    """What functions, "module:name", leave on the shelf of a document; what one fails over is found when it is asked for."""
    shelf = _Gathered()
    put_on(document, shelf)
    for module, _, name in (find.partition(":") for find in finds):
        with contextlib.suppress(Exception):
            getattr(importlib.import_module(module), name)(document)
    return shelf.told


def _fault(path: Path, error: Exception) -> str:
    """What a reader failed over: the file's kind and the place in the program, nothing of its content."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(_PROGRAM / "corpus")] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}"
    return f"{type(error).__name__} at {place}, {path.suffix.lower() or 'no ending'}, {path.stat().st_size:,} bytes"


def _recognised(answers: IO[bytes], budget: Budget, page: int) -> None:
    """Says that a page was recognised: the time begins anew."""
    send(answers, {"alive": page})
    _end_in_time(budget)


def _end_in_time(budget: Budget) -> None:
    """Ends this program, even inside a library, some time after it should have been ended from outside."""
    faulthandler.dump_traceback_later(budget.seconds + _GRACE_S, exit=True, file=open(os.devnull, "w"))  # noqa: PTH123, SIM115


def _held() -> int:
    """Bytes of memory that this program holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _limit_memory(most: int) -> None:
    """Has the system refuse memory past so many bytes, where it can."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
