"""Reads a question and a sentence together: does the sentence answer, and for a yes/no question does it say yes or no?"""

from __future__ import annotations

import functools
import hashlib
import math
import os
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.errors import UserError
from index.embedding import packaged_model
from index.inference import Inference, Inputs

if TYPE_CHECKING:
    from assistant.cross_encoder import CrossEncoder

PACKAGED = "reader"
WEIGHTS = Path(__file__).with_name("reader.safetensors")
WEIGHTS_SHA256 = ""
LONGEST = 256  # tokens of a question and a sentence; more is cut
LONGEST_HEADING = 60  # characters
REMEMBERED = 50_000  # pairs, about 0.5 KB each
_NAMED = re.compile("[^\\W\\d_]{3}")
NEVER = -math.inf  # the logit of what is never said
SAMPLES = (("Who?", "Nobody."), ("When must the rent be paid?", "Rent: The rent is due on the first working day of each month. " * 4))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of a sentence: logits against "does not answer" (`answers`) and against "neither" (`yes`, `no`)."""

    answers: float
    yes: float = NEVER
    no: float = NEVER

    @property
    def probability(self) -> float:
        """How likely the sentence answers the question."""
        return _sigmoid(self.answers)

    @property
    def proves_yes(self) -> float:
        """How likely the sentence answers, and with yes."""
        return self.probability * _share(self.yes, self.no)

    @property
    def proves_no(self) -> float:
        """How likely the sentence answers, and with no."""
        return self.probability * _share(self.no, self.yes)


class Reader:
    """The packaged cross-encoder, or any of sentence-transformers by its name or folder; one that only ranks never proves a yes or no."""

    def __init__(self, model: str = PACKAGED) -> None:
        self.name = model
        self._readings: dict[tuple[str, str], Reading] = {}
        self._one_at_a_time = threading.RLock()  # inference makes one call at a time

    def load(self) -> None:
        """Read the model into memory now instead of at the first question."""
        _ = self._inference

    @property
    def runs_on(self) -> str:
        """What runs it: "openvino" or "torch"."""
        return self._inference.runs_on

    def read(self, question: str, sentences: Sequence[str]) -> list[Reading]:
        """A reading of each sentence, in order; recent ones are remembered."""
        with self._one_at_a_time:
            fresh = [sentence for sentence in dict.fromkeys(sentences) if (question, sentence) not in self._readings]
            made = dict(zip(fresh, self._read(question, fresh), strict=True))
            found = [made.get(sentence) or self._readings[question, sentence] for sentence in sentences]
            self._readings |= {(question, sentence): reading for sentence, reading in made.items()}
            while len(self._readings) > REMEMBERED:
                self._readings.pop(next(iter(self._readings)))
            return found

    def _read(self, question: str, sentences: Sequence[str]) -> list[Reading]:
        """The longest first, so that no core is left with it in the end."""
        inputs = self._inputs([(question, sentence) for sentence in sentences])
        order = sorted(range(len(inputs)), key=lambda at: -len(inputs[at]["input_ids"]))
        outputs = self._inference.run([inputs[at] for at in order])
        made = {at: _reading(output) for at, output in zip(order, outputs, strict=True)}
        return [made[at] for at in range(len(inputs))]

    @functools.cached_property
    def _inference(self) -> Inference:
        with self._one_at_a_time:
            return Inference(self._model[0], self._inputs(SAMPLES), makes="logits")

    @functools.cached_property
    def _model(self) -> tuple[Any, Any]:
        """The model as a module of features, and its tokenizer."""
        from transformers import AutoTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()
        logging.set_verbosity_error()  # what it warns of concerns the models' makers
        if self.name != PACKAGED:
            return _named(self.name)
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        return _of_features(packaged_reader()), AutoTokenizer.from_pretrained(str(packaged_model()))

    def _inputs(self, pairs: Sequence[tuple[str, str]]) -> list[Inputs]:
        """What the model is given of each pair."""
        if not pairs:
            return []
        questions, sentences = zip(*pairs, strict=True)
        coded = self._model[1](list(questions), list(sentences), truncation="longest_first", max_length=LONGEST)
        return [{name: np.array(coded[name][at], dtype=np.int64) for name in coded} for at in range(len(pairs))]


def placed(section: str, sentence: str) -> str:
    """A sentence as the reader sees it: after the names that its section has, without bare numbers such as "8.4"."""
    named = [part for part in section.split(" > ") if _NAMED.search(part)]
    heading = " > ".join(named[-2:])
    if len(heading) > LONGEST_HEADING:
        heading = named[-1][:LONGEST_HEADING]
    return f"{heading}: {sentence}" if heading else sentence


def packaged_reader(path: Path = WEIGHTS, expected: str = WEIGHTS_SHA256) -> CrossEncoder:
    """The model of the packaged weights, once they are seen to be the real ones: int8 with a scale for each row, made float32."""
    _verify(path, expected)
    from safetensors.torch import load_file

    from assistant.cross_encoder import CrossEncoder, shape

    held = load_file(str(path))
    whole = {name: value.float() * held[f"{name}.scale"] if f"{name}.scale" in held else value for name, value in held.items()}
    layers = len({name.split(".")[3] for name in held if name.startswith("bert.encoder.layer.")})
    model = CrossEncoder(shape(layers, labels=len(held["classifier.bias"])))
    model.load_state_dict({name: value for name, value in whole.items() if not name.endswith(".scale")})
    return model.eval()


def _verify(path: Path, expected: str) -> None:
    """Refuse weights that are missing or not the expected ones."""
    cure = "Reinstall the program: pip install --force-reinstall --no-deps agreements-assistant"
    if not path.is_file():
        raise UserError(f"The file of the reader {path} is missing. {cure}")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise UserError(
            f"The file of the reader {path} is not the one this program was made with (SHA-256 {found[:12]}..., expected {expected[:12]}...). {cure}"
        )


def _named(name: str) -> tuple[Any, Any]:
    """A cross-encoder of sentence-transformers by its name or folder."""
    from sentence_transformers import CrossEncoder

    try:
        encoder = CrossEncoder(name, device="cpu")
    except (OSError, ValueError) as error:
        raise UserError(
            f"The reader {name!r} cannot be loaded ({str(error).splitlines()[0]}). Name a folder that holds a cross-encoder of "
            "sentence-transformers, or unset AGREEMENTS_READER_MODEL to use the packaged one."
        ) from error
    return _of_features(encoder.model), encoder.tokenizer


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


def _reading(output: np.ndarray) -> Reading:
    """Three outputs are a reading; of one that only ranks, the score is how far it answers."""
    answers, *verdict = (float(value) for value in output)
    return Reading(answers, *verdict) if len(verdict) == 2 else Reading(answers)


def _share(one: float, other: float) -> float:
    """The share of one logit against another and one of 0."""
    most = max(one, other, 0.0)
    return math.exp(one - most) / (math.exp(one - most) + math.exp(other - most) + math.exp(-most))


def _sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))
