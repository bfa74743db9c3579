"""The model run by OpenVINO alone: tokens and vectors are those of sentence-transformers, whatever runs them, and nobody is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from corpus.errors import UserError
from corpus.packaged import PACKAGED, packaged_model, verified
from index import bert
from index.embedding import SentenceEmbeddings
from index.inference import Inference, openvino_here
from index.models import NamedModel, PackagedModel, model_of

TEXTS = [
    *("Norway gives boats.", "", "   ", "Дев'ять років діє угода.", "Ærøskøbing, naïve café № 7 – “quoted” [MASK] 你好 🤝", "x" * 3_000),
    *(f"Partner {n} trains {'many ' * n}soldiers." for n in (1, 9, 80, 400)),
]

LOADED = """
import sys
sys.addaudithook(lambda event, _: print(event) if event in ("socket.connect", "socket.getaddrinfo") else None)
from index.embedding import SentenceEmbeddings
SentenceEmbeddings().embed_query("Who signed?")
"""


class Doubling(torch.nn.Module):
    """Token vectors of its own; of longer texts twice as long: a recording of it knows one of both."""

    def __init__(self) -> None:
        super().__init__()
        self.table = torch.nn.Embedding(50, 8)

    def forward(self, features: dict[str, Any]) -> dict[str, Any]:
        vectors = self.table(features["input_ids"])
        if vectors.shape[1] > 4:
            vectors = 2 * vectors
        return features | {"token_embeddings": vectors * features["attention_mask"][..., None]}


class Fixed(Doubling):
    """Adds a table as long as the text: a recording of it reads texts of one length alone."""

    def forward(self, features: dict[str, Any]) -> dict[str, Any]:
        made = super().forward(features)
        return made | {"token_embeddings": made["token_embeddings"] + torch.ones(int(features["input_ids"].shape[1]), 8)}


def _inputs(length: int) -> dict[str, np.ndarray]:
    return {"input_ids": np.arange(length), "attention_mask": np.ones(length, dtype=np.int64)}


@pytest.mark.slow
def test_vectors_are_those_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer

    expected = SentenceTransformer(str(packaged_model()), device="cpu").encode(TEXTS, normalize_embeddings=True)
    made = np.array(SentenceEmbeddings().embed_documents(TEXTS))
    assert np.abs(made - expected).max() < 2e-3


def test_tokens_are_those_of_sentence_transformers() -> None:
    pytest.importorskip("openvino")
    ours, theirs = model_of(PACKAGED), NamedModel(PACKAGED, packaged_model())
    pairs = list(zip(ours.coded(TEXTS), theirs.coded(TEXTS), strict=True))
    for one, other in pairs:
        assert one.inputs["input_ids"].tolist() == other.inputs["input_ids"].tolist()
        assert [tuple(span) for span in one.spans] == [tuple(span) for span in other.spans]
        assert list(one.words) == list(other.words)
    for made, expected in zip(ours.run([one for one, _ in pairs]), theirs.run([other for _, other in pairs]), strict=True):
        assert np.abs(made - expected).max() < 0.02 * np.abs(expected).max()
    assert [ours.knows(word) for word in ("agreement", "subbmarinse")] == [theirs.knows(word) for word in ("agreement", "subbmarinse")]


def test_a_vector_does_not_depend_on_its_neighbours() -> None:
    embeddings = SentenceEmbeddings()
    together = np.array(embeddings.embed_documents(TEXTS * 20))
    assert together[: len(TEXTS)] == pytest.approx(np.array([embeddings.embed_documents([text])[0] for text in TEXTS]), abs=1e-6)
    assert together[-len(TEXTS) :] == pytest.approx(together[: len(TEXTS)], abs=1e-6)
    assert embeddings.tokens([TEXTS[0]])[0].whole == pytest.approx(together[0], abs=1e-6)


def test_without_openvino_the_packaged_model_runs_on_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = SentenceEmbeddings().embed_documents(TEXTS)
    monkeypatch.setitem(sys.modules, "openvino", None)  # as where it is not installed
    assert openvino_here() is None
    assert np.abs(np.array(SentenceEmbeddings().embed_documents(TEXTS)) - expected).max() < 2e-3


def test_numbers_that_are_not_the_models_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("openvino")
    assert isinstance(model_of(PACKAGED), PackagedModel)
    monkeypatch.setattr(bert, "HEADS", 6)  # a graph that runs, and makes something else
    assert isinstance(model_of(PACKAGED), NamedModel)


def test_a_file_that_is_not_the_real_one_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="model.safetensors is missing"):
        verified(tmp_path / "model.safetensors", "0" * 64)
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(UserError, match="model.safetensors is not the one"):
        verified(tmp_path / "model.safetensors", "0" * 64)


@pytest.mark.parametrize("kind", [Doubling, Fixed])
def test_a_model_that_was_converted_wrongly_runs_on_torch(kind: type[torch.nn.Module]) -> None:
    module = kind().eval()
    inference = Inference(module, [_inputs(3), _inputs(9)])
    assert inference.runs_on == "torch"
    for length in (2, 7):
        expected = module({name: torch.from_numpy(rows[None]) for name, rows in _inputs(length).items()})["token_embeddings"][0]
        assert inference.run([_inputs(length)])[0] == pytest.approx(expected.detach().numpy(), abs=1e-5)


def test_loading_the_model_tells_nobody(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "TF_BUILD", "JENKINS_URL")}
    told = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, env=kept | {"HOME": str(tmp_path)}, check=True, timeout=120
    )
    assert told.stdout == ""
    assert not (tmp_path / "intel").exists() and not (tmp_path / "Intel").exists()
