"""Dictionaries by patterns of words: "word" is that form, "word*" begins so and is at most 4 letters longer, "word**" at most 12."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.own_yaml import read_own

_SLACK = {0: 0, 1: 4, 2: 12}  # letters that may follow a stem, by its number of asterisks


@dataclass(frozen=True, slots=True)
class Pattern:
    """One or more words: their stems, how many letters may follow each, and the words that stand for them."""

    stems: tuple[str, ...]
    slack: tuple[int, ...]
    meaning: tuple[str, ...]

    def matches(self, words: Sequence[str]) -> bool:
        """Whether the pattern's words are the first of `words`."""
        return len(words) >= len(self.stems) and all(
            word.startswith(stem) and len(word) - len(stem) <= slack
            for stem, slack, word in zip(self.stems, self.slack, words, strict=False)
        )

    @property
    def rank(self) -> tuple[int, int, int]:
        """More words first, then longer stems, then exact forms."""
        return len(self.stems), sum(map(len, self.stems)), -sum(self.slack)


class Dictionary:
    """Patterns, to be looked up by the words that they begin with; `longest` is the number of words of the longest."""

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self.longest = 1
        self._by_stem: dict[str, list[Pattern]] = {}
        for meaning, patterns in meanings:
            for text in patterns.split(","):
                words = text.split()
                stems = tuple(word.rstrip("*") for word in words)
                slack = tuple(_SLACK[len(word) - len(word.rstrip("*"))] for word in words)
                self._by_stem.setdefault(stems[0], []).append(Pattern(stems, slack, tuple(meaning.split())))
                self.longest = max(self.longest, len(words))

    def all_of(self, words: Sequence[str]) -> list[Pattern]:
        """The patterns that the lower-case `words` begin with."""
        first = words[0]
        stems = (first[:size] for size in range(1, len(first) + 1))
        return [pattern for stem in stems for pattern in self._by_stem.get(stem, ()) if pattern.matches(words)]

    def best_of(self, words: Sequence[str]) -> Pattern | None:
        """The most exact of them."""
        return max(self.all_of(words), key=lambda pattern: pattern.rank, default=None)


@lru_cache
def dictionary(file: Path, more: tuple[tuple[str, str], ...] = ()) -> Dictionary:
    """The dictionary of a YAML file of sections of "meaning: pattern, pattern, ...", with more such pairs."""
    held = ((str(meaning), patterns) for section in read_own(file).values() for meaning, patterns in section.items())
    return Dictionary((*held, *more))
