"""A question over agreements as a condition that each of them meets or not: a field, the values that fit, and whether it is denied."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.checking.values import Day, Number, values_in
from assistant.languages import languages_in, speaks_of_prevailing
from assistant.understanding.fields import ENDING, OF_MANY, SIGNING
from assistant.understanding.question import Question, content_words
from assistant.understanding.ranges import HOURS, Range, meant_days, span_of
from assistant.values import in_digits
from corpus.mentions import DEAL

_OF_THEM = re.compile(  # "which last less than ten years", "how many of them were signed in Kyiv", "which ones mention ..."
    r"^\W*(?:(?:and|so|but|please|show me|tell me|list)\W+)*(?:which|how many)(?: ones| of (?:them|these|those|all|the rest))?\s+"
    r"(?:(?:do|does|did|were|was|are|is|have|has|had|can|may|must|will|would)\b|(?:don|doesn|didn|weren|wasn|aren|isn|haven|hasn|can)['’]?t\b"
    r"|(?:last|end|expire|run|cost|name|mention|speak|contain|promise|give|gave|require|provide|allow|lack|include|cover|sign|set|say|state)\w*\b)",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(
    rf"\b(?:any|anything|ones?|those)(?: of (?:them|these|those))? (?:that|which)\b"
    rf"|\b(?:which|what|how many|list|name|all|every|each|order|rank|sort)\s(?:of (?:the|these|those|my|our) )?(?:[\w’'-]+\s){{0,2}}?(?:{DEAL}|(?:contracts?|leases?|loans?|partners?|countries|states)\b)"
    r"|\b(?:which|how many) (?:ones )?of (?:them|these|those)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|without|lacks?|lacking|none|neither|nothing|silent|outside|except|other than)\b(?! (?:later|earlier|less|more|longer|fewer|only)\b)|n['’]t\b",
    re.IGNORECASE,
)
_SHORT_DENIAL = re.compile(r"\b\w+n['’]t\b", re.IGNORECASE)  # "don't"
_GREATER = re.compile(r"\b(?:longer|greater|higher|bigger|larger|later) than\b", re.IGNORECASE)
_SMALLER = re.compile(r"\b(?:shorter|smaller|lower|earlier|sooner) than\b", re.IGNORECASE)
_BESIDE = re.compile(  # a second condition: "but name no notice", "and end before 2030"
    r",? (?:but|and|yet)(?: (?:that|which|who|also))?"
    r"(?= (?:not|no|without|do|does|did|are|is|were|was|have|has|can|may|last|end|expire|run|name|mention|speak|contain|promise|give|lack|allow|include|cover|signed)s?\b)",
    re.IGNORECASE,
)
FRAME = frozenset(  # words of a question that only say that a text has something
    """mention mentions name names clause clauses provision provisions article articles rule rules section term terms version versions
    speak contain contains include includes cover covers lack lacks lacking find list lists show single word words""".split()
)
_LAW = re.compile(r"\bgovern(?:ed|ing|s)\b|\bgoverning law\b|\b(?:subject to|under) (?:\w+ ){1,3}law\b", re.IGNORECASE)
_WHOSE_LAW = re.compile(
    r"\b(?!(?:govern|applic|the|which|what|same|foreign|their|its)\w*\b)(\w{4,}) laws?\b|\blaws? of (?:the )?(\w{4,})", re.IGNORECASE
)
_NOTICE = re.compile(
    r"\bnotice\b|\bterminat\w+|\bcancel\w*|\bwithdraw\w*|\bdenounc\w+|\b(?:be )?ended (?:with|by|within|on)\b", re.IGNORECASE
)
_CONSULTATION = re.compile(r"\bconsult\w*", re.IGNORECASE)
_TERM = re.compile(
    r"\blast(?:s|ing)?\b|\bterm\b|\bduration\b|\brun(?:s|ning)? for\b|\bvalid\b|\bin force\b|\bconcluded for\b", re.IGNORECASE
)
_LANGUAGE = re.compile(r"\blanguages?\b|\bversions?\b|\btexts? in\b|\b(?:drawn up|written|drafted|done|made) in\b", re.IGNORECASE)
_ABROAD = re.compile(r"\babroad\b|\b(?:third|another|other|foreign) (?:country|state|soil)\b", re.IGNORECASE)
_CAPITAL = re.compile(r"\bcapitals?\b", re.IGNORECASE)
_BY = re.compile(r"\bby (?:an? |the |its |their )?(?P<who>[\w' ’-]+?)(?: other than .*)?\W*$", re.IGNORECASE)
_BUT_FOR = re.compile(r"\bother than\b.*", re.IGNORECASE)  # "by a president other than Zelenskyy": of the other side
_PLACE = re.compile(r"\b(?:in|at|outside|inside|near|or|nor|neither)(?: of)? (?:the )?(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*)")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_STATE = re.compile(r"\b(?:US|USA|UK|EU|UAE)\b")  # whose parts have laws of their own
_LEAST_PREFIX = 4  # letters in which "Scots" and "Scotland" are one name
FIELDS = (
    "term",
    "notice",
    "consultation",
    "period",
    "ending",
    "date",
    "place",
    "capital",
    "abroad",
    "signers",
    "languages",
    "law",
    "money",
    "topic",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """`field` is one of FIELDS ("period": any of the spans of time; "topic": whatever the question's words are about).

    `within` holds the values that fit: hours, days as ordinals, or sums in `currency`; None where the field only has to be there, or
    has to hold all of `names`. `denied`: an agreement fits where this is not so. `years`: of the sums.
    """

    field: str
    within: Range | None = None
    names: tuple[str, ...] = ()
    denied: bool = False
    currency: str = ""
    years: tuple[str, ...] = ()


def asks_of_many(question: Question) -> bool:
    """Whether a question asks which agreements are so, or how many."""
    return any(words.search(question.bare) for words in (OF_MANY, _OF_THEM, _OF_A_KIND))


def conditions_of(question: Question, today: date) -> tuple[Condition, ...]:
    """The conditions that a question over agreements sets, all of which have to be met; none where no value or silence decides them."""
    found = [_condition(part, today) for part in _BESIDE.split(question.english)]
    if len(found) == 1 and found[0].field == "topic" and not found[0].denied:
        return ()
    return tuple(one for one in found if one.field != "topic" or one.names)


def _condition(text: str, today: date) -> Condition:
    """The condition of one part of a question: by a value, by words, or whatever it is about."""
    text = _SMALLER.sub("less than", _GREATER.sub("more than", text))
    condition = _by_value(text, today) or _by_words(text)
    if condition and condition.field == "signers":
        text = _BUT_FOR.sub("", text)
    about = tuple(term for term in content_words(_NEGATED.sub(" ", _SHORT_DENIAL.sub(" ", text))) if term.lower() not in FRAME)
    return replace(condition or Condition("topic", names=about), denied=bool(_NEGATED.search(text)))


def _by_value(text: str, today: date) -> Condition | None:
    """A span of time, a day or a sum that the field is compared with."""
    numbers = [value for value in values_in(text) if isinstance(value, Number)]
    spans = [number for number in numbers if number.unit in HOURS]
    sums = [number for number in numbers if number.currency]
    if sums:
        years = tuple(str(value.year) for value in values_in(text) if isinstance(value, Day) and value.year)
        return Condition("money", span_of(sums[0].limit, float(sums[0].amount), 0.005), currency=sums[0].currency, years=years)
    if spans:
        hours = float(spans[0].amount) * HOURS[spans[0].unit]
        return Condition(_period(text), span_of(spans[0].limit, hours, 0.5))
    plain = [number for number in numbers if not number.unit and not number.currency]
    if plain and _LANGUAGE.search(text):
        return Condition("languages", span_of(plain[0].limit, float(plain[0].amount), 0.5))
    days = meant_days(text, today)
    if days is None:
        return None
    if SIGNING.search(text):
        return Condition("date", days)
    return Condition("ending", days) if ENDING.search(text) or _TERM.search(text) else None


def _period(text: str) -> str:
    """Which of the spans of time of an agreement is compared."""
    told = (("consultation", _CONSULTATION), ("notice", _NOTICE), ("term", _TERM))
    return next((field for field, words in told if words.search(text)), "period")


def _by_words(text: str) -> Condition | None:
    """A place, a signer, a language or a law by its name, or a clause that is there or not."""
    if SIGNING.search(text):
        if _CAPITAL.search(text):
            return Condition("capital")
        if _ABROAD.search(text):
            return Condition("abroad")
        if places := [place["name"] for place in _PLACE.finditer(text)]:
            return Condition("place", names=tuple(places))
        if (by := _BY.search(text)) is not None:
            return Condition("signers", names=(by["who"].strip(),))
    prevails = speaks_of_prevailing(text)
    if (prevails or _LANGUAGE.search(text)) and (named := [name for name, *_ in languages_in(text)]):
        return Condition("prevailing" if prevails else "languages", names=tuple(named))
    if _LAW.search(text):
        begun = [*_NAME.findall(text[text.find(" ") :]), *_STATE.findall(text)] or [
            "".join(found).capitalize() for found in _WHOSE_LAW.findall(text)
        ]
        return Condition("law", names=tuple(word[:_LEAST_PREFIX] for word in begun))
    denied = _NEGATED.search(text) is not None
    if denied and _NOTICE.search(text):
        return Condition("notice")
    return Condition("term") if denied and _TERM.search(text) else None


def is_upper_bound(condition: Condition) -> bool:
    """Whether small values fit: "less than"."""
    return condition.within is not None and math.isinf(condition.within.low) and not math.isinf(condition.within.high)


ORDERED = re.compile(
    r"^\W*(?:please )?(?:order|sort|rank|arrange|list|show|name)\b.*\b(?:by|in (?:the )?order of|according to|from (?:the )?\w+ to)\b",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:longest|largest|biggest|highest|greatest|(?<!at )most|latest|newest|descending)\b|найбільш",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:shortest|smallest|lowest|(?<!at )least|fewest|earliest|oldest|soonest|next|first|ascending)\b|найменш", re.IGNORECASE
)
_FIRST = re.compile(r"\b(\w+) first\b", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:(two|three|four|five|six|seven|eight|nine|ten|[1-9]) )?(?:latest|newest|earliest|oldest|most recent|longest|shortest|largest|biggest)"
    r"(?: (two|three|four|five|six|seven|eight|nine|ten|[1-9]))?\b.*?\b(?:agreements?|contracts?|deals?|pacts?|accords?|pledges?|leases?)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    rf"(?:{ENDING.pattern}).{{0,20}}\b(?:first|last|next|soonest|earliest|latest)\b|\bby (?:the )?(?:end|expiry|ending)\b", re.IGNORECASE
)
_WHEN = re.compile(rf"{SIGNING.pattern}|\bdates?\b|\b(?:latest|newest|earliest|oldest|most recent)\b", re.IGNORECASE)
_LENGTH = re.compile(rf"{_TERM.pattern}|\blongest\b|\bshortest\b|\blength\b", re.IGNORECASE)
_SIZE = re.compile(r"\b(?:sizes?|amounts?|sums?|money|pledges?|gave|gives?|promise[sd]?|worth|values?|contribut\w+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """Agreements in the order of a field, "term", "notice", "date", "ending" or "money", the greatest first where `falling`; `most`: 0 for all."""

    field: str
    falling: bool
    most: int


def order_of(question: Question) -> Order | None:
    """The order that a question over agreements asks for, or whose end: "the longest term", "the latest three"."""
    text = question.english
    all_of_them = bool(ORDERED.search(text))
    extreme = _MOST.search(text) or _LEAST.search(text) or _ENDS.search(text)
    if not all_of_them and not (extreme and (asks_of_many(question) or _SOME.search(text))):
        return None
    told = (("notice", _NOTICE), ("ending", _ENDS), ("date", _WHEN), ("term", _LENGTH), ("money", _SIZE))
    field = next((name for name, words in told if words.search(text)), "")
    ahead = _FIRST.search(text)
    falling = not _LEAST.search(text) and (bool(extreme) or field not in ("date", "ending"))
    if ahead and all_of_them:
        falling = bool(_MOST.search(ahead[1]))
    some = _SOME.search(text)
    count = next((int(in_digits(word)) for word in some.groups() if word), 1) if some else 1
    return Order(field, falling, 0 if all_of_them else count) if field else None
