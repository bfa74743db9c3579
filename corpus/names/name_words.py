"""The words of names: of a text folded, each with its place, and of a party those that tell it from others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.names.lexicon import fold

_TOKEN = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])|[^\W_]+")  # "S.A.S" is one word
LOOSE = frozenset("the of and for to in with a an between by no et de der des und та і й".split())  # may be left out of a name
AGREEMENT = "agreement"
_LEAST = 3  # letters of a word that is known in its plural
_DEALS = dict.fromkeys("agreements contract contracts treaty treaties".split(), AGREEMENT) | dict.fromkeys(
    "угода угоди угоді угодою угоду договору договором договорі".split(), "договір"
)
FORMS = frozenset(
    "sas spa srl kg ohg kft oy ab as inc llc ltd limited corp corporation co company gmbh plc ag sa lp l p n v b s тов пп ат прат".split()
)  # of companies


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, folded, and where it stands."""

    word: str
    start: int
    end: int
    capital: bool


def tokens(text: str) -> list[Token]:
    """The words of a text."""
    return [Token(_folded(m), m.start(), m.end(), m[0] != m[0].lower() or m[0][0].isdigit()) for m in _TOKEN.finditer(text)]


def words(text: str) -> Iterator[str]:
    """The words of a text alone, one at a time: who looks for one that is not known need not read on."""
    return map(_folded, _TOKEN.finditer(text))


def _folded(found: re.Match[str]) -> str:
    return fold(found[0]).replace(".", "")


def alike(word: str) -> str:
    """The word by which what means the same in a title is known: a contract and a treaty are agreements."""
    return _DEALS.get(word, word)


@cache
def forms(word: str) -> frozenset[str]:
    """An English word with what is its plural or singular; any other word alone."""
    if len(word) < _LEAST or not word.isascii() or not word.isalpha():
        return frozenset((word,))
    plurals = {f"{word}s", f"{word}es", *([f"{word[:-1]}ies"] if word.endswith("y") else [])}
    ends = next((end for end in ("ies", "s") if word.endswith(end) and not word.endswith(("ss", "us", "is"))), "")
    singular = f"{word[:-3]}y" if ends == "ies" else word[:-1] if ends and len(word) > _LEAST + 1 else ""
    bare = word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else ""
    return frozenset({word, *plurals, singular, bare} - {""})


@cache
def core(name: str) -> tuple[str, ...]:
    """The words of a party's name that tell it from others: "Hollis Cleaning Ltd" is hollis, cleaning."""
    telling = [word for word in words(name) if word not in LOOSE]
    while len(telling) > 1 and telling[-1] in FORMS:
        telling.pop()
    return tuple(telling[1:] if len(telling) > 1 and telling[0] in FORMS else telling)
