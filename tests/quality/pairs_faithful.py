"""Faithful paraphrases, made by program: each rewrites a sentence without changing what it says, or gives None.

COMMON is used in both halves, BUILDING only where the checker is built, HELD only where it is measured. The words of HELD are not
copied into the checker's lists; where they stand there, they stood there before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

import pairs_figures as figures
import pairs_words as words
from pairs_figures import Change, replaced

_PASSIVE = re.compile(
    r"^([A-Z][a-z]+|The [A-Z][a-z]+ (?:agreement|accord|declaration)) (supports|provides|promotes|recognises|welcomes|covers|contributes|hosts|trains|offers|backs|maintains)"
    r" ((?:[\w'’-]+ ){1,12}?[\w'’-]+)(?=( (?:through|under|within|via|during) [^,;]+)?\.?$)"
)
_PARTICIPLE = {"contributes": "contributed", "hosts": "hosted", "trains": "trained", "offers": "offered", "backs": "backed"}
_PARTICIPLE |= {"supports": "supported", "provides": "provided", "promotes": "promoted", "recognises": "recognised", "welcomes": "welcomed"}
_PARTICIPLE |= {"covers": "covered", "maintains": "maintained"}


def lower_first(text: str) -> str:
    """A sentence as it goes on after other words: its first letter small, unless it is a name's."""
    return text[0].lower() + text[1:] if _opens_plainly(text) else text


def _opens_plainly(text: str) -> bool:
    return (
        re.match(
            r"(?:The|A|An|This|These|It|They|Both|Either|After|In|Under|For|If|All|Each|Small|To|Any|With|As|On|At|Should|Through|Within|During|Since)\b",
            text,
        )
        is not None
    )


def _drop_label(text: str) -> str:
    return re.sub(r"^(?:\d+(?:\.\d+)*[.)]|\([a-z]\)|[a-z]\)) ", "", text)


def _frame(*openings: str) -> Change:
    def change(text: str, chance: Random) -> str | None:
        if (
            re.match(
                r"(?:Under|According|In the agreement|Title|Form|Languages|Structure|Signed|Term|Date|Place|Occasion|Number|On the)\b", text
            )
            or ":" in text[:60]
        ):
            return None
        return chance.choice(openings) + lower_first(_drop_label(text))

    return change


def _passive(text: str, chance: Random) -> str | None:
    plain = re.sub(r" \([^()]*\)(?=\.?$)", "", _drop_label(text))
    m = _PASSIVE.match(plain)
    if not m or re.search(r"\b(?:and|to|with|or|that|from|only|not|by|under|which|who|as|\d+)\b", m[3]):
        return None
    be = "are" if m[3].endswith("s") and not m[3].endswith("ss") else "is"
    return f"{m[3][0].upper()}{m[3][1:]} {be} {_PARTICIPLE[m[2]]} by {lower_first(m[1])}{m[4] or ''}."


def _no_parenthesis(text: str, chance: Random) -> str | None:
    return replaced(re.compile(r" \([^()]*\)"), lambda m: "", text)


def _no_adverb(text: str, chance: Random) -> str | None:
    return replaced(
        re.compile(
            r"\b(?:also|further|thereby|notably|closely|above all|in particular|jointly|then|namely) |, (?:above all|in particular|notably|too)\b"
        ),
        lambda m: "",
        text,
    )


def _contracted(text: str, chance: Random) -> str | None:
    return replaced(re.compile(r"\b(does|do|did|is|are|was|were|has|have) not\b"), lambda m: m[1] + "n't", text)


def _moved(text: str, chance: Random) -> str | None:
    m = re.match(
        r"^((?:After|In|Under|Within|During|Through|At|On|For|Should|If|While|From|Since|Until) [^,;:]{5,60}), ([^;:]+?)( \([^()]*\))?\.?$",
        text,
    )
    if not m or "," in m[2] or m[1].startswith("Should") or re.search(r"\b(?:and|but|which)\b.*\b(?:will|is|are|has)\b", m[2]):
        return None
    return f"{m[2][0].upper()}{m[2][1:]} {m[1][0].lower()}{m[1][1:]}{m[3] or ''}."


def _fronted(text: str, chance: Random) -> str | None:
    m = re.match(
        r"^([^,;:]{20,140}?) ((?:through|under|within|on|since|until|during|after|before) (?:the |an? )?[^,;:()]{4,50}?)( \([^()]*\))?\.$",
        text,
    )
    if not m or re.search(r"\b(?:that|which|who|and|to)\b", m[2]) or not re.search(r"\b(?:will|is|are|has|\w+s)\b", m[1]):
        return None
    if re.search(r"\b(?:under|on|rely|based|depend\w*|agreement|work\w*|agreed|not|only|control|attack)$", m[1]):
        return None
    return f"{m[2][0].upper()}{m[2][1:]}, {lower_first(_drop_label(m[1]))}."


def _tail_dropped(text: str, chance: Random) -> str | None:
    m = re.match(
        r"^([^,;:]{30,}), (?:including|among them|such as|in line with|in accordance with|above all|with a view to|taking into account|as well as)\b[^;:]*\.$",
        text,
    )
    return f"{m[1]}." if m else None


def first_clause(text: str, chance: Random) -> str | None:
    """What stands before the first semicolon, "while" or "and" of a sentence."""
    m = re.match(r"^([^;]{30,}?)(?:; |, while |, and (?=\w+ (?:will|is|are)\b))", text)
    return f"{m[1]}." if m and not re.search(r"\b(?:if|either|unless|both|only)\b", m[1], re.IGNORECASE) else None


def _owner_of(text: str, chance: Random) -> str | None:
    new = re.sub(
        r"\b(?<!the )([A-Z][a-z]+)['’]s ((?:[a-z-]+ ){0,1}(?:support|integration|membership|accession|sovereignty|needs|efforts|resilience|security|defence|forces|agreement))\b",
        r"the \2 of \1",
        text,
        count=1,
    )
    return new[0].upper() + new[1:] if new != text else None


def _progressive(text: str, chance: Random) -> str | None:
    return replaced(re.compile(r"(?<=^)([A-Z][a-z]+) (supports|backs|trains|hosts) "), lambda m: f"{m[1]} is {m[2][:-1]}ing ", text)


def _light_verb(text: str, chance: Random) -> str | None:
    return replaced(re.compile(r"^([A-Z][a-z]+) supports (?=Ukraine\b)"), lambda m: f"{m[1]} provides support to ", text)


def _cleft(text: str, chance: Random) -> str | None:
    m = re.match(r"^([A-Z][a-z]+) ((?:supports|provides|leads|co-leads|gives|trains|helps|backs|keeps|continues|contributes)\b.*)$", text)
    return f"It is {m[1]} that {m[2]}" if m else None


def _marked(text: str, chance: Random) -> str | None:
    return f"**{_drop_label(text).rstrip('.')}** [1]."


def _britain(text: str, chance: Random) -> str | None:
    return replaced(
        re.compile(r"\bthe United Kingdom\b|\bthe UK\b"), lambda m: "Britain" if "United" in m[0] else "the United Kingdom", text
    )


def synonyms(table: Mapping[str, str]) -> Change:
    """The first word, in a shuffled order, of the table that the text holds, replaced."""

    def change(text: str, chance: Random) -> str | None:
        shuffled = list(table)
        chance.shuffle(shuffled)
        for word in shuffled:
            new = re.sub(rf"\b{word}\b", table[word], text)
            if new != text:
                return new
        return None

    return change


COMMON: dict[str, Change] = {
    "date, American": figures.american, "money, sign": figures.sign, "number in figures": figures.in_figures, "passive": _passive, "parenthesis dropped": _no_parenthesis,
    "contraction": _contracted, "synonym": synonyms(words.SYNONYMS_COMMON), "marks": _marked, "frame": _frame("Under the agreement, ", "Under the accord, "),
}  # fmt: skip
BUILDING: dict[str, Change] = {
    "date, ISO": figures.iso, "money, short": figures.short, "number in words": figures.in_words, "adverb dropped": _no_adverb, "adverbial moved": _moved,
    "tail dropped": _tail_dropped, "Britain": _britain, "synonym, building": synonyms(words.SYNONYMS_BUILDING),
    "frame, building": _frame("According to the text, ", "The text says that "),
}  # fmt: skip
HELD: dict[str, Change] = {
    "date, of": figures.of_month, "money, named": figures.named_money, "money, digits": figures.all_digits, "per cent": figures.percent, "decade": figures.decade,
    "adverbial fronted": _fronted, "first clause": first_clause, "owner with of": _owner_of, "progressive": _progressive, "light verb": _light_verb,
    "cleft": _cleft, "synonym, held": synonyms(words.SYNONYMS_HELD), "frame, held": _frame("The document states that ", "In this agreement, "),
}  # fmt: skip
