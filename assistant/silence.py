"""When to say nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.question import VALUES, Question
from assistant.quoting import Quote

THRESHOLD = 0.5
WEIGHTS = {"bias": -4.0, "meaning": 5.0, "words": 4.0, "value": 0.8}


def confidence(question: Question, quotes: Sequence[Quote]) -> float:
    """How likely the best quotes answer the question, 0..1."""
    if not quotes:
        return 0.0
    best = quotes[0]
    value = float(best.value) if question.kind in VALUES else 0.5
    total = WEIGHTS["bias"] + WEIGHTS["meaning"] * best.meaning + WEIGHTS["words"] * best.words + WEIGHTS["value"] * (value - 0.5)
    return 1 / (1 + math.exp(-total))
