"""The trained reader of names -> corpus/identity/names.onnx: what it learned, in int8; the embedding model's own weights stay in their file.

python tests/quality/packing_names.py names.pt    (needs `onnx` beside onnxruntime)
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from cross_encoder import HEADS
from onnx.external_data_helper import set_external_data
from reading_names import NameMarks, embedded, embedding_model
from torch import nn
from torch.nn import functional
from transformers.models.bert.modeling_bert import BertLayer

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


class _Layer(nn.Module):
    """One layer."""

    def __init__(self, layer: BertLayer) -> None:
        super().__init__()
        attention = layer.attention
        self.parts = nn.ModuleList([_Product(getattr(attention.self, name)) for name in ("query", "key", "value")])
        self.joining, self.widening, self.narrowing = map(_Product, (attention.output.dense, layer.intermediate.dense, layer.output.dense))
        self.attention_norm, self.output_norm = attention.output.LayerNorm, layer.output.LayerNorm

    def forward(self, vectors: torch.Tensor) -> torch.Tensor:
        asked, keys, values = (part(vectors).unflatten(2, (HEADS, -1)).transpose(1, 2) for part in self.parts)
        share = torch.softmax(asked @ keys.transpose(2, 3) / asked.shape[-1] ** 0.5, dim=-1)
        found = self.attention_norm(self.joining((share @ values).transpose(1, 2).flatten(2)) + vectors)
        return self.output_norm(self.narrowing(functional.gelu(self.widening(found))) + found)


class NamesOfWindow(nn.Module):
    """What is made of one window of a text."""

    def __init__(self, trained: dict[str, torch.Tensor]) -> None:
        super().__init__()
        self.marks = NameMarks(embedding_model())
        self.marks.load_state_dict(trained)
        self.layers = nn.ModuleList([_Layer(layer) for layer in self.marks.layers])

    def forward(self, input_ids: torch.Tensor, gaps: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logarithms of the labels' chances, shape (1, tokens, 5), and the links of all tokens, shape (1, tokens, tokens)."""
        vectors = embedded(self.marks, input_ids, gaps, shapes)
        for layer in self.layers:
            vectors = layer(vectors)
        labels, names, roles = self.marks.heads(vectors)
        places = torch.arange(input_ids.shape[1])
        return torch.log_softmax(labels, dim=2), self.marks.heads.links(names, roles, places, places)


def pack(module: NamesOfWindow, path: Path) -> str:
    """Write the file; its SHA-256."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    given = {"input_ids": torch.randint(1000, 20000, (1, 40)), "gaps": torch.ones(1, 40).long(), "shapes": torch.ones(1, 40).long()}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module.eval(),
            tuple(given.values()),
            str(whole),
            input_names=list(given),
            output_names=["labels", "links"],
            dynamic_axes={name: {1: "tokens"} for name in given},
            dynamo=False,
            opset_version=17,
            do_constant_folding=False,  # the weights stay as their file has them
        )
        chosen = {"per_channel": True, "weight_type": QuantType.QInt8, "op_types_to_quantize": ["MatMul"]}
        quantize_dynamic(str(whole), str(path), **chosen, extra_options={"MatMulConstBOnly": True})
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
