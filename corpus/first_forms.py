"""Ukrainian words as a dictionary has them: "оренди" and "орендою" as "оренда" (simplemma)."""

from __future__ import annotations

import functools
import re

_LETTERS = re.compile(r"[\u0400-\u04ff]+")
_WORD = re.compile(r"[\u0400-\u04ff]+(?:['’ʼ][\u0400-\u04ff]+)*")
_MARKS = str.maketrans({"\u0301": None, "’": "'", "ʼ": "'"})
REMEMBERED = 50_000  # words
LEAST = 0.2  # of a text's characters: a name or two in another text are no Ukrainian


def in_first_forms(text: str) -> str:
    """A text with its Ukrainian words in their first forms, in lower case; other words as they are."""
    if not _LETTERS.search(text) or sum(map(len, _LETTERS.findall(text))) < LEAST * len(text):
        return text
    return _WORD.sub(lambda word: first_form(word[0]), text)


@functools.lru_cache(REMEMBERED)
def first_form(word: str) -> str:
    """The first form of a Ukrainian word; one that the dictionary does not hold as it is."""
    import simplemma  # its dictionary takes 0.2 s and 80 MB

    return simplemma.lemmatize(word.translate(_MARKS).lower(), lang="uk").translate(_MARKS).lower()


def is_known(word: str) -> bool:
    """Whether the dictionary holds a Ukrainian word."""
    import simplemma

    return simplemma.is_known(word.translate(_MARKS).lower(), lang="uk")
