"""The languages that a text names, and which of them prevails."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from assistant.understanding.ukrainian import is_ukrainian
from corpus.document import Document
from corpus.remembered import once

_PREVAILS = re.compile(
    r"\bprevail\w*|\b(?:decisive|authoritative|controlling)\b|\bvalid in (?:the )?(?:event|case)\b|\bpreceden\w+|\bпереважн\w+|\bпереваг\w+",
    re.IGNORECASE,
)
_DIVERGES = re.compile(r"\bdiffer\b|\bdiffers\b|\bdiverg\w+|\bdiscrepan\w+|\bрозбіжн\w+|\bрозходжен\w+", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|nor|not|neither|without|немає|без)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;]\s+|;")
_HEAD = 5_000  # characters by which the language of a text is told
_LEAST = 4  # letters: shorter names are words of other meanings


@functools.cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the names, and the English name of each: of the languages that have codes of two letters."""
    from babel import Locale

    english = {code: name for code, name in Locale("en").languages.items() if len(code) == 2 and name.isalpha() and len(name) >= _LEAST}
    known = {name.casefold(): name for name in english.values()}
    known |= {name[:-1]: english[code] for code, name in Locale("uk").languages.items() if code in english and name.endswith("ська")}
    return re.compile(rf"\b({'|'.join(sorted(known, key=len, reverse=True))})(?:\b|(?<=ськ)\w{{1,2}}\b)", re.IGNORECASE), known


def languages_in(text: str) -> Iterator[tuple[str, int, int]]:
    """(English name, start, end) of each language that a text names, in English or Ukrainian, in its order."""
    pattern, known = _pattern()
    for found in pattern.finditer(text):
        yield known[found[1].casefold()], *found.span()


def speaks_of_prevailing(text: str) -> bool:
    """Whether a text says, or a question asks, that a version prevails."""
    return bool(_PREVAILS.search(text))


def prevailing_in(text: str) -> frozenset[str]:
    """The languages that prevail as a text says; none where it says of none that it does."""
    found = set[str]()
    for clause in _CLAUSE.split(text):
        said, named = _PREVAILS.search(clause), list(languages_in(clause))
        if said and not _NONE.search(clause[: said.start()]):
            before = [name for name, _, end in named if end <= said.start()][-1:]
            found.update(before or [name for name, *_ in named[:1]])
        elif not said and len(named) == 1 and _DIVERGES.search(clause):  # "the English text counts where the two differ"
            found.add(named[0][0])
    return frozenset(found)


@once
def is_in_ukrainian(document: Document) -> bool:
    """Whether a document is written in Ukrainian: the reader and English words then prove nothing by what they do not find."""
    return is_ukrainian(document.text[:_HEAD])
