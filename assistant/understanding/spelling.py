"""Typing errors in a question: what is no word, and in no document, becomes the nearest word that documents have."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.document import Document
from index.terms import stems

_PART = 2  # letters of what a hyphen parts, at least
OFTEN = 3  # times a word stands in the documents that a typing error is led to
_WORD = re.compile(r"[^\W\d_]{5,}")


class Spelling:
    """The words of the documents, to correct questions by.

    `is_word` tells whether a lower-case word is an ordinary one, `are_held` whether stems stand in the documents. These are read when a
    question has a word that is neither; made from an `earlier` one, only those that came or went.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        is_word: Callable[[str], bool],
        are_held: Callable[[Sequence[str]], bool],
        earlier: Spelling | None = None,
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._is_word, self._are_held = is_word, are_held
        self._counts: Counter[str] | None = None
        self._often: list[str] | None = None
        self._one_at_a_time = threading.Lock()
        if earlier is not None and earlier._counts is not None:
            self._counts = earlier._counts.copy()
            now, then = self._documents, earlier._documents
            self._counts.update(_words(now[id] for id in now.keys() - then.keys()))
            self._counts.subtract(_words(then[id] for id in then.keys() - now.keys()))

    def correct(self, text: str) -> str:
        """The text with unknown words of five letters and more replaced by a frequent word one or two slips away, or by its parts."""
        return _WORD.sub(lambda match: self._nearest(match[0]), text)

    def _nearest(self, word: str) -> str:
        lower = word.lower()
        if word[0].isupper() or self._is_word(lower) or self._are_held(stems(lower)):
            return word
        slips = 1 if len(word) < 8 else 2
        found = process.extractOne(lower, self._frequent(), scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found and found[0][0] == lower[0] else self._hyphened(lower) or word

    def _hyphened(self, word: str) -> str:
        """The word with the hyphen that the documents write in it, "pre-financing"; "" where they hold no two such parts."""
        parts = ((word[:at], word[at:]) for at in range(_PART, len(word) - _PART))
        return next((f"{a}-{b}" for a, b in parts if self._is_word(b) and self._are_held(stems(a)) and self._are_held(stems(b))), "")

    def _frequent(self) -> list[str]:
        """The words that stand in the documents often enough, the most frequent first."""
        with self._one_at_a_time:
            if self._counts is None:
                self._counts = Counter(_words(self._documents.values()))
            if self._often is None:
                often = [(-count, word) for word, count in self._counts.items() if count >= OFTEN]
                self._often = [word for _, word in sorted(often)]
            return self._often


def _words(documents: Iterable[Document]) -> Iterable[str]:
    return (word.lower() for document in documents for word in _WORD.findall(document.text))
