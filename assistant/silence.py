"""When to say nothing: how likely the quotes answer, by a small model fitted on questions with known answers."""

from __future__ import annotations

import math

import numpy as np

from assistant.kinds import VALUES
from assistant.measuring import NEUTRAL
from assistant.question import Question
from assistant.quoting import Found, weights

COUNTED = 0.45  # cosine from which a word beside a number is taken to be the counted one
_RESPECTS = ("late", "words", "names", "weakest")
WIDE = 5  # quotes among which a value of the asked kind, or a counted word, must be
TOP = 3  # quotes that can stand in one answer


def measures(question: Question, found: Found) -> list[float]:
    """What the decision rests on. The order is that of the fitted weights."""
    quotes = found.quotes
    best = quotes[0].features
    top = [quote.features for quote in quotes[:TOP]]
    scores = [quote.score for quote in quotes]
    value = question.kind in VALUES
    return [
        scores[0],
        scores[0] - scores[min(5, len(scores) - 1)],
        best.meaning,
        best.late,
        best.words,
        best.weakest,
        max(f.late for f in top),
        max(f.words for f in top),
        found.covered,
        found.weakest,
        found.names,
        float(found.designations < NEUTRAL),
        best.names,
        max(f.value for f in top),
        best.value,
        max(f.counted for f in top),
        best.counted,
        best.year,
        best.absence,
        best.absence * value,
        best.denial * value,
        best.own,
        best.filled,
        max(f.filled for f in top),
        float(best.named == 0.0),
        float(all(f.named == 0.0 for f in top)),
        float(all(f.term == 0.0 for f in top)),
        float(value and best.names < 1.0 and best.names != NEUTRAL),
        float(best.names == 0.0),
        max(f.year for f in top),
        float(bool(question.years) and not any(f.year for f in top)),
        float(value),
        float(question.kind == "number"),
        float(question.kind == "money"),
        float(question.kind == "statement"),
        float(bool(question.partners)),
        min(1.0, len(question.terms) / 10),
        float(question.kind == "number" and max(quote.features.counted for quote in quotes[:WIDE]) < COUNTED),
        float(value and not any(quote.features.value for quote in quotes[:WIDE])),
        float(found.names == 0.0),
        *_beside_topic(question, found),
    ]


def _beside_topic(question: Question, found: Found) -> list[float]:
    """How far the best sentence with a value of the asked kind lies behind the best sentence of all, in four respects.

    A large gap: the topic is there, but without the value that is asked. All 0 where no value is asked.
    """
    if question.kind not in VALUES:
        return [0.0] * len(_RESPECTS)
    features = [quote.features for quote in found.quotes]
    holding = [f for f in features if f.value and (question.kind != "number" or f.counted >= COUNTED)]
    return [max(getattr(f, name) for f in features) - max((getattr(f, name) for f in holding), default=0.0) for name in _RESPECTS]


def confidence(question: Question, found: Found) -> float:
    """How likely the best quotes answer the question, 0..1, calibrated: of answers that say 0.8 about four in five are right."""
    if not found.quotes:
        return 0.0
    bias, *slopes = weights()["silence"]
    slope, shift = weights()["calibration"]
    total = slope * (bias + float(np.dot(slopes, measures(question, found)))) + shift
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def is_too_unsure(sure: float) -> bool:
    """Whether nothing is to be claimed at this confidence."""
    return sure < weights()["threshold"]
