"""The word lists of words.yaml: what a word means (its ideas), and which words bind a sentence (not, shall, only)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from corpus.own_yaml import read_own
from index.terms import stems

STRONG, AIM, ABLE = 3, 2, 1  # how firmly a modal word binds


@dataclass(frozen=True, slots=True)
class Words:
    """The lists, read once."""

    ideas: dict[str, frozenset[str]]  # stem -> the lines it stands in
    verbs: frozenset[str]  # stems of the lines of verbs
    converse: tuple[str, str]  # the first says from the other side what the second says: receive, provide
    opposed: frozenset[frozenset[str]]
    function: frozenset[str]
    marks: dict[str, str]  # word -> not, only, every, some
    modals: dict[str, int]
    phrases: re.Pattern[str]
    readings: dict[str, str]
    irregular: dict[str, str]


@cache
def words() -> Words:
    """The lists of words.yaml."""
    data: dict[str, Any] = read_own(Path(__file__).with_name("words.yaml"))
    irregular = dict(pair.split("=") for pair in data["irregular"].split())
    ideas: dict[str, set[str]] = {}
    verbs: set[str] = set()
    for kind in ("verbs", "others"):
        for line in data[kind]:
            names = [name.strip() for name in str(line).split(",")]
            for name in names:
                stem = _stem(irregular.get(name, name))
                ideas.setdefault(stem, set()).add(f"={names[0]}" if kind == "verbs" else f"~{names[0]}")
                if kind == "verbs":
                    verbs.add(stem)
    converse, straight = (f"={name}" for name in data["converse"])
    for names_of in ideas.values():
        if converse in names_of:
            names_of.add(straight)
    marks = {word: mark for mark in ("only", "every", "some") for word in str(data[mark]).split()}
    marks |= dict.fromkeys(_words(data["negations"]), "not")
    modals = {word: level for name, level in (("strong", STRONG), ("aim", AIM), ("able", ABLE)) for word in str(data[name]).split()}
    readings = {str(phrase): str(reading) for phrase, reading in data["phrases"].items()}
    longest = sorted(readings, key=len, reverse=True)
    return Words(
        {stem: frozenset(names) for stem, names in ideas.items()},
        frozenset(verbs),
        (converse, straight),
        frozenset(frozenset(f"={name.strip()}" for name in pair) for line in data["antonyms"] for pair in _pairs(str(line).split("/"))),
        frozenset(_words(data["function"]) + _words(data["filler_uk"])),
        marks,
        modals,
        re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE),
        readings,
        irregular,
    )


@lru_cache(maxsize=20_000)
def ideas_of(word: str) -> frozenset[str]:
    """What a word may stand for: its stem and the lines of the lists it is in; of a Ukrainian word, its beginning."""
    if word[0] > "Ѐ":
        return frozenset([word[: 5 if len(word) > 6 else 4 if len(word) > 4 else len(word)]])
    plain = words().irregular.get(word, word)
    stem = _stem(plain)
    return words().ideas.get(stem, frozenset()) | {stem}


@lru_cache(maxsize=20_000)
def is_verb(word: str) -> bool:
    """Whether a word may be a verb of the lists."""
    return _stem(words().irregular.get(word, word)) in words().verbs


def opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two words stand for opposed ideas."""
    return any(frozenset((a, b)) in words().opposed for a in one for b in other)


def _stem(word: str) -> str:
    word = re.sub(r"(?<=\w{3})is(e[sdr]?|ing|ation)$", r"iz\1", word)
    found = stems(word.replace("-", ""))
    return found[0] if found else word


def _pairs(names: list[str]) -> list[tuple[str, str]]:
    return [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]


def _words(value: object) -> list[str]:
    """A list of words; YAML reads a bare `no` among words as part of the text, so this is a plain split."""
    return str(value).split()
