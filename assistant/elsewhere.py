"""Whether a message is about the documents at all: "what is the weather?" is not, and gets that said instead of passages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.documents.facts import stems_of
from assistant.sentences.candidates import rarities, share_of
from assistant.sentences.quote import Quote
from assistant.understanding.intents import chance_of
from assistant.understanding.kinds import STOP
from assistant.understanding.question import Question
from corpus import parties
from index.index import Index
from index.passage import Hit
from index.scope import Scope
from index.terms import stems

NEAR = 0.5  # cosine of the nearest passage from which documents may be about what sounds as if they were not: weather, sport, recipes
FAR = 0.26  # and under which hardly any passage answers a question that names no agreement
CERTAIN = 0.8  # how likely a message asks for other things where it names a country and nothing is near to it: "say it in Spanish"
INCLINED = 0.3  # how likely a message asks for other things than documents tell, where nothing is near to it
BEYOND = 0.4  # how much likelier that must be, where something is, than that a document which has its words speaks of it
MOST = 0.6  # of its words: a document that holds these speaks of it, however far its passages are by meaning
TELLING = 0.6  # of the weight of the rarest word of a question, from which a word tells what is asked
_NEXT = re.compile(r" \w{3,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_elsewhere(question: Question, hits: Sequence[Hit], index: Index, scope: Scope) -> bool:
    """Whether a message asks for other things than documents tell, and no document in the scope has its words."""
    chance, of_documents = chance_of("elsewhere", question.text), _is_of_documents(question, index)
    if of_documents and (chance < CERTAIN or question.documents or question.text != question.topic):
        return False
    near = index.nearness(question.english, scope)
    if near < FAR:
        return of_documents or chance >= INCLINED
    return not of_documents and near < NEAR and chance - _spoken_of(question, hits, index) >= BEYOND


def is_far(question: Question, hits: Sequence[Hit], index: Index, scope: Scope) -> bool:
    """Whether nothing in the scope is near to a question, by meaning or by its words, so that what was found is hardly its answer."""
    return not _is_of_documents(question, index) and index.nearness(question.english, scope) < FAR and _held(question, hits, index) < MOST


def speaks_of(question: Question, quotes: Sequence[Quote]) -> bool:
    """Whether one of some sentences has a content word of the question."""
    words = set(stems(" ".join(question.terms)))
    return any(words & set(stems(quote.text)) for quote in quotes)


def is_unmentioned(question: Question, index: Index) -> bool:
    """Whether the agreements that a question names hold none of its telling words: only then it is said that nothing speaks of it."""
    rarity = rarities(stems(" ".join(question.terms)), index)
    naming = set(stems(" ".join(question.labels)))
    telling = {stem for stem, weight in rarity.items() if stem not in naming and weight >= TELLING * max(rarity.values())}
    named = (d for d in index.documents() if d.id in question.documents or not set(question.partners).isdisjoint(d.partners))
    return bool(telling) and all(telling.isdisjoint(stems_of(document)) for document in named)


def is_of_thing(question: Question, hits: Sequence[Hit]) -> bool:
    """Whether the country that a question seems to name is part of what a thing is called, as the documents call it: "the Dutch barn"."""
    mentions = (*parties.named(question.text), *parties.others(question.text))
    countries = [mention for mention in mentions if mention.way == "adjective"]
    things = [question.text[mention.start : after.end()] for mention in countries if (after := _NEXT.match(question.text, mention.end))]
    return any(thing.casefold() in hit.passage.text.casefold() for thing in things for hit in hits)


def _spoken_of(question: Question, hits: Sequence[Hit], index: Index) -> float:
    """How likely a document that has its words speaks of what is asked: few words that are held tell less than several."""
    words = len(question.terms)
    return _held(question, hits, index) * words / (words + 2)


def _held(question: Question, hits: Sequence[Hit], index: Index) -> float:
    """The share of a question's words that one document holds in the passages found, rare ones counting more."""
    words: dict[str, set[str]] = defaultdict(set)
    for hit in hits:
        words[hit.passage.document_id].update(stems(f"{hit.passage.title} {hit.passage.section} {hit.passage.text}"))
    asked = [" ".join(question.terms), *([question.bare] if question.language == "uk" else [])]
    weights = [rarities(stems(text), index) for text in asked]
    return max((share_of(rarity, one, ()) for rarity in weights for one in words.values()), default=0.0)


def _is_of_documents(question: Question, index: Index) -> bool:
    """Whether it goes on from the question before, names whose agreement it is about, or something that only the documents can explain."""
    return question.text != question.topic or question.names_scope or bool(question.places) or _names_something(question, index)


def _names_something(question: Question, index: Index) -> bool:
    """Whether it holds a word that is no ordinary one and stands in the documents."""
    names = [word for term in question.terms for word in _WORD.findall(term) if not index.embeddings.knows(word.lower())]
    return any((word := stems(name)) and not STOP.issuperset(word) and index.holds(word) for name in names)
