"""What a question leaves unsaid is carried over from the one before it, or from the documents that its answer was about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.understanding.asking import is_bare
from assistant.understanding.fields import ALIKE, OF_MANY, stands_alone
from assistant.understanding.keeping import is_of_several, of_another, on_topic, shown_names, within
from assistant.understanding.kinds import VALUES
from assistant.understanding.many import asks_of_many
from assistant.understanding.of_parties import ABOUT, named_instead, names_a_role_of_others, of_party, thing_of
from assistant.understanding.question import Question
from assistant.understanding.referring import MANY, ONE, asks_of_these, put_in, refers
from assistant.understanding.whole import asks_what_there_is
from corpus.registry.register import Register

_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|that|this|those|these|there|then|one|same|the (?:first|second|third|last|other) one)\b"
    r"|\b(?:він|вона|воно|вони|його|її|їх|їхн\w+|цей|ця|це|ці|цю|цього|цієї|той|та|те|там|тоді|туди|неї|нього|них|ній|ньому|нею|ним)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"^\W*(?:and|but|so|also|what about|how about|or|then|why|yes|ok|а|і|й|та|але|то|чому|так|а як щодо|а що)\b", re.IGNORECASE
)
_AND = re.compile(r"^\W*(?:and|but|so|а|і|й|та)\b(?! (?:what|how) about\b| як щодо\b| що\b)", re.IGNORECASE)
_THING = re.compile(  # what "it" then means: a thing of its own beside the agreement
    r"\b(?:fund|programme?|facility|centre|center|hub|plan|initiative|mission|loan|base|plant|coalition|brigade|strategy|package|agreement on|protocol)\b|\b(?:фонд|програм|центр|ініціатив)\w*",
    re.IGNORECASE,
)
_SOME = {"": 1, "one": 1, "two": 2, "three": 3, "2": 2, "3": 3}
_OTHER_YEAR = re.compile(
    r"\b(?P<later>(?:the )?(?:(?P<ahead>two|three|2|3) )?(?:years? after|next years?|following years?))\b"
    r"|\b(?:the )?(?:(?P<back>two|three|2|3) )?(?:years? before|years? earlier|previous years?)\b",
    re.IGNORECASE,
)
_THAT_YEAR = re.compile(r"years?|next|following|previous|before|earlier|after|one|two|three", re.IGNORECASE)
_EMPTY = re.compile(r"things?|ones?|stuff|sorts?|kinds?|wants?|means?|really|exactly|else", re.IGNORECASE)
MOST_WORDS = 2  # for a thing, with which it can stand in the place of "it"

Answered = Callable[[Question], Question]  # the question with the documents that its answer was about, where it names none


def carried_over(
    asked: Question, before: Question, register: Register | None, answered: Answered | None = None, together: bool = False
) -> Question:
    """Carry over what a follow-up leaves unsaid: the documents, and the topic where it has none of its own. `together`: in one message."""
    if asked.by_role:
        of_theirs = of_party(asked, _placed(before, answered), register)
        if of_theirs is not None:
            return of_theirs
        asked = replace(asked, documents=(), labels=(), words=(), by_role=False)
    own = [term for term in asked.terms if term not in asked.years and not (_THAT_YEAR.fullmatch(term) or _EMPTY.fullmatch(term))]
    own += asked.lost
    if asked.names_scope:
        return named_instead(asked, before, register) or _of_its_own(asked, before, own)
    points_back = bool(_POINTS_BACK.search(asked.text) or _CONTINUES.search(asked.text))
    if is_of_all(asked) and not asks_of_these(asked.bare):
        return asked
    if not before.names_scope or before.by_answer:
        told = _as_answered(asked, before, own, answered, together)
        if told is None or not (told.names_scope or _thing(asked, told, register)):
            return asked
        if not told.names_scope:
            return _on_thing(asked, told, own, register)
        before = told
    elif not (points_back or len(own) < 3 or together):
        return asked
    if names_a_role_of_others(asked, before, register):
        return asked
    return _carried(asked, before, own, points_back, register)


def _as_answered(asked: Question, before: Question, own: Sequence[str], answered: Answered | None, together: bool) -> Question | None:
    """The question before with the documents of its answer, or without where "it" is none of several; None where nothing points back to it."""
    points, of_these = refers(asked.bare), asks_of_these(asked.bare)
    listed = together and (asks_of_many(before) or is_of_several(before))  # the parts after a list are about what it finds
    brief = not own or is_bare(asked.text)
    if not (points or brief or listed) or asks_what_there_is(asked) or asks_of_many(asked) and not of_these:
        return None
    told = _placed(before, answered)
    several = is_of_several(told)
    if several and points == ONE:
        return within(told, asked)
    wanted = brief or points == MANY or listed
    return None if several and not wanted or of_these and not several else told


def _carried(asked: Question, before: Question, own: Sequence[str], points_back: bool, register: Register | None) -> Question:
    """A follow-up that names no document with those of the question before it, and with its topic where it has none."""
    if (others := _years_beside(asked, before)) and not own:
        told = ", ".join(others)
        return replace(
            before,
            text=f"{before.text} ({told})",
            bare=f"{before.bare} ({told})",
            english=f"{' '.join(t for t in before.terms if t not in before.years)} {told}",
            years=others,
        )
    asked = within(asked, before)
    brief = len(own) < (2 if asked.kind in VALUES else 1) and not stands_alone(asked)
    if is_of_several(before):
        brief = brief and not refers(asked.bare)
    if brief or (points_back and _THING.search(before.text)) or _thing(asked, before, register):
        return _on_thing(asked, before, own, register)
    shown = ", ".join(shown_names(asked))
    if not shown:  # documents are shown by their labels
        return asked
    if is_of_several(before):  # which they are is no part of what is asked
        return replace(asked, text=f"{asked.text} ({shown})")
    return replace(asked, text=f"{asked.text} ({shown})", bare=f"{asked.bare} ({shown})", english=f"{asked.english} {shown}")


def _thing(asked: Question, before: Question, register: Register | None) -> tuple[str, ...]:
    """The words for the thing that "it" stands for, or of which "how fast?" asks; none where that is an agreement or a person."""
    points = refers(asked.bare) in (ONE, MANY) and not stands_alone(asked)
    return thing_of(before, register) if points or is_bare(asked.text) else ()


def _on_thing(asked: Question, before: Question, own: Sequence[str], register: Register | None) -> Question:
    """The follow-up with the topic of the question before it, in the place of "it" where it stands for that."""
    found, thing = on_topic(asked, before, own), _thing(asked, before, register)
    in_place = 0 < len(thing) <= MOST_WORDS and bool(refers(asked.english))
    return replace(found, english=put_in(asked.english, " ".join(thing))) if in_place else found


def is_of_all(asked: Question) -> bool:
    """Whether it asks which agreements are so, how many, or which of them came first."""
    return (asked.kind in ("count", "order") or bool(OF_MANY.search(asked.bare))) and refers(asked.bare) != ONE


def _placed(before: Question, answered: Answered | None) -> Question:
    """The question before, with the documents that its answer was about where it names none."""
    return answered(before) if answered and not before.names_scope else before


def _of_its_own(asked: Question, before: Question, own: Sequence[str]) -> Question:
    """A follow-up that names its agreement: the question before asked of it, or one of its own."""
    if ALIKE.search(asked.english) and before.partners:
        return replace(asked, partners=tuple(dict.fromkeys([*before.partners, *asked.partners])), kind="yesno")
    brief = bool(ABOUT.search(asked.text)) and len(own) < 2 and asked.kind in ("statement", before.kind)
    if brief or (not own and asked.kind == "statement"):
        return of_another(asked, before)
    if not (ABOUT.search(asked.text) and _POINTS_BACK.search(asked.text)):
        return asked
    if _AND.search(asked.text):  # "and how many are on the White House's list of it": the thing before is meant too
        asked = replace(asked, partners=tuple(dict.fromkeys([*before.partners, *asked.partners])))
    return on_topic(asked, before, own)


def _years_beside(asked: Question, before: Question) -> tuple[str, ...]:
    """The years that "the year after" or "the two years before" mean; none where none is meant."""
    found = _OTHER_YEAR.search(asked.english)
    if not found or not before.years:
        return ()
    count = _SOME[(found["ahead"] or found["back"] or "").lower()]
    year = int(before.years[-1])
    return tuple(str(year + n) for n in (range(1, count + 1) if found["later"] else range(-count, 0)))
