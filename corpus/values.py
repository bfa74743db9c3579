"""Values as agreements write them, each a whole one: sums, shares, spans of time, dates and numbers, in figures and words, with exact places."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from corpus.quantities import currencies
from corpus.quantities.dates import MONTH
from corpus.quantities.numerals import DAY_IN_WORDS, WORDS, amount_of

Span = tuple[int, int]

_GAP = "[,.'’   ]"  # between thousands
FIGURES = rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}\b)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)(?:\.\d{{1,2}}\b)?|\d+(?:[.,]\d+)?)"
_SPACED = rf"(?:\d{{1,3}}(?: \d{{3}})+(?!\d)(?:[.,]\d{{1,2}}\b)?|{FIGURES})"  # "1 250 000": only where what follows or precedes says a sum
_BEFORE, _AFTER = r"(?<![\w.,'’-])", r"(?![\w'’]|[.,]\d|-\d)"
_AGAIN = rf"(?:\s?\((?:{FIGURES}|{WORDS}|[^\W\d]+)(?:\s(?:тисяч\w*|мільйон\w*))?\))?"  # "ninety (90)"
_SIGNED = "[¼½¾⅐-⅞]"
_MIXED = rf"(?:{FIGURES}(?:\s?{_SIGNED}|\s\d{{1,2}}/\d{{1,3}}(?![\d/]))?|{_SIGNED})"  # "4½", "1 1/2"
_NUMBER = rf"(?:{_MIXED}|{WORDS}){_AGAIN}"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|or|до|або|чи)\s)"  # between the ends of a range
_SCALE = r"(?:[\s-]?(?:thousand|million|billion|trillion|mn|mln|bn|mio|mrd|tsd|lakhs?|crores?|тис|млн|млрд|тисяч\w*|мільйон\w*|мільярд\w*)\b\.?|[kmb]\b|\s[km](?=[€$£]))"
_NO_SMALLER = r"(?:[.,/][-–—]+)?"  # "4.–", "50,000/-"
_ABOUT = (
    r"(?:\b(?:more than|over|about|around|at least|up to|some|nearly|almost|close to|roughly|(?:no|not) (?:less|more) than|approximately|exceeding"
    r"|понад|близько|щонайменше|не менше|до)\s)?"
)
_TIME = r"(?:years?|months?|weeks?|fortnights?|days?|hours?|minutes?|decades?|рок\w+|років|рік|місяц\w+|місяців|тиж\w+|днів|дні|днями|дня|день|годин\w*|хвилин\w*)\b"
KIND_OF_TIME = r"(?:(?:calendar|business|working|banking|consecutive|full|further|additional|more|whole|clear|календарн\w+|робоч\w+|банківськ\w+)\s){0,2}"
_SPAN_OF_TIME = rf"(?:(?:between\s{_NUMBER}\sand\s|{_NUMBER}{_TO})?{_NUMBER}|half a)[\s-]{KIND_OF_TIME}{_TIME}"
_DAY = rf"(?:[«\"“]?\d{{1,2}}[»\"”]?(?:st|nd|rd|th|er|-?го|\.)?|{DAY_IN_WORDS})"
_YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = rf"(?:{_YEAR}|two thousand and (?:twenty[\s-])?[a-z]+)"
_OF_YEAR = rf"(?:\.?,?\s(?:of\s)?{_ANY_YEAR}(?:\s?(?:року|р\.))?)?"
_DATE = (
    rf"{_DAY}(?:\sday)?(?:\sof)?(?:\sthe month of)?\s(?:{MONTH})\b{_OF_YEAR}|\d{{1,2}}-(?:{MONTH})-(?:{_YEAR}|\d\d)"
    rf"|(?:{MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}|(?:{MONTH})\s{_YEAR}(?:\sроку)?"
    rf"|{_YEAR}-\d\d-\d\d|{_YEAR}/\d\d/\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}(?:\s?(?:року|р\.))?|\d\d\.(?:0[1-9]|1[0-2])\.\d\d"
    rf"|{_YEAR}(?:[-–/](?:(?:19|20)?\d\d))?(?:\s(?:року|році|рік)\b)?"
)
_SHARE = r"(?:%|per\s?cent\b|(?:percentage|basis)\spoints?\b|відсот\w+)"
_PART = r"(?:\b\d{1,2}/\d{1,3}|\b(?:an?|one|two|three)[\s-](?:half|halves|thirds?|quarters?|fifths?|eighths?|tenths?|twentieth)|\bhalf)"
_HUNDREDTH = r"(?:(?:a|one|1)\s?(?:%|per\s?cent\b))"
_SHARES = re.compile(rf"{_SHARE}|per\s?cent", re.IGNORECASE)
_PATTERNS = {
    "percent": (
        rf"{_ABOUT}(?:{_BEFORE}(?:between\s{_NUMBER}\s?%?\sand\s|{_NUMBER}\s?%?{_TO})?{_NUMBER}\s?{_SHARE}"
        rf"|{_BEFORE}(?:{_PART}|{FIGURES})\sof\s{_HUNDREDTH}|пів відсотка)(?:\s?\({FIGURES}\s?%\))?"
        r"(?:\s(?:of|from) (?:its |the )?(?:GDP|gross domestic product))?"
    ),
    "duration": (
        rf"{_BEFORE}(?P<more>{_SPAN_OF_TIME})|\bпів\s?року\b|{_BEFORE}\d+-(?:річн|місячн|тижнев|денн)\w+"
        r"|\b(?:annually|every year|yearly|each year|immediately|at once)\b"
    ),
    "date": rf"{_BEFORE}(?:{_DATE}){_AFTER}",
    "number": rf"{_BEFORE}(?:{_NUMBER}(?:\s(?:million|thousand|hundred))?|half)(?![\w-]|[.,]\d)",
}
UNIT_OF_TIME = re.compile(_TIME, re.IGNORECASE)
_PIECE_OF_TIME = re.compile(rf"({FIGURES}|{WORDS}){_AGAIN}[\s-]{KIND_OF_TIME}({_TIME})", re.IGNORECASE)
_RANGED = re.compile(rf"{_TO}(?:{FIGURES}|{WORDS})|^between\b", re.IGNORECASE)
_CARRIED_ON = {  # what stands before another piece of a value, and behind it: "a year and six months", "EUR 5 (five euros)"
    "duration": (re.compile(r"(?:,|,?\sand|\sта|\sі|\sй)\s"), re.compile("")),
    "money": (re.compile(r"\s?\("), re.compile(r"(?:\sonly)?\)", re.IGNORECASE)),
}
KINDS = ("money", *_PATTERNS)


def spans_of(kind: str, text: str) -> list[Span]:
    """The places of the values of one of KINDS, in order; a longer value is never told by a part of it."""
    if kind == "money" and not currencies.may_name(text) or kind == "percent" and not _SHARES.search(text):
        return []
    return list(_spans(kind, text))


def _spans(kind: str, text: str) -> Iterator[Span]:
    pattern, carried_on, at = _pattern(kind), _CARRIED_ON.get(kind), 0
    while match := pattern.search(text, at):
        at = match.end()
        while carried_on and match["more"] and (more := _piece(pattern, carried_on, text, at)):
            at = more
        yield match.start(), at


def _piece(pattern: re.Pattern[str], carried_on: tuple[re.Pattern[str], re.Pattern[str]], text: str, at: int) -> int:
    """Where a further piece of the value that ends at `at` ends; 0 where there is none."""
    between, behind = carried_on
    lead = between.match(text, at)
    piece = lead and pattern.match(text, lead.end())
    end = piece and piece.start("more") == piece.start() and behind.match(text, piece.end())
    return end.end() if end else 0


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_money() if kind == "money" else _PATTERNS[kind], re.IGNORECASE)


def months_of(text: str) -> int | None:
    """How many months the first span of time in years or months lasts; None where there is none, or it is not whole months."""
    for start, end in spans_of("duration", text):
        if _RANGED.search(text[start:end]):
            continue
        pieces = [(amount_of(one[1].lower()), one[2].lower()) for one in _PIECE_OF_TIME.finditer(text[start:end])]
        worth = [amount * (12 if unit.startswith(("year", "рок", "рік")) else 1) for amount, unit in pieces if amount and unit[0] in "ymрм"]
        if worth and len(worth) == len(pieces) and "half" not in text[start:end]:
            return int(sum(worth))
    return None


def _money() -> str:
    """A sum: its currency before or behind it, alone or as the ends of a range, and its figures or words once more in brackets."""
    before, after = currencies.before(), currencies.after()
    code = rf"(?:(?-i:{'|'.join(sorted(currencies.codes()))})\s?(?=\$))?"  # "CAD $1,200"
    named = rf"(?=(?-i:[A-Z]))(?:{after})\s(?:{_SPACED}|{WORDS})"  # "Rupees Fifty Thousand"
    alone = rf"(?:{code}(?:{before})\s?{_SPACED}|{named}){_SCALE}?{_NO_SMALLER}"
    ended = rf"(?:[-–—]{_SPACED}{_SCALE}?|{_TO}(?:(?:{before})\s?{_SPACED}{_SCALE}?|{_SPACED}{_SCALE}))"
    first = rf"(?<!\w){alone}(?:{ended})?(?:\s(?-i:USD|CAD|AUD)\b)?(?:\s?\((?:{FIGURES}|{WORDS})\))?"
    amount = rf"(?:{_SPACED}|{WORDS}(?:\s(?:and|&)\s(?:no|\d\d?)/100)?){_AGAIN}{_SCALE}?"
    smaller = rf"(?:,?\s(?:(?:and|та|і)\s)?(?:\d{{1,2}}|{WORDS})\s(?:{currencies.smaller()}))?"
    last = rf"{_BEFORE}(?:{amount}{_TO})?{amount}{_NO_SMALLER}[\s-]?(?:{after})(?!\w){smaller}"
    return rf"{_ABOUT}(?P<more>{first}|{last})"
