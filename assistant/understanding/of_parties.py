"""Questions that name a party: the documents that call somebody so, and the question before asked of another party."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from assistant.understanding.asking import begins_a_question
from assistant.understanding.fields import topic
from assistant.understanding.keeping import on_topic, within
from assistant.understanding.many import asks_of_many
from assistant.understanding.question import Question, reworded, understand, without_carried
from assistant.understanding.scope import speaks_of_several
from corpus.document import Document
from corpus.names.name_words import core, tokens
from corpus.registry.document_labels import labels
from corpus.registry.front_names import without_front_names
from corpus.registry.register import Register
from corpus.registry.role_names import called, roles_in

ABOUT = re.compile(
    r"^\W*(?:and|but|so|a)?\s*(?:(?:what|how)\s+about|(?:(?:is|are|was|were|would) (?:it|that|this|they|these|those)(?: be)? )?(?:the )?same\s+(?:for|with|in|under|as in))\b|^\W*(?:а\s+)?(?:як|що)\s+(?:щодо|з|про|стосовно)\b|^\W*(?:and|а|і)\b",
    re.IGNORECASE,
)


def understood(message: str, register: Register | None) -> Question:
    """The question of a message alone; one that names no agreement is of those that call a party so, "the tenant"."""
    asked = understand(message, register)
    if asked.documents and (
        asks_of_many(asked) or speaks_of_several(asked.text)
    ):  # "which agreements speak of ferries" is asked of all, whichever is about them
        asked = understand(message, register, things=False)
    if register is None or asked.names_scope or asked.places or asks_of_many(asked):
        return asked
    ids, words = called(asked.text, register.documents.values())
    documents = [register.documents[id] for id in ids]
    if asked.language == "en" and (bare := without_front_names(asked.bare, documents)) != asked.bare:
        asked = replace(reworded(asked, bare), bare=bare)
    return replace(asked, documents=ids, labels=labels(documents), words=words, by_role=bool(ids))


def of_party(asked: Question, before: Question, register: Register | None) -> Question | None:
    """A question that names a party only: the question before asked of that party, "and the landlord?"; None where it is of another kind."""
    if set(asked.documents).isdisjoint(before.documents):
        return asked
    if not only_names(asked):
        return None
    return named_instead(asked, before, register) or on_topic(within(asked, before), before, asked.terms)


def named_instead(asked: Question, before: Question, register: Register | None) -> Question | None:
    """The question before asked of another party of the same document that a message names, and nothing else: "and Jane?"; None elsewhere."""
    if not asked.words or set(asked.documents).isdisjoint(before.documents) or not only_names(asked):
        return None
    documents = [register.documents[id] for id in before.documents if register]
    first = next((word for word in _parties_in(before, documents) if word.casefold() != asked.words[0].casefold()), "")
    return _of_other(asked.words[0], first, before, register) if first else None


def only_names(asked: Question) -> bool:
    """Whether a message names a party, and asks nothing of it."""
    theirs = {token.word for word in asked.words for token in tokens(word)}
    said = bool(ABOUT.search(asked.text)) or not begins_a_question(asked.text)  # "by the landlord?"
    return said and {term.casefold() for term in asked.terms} <= theirs


def _of_other(party: str, first: str, before: Question, register: Register | None) -> Question:
    """The question before, of another party in the place of the one that it names: "How much notice must the landlord give?"."""
    text = without_carried(before.text)
    the = "" if party[:1].isupper() or re.search(rf"\bthe {re.escape(first)}", text, re.IGNORECASE) else "the "
    gone = f"the {first}" if party[:1].isupper() and re.search(rf"\bthe {re.escape(first)}", text) else first
    other = understood(text.replace(gone, f"{the}{party}"), register)
    return replace(within(replace(other, topic=before.topic), before), words=other.words)


def _parties_in(question: Question, documents: Collection[Document]) -> tuple[str, ...]:
    """The words of a question that are what these documents call a party, else a name by which it names the document."""
    named = [word for word in question.words if word[:1].isupper() and word in question.text]
    return (*roles_in(question.text, list(documents)), *named)


def thing_of(before: Question, register: Register | None) -> tuple[str, ...]:
    """The words for what "it" is after a question that speaks of no agreement, but of parties at most ("Ann's holiday"); none elsewhere."""
    people = {word for id in before.documents if register for name in _parties(register.documents[id]) for word in core(name)}
    if before.names_scope and not before.by_answer and not (before.words and all(_are_of(people, word) for word in before.words)):
        return ()
    return () if asks_of_many(before) else tuple(term for term in topic(before) if not _are_of(people, term))


def _are_of(names: Collection[str], text: str) -> bool:
    return {token.word for token in tokens(text)} <= set(names)


def _parties(document: Document) -> tuple[str, ...]:
    return (*document.parties, *document.roles)


def names_a_role_of_others(asked: Question, before: Question, register: Register | None) -> bool:
    """Whether it speaks of a party ("the tenant") that only other documents have than those that were asked about."""
    named = {term.casefold() for term in asked.terms}
    there, others = set[str](), set[str]()
    for document in register.documents.values() if register else ():
        meant = document.id in before.documents or not set(document.partners).isdisjoint(before.partners)
        (there if meant else others).update(named & {role.casefold() for role in document.roles if role})
    return bool(others - there) and not there
