"""Payments that a sentence sets a time for without a modal: "The rent is payable on 1 May", "The first instalment falls due on 1 July"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.values import find_values

_DUE = re.compile(
    r"(?:\b(?:is|are|falls?|becomes?|shall be|will be)(?: \w+ly)? (?:due|(?:re)?payable|(?:re)?paid|owed|owing)|\b(?:re)?payable|(?<=, )paid"
    r"|\b(?:підляга(?:є|ють) (?:спла|опла)\w+|сплачу(?:є|ю)ться))\b",
    re.IGNORECASE,
)
_PAYS_AT_ALL = re.compile(
    r"\b(?:re|pre)?pa(?:y|ys|id|ying|yable|yments?)\b|\b(?:owes?|owed|owing|borne|reimburs\w+|refund\w*|instal+ments?)\b|\b(?:спла|опла|випла)\w+",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:lends?|advances?|contributes?|deposits?|bears?|borne|remits?|transfers?|costs?|fees?|price|rent|salary|wages?)\b", re.IGNORECASE
)
_NOUN = re.compile(r"[^\W\d_][\w’'-]*")
_END_OF_NAME = re.compile(r"[,:;(]|\b(?:is|are|was|of|for|on|in|under|at|by|to|that|which|falls?|becomes?|shall|will|є)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"(?:[;,] ?(?:and|but)|\band|\bbut) (?=(?:the|an?|any|each|all|no) )", re.IGNORECASE)
_PAYS = r"(?:[\w’'-]+ ){0,3}?(?:re)?pays? (?:(?!(?:of|on|for|in|under|at|by)\b)[\w’'-]+ ){0,4}?"


def is_payment(text: str) -> bool:
    """Whether a sentence is about a payment: it says so, or names a sum of money that somebody gives, or bears."""
    return bool(_PAYS_AT_ALL.search(text) or _DUE.search(text) or _GIVES.search(text) and find_values("money", text))


def fallen_due(text: str, begin: int) -> re.Match[str] | None:
    """The first words of a sentence, from `begin`, that say that a payment is due."""
    return _DUE.search(text, begin)


def payments_of(text: str, begin: int) -> Iterator[str]:
    """The payments that a sentence speaks of, each by its noun: "rent", "instalment"."""
    for clause in _CLAUSE.split(text[begin:]):
        nouns = _NOUN.findall(_END_OF_NAME.split(clause.strip(), maxsplit=1)[0])
        if nouns:
            yield nouns[-1]


def payer_of(payments: Sequence[str], promised: Sequence[tuple[str, str]]) -> str:
    """Who promises elsewhere to pay one of these; "" where nobody does, or several do. `promised`: (who, the words from the modal on)."""
    for noun in payments:
        said = re.compile(rf"{_PAYS}{re.escape(noun.removesuffix('s'))}s?\b", re.IGNORECASE)
        who = {party for party, words in promised if said.match(words)}
        if len(who) == 1:
            return who.pop()
    return ""
