"""Who signed for the party that a question names: of the signers of an agreement those of one side."""

from __future__ import annotations

import re
from itertools import zip_longest

from corpus.document import Document
from corpus.names.name_words import LOOSE, core, tokens

_FOR = re.compile(r"\b(?:for|on behalf of|за|від імені)\b(?P<whom>.+)$", re.IGNORECASE)


def of_side(value: str, asked: str, document: Document) -> str:
    """Of signers, "Jane Doe for Acme Ltd; John Roe for Zeta plc", those for whom a text asks by the party's name or by what it is called."""
    whom = _FOR.search(asked)
    signers = value.split("; ")
    words = {token.word for token in tokens(whom["whom"])} - LOOSE if whom else set()
    sides = [_side(signer, document) for signer in signers]
    shared = set.intersection(*sides) if len(sides) > 1 else set()
    kept = [signer for signer, side in zip(signers, sides, strict=True) if words & side - shared]
    return "; ".join(kept) or value


def _side(signer: str, document: Document) -> set[str]:
    """The words of the party for whom somebody signs, and of what it is called; of one who signs for nobody else those of the own name."""
    name, _, whom = signer.partition(" for ")
    said = set(core(whom or name))
    for party, role in zip_longest(document.parties, document.roles, fillvalue=""):
        theirs = {*core(party), *(core(role) if role else ())}
        if said <= theirs or set(core(party)) <= said:
            said |= theirs
    return said
