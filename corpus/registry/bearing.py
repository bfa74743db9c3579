"""Which documents bear which names: each document is read once, and again only to take its names out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from corpus.clauses.labels import label_of
from corpus.document import Document
from corpus.names.countries import end_in, is_country
from corpus.names.name_words import LOOSE, alike, core, forms, tokens
from corpus.registry.bearers import has_names
from corpus.registry.named import CYRILLIC
from corpus.registry.written import Written, terms_of, words_in
from corpus.remembered import once

FRONT = 2_000  # characters of a text's first and last stretch in which names of its own may stand
MOST_PARTIES = 12  # of one document
_BETWEEN = re.compile(r" (?:between|між) ")


class Name(NamedTuple):
    """A name that documents bear: its telling words in order, and its way: party, title or front."""

    words: tuple[str, ...]
    way: str


class Bearing:
    """The names of some documents. Never changed: of others it is made from the nearest that is there.

    `names`: name -> ids of the documents that bear it; `by_word`: word -> names that hold it; `bearers`: word -> documents with such a
    name; `fronts`: word -> documents that write it with a capital on their first or last pages; `types`: type -> documents of it.
    """

    def __init__(self, documents: Mapping[str, Document], earlier: Bearing | None = None) -> None:
        self.documents = documents
        known = earlier.documents if earlier else {}
        self.names: dict[Name, set[str]] = dict(earlier.names) if earlier else {}
        self.by_word: dict[str, set[Name]] = dict(earlier.by_word) if earlier else {}
        self.bearers: dict[str, set[str]] = dict(earlier.bearers) if earlier else {}
        self.fronts: dict[str, set[str]] = dict(earlier.fronts) if earlier else {}
        self.types: dict[str, set[str]] = dict(earlier.types) if earlier else {}
        self._told: Written | None = earlier._told if earlier else None
        self._likely: dict[str, Sequence[str]] = {}
        self._own: set[tuple[int, object]] = set()  # what was copied already, so that it may be changed
        self._came = [document for id, document in documents.items() if known.get(id) is not document]
        self._went = [document for id, document in known.items() if documents.get(id) is not document]
        for document in self._went:
            self._take_out(document)
        for document in self._came:
            self._put_in(document)
        if self._told is not None:
            self._told = Written(self._came, self._told, self._went)
        del self._own, self._came, self._went

    @property
    def told(self) -> Written:
        """The words of the texts. Read when it is first asked for."""
        if self._told is None:
            self._told = Written(self.documents.values())
        return self._told

    @property
    def written(self) -> Mapping[str, int]:
        """Words that documents write with a small letter, and how many do: they are no names."""
        return self.told.small

    def is_known(self, word: str) -> bool:
        """Whether documents have the word."""
        return word in self.by_word or word in self.fronts or word in self.told.every

    def likely(self, letter: str) -> Sequence[str]:
        """Longer words of names that begin with a letter: what typing errors are led to."""
        if letter not in self._likely:
            fronts = [word for word in self.fronts if word[0] == letter and len(word) > 4 and word not in self.written]
            named = [word for word in self.by_word if word[0] == letter and len(word) > 4]
            self._likely[letter] = sorted({*fronts, *named})
        return self._likely[letter]

    def candidates(self, words: Collection[str]) -> list[Name]:
        """The names that a text of these words may hold; of a title it holds more than one."""
        held = Counter(name for word in words for name in self.by_word.get(word, ()))
        fronts = [Name((word,), "front") for word in words if word in self.fronts and word not in self.written]
        return sorted([*fronts, *(name for name, count in held.items() if count > 1 or name.way != "title")])

    def bearing(self, word: str) -> int:
        """How many documents bear a name that holds the word."""
        bearers = self.bearers.get(word, set())
        fronts = self.fronts.get(word, set())
        return len(bearers) + (len(fronts - bearers) if fronts and word not in self.written else 0)

    def saying(self, ids: frozenset[str], words: Collection[str]) -> frozenset[str]:
        """Those of documents whose titles have all these words as they are said: a "Loan Contract" before a "Loan Agreement"."""
        if len(ids) < 2:
            return ids
        return frozenset(id for id in ids if _title_words(self.documents[id]).issuperset(words)) or ids

    def called(self, ids: frozenset[str], words: Sequence[str]) -> frozenset[str]:
        """Those of documents of a type whose titles say it in these words, "the sublease" of two leases, or in other letters; all where none does."""
        titles = {id: _title_words(self.documents[id]) for id in ids}
        if not any(title.issuperset(words) for title in titles.values()):
            return ids
        ours = bool(CYRILLIC.search("".join(words)))
        return frozenset(id for id, title in titles.items() if title.issuperset(words) or bool(CYRILLIC.search("".join(title))) != ours)

    def only_of_fronts(self, word: str) -> bool:
        """Whether no document writes a word that does not write it, with a capital, on its first or last pages."""
        return self.told.every.get(word, 0) <= len(self.fronts.get(word, ()))

    def is_of(self, id: str, word: str) -> bool:
        """Whether a document has the word in a name of its own."""
        return id in self.bearers.get(word, ())

    def about(self, word: str) -> Collection[str]:
        """The documents that hold a word, in the singular or the plural, in a name of theirs or in their type."""
        said = forms(word)
        typed = (ids for kind, ids in self.types.items() if not said.isdisjoint(kind.split()))
        return set[str]().union(*(self.bearers.get(one, ()) for one in said), *typed)

    def defining(self, word: str) -> Collection[str]:
        """The agreements that define a thing by a word: "the boat" where one has (the "Boat")."""
        return frozenset[str]().union(*(self.told.defined.get(one, ()) for one in forms(word)))

    def defines(self, id: str, words: Sequence[str]) -> bool:
        """Whether a document defines a thing that is called just so: the "head lease" of a sublease."""
        return tuple(words) in terms_of(self.documents[id])

    def others_writing(self, id: str, word: str) -> tuple[int, int]:
        """How many other documents write a word, in the singular or the plural, at least; and how many with names write it small."""
        its = words_in(self.documents[id])
        at_all = max(self.told.every.get(one, 0) - (one in its.small or one in its.capital) for one in forms(word))
        return at_all, max(self.told.of_named.get(one, 0) - (one in its.small) for one in forms(word))

    def titled(self, id: str, word: str) -> bool:
        """Whether the title of a document has a word, in the singular or the plural, but for the names of its parties."""
        document = self.documents[id]
        return not forms(word).isdisjoint(token.word for token in tokens(without_parties(document.title, document.parties)))

    def _put_in(self, document: Document) -> None:
        for name in names_of(document):
            self._changed(self.names, name).add(document.id)
            for word in name.words:
                self._changed(self.by_word, word).add(name)
                self._changed(self.bearers, word).add(document.id)
        for word in proper_names(document):
            self._changed(self.fronts, word).add(document.id)
        if _has_type(document):
            self._changed(self.types, document.type).add(document.id)

    def _take_out(self, document: Document) -> None:
        for name in names_of(document):
            self._less(self.names, name, document.id)
            for word in name.words:
                if name not in self.names:
                    self._less(self.by_word, word, name)
                self._less(self.bearers, word, document.id)
        for word in proper_names(document):
            self._less(self.fronts, word, document.id)
        if _has_type(document):
            self._less(self.types, document.type, document.id)

    def _changed(self, table: dict[Any, set[Any]], key: object) -> set[Any]:
        """The set under a key, which from now on is this one's own."""
        if (id(table), key) not in self._own:
            table[key] = set(table.get(key, ()))
            self._own.add((id(table), key))
        return table[key]

    def _less(self, table: dict[Any, set[Any]], key: object, one: object) -> None:
        """Take one out of the set under a key; an empty one goes."""
        if key in table:
            left = self._changed(table, key)
            left.discard(one)
            if not left:
                del table[key]
                self._own.discard((id(table), key))


def names_of(document: Document) -> Sequence[Name]:
    """The names of one document. Summaries, and what Ukraine and a state are party to, are found by the state; no state is a name of one."""
    if not has_names(document):
        return ()
    found: dict[Name, None] = {}
    for party, role in zip(document.parties[:MOST_PARTIES], (*document.roles, *[""] * len(document.parties)), strict=False):
        if not (document.of_others and is_country(party)) and (words := core(party)):
            found[Name(words, "party")] = None
            if role and set(core(role)) <= set(words):
                found[Name(core(role), "party")] = None
    title = tuple(alike(t.word) for t in tokens(without_parties(document.title, document.parties)) if t.word not in LOOSE)
    if title:
        found[Name(title, "title")] = None
    for signer in document.signers:
        if words := core(signer):
            found[Name(words, "party")] = None
    return tuple(found)


@lru_cache(maxsize=256)
def proper_names(document: Document) -> frozenset[str]:
    """Words of the first and last pages that are written with a capital, but for those of its clauses' headings."""
    if not has_names(document):
        return frozenset()
    headings = {heading for section in document.sections for heading in section.path.split(" > ")}
    headed = {t.word for heading in headings if label_of(heading) for t in tokens(heading)} - _title_words(document)
    return frozenset(word for word in capitals(document) if len(word) > 2 and not word.isdigit()) - headed


@lru_cache(maxsize=256)
def capitals(document: Document) -> frozenset[str]:
    """Words of the first and last pages that are written with a capital or in figures."""
    text = document.text
    stretch = text if len(text) < 2 * FRONT else text[:FRONT] + "\n" + text[-FRONT:]
    return frozenset(token.word for token in tokens(stretch) if token.capital)


@once
def _title_words(document: Document) -> frozenset[str]:
    return frozenset(token.word for token in tokens(document.title))


def _has_type(document: Document) -> bool:
    return bool(document.type) and has_names(document) and not document.of_others  # "the treaty" is of the state that is named


def without_parties(title: str, parties: Sequence[str] = ()) -> str:
    """A title without the names of the parties: "Loan Agreement between Hollis and Garman" is a loan agreement.

    What it says after the last of these `parties` stays: "Treaty between Halmark and Lorvia on the Railway" is one on the railway.
    """
    head, *rest = _BETWEEN.split(title, maxsplit=1)
    for after in rest:
        ends = [end for party in parties if (end := end_in(after, party)) >= 0]
        head += after[max(ends, default=len(after)) :]
    return head
