"""Files read in a process of its own: one that hangs, swells or crashes is ended, and harms nothing else."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.errors import UserError, visible
from index.budget import Budget
from index.plain import document_of
from index.reading_program import receive, send
from index.splitting import Span

AT_ONCE = 3  # files that are read at the same time; one process is kept for the next file
_RUN = "import sys; sys.path[:] = sys.argv[1:-1]; from index.reading_program import main; main(sys.argv[-1])"
_ROOT = str(Path(__file__).parents[1])


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, where its passages lie, and what was found in it, by the names under which it lies on a shelf."""

    document: Document
    spans: tuple[Span, ...]
    found: Mapping[str, str] = field(default_factory=dict)


@functools.cache
def reading_process(budget: Budget) -> ReadingProcess:
    """What reads files within a budget, one for the whole program; it begins with the first file and ends with the program."""
    return ReadingProcess(budget)


class ReadingProcess:
    """Hands files to a process that reads them, and ends it where one costs more than the budget."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._lock = threading.Lock()
        self._kept: _Worker | None = None

    def read(self, path: Path, source: str, overrides: Mapping[str, Any], finds: Sequence[Callable[[Document], Any]] = ()) -> Read:
        """The document of a file, as `corpus.reading.read` makes it, and what some functions leave on its shelf.

        UserError names the file, and the limit that it went past; what takes too long to find is left to be found when it is asked for.
        """
        request = {"path": str(path.absolute()), "source": source, "overrides": dict(overrides)}
        request["finds"] = [f"{find.__module__}:{find.__qualname__}" for find in finds]
        with self._turns, self._worker() as worker:
            answer = worker.ask(request, self._budget.seconds)
            found = worker.further(self._budget.seconds) if answer and "document" in answer else None
        name = visible(path.name)
        if answer is None:
            raise self._budget.too_long(name) if worker.late else self._budget.gave_up(name)
        if "limit" in answer:
            raise self._budget.too_large(name)
        if "fault" in answer:
            logging.getLogger(__name__).error("reading a file: %s", answer["fault"])
        if "error" in answer:
            raise UserError(answer["error"])
        spans = tuple((number, start, end) for number, start, end in answer["spans"])
        return Read(document_of(answer["document"]), spans, found["found"] if found else {})

    def begin(self) -> None:
        """Start the process before the first file is there, so that nobody waits for it."""
        with self._lock:
            self._kept = self._kept or _Worker(self._budget)

    @contextlib.contextmanager
    def _worker(self) -> Iterator[_Worker]:
        """A process that reads nothing else meanwhile."""
        with self._lock:
            worker, self._kept = self._kept, None
        if worker is None or not worker.alive:
            worker = _Worker(self._budget)
        try:
            yield worker
        except BaseException:
            worker.end()
            raise
        with self._lock:
            if worker.fresh and self._kept is None:
                self._kept = worker
                return
        worker.end()


class _Worker:
    """One process: it answers one request after another. `late`: it was ended because it took too long."""

    def __init__(self, budget: Budget) -> None:
        settings = json.dumps(dataclasses.asdict(budget))
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-c", _RUN, _ROOT, *sys.path, settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            start_new_session=True,  # what it starts ends with it, and Ctrl+C is not for it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._lock, self._waiting = threading.Lock(), False
        self.late = False
        self.fresh = True  # nothing went wrong in it, and it holds little

    @property
    def alive(self) -> bool:
        """Whether it can take a request."""
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], seconds: float) -> Any:
        """Its answer; None where it ended without one. Each sign that it is alive gives it the time anew."""
        assert self._process.stdin
        with contextlib.suppress(OSError):  # it may have ended already: then there is no answer
            send(self._process.stdin, request)
        return self.further(seconds)

    def further(self, seconds: float) -> Any:
        """What it says next to the same request; None where it ended without."""
        answer = self._next(seconds)
        while answer is not None and "alive" in answer:
            answer = self._next(seconds)
        self.fresh = answer is not None and not answer.get("last", True)
        return answer

    def _next(self, seconds: float) -> Any:
        """The next frame; None where there is none in time."""
        assert self._process.stdout
        timer = threading.Timer(seconds, self._stop)
        timer.daemon = self._waiting = True
        timer.start()
        frame = receive(self._process.stdout)
        timer.cancel()
        with self._lock:
            self._waiting = False
        return frame

    def end(self) -> None:
        """Kill it, with what it started."""
        self._kill()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                pipe.close() if pipe else None

    def _stop(self) -> None:
        """Kill it because it takes too long."""
        with self._lock:
            if self._waiting:
                self.late = True
                self._kill()

    def _kill(self) -> None:
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                subprocess.run(["taskkill", "/F", "/T", "/PID", str(self._process.pid)], capture_output=True, check=False)
