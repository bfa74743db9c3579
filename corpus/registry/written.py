"""The words that documents write, with a small letter or at all, and those of the things that their texts define."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Document
from corpus.identity.party_roles import LABELS
from corpus.names.lexicon import fold
from corpus.names.name_words import LOOSE, tokens
from corpus.registry.bearers import has_names
from corpus.remembered import shelved

READ = 40_000  # characters of a document that tell
WORDS_HELD = 256  # documents whose words are at hand
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
        self.small: Counter[str] = Counter(earlier.small) if earlier else Counter()
        self.every: Counter[str] = Counter(earlier.every) if earlier else Counter()
        self.of_named: Counter[str] = Counter(earlier.of_named) if earlier else Counter()
        self.defined: dict[str, set[str]] = dict(earlier.defined) if earlier else {}
        self._own: set[str] = set()  # words whose documents are no longer the earlier one's
        for document in went:  # first: what came may bear the id of what went
            for counts, words in self._counted(document):
                counts.subtract(words)
                for word in [word for word in words if not counts[word]]:
                    del counts[word]
            for word in defined_in(document):
                self._ids(word).discard(document.id)
        for document in documents:
            for counts, words in self._counted(document):
                counts.update(words)
            for word in defined_in(document):
                self._ids(word).add(document.id)

    def _counted(self, document: Document) -> Iterator[tuple[Counter[str], frozenset[str]]]:
        """Where the words of a document are counted."""
        its = words_in(document)
        yield self.small, its.small
        yield self.every, its.small | its.capital
        if has_names(document):
            yield self.of_named, its.small

    def _ids(self, word: str) -> set[str]:
        """The documents that define a thing by a word, to be changed here."""
        if word not in self._own:
            self._own.add(word)
            self.defined[word] = set(self.defined.get(word, ()))
        return self.defined[word]


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


@lru_cache(maxsize=WORDS_HELD)
@shelved(Words.told, Words.of)
def words_in(document: Document) -> Words:
    """The words that a document writes."""
    found = set(_WORD.findall(document.text[:READ]))
    small = frozenset(fold(" ".join(word for word in found if not _CAPITAL.match(word))).split())
    capital = frozenset(fold(" ".join(word for word in found if _CAPITAL.match(word))).split())
    return Words(small, capital, _terms(document))


def defined_in(document: Document) -> set[str]:
    """The words of what a document defines."""
    return {word for term in terms_of(document) for word in term}


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
