"""Values in a text: sums, shares, dates, durations, numbers, names of people and places, with their exact spans."""

from __future__ import annotations

import re

_COUNT = r"\d+(?:[.,  ]\d+)*"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|fifty|hundred|a hundred|one hundred"
_SCALE = r"(?:\s?(?:million|billion|trillion|thousand|m|bn|млн|млрд|мільйон\w*|мільярд\w*))"
_CURRENCY = r"(?:EUR|USD|GBP|CAD|SEK|NOK|DKK|ISK|JPY|PLN|CZK|US\$|C\$|CA\$|€|£|\$|¥)"
_CURRENCY_WORD = (
    r"(?:euros?|dollars?|pounds?(?: sterling)?|kron(?:e|or|er|ur)|yen|zloty\w*|євро|долар\w*|фунт\w*|крон\w*|гривень)"
)
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
)
_NAME = r"[A-ZÀ-ÞŠŽČĆĐА-ЯІЇЄҐ][\w’'-]+"

PATTERNS = {
    "money": re.compile(
        rf"(?:(?:more than|over|about|around|at least|up to|some|nearly|almost|close to|plus)\s)?"
        rf"(?:{_CURRENCY}\s?{_COUNT}{_SCALE}?|{_COUNT}{_SCALE}?\s?(?:{_CURRENCY}\b|{_CURRENCY_WORD}))",
        re.IGNORECASE,
    ),
    "percent": re.compile(
        rf"(?:at least |up to |about |over )?{_COUNT}\s?(?:%|per ?cent|відсотк\w+)(?:\s(?:of|from) (?:its |the )?(?:GDP|gross domestic product))?",
        re.IGNORECASE,
    ),
    "date": re.compile(
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:day of\s)?(?:{_MONTH})(?:,?\s(?:19|20)\d\d)?|(?:{_MONTH})\s\d{{1,2}}(?:,\s|\s)(?:19|20)\d\d|(?:{_MONTH})\s(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?)\b"
    ),
    "duration": re.compile(
        rf"\b(?:(?:{_COUNT}|{_WORDS})(?:[\s-]\(?\w+\)?)?[\s-](?:calendar\s|business\s|working\s)?(?:years?|months?|weeks?|days?|hours?|decades?)|(?:{_COUNT}|\w+)\s(?:рок\w+|років|рік|місяц\w+|днів|дні|годин\w*))\b",
        re.IGNORECASE,
    ),
    "number": re.compile(rf"\b(?:{_COUNT}|{_WORDS}|half|dozens?)\b", re.IGNORECASE),
    "person": re.compile(
        rf"\b(?:(?:President|Prime Minister|Federal Chancellor|Chancellor|Taoiseach|King|Minister)(?: \([^)]*\))?(?: of [\w ]+?)?\s)(?:{_NAME}\.?\s){{1,3}}?{_NAME}|\b{_NAME} (?:[A-Z]\. )?{_NAME}"
    ),
    "place": re.compile(rf"\b(?:in|at|of|to|with|for|у|в|м\.)\s(?:the\s)?(?:city of\s|region of\s)?({_NAME}(?:[ -]{_NAME})*)"),
}


def find_values(kind: str, text: str) -> list[tuple[int, int]]:
    """The spans of the values of a kind in a text; none for a kind that has no values."""
    pattern = PATTERNS.get(kind)
    if pattern is None:
        return []
    return [match.span(1) if match.lastindex else match.span() for match in pattern.finditer(text)]


def numbers(text: str) -> set[str]:
    """The numbers of a text in one spelling: "1,250" and "1250" are the same, paragraph references left out."""
    text = re.sub(r"\((?:paras?|parts?|chapters?|art(?:icle|s)?)\b[^)]*\)", " ", text, flags=re.IGNORECASE)
    return {re.sub(r"(?<=\d)[,  ](?=\d{3}\b)", "", found).rstrip(".,") for found in re.findall(r"\d[\d.,]*", text)}


_DENIAL = re.compile(
    r"\b(?:not|no|none|never|neither|nor|without|cannot|nothing|non-[a-z]+|n't|instead of|rather than|lacks?|leaves? open|absent|silent|only|solely|sole)\b"
    r"|\b(?:не|ні|без|немає|відсутн\w+|лише|тільки|жодн\w+)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bhow many (?:of (?:the|its|their) )?(?:more |other |new )?((?:[\w'’-]+ ?){1,4})|\bnumber of ((?:[\w'’-]+ ?){1,3})", re.IGNORECASE)
_AFTER_NOUN = frozenset(
    "did does do will would is are was were has have had can may must should shall the in of under by for to from a an at on be been exactly per each".split()
)


def is_denial(text: str) -> bool:
    """Whether a sentence says that something is not so, or is so only within a limit."""
    return bool(_DENIAL.search(text))


def counts_of(question: str) -> tuple[str, ...]:
    """The noun that "how many ..." counts: "how many Leopard 2 tanks did" counts tanks."""
    found = []
    for match in _COUNTED.finditer(question):
        words: list[str] = []
        for word in (match[1] or match[2]).split():
            if word.lower() in _AFTER_NOUN:
                break
            words.append(word)
        if words:
            found.append(words[-1])
    return tuple(found)
