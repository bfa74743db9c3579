"""MiniLM as a cross-encoder of two vectors: the first token's, as ms-marco trains it, and that of the question's first word.

What ranks has pressed all it knows into one direction of the first vector; yes and no need room of their own. The last layer makes
these two vectors only: a seventh of the work is saved.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertForSequenceClassification
from transformers.modeling_outputs import SequenceClassifierOutput
from transformers.models.bert.modeling_bert import BertLayer

HEADS = 12
FAR = -1e4  # what is not attended to


class CrossEncoder(BertForSequenceClassification):
    """The weights of BertForSequenceClassification, and a second head that adds nothing until it has learned."""

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        self.second = nn.Linear(config.hidden_size, config.hidden_size)
        self.seconded = nn.Linear(config.hidden_size, config.num_labels, bias=False)
        nn.init.zeros_(self.seconded.weight)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor) -> SequenceClassifierOutput:
        """Scores of pairs, shape (pairs, labels)."""
        vectors = self.bert.embeddings(input_ids=input_ids, token_type_ids=token_type_ids)
        mask = attention_mask[:, None, None, :].bool()
        for layer in self.bert.encoder.layer[:-1]:
            vectors = attended(layer, vectors, vectors, mask)
        return SequenceClassifierOutput(logits=self.scored(attended(self.bert.encoder.layer[-1], vectors[:, :2], vectors, mask)))

    def scored(self, two: torch.Tensor) -> torch.Tensor:
        """Scores of the two vectors of each pair, shape (pairs, 2, 384)."""
        return self.classifier(self.bert.pooler(two)) + self.seconded(functional.gelu(self.second(two[:, 1])))


def shape(layers: int, labels: int) -> BertConfig:
    """MiniLM with so many layers and outputs."""
    return BertConfig(hidden_size=384, num_hidden_layers=layers, num_attention_heads=HEADS, intermediate_size=1536, num_labels=labels)


def attended(layer: BertLayer, vectors: torch.Tensor, over: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
    """What a layer makes of `vectors` when they attend to `over`, where a mask is given to what it holds true."""
    one = layer.attention.self
    return attended_to(layer, vectors, one.query(vectors), one.key(over), one.value(over), mask)


def attended_to(
    layer: BertLayer, vectors: torch.Tensor, asked: torch.Tensor, keys: torch.Tensor, values: torch.Tensor, mask: torch.Tensor | None = None
) -> torch.Tensor:
    """What a layer makes of the vectors that ask; in plain products, as torch's own attention takes half of a training step on a processor."""
    asked, keys, values = (part.unflatten(2, (HEADS, -1)).transpose(1, 2) for part in (asked, keys, values))
    alike = asked @ keys.transpose(2, 3) / asked.shape[-1] ** 0.5
    share = torch.softmax(alike if mask is None else alike.masked_fill(~mask, FAR), dim=-1)
    found = layer.attention.output((share.to(values.dtype) @ values).transpose(1, 2).flatten(2), vectors)
    return layer.output(layer.intermediate(found), found)
