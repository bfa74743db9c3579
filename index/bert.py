"""The layers of the packaged model (BERT) as a graph of OpenVINO, made from the file of its weights alone."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

HEADS = 12
HIDDEN = -1e9  # added to how much a token looks at a place that only fills up
EPSILON = 1e-12  # of the layers that normalise
_TYPES = {"F32": np.float32, "I64": np.int64}


def graph(openvino: ModuleType, weights: Path) -> Any:
    """From the ids of one text's tokens, int64 (1, places), of which `tokens`, int64 (1,), are its own and the rest fills up, to their
    vectors, float32 (1, places, dimensions)."""
    return _Graph(openvino, read_weights(weights)).whole()


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """Name -> array of a safetensors file, read from the disk as they are needed."""
    held = np.memmap(path, mode="c")
    start = 8 + int.from_bytes(held[:8].tobytes(), "little")
    told = json.loads(held[8:start].tobytes())
    told.pop("__metadata__", None)
    return {name: _array(held[start:], **its) for name, its in told.items()}


def _array(held: np.ndarray, dtype: str, shape: list[int], data_offsets: list[int]) -> np.ndarray:
    return held[slice(*data_offsets)].view(_TYPES[dtype]).reshape(shape)


class _Graph:
    """What only fills up is hidden from the text's own tokens, so their vectors are the same as without it."""

    def __init__(self, openvino: ModuleType, weights: dict[str, np.ndarray]) -> None:
        self._openvino, self._of, self._weights = openvino, openvino.opset15, weights

    def whole(self) -> Any:
        of = self._of
        ids, tokens = of.parameter([1, -1], np.int64, name="input_ids"), of.parameter([1], np.int64, name="tokens")
        length = of.gather(of.shape_of(ids), self._fixed(1), self._fixed(0))
        places = of.range(self._fixed(0), length, self._fixed(1), "i64")
        hidden = of.select(of.less(places, tokens), of.constant(np.float32(0)), of.constant(np.float32(HIDDEN)))
        self._hidden = of.reshape(hidden, self._fixed([1, 1, 1, -1]), False)
        words = of.gather(self._weight("embeddings.word_embeddings.weight"), ids, self._fixed(0))
        placed = of.gather(self._weight("embeddings.position_embeddings.weight"), places, self._fixed(0))
        kind = of.constant(self._weights["embeddings.token_type_embeddings.weight"][0])
        vectors = self._normal(of.add(of.add(words, kind), placed), "embeddings.LayerNorm")
        layers = {name.split(".")[2] for name in self._weights if name.startswith("encoder.layer.")}
        for layer in range(len(layers)):
            vectors = self._layer(vectors, f"encoder.layer.{layer}.")
        return self._openvino.Model([of.result(vectors)], [ids, tokens], "packaged")

    def _layer(self, vectors: Any, name: str) -> Any:
        of = self._of
        queries, keys, values = (self._heads(self._linear(vectors, f"{name}attention.self.{one}")) for one in ("query", "key", "value"))
        seen = of.transpose(of.scaled_dot_product_attention(queries, keys, values, self._hidden), self._fixed([0, 2, 1, 3]))
        seen = self._linear(of.reshape(seen, self._fixed([0, 0, -1]), True), f"{name}attention.output.dense")
        vectors = self._normal(of.add(vectors, seen), f"{name}attention.output.LayerNorm")
        wide = of.gelu(self._linear(vectors, f"{name}intermediate.dense"), "erf")
        return self._normal(of.add(vectors, self._linear(wide, f"{name}output.dense")), f"{name}output.LayerNorm")

    def _heads(self, vectors: Any) -> Any:
        """(1, tokens, dimensions) as (1, heads, tokens, dimensions of a head)."""
        of = self._of
        return of.transpose(of.reshape(vectors, self._fixed([0, 0, HEADS, -1]), True), self._fixed([0, 2, 1, 3]))

    def _linear(self, vectors: Any, name: str) -> Any:
        of = self._of
        return of.add(of.matmul(vectors, self._weight(f"{name}.weight"), False, True), self._weight(f"{name}.bias"))

    def _normal(self, vectors: Any, name: str) -> Any:
        of = self._of
        even = of.mvn(vectors, self._fixed([2]), True, EPSILON, "INSIDE_SQRT")
        return of.add(of.multiply(even, self._weight(f"{name}.weight")), self._weight(f"{name}.bias"))

    def _weight(self, name: str) -> Any:
        return self._of.constant(self._weights[name], shared_memory=True)

    def _fixed(self, value: int | list[int]) -> Any:
        return self._of.constant(np.array(value, dtype=np.int64))
