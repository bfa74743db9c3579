"""To what a message points back in its own grammar: to one thing, to several, to a person; nothing is looked up."""

from __future__ import annotations

import re

ONE, MANY, PERSON = "one", "many", "person"
_DETERMINER = r"(?:the|an?|this|that|these|those|my|our|your|his|her|its|their|each|any|every|all|both|no|whom?|what|which)\b"
_EMPTY_IT = re.compile(
    rf"\bit (?:[\w'’]+ ){{1,2}}(?:to (?!{_DETERMINER})(?-i:[a-z])|that\b|if\b|whether\b)", re.IGNORECASE
)  # "is it possible to"
_MANY = re.compile(
    r"\b(?:they|them|theirs?|both)\b|\b(?:these|those)\b(?! (?:who|that|which)\b)|\b(?:вони|їх|їхн\w+|них|ними)\b", re.IGNORECASE
)
_ONE = re.compile(
    r"\b(?:its?|this)\b|\b(?:is|was|does|did|do|has|had|can|could|may|must|will|would|should|shall|of|for|to|in|on|at|by|with|from|about|after|before|under|until) that\b"
    r"|\b(?:він|вона|воно|його|йому|її|їй|цей|ця|цього|цієї|ній|ньому|нею|ним|неї|нього)\b",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(r"\b(?:(?P<whose>its|theirs?)|it|they|them|this|these|those)\b", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|him|his|she|hers?)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:of|among|from) (?:them|these|those)\b|\bз (?:них|цих)\b", re.IGNORECASE)


def refers(text: str) -> str:
    """What the pronouns of a text stand for: ONE, MANY or PERSON; "" where it has none, or only an "it" that stands for nothing."""
    text = _EMPTY_IT.sub(" ", text)
    return MANY if _MANY.search(text) else ONE if _ONE.search(text) else PERSON if _PERSON.search(text) else ""


def asks_of_these(text: str) -> bool:
    """Whether a text asks which of those that were found before are so: "which of them"."""
    return bool(_OF_THEM.search(text))


def put_in(text: str, thing: str) -> str:
    """An English text with what its first pronoun stands for in its place: "can the probation be extended"."""
    return _STANDS_FOR.sub(lambda found: f"the {thing}'s" if found["whose"] else f"the {thing}", text, count=1)
