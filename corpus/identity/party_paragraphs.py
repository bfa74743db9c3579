"""Parties of a preamble that gives each a paragraph of its own, with its role, under "Parties" or "The undersigned", or at the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.identity.party_lists import Party, party_list, unique

_HEAD = re.compile(
    r"(?:^|\n)[ #*]*(?:(?:the )?(?:parties|undersigned)(?: to th(?:e|is) \w+)?(?: are)?|(?:(?:this agreement )?is )?(?:made )?(?:by and )?between)[ :*]*\n",
    re.I,
)
_NEAR = 1_500  # characters in which the paragraphs begin where no heading is above them
_ALONE = re.compile(r"(?:^|\n)(?=(?:\(?\d[.)] )?[^\W\d_][^\n():]{3,300}\((?:the |hereinafter )*[\"“])")
_NUMBER = re.compile(r"[\s*•–-]*(?:\(\w{1,3}\)|[\dA-Za-z][.)])? *")
_LINK = re.compile(r"\W*(?:and|та|und|et)?\W*", re.I)


def in_paragraphs(front: str) -> tuple[Party, ...]:
    """The parties of two paragraphs and more, under a heading or near the beginning, that each begin with a name and say its role."""
    for head in (*_HEAD.finditer(front), *_ALONE.finditer(front, 0, _NEAR)):
        paragraphs = list(_paragraphs(front[head.end() :]))
        if len(paragraphs) > 1:
            return unique(party for parties in paragraphs for party in parties)
    return ()


def _paragraphs(text: str) -> Iterator[tuple[Party, ...]]:
    """The parties of each paragraph, up to the first that names none with a role."""
    for line in text.split("\n"):
        if _LINK.fullmatch(line):
            continue
        number = _NUMBER.match(line)
        parties = party_list(line, number.end() if number else 0, stated=False, one=True)
        if not parties or not all(party.role for party in parties):
            return
        yield parties
