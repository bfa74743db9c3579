"""How people ask -> how agreements say it: "spy services" is searched as "intelligence" too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.understanding.patterns import dictionary

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FILE = Path(__file__).with_suffix(".yaml")


@dataclass(frozen=True, slots=True)
class Rewording:
    """A text in the documents' words; `same` holds for each replaced word of the asker, in lower case, the words that may stand for it."""

    text: str
    same: dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=512)
def as_documents_say(text: str) -> Rewording:
    """The text with each wording that the thesaurus knows replaced by all that it may mean; the same text where it knows none."""
    patterns = dictionary(_FILE)
    words = [match.group().replace("’", "'") for match in _WORD.finditer(text)]
    lowered = [word.lower() for word in words]
    said: list[str] = []
    same: dict[str, tuple[tuple[str, ...], ...]] = {}
    at = 0
    while at < len(words):
        found = patterns.all_of(lowered[at : at + patterns.longest])
        longest = max((len(pattern.stems) for pattern in found), default=1)
        both = (" ".join(pattern.meaning).split(" / ") for pattern in found if len(pattern.stems) == longest)
        meanings = tuple(dict.fromkeys(tuple(meaning.split()) for one in both for meaning in one))
        if meanings:
            said += [word for meaning in meanings for word in meaning]
            same |= dict.fromkeys(lowered[at : at + longest], meanings)
        else:
            said.append(words[at])
        at += longest
    return Rewording(" ".join(dict.fromkeys(said)), same)
