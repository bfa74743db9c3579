"""Scores of pairs of a question and a sentence: by the packaged weights on onnxruntime, or by a named cross-encoder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from corpus.errors import UserError
from corpus.packaged import packaged_tokenizer, verified
from index.inference import Inference, Inputs

Pair = tuple[str, str]

WEIGHTS = Path(__file__).with_name("reader.onnx")  # from cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache-2.0) by tests/quality/train.py
WEIGHTS_SHA256 = "8da00ef7f13a1660c664d9e1a2b379866af6ece20ea69cf29a5cea02bdf6e762"
LONGEST = 256  # tokens of a pair; more is cut
SAMPLES = (("Who?", "Nobody."), ("When must the rent be paid?", "Rent: The rent is due on the first working day of each month. " * 4))


class Scores(Protocol):
    """Anything that scores pairs, each by itself: what is made of a pair never depends on its neighbours."""

    def of(self, pairs: Sequence[Pair]) -> list[np.ndarray]:
        """The outputs for each pair: float32, shape (outputs,). One call at a time."""
        ...


class PackagedScores:
    """The packaged weights: int8, so a pair costs half of what it does in float32; as many pairs at once as there are cores."""

    def __init__(self, path: Path = WEIGHTS, expected: str = WEIGHTS_SHA256) -> None:
        verified(path, expected, "Reinstall the program: pip install --force-reinstall --no-deps agreements-assistant")
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._tokenizer = packaged_tokenizer(LONGEST)  # the same words as those of the weights
        self._workers = ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="reader")

    def of(self, pairs: Sequence[Pair]) -> list[np.ndarray]:
        coded = self._tokenizer.encode_batch(list(pairs))
        return list(self._workers.map(self._one, coded))

    def _one(self, coded: Any) -> np.ndarray:
        given = {"input_ids": np.array([coded.ids], dtype=np.int64), "token_type_ids": np.array([coded.type_ids], dtype=np.int64)}
        return self._session.run(None, given)[0][0]


class NamedScores:
    """A cross-encoder of sentence-transformers by its name or folder, on OpenVINO where that gives the same scores."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder
        from transformers.utils import logging

        logging.disable_progress_bar()
        logging.set_verbosity_error()  # what it warns of concerns the models' makers
        try:
            encoder = CrossEncoder(name, device="cpu")
        except (OSError, ValueError) as error:
            raise UserError(
                f"The reader {name!r} cannot be loaded ({str(error).splitlines()[0]}). Name a folder that holds a cross-encoder of "
                "sentence-transformers, or unset AGREEMENTS_READER_MODEL to use the packaged one."
            ) from error
        self._tokenizer = encoder.tokenizer
        self._inference = Inference(_of_features(encoder.model), self._inputs(SAMPLES), makes="logits")

    def of(self, pairs: Sequence[Pair]) -> list[np.ndarray]:
        return self._inference.run(self._inputs(pairs)) if pairs else []

    def _inputs(self, pairs: Sequence[Pair]) -> list[Inputs]:
        """What the model is given of each pair."""
        questions, sentences = zip(*pairs, strict=True)
        coded = self._tokenizer(list(questions), list(sentences), truncation="longest_first", max_length=LONGEST)
        return [{name: np.array(coded[name][at], dtype=np.int64) for name in coded} for at in range(len(pairs))]


def _of_features(model: Any) -> Any:
    """A model of transformers as a module that takes its inputs as one mapping."""
    import torch

    class OfFeatures(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, features: dict[str, Any]) -> dict[str, Any]:
            return {"logits": self.model(**features).logits}

    return OfFeatures().eval()
