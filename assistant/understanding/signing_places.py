"""Who is meant by "the deal signed in Lviv" or "the Kharkiv accord": the partner whose agreement was signed there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.question import Question, reworded
from corpus import parties
from corpus.document import Document

_DEAL = r"(?:agreement|deal|pact|accord|treaty|text|paper|document)s?"
_SIGNED_THERE = re.compile(
    rf"\b(?:signed|inked|sealed|concluded|struck|sign) (?:in|at) (?P<at>[\w’'-]+)|\b(?P<of>[\w’'-]+) (?:(?:security )?{_DEAL}|ones?)\b",
    re.IGNORECASE,
)
MOST = 2  # partners that signed in a place which can still stand for them


def meant_by_place(question: Question, documents: Sequence[Document]) -> Question:
    """The question with the partners that a place of signing stands for, and without that place: it is not what is asked."""
    if question.unknown or question.places:
        return question
    for found in _SIGNED_THERE.finditer(question.english):
        if (question.partners or question.documents) and found["at"]:
            continue  # "was Croatia's signed in Dubrovnik" asks for the place
        signed = _signed_in((found["at"] or found["of"]).capitalize(), documents)
        meant = question.partners or tuple(sorted(signed))
        if 1 <= len(signed) <= MOST and set(meant) & signed:
            names = " ".join(parties.name_of(slug) for slug in meant if slug in signed)
            told, (start, end) = (f"with {names}", found.span()) if found["at"] else (names, found.span("of"))
            english = f"{question.english[:start]}{told}{question.english[end:]}"
            return replace(reworded(question, english), partners=meant)
    return question


def _signed_in(place: str, documents: Sequence[Document]) -> set[str]:
    """The partners whose agreement was signed in a place."""
    there = re.compile(rf"{re.escape(place)}\b")
    own = (document for document in documents if document.place.startswith(place) and document.kind != "article" and document.partners)
    return {document.partners[0] for document in own if there.match(document.place)}
