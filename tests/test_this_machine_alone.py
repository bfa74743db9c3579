"""Start, asking and adding reach for no address but this machine's: every connection of a real page is written down."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from conftest import ROOT, free_port
from serving_api import Person

pytestmark = pytest.mark.slow

WATCH = """
import os, sys

def watched(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        with open(os.environ["WATCHED"], "a") as log:
            log.write(f"{event} {arguments[1:] if event.startswith('socket.c') or event.startswith('socket.s') else arguments[:1]}\\n")

sys.addaudithook(watched)
"""
TRACE = "strace -f -qq --seccomp-bpf -e trace=connect,sendto,sendmsg,sendmmsg -o"
OURS = re.compile(r"'(?:127\.0\.0\.1|localhost|::1|0\.0\.0\.0|)'|^socket\.(?:connect|sendto) \('/|None")
ELSEWHERE = re.compile(r'sin_addr=inet_addr\("(?!127\.|0\.0\.0\.0)|sin6_addr.*inet_pton\(AF_INET6, "(?!::1"|::ffff:127\.|::")')


def test_a_page_that_starts_answers_and_adds_reaches_for_nothing_outside(built: tuple[Path, str], tmp_path: Path) -> None:
    """Where strace is installed, the whole program is looked at, its libraries included; else what Python connects to."""
    by = "strace" if shutil.which("strace") else "python"
    shutil.copytree(built[0], home := tmp_path / "home")
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    port, watched, traced = free_port(), tmp_path / "watched", tmp_path / "traced"
    told = {"AGREEMENTS_HOME": str(home), "AGREEMENTS_PORT": str(port), "WATCHED": str(watched), "GRADIO_TEMP_DIR": str(tmp_path / "up")}
    told["PYTHONPATH"] = os.pathsep.join([*([str(tmp_path)] if by == "python" else []), str(ROOT)])
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"} | told
    command = [*(TRACE.split() + [str(traced)] if by == "strace" else []), sys.executable, "app.py"]
    with (tmp_path / "log").open("w") as log:
        page = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            _use(f"http://127.0.0.1:{port}", page)
        finally:
            os.killpg(page.pid, signal.SIGTERM)
            page.wait(60)
    if by == "python":
        seen = watched.read_text().splitlines()
        assert seen and [line for line in seen if not OURS.search(line)] == []
    else:
        seen = traced.read_text().splitlines()
        assert any("127.0.0.1" in line for line in seen) and [line for line in seen if ELSEWHERE.search(line)] == []


def _use(address: str, page: subprocess.Popen[bytes]) -> None:
    """Start, ask, add a file and ask what it says."""
    with httpx.Client(base_url=address, timeout=120) as client:
        for _ in range(600):
            try:
                client.get("/config")
                break
            except httpx.TransportError:
                assert page.poll() is None
                time.sleep(0.2)
        person = Person(client)
        assert "Kishida" in person.asks("Who signed for Japan?")
        text = b"# Lease of a boathouse between Ada Quill and Bo Reed\n\n1. The rent is EUR 917 a month.\n"
        (path,) = client.post("/gradio_api/upload", files={"files": ("lease.md", text)}).json()
        added = person.does(person.event("add", "click"), [[{"path": path, "meta": {"_type": "gradio.FileData"}}], "mine"])
        assert "added as" in added
        assert "917" in person.asks("What is the rent of the boathouse?")
