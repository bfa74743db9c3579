"""Passages -> the sentences that answer, best first, with what was measured about each and about all together."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.sentences.measuring import Features, Measure
from assistant.sentences.quote import Quote
from assistant.sentences.standing import heading_of, is_about_others, is_heading, names_only
from assistant.understanding.question import Question
from assistant.values import years
from corpus.sentences import sentence_spans
from index.index import Index
from index.passage import Hit, Passage

PASSAGES = 20  # whose sentences are looked at
CANDIDATES = 12  # sentences that are compared word by word; with 16 about as many questions are answered
SHORTEST = 12  # characters


@dataclass(frozen=True, slots=True)
class MeasuredQuote(Quote):
    """A sentence, and what its score is made of."""

    features: Features


@dataclass(frozen=True, slots=True)
class Found:
    """Quotes, best first, and how well they cover the question together: its words by likeness, its rarest one, its names, and of these
    such as "F-16" or "NASAMS" alone."""

    quotes: tuple[MeasuredQuote, ...] = ()
    covered: float = 0.0
    weakest: float = 0.0
    names: float = 0.0
    designations: float = 0.0


@functools.cache
def weights() -> dict[str, Any]:
    """The fitted weights, as `python tests/quality/fit.py` wrote them."""
    return json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def find_quotes(question: Question, hits: Sequence[Hit], index: Index, most: int = CANDIDATES, adapted: bool = True) -> Found:
    """The sentences of the first hits, each text once; `adapted`: the question is worded as people ask, not as documents say it."""
    measure = Measure(question, index, adapted)
    rough = _by_words(measure, hits)[:most]
    if not rough:
        return Found()
    tokens = index.embeddings.tokens([as_read(hit.passage, hit.passage.text[start:end]) for _, hit, _, start, end in rough])
    similar = [measure.likeness.similarities(read) for read in tokens]
    quotes = []
    for (_, hit, rank, start, end), read, best in zip(rough, tokens, similar, strict=True):
        text = hit.passage.text[start:end]
        features = measure.features(hit, 1 / (1 + rank), text, heading_of(hit.passage), read, best)
        score = float(np.dot(weights()["quote"], features.figures()))
        at = hit.passage.start
        quotes.append(MeasuredQuote(hit.passage, at + start, at + end, text, score, tuple(measure.values_in(text)), features))
    quotes.sort(key=lambda quote: (-quote.score, quote.start))
    texts = [quote.text for quote in quotes]
    covered = np.max(similar, axis=0)
    return Found(
        tuple(quotes), measure.likeness.late(covered), measure.likeness.weakest(covered), measure.named(texts), measure.designated(texts)
    )


def as_read(passage: Passage, sentence: str) -> str:
    """A sentence as the model reads it: after its heading."""
    return f"{heading_of(passage)}: {sentence}"


def _by_words(measure: Measure, hits: Sequence[Hit]) -> list[tuple[float, Hit, int, int, int]]:
    """(rough score, hit, its rank, start, end in the passage) of every sentence, best first."""
    rows = []
    seen: set[str] = set()
    for rank, hit in enumerate(hits[:PASSAGES]):
        for start, end in sentence_spans(hit.passage.text):
            text = hit.passage.text[start:end]
            if (
                len(text) < SHORTEST
                or text in seen
                or is_heading(text, hit.passage)
                or is_about_others(text, hit.passage, measure.question)
            ):
                continue
            if names_only(text, hit.passage) and not measure.values_in(text):
                continue
            seen.add(text)
            bonus = 0.2 * bool(measure.values_in(text)) + 0.1 * bool(measure.years & years(text))
            rows.append((measure.share(text, heading_of(hit.passage)) + 0.7 * hit.score + bonus, hit, rank, start, end))
    return sorted(rows, key=lambda row: -row[0])
