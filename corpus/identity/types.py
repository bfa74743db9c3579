"""What kind of agreement a title or a question names: "the rental contract" -> lease (data in types.yaml)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.names.lexicon import Lexicon, fold
from corpus.own_yaml import read_own

_OWN_WORDS = re.compile(
    r"(?P<words>(?:[\w’'&/®™-]+ ){1,5})(?P<noun>agreements?|contracts?|plan|policy|order|deed|undertaking|terms)\b(?=\s*(?:$|[,(:–—-]|between\b|among\b|by\b|for\b|of\b|on\b|with\b|no\b|№|dated\b|\d))",
    re.I,
)
_MODIFIERS = re.compile(
    r"^(?:(?:amended|restated|and|form|of|the|this|an?|your|our|my|master|exclusive|non-?exclusive|mutual|first|second|third|fourth|fifth|new|standard|sample|model|draft|"
    r"general|global|international|joint|initial|final|revised|no|\d[\w.-]*) )+",
    re.I,
)
_NUMBER = re.compile(r"№ ?\S*\d\S* ")  # "Договір № 7/24 оренди"
_HEAD_ENDS = re.compile(
    r"(?<=\w)[ ,]+(?:between|among|by and|dated|for|to|with|of|on|regarding|concerning|relating|in respect|between|між|про|zwischen|entre)\b",
    re.I,
)
_SAYS_ITSELF = re.compile(
    r"\b(?:this|the) (?:letter|document|offer|paper|note|agreement|contract)\b[^.;:\n]{0,80}?\b(?:is|are|forms?|constitutes?|sets out|makes up|serves as)\b"
    r" (?:an?|the|your|our|my)\b[^.;:\n]{0,60}",
    re.I,
)
_PUBLIC = re.compile(r"\b(?:agreement|accord|convention|protocol|pact|compact|arrangement|угод\w|договір|abkommen)\b", re.I)


@cache
def _names() -> Lexicon:
    lexicon = Lexicon()
    for label, terms in read_own(Path(__file__).with_suffix(".yaml")).items():
        for term in re.split(r", *", terms):
            for form in _optional_first(term):
                lexicon.add(form, label, "type")
    return lexicon


def _optional_first(term: str) -> list[str]:
    """ "(web )?hosting" as "web hosting" and "hosting": a lexicon finds terms by their first letters."""
    optional = re.match(r"\(([^()]*)\)\?", term)
    if optional is None:
        return [term]
    rest = term[optional.end() :]
    return [form for first in (*optional[1].split("|"), "") for form in _optional_first(first + rest)]


def types_named(text: str) -> list[tuple[str, int, int]]:
    """(type, start, end) of each name of a kind of agreement, in order, the longest name at each place."""
    folded = fold(text)
    return [(term.label, start, end) for term, start, end in _names().find(text, folded, lambda term, start, end: True)]


def type_of(title: str, states: bool = False, companies: bool = False) -> str:
    """The kind of agreement that a title names, "" where it does not tell; `states`: whether all parties are states, or all companies."""
    title = _NUMBER.sub("", title)
    ends = _HEAD_ENDS.search(title, 4)
    named = [one for one in types_named(title) if one[0] != "collective agreement" or not companies]  # staff is party to it
    head = [kind for kind, start, _ in named if ends is None or start < ends.start()]
    if head:
        return (
            "treaty" if states and head[-1] in ("security agreement", "cooperation agreement", "partnership agreement") else _chosen(head)
        )
    if states and _PUBLIC.search(title):
        return "treaty"
    if named and (ends is None or re.match(r"(?:agreement|contract|form|договір|угода)\b", title, re.I)):
        return named[0][0]
    return _own_words(title) or (named[0][0] if named else "")


def type_said(front: str) -> str:
    """The kind that a text says it is itself: "This letter ... is your employment contract"; "" where it does not."""
    said = (found[0] for found in _SAYS_ITSELF.finditer(front))
    return next((named[-1][0] for sentence in said if (named := types_named(sentence))), "")


def _chosen(kinds: list[str]) -> str:
    """An amendment is one whatever it amends; else the last of what a title strings together is its noun."""
    return kinds[0] if kinds[0] in ("amendment", "power of attorney", "memorandum of understanding", "guarantee") else kinds[-1]


def _own_words(title: str) -> str:
    """The words a title has before "agreement": "Co-Branding Agreement" -> "co-branding agreement"."""
    found = _OWN_WORDS.search(title)
    if found is None:
        return ""
    words = re.split(r"\b(?:and|or|&)\b|,", found["words"])[-1].strip().lower()
    words = _MODIFIERS.sub("", words + " ").strip()
    noun = found["noun"].lower()
    return f"{words} {noun if noun == 'terms' else noun.rstrip('s')}" if re.search(r"[^\W\d]{3}", words) else ""
