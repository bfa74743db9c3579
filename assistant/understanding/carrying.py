"""What a question leaves unsaid is carried over from the one before it, or from the documents that its answer was about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.anew import in_part, of_other_role, of_other_thing, with_added
from assistant.understanding.asking import begins_a_question, is_addition, is_bare, is_fragment, is_led
from assistant.understanding.compared import measured_by_another, on_that_day
from assistant.understanding.fields import ALIKE, OF_MANY, asked_fields, stands_alone, topic
from assistant.understanding.fitting import MONEY
from assistant.understanding.keeping import Answered, is_of_several, of_another, on_topic, own_words, placed, shown_names, within
from assistant.understanding.kinds import VALUES
from assistant.understanding.many import asks_of_many
from assistant.understanding.of_parties import ABOUT, named_instead, names_a_role_of_others, of_party, only_names, thing_of
from assistant.understanding.question import Question, without_carried
from assistant.understanding.referring import MANY, ONE, asks_of_these, put_in, refers
from assistant.understanding.relating import COMPARES
from assistant.understanding.whole import asks_what_there_is
from corpus.registry.register import Register
from corpus.registry.role_names import roles_in
from index.terms import stems

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
_WHAT_THING = re.compile(r"^\W*(?:(?:and|in|at|on|by|so)\s+)*(?:what|which)\s+\w+\W*$", re.IGNORECASE)
_OF_THINGS = re.compile(r"\b(?:those|these|they|them)\b|\b(?:for|of|about|with|stop|do|does|on|to) that\b", re.IGNORECASE)  # no agreement
_AMONG = re.compile(r"\b(?:among|one of|part of) (?:them|these|those)\b|\bon (?:that|this|the|your) list\b", re.IGNORECASE)
_THE_SAME = re.compile(r"\bthe same\b", re.IGNORECASE)
_SOME = {"": 1, "one": 1, "two": 2, "three": 3, "2": 2, "3": 3}
_OTHER_YEAR = re.compile(
    r"\b(?P<later>(?:the )?(?:(?P<ahead>two|three|2|3) )?(?:years? after|next years?|following years?))\b"
    r"|\b(?:the )?(?:(?P<back>two|three|2|3) )?(?:years? before|years? earlier|previous years?)\b",
    re.IGNORECASE,
)
MOST_WORDS = 2  # for a thing, with which it can stand in the place of "it"


def carried_over(
    asked: Question, before: Question, register: Register | None, answered: Answered | None = None, together: bool = False
) -> Question:
    """Carry over what a follow-up leaves unsaid: the documents, and the topic where it has none of its own. `together`: in one message."""
    if asked.by_role:
        theirs = placed(before, answered)
        elsewhere = set(asked.documents).isdisjoint(theirs.documents)
        if is_addition(asked.text) and not elsewhere and not named_instead(asked, theirs, register):
            return with_added(asked, theirs, register)
        if elsewhere and only_names(asked) and theirs.names_scope:
            return of_other_role(asked, theirs, register) or of_another(asked, theirs, ())
        of_theirs = of_party(asked, theirs, register)
        if of_theirs is not None:
            return of_theirs
        asked = replace(asked, documents=(), labels=(), words=(), by_role=False)
    own = own_words(asked)
    if of_that_day := on_that_day(asked, before, register):
        return of_that_day
    if asked.names_scope:
        return named_instead(asked, before, register) or _of_its_own(asked, before, own, register)
    if not _years_beside(asked, before) and (anew := in_part(asked, before, register)):
        return anew
    if asked.kind in ("number", "count") and not own and asks_of_many(before):
        return replace(before, text=f"{asked.text} ({without_carried(before.text)})")
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
    brief = not own or is_bare(asked.text) or is_fragment(asked.text)
    if not (points or brief or listed) or asks_what_there_is(asked) or asks_of_many(asked) and not of_these:
        return None
    told = placed(before, answered)
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
    of_things = bool(_OF_THINGS.search(asked.bare)) and bool(topic(before)) and not is_of_several(before)
    if theirs := not of_things and _of_same_party(asked, before, register) or of_other_thing(asked, before, register):
        return theirs
    brief = of_things or _is_brief(asked, before, own)
    if is_of_several(before):
        brief = brief and not refers(asked.bare)
    if brief or (points_back and _THING.search(before.bare)) or _thing(asked, before, register):
        return _on_thing(asked, before, own, register)
    shown = ", ".join(shown_names(asked))
    if not shown:  # documents are shown by their labels
        return asked
    if is_of_several(before):  # which they are is no part of what is asked
        return replace(asked, text=f"{asked.text} ({shown})")
    return replace(asked, text=f"{asked.text} ({shown})", bare=f"{asked.bare} ({shown})", english=f"{asked.english} {shown}")


def _is_brief(asked: Question, before: Question, own: Sequence[str]) -> bool:
    """Whether a follow-up is too short to be of a topic of its own: "and how much?", "over how many years?", "in which city?"."""
    if len(own) < (2 if asked.kind in VALUES else 1) and not stands_alone(asked) or is_fragment(asked.text) and not asked_fields(asked):
        return True
    if topic(before) and (is_led(asked.text) or is_bare(asked.text)):
        return True
    return bool(_WHAT_THING.match(asked.text) and asked_fields(before))


def _of_same_party(asked: Question, before: Question, register: Register | None) -> Question | None:
    """A fragment that names no party, of the one that the question before it named: "how much notice?"; None elsewhere."""
    documents = [register.documents[id] for id in before.documents if register]
    if not documents or not is_fragment(asked.text) or not asked_fields(asked) or roles_in(asked.text, documents):
        return None
    party = next(iter(roles_in(without_carried(before.text), documents)), "")
    said = f" ({party})" if party else ""
    return replace(asked, text=asked.text + said, bare=asked.bare + said, english=f"{asked.english} {party}") if party else None


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


def _of_its_own(asked: Question, before: Question, own: Sequence[str], register: Register | None) -> Question:
    """A follow-up that names its agreement: the question before asked of it, or one of its own."""
    if _AMONG.search(asked.bare):
        return of_another(asked, before, ())
    if ALIKE.search(asked.english) and before.partners:
        return replace(asked, partners=tuple(dict.fromkeys([*before.partners, *asked.partners])), kind="yesno")
    same = bool(_THE_SAME.search(asked.bare))
    fresh = {term.casefold() for term in own} - (MONEY if before.kind == "money" else set())
    fresh = set(stems(" ".join(fresh))) - set(stems(f"{before.english} {before.bare}"))  # "what about British troops?"
    brief = bool(ABOUT.search(asked.text)) and (same or not fresh) and (asked.kind in ("statement", before.kind) or same)
    if brief or (not own and asked.kind == "statement" and not begins_a_question(asked.text)):
        return of_other_role(asked, before, register) or of_another(asked, before, own)
    if refers(asked.bare) == ONE and COMPARES.search(asked.bare) and before.names_scope:
        return measured_by_another(asked, before)
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
