"""Words around a question about duties as a whole: what is to be paid, who asks in brackets, and where it is asked about."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.grammar.modality import MAY, MUST, MUST_NOT
from corpus.identity.types import types_named
from corpus.names.mentions import DEAL

PAYMENT = r"(?:(?:re)?payment|instal+ment)s?"
AROUND = frozenset(  # words beside a noun for duties that say nothing of whose it is
    "what which who whose are is there do does did has have had must should shall can may will all every each any list show give name tell key main"
    " important most legal contractual respective various of for on upon to me us i we my our their his her your they them it in and or exist exists"
    " apply applies bind binds fall falls lie keep keeps meet meets observe mind get gets set be been an overview table summary"
    " due payable owed owing make makes made pay pays paid".split()
)
_PAID = re.compile(r"\b(?:re|pre)?paid\b|\b(?:is|are) (?:payable|due|owed|owing)\b|\b(?:re|pre)?pay\b|\bowe\b", re.IGNORECASE)
_ASIDE = re.compile(r"\W*\((?:i am |i['’]m |as )?(?P<who>[^()?]{2,40})\)\W*$", re.IGNORECASE)
_PLACE = re.compile(
    r"(?P<rest>.+?) (?:on|in|at|inside|within|along) (?P<about>(?:the|this|that|my|our|your|his|her|their) [\w’'-]+(?: [\w’'-]+){0,3})$",
    re.IGNORECASE,
)

_ANYBODY = re.compile(
    r"(?:i|me|we|us|one|they|them|anybody|anyone|everybody|everyone|who|each(?: party| side)?|(?:both|the|all)(?: the)? (?:part(?:y|ies)|sides?|participants|two)|each of the parties)?",
    re.IGNORECASE,
)
_UKRAINIAN = re.compile(
    r"^(?:а |і |й |то )?(?:що|чого) (?P<not>не )?(?P<modal>повин\w+|зобов['’ʼ]яз\w+|мус\w+|ма(?:є|ють) право|ма(?:є|ють)|мож(?:е|уть)|вправі) (?:з?робити )?"
    r"(?P<who>.+?)(?: з?робити)?(?: (?:за|згідно з|у|в) .*)?[\s?.!]*$",
    re.IGNORECASE,
)


class Placed(NamedTuple):
    """A question without the words that say where, and those words."""

    rest: str
    about: str


def as_done(text: str) -> str:
    """A question about what is to be paid as one about what is to be done; the same text where it asks for no payment."""

    def done(found: re.Match[str]) -> str:
        said = found[0].lower()
        return "is to be done" if said.startswith(("is ", "are ")) else "done" if said.endswith("paid") else "do"

    return _PAID.sub(done, text)


def in_brackets(text: str) -> str:
    """Who asks, as a question says it in brackets at its end: "What must I do? (Ines)"; "" for none, or for a document."""
    aside = _ASIDE.search(text)
    who = aside["who"] if aside else ""
    return "" if re.search(DEAL, who, re.IGNORECASE) or types_named(who) else who


def placed(text: str) -> Placed | None:
    """A question that says where it is asked about: "What is forbidden on the river"; None for another."""
    found = _PLACE.fullmatch(text)
    return Placed(found["rest"], found["about"]) if found else None


def is_anybody(who: str) -> bool:
    """Whether words mean whoever it is, or the one who asks: "I", "the parties"."""
    return bool(_ANYBODY.fullmatch(who.strip()))


def in_ukrainian(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Whose duties, rights or bans a Ukrainian question asks for, and of which kind: "Що повинен робити постачальник?"; None for another."""
    found = _UKRAINIAN.match(text)
    if not found or not re.search(r"\bз?робити\b", text, re.IGNORECASE):
        return None
    free = bool(re.search(r"право|мож|вправі", found["modal"], re.IGNORECASE))
    return found["who"], (MUST_NOT,) if found["not"] else (MAY,) if free else (MUST,)
