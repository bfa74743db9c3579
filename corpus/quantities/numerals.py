"""Numbers in figures and in words, English and Ukrainian: the words, patterns for them, and their amounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ENGLISH: dict[str, int] = {word: i for i, word in enumerate(_SMALL)} | {word: 20 + 10 * i for i, word in enumerate(TENS)}
# each with its cases; an apostrophe stands for any of ' ’ ʼ
_CASES = {
    1: "один одна одне одного одному одним одну однієї однією одній", 2: "два дві двох двом двома", 3: "три трьох трьом трьома",
    4: "чотири чотирьох чотирьом чотирма", 5: "п'ять п'яти п'ятьох п'ятьма", 6: "шість шести шістьох", 7: "сім семи сімох", 8: "вісім восьми вісьмох",
    9: "дев'ять дев'яти дев'ятьох", 10: "десять десяти десятьох", 11: "одинадцять одинадцяти", 12: "дванадцять дванадцяти",
    13: "тринадцять тринадцяти", 14: "чотирнадцять чотирнадцяти", 15: "п'ятнадцять п'ятнадцяти", 16: "шістнадцять шістнадцяти",
    17: "сімнадцять сімнадцяти", 18: "вісімнадцять вісімнадцяти", 19: "дев'ятнадцять дев'ятнадцяти", 20: "двадцять двадцяти",
    30: "тридцять тридцяти", 40: "сорок сорока", 50: "п'ятдесят п'ятдесяти", 60: "шістдесят шістдесяти", 70: "сімдесят сімдесяти",
    80: "вісімдесят вісімдесяти", 90: "дев'яносто дев'яноста", 100: "сто ста", 200: "двісті двохсот", 300: "триста трьохсот",
    400: "чотириста чотирьохсот", 500: "п'ятсот п'ятисот", 600: "шістсот шестисот", 700: "сімсот семисот", 800: "вісімсот восьмисот",
    900: "дев'ятсот дев'ятисот",
}  # fmt: skip
_UKRAINIAN = {word: number for number, words in _CASES.items() for word in words.split()}
_WORDS: dict[str, int] = _ENGLISH | _UKRAINIAN
SMALL_NUMBERS = tuple(_SMALL[1:])  # one to nineteen
FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINALS = {word: i for i, word in enumerate(FIRST, 1)}
_SCALES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "тис": 1000, "million": 10**6, "millions": 10**6, "m": 10**6,
    "mn": 10**6, "mln": 10**6, "mio": 10**6, "млн": 10**6,
    "billion": 10**9, "billions": 10**9, "bn": 10**9, "bln": 10**9, "млрд": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "mrd": 10**9, "tsd": 1000,
}  # fmt: skip
_SCALES |= {"тисяч" + ending: 1000 for ending in ("", "а", "і", "у", "ам")}
_SCALES |= {stem + ending: times for stem, times in (("мільйон", 10**6), ("мільярд", 10**9)) for ending in ("", "и", "ів", "а", "у", "ам")}
_BELOW_TEN, _TEENS, _TENS_ANY = "|".join(_SMALL[1:10]), "|".join(_SMALL[10:]), "|".join(TENS)
_BELOW_100 = rf"(?:(?:{_TENS_ANY})(?:[\s-]?(?:{_BELOW_TEN})\b)?|{_TEENS}|{_BELOW_TEN})"
_LARGE = "thousand|lakhs?|crores?|million|billion|trillion|dozen"
_ENGLISH_WORDS = (
    rf"(?:{_BELOW_100}|an?[\s-](?:hundred|{_LARGE})(?:[\s-](?:and[\s-])?{_BELOW_100}\b)?)"
    rf"(?:[\s-]hundred(?:[\s-](?:and[\s-])?{_BELOW_100}\b)?|[\s-](?:{_LARGE})(?:,?[\s-](?:and[\s-])?{_BELOW_100}\b)?)*"
)
_FRACTION = r"(?:[\s-]and[\s-](?:an?|one|two|three|four|five|seven)[\s-](?:half|thirds?|quarters?|fifths?|eighths?|tenths?))"


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words, longest first, whatever their apostrophes."""
    return "|".join(sorted(words, key=len, reverse=True)).replace("'", "['’ʼ]")


_UKRAINIAN_WORDS = rf"(?=[^\W\d])(?!мільйон|мільярд)(?:\s?(?:{_any(_UKRAINIAN)}|тисяч[аіу]?|(?:мільйон|мільярд)(?:и|ів|а)?)(?!\w))+"
WORDS = rf"(?:(?:{_ENGLISH_WORDS}|half an?|dozens?|півтор[аи]|{_UKRAINIAN_WORDS}){_FRACTION}?)"  # a whole number in words
_UKRAINIAN_DAYS = (
    "першого другого третього четвертого п'ятого шостого сьомого восьмого дев'ятого десятого одинадцятого дванадцятого тринадцятого"
    " чотирнадцятого п'ятнадцятого шістнадцятого сімнадцятого вісімнадцятого дев'ятнадцятого двадцятого"
).split()
DAYS_IN_WORDS = {  # "first" to "thirty-first", in Ukrainian in the case that dates have
    **{word: number for words in (FIRST, _UKRAINIAN_DAYS) for number, word in enumerate(words, start=1)},
    **{f"{tens}{joint}{word}": worth + n for tens, joint, worth, words in (
        ("twenty", "-", 20, FIRST), ("twenty", " ", 20, FIRST), ("двадцять", " ", 20, _UKRAINIAN_DAYS),
    ) for n, word in enumerate(words[:9], start=1)},
    "thirtieth": 30, "thirty-first": 31, "thirty first": 31, "тридцятого": 30, "тридцять першого": 31,
}  # fmt: skip
DAY_IN_WORDS = _any(DAYS_IN_WORDS)

_WORD = _any(_WORDS)
_INNER = (
    "hundred|thousand|lakhs?|crores?|million|billion|trillion|dozen|тисяч[аіу]?|(?:мільйон|мільярд)(?:и|ів|а)?"  # scales within a number
)
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_CONTINENTAL = r"\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,})(?![\d.])"  # "1.250,50"; "1.250" alone is one and a quarter
_GROUPED = r"\d{1,3}(?:[ ,'’]\d{3})+(?:\.\d+)?(?!\d)"
_DIGITS = rf"{_CONTINENTAL}|{_GROUPED}|\d+(?:[.,]\d+)?"
ORDINAL = rf"\d+(?:st|nd|rd|th)(?!\w)|(?:{'|'.join(FIRST)})(?!\w)"
NUMERAL = (
    rf"(?:half an? (?:hundred|thousand|million|billion)|(?:{_DIGITS})(?:[\s-]?(?:{_SCALE})(?!\w)\.?)?(?![\w])"
    rf"|(?:{_WORD})(?:(?:[\s-]|\sand\s)(?:{_WORD}|{_INNER})(?!\w))*(?:\s(?:{_SCALE})(?!\w)\.?)?(?!\w)"
    rf"|an? (?:(?:hundred|thousand|million|billion|trillion|dozen)(?:\s(?:thousand|million|billion))?|(?=decade))(?!\w)|a(?=\sdecade)"
    rf"|(?:hundred|thousand|million|billion|dozen|мільйон|мільярд)(?!\w))"
)


def amount_of(written: str) -> Decimal | None:
    """The amount of a numeral in lower case: "80 million", "4.5bn", "twenty-four", "a hundred", "16th"; None for no numeral."""
    written = re.sub("[’ʼ]", "'", written)
    if written in _ORDINALS:
        return Decimal(_ORDINALS[written])
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", written):
        return Decimal(written[:-2])
    if written.startswith("half a"):
        return Decimal(_SCALES[written.split()[-1]]) / 2
    digits = re.match(rf"({_DIGITS})[\s-]?(.*)", written)
    if digits:
        scale = _SCALES.get(digits[2].strip(" ."), 1)
        return (_digits(digits[1]) * scale).normalize()
    return _words(re.findall(r"[^\W\d]+(?:'[^\W\d]+)?", written))


def _digits(written: str) -> Decimal:
    if re.fullmatch(_CONTINENTAL, written):
        return Decimal(written.replace(".", "").replace(",", "."))
    return Decimal(re.sub(r"[ ,'’]", "", written) if re.fullmatch(_GROUPED, written) else written.replace(",", "."))


def _words(words: list[str]) -> Decimal | None:
    total = current = 0
    for word in words:
        if word in ("a", "an", "and"):
            current = current or (0 if word == "and" else 1)
        elif word in _WORDS:
            current += _WORDS[word] if not (current == 1 and words[0] in ("a", "an")) else 0
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
        else:
            return None
    return Decimal(total + current).normalize() if words else None
