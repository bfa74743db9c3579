"""The words that documents write, with a small letter or at all, and those of the things that their texts define."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Document
from corpus.identity.party_roles import LABELS
from corpus.names.lexicon import fold
from corpus.names.name_words import LOOSE, tokens
from corpus.registry.bearers import has_names
from corpus.remembered import shelved

READ = 40_000  # characters of a document that tell
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{3,}")
_CAPITAL = re.compile("[A-ZА-ЯҐЄІЇ]")
_TERM = r"[\"“„«](?:the |an? )?(?P<term>[^\"“”«»„\n()]{2,40})[\"”»“]"
_DEFINED = (
    re.compile(rf"\((?:[^()\n\"“„«]{{0,60}}){_TERM}[^()\n]{{0,60}}\)", re.IGNORECASE),  # (the "Boat")
    re.compile(rf"{_TERM} (?:(?:shall|will) )?(?:also )?(?:means?|includes?|denotes?|refers? to|означа\w+)\b", re.IGNORECASE),
)


_PRONOUNS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose".split()
)


class Written:
    """How many documents write a word with a small letter (`small`, `of_named`: of those with names) or at all (`every`).

    `defined`: word -> documents that define a thing by it.
    """

    def __init__(self, documents: Iterable[Document] = (), earlier: Written | None = None, went: Iterable[Document] = ()) -> None:
        self.small: dict[str, int] = dict(earlier.small) if earlier else {}
        self.every: dict[str, int] = dict(earlier.every) if earlier else {}
        self.of_named: dict[str, int] = dict(earlier.of_named) if earlier else {}
        self.defined: dict[str, frozenset[str]] = dict(earlier.defined) if earlier else {}
        for document in went:  # first: what came may bear the id of what went
            self._take(document, -1)
        for document in documents:
            self._take(document, 1)

    def _take(self, document: Document, step: int) -> None:
        """Count a document in, or out."""
        small, every = words_of(document)
        for counts, words in ((self.small, small), (self.every, every), (self.of_named, small if has_names(document) else ())):
            for word in words:
                counts[word] = counts.get(word, 0) + step
                if not counts[word]:
                    del counts[word]
        for word in {word for term in terms_of(document) for word in term}:
            ids = self.defined.get(word, frozenset())
            ids = ids | {document.id} if step > 0 else ids - {document.id}
            if ids:
                self.defined[word] = ids
            else:
                self.defined.pop(word, None)


@dataclass(frozen=True, slots=True)
class Words:
    """What a document writes: `small` with a small letter, `capital` with a capital; `terms` are what it defines, each by its words."""

    small: frozenset[str]
    capital: frozenset[str]
    terms: frozenset[tuple[str, ...]]

    def told(self) -> str:
        """As a text, in lines: those with a small letter, those with a capital, each term."""
        return "\n".join(" ".join(sorted(line)) for line in (self.small, self.capital)) + "".join(
            f"\n{' '.join(t)}" for t in sorted(self.terms)
        )

    @classmethod
    def of(cls, told: str, _: Document) -> Words:
        """What was told so."""
        small, capital, *terms = told.split("\n")
        return cls(frozenset(small.split()), frozenset(capital.split()), frozenset(tuple(term.split()) for term in terms))


@lru_cache(maxsize=256)
@shelved(Words.told, Words.of)
def words_in(document: Document) -> Words:
    """The words that a document writes."""
    found = set(_WORD.findall(document.text[:READ]))
    small = frozenset(fold(" ".join(word for word in found if not _CAPITAL.match(word))).split())
    capital = frozenset(fold(" ".join(word for word in found if _CAPITAL.match(word))).split())
    return Words(small, capital, _terms(document))


def words_of(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a document writes with a small letter, and all that it writes."""
    found = words_in(document)
    return found.small, found.small | found.capital


def terms_of(document: Document) -> frozenset[tuple[str, ...]]:
    """The things that an agreement's text defines, each by its words: (the "Boat"), "dry season" means; not what it calls a party."""
    return words_in(document).terms


def _terms(document: Document) -> frozenset[tuple[str, ...]]:
    if not has_names(document):
        return frozenset()
    people = {fold(role) for role in document.roles} | set(LABELS)
    terms = {fold(found["term"]).strip() for pattern in _DEFINED for found in pattern.finditer(document.text[:READ])}
    words = (tuple(token.word for token in tokens(term) if token.word not in LOOSE) for term in terms - people)
    return frozenset(term for term in words if not _PRONOUNS.issuperset(term))
