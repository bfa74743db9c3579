"""The query adapter: a question's vectors are moved, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.adapter import Adapter, Step, fitted_adapter
from index.embedding import PACKAGED, SentenceEmbeddings

TEXT = "How long does the agreement last?"


def _step(seed: int, size: float) -> Step:
    chance = np.random.default_rng(seed)
    down, up = chance.standard_normal((8, 2)), size * chance.standard_normal((2, 8))
    return Step(down.astype(np.float32), up.astype(np.float32))


@pytest.mark.parametrize(("size", "moved"), [(0.0, False), (0.5, True)])
def test_a_step_keeps_unit_length(size: float, moved: bool) -> None:
    vectors = np.eye(8, dtype=np.float32)
    after = _step(1, size)(vectors)
    assert np.linalg.norm(after, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (not np.allclose(after, vectors, atol=1e-3)) is moved


def test_steps_come_back_from_their_file(tmp_path: Path) -> None:
    made = Adapter(*(_step(seed, 0.5) for seed in range(3)))
    made.save(tmp_path / "adapter.npz")
    read = Adapter.read(tmp_path / "adapter.npz")
    for name in Adapter.__slots__:
        assert getattr(read, name).up == pytest.approx(getattr(made, name).up, abs=2e-3)
        assert getattr(read, name).down == pytest.approx(getattr(made, name).down, abs=2e-3)


def test_the_shipped_steps_fit_the_packaged_model() -> None:
    assert {getattr(fitted_adapter(), name).down.shape[0] for name in Adapter.__slots__} == {384}


def test_a_question_is_moved_a_document_is_not() -> None:
    embeddings = SentenceEmbeddings()
    asked, stored = np.array(embeddings.embed_query(TEXT)), np.array(embeddings.embed_documents([TEXT])[0])
    embeddings.adapter = None
    unmoved = np.array(embeddings.embed_query(TEXT))
    assert 0.3 < asked @ unmoved < 0.999
    assert stored @ unmoved == pytest.approx(1.0, abs=0.005)


def test_another_model_is_asked_as_it_is() -> None:
    assert SentenceEmbeddings(PACKAGED).adapter is not None
    assert SentenceEmbeddings("some/other-model").adapter is None
