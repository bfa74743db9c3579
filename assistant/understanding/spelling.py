"""Typing errors in a question: what is no word, and in no document, becomes the nearest word that documents have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.terms import stems

_WORD = re.compile(r"[^\W\d_]{5,}")


class Spelling:
    """The words of the documents, to correct questions by."""

    def __init__(self, texts: Iterable[str], is_word: Callable[[str], bool]) -> None:
        self._is_word = is_word
        counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
        self._known = frozenset(counts)
        self._stems = frozenset(stem for word in counts for stem in stems(word))
        self._frequent = [word for word, count in counts.items() if count >= 3]

    def correct(self, text: str) -> str:
        """The text with unknown words of five letters and more replaced by a frequent word one or two slips away."""
        return _WORD.sub(lambda match: self._nearest(match[0]), text) if self._known else text

    def _nearest(self, word: str) -> str:
        lower = word.lower()
        if lower in self._known or self._stems.issuperset(stems(lower)) or word[0].isupper() or self._is_word(lower):
            return word
        slips = 1 if len(word) < 8 else 2
        found = process.extractOne(lower, self._frequent, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found and found[0][0] == lower[0] else word
