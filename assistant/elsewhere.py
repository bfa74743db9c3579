"""Whether a message is about the documents at all: "what is the weather?" is not, and gets that said instead of passages."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.intents import intent_of
from assistant.understanding.question import Question
from index.index import Index
from index.scope import Scope
from index.terms import stems

# Cosine of the nearest passage. Of the project's questions with an answer that name no agreement none is below 0.27; of 22 about other
# things 17 are below FAR, and all but one below FAIRLY_FAR. Questions that name an agreement are hardly ever below VERY_FAR.
VERY_FAR, FAR, FAIRLY_FAR = 0.15, 0.26, 0.34
NEAR = 0.5  # from which the documents may be about what sounds as if they were not: weather, sport, recipes


def is_elsewhere(question: Question, index: Index, scope: Scope, answered: bool) -> bool:
    """Whether nothing in the scope is near to what is asked; what was found an answer needs to be farther."""
    if question.text != question.topic:  # it goes on from the question before
        return False
    near = index.nearness(question.english, scope)
    if question.partners or question.documents or question.places or question.partner_role:
        return not answered and near < VERY_FAR
    if intent_of(question.text) == "elsewhere" and near < NEAR:
        return True
    return near < (FAR if answered else FAIRLY_FAR) and not _names_something(question, index)


def _names_something(question: Question, index: Index) -> bool:
    """Whether it holds a word that is no ordinary one and stands in the documents: a name that only they can explain."""
    names = [term for term in question.terms if not index.embeddings.knows(term.lower())]
    return any(_held(name, index) for name in names)


def _held(name: str, index: Index) -> bool:
    found: Sequence[str] = stems(name)
    return bool(found) and index.holds(found)
