"""Values as agreements write them, each a whole one: sums, shares, spans of time, dates and numbers, in figures and words, with exact places."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, list_currencies

Span = tuple[int, int]

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_100 = rf"(?:(?:{_TENS})(?:[\s-]?(?:{_UNITS})\b)?|{_TEENS}|{_UNITS})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?)[\s-]hundred(?:[\s-](?:and[\s-])?{_BELOW_100}\b)?|{_BELOW_100})"
_GROUP = rf"(?:{_BELOW_1000}|an?)[\s-](?:thousand|million|billion|trillion|dozen)"
_FRACTION = r"(?:[\s-]and[\s-](?:a|one)[\s-](?:half|quarter))"
_UKRAINIAN = (
    "один|одного|одну|одна|двох|два|дві|трьох|три|чотирьох|чотири|п['’ʼ]яти|п['’ʼ]ять|шести|шість|семи|сім|восьми|вісім|дев['’ʼ]яти|дев['’ʼ]ять|десяти|десять"
    "|одинадцят[иь]|дванадцят[иь]|тринадцят[иь]|чотирнадцят[иь]|п['’ʼ]ятнадцят[иь]|шістнадцят[иь]|вісімнадцят[иь]|двадцят[иь]|тридцят[иь]|сорока?|п['’ʼ]ятдесят[иь]?|шістдесят[иь]?"
    "|дев['’ʼ]яносто|ста|сто"
)
WORDS = rf"(?:{_GROUP}(?:,?[\s-](?:and[\s-])?(?:{_GROUP}|{_BELOW_1000}))*|{_BELOW_1000}|half an?|dozens?|{_UKRAINIAN}){_FRACTION}?"
_GAP = "[,.'’   ]"  # between thousands
FIGURES = rf"(?:\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}\b)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?!\d)(?:\.\d{{1,2}}\b)?|\d+(?:[.,]\d+)?)"
_SPACED = rf"(?:\d{{1,3}}(?: \d{{3}})+(?!\d)(?:[.,]\d{{1,2}}\b)?|{FIGURES})"  # "1 250 000": only where what follows or precedes says a sum
_BEFORE, _AFTER = r"(?<![\w.,'’-])", r"(?![\w'’]|[.,]\d|-\d)"
_AGAIN = rf"(?:\s?\((?:{FIGURES}|{WORDS}|[^\W\d]+)\))?"  # "ninety (90)"
_NUMBER = rf"(?:{FIGURES}|{WORDS}){_AGAIN}"
_SCALE = r"(?:[\s-]?(?:thousand|million|billion|trillion|mn|mln|bn|тис|млн|млрд|тисяч\w*|мільйон\w*|мільярд\w*)\b\.?|[kmb]\b)"
_ABOUT = (
    r"(?:\b(?:more than|over|about|around|at least|up to|some|nearly|almost|close to|roughly|(?:no|not) (?:less|more) than|approximately|exceeding"
    r"|понад|близько|щонайменше|не менше|до)\s)?"
)
_TIME = r"(?:years?|months?|weeks?|fortnights?|days?|hours?|minutes?|decades?|рок\w+|років|рік|місяц\w+|місяців|тиж\w+|днів|дні|днями|дня|день|годин\w*|хвилин\w*)\b"
_KIND_OF_TIME = r"(?:(?:calendar|business|working|consecutive|full|further|additional|more|whole|clear|календарн\w+|робоч\w+)\s){0,2}"
_SPAN_OF_TIME = rf"(?:{_NUMBER}|half a)[\s-]{_KIND_OF_TIME}{_TIME}"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
    "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
    "|січні|лютому|березні|квітні|травні|червні|липні|серпні|вересні|жовтні|листопаді|грудні"
)
_ORDINAL = (
    r"(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|(?:ten|eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th"
    r"|twelfth|twentieth|thirtieth"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{_ORDINAL})"
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:,?\s(?:of\s)?{_YEAR}(?:\s(?:року|р\.))?)?"
_DATE = (
    rf"{_DAY}(?:\sday)?(?:\sof)?\s(?:{_MONTH})\b{_OF_YEAR}|(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}|(?:{_MONTH})\s{_YEAR}(?:\sроку)?"
    rf"|{_YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}|{_YEAR}(?:[-–/](?:(?:19|20)?\d\d))?(?:\s(?:року|році|рік)\b)?"
)
_OF_COUNTRY = r"(?:(?:US|U\.S\.|American|Canadian|Australian|Swedish|Norwegian|Danish|Icelandic|Swiss|British)\s)?"
_SHARE = r"(?:%|per\s?cent\b|percentage\spoints?\b|відсот\w+)"
_SHARES = re.compile(rf"{_SHARE}|per\s?cent", re.IGNORECASE)
_PATTERNS = {
    "percent": (
        rf"{_ABOUT}(?:{_BEFORE}{_NUMBER}\s?{_SHARE}(?:\s?\({FIGURES}\s?%\))?|(?:a quarter|half) of (?:a|one) per\s?cent)"
        r"(?:\s(?:of|from) (?:its |the )?(?:GDP|gross domestic product))?"
    ),
    "duration": (
        rf"{_BEFORE}{_SPAN_OF_TIME}(?:(?:,|\sand|,\sand)\s{_SPAN_OF_TIME})*|\b(?:annually|every year|yearly|each year|immediately|at once)\b"
    ),
    "date": rf"{_BEFORE}(?:{_DATE}){_AFTER}",
    "number": rf"{_BEFORE}(?:{_NUMBER}(?:\s(?:million|thousand|hundred))?|half)(?![\w-]|[.,]\d)",
}
_WORD = re.compile(r"[^\W\d_]+|[^\w\s.,;:()'’\"“”-]")
KINDS = ("money", *_PATTERNS)


def spans_of(kind: str, text: str) -> list[Span]:
    """The places of the values of one of KINDS, in order; a longer value is never told by a part of it."""
    if kind == "money" and _money_words().isdisjoint(_WORD.findall(text.casefold())) or kind == "percent" and not _SHARES.search(text):
        return []
    return [match.span() for match in _pattern(kind).finditer(text)]


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_money() if kind == "money" else _PATTERNS[kind], re.IGNORECASE)


def _money() -> str:
    before, after = (_any(texts) for texts in _currencies())
    first = rf"(?<!\w)(?:{before})\s?{_SPACED}{_SCALE}?(?:\.[-–—]+)?"
    last = rf"{_BEFORE}(?:{_SPACED}|{WORDS}){_AGAIN}{_SCALE}?[\s-]?{_OF_COUNTRY}(?:{after})(?!\w)"
    return rf"{_ABOUT}(?:{first}|{last})(?:\s?\((?:{first}|{last})\))?"


@functools.cache
def _money_words() -> frozenset[str]:
    """Words and signs, one of which stands in a text with a sum."""
    return frozenset(word for texts in _currencies() for text in texts for word in _WORD.findall(text.casefold()))


@functools.cache
def _currencies() -> tuple[frozenset[str], frozenset[str]]:
    """What stands before and after a sum: codes, signs and names of the world's currencies, in English and Ukrainian."""
    locales = [Locale("en"), Locale("uk")]
    codes = set(list_currencies()) & set(locales[0].currencies)
    signs = {get_currency_symbol(code, locale) for code in codes for locale in locales} - codes | {
        "Rs",
        "Rs.",
        "Fr.",
        "SFr.",
        "US$",
        "C$",
        "AU$",
    }
    names = {get_currency_name(code, n, locale).split()[-1] for code in codes for n in (1, 2, 5) for locale in locales}
    words = {name for name in names if name.isalpha() and len(name) > 2} | {
        "pounds sterling",
        "pence",
        "cents",
        "cent",
        "грн",
        "zł",
        "kr",
        "Kč",
    }
    return frozenset({*codes, *signs}), frozenset({*words, *codes, *(sign for sign in signs if not sign.isalpha())})


def _any(texts: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(text) for text in texts}, key=len, reverse=True))
