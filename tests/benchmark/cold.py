"""What one question costs in a program that is started for it, with imports, model and index; beside the tutorial's script."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from figures import Row, in_a_process, timed

ROOT = Path(__file__).parents[2]
QUESTION = "When does the Polish agreement end?"
ASK = ("-m", "assistant.cli", "ask", QUESTION)
RUNS = 3  # of which the middle one counts
NEW, THERE, TUTORIAL = "agreements ask, new home", "agreements ask, index there", "tutorial's script, index there"
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
    """The command in a new home and in one whose index is there, and the tutorial's script where the peers are wanted."""
    with tempfile.TemporaryDirectory() as home:
        yield NEW, _middle([_cost(ASK, Path(home, str(run))) for run in range(RUNS)])
        yield THERE, _middle([_cost(ASK, Path(home, "0")) for _ in range(RUNS)])
    if peers:
        from index.packaged import packaged_model

        with tempfile.TemporaryDirectory() as folder:
            in_a_process("peers.py", "add", "tutorial", folder, "shipped", texts)
            script = ("-c", SCRIPT, str(packaged_model()), folder, QUESTION)
            yield TUTORIAL, _middle([_cost(script, Path(folder)) for _ in range(RUNS)])


def _cost(code: Sequence[str], home: Path) -> Row:
    """Seconds of the processor and of the clock."""
    environment = {**os.environ, "AGREEMENTS_HOME": str(home), "HF_HUB_OFFLINE": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock, _ = timed(lambda: subprocess.run([sys.executable, *code], cwd=ROOT, env=environment, capture_output=True, check=True))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, "clock_s": clock}


def _middle(runs: list[Row]) -> Row:
    return sorted(runs, key=lambda row: row["cpu_s"])[len(runs) // 2]
