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
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_OF_LIST = r"(?: ones?| of (?:them|these|those)| (?:on|in) (?:the|that|this|your) list)"
_ORDINAL = re.compile(rf"\bthe (?:very )?(?P<nth>{'|'.join(_NTH)}|last)(?:{_OF_LIST}\b|(?=\W*$))", re.IGNORECASE)
_OTHERS = re.compile(
    r"\bthe (?:other|remaining) (?:ones?|two|three|four|five)\b|\bthe (?:others|rest)\b(?: of (?:them|these|those))?|\bthe other(?=\W*$)",
    re.IGNORECASE,
)
_WHICH_IS = re.compile(
    r"^\W*(?:(?:and|so|then|but)\s+)*(?:which|who)(?: one)?(?: of (?:the (?:two|three|four)|them|these|those|both))?\s+"
    r"(?:is|was|are|were|has|had|lasts?|runs?|gives?|gave|costs?|pays?)\s+(?:the\s+)?(?P<how>[a-z]{2,}er|[a-z]{3,}est|more|less|most|least|first|last)"
    r"(?: one)?(?: of (?:the (?:two|three|four)|them|these|those|both))?\W*$",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(
    r"\b(?:the (?:very )?same|that) (?P<what>day|date|month|year|place|city|town|occasion|summit)\b(?! (?:as|that|when|where|with)\b)",
    re.IGNORECASE,
)
_IT_OR_THAT = re.compile(r"\b(?:it|this|that)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:of|among|from) (?:them|these|those)\b|\bз (?:них|цих)\b", re.IGNORECASE)


def refers(text: str) -> str:
    """What the pronouns of a text stand for: ONE, MANY or PERSON; "" where it has none, or only an "it" that stands for nothing."""
    text = _EMPTY_IT.sub(" ", text)
    return MANY if _MANY.search(text) else ONE if _ONE.search(text) else PERSON if _PERSON.search(text) else ""


def nth_in(text: str) -> tuple[int, str] | None:
    """Which of a list a text means, "the second one" (1; -1 for the last), and the text with "it" in its place; None where it means none."""
    found = _ORDINAL.search(text)
    if not found:
        return None
    nth = found["nth"].lower()
    return (-1 if nth == "last" else _NTH.index(nth)), _in_place(text, found, "it")


def others_in(text: str) -> str:
    """A text that means the others of a list, "the other two", with "they" in the place of these; "" where it means none."""
    found = _OTHERS.search(text)
    return _in_place(text, found, "they") if found else ""


def comparative_in(text: str) -> str:
    """How a message compares what was asked of before, "which of the two is longer?" ("longer"); "" where it does not, or says what it compares."""
    found = _WHICH_IS.match(text)
    return found["how"].lower() if found else ""


def that_day_as(text: str, agreement: str) -> str:
    """A text that asks of "the same day", or of "that place", asking of that of an agreement; "" where it asks of none."""
    said = _THAT_DAY.sub(lambda found: f"the same {found['what']} as {agreement}", text, count=1)
    return said if said != text else ""


def put_first(text: str, thing: str) -> str:
    """A text with a thing in the place of its first pronoun for one: "is that longer than the Polish one?"."""
    return _IT_OR_THAT.sub(thing, text, count=1)


def _in_place(text: str, found: re.Match[str], pronoun: str) -> str:
    """A text with a pronoun in the place of a stretch; of what only begins it nothing is left: "the first one: who signed it?"."""
    after = text[found.end() :]
    if len(text[: found.start()].split()) < 2 and (rest := after.lstrip(" ,:;–—-")) != after and len(rest.split()) > 1:
        return rest
    return f"{text[: found.start()]}{pronoun}{after}"


def asks_of_these(text: str) -> bool:
    """Whether a text asks which of those that were found before are so: "which of them"."""
    return bool(_OF_THEM.search(text))


def put_in(text: str, thing: str) -> str:
    """An English text with what its first pronoun stands for in its place: "can the probation be extended"."""
    return _STANDS_FOR.sub(lambda found: f"the {thing}'s" if found["whose"] else f"the {thing}", text, count=1)
