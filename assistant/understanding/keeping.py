"""A question with the documents or the topic of another one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.understanding.question import Question, without_carried
from corpus import parties
from corpus.document import Document
from corpus.names.name_words import tokens
from corpus.registry.document_labels import labels

_EMPTY = re.compile(r"things?|ones?|stuff|sorts?|kinds?|wants?|means?|really|exactly|else", re.IGNORECASE)
_THAT_YEAR = re.compile(r"years?|next|following|previous|before|earlier|after|one|two|three", re.IGNORECASE)
_PAID = re.compile(r"\b(?:pay\w*|paid|fund\w*|financ\w*|money|give\w*|allocat\w*|spend\w*)\b", re.IGNORECASE)

Answered = Callable[[Question], Question]  # the question with the documents that its answer was about, where it names none


def of_documents(question: Question, documents: Sequence[Document]) -> Question:
    """A question about documents that it does not name, but that the answer before it was about."""
    if all(document.partners for document in documents):
        return replace(question, partners=tuple(dict.fromkeys(document.whose for document in documents)), by_answer=bool(documents))
    ids = tuple(document.id for document in documents)
    return replace(question, documents=ids, labels=labels(documents), by_answer=True)


def within(asked: Question, scope: Question) -> Question:
    """A question kept to what another one names."""
    return replace(
        asked,
        partners=scope.partners,
        unknown=scope.unknown,
        documents=scope.documents,
        labels=scope.labels,
        words=scope.words,
        by_answer=scope.by_answer,
    )


def on_topic(asked: Question, before: Question, own: Sequence[str]) -> Question:
    """The follow-up with the topic of the question before it."""
    shown = ", ".join(shown_names(asked))
    whose = "" if is_of_several(asked) else shown
    kind = before.kind if asked.kind == "statement" and not own else asked.kind
    if kind == "number" and not own and _PAID.search(before.english):
        kind = "money"
    return replace(
        asked,
        text=f"{asked.text} ({shown or '…'}: {before.text})",
        bare=f"{asked.bare} ({whose or '…'}: {before.bare})",
        english=f"{asked.english} {whose} {' '.join(before.terms)}".strip(),
        kind=kind,
        years=asked.years or before.years,
        terms=tuple(dict.fromkeys([*asked.terms, *before.terms])),
        topic=before.topic,
    )


def of_another(asked: Question, before: Question, own: Sequence[str]) -> Question:
    """The question before, asked of another partner: "and Poland?"; `own` are words that are asked beside its name."""
    whose = ", ".join(shown_names(asked))
    said = before.english if before.documents and not before.partners else " ".join(before.terms)  # in which documents go by no name
    return replace(
        before,
        text=f"{without_carried(before.bare if before.documents else before.text)} ({whose})" if whose else before.bare,
        bare=f"{without_carried(before.bare)} ({whose})" if whose else before.bare,
        english=f"{said} {whose}".strip(),
        documents=asked.documents,
        labels=asked.labels,
        words=asked.words,
        partners=asked.partners,
        unknown=asked.unknown,
        places=asked.places,
        years=asked.years or before.years,
        terms=tuple(dict.fromkeys([*before.terms, *own])),
    )


def is_of_several(asked: Question) -> bool:
    """Whether it is about several agreements that nobody named: those that were found by the question before it."""
    return asked.by_answer and len(asked.partners) + len(asked.documents) > 1


def shown_names(asked: Question) -> list[str]:
    """The partners, or the countries that are none, by name."""
    return [parties.name_of(slug) for slug in asked.partners] or list(asked.unknown)


def placed(before: Question, answered: Answered | None) -> Question:
    """The question before, with the documents that its answer was about where it names none."""
    return answered(before) if answered and not before.names_scope else before


def own_words(asked: Question) -> list[str]:
    """The words that say what a message asks, and not of which agreement or year."""
    naming = {token.word for word in asked.words for token in tokens(word)} if not asked.by_role else set()
    own = [term for term in asked.terms if term not in asked.years and not (_THAT_YEAR.fullmatch(term) or _EMPTY.fullmatch(term))]
    return [term for term in own if not naming or not {token.word for token in tokens(term)} <= naming] + list(asked.lost)
