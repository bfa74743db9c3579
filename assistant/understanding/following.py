"""Follow-ups: what a question leaves unsaid is carried over from the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.understanding.fields import ALIKE, OF_MANY, stands_alone
from assistant.understanding.kinds import VALUES
from assistant.understanding.many import asks_of_many
from assistant.understanding.moves import move_of
from assistant.understanding.question import Question, understand
from assistant.understanding.small_talk import small_talk
from assistant.understanding.turns import turns_of
from corpus import parties
from corpus.register import Register, labels
from corpus.role_names import called

_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|that|this|those|these|there|then|one|same|the (?:first|second|third|last|other) one)\b"
    r"|\b(?:він|вона|воно|вони|його|її|їх|їхн\w+|цей|ця|це|ці|цю|цього|цієї|той|та|те|там|тоді|туди|неї|нього|них|ній|ньому|нею|ним)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"^\W*(?:and|but|so|also|what about|how about|or|then|why|yes|ok|а|і|й|та|але|то|чому|так|а як щодо|а що)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^\W*(?:and|but|so|a)?\s*(?:(?:what|how)\s+about|(?:is it )?(?:the )?same\s+(?:for|with|in))\b|^\W*(?:а\s+)?(?:як|що)\s+(?:щодо|з|про|стосовно)\b|^\W*(?:and|а|і)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"^\W*(?:and|but|so|а|і|й|та)\b(?! (?:what|how) about\b| як щодо\b| що\b)", re.IGNORECASE)
_THING = re.compile(  # what "it" then means: a thing of its own beside the agreement
    r"\b(?:fund|programme?|facility|centre|center|hub|plan|initiative|mission|loan|base|plant|coalition|brigade|strategy|package|agreement on|protocol)\b|\b(?:фонд|програм|центр|ініціатив)\w*",
    re.IGNORECASE,
)
_ITS = re.compile(r"\b(?:it|its|that one|this one)\b|\b(?:її|його|цій|цієї|ній)\b", re.IGNORECASE)
_SOME = {"": 1, "one": 1, "two": 2, "three": 3, "2": 2, "3": 3}
_OTHER_YEAR = re.compile(
    r"\b(?P<later>(?:the )?(?:(?P<ahead>two|three|2|3) )?(?:years? after|next years?|following years?))\b"
    r"|\b(?:the )?(?:(?P<back>two|three|2|3) )?(?:years? before|years? earlier|previous years?)\b",
    re.IGNORECASE,
)
_THAT_YEAR = re.compile(r"years?|next|following|previous|before|earlier|after|one|two|three", re.IGNORECASE)
_EMPTY = re.compile(r"things?|ones?|stuff|sorts?|kinds?|wants?|means?|really|exactly|else", re.IGNORECASE)
_PAID = re.compile(r"\b(?:pay\w*|paid|fund\w*|financ\w*|money|give\w*|allocat\w*|spend\w*)\b", re.IGNORECASE)


def stand_alone(message: str, history: Sequence[Any] = (), register: Register | None = None) -> Question:
    """The question that `message` asks after `history` (anything langchain's convert_to_messages takes)."""
    before: Question | None = None
    for said_by, text in turns_of(history):
        if said_by == "human" and text.strip() and not move_of(text):
            asked = _understood(text, register)
            before = _resolve(asked, before, register) if before else asked
    asked = _understood(message, register)
    return _resolve(asked, before, register) if before and not small_talk(message) else asked


def _understood(message: str, register: Register | None) -> Question:
    """The question of a message alone; one that names no agreement is of those that call a party so, "the tenant"."""
    asked = understand(message, register)
    if register is None or asked.names_scope or asked.places or asks_of_many(asked):
        return asked
    ids, words = called(asked.text, register.documents.values())
    return replace(asked, documents=ids, labels=labels([register.documents[id] for id in ids]), words=words, by_role=bool(ids))


def _resolve(asked: Question, before: Question, register: Register | None) -> Question:
    """Carry over what a follow-up leaves unsaid: the partners, and the topic where it has none of its own."""
    if asked.by_role:
        if set(asked.documents).isdisjoint(before.documents):
            return asked
        if (other := _of_another_party(asked, before)) is not None:
            return _resolve(_understood(other, register), before, None)
        asked = replace(asked, documents=(), labels=(), words=(), by_role=False)
    own = [term for term in asked.terms if term not in asked.years and not (_THAT_YEAR.fullmatch(term) or _EMPTY.fullmatch(term))]
    own += asked.lost
    if asked.names_scope:
        if ALIKE.search(asked.english) and before.partners:
            return replace(asked, partners=tuple(dict.fromkeys([*before.partners, *asked.partners])), kind="yesno")
        brief = bool(_ABOUT.search(asked.text)) and len(own) < 2 and asked.kind in ("statement", before.kind)
        if brief or (not own and asked.kind == "statement"):
            return _of_another(asked, before)
        if not (_ABOUT.search(asked.text) and _POINTS_BACK.search(asked.text)):
            return asked
        if _AND.search(asked.text):  # "and how many are on the White House's list of it": the thing before is meant too
            asked = replace(asked, partners=tuple(dict.fromkeys([*before.partners, *asked.partners])))
        return _on_topic(asked, before, own)
    points_back = bool(_POINTS_BACK.search(asked.text) or _CONTINUES.search(asked.text))
    if not (points_back or len(own) < 3) or not before.names_scope or _names_a_role_of_others(asked, before, register):
        return asked
    if (asked.kind in ("count", "order") or OF_MANY.search(asked.bare)) and not _ITS.search(asked.bare):
        return asked  # about all of them
    if (others := _years_beside(asked, before)) and not own:
        told = ", ".join(others)
        return replace(
            before,
            text=f"{before.text} ({told})",
            bare=f"{before.bare} ({told})",
            english=f"{' '.join(t for t in before.terms if t not in before.years)} {told}",
            years=others,
        )
    asked = replace(
        asked, partners=before.partners, unknown=before.unknown, documents=before.documents, labels=before.labels, words=before.words
    )
    brief = len(own) < (2 if asked.kind in VALUES else 1) and not stands_alone(asked)
    if brief or (points_back and _THING.search(before.text)):
        return _on_topic(asked, before, own)
    shown = ", ".join(_shown(asked))
    if not shown:  # documents are shown by their labels
        return asked
    return replace(asked, text=f"{asked.text} ({shown})", bare=f"{asked.bare} ({shown})", english=f"{asked.english} {shown}")


def _names_a_role_of_others(asked: Question, before: Question, register: Register | None) -> bool:
    """Whether it speaks of a party ("the tenant") that only other documents have than those that were asked about."""
    named = {term.casefold() for term in asked.terms}
    there, others = set[str](), set[str]()
    for document in register.documents.values() if register else ():
        meant = document.id in before.documents or not set(document.partners).isdisjoint(before.partners)
        (there if meant else others).update(named & {role.casefold() for role in document.roles if role})
    return bool(others - there) and not there


def _on_topic(asked: Question, before: Question, own: Sequence[str]) -> Question:
    """The follow-up with the topic of the question before it."""
    whose = ", ".join(_shown(asked))
    kind = before.kind if asked.kind == "statement" and not own else asked.kind
    if kind == "number" and not own and _PAID.search(before.english):
        kind = "money"
    return replace(
        asked,
        text=f"{asked.text} ({whose or '…'}: {before.text})",
        bare=f"{asked.bare} ({whose or '…'}: {before.bare})",
        english=f"{asked.english} {whose} {' '.join(before.terms)}".strip(),
        kind=kind,
        years=asked.years or before.years,
        terms=tuple(dict.fromkeys([*asked.terms, *before.terms])),
        topic=before.topic,
    )


def _years_beside(asked: Question, before: Question) -> tuple[str, ...]:
    """The years that "the year after" or "the two years before" mean; none where none is meant."""
    found = _OTHER_YEAR.search(asked.english)
    if not found or not before.years:
        return ()
    count = _SOME[(found["ahead"] or found["back"] or "").lower()]
    year = int(before.years[-1])
    return tuple(str(year + n) for n in (range(1, count + 1) if found["later"] else range(-count, 0)))


def _of_another(asked: Question, before: Question) -> Question:
    """The question before, asked of another partner: "and Poland?"."""
    whose = ", ".join(_shown(asked))
    return replace(
        before,
        text=f"{before.text} ({whose})" if whose else before.bare,
        bare=f"{before.bare} ({whose})" if whose else before.bare,
        english=f"{' '.join(before.terms)} {whose}".strip(),
        documents=asked.documents,
        labels=asked.labels,
        words=asked.words,
        partners=asked.partners,
        unknown=asked.unknown,
        places=asked.places,
        years=asked.years or before.years,
        terms=tuple(dict.fromkeys([*before.terms, *asked.terms])),
    )


def _of_another_party(asked: Question, before: Question) -> str | None:
    """The question before, asked of another party: "and the landlord?"; None where more is asked."""
    theirs = {word.casefold() for word in asked.words}
    if not before.by_role or not _ABOUT.search(asked.text) or not {term.casefold() for term in asked.terms} <= theirs:
        return None
    return before.text.replace(before.words[0], asked.words[0])


def _shown(asked: Question) -> list[str]:
    """The partners, or the countries that are none, by name."""
    return [parties.name_of(slug) for slug in asked.partners] or list(asked.unknown)
