"""A question with one part replaced by what a follow-up says instead: "and in Stockholm?", "and per month?", "and 10 days before?", "and the last?"."""

from __future__ import annotations

import re

from assistant.understanding.asking import without_lead
from corpus.quantities.numerals import amount_of

_NAME = r"(?:the )?(?-i:[A-ZА-ЯҐЄІЇ0-9])[\w-]*(?: (?-i:[A-ZА-ЯҐЄІЇ0-9])[\w-]*)*"
_UNIT = r"(?:hour|day|night|week|fortnight|month|quarter|term|year|session|person|child|unit|kilo|ton(?:ne)?)s?"
_EACH = re.compile(
    rf"(?:per|an?|each|every) {_UNIT}\b|\b(?:hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b", re.IGNORECASE
)
_COUNTED = re.compile(r"(?P<number>\d[\d.,]*|[a-z]+(?:-[a-z]+)?) ?(?P<unit>%|per ?cent|[a-z]+)\b", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\b(?:first|last|latest|earliest|oldest|newest|longest|shortest|largest|smallest|biggest|highest|lowest|most|least|fewest)\b",
    re.IGNORECASE,
)
_ONLY_SUPERLATIVE = re.compile(rf"(?:which (?:one )?(?:is|was|came) )?(?:the )?(?P<how>{_SUPERLATIVE.pattern})(?: ones?)?", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:by|for|from|in|at|to|under|with|until|till|since|during|within|after|before|on|of)(?= )", re.IGNORECASE)


def swapped(message: str, question: str) -> str:
    """The question with what the message says in the place of its like; "" where it has none."""
    said = without_lead(message)
    return _each(said, question) or _named(said, question) or _counted(said, question) or _superlative(said, question)


def _each(said: str, question: str) -> str:
    """ "And per month?" after "What is the fee per day?"."""
    return _in_place(_EACH, said, question) if _EACH.fullmatch(said) else ""


def _named(said: str, question: str) -> str:
    """ "And in Stockholm?" after "Which were signed in Kyiv?"."""
    found = _PREPOSITION.match(said)
    like = re.compile(rf"\b{found[0]} {_NAME}") if found else None
    return _in_place(like, said, question) if like and like.fullmatch(said) else ""


def _counted(said: str, question: str) -> str:
    """ "And 10 days before?" after "What if we cancel 60 days before?"."""
    found = _COUNTED.match(said)
    if not found or not _is_number(found["number"]):
        return ""
    unit = re.escape(found["unit"].rstrip("s"))
    for begun in re.finditer(r"(?<![\w-])\w", question):  # words of pairs that overlap
        like = _COUNTED.match(question, begun.start())
        if like and _is_number(like["number"]) and re.fullmatch(rf"{unit}s?", like["unit"], re.IGNORECASE):
            return f"{question[: like.start()]}{found[0]}{question[like.end() :]}"
    return ""


def _superlative(said: str, question: str) -> str:
    """ "And the last?" after "Which agreement was signed first?"."""
    found = _ONLY_SUPERLATIVE.fullmatch(said)
    return _in_place(_SUPERLATIVE, found["how"], question) if found else ""


def _in_place(like: re.Pattern[str], said: str, question: str) -> str:
    found = like.search(question)
    return f"{question[: found.start()]}{said}{question[found.end() :]}" if found else ""


def _is_number(word: str) -> bool:
    return word[0].isdigit() or amount_of(word.lower()) is not None
