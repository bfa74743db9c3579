"""A question over agreements as an order of them: by which field, which end of it first, and how many."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.fields import ENDING, SIGNING
from assistant.understanding.many import asks_of_many
from assistant.understanding.periods import NOTICE, TERM
from assistant.understanding.question import Question
from assistant.understanding.ranges import PART_OF_YEAR
from assistant.values import in_digits

_GREAT = r"(?:long|larg|bigg?|high|great|lat|newe?|most recent)"  # adjectives of degree, without their endings
_SMALL = r"(?:short|small|littl|low|few|earl[iy]|old|soon)"
_MOST = re.compile(rf"\b{_GREAT}e?st\b|\bmost recent\b|(?<!at )\bmost\b|\bdescending\b|найбільш", re.IGNORECASE)
_LEAST = re.compile(rf"\b{_SMALL}e?st\b|(?<!at )\bleast\b|\bnext\b|\bfirst\b|\bascending\b|найменш", re.IGNORECASE)
_DEGREE = rf"(?:(?:{_GREAT}|{_SMALL})(?:e|er|e?st)?|most|least|more|less)"
_DIRECTION = re.compile(  # "largest to smallest", "biggest first", "starting with the oldest", "in descending order"
    rf"\b(?P<from>{_DEGREE})(?: \w+)? (?:down |up )?to (?:the )?{_DEGREE}\b|\b(?P<first>{_DEGREE})(?: \w+){{0,3}}? (?:first|on top|at the top)\b"
    rf"|\b(?:start|begin)\w* (?:with|from|at) (?:the )?(?P<with>{_DEGREE})\b|\b(?P<down>descending|ascending|decreasing|increasing|falling|rising)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(rf"{_GREAT}\w*|most|more|de\w+ing|falling", re.IGNORECASE)
_FIELDS = r"dates?|days?|ages?|order|terms?|lengths?|durations?|notice|sizes?|amounts?|sums?|money|values?|worth|pledges?|expiry|ends?|ending|signing|signature"
_ORDERED = re.compile(
    r"^\W*(?:(?:please|can you|could you|now)\W+)*(?:(?:order|sort|rank|arrange|put\b.* in(?:to)?(?: the)? order)\b"
    rf"|(?:list|show|name|give)\b.*\b(?:by (?:(?:the|their|its) )?(?:(?!an?\b)\w+ )?(?:{_FIELDS})\b|in (?:the )?order of|according to))",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"\b(?:(two|three|four|five|six|seven|eight|nine|ten|[1-9]) )?(?:latest|newest|earliest|oldest|most recent|longest|shortest|largest|biggest)"
    r"(?: (two|three|four|five|six|seven|eight|nine|ten|[1-9]))?\b.*?\b(?:agreements?|contracts?|deals?|pacts?|accords?|pledges?|leases?)\b",
    re.IGNORECASE,
)
_WHICH_ONE = re.compile(
    r"^\W*(?:which|what|whose)(?: is the)? (?:[\w-]+ ){0,3}?(?:country|state|partner|side|party|sum|amount|pledge|contribution)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(rf"\b(?:{_GREAT}er|more)\b", re.IGNORECASE)  # which of two
_COMPARED_DOWN = re.compile(rf"\b(?:{_SMALL}e?r|sooner|less|fewer)\b", re.IGNORECASE)
_OR = re.compile(r"\bor\b|,.*\band\b", re.IGNORECASE)
_ENDS = re.compile(
    rf"(?:{ENDING.pattern}).{{0,20}}\b(?:first|last|next|soonest|earliest|latest)\b|\bby (?:\w+ ){{0,3}}?(?:end(?:s|ing)?|expir\w+)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(rf"{SIGNING.pattern}|\bdates?\b|\b(?:latest|newest|earliest|oldest|most recent)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:old|new|earli|lat)er\b", re.IGNORECASE)
_LENGTH = re.compile(rf"{TERM.pattern}|\b(?:long|short)(?:er|est)?\b|\blength\b", re.IGNORECASE)
SIZE = re.compile(
    r"\b(?:sizes?|amounts?|sums?|money|pledg\w+|allocat\w+|gave|gives?|promise[sd]?|worth|values?|contribut\w+|larg(?:e|est)|big(?:gest)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Order:
    """Agreements in the order of a field, "term", "notice", "date", "ending" or "money", the greatest first where `falling`; `most`: 0 for all;
    `of_two`: which of two it is."""

    field: str
    falling: bool
    most: int
    of_two: bool = False


def order_of(question: Question) -> Order | None:
    """The order that a question over agreements asks for, or whose end: "the longest term", "the latest three"."""
    text = PART_OF_YEAR.sub(" ", question.english)  # "the first half of 2024" is no order
    direction = _DIRECTION.search(text)
    all_of_them = bool(_ORDERED.search(text)) or bool(direction and asks_of_many(question))
    extreme = _MOST.search(text) or _LEAST.search(text) or _ENDS.search(text)
    of_two = _asks_of_two(question, text)
    if not all_of_them and not of_two and not (extreme and (asks_of_many(question) or _SOME.search(text) or _WHICH_ONE.search(text))):
        return None
    told = (
        ("notice", NOTICE),
        ("ending", ENDING if of_two else _ENDS),
        ("date", _WHEN),
        ("term", _LENGTH),
        ("money", SIZE),
        ("date", _AGE),
    )
    field = next((name for name, words in told if words.search(text)), "")
    falling = not _LEAST.search(text) and (bool(extreme) or field not in ("date", "ending"))
    falling = bool(_COMPARED.search(text)) if of_two and not extreme else falling
    if direction and all_of_them:
        falling = bool(_DOWN.match(next(filter(None, direction.groups()))))
    some = _SOME.search(text)
    count = next((int(in_digits(word)) for word in some.groups() if word), 1) if some else 1
    return Order(field, falling, 0 if all_of_them else count, of_two) if field else None


def _asks_of_two(question: Question, text: str) -> bool:
    """Whether a question names two agreements and asks which of them has more: "which lasts longer, the lease or the loan?"."""
    two = len(question.partners) + len(question.documents) == 2 and question.kind != "yesno"
    return two and bool(_OR.search(text)) and bool(_COMPARED.search(text) or _COMPARED_DOWN.search(text))
