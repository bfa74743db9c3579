"""The trained reader of names -> corpus/identity/names.onnx: what it learned, in int8; the embedding model's own weights stay in their file.

python tests/quality/packing_names.py names.pt    (needs `onnx` beside onnxruntime)
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from cross_encoder import attended
from onnx.external_data_helper import set_external_data
from packing import export, in_int8
from reading_names import PRODUCTS, NameMarks, embedded, embedding_model
from torch import nn
from torch.nn import functional

from corpus.identity.name_reader import NAMES
from corpus.packaged import packaged_weights

LARGE = 100_000  # bytes of a weight from which on it is looked for in the embedding model's file


class _Product(nn.Module):
    """A product of the embedding model, and what two thin ones add to it."""

    def __init__(self, product: nn.Linear) -> None:
        super().__init__()
        held = product.parametrizations.weight
        self.weight, self.bias = held.original, product.bias
        self.inner, self.outer = (nn.Parameter(part.detach().T.contiguous()) for part in (held[0].inner, held[0].outer))

    def forward(self, given: torch.Tensor) -> torch.Tensor:
        return functional.linear(given, self.weight, self.bias) + given @ self.inner @ self.outer


class NamesOfWindow(nn.Module):
    """What is made of one window of a text."""

    def __init__(self, trained: dict[str, torch.Tensor]) -> None:
        super().__init__()
        self.marks = NameMarks(embedding_model())
        self.marks.load_state_dict(trained)
        for layer, name in itertools.product(self.marks.layers, PRODUCTS):
            layer.set_submodule(name, _Product(layer.get_submodule(name)))

    def forward(self, input_ids: torch.Tensor, gaps: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logarithms of the labels' chances, shape (1, tokens, 5), and the links of all tokens, shape (1, tokens, tokens)."""
        vectors = embedded(self.marks, input_ids, gaps, shapes)
        for layer in self.marks.layers:
            vectors = attended(layer, vectors, vectors)
        labels, names, roles = self.marks.heads(vectors)
        places = torch.arange(input_ids.shape[1])
        return torch.log_softmax(labels, dim=2), self.marks.heads.links(names, roles, places, places)


def pack(module: NamesOfWindow, path: Path) -> str:
    """Write the file; its SHA-256."""
    given = {"input_ids": torch.randint(1000, 20000, (1, 40)), "gaps": torch.ones(1, 40).long(), "shapes": torch.ones(1, 40).long()}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        export(module, given, ("labels", "links"), whole, fold=False)  # the weights stay as their file has them
        in_int8(whole, path, ("MatMul",))
    return standing_on(path, packaged_weights())


def standing_on(path: Path, held: Path) -> str:
    """Leave out of the file at `path` the weights that a file of safetensors holds, by the place where they stand there; its SHA-256."""
    model, whole = onnx.load(str(path)), held.read_bytes()
    begin = 8 + int.from_bytes(whole[:8], "little")
    places = [tuple(one["data_offsets"]) for one in json.loads(whole[8:begin]).values() if "data_offsets" in one]
    at = {whole[begin + start : begin + end]: (begin + start, end - start) for start, end in places if end - start >= LARGE}
    for tensor in model.graph.initializer:
        if tensor.raw_data in at:
            set_external_data(tensor, held.name, *at[tensor.raw_data])
            tensor.ClearField("raw_data")
    path.write_bytes(model.SerializeToString())
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Pack, and print what belongs into corpus/identity/name_reader.py."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=NAMES)
    given = parser.parse_args()
    print(f'NAMES_SHA256 = "{pack(NamesOfWindow(torch.load(given.weights)), given.out)}"  # {given.out.stat().st_size / 1e6:.1f} MB')


if __name__ == "__main__":
    main()
