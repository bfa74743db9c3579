"""Abbreviations: which one a question wants written out, and which sentence does so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.understanding.kinds import STOP
from corpus.document import Document

_ASKS = re.compile(
    r"\b(?:stands? for|abbreviat\w*|acronym|short for|spelled out|spell out|full (?:name|form) of|means?|mean)\b", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"\b(?:[A-Z][\w-]*[A-Z]\w*)\b")
_LETTERS = re.compile(r"\b([A-Z]{2,4})s?\b")
_OFTEN = 2  # times that a text says the words for which letters stand, at least
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset("of and the for in on to de la et des".split())


def asked_abbreviation(english: str) -> str:
    """The abbreviation whose words are asked for; empty where none is."""
    found = _ABBREVIATION.findall(english)
    return found[0] if len(found) == 1 and _ASKS.search(english) else ""


def expands(text: str, abbreviation: str) -> bool:
    """Whether a text writes an abbreviation out: beside it, words that begin with its letters in their order."""
    letters = [letter.lower() for letter in abbreviation if letter.isalpha()]
    for match in re.finditer(rf"\b{re.escape(abbreviation)}\b", text):
        before, after = _WORD.findall(text[: match.start()]), _WORD.findall(text[match.end() :])
        if _begin(before[-2 * len(letters) :][::-1], letters[::-1]) or _begin(after[: 2 * len(letters)], letters):
            return True
    return False


def _begin(words: list[str], letters: list[str]) -> bool:
    """Whether the words, small ones left out, begin with the letters, one after the other from the first on."""
    initials = [word[0].lower() for word in words if word.lower() not in _SMALL]
    return initials[: len(letters)] == letters


def written_out(question: str, documents: Sequence[Document]) -> str:
    """A question with the letters that stand in none of the documents as the words that these say most often and that begin with them: "LDs" as
    "liquidated damages"."""
    texts = [document.text for document in documents] if _LETTERS.search(question) else []

    def words_for(letters: re.Match[str]) -> str:
        initials = letters[1].lower()
        if any(re.search(rf"\b{letters[1]}s?\b", text) for text in texts):
            return letters[0]
        phrase = re.compile(r"\b" + r"[ -]".join(rf"({letter}[a-z]+)" for letter in initials) + r"\b", re.IGNORECASE)
        said = Counter(tuple(map(str.lower, found)) for text in texts for found in phrase.findall(text))
        told = [(times, words) for words, times in said.items() if STOP.isdisjoint(words) and times >= _OFTEN]
        return " ".join(max(told)[1]) if told else letters[0]

    return _LETTERS.sub(words_for, question) if texts else question
