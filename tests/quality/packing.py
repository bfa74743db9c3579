"""Trained weights -> assistant/sentences/reader.onnx: int8 weights with a scale for each column, inputs of layers made int8 as they come.

python tests/quality/packing.py reader.pt [earlier.pt ...] [--raised 0.3]    (needs `onnx` beside onnxruntime)

Of several checkpoints of one training the mean is packed: it is right more often on what none of them was trained on. Of weights that
take less for an answer than those before them, the logit of answering is raised, so that what is fitted on it keeps its meaning.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from cross_encoder import CrossEncoder, attended_to, shape
from torch import nn

PACKED = Path(__file__).parents[2] / "assistant" / "sentences" / "reader.onnx"
LABELS = 3


class OnePair(nn.Module):
    """The same scores for one pair without padding, in fewer and larger products."""

    def __init__(self, model: CrossEncoder) -> None:
        super().__init__()
        self.model = model
        layers = list(model.bert.encoder.layer)
        self.joined = nn.ModuleList([_joined(layer.attention.self, ("query", "key", "value")) for layer in layers[:-1]])
        self.last = _joined(layers[-1].attention.self, ("key", "value"))

    def forward(self, input_ids: torch.Tensor, token_type_ids: torch.Tensor) -> torch.Tensor:
        """Scores, shape (1, labels)."""
        bert = self.model.bert
        vectors = bert.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        layers = list(bert.encoder.layer)
        for layer, joined in zip(layers, self.joined, strict=False):
            vectors = attended_to(layer, vectors, *joined(vectors).chunk(3, dim=2))
        two, last = vectors[:, :2], layers[-1]
        return self.model.scored(attended_to(last, two, last.attention.self.query(two), *self.last(vectors).chunk(2, dim=2)))


def _joined(attention: nn.Module, names: tuple[str, ...]) -> nn.Linear:
    """Some of the three products of attention as one."""
    parts = [getattr(attention, name) for name in names]
    whole = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    whole.weight.data = torch.cat([part.weight.data for part in parts])
    whole.bias.data = torch.cat([part.bias.data for part in parts])
    return whole


def kept(state: dict[str, torch.Tensor]) -> CrossEncoder:
    """A model of the outputs that the reader gives."""
    layers = len({name.split(".")[3] for name in state if name.startswith("bert.encoder.layer.")})
    model = CrossEncoder(shape(layers, LABELS)).eval()
    model.load_state_dict(state)
    return model


def mean(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of the weights of several checkpoints."""
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }


def pack(model: CrossEncoder, path: Path) -> str:
    """Write the file; its SHA-256."""
    from onnxruntime.quantization.shape_inference import quant_pre_process

    given = {"input_ids": torch.randint(1000, 20000, (1, 40)), "token_type_ids": torch.zeros(1, 40, dtype=torch.long)}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, plain = Path(folder) / "whole.onnx", Path(folder) / "plain.onnx"
        export(OnePair(model), given, ("logits",), whole)
        quant_pre_process(str(whole), str(plain), skip_symbolic_shape=True)
        in_int8(plain, path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export(module: nn.Module, given: Mapping[str, torch.Tensor], outputs: Sequence[str], path: Path, fold: bool = True) -> None:
    """Write a module in float32, whose inputs, as `given`, may have any number of tokens; `fold`: weights may be turned for speed."""
    torch.onnx.export(
        module.eval(),
        tuple(given.values()),
        str(path),
        input_names=list(given),
        output_names=list(outputs),
        dynamic_axes={name: {1: "tokens"} for name in given},
        dynamo=False,
        opset_version=17,
        do_constant_folding=fold,
    )


def in_int8(whole: Path, path: Path, kinds: Sequence[str] | None = None) -> None:
    """Write a file with int8 weights, a scale for each column; `kinds` of operations, all where none are named."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    chosen = {"per_channel": True, "weight_type": QuantType.QInt8, "extra_options": {"MatMulConstBOnly": True}}
    quantize_dynamic(str(whole), str(path), op_types_to_quantize=kinds and list(kinds), **chosen)


def unpacked(path: Path) -> dict[str, torch.Tensor]:
    """The weights of such a file in float32, to train on from: each within half a step of its int8 scale of what was packed."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    held = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).astype("float32")) for tensor in graph.initializer}

    def whole(name: str) -> torch.Tensor:
        return (held[f"{name}_quantized"] - held[f"{name}_zero_point"]) * held[f"{name}_scale"]

    made = {name.removeprefix("model."): value for name, value in held.items() if name.endswith(("bias", "LayerNorm.weight"))}
    made |= {
        name.removesuffix("_scale").removeprefix("model."): whole(name.removesuffix("_scale"))
        for name in held
        if "embeddings.weight_scale" in name
    }
    products = [node for node in graph.node if node.op_type == "MatMulInteger"]
    bare = {
        node.name.strip("/").split("/MatMul")[0].split("/Gemm")[0]: whole(node.input[1].removesuffix("_quantized")).T for node in products
    }
    layers = sum(name.startswith(("joined", "last")) for name in bare)
    for at in range(layers):
        layer, (first, second) = f"bert.encoder.layer.{at}", ("" if not at else f"_{2 * at}", f"_{2 * at + 1}")
        last = at == layers - 1
        parts = ("key", "value") if last else ("query", "key", "value")
        joined = "last" if last else f"joined.{at}"
        for ending, value in (("weight", bare[joined]), ("bias", made.pop(f"{joined}.bias"))):
            made |= {f"{layer}.attention.self.{part}.{ending}": some for part, some in zip(parts, value.chunk(len(parts)), strict=True)}
        if last:
            made[f"{layer}.attention.self.query.weight"] = bare["query"]
        made[f"{layer}.attention.output.dense.weight"] = bare[f"output/dense{first}"]
        made[f"{layer}.intermediate.dense.weight"] = bare[f"intermediate/dense_{at}" if at else "intermediate/dense"]
        made[f"{layer}.output.dense.weight"] = bare[f"output/dense{second}"]
    heads = {"second": "second", "bert.pooler.dense": "pooler/dense", "classifier": "classifier", "seconded": "seconded"}
    return {name: value.contiguous() for name, value in (made | {f"{to}.weight": bare[at] for to, at in heads.items()}).items()}


def main() -> None:
    """Pack, and print what belongs into assistant/sentences/scoring.py."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=PACKED)
    parser.add_argument("--raised", type=float, default=0.0, help="added to the logit of answering")
    given = parser.parse_args()
    weights = mean([torch.load(path) for path in given.weights])
    weights["classifier.bias"][0] += given.raised
    print(f'WEIGHTS_SHA256 = "{pack(kept(weights), given.out)}"  # {given.out.stat().st_size / 1e6:.1f} MB')


if __name__ == "__main__":
    main()
