"""An index that a program has open, and the commands that are run beside it, in this process or in one of their own."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conftest import ROOT
from typer.testing import CliRunner

from assistant import Settings, build_assistant
from assistant.cli import app
from assistant.holder import Holder
from corpus.errors import UserError

COMMANDS = [
    ["ask", "When does the Polish agreement end?"],
    ["ask", "How much did Luxembourg give in 2024?", "--json"],
    ["ask", "What is the price of tea in China?"],
    ["ask", "Who signed?", "--in", "no such collection"],
    ["retrieve", "air defence", "--partner", "germany", "--signed-after", "2024-02-01", "--in", "ukraine-security"],
    ["retrieve", "air defence", "--limit", "2", "--json"],
    ["compare", "special tribunal", "--partner", "japan", "--json"],
    ["list"],
    ["list", "--json"],
    ["collections", "list"],
    ["collections", "aside", "nowhere"],
    ["remove", "no-such-id"],
    ["audit", "--json"],
]


@contextlib.contextmanager
def held(home: Path, page: str = "") -> Iterator[Any]:
    """An assistant that has the index of a home open, and works for the commands that come."""
    assistant = build_assistant(Settings(home=home))
    with contextlib.closing(assistant.index), Holder(home, assistant, page):
        yield assistant


def run(home: Path, *command: str) -> tuple[int, str, str]:
    """What a command of this process comes to: its exit status, what it prints, and what it tells the person that is wrong."""
    done = CliRunner().invoke(app, [*command, "--home", str(home)])
    if done.exception and not isinstance(done.exception, SystemExit | UserError):
        raise done.exception
    return done.exit_code, done.stdout, str(done.exception or "")


def in_a_process(code: list[str], home: Path, cwd: Path = ROOT, **more: Any) -> Any:
    environment = {**os.environ, "AGREEMENTS_HOME": str(home), "PYTHONPATH": str(ROOT)}
    interruptible = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # also where the tests run in the background
    return subprocess.Popen(
        [sys.executable, *code],
        cwd=cwd,
        env=environment | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,
    )
