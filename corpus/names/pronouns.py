"""The pronouns by which an agreement in plain words calls its parties: "I", "we" and "you", whatever their case."""

from __future__ import annotations

import re

_FORMS = {
    "I": "I me my mine", "We": "We us our ours", "You": "You your yours",
    "Я": "Я мене мій", "Ми": "Ми нас наш", "Ви": "Ви вас ваш",
}  # fmt: skip
_CALLED = {form.casefold(): called for called, forms in _FORMS.items() for form in forms.split()}
_WRITTEN = {form for low in _CALLED for form in (low, low.capitalize())} - {"i"}  # never in capitals: "(US)" is a country
_OPEN, _CLOSE = "[\"“„«‘'*_]", "[\"”»“’'*_]"
_ONE = rf"{_OPEN}*\b(?:{'|'.join(sorted(_WRITTEN, key=len, reverse=True))})\b{_CLOSE}*"
SEVERAL = rf"(?P<first>{_ONE})(?P<more>(?:(?:, ?| ?/ ?|,? (?:and|or|та|і|або) ){_ONE})*)"
_SPOKEN = re.compile(rf"(?:(?:hereinafter|hereafter|called|referred to as|further|далі|надалі|[–—:-]) ?)*,? ?{SEVERAL}\W*")


def called_by(pronoun: str) -> str:
    """What a party is called whom a pronoun in any case means, with its marks: "us" -> "We"."""
    return called_by_word(re.sub(r"\W", "", pronoun))


def called_by_word(word: str) -> str:
    """What a party is called whom a word means; "" where it is no pronoun in any case."""
    return _CALLED.get(word.casefold(), "")


def is_pronoun(role: str) -> bool:
    """Whether what a party is called is a pronoun."""
    return role in _FORMS


def is_quoted(pronoun: str) -> bool:
    """Whether a pronoun stands in quotation marks."""
    return re.match(_OPEN, pronoun) is not None


def pronoun_in(inside: str) -> str:
    """What a party is called by brackets that hold pronouns alone, '("we", "us" or "our")'; "" by others."""
    said = _SPOKEN.fullmatch(inside.strip())
    return called_by(said["first"]) if said else ""
