"""Labels of divisions, clauses and points: "Part II", "Стаття 5", "82.", "(a)", "IV."."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.clauses.clause_words import ORDINALS

# word -> (how it is cited, rank: lower holds higher)
_WORDS = {
    "annex": ("Annex", 0),
    "appendix": ("Appendix", 0), "schedule": ("Schedule", 0), "protocol": ("Protocol", 0),
    "додаток": ("Додаток", 0),
    "annexe": ("Annexe", 0), "anhang": ("Anhang", 0), "anlage": ("Anlage", 0),
    "pillar": ("Pillar", 10), "teil": ("Teil", 10), "partie": ("Partie", 10),
    "titre": ("Titre", 12), "chapitre": ("Chapitre", 20), "kapitel": ("Kapitel", 20), "abschnitt": ("Abschnitt", 30),
    "part": ("Part", 10), "частина": ("Частина", 10), "book": ("Book", 8), "title": ("Title", 12), "розділ": ("Розділ", 15),
    "chapter": ("Chapter", 20), "глава": ("Глава", 20), "section": ("Section", 30), "підрозділ": ("Підрозділ", 30),
    "article": ("Art.", 40), "art.": ("Art.", 40), "стаття": ("Стаття", 40), "artikel": ("Art.", 40),
    "paragraph": ("Paragraph", 40), "clause": ("Clause", 40), "пункт": ("Пункт", 40),
}  # fmt: skip
ANNEX, ARTICLE = 0, 40
_DIVISION = re.compile(
    rf"(?P<word>{'|'.join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))})(?![^\W_])"
    r"(?:[ \n]+(?:№ ?|no\. ?)?(?P<number>\d{1,5}(?:\.\d{1,3})*(?:-\d+|[a-z])?|[IVXLCDMІХСМ]{1,7}|[A-Z]"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)(?!\w))?"
    r"(?P<sep>\s*[.:)–—-]+\s*|\s+|$)",
    re.IGNORECASE,
)
_WORDED = re.compile(rf"(?P<number>{'|'.join(ORDINALS)})(?:ly)?(?:[.:]\s+|\.?\s?[–—]\s*)(?=\S)", re.IGNORECASE)  # "First: the loan"
_CYRILLIC = str.maketrans("ІХСМ", "IXCM")
_SIMPLE = (
    ("bullet", re.compile(r"(?P<number>[•●▪◦○■□‣⁃∙·☐☒☑*–—-]|o(?= [a-zа-яієї]))\s+")),
    ("parens", re.compile(r"\((?P<number>\d{1,3})\)\s*")),
    ("points", re.compile(r"\((?P<number>[a-z]{1,2}|[ivx]{1,6}|[A-Z]|[а-яґєії])\)\s*")),
    ("decimals", re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})\.?\)?\s+(?=[“\"‘'«(\[]?[A-ZА-ЯҐЄІЇ])")),
    ("decimals", re.compile(r"(?P<number>\d{3}(?:\.[1-9]\d?){1,4})\.?\)?\s+(?=[“\"‘'«(\[]?[A-ZА-ЯҐЄІЇ][a-zа-яґєії])")),  # no "250.00 EUR"
    ("decimals", re.compile(r"(?P<number>[A-Z]\d{1,2})[.)]\s+(?=[“\"‘'«(\[]?[A-Z])")),  # "C1. We do not pay for"
    ("numbers", re.compile(r"(?:§\s*)?(?P<number>\d{1,3}[a-z]?)\.(?=\s|[A-ZА-ЯҐЄІЇ])\s*")),
    ("brackets", re.compile(r"(?P<number>\d{1,3})\)\s*")),
    ("romans", re.compile(r"(?P<number>[IVXLІХ]{1,7})(?:[.)]\s*|\s+(?=[A-ZА-ЯҐЄІЇ]))")),
    ("letters", re.compile(r"(?P<number>[A-ZА-ЯҐЄІЇ])[.)]\s*(?=\S)")),
    ("small", re.compile(r"(?P<number>[a-zа-яґєії]|[ivx]{1,6})[.)]\s+")),
)


_RUNS_ON = re.compile(
    r"(?:[,(–—]|\b(?:in|of|to|by|under|with|per|from|on|at|for|the|this|that|an?|and|or|nor|both|see|also|than|into|upon|within|through|between|as"
    r"|is|are|was|were|be|any|each|either|its|their|such|said|pursuant|subject|that|which|where|when|if|unless|until|after|before|against|without"
    r"|articles?|sections?|clauses?|paragraphs?|parts?|annex(?:es)?|schedules?|appendix|chapters?|nos?\."
    r"|у|в|на|до|з|із|зі|за|від|для|по|про|при|та|і|й|або|чи|що|як|згідно|відповідно|статт\w+|пункт\w*|розділ\w*|частин\w*|додатк\w*"
    r"|im|der|die|das|des|dem|den|nach|gemäß|und|oder|von|zu|zum|zur|mit|laut|siehe|de|du|la|le|les|des|à|au|aux|et|ou|par|selon|voir))$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Label:
    """`family` is "division" or one of the simple ones; `shown` is how a path cites it; the text goes on at `end`."""

    family: str
    shown: str
    end: int
    rank: int = 99
    value: int = 0


def label_of(text: str) -> Label | None:
    """The label a paragraph begins with, if it does."""
    if (match := _DIVISION.match(text)) and text[0].isupper() and (division := _division(match, text)):
        return division
    if (match := _WORDED.match(text)) and text[0].isupper():
        return Label("division", match["number"].capitalize(), match.end(), ARTICLE, ORDINALS[match["number"].lower()])
    for family, pattern in _SIMPLE:
        if match := pattern.match(text):
            number = match["number"]
            return Label(family, _shown(family, number), match.end(), value=_value(family, number))
    return None


def is_labelled(text: str) -> bool:
    """Whether a line begins with a number, a letter, a bullet or the name of a division."""
    return label_of(text) is not None


def runs_on(text: str) -> bool:
    """Whether a text ends in the middle of a sentence, so that a label right after it is only referred to: "as set out in"."""
    return _RUNS_ON.search(text[-40:].rstrip()) is not None


def is_label(text: str) -> bool:
    """Whether a text is a label and nothing else: "Article 5", "12."."""
    label = label_of(f"{text} X")
    return label is not None and label.end >= len(text)


def _division(match: re.Match[str], text: str) -> Label | None:
    cited, rank = _WORDS[match["word"].lower()]
    number = (match["number"] or "").upper().translate(_CYRILLIC) if not (match["number"] or "").isdigit() else match["number"]
    rest = text[match.end() :]
    bare = not match["sep"].strip()
    if not number and (rank != ANNEX or (rest and bare and not match["word"].isupper())):
        return None
    if rest and bare and (rest[0].islower() or rest[0] in ",;)" or (not match["sep"] and rest)):
        return None
    return Label("division", f"{cited} {number}".strip(), match.end(), rank, _roman(number) or (int(number) if number.isdigit() else 0))


def _shown(family: str, number: str) -> str:
    if family in ("parens", "points", "small", "brackets"):
        return f"({number})"
    return f"{number.translate(_CYRILLIC) if family == 'romans' else number}" + ("." if family in ("romans", "letters") else "")


def _value(family: str, number: str) -> int:
    if family == "romans":
        return _roman(number.translate(_CYRILLIC))
    if family == "letters" and len(number) == 1:
        return ord(number) - 64 if number.isascii() else 0
    digits = re.match(r"\d+", number)
    return int(digits[0]) if digits and family != "decimals" else 0


def _roman(number: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    if not number or set(number) - set(worth):
        return 0
    values = [worth[letter] for letter in number] + [0]
    return sum(-a if a < b else a for a, b in zip(values, values[1:], strict=False))
