"""Hyphens at the ends of printed lines: which belong to the word, and which only broke it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.quantities.numerals import SMALL_NUMBERS, TENS

_ENDINGS = frozenset(
    "tion tions sion sions ment ments ing ed er ers ity ties ly ness able ible ance ence tive tives ous al ally ary ery ful less ize ise ized ised".split()
)
_PREFIXES = frozenset(
    "non self post pre anti multi well long short cross full large small mid medium ex semi sub inter co counter high low train decision food".split()
) | {*SMALL_NUMBERS, *TENS}


class Words:
    """The words of the text: they tell whether a hyphen at the end of a line belongs to the word."""

    def __init__(self, printed: Iterable[str]) -> None:
        lines = list(printed)
        self._words = Counter(word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line))
        ends = [self._evidence(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.endswith("-")]
        kept, dropped = sum(end > 0 for end in ends), sum(end < 0 for end in ends)
        self._keeps = kept > dropped if kept + dropped > 2 else len(ends) < 0.03 * len(lines)

    def _evidence(self, before: str, after: str) -> int:
        """Above 0 where the hyphen stays ("self-/defence"), below 0 where it only broke the word ("coopera-/tion")."""
        left, right = re.search(r"([\w-]*?)(\w*)-$", before[-60:]), re.match(r"\w+", after)
        if not left or not right:
            return 1
        if not right[0][0].islower() or not left[2][-1:].isalpha():
            return 1
        whole, parted = f"{left[2]}{right[0]}".lower(), f"{left[2]}-{right[0]}".lower()
        if self._words[parted] or self._words[whole]:
            return 1 if self._words[parted] > self._words[whole] else -1
        if right[0] in _ENDINGS:
            return -1
        return 1 if left[2].lower() in _PREFIXES or (self._words[left[2].lower()] > 1 and self._words[right[0].lower()] > 1) else 0

    def joint(self, before: str, after: str) -> tuple[str, str]:
        """How two lines meet: the end of the first, its hyphen kept or dropped, and what comes between them."""
        if re.search(r"\w-$", before[-2:]):
            evidence = self._evidence(before, after) or (1 if self._keeps else -1)
            return (before, "") if evidence > 0 else (before[:-1], "")
        return before, " "
