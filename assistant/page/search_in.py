"""Where a question is searched: the choices that a person has, and what was chosen as documents and collections to ask with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.across.comparing import Agreement, agreements
from assistant.page.wording import collection_named, day, say
from assistant.understanding.scope import speaks_of_own
from assistant.understanding.unmeant import Unmeant
from corpus.document import Document
from corpus.errors import UserError
from corpus.registry.document_labels import label
from index.index import SHIPPED_COLLECTION, Index

COLLECTION = "collection:"  # begins a choice that is a collection; the others are ids
COUNTRY, YEAR, KIND = "country:", "year:", "kind:"  # begin what is left out and is no document
NAMES = "names:"  # left out: whatever the question names
NOTHING = "nothing"  # the choice of who unticks everything

Choice = tuple[str, str]  # (name, value)
Choices = list[Choice]


@dataclass(frozen=True, slots=True)
class SearchIn:
    """What was chosen, as values of `choices`; none: all that is not put aside. `without`: (id, name) of what is left out of it, documents
    and what the question is not to mean; `everywhere`: all of it for questions of "my contracts" too."""

    chosen: tuple[str, ...] = ()
    without: tuple[tuple[str, str], ...] = ()
    everywhere: bool = False

    def unmeant(self) -> Unmeant:
        """What the question is not to mean."""
        return Unmeant(self._left_out(COUNTRY), self._left_out(YEAR), self._left_out(KIND), bool(self._left_out(NAMES)))

    def of_own_alone(self, index: Index, question: str) -> bool:
        """Whether a question of "my contracts" is searched in these alone, for nothing else was chosen."""
        if self.chosen or self.everywhere or not speaks_of_own(question):
            return False
        return len({document.collection == SHIPPED_COLLECTION for document in index.in_scope()}) > 1

    def documents(self, index: Index, question: str, language: str = "en") -> tuple[Document, ...]:
        """The documents in which a question is searched. UserError where one that was chosen is no longer there."""
        held = index.in_scope(**self._chosen(index, language))
        if self.of_own_alone(index, question):
            held = tuple(document for document in held if document.collection != SHIPPED_COLLECTION)
        left_out, countries = {id for id, _ in self.without}, self._left_out(COUNTRY)
        return tuple(d for d in held if d.id not in left_out and (d.kind == "article" or set(d.partners).isdisjoint(countries)))

    def scope(self, index: Index, question: str, language: str = "en") -> dict[str, tuple[str, ...]]:
        """The same, as what the assistant is asked with."""
        if not (self.without or self.everywhere):
            return self._chosen(index, language)
        held = self.documents(index, question, language)
        if not held:
            raise UserError(say("nothing_left", language))
        return {"documents": tuple(document.id for document in held), "collections": ()}

    def named(self, index: Index, language: str) -> tuple[Choice, ...]:
        """What was chosen, (name, value) each."""
        return tuple(choice for choice in choices(index, language) if choice[1] in self.chosen)

    def _left_out(self, kind: str) -> tuple[str, ...]:
        return tuple(id.removeprefix(kind) for id, _ in self.without if id.startswith(kind))

    def _chosen(self, index: Index, language: str) -> dict[str, tuple[str, ...]]:
        if NOTHING in self.chosen:
            raise UserError(say("nothing_ticked", language))
        names = [value.removeprefix(COLLECTION) for value in self.chosen if value.startswith(COLLECTION)]
        ids = [value for value in self.chosen if not value.startswith(COLLECTION)]
        return {"documents": documents_of(index, ids, language), "collections": tuple(names)}


EVERYWHERE = SearchIn()


def ids_of(index: Index) -> tuple[str, ...]:
    """The documents that are searched now."""
    return tuple(document.id for document in index.in_scope())


def choices(index: Index, language: str) -> Choices:
    """Everything that can be ticked, by name: collections, and the documents in them."""
    return [one for collection, documents in ticks(index, language) for one in (collection, *documents)]


def ticks(index: Index, language: str) -> list[tuple[Choice, Choices]]:
    """Each collection that is not put aside, with its agreements and articles; the value of a document is its id, or the id of the one
    that stands for its agreement."""
    held = index.in_scope()
    standing = [*(agreement[-1] for agreement in agreements(held)), *(document for document in held if document.kind == "article")]
    names = names_of(standing, language)
    found: list[tuple[Choice, Choices]] = []
    for name in dict.fromkeys(document.collection for document in held):
        inside = [document for document in standing if document.collection == name]
        inside.sort(key=lambda document: (document.kind == "article", names[document.id].casefold()))
        found.append(((collection_named(name, language), f"{COLLECTION}{name}"), [(names[d.id], d.id) for d in inside]))
    return found


def agreement_choices(index: Index, language: str) -> Choices:
    """Every agreement that is not put aside, by name: its value is the id of the document that stands for it."""
    standing = [agreement[-1] for agreement in agreements(index.in_scope())]
    return sorted(((name, id) for id, name in names_of(standing, language).items()), key=lambda choice: choice[0].casefold())


def documents_of(index: Index, chosen: Sequence[str], language: str = "en") -> tuple[str, ...]:
    """The ids of all documents of the agreements that these ids stand for. UserError where one is no longer there."""
    known = index.documents()
    held: dict[str, Agreement] = {document.id: (document,) for document in known}
    held |= {document.id: one for one in agreements(known) for document in one}
    if any(id not in held for id in chosen):
        raise UserError(say("choice_lost", language))
    return tuple(document.id for id in chosen for document in held[id])


def names_of(documents: Iterable[Document], language: str) -> dict[str, str]:
    """Id -> what a document is called, with its day and then its file where others are called the same."""
    held = {document.id: document for document in documents}
    names = {id: label(document, language) for id, document in held.items()}
    for more in (lambda d: day(d.signed, language), lambda d: Path(d.source).name):
        count = Counter(names.values())
        names = {id: " · ".join(filter(None, (name, more(held[id])))) if count[name] > 1 else name for id, name in names.items()}
    return names
