"""The letters of titles: what is written all in capitals in those a title usually has, and titles from the names of files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.names.countries import is_country

_SMALL = frozenset(
    "a an and as at between among by for from in of on or the to with de du des la le les et en pour sur und der die das von zu".split()
)
_LETTERS = frozenset("EU NATO UK USA US UN OSCE G7 IT II III IV VI VII IP R&D OEM ASP NDA".split())
NOUN = (
    r"agreements?|contracts?|sub-?leases?|leases?|deeds?|treaty|convention|protocol|memorandum|declaration|charter|compact|covenants?|pact|accord|indenture|"
    r"mortgage|guarant(?:y|ee)|note|policy|terms|conditions|undertaking|power of attorney|licen[cs]e|amendments?|addendum|supplement|letter|arrangement|"
    r"statement of work|offer of employment|job offer|offer letter|purchase order|order form|testament|by-?laws|articles of association|settlement|waiver|assignment|plan|"
    r"договір|договору|угода|угоди|контракт\w*|меморандум|декларація|конвенція|протокол|довіреність|статут|"
    r"\w*vertrag|\w*vereinbarung|\w*abkommen|vollmacht|contrat|accord|bail|convention|procuration"
)
_NOUN = re.compile(rf"\b(?:{NOUN})\b", re.I)


def is_document_noun(word: str) -> bool:
    """Whether a word is one for a kind of document: "deed", "memorandum"."""
    return _NOUN.fullmatch(word) is not None


def from_name(name: str) -> str:
    """A title from the stem of a file's name: "lease_final-2" -> "Lease final 2"."""
    words = re.sub(r"[_\s]+|-(?=\D)|(?<=\D)-", " ", name).strip()
    return words[:1].upper() + words[1:]


def in_usual_letters(title: str) -> str:
    """All capitals become the usual ones of a title; what is mixed stays."""
    letters = [letter for letter in title if letter.isalpha()]
    if not title.isupper() and sum(map(str.isupper, letters)) < 0.7 * len(letters):
        shouted = any(len(word) > 4 and word.isupper() and _NOUN.fullmatch(word) for word in title.split())
        return _without_shouting(title.split()) if shouted else title
    words = title.split()
    if re.search("[А-Яа-яҐЄІЇ]", title):
        return " ".join(
            word if re.search(r"\d|^[A-Z]+$|\.", word) else word.capitalize() if not at or is_country(word) else word.lower()
            for at, word in enumerate(words)
        )
    return " ".join(_usual(word, at) for at, word in enumerate(words))


def _without_shouting(words: Sequence[str]) -> str:
    """A title in mixed letters, its long words and its runs of words in capitals in usual ones; short words alone stay: "IT", "MARK"."""
    in_run = [
        any(map(_is_shouted, words[max(0, at - 1) : at])) or any(map(_is_shouted, words[at + 1 : at + 2])) for at in range(len(words))
    ]
    return " ".join(_usual(word, at) if len(word) > 4 or near else word for at, (word, near) in enumerate(zip(words, in_run, strict=True)))


def _is_shouted(word: str) -> bool:
    """Whether a word stands in capitals as the words around it do, and is no abbreviation that is always written so."""
    return word.isupper() and len(word) > 1 and word.strip('(),.:“”"') not in _LETTERS


def _usual(word: str, at: int) -> str:
    bare = word.strip('(),.:“”"')
    if (
        bare in _LETTERS
        or not bare.isupper()
        or re.search(r"\d", bare)
        or len(bare) > 1
        and bare.isascii()
        and bare.isalpha()
        and not re.search("[AEIOUY]", bare)
    ):
        return word
    if at and word.lower() in _SMALL:
        return word.lower()
    return "".join(piece.capitalize() if piece else piece for piece in re.split(r"([-/(\"“«])", word))
