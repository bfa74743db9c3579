"""Numerals, in digits and in words, with their scale -> amounts."""

from __future__ import annotations

import re
from decimal import Decimal

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS: dict[str, int] = {word: i for i, word in enumerate(_SMALL)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_UKRAINIAN = {
    "два": 2, "дві": 2, "двох": 2, "три": 3, "трьох": 3, "чотири": 4, "чотирьох": 4, "п'ять": 5, "п'яти": 5, "шість": 6, "шести": 6, "сім": 7,
    "семи": 7, "вісім": 8, "восьми": 8, "дев'ять": 9, "дев'яти": 9, "десять": 10, "десяти": 10, "дванадцять": 12, "п'ятнадцять": 15,
    "двадцять": 20, "двадцяти": 20, "тридцять": 30, "п'ятдесят": 50, "сто": 100, "ста": 100, "один": 1, "одна": 1,
}  # fmt: skip
_WORDS |= _UKRAINIAN
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth".split()
)
_FIRST += "seventeenth eighteenth nineteenth twentieth".split()
_ORDINALS = {word: i for i, word in enumerate(_FIRST, 1)}
_SCALES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "тис": 1000, "тисяч": 1000, "тисячі": 1000, "million": 10**6, "millions": 10**6, "m": 10**6,
    "mn": 10**6, "mln": 10**6, "mio": 10**6, "млн": 10**6, "мільйон": 10**6, "мільйони": 10**6, "мільйонів": 10**6, "мільйона": 10**6,
    "billion": 10**9, "billions": 10**9, "bn": 10**9, "bln": 10**9, "млрд": 10**9, "мільярд": 10**9, "мільярди": 10**9, "мільярдів": 10**9,
    "мільярда": 10**9, "trillion": 10**12, "tn": 10**12, "dozen": 12,
}  # fmt: skip

_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
ORDINAL = rf"\d+(?:st|nd|rd|th)(?!\w)|(?:{'|'.join(_FIRST)})(?!\w)"
NUMERAL = (
    rf"(?:half an? (?:hundred|thousand|million|billion)|(?:{_DIGITS})(?:[\s-]?(?:{_SCALE})(?!\w)\.?)?(?![\w])"
    rf"|(?:{_WORD})(?:(?:[\s-]|\sand\s)(?:{_WORD}|hundred|thousand|million|billion|trillion|dozen)(?!\w))*(?:\s(?:{_SCALE})(?!\w)\.?)?(?!\w)"
    rf"|an? (?:(?:hundred|thousand|million|billion|trillion|dozen)(?:\s(?:thousand|million|billion))?|(?=decade))(?!\w)|a(?=\sdecade)"
    rf"|(?:hundred|thousand|million|billion|dozen|мільйон|мільярд)(?!\w))"
)


def amount_of(written: str) -> Decimal | None:
    """The amount of a numeral in lower case: "80 million", "4.5bn", "twenty-four", "a hundred", "16th"; None for no numeral."""
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
    grouped = re.fullmatch(r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d+)?", written)
    return Decimal(re.sub(r"[ ,]", "", written) if grouped else written.replace(",", "."))


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
