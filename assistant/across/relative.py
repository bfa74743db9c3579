"""A question that leaves agreements out or measures others by one is asked as one without: "except Canada", "longer than the Polish one"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.across.comparing import Agreement, agreements
from assistant.across.ranking import largest_sums
from assistant.across.verdict import Lines
from assistant.documents.facts import Fact
from assistant.understanding.condition import LIGHT, asks_for_whoever, conditions_of
from assistant.understanding.fields import ENDING, SIGNING
from assistant.understanding.many import asks_of_many, own_words
from assistant.understanding.of_parties import understood
from assistant.understanding.ordering import SIZE, order_of
from assistant.understanding.periods import NOTICE, TERM
from assistant.understanding.question import Question, without_carried
from assistant.understanding.relating import SAME, Related, left_out_of, measures_of
from corpus import parties
from corpus.document import Document
from corpus.groups import Group, groups_in
from corpus.registry.register import Register
from corpus.values import spans_of

Documents = tuple[Document, ...]
_THE_SAME = {  # what can be the same -> the field, and how its value is said
    **dict.fromkeys(("day", "date"), ("date", "on {0.day} {0:%B %Y}")),
    "month": ("date", "in {:%B %Y}"),
    "year": ("date", "in {:%Y}"),
    **dict.fromkeys(("city", "town", "place"), ("place", "in {}")),
    **dict.fromkeys(("term", "length", "duration"), ("term", "a term of {}")),
    "notice": ("notice", "a notice of {}"),
}
_LASTING = re.compile(rf"{TERM.pattern}|\b(?:long|short)er\b", re.IGNORECASE)
_BEFORE = ("older", "earlier", "sooner")
_WHO = re.compile(r"^\W*(?:(?:every(?:one|body)|anyone|all|those)(?: else)? )?who(?: (?:all|else))?\b", re.IGNORECASE)
_COUNTRIES = re.compile(r"\b(?:states?|countr(?:y|ies)|members?|nations?|ones?|\w+ics)\b", re.IGNORECASE)
_OF_DAYS = ("date", "ending")
MOST_LEFT_OUT = 3  # times that a question leaves something out


@dataclass(frozen=True, slots=True)
class Relative:
    """The question as it is without what it leaves out or measures by, the documents it is asked of, and the lines that it measures by."""

    question: Question
    within: Documents
    measures: tuple[Fact, ...] = ()


def relative_of(asked: Question, within: Documents, register: Register, lines: Lines) -> Relative | None:
    """What a question that leaves agreements out or measures by one asks; None for a question of another kind, or where no value is known."""
    text = without_carried(asked.text) if asked.language == "en" else asked.english
    kept, left = within, 0
    while left < MOST_LEFT_OUT and (named := left_out_of(text, register)):
        text, left = named.replaced(text), left + 1
        kept = tuple(document for document in kept if document.kind == "article" or not _is_left_out(document, named))
    groups = sorted(groups_in(text), key=lambda group: -group.start)
    for group in groups:
        noun = "countries" if _COUNTRIES.search(text[group.start : group.end]) else ""
        text = f"{text[: group.start]}{noun}{text[group.end :]}"
        kept = tuple(document for document in kept if document.kind != "article" and _is_of(document, group))
    measured = _measured(text, kept, register, lines)
    if not (left or groups or measured):
        return None
    question, measures = (measured[0], measured[1:]) if measured else (understood(_of_countries(text), register), ())
    if text != _of_countries(text) and not measures and all(one.field == "topic" for one in conditions_of(question, date.today())):
        question = understood(text, register)  # a person may be asked for
    if measures and not question.names_scope:
        kept = tuple(document for document in kept if document.whose != measures[0].document.whose)
    many = _of_many(question)
    if not kept or not many and (groups or not (left or question.names_scope)):
        return None
    question = replace(question, language=asked.language, topic=asked.topic, said=asked.text)
    return Relative(question, kept, measures)


def _of_many(question: Question) -> bool:
    return asks_of_many(question) or asks_for_whoever(question) or bool(order_of(question)) or question.kind == "order"


def _of_countries(text: str) -> str:
    """A question for whoever did something as one for countries."""
    return _WHO.sub("Which countries", text)


def _is_left_out(document: Document, left: Related) -> bool:
    named = left.named
    return document.id in named.documents or bool({*document.partners[:1], document.whose} & set(named.partners))


def _is_of(document: Document, group: Group) -> bool:
    """Whether a document is the agreement of a country of the group; neither a union's nor one that goes by a name of its own."""
    slug = next(iter(document.partners), "")
    return bool(slug) and slug != "european-union" and document.whose not in parties.NAMED_DOCUMENTS[:2] and group.has(slug)


def _measured(text: str, within: Documents, register: Register, lines: Lines) -> tuple[Question, Fact] | None:
    """The question with a value in the place of the agreement that it measures by, and the line of that value."""
    for related in measures_of(text, register):
        beside = understood(related.replaced(text), register)
        alone = len(beside.partners) + len(beside.documents)
        for agreement in agreements(within, related.named.partners, related.named.documents)[:1] if alone < 2 else ():
            if found := _value(related, text, beside, agreement, lines):
                value, fact = found
                told = related.replaced(text, value)
                if related.near and not alone:  # of all that are so, the nearest
                    told = f"Which was the {'last' if related.how == 'before' else 'first'} agreement signed {value}?"
                question = understood(told if alone else _of_countries(told), register)
                if not alone or question.kind == "yesno":
                    return question, fact
    return None


def _value(related: Related, text: str, beside: Question, agreement: Agreement, lines: Lines) -> tuple[str, Fact] | None:
    """What stands in the place of the agreement that is measured by, "after 23 February 2024", and the line that says it."""
    if related.how == SAME:
        field, said = _THE_SAME.get(related.what.lower(), ("", ""))
    else:
        field, said = _field(related, text)
    if field in _OF_DAYS:
        return _day(field, said, agreement, lines)
    if field == "money":
        sums = largest_sums(beside, [agreement])
        return (said.format(f"{sums[0].currency} {sums[0].figure:,.0f}"), sums[0].fact) if len(sums) == 1 else None
    fact = lines.of(agreement, field) if field else None
    if fact is None:
        return None
    if field == "place":
        return said.format(fact.value.split(",")[0]), fact
    spans = spans_of("duration", fact.value)
    return (said.format(fact.value[slice(*spans[0])]), fact) if spans else None


def _day(field: str, said: str, agreement: Agreement, lines: Lines) -> tuple[str, Fact] | None:
    """A day of an agreement in its words, and the line that says it."""
    if field == "ending":
        ending = lines.ending(agreement)
        return (said.format(ending.day), ending.facts[-1]) if ending else None
    day, fact = agreement[-1].signed, lines.of(agreement, field)
    return (said.format(day), fact) if day and fact else None


def _field(related: Related, text: str) -> tuple[str, str]:
    """The field by which a question measures, as its other words say, and how its value is said: of time alone it is the day of signing."""
    words = related.replaced(text)
    way, _, how = related.how.rpartition(" ")
    if NOTICE.search(words):
        return "notice", "than {}"
    if how in ("above", "below"):
        return ("money", "more than {}" if how == "above" else "less than {}") if SIZE.search(words) else ("", "")
    if way or how != "than":
        ends = ENDING.search(words)
        of_signing = way or SIGNING.search(words) or all(word.lower() in LIGHT for word in own_words(words))
        how = how if how != "than" else "before" if way in _BEFORE else "after"
        signed = "signed " if way and not ends and not SIGNING.search(words) else ""
        return ("ending" if ends else "date" if of_signing else "", f"{signed}{how} {{0.day}} {{0:%B %Y}}")
    told = (("term", _LASTING, "than {} in duration"), ("money", SIZE, "than {}"))
    return next(((field, said) for field, pattern, said in told if pattern.search(words)), ("", ""))
