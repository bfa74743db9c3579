"""Who it is that an agreement calls the "Landlord": its name, with the line of the front that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from assistant.documents.clauses import FRONT, place_of
from assistant.documents.facts import Fact
from assistant.understanding.question import Question
from corpus.document import Document
from corpus.names.lexicon import fold
from corpus.names.pronouns import is_pronoun
from corpus.sentences import sentence_spans

MOST = 5  # agreements that are answered for together
_WHO = re.compile(r"^\W*(?:(?:so|and|but|а|і|й|то) )?(?:who(?:['’]?s)?|what(?:['’]?s| is| are) the names?|хто)\b", re.IGNORECASE)


def who_is(question: Question, documents: Iterable[Document]) -> list[Fact]:
    """The names of those whom the agreements that are asked call so; none where anything else is asked as well, or many call somebody so."""
    asked = {fold(term) for term in question.terms if not _WHO.fullmatch(term)}
    if question.kind not in ("person", "statement") or not asked or not _WHO.match(question.text):
        return []
    meant = [document for document in documents if not question.documents or document.id in question.documents]
    found = [fact for document in meant for fact in _called(document, asked)]
    return found if len({fact.document.id for fact in found}) <= MOST else []


def _called(document: Document, words: set[str]) -> Iterator[Fact]:
    """The parties of a document whose role is these words."""
    for name, role in zip_longest(document.parties, document.roles, fillvalue=""):
        place = place_of(document.text, name, 0, FRONT) if role and not is_pronoun(role) and set(fold(role).split()) == words else None
        if place:
            lines = sentence_spans(document.text[:FRONT])
            start, end = next(span for span in lines if span[0] <= place[0] < span[1])
            yield Fact("party", name, document, start, end)
