"""The words for the parts of an agreement, with their ranks, and the ways their numbers can be written."""

from __future__ import annotations

import functools
import re

from corpus.quantities.numerals import FIRST, SMALL_NUMBERS

ANNEX, DIVISION, CLAUSE, PARAGRAPH, POINT, SENTENCE = 0, 10, 40, 50, 60, 70
# kind -> (rank: lower holds higher, the words for it; inflected ones by their stem)
KINDS = {
    "annex": (ANNEX, r"annex(?:es|e|ure)?|додат(?:ок|к)\w{0,3}|anhangs?|anhänge"),
    "appendix": (ANNEX, r"appendi(?:x|ces)"),
    "schedule": (ANNEX, r"schedules?|anlagen?"),
    "exhibit": (ANNEX, r"exhibits?"),
    "attachment": (ANNEX, r"attachments?"),
    "addendum": (ANNEX, r"addend(?:um|a)"),
    "protocol": (ANNEX, r"protocols?"),
    "book": (DIVISION - 2, r"books?"),
    "pillar": (DIVISION, r"pillars?"),
    "part": (DIVISION, r"parts?|teile?s?|partie|частин(?:а|и|і|у|ою)"),
    "title": (DIVISION + 2, r"titles?|titres?"),
    "chapter": (DIVISION + 10, r"chapters?|chapitres?|kapitels?|глав(?:а|и|і|у|ою)|розділ\w{0,3}|abschnitte?s?"),
    "article": (CLAUSE, r"articles?|arts?\.?|artikeln?s?|стат(?:ті|тя|тю|тею|ей|тями|тях)|ст\."),
    "section": (CLAUSE + 1, r"sections?|sects?\.|secs?\.?|підрозділ\w{0,3}|§{1,2}"),
    "clause": (CLAUSE + 2, r"clauses?|conditions?|cls?\.|klauseln?"),
    "paragraph": (
        PARAGRAPH,
        r"paragraph(?:s|e|en)?|paras?\.?|¶{1,2}|absatz(?:es)?|absätze|abs\.|абзац\w{0,3}|ч\.|пункт(?:у|ом|і|и|ів|ами|ах|а)?|п\.|п|ziffern?|ziff\.",
    ),
    "subsection": (PARAGRAPH + 1, r"sub-?(?:section|clause|article)s?"),
    "point": (POINT, r"points?|items?|sub-?para(?:graph)?s?|lit\.|buchstaben?|nr\.|підпункт\w{0,3}|пп\.|limbs?"),
    "sentence": (SENTENCE, r"sentences?|satz(?:es)?|речення"),
    "recital": (POINT + 1, r"recitals?|whereas"),
}  # fmt: skip
_KIND = {kind: re.compile(words, re.IGNORECASE) for kind, (_, words) in KINDS.items()}
ORDINALS = {word: number for number, word in enumerate(FIRST[:12], start=1)}
WORDED = {word: number for number, word in enumerate(SMALL_NUMBERS[:10], start=1)} | ORDINALS
CYRILLIC = str.maketrans("ІХСМіхсмаеор", "IXCMixcmaeop")


@functools.lru_cache(maxsize=8192)
def kind_of(word: str) -> str:
    """The kind that a word for a clause names, "" where it names none."""
    return next((kind for kind, pattern in _KIND.items() if pattern.fullmatch(word)), "")


@functools.lru_cache(maxsize=4096)
def keys(number: str) -> frozenset[str]:
    """The ways a number can be compared: "IV" is iv and 4, "05" is 5, "two" is 2."""
    plain = number.strip("().").lower()
    if plain.isdigit():
        return frozenset((str(int(plain)),))
    if plain in WORDED:
        return frozenset((str(WORDED[plain]),))
    latin = plain.translate(CYRILLIC)
    value = roman(latin) if number.isupper() and (len(latin) > 1 or latin in "ivx") else 0
    return frozenset((latin, str(value))) if value else frozenset((latin,))


def roman(number: str) -> int:
    """The value of a Roman number, 0 where it is none."""
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    if not number or len(number) > 8 or set(number) - set(worth):
        return 0
    values = [worth[letter] for letter in number] + [0]
    return sum(-a if a < b else a for a, b in zip(values, values[1:], strict=False))
