"""What one question costs in a program that is started for it, with imports, model and index; beside the tutorial's script."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import Row, in_a_process, timed

from assistant.holder import FILE
from corpus.packaged import packaged_model

ROOT = Path(__file__).parents[2]
QUESTION = "When does the Polish agreement end?"
ASK = ("-m", "assistant.cli", "ask", QUESTION)
RUNS = 3  # of which the middle one counts
NEW, THERE, BESIDE = "agreements ask, new home", "agreements ask, index there", "agreements ask, beside the page"
TUTORIAL = "tutorial's script, index there"
SCRIPT = """
import sys
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer

class Model(Embeddings):
    def __init__(self): self.model = SentenceTransformer(sys.argv[1], device="cpu")
    def embed_documents(self, texts): return self.model.encode(texts).tolist()
    def embed_query(self, text): return self.embed_documents([text])[0]

for piece in Chroma(persist_directory=sys.argv[2], embedding_function=Model()).similarity_search(sys.argv[3], k=5):
    print(piece.page_content)
"""


def rows(peers: bool, texts: Path) -> Iterator[tuple[str, Row]]:
    """The command in a new home, where the index is there, and beside an open page; the tutorial's script where the peers are wanted."""
    with tempfile.TemporaryDirectory() as home:
        yield NEW, _middle([_cost(ASK, Path(home, str(run))) for run in range(RUNS)])
        yield THERE, _middle([_cost(ASK, Path(home, "0")) for _ in range(RUNS)])
        with _page(Path(home, "0")):
            yield BESIDE, _middle([_cost(ASK, Path(home, "0")) for _ in range(RUNS)])
    if peers:
        with tempfile.TemporaryDirectory() as folder:
            in_a_process("peers.py", "add", "tutorial", folder, "shipped", texts)
            script = ("-c", SCRIPT, str(packaged_model()), str(Path(folder, "kept")), QUESTION)
            yield TUTORIAL, _middle([_cost(script, Path(folder)) for _ in range(RUNS)])


@contextlib.contextmanager
def _page(home: Path) -> Iterator[None]:
    """The page over a home, once it answers."""
    page = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=_environment(home), stdout=subprocess.DEVNULL)
    try:
        while not (home / FILE).exists():
            time.sleep(0.1)
        yield
    finally:
        page.terminate()
        page.wait()


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "AGREEMENTS_HOME": str(home), "AGREEMENTS_PORT": "0", "HF_HUB_OFFLINE": "1"}


def _cost(code: Sequence[str], home: Path) -> Row:
    """Seconds of the processor and of the clock."""
    environment = _environment(home)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock, _ = timed(lambda: subprocess.run([sys.executable, *code], cwd=ROOT, env=environment, capture_output=True, check=True))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "clock_s": clock}


def _middle(runs: list[Row]) -> Row:
    return sorted(runs, key=lambda row: row["cpu_s"])[len(runs) // 2]
