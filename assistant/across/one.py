"""A yes-or-no question about one agreement that sets a condition, as "was it signed before March?": judged as a list of many judges it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from datetime import date

from assistant.across.comparing import agreements
from assistant.across.proving import judge_all
from assistant.across.verdict import Lines, places_of
from assistant.documents.facts import Fact
from assistant.understanding.condition import conditions_of
from assistant.understanding.fields import SIGNING, topic
from assistant.understanding.fitting import Condition
from assistant.understanding.periods import CONSULTATION, NOTICE, TERM
from assistant.understanding.question import Question, content_words
from assistant.understanding.signed import undated
from corpus import parties
from corpus.document import Document
from corpus.quantities.numerals import NUMERAL
from index.terms import stems

SIGNED = ("date", "place", "capital", "abroad", "signers")
ROLES = frozenset("president minister prime chancellor king queen premier taoiseach".split())  # of those who sign for a country
LASTING = ("term", "notice", "consultation")  # of which a summary has a line
MOST_BESIDE = 2  # words beside those of signing with which a question is still about the signing
_DATED_AT = re.compile(r"\b(?:in|at) ([A-Z][\w-]+(?: [A-Z][\w-]+)?) on (?:the )?\d")  # where something was done on a day: a place
_SPAN = re.compile(
    rf"\b(?:more|less|longer|shorter|at least|up to|fewer|within|lasts?|runs?)\b|\bthan\b|(?:{NUMERAL})|\b(?:years?|months?|weeks?|days?|hours?)\b",
    re.IGNORECASE,
)


def verdict_of_one(question: Question, documents: Iterable[Document], lines: Lines) -> tuple[bool, list[Fact]] | None:
    """Whether the agreement meets what a yes-or-no question asks of its signing, term or notice, with the lines that prove it.

    None where it asks for more than that, of no agreement or several, or where the text does not decide it.
    """
    if question.kind != "yesno" or len(question.partners) + len(question.documents) != 1:
        return None
    lasting = question.partners and any(words.search(question.english) for words in (TERM, NOTICE, CONSULTATION))
    if not lasting and not SIGNING.search(question.bare):  # no other document is looked at
        return None
    documents = tuple(documents)
    found, known = agreements(documents, question.partners, question.documents), places_of(agreements(documents), lines)
    known |= {place.casefold() for one in found if question.documents for document in one for place in _DATED_AT.findall(document.text)}
    conditions = conditions_of(question, date.today(), known) or _by_role(question)
    if len(found) != 1 or not conditions or not _is_all(question, conditions, bool(question.partners)):
        return None
    verdict = judge_all(conditions, question, found[0], lines)
    if verdict.meets is None or _names_more(question, conditions, verdict.facts):
        return None
    if not all(_is_place(name, known) for one in conditions if one.field == "place" for name in one.names):
        return None
    return verdict.meets, list(verdict.facts)


def _by_role(question: Question) -> tuple[Condition, ...]:
    """Whether somebody of a role signed for the other side, where a question asks for no more: "did the Polish president sign"."""
    roles = tuple(word.lower() for word in topic(question))
    return (Condition("signers", names=(" ".join(roles),)),) if roles and ROLES.issuperset(roles) and SIGNING.search(question.bare) else ()


def _names_more(question: Question, conditions: Iterable[Condition], facts: Iterable[Fact]) -> bool:
    """Whether a question names somebody or something of whom neither its conditions nor the lines speak: "was it Boris Johnson who signed in 2024"."""
    told = {word for fact in facts for word in stems(f"{fact.quote} {fact.document.title}")}
    told |= {word for condition in conditions for name in condition.names for word in stems(name)}
    leaders = [mention.text for mention in parties.named(question.bare) if mention.way == "leader"]
    said = set(content_words(undated(question.english)))
    names = [*(term for term in topic(question) if term[:1].isupper() and term in said), *leaders]
    return any(not told.issuperset(stems(name)) for name in names)


def _is_place(name: str, known: Set[str]) -> bool:
    """Whether a name is that of a place, and not of a summit: one where an agreement was signed, a country or a capital."""
    return name.casefold() in known or bool(parties.named(name) or parties.others(name))


def _is_all(question: Question, conditions: Iterable[Condition], summarised: bool) -> bool:
    """Whether a question asks for nothing beside its conditions."""
    fields = {condition.field for condition in conditions}
    if fields <= set(SIGNED):
        return bool(SIGNING.search(question.bare)) and len(topic(question)) <= MOST_BESIDE
    if not summarised or not fields <= set(LASTING) or any(condition.within is None for condition in conditions):
        return False
    rest = undated(question.english)
    for words in (_SPAN, TERM, NOTICE, CONSULTATION):
        rest = words.sub(" ", rest)
    return set(content_words(rest)).isdisjoint(question.terms)
