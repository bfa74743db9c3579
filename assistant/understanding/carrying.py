"""What a question leaves unsaid is carried over from the one before it, or from the documents that its answer was about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.understanding.asking import begins_a_question, is_addition, is_bare, is_fragment, is_led
from assistant.understanding.correcting import Correction, instead
from assistant.understanding.fields import ALIKE, OF_MANY, asked_fields, stands_alone, topic
from assistant.understanding.fitting import MONEY
from assistant.understanding.keeping import is_of_several, of_another, on_topic, shown_names, within
from assistant.understanding.kinds import VALUES
from assistant.understanding.many import asks_of_many
from assistant.understanding.of_parties import ABOUT, named_instead, names_a_role_of_others, of_party, thing_of, understood
from assistant.understanding.question import Question, without_carried
from assistant.understanding.referring import (
    MANY,
    ONE,
    asks_of_these,
    comparative_in,
    nth_in,
    others_in,
    put_first,
    put_in,
    refers,
    that_day_as,
)
from assistant.understanding.relating import COMPARES
from assistant.understanding.swapping import swapped
from assistant.understanding.whole import asks_what_there_is
from corpus.names.name_words import tokens
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
_AND_THE = re.compile(r"^\W*(?:and|but|what about|how about)\s+(?:the|my|our|his|her|its|their)\s+\w", re.IGNORECASE)
_OF_THINGS = re.compile(r"\b(?:those|these|they|them)\b|\b(?:for|of|about|with|stop|do|does|on|to) that\b", re.IGNORECASE)  # no agreement
_LEADS = re.compile(r"^\W*(?:(?:and|but|so|also|(?:what|how) about|а|і|й|та)\s+)*", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:among|one of|part of) (?:them|these|those)\b|\bon (?:that|this|the|your) list\b", re.IGNORECASE)
_THE_SAME = re.compile(r"\bthe same\b", re.IGNORECASE)
_NOUNS = {"notice": "notice period", "term": "term", "date": "date of signing"}  # of fields that are compared
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
        placed = _placed(before, answered)
        if is_addition(asked.text) and not set(asked.documents).isdisjoint(placed.documents) and not named_instead(asked, placed, register):
            return _added(asked, placed, register)
        if set(asked.documents).isdisjoint(placed.documents) and _names_only(asked) and placed.names_scope:
            return _of_other_role(asked, placed, register) or of_another(asked, placed, ())
        of_theirs = of_party(asked, placed, register)
        if of_theirs is not None:
            return of_theirs
        asked = replace(asked, documents=(), labels=(), words=(), by_role=False)
    own = _own_words(asked)
    if on_that_day := _on_that_day(asked, before, register):
        return on_that_day
    if asked.names_scope:
        return named_instead(asked, before, register) or _of_its_own(asked, before, own, register)
    if text := swapped(asked.text, without_carried(before.text)):
        other = understood(text, register)
        return other if other.names_scope and not other.by_role else within(other, before)
    if is_addition(asked.text) and not _years_beside(asked, before):
        return _added(asked, before, register)
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


def corrected(told: Correction, before: Question, register: Register | None, answered: Answered | None) -> Question:
    """The question before, asked of what was meant: of another agreement, or of another thing of the same one."""
    meant = understood(told.meant, register)
    own = _own_words(meant)
    if meant.names_scope:
        return meant if own else of_another(meant, before, own)
    placed, asked = _placed(before, answered), without_carried(before.text)
    text = instead(asked, told) or (instead(asked, Correction(told.meant, topic(before)[0])) if len(topic(before)) == 1 else "")
    other = understood(text, register) if text else meant
    if other.names_scope or is_of_several(placed):
        return other
    return within(other, placed) if text else on_topic(within(other, placed), placed, own)


def of_listed(message: str, earlier: Sequence[Question], register: Register | None, answered: Answered | None) -> Question | None:
    """A message that means one of a list that was found before by its place, "who signed the second one?", or the others of it; None elsewhere."""
    nth, others = nth_in(message), others_in(message)
    these = asks_of_these(message) and bool(earlier) and not is_of_several(_placed(earlier[-1], answered))
    for before in reversed(earlier if nth or others or these else ()):
        listed = _placed(before, answered)
        names = listed.documents or listed.partners
        if not is_of_several(listed) or nth and nth[0] >= len(names):
            continue
        last = earlier[-1].documents or earlier[-1].partners
        chosen = (names[nth[0]],) if nth else tuple(name for name in names if these or name not in last)
        if not chosen:
            continue
        asked = understood(nth[1] if nth else others or message, register)
        own = _own_words(asked) or begins_a_question(asked.text)
        return _of_chosen(asked if own else earlier[-1], listed, chosen)
    return None


def of_compared(message: str, together: Question, register: Register | None) -> Question | None:
    """Which of the agreements that the same was asked of is "longer", or gives "more"; of others than two what each of them says."""
    how, before = comparative_in(message), replace(together, by_answer=False)
    if not how or len(together.partners) + len(together.documents) < 2:
        return None
    if len(together.partners) != 2:
        return before
    first, second = shown_names(together)
    field = next((_NOUNS[field] for field in asked_fields(together) if field in _NOUNS), "")
    if not field and together.kind != "money":
        return before
    more, what = "less" if how in ("less", "least", "lower", "lowest", "smaller", "smallest") else "more", " ".join(topic(together))
    gave = f"{first} or {second}, who gave {more} {what}{''.join(f' in {year}' for year in together.years)}?"
    return understood(f"Which of the two is {how}, the {field} of {first} or of {second}?" if field else gave, register)


def _of_chosen(asked: Question, listed: Question, chosen: Sequence[str]) -> Question:
    """A question of some of the agreements of a list."""
    told = dict(zip(listed.documents, listed.labels, strict=True))
    if told:
        return replace(within(asked, listed), documents=tuple(chosen), labels=tuple(told[id] for id in chosen), by_answer=True)
    kept = replace(within(asked, listed), partners=tuple(chosen), by_answer=True)
    shown = ", ".join(shown_names(kept))
    text = without_carried(asked.text)
    return replace(kept, text=f"{text} ({shown})", bare=f"{text} ({shown})", english=f"{without_carried(asked.english)} {shown}")


def _of_other_role(asked: Question, before: Question, register: Register | None) -> Question | None:
    """The question before of the party that a message names, which is of another agreement: "and the photographer?"; None elsewhere."""
    theirs, named = ([register.documents[id] for id in one.documents] if register else [] for one in (before, asked))
    gone, meant = roles_in(without_carried(before.text), theirs), roles_in(asked.text, named)
    text = instead(without_carried(before.text), Correction(meant[0], gone[0])) if gone and meant else ""
    return replace(within(understood(text, register), asked), by_role=False) if text else None


def _names_only(asked: Question) -> bool:
    """Whether a message only names what an agreement is called by: "and the photographer?"."""
    theirs = {token.word for word in asked.words for token in tokens(word)}
    own = {token.word for term in asked.terms if not _EMPTY.fullmatch(term) for token in tokens(term)}
    return own <= theirs and not begins_a_question(asked.text)


def _own_words(asked: Question) -> list[str]:
    """The words that say what a message asks, and not of which agreement or year."""
    naming = {token.word for word in asked.words for token in tokens(word)} if not asked.by_role else set()
    own = [term for term in asked.terms if term not in asked.years and not (_THAT_YEAR.fullmatch(term) or _EMPTY.fullmatch(term))]
    return [term for term in own if not naming or not {token.word for token in tokens(term)} <= naming] + list(asked.lost)


def _as_answered(asked: Question, before: Question, own: Sequence[str], answered: Answered | None, together: bool) -> Question | None:
    """The question before with the documents of its answer, or without where "it" is none of several; None where nothing points back to it."""
    points, of_these = refers(asked.bare), asks_of_these(asked.bare)
    listed = together and (asks_of_many(before) or is_of_several(before))  # the parts after a list are about what it finds
    brief = not own or is_bare(asked.text) or is_fragment(asked.text)
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
    of_things = bool(_OF_THINGS.search(asked.bare)) and bool(topic(before)) and not is_of_several(before)
    if theirs := not of_things and _of_same_party(asked, before, register) or _of_other_thing(asked, before, register):
        return theirs
    brief = of_things or len(own) < (2 if asked.kind in VALUES else 1) and not stands_alone(asked)
    led = is_led(asked.text) and bool(topic(before))  # "over how many years?"
    brief = brief or led or is_fragment(asked.text) and not asked_fields(asked) or is_bare(asked.text) and bool(topic(before))
    brief = brief or bool(_WHAT_THING.match(asked.text)) and bool(asked_fields(before))
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


def _added(asked: Question, before: Question, register: Register | None) -> Question:
    """The question before with what a message adds to it: "by the landlord?" after "May the lease be ended early?"."""
    added = _LEADS.sub("", asked.text).strip(" ?.!")
    whole = understood(f"{without_carried(before.text).rstrip(' ?')} {added[:1].lower()}{added[1:]}?", register)
    return whole if whole.names_scope and not whole.by_role else within(whole, before)


def _of_same_party(asked: Question, before: Question, register: Register | None) -> Question | None:
    """A fragment that names no party, of the one that the question before it named: "how much notice?"; None elsewhere."""
    documents = [register.documents[id] for id in before.documents if register]
    if not documents or not is_fragment(asked.text) or not asked_fields(asked) or roles_in(asked.text, documents):
        return None
    party = next(iter(roles_in(without_carried(before.text), documents)), "")
    said = f" ({party})" if party else ""
    return replace(asked, text=asked.text + said, bare=asked.bare + said, english=f"{asked.english} {party}") if party else None


def _of_other_thing(asked: Question, before: Question, register: Register | None) -> Question | None:
    """The question before, asked of another thing of the same agreement: "and the rent?" after "What is the deposit?"; None elsewhere."""
    thing = _LEADS.sub("", asked.text).strip(" ?.!")
    if not _AND_THE.match(asked.text) or asked.kind != "statement" or len(topic(before)) != 1 or len(thing.split()) > MOST_WORDS + 1:
        return None
    text = instead(without_carried(before.text), Correction(thing, topic(before)[0]))
    other = understood(text, register) if text else None
    return within(other, before) if other else None


def _on_that_day(asked: Question, before: Question, register: Register | None) -> Question | None:
    """A message that asks of "the same day" as that of the one agreement that was asked about; None elsewhere."""
    named = shown_names(before) if len(before.partners) == 1 else []
    text = that_day_as(asked.text, named[0]) if named and not asked.names_scope else ""
    return understood(text, register) if text else None


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
        return _of_other_role(asked, before, register) or of_another(asked, before, own)
    if refers(asked.bare) == ONE and COMPARES.search(asked.bare) and before.names_scope:
        return _measured(asked, before)
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


def _measured(asked: Question, before: Question) -> Question:
    """ "Is that longer than the Polish one?": what was asked before, measured by another agreement; else the question before asked of that."""
    field = next((_NOUNS[field] for field in asked_fields(before) if field in _NOUNS), "")
    if not field or len(before.partners) != 1:
        return of_another(asked, before, ())
    text = put_first(asked.text, f"the {field} of {shown_names(before)[0]}")
    partners = (*before.partners, *(slug for slug in asked.partners if slug not in before.partners))
    return replace(asked, text=text, bare=text, english=text, partners=partners, kind="yesno")
