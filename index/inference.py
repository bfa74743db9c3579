"""The layers of a model as OpenVINO runs them: on a processor about twice as fast as PyTorch, with the same numbers."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from torch import nn

Inputs = Mapping[str, np.ndarray]  # what a tokenizer makes of one text: "input_ids", "attention_mask", ...; int64, shape (tokens,)

FAR = 0.05  # length of the difference, as a share of the vector, from which two are not the same; bfloat16 gives about 0.01
UNDER_WAY = 4  # texts a queue holds for each one that is computed, so that no core waits for Python


def openvino_here() -> ModuleType | None:
    """OpenVINO; None where it is not installed."""
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]  # else importing OpenVINO tells its maker
    try:
        import openvino
        import openvino.opset15
    except ImportError:
        return None
    found: ModuleType = openvino
    return found


class Queue:
    """A graph of OpenVINO that reads texts one by one, as many at once as there are cores."""

    def __init__(self, openvino: ModuleType, graph: Any, names: Sequence[str]) -> None:
        """`names` are the inputs of the graph, in its order."""
        compiled = openvino.Core().compile_model(graph, "CPU", {"PERFORMANCE_HINT": "THROUGHPUT"})
        self._queue = openvino.AsyncInferQueue(compiled, UNDER_WAY * compiled.get_property("NUM_STREAMS"))
        self._names = tuple(names)

    def run(self, texts: Sequence[Inputs]) -> list[np.ndarray]:
        """What the graph makes of each text. One call at a time."""
        made: dict[int, np.ndarray] = {}
        self._queue.set_callback(lambda request, at: made.__setitem__(at, request.get_output_tensor(0).data[0].copy()))
        for at, text in enumerate(texts):
            self._queue.start_async([text[name][None] for name in self._names], at, share_inputs=True)
        self._queue.wait_all()
        return [made[at] for at in range(len(texts))]


class Inference:
    """A module that makes something of the tokens of a text: their vectors, or scores of the whole.

    Each text is read by itself: nothing is padded, and what is made never depends on its neighbours. A model that OpenVINO cannot run,
    or not with the same numbers, is run by PyTorch; so are all models where OpenVINO is not installed.
    """

    def __init__(self, module: nn.Module, samples: Sequence[Inputs], makes: str = "token_embeddings") -> None:
        """`samples` are texts of different lengths on which both must agree; `makes` is the name of what the module makes of them."""
        self._module = module
        self._makes = makes
        self._names = tuple(samples[0])
        self._queue = self._converted(samples[0])
        if self._queue and not self._agrees(samples):
            self._queue = None

    @property
    def runs_on(self) -> str:
        """What runs it: "openvino" or "torch"."""
        return "openvino" if self._queue else "torch"

    def run(self, texts: Sequence[Inputs]) -> list[np.ndarray]:
        """What is made of each text: float32; token vectors have the shape (tokens, dimensions). One call at a time."""
        return self._queue.run(texts) if self._queue else self._by_torch(texts)

    def _agrees(self, samples: Sequence[Inputs]) -> bool:
        """Whether OpenVINO can read the samples, and makes of them what PyTorch does."""
        try:
            made = self.run(samples)
        except RuntimeError:  # a length that was recorded as if it were fixed
            return False
        return all(alike(*pair) for pair in zip(made, self._by_torch(samples), strict=True))

    def _by_torch(self, texts: Sequence[Inputs]) -> list[np.ndarray]:
        import torch

        with torch.inference_mode():
            given = ({name: torch.from_numpy(text[name][None]) for name in self._names} for text in texts)
            return [self._module(features)[self._makes][0].float().numpy() for features in given]

    def _converted(self, sample: Inputs) -> Queue | None:
        """The module as OpenVINO runs it; None where that cannot be had."""
        openvino = openvino_here()
        if not openvino:
            return None
        from openvino.frontend import FrontEndManager
        from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

        try:
            traced, given = _traced(self._module, self._names, sample, self._makes)
            front_end = FrontEndManager().load_by_framework("pytorch")
            decoder = TorchScriptPythonDecoder(traced, example_input=given)
            return Queue(openvino, front_end.convert(front_end.load(decoder)), self._names)
        except (RuntimeError, TypeError, ValueError):  # what tracing and converting raise for modules they do not understand
            return None


def _traced(module: nn.Module, names: Sequence[str], sample: Inputs, makes: str) -> tuple[Any, tuple[Any, ...]]:
    """The module recorded on two rows of the sample, as a function of tensors, and what it was recorded with."""
    import torch

    class OfTensors(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.module = module

        def forward(self, *values: torch.Tensor) -> torch.Tensor:
            return self.module(dict(zip(names, values, strict=True)))[makes]

    given = tuple(torch.from_numpy(np.stack([sample[name]] * 2)) for name in names)
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return torch.jit.trace(OfTensors().eval(), given, check_trace=False, strict=False), given


def alike(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether each vector is the same in both."""
    if one.shape != other.shape:
        return False
    return bool(np.all(np.linalg.norm(one - other, axis=-1) <= FAR * np.linalg.norm(other, axis=-1)))
