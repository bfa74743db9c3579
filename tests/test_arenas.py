"""What a program with many threads holds of memory."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

ARENAS = """
import ctypes, sys, threading
from pathlib import Path
sys.path.insert(0, "tests")
from hashing import HashedWords
from index.index import Index

index = Index(Path(sys.argv[1]), HashedWords(), "words")
together = threading.Barrier(12)

def work():
    held = [bytes(9_000) for _ in range(50)]
    together.wait()

threads = [threading.Thread(target=work) for _ in range(12)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = libc.fopen(sys.argv[2].encode(), b"w")
libc.malloc_info(0, ctypes.c_void_p(file)), libc.fclose(ctypes.c_void_p(file))
index.close()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="arenas are glibc's")
def test_many_threads_share_few_arenas(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", ARENAS, str(tmp_path / "home"), str(tmp_path / "arenas")], cwd=ROOT, check=True)
    assert 1 <= (tmp_path / "arenas").read_text().count("<heap nr=") <= 3
