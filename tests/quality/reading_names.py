"""The reader of names: the packaged embedding model, each product with what two thin ones add to it, and heads of its own."""

from __future__ import annotations

import torch
from cross_encoder import attended, shape
from torch import nn
from torch.nn.utils import parametrize
from transformers import BertModel

from corpus.packaged import packaged_weights

LAYERS = 6
RANK, LABELS, WIDTH = 20, 5, 128  # numbers through which a thin pair of products goes; labels of a word; numbers that links are made of
GAPS, SHAPES, FAR = 5, 5, 24  # what can stand before a token, how a word can be written, and steps of distance
_NEAR = 12  # the step of no distance
PRODUCTS = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
_FIRST = -1.0  # the logit of belonging together, before anything is learned


class Added(nn.Module):
    """A weight, and what two thin products add to it: nothing until they have learned."""

    def __init__(self, weight: torch.Tensor, rank: int) -> None:
        super().__init__()
        self.inner = nn.Parameter(torch.randn(rank, weight.shape[1]) / weight.shape[1] ** 0.5)
        self.outer = nn.Parameter(torch.zeros(weight.shape[0], rank))

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        return weight + self.outer @ self.inner


class NameMarks(nn.Module):
    """Tokens, with what stands before each and how its word is written -> labels of words, and which of two belong together."""

    def __init__(self, model: BertModel, rank: int = RANK) -> None:
        super().__init__()
        self.embeddings, self.layers = model.embeddings, model.encoder.layer
        self.requires_grad_(False)
        for layer in self.layers:
            for name in PRODUCTS:
                product = layer.get_submodule(name)
                parametrize.register_parametrization(product, "weight", Added(product.weight, rank))
            for part in (layer.attention.output.LayerNorm, layer.output.LayerNorm):
                part.requires_grad_(True)
        self.gaps, self.shapes = nn.Embedding(GAPS, 384), nn.Embedding(SHAPES, 384)
        for embedding in (self.gaps, self.shapes):
            nn.init.normal_(embedding.weight, std=0.01)
        self.heads = Heads()
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor, gaps: torch.Tensor, shapes: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Labels' logits, shape (texts, tokens, 5), and what links are made of, for names and for roles."""
        vectors, seen = embedded(self, ids, gaps, shapes), mask[:, None, None, :].bool()
        for layer in self.layers:
            vectors = attended(layer, vectors, vectors, seen)
        return self.heads(self.dropout(vectors))  # type: ignore[no-any-return]


class Heads(nn.Module):
    """What the last vectors are made into."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.name, self.role = nn.Linear(384, LABELS), nn.Linear(384, WIDTH), nn.Linear(384, WIDTH)
        self.far, self.together = nn.Embedding(FAR, 1), nn.Parameter(torch.tensor(_FIRST))
        nn.init.zeros_(self.far.weight)

    def forward(self, vectors: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.label(vectors).float(), self.name(vectors).float(), self.role(vectors).float()

    def links(self, names: torch.Tensor, roles: torch.Tensor, name_at: torch.Tensor, role_at: torch.Tensor) -> torch.Tensor:
        """The logits of names (rows) and roles (columns) belonging together, by what is made of both and how far they stand apart."""
        apart = (role_at[None, :] - name_at[:, None]).float()
        step = torch.sign(apart).long() * (1 + torch.log2(apart.abs() + 1)).long().clamp(max=_NEAR - 1) + _NEAR
        return names @ roles.transpose(-1, -2) / WIDTH**0.5 + self.far(step).squeeze(-1).float() + self.together


def embedding_model() -> BertModel:
    """The packaged embedding model (all-MiniLM-L6-v2, Apache-2.0) as it is installed."""
    from safetensors.torch import load_file

    held = load_file(str(packaged_weights()))
    model = BertModel(shape(LAYERS, 1), add_pooling_layer=False).eval()
    model.load_state_dict({name: held[name] for name in model.state_dict()})
    return model


def embedded(model: NameMarks, ids: torch.Tensor, gaps: torch.Tensor, shapes: torch.Tensor) -> torch.Tensor:
    """The vectors that the first layer is given."""
    kept = model.embeddings
    places = kept.position_embeddings(torch.arange(ids.shape[1])) + kept.token_type_embeddings(torch.zeros_like(ids))
    return kept.LayerNorm(kept.word_embeddings(ids) + places + model.gaps(gaps) + model.shapes(shapes))  # type: ignore[no-any-return]
