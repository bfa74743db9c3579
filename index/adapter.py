"""A query adapter: a question is not worded as its answer is, so its vectors, and its alone, are moved nearer to those of answers.

Three fitted low-rank steps. Nothing that is stored changes with them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Step:
    """v becomes v + (v @ down) @ up, of unit length again. Shapes (dimension, rank) and (rank, dimension), float32."""

    down: np.ndarray
    up: np.ndarray

    def __call__(self, vectors: np.ndarray) -> np.ndarray:
        """The vectors (rows of unit length) after the step."""
        moved: np.ndarray = vectors + vectors @ self.down @ self.up
        return moved / np.maximum(np.linalg.norm(moved, axis=-1, keepdims=True), 1e-9)


@dataclass(frozen=True, slots=True)
class Adapter:
    """The steps for what the model makes of a whole question, for its single tokens and for the mean of these."""

    whole: Step
    token: Step
    mean: Step

    def save(self, path: Path) -> None:
        """Write the steps to an .npz file, in half precision."""
        arrays = {f"{name}_{half}": getattr(getattr(self, name), half) for name in self.__slots__ for half in Step.__slots__}
        np.savez(path, **{name: array.astype(np.float16) for name, array in arrays.items()})

    @classmethod
    def read(cls, path: Path) -> Adapter:
        """The steps of a file that `save` wrote."""
        with np.load(path) as arrays:
            return cls(*(Step(*(arrays[f"{name}_{half}"].astype(np.float32) for half in Step.__slots__)) for name in cls.__slots__))


ADAPTER = Path(__file__).with_suffix(".npz")


@functools.cache
def fitted_adapter() -> Adapter:
    """The adapter for the packaged model, as `python tests/quality/fit.py` wrote it."""
    return Adapter.read(ADAPTER)
