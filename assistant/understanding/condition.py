"""A question over agreements as a condition that each of them meets or not: a field, the values that fit, and whether it is denied."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from assistant.checking.values import Day, Number, limit_start, values_in
from assistant.documents.languages import languages_in, speaks_of_prevailing
from assistant.understanding.denial import before_without, denied_part, denied_verb, denies, denies_more, other_value
from assistant.understanding.fields import ENDING, SIGNING
from assistant.understanding.fitting import ANY_SUM, MONEY, Condition
from assistant.understanding.many import after_verb, own_words
from assistant.understanding.periods import CONSULTATION, IN_FORCE, NOTICE, TERM, period_meant
from assistant.understanding.question import Question
from assistant.understanding.ranges import HOURS, meant_days, meant_of, span_of
from assistant.understanding.signed import by_signing, undated
from corpus.quantities.currencies import currencies_in, currency_of
from corpus.quantities.dates import MONTHS

_WHO = re.compile(r"\W*(?:and |but |so )?(?:who (?!is\b|was\b)|(?:what (?:was|were|got) )?(?=signed\b|concluded\b))", re.IGNORECASE)
_GREATER = re.compile(r"\b(?:greater|higher|bigger|larger|later) than\b", re.IGNORECASE)
_SMALLER = re.compile(r"\b(?:smaller|lower|earlier|sooner) than\b", re.IGNORECASE)
_LONGER = re.compile(r"\blonger((?: \w+){0,2}?) than\b", re.IGNORECASE)  # of a span of time
_SHORTER = re.compile(r"\bshorter((?: \w+){0,2}?) than\b", re.IGNORECASE)
_NEWER = re.compile(r"\b(?:later|newer|younger|more recent) than (?:the )?$", re.IGNORECASE)  # than a day
_OLDER = re.compile(r"\b(?:earlier|sooner|older) than (?:the )?$", re.IGNORECASE)
_BESIDE = re.compile(  # a second condition: "but name no notice", "and end before 2030"
    r",? (?:but|and|yet)(?: (?:that|which|who|also))?"
    r"(?= (?:no|without|do|does|did|are|is|were|was|have|has|can|may|last|end|expire|run|name|mention|speak|contain|promise|give|lack|allow|include|cover|signed)s?\b)",
    re.IGNORECASE,
)
_THEN = re.compile(  # what stands behind where or when they were signed
    r"(?P<first>.*\b(?:signed|concluded)\b.*?)(?P<then> (?:mention|name|speak|contain|promise|give|lack|allow|include|cover|provide|have|has|require|do not|don['’]t|does not)s?\b.*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\b(?:between|from)\s*$", re.IGNORECASE)
_OR = re.compile(r",? (?:or|nor)\b", re.IGNORECASE)
LIGHT = frozenset(  # verbs that say of an agreement only that it came to be
    "be come comes came coming go went make makes made date dates dated old older new newer recent year month half quarter spring summer autumn fall".split()
)
_LAW = re.compile(r"\bgovern(?:ed|ing|s)\b|\bgoverning law\b|\b(?:subject to|under) (?:\w+ ){1,3}law\b", re.IGNORECASE)
_WHOSE_LAW = re.compile(
    r"\b(?!(?:govern|applic|the|which|what|same|foreign|their|its)\w*\b)(\w{4,}) laws?\b|\blaws? of (?:the )?(\w{4,})", re.IGNORECASE
)
_LANGUAGE = re.compile(r"\blanguages?\b|\bversions?\b|\btexts? in\b|\b(?:drawn up|written|drafted|done|made) in\b", re.IGNORECASE)
_SAID = (SIGNING, ENDING, NOTICE, CONSULTATION, TERM, _LANGUAGE, _LAW)
_AUXILIARY = re.compile(r"(?:,? (?:and|but))?(?: (?:that|which))?(?: (?:were|was|are|got|have been))?\s*$", re.IGNORECASE)
_OF_PLACES = ("capital", "abroad")  # fields that need no name
_IN = re.compile(r"\bin (?:the )?$", re.IGNORECASE)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_STATE = re.compile(r"\b(?:US|USA|UK|EU|UAE)\b")  # whose parts have laws of their own


def conditions_of(question: Question, today: date, places: Collection[str] = ()) -> tuple[Condition, ...]:
    """The conditions that a question over agreements sets, all of which have to be met; none where no value or silence decides them.

    `places`: words of places, in lower case, that are known beside those of countries and capitals.
    """
    found = [one for part in _BESIDE.split(question.english) for one in _conditions(part, today, places)]
    if len(found) == 1 and found[0].field == "topic" and not found[0].denied:
        return ()
    return tuple(one for one in found if one.field != "topic" or one.names)


def asks_for_whoever(question: Question) -> bool:
    """Whether a question asks who keeps a bound that is set for a sum or a day: "who gave more than EUR 2 billion", "who signed after May 2024"."""
    if not _WHO.match(question.english):
        return False
    set_for = [one for one in conditions_of(question, date.today()) if one.field in ("money", "date") and one.within]
    return any(one.field == "date" or math.isinf(one.within.low) != math.isinf(one.within.high) for one in set_for if one.within)


def _conditions(text: str, today: date, places: Collection[str]) -> list[Condition]:
    """The conditions of one part of a question: by a value, by another value than one, by words, or whatever it is about."""
    text = _compared(text)
    if then := _after_signing(text, today, places):
        return then
    if (said := other_value(text)) and (found := _by_other_value(*said, today, places)):
        return found
    before, rest = denied_part(text)
    if own_words(rest) and (kept := _stated(before, False, today, places)) and not _stated(rest, True, today, places):
        return [*kept, *_topics(rest)]  # the denial is of another condition
    signing = SIGNING.search(rest)
    if signing and (own_words(rest[: signing.start()]) or NOTICE.search(rest[: signing.start()])):
        beside = f"{before}{_AUXILIARY.sub('', rest[: signing.start()])}"
        if kept := _stated(rest[signing.start() :], False, today, places):
            return [*_conditions(beside, today, places), *kept]
    denied = denies(text, bool(own_words(before_without(text))))
    if found := _stated(text, denied, today, places):
        return found if len(found) == 1 or not denied else []  # which of two is denied is not told
    if not denied:
        return [Condition("topic", names=own_words(text))]
    return _topics(text) if not (denies_more(text) and own_words(before_without(text))) else []


def _after_signing(text: str, today: date, places: Collection[str]) -> list[Condition]:
    """The conditions of "which agreements signed in Kyiv mention drones": that of the signing, and those of what follows it."""
    found = _THEN.match(text)
    first = _stated(found["first"], bool(denied_part(found["first"])[1]), today, places) if found else []
    then = _conditions(f"which agreements{found['then']}", today, places) if found and first else []
    return [*first, *then] if all(one.field != "topic" or one.names for one in then) else []


def _stated(text: str, denied: bool, today: date, places: Collection[str]) -> list[Condition]:
    """The condition by a value or a name, and where or by whom it was signed beside the day of signing."""
    condition = _by_value(text, today) or _by_words(text, denied, places)
    if condition is None:
        return []
    beside = by_signing(undated(text), places) if condition.field == "date" else None
    return [replace(one, denied=denied != one.denied) for one in (condition, beside) if one]


def _compared(text: str) -> str:
    """A text whose comparatives are those that numbers and days are read with."""
    for day in reversed([value for value in values_in(text) if isinstance(value, Day)]):
        text = _OLDER.sub("before ", _NEWER.sub("after ", text[: day.start])) + text[day.start :]
    text = _SHORTER.sub(r"\1 lasting less than", _LONGER.sub(r"\1 lasting more than", text))
    return _SMALLER.sub("less than", _GREATER.sub("more than", text))


def _by_other_value(text: str, value: str, today: date, places: Collection[str]) -> list[Condition]:
    """What "signed by a president rather than a minister" or "a notice period other than six months" asks for; nothing where no field is told."""
    denied = denies(text, bool(own_words(before_without(text))))
    kept = _stated(text, denied, today, places)
    if any(one.field == "signers" for one in kept):
        return [*kept, Condition("signers", names=(value,), other=True)]
    if any(one.within or one.names or one.field in _OF_PLACES for one in kept):
        said = " ".join(found[0] for words in _SAID if (found := words.search(text)))
        other = _by_value(f"{said} {value}", today) or _by_words(f"{said} in {value}", False, places)
        beside = replace(other, denied=True) if other and other.field == "languages" else other and replace(other, other=True)
        return [*kept, beside] if beside else []
    other = _by_value(f"{text.rstrip(' ?')} {value}", today) or _by_words(f"{text.rstrip(' ?')} in {value}", False, places)
    if other and other.field in _OF_PLACES:
        return [replace(other, denied=other.denied == denied)]
    return [replace(other, other=not denied)] if other else []


def _topics(text: str) -> list[Condition]:
    """A denied condition by words, one for each of those that "or" joins; the verb that only says that a text speaks of them is none of them."""
    verb, speaks = denied_verb(text)
    found = []
    for part in _OR.split(text):
        names = tuple(word for word in own_words(part) if word.lower() != verb.lower())
        found.append(
            Condition("topic", names=names or (() if speaks else own_words(part)), denied=True, verb="" if speaks or not names else verb)
        )
    return found


def _by_value(text: str, today: date) -> Condition | None:
    """A span of time, a day or a sum that the field is compared with."""
    numbers = [value for value in values_in(text) if isinstance(value, Number)]
    spans = [number for number in numbers if number.unit in HOURS]
    if sums := [number for number in numbers if number.currency]:
        years = tuple(str(value.year) for value in values_in(text) if isinstance(value, Day) and value.year)
        alike = [amount for amount in sums if amount.currency == sums[0].currency]
        within = meant_of(alike, text, lambda amount: float(amount.amount), 0.005)
        return Condition("money", within, _paid_for(text, sums[0], alike[-1]), currency=sums[0].currency, years=years)
    if spans:
        return Condition(period_meant(text), meant_of(spans, text, lambda span: float(span.amount) * HOURS[span.unit], 0.5))
    plain = [number for number in numbers if not number.unit and not number.currency]
    if plain and _LANGUAGE.search(text):
        return Condition("languages", span_of(plain[0].limit, float(plain[0].amount), 0.5))
    days = meant_days(text, today)
    if days is None:
        return None
    if SIGNING.search(text):
        return Condition("date", days)
    if IN_FORCE.search(text) and not math.isinf(days.low) and not math.isinf(days.high):
        return Condition("in force", days)
    if ENDING.search(text) or TERM.search(text):
        return Condition("ending", days)
    return (
        Condition("date", days)
        if all(word.lower() in LIGHT or word.lower() in MONTHS or word.isdigit() for word in own_words(undated(text)))
        else None
    )


def _paid_for(text: str, amount: Number, last: Number) -> tuple[str, ...]:
    """The words that name what is paid for: those behind the verb, or behind "an amount", and none of the amount itself."""
    before, after = after_verb(_BETWEEN.sub("", text[: limit_start(text, amount.start)])), text[last.end :]
    return tuple(filter(_is_paid_for, (*own_words(ANY_SUM.split(before)[-1]), *own_words(after))))


def _is_paid_for(word: str) -> bool:
    """Whether a word of a question names what is paid for, and is no figure, currency or word for a sum."""
    return word.isalpha() and word.lower() not in MONEY and not currency_of(word)


def _by_words(text: str, denied: bool, places: Collection[str]) -> Condition | None:
    """A place, a signer, a language or a law by its name, or a clause or sum that is there or not."""
    if SIGNING.search(text) and (found := by_signing(text, places)):
        return found
    prevails = speaks_of_prevailing(text)
    of_language = prevails or _LANGUAGE.search(text)
    if named := [name for name, start, _ in languages_in(text) if of_language or (SIGNING.search(text) and _IN.search(text[:start]))]:
        return Condition("prevailing" if prevails else "languages", names=tuple(named))
    if _LAW.search(text):
        begun = [*_NAME.findall(text[text.find(" ") :]), *_STATE.findall(text)] or [
            "".join(found).capitalize() for found in _WHOSE_LAW.findall(text)
        ]
        return Condition("law", names=tuple(begun))
    about = own_words(text)
    if about and any(word.lower() in MONEY or currency_of(word) for word in about) and not any(map(_is_paid_for, about)):
        return Condition("money", currency=" ".join(sorted(currencies_in(text))))
    if denied and NOTICE.search(text):
        return Condition("notice")
    return Condition("term") if denied and TERM.search(text) else None
