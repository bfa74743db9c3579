"""A question -> passages: kept to the documents or partners it names, spread over agreements where it names none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.question import Question
from corpus import parties
from index.index import Index
from index.passage import Hit
from index.scope import Scope

SPREAD = 2  # passages of one document that may stand together at the top when no partner is named
OWN = 0.05  # a document that is about the named partner comes a little before an article that names it
OTHER = -0.3  # and a document about something else of that partner's far behind (the 100-year partnership, asked of the agreement)


def retrieve(index: Index, question: Question, limit: int, scope: Scope) -> list[Hit]:
    """The best passages for a question, best first; `scope` is kept to the documents that it names. Nothing asked: nothing found."""
    if question.documents:
        hits = index.search(question.wordings, limit * 4, replace(scope, documents=question.documents, without=()))
        several = {id: [hit for hit in hits if hit.passage.document_id == id] for id in question.documents}
        return (_in_turn(list(several.values())) if len(several) > 1 else hits)[:limit]
    if not question.partners or scope.partners:
        hits = index.search(question.wordings, limit * 4, scope)
        return (hits if scope.partners else _spread(hits))[:limit]
    hits = index.search(question.wordings, limit * (2 if len(question.partners) == 1 else 4), replace(scope, partners=question.partners))
    hits = [Hit(hit.passage, hit.score + _own(hit, question.partners)) for hit in hits]
    hits.sort(key=lambda hit: -hit.score)
    about = [[hit for hit in hits if slug in hit.passage.partners] for slug in question.partners]
    return (_in_turn(about) if len(about) > 1 else hits)[:limit]


def _own(hit: Hit, named: Sequence[str]) -> float:
    if hit.passage.kind == "article" or not hit.passage.partners:
        return 0.0
    if hit.passage.partners[0] in parties.NAMED_DOCUMENTS and hit.passage.partners[0] not in named:
        return OTHER
    return OWN


def _spread(hits: list[Hit]) -> list[Hit]:
    """No document takes more than SPREAD of the first places; what is held back follows."""
    taken: dict[str, int] = {}
    first: list[Hit] = []
    later: list[Hit] = []
    for hit in hits:
        taken[hit.passage.document_id] = taken.get(hit.passage.document_id, 0) + 1
        (first if taken[hit.passage.document_id] <= SPREAD else later).append(hit)
    return _falling(first + later)


def _in_turn(queues: Sequence[list[Hit]]) -> list[Hit]:
    """The best of each list, then the second best of each, and so on."""
    left = [list(queue) for queue in queues]
    ordered: list[Hit] = []
    while any(left):
        for queue in left:
            while queue:
                hit = queue.pop(0)
                if hit not in ordered:
                    ordered.append(hit)
                    break
    return _falling(ordered)


def _falling(hits: list[Hit]) -> list[Hit]:
    """The same order, with scores that never rise."""
    lowest, fallen = float("inf"), []
    for hit in hits:
        lowest = min(lowest, hit.score)
        fallen.append(Hit(hit.passage, lowest))
    return fallen
