"""Two ranked lists, meaning and words, into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MEANING = 0.5  # weight of meaning against words: both alike, not fitted


def best(lists: Iterable[Iterable[tuple[str, float]]]) -> dict[str, float]:
    """id -> its best score over several lists."""
    scores: dict[str, float] = {}
    for ranked in lists:
        for id, score in ranked:
            scores[id] = max(score, scores.get(id, score))
    return scores


def fuse(meaning: Mapping[str, float], words: Mapping[str, float], weight: float = MEANING) -> list[tuple[str, float]]:
    """(id, score) best first: cosine and BM25, each scaled to 0..1 over the candidates, then weighed; ties by id."""
    scaled_meaning, scaled_words = _scaled(meaning), _scaled({**words, "": 0.0})
    scores = {id: weight * scaled_meaning.get(id, 0.0) + (1 - weight) * scaled_words.get(id, 0.0) for id in {*meaning, *words}}
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def _scaled(scores: Mapping[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    spread = (high - low) or 1.0
    return {id: (score - low) / spread for id, score in scores.items()}
