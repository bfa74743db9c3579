"""What reads texts for the embeddings: the packaged model by OpenVINO and `tokenizers` alone, any other by sentence-transformers."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from corpus.errors import UserError
from corpus.packaged import PACKAGED, packaged_model, packaged_tokenizer, packaged_weights
from index import bert
from index.inference import Inference, Inputs, Queue, alike, openvino_here

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

LONGEST = 256  # tokens the packaged model reads of a text
STEP = 8  # tokens: only texts of so many lengths are new to OpenVINO, which makes and keeps a plan for each
KNOWN = (  # a text, and the first numbers of its unit vector
    "Two texts of different lengths, on which two ways to run a model must agree.",
    (0.0226, 0.0273, 0.0031, -0.0175, -0.0255, 0.0519, -0.0735, 0.0829),
)
SAMPLES = ("One.", "Two texts of different lengths, on which two ways to run a model must agree." * 4)


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as a model takes it; of each token where it stands in the text, and which word it is part of (None: a mark of the model's)."""

    inputs: Inputs
    spans: Sequence[tuple[int, int]]
    words: Sequence[int | None]


class Model(Protocol):
    """Texts -> the vectors of their tokens -> a vector of the whole. One call at a time."""

    def coded(self, texts: Sequence[str]) -> list[Coded]:
        """The texts, cut to what the model reads."""
        ...

    def run(self, coded: Sequence[Coded]) -> list[np.ndarray]:
        """The vectors of each text's tokens: float32, shape (tokens, dimensions)."""
        ...

    def whole(self, vectors: np.ndarray) -> np.ndarray:
        """The vector of a text, made of those of its tokens."""
        ...

    def knows(self, word: str) -> bool:
        """Whether the whole word is one token."""
        ...


def model_of(name: str) -> Model:
    """The model of this name, read into memory. UserError where it cannot be had."""
    if name != PACKAGED:
        return NamedModel(name, name)
    openvino = openvino_here()
    if openvino:
        with contextlib.suppress(RuntimeError):  # a processor that OpenVINO cannot use
            model = PackagedModel(openvino)
            if _is_right(model):
                return model
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    return NamedModel(name, packaged_model())


def _is_right(model: Model) -> bool:
    """Whether the packaged model makes of a text what it should, here."""
    text, numbers = KNOWN
    made = model.whole(model.run(model.coded([text]))[0])
    return alike(made[: len(numbers)] / np.linalg.norm(made), np.array(numbers))


class PackagedModel:
    """The packaged MiniLM: the vector of a text is the mean of those of its tokens."""

    def __init__(self, openvino: ModuleType) -> None:
        self._tokenizer = packaged_tokenizer(LONGEST)
        self._queue = Queue(openvino, bert.graph(openvino, packaged_weights()), ("input_ids", "tokens"))

    def coded(self, texts: Sequence[str]) -> list[Coded]:
        made = self._tokenizer.encode_batch(list(texts))
        return [Coded({"input_ids": np.array(one.ids, dtype=np.int64)}, one.offsets, one.word_ids) for one in made]

    def run(self, coded: Sequence[Coded]) -> list[np.ndarray]:
        made = self._queue.run([_filled(one.inputs["input_ids"]) for one in coded])
        return [vectors[: len(one.inputs["input_ids"])] for vectors, one in zip(made, coded, strict=True)]

    def whole(self, vectors: np.ndarray) -> np.ndarray:
        mean: np.ndarray = vectors.mean(axis=0)
        return mean

    def knows(self, word: str) -> bool:
        return self._tokenizer.token_to_id(word) is not None


def _filled(ids: np.ndarray) -> Inputs:
    """The tokens of a text filled up to a multiple of STEP, for which a plan is at hand soon."""
    return {"input_ids": np.pad(ids, (0, -len(ids) % STEP)), "tokens": np.array(len(ids), dtype=np.int64)}


class NamedModel:
    """A model of sentence-transformers by its name or folder, on OpenVINO where that gives the same vectors."""

    def __init__(self, name: str, place: str | Path) -> None:
        self._model = _loaded(name, place)
        self._vocabulary = frozenset(self._model.tokenizer.get_vocab())
        self._inference = Inference(self._model[0], [one.inputs for one in self.coded(SAMPLES)])

    def coded(self, texts: Sequence[str]) -> list[Coded]:
        limit = self._model.max_seq_length
        made = self._model.tokenizer(list(texts), truncation=True, max_length=limit, return_offsets_mapping=True)
        spans = made.pop("offset_mapping")
        return [Coded(_inputs(made, at), spans[at], made.word_ids(at)) for at in range(len(texts))]

    def run(self, coded: Sequence[Coded]) -> list[np.ndarray]:
        return self._inference.run([one.inputs for one in coded])

    def whole(self, vectors: np.ndarray) -> np.ndarray:
        import torch

        features: dict[str, Any] = {"token_embeddings": torch.from_numpy(vectors[None]), "attention_mask": torch.ones(1, len(vectors))}
        with torch.inference_mode():
            for module in list(self._model)[1:]:
                features = module(features)
            made: np.ndarray = features["sentence_embedding"][0].float().numpy()
            return made

    def knows(self, word: str) -> bool:
        return word in self._vocabulary or f"▁{word}" in self._vocabulary


def _loaded(name: str, place: str | Path) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()  # what it warns of concerns the models' makers
    try:
        return SentenceTransformer(str(place), device="cpu")
    except (OSError, ValueError) as error:
        raise UserError(
            f"The embedding model {name!r} cannot be loaded ({str(error).splitlines()[0]}). Name a folder that holds a "
            f"sentence-transformers model, or unset AGREEMENTS_EMBEDDING_MODEL to use the packaged {PACKAGED}."
        ) from error


def _inputs(made: Any, at: int) -> Inputs:
    """What the model is given of one text of those that a tokenizer made something of."""
    return {name: np.array(made[name][at], dtype=np.int64) for name in made}
