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


def attended(layer: BertLayer, vectors: torch.Tensor, over: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """What a layer makes of `vectors` when they attend to `over`."""
    attention = layer.attention
    asked, keys, values = (
        part(given).unflatten(2, (HEADS, -1)).transpose(1, 2)
        for part, given in ((attention.self.query, vectors), (attention.self.key, over), (attention.self.value, over))
    )
    share = attention.self.dropout.p if layer.training else 0.0
    found = functional.scaled_dot_product_attention(asked, keys, values, attn_mask=mask, dropout_p=share).transpose(1, 2).flatten(2)
    found = attention.output(found, vectors)
    return layer.output(layer.intermediate(found), found)
