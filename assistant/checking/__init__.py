"""Does the quote say what the sentence says?"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from assistant.checking.bonds import doers, exchanged, labels, owners
from assistant.checking.claims import LONGEST, Token, clean, read, unframed
from assistant.checking.marks import firmness, negations, quantifiers
from assistant.checking.places import Reading, align
from assistant.checking.terms import Pair, Verdict, across, names, numbers, terms

__all__ = ["Verdict", "check"]

_LETTERS = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    numbers, names, terms, negations, firmness, quantifiers, exchanged, labels, owners, doers,
)  # fmt: skip
_ACROSS: tuple[Callable[[Pair], Verdict | None], ...] = (numbers, names, across, labels)  # a sentence in another language than its quotes


def check(sentence: str, quotes: Sequence[str], context: Sequence[str] = ()) -> Verdict:
    """Whether a sentence of an answer says only what its quotes say, and if not, what they do not say.

    `context` are words that may be taken for granted: the document's title, the partner's name, the heading, the date of signing.
    """
    said = clean(sentence[: 4 * LONGEST]) if len(sentence) > 4 * LONGEST else clean(sentence)
    cited = [text for text in map(clean, quotes) if _LETTERS.search(text)]
    if not _LETTERS.search(said):
        return Verdict(False, "The sentence says nothing", "empty")
    if not cited:
        return Verdict(False, "No quote is given", "empty")
    if any(_bare(said) == _bare(text) for text in cited) and len(sentence) <= 4 * LONGEST:
        return Verdict(True)
    if len(said) > LONGEST:
        return Verdict(False, f"The sentence is too long to be checked ({LONGEST:,} characters at most)", "words")
    pair = _pair(
        unframed(said) if not any(text.startswith(said[:20]) for text in cited) else said, cited, [clean(text) for text in context]
    )
    abroad = bool(_CYRILLIC.search(said)) != any(_CYRILLIC.search(text) for text in cited)
    for rule in _ACROSS if abroad else _RULES:
        if (found := rule(pair)) is not None:
            return found
    return Verdict(True)


def _pair(said: str, cited: list[str], context: list[str]) -> Pair:
    tokens = [token for text in cited for token in (*read(text), _end())]
    sentence, quotes = Reading(read(said)), Reading(tokens)
    given = Reading([token for text in context for token in (*read(text), _end())])
    return Pair(sentence, quotes, given, align(sentence, quotes), [Reading(read(text)) for text in cited])


def _bare(text: str) -> str:
    return text.strip(' ."').casefold()


@functools.cache
def _end() -> Token:
    """What stands between two texts."""
    return next(token for token in read("end.") if token.kind == "break")
