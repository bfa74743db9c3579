"""Faithful paraphrases, made by program: each rewrites a sentence without changing what it says, or gives None.

COMMON is used in both halves, BUILDING only where the checker is built, HELD only where it is measured. The words of HELD are not
copied into the checker's lists; where they stand there, they stood there before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

Change = Callable[[str, Random], str | None]
MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_MONEY = re.compile(r"\b(EUR|USD|GBP) (\d+(?:\.\d+)?) (million|billion)\b")
_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
_NAMES = {"EUR": "euros", "USD": "US dollars", "GBP": "pounds"}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_UNIT = r"years?|months?|days?|hours?|weeks?"
_COUNTED = re.compile(rf"\b(\d{{1,2}})(?= (?:{_UNIT})\b)")
_SPELT = re.compile(rf"\b({'|'.join(_ONES[2:])})(?= (?:{_UNIT})\b)", re.IGNORECASE)
_PASSIVE = re.compile(
    r"^([A-Z][a-z]+|The [A-Z][a-z]+ (?:agreement|accord|declaration)) (supports|provides|promotes|recognises|welcomes|covers|contributes|hosts|trains|offers|backs|maintains)"
    r" ((?:[\w'’-]+ ){1,12}?[\w'’-]+)(?=( (?:through|under|within|via|during) [^,;]+)?\.?$)"
)
_PARTICIPLE = {"contributes": "contributed", "hosts": "hosted", "trains": "trained", "offers": "offered", "backs": "backed"}
_PARTICIPLE |= {"supports": "supported", "provides": "provided", "promotes": "promoted", "recognises": "recognised", "welcomes": "welcomed"}
_PARTICIPLE |= {"covers": "covered", "maintains": "maintained"}


def spelt(number: int) -> str:
    """A number below 100 in words."""
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def _sub(pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], text: str) -> str | None:
    new = pattern.sub(change, text)
    return new if new != text else None


def _lower_first(text: str) -> str:
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
        return chance.choice(openings) + _lower_first(_drop_label(text))

    return change


def _american(text: str, chance: Random) -> str | None:
    return _sub(_DATE, lambda m: f"{m[2]} {m[1]}, {m[3]}", text)


def _iso(text: str, chance: Random) -> str | None:
    return _sub(_DATE, lambda m: f"{m[3]}-{MONTHS.index(m[2]) + 1:02}-{int(m[1]):02}", text)


def _of_month(text: str, chance: Random) -> str | None:
    def ordinal(day: str) -> str:
        ending = "th" if 10 < int(day) < 14 else {"1": "st", "2": "nd", "3": "rd"}.get(day[-1], "th")
        return f"the {day}{ending} of"

    return _sub(_DATE, lambda m: f"{ordinal(m[1])} {m[2]} {m[3]}", text)


def _sign(text: str, chance: Random) -> str | None:
    return _sub(_MONEY, lambda m: f"{_SIGNS[m[1]]}{m[2]} {m[3]}", text)


def _short(text: str, chance: Random) -> str | None:
    return _sub(_MONEY, lambda m: f"{m[1]} {m[2]}{'m' if m[3] == 'million' else 'bn'}", text)


def _named_money(text: str, chance: Random) -> str | None:
    def write(m: re.Match[str]) -> str:
        whole = m[2].isdigit() and int(m[2]) < 100
        return f"{spelt(int(m[2])) if whole else m[2]} {m[3]} {_NAMES[m[1]]}"

    return _sub(_MONEY, write, text)


def _all_digits(text: str, chance: Random) -> str | None:
    def write(m: re.Match[str]) -> str:
        return f"{round(float(m[2]) * (10**6 if m[3] == 'million' else 10**9)):,} {_NAMES[m[1]]}"

    return _sub(_MONEY, write, text)


def _figures(text: str, chance: Random) -> str | None:
    return _sub(_SPELT, lambda m: str(_ONES.index(m[1].lower())), text)


def _in_words(text: str, chance: Random) -> str | None:
    return _sub(_COUNTED, lambda m: spelt(int(m[1])), text)


def _percent(text: str, chance: Random) -> str | None:
    return _sub(re.compile(r"(?<=\d) ?(?:%|per cent\b|percent\b)"), lambda m: " per cent" if "%" in m[0] else "%", text)


def _decade(text: str, chance: Random) -> str | None:
    return _sub(re.compile(r"\b(?:ten|10) years\b"), lambda m: "a decade", text)


def _passive(text: str, chance: Random) -> str | None:
    plain = re.sub(r" \([^()]*\)(?=\.?$)", "", _drop_label(text))
    m = _PASSIVE.match(plain)
    if not m or re.search(r"\b(?:and|to|with|or|that|from|only|not|by|under|which|who|as|\d+)\b", m[3]):
        return None
    be = "are" if m[3].endswith("s") and not m[3].endswith("ss") else "is"
    return f"{m[3][0].upper()}{m[3][1:]} {be} {_PARTICIPLE[m[2]]} by {_lower_first(m[1])}{m[4] or ''}."


def _no_parenthesis(text: str, chance: Random) -> str | None:
    return _sub(re.compile(r" \([^()]*\)"), lambda m: "", text)


def _no_adverb(text: str, chance: Random) -> str | None:
    return _sub(
        re.compile(
            r"\b(?:also|further|thereby|notably|closely|above all|in particular|jointly|then|namely) |, (?:above all|in particular|notably|too)\b"
        ),
        lambda m: "",
        text,
    )


def _contracted(text: str, chance: Random) -> str | None:
    return _sub(re.compile(r"\b(does|do|did|is|are|was|were|has|have) not\b"), lambda m: m[1] + "n't", text)


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
    return f"{m[2][0].upper()}{m[2][1:]}, {_lower_first(_drop_label(m[1]))}."


def _tail_dropped(text: str, chance: Random) -> str | None:
    m = re.match(
        r"^([^,;:]{30,}), (?:including|among them|such as|in line with|in accordance with|above all|with a view to|taking into account|as well as)\b[^;:]*\.$",
        text,
    )
    return f"{m[1]}." if m else None


def _first_clause(text: str, chance: Random) -> str | None:
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
    return _sub(re.compile(r"(?<=^)([A-Z][a-z]+) (supports|backs|trains|hosts) "), lambda m: f"{m[1]} is {m[2][:-1]}ing ", text)


def _light_verb(text: str, chance: Random) -> str | None:
    return _sub(re.compile(r"^([A-Z][a-z]+) supports (?=Ukraine\b)"), lambda m: f"{m[1]} provides support to ", text)


def _cleft(text: str, chance: Random) -> str | None:
    m = re.match(r"^([A-Z][a-z]+) ((?:supports|provides|leads|co-leads|gives|trains|helps|backs|keeps|continues|contributes)\b.*)$", text)
    return f"It is {m[1]} that {m[2]}" if m else None


def _marked(text: str, chance: Random) -> str | None:
    return f"**{_drop_label(text).rstrip('.')}** [1]."


def _britain(text: str, chance: Random) -> str | None:
    return _sub(re.compile(r"\bthe United Kingdom\b|\bthe UK\b"), lambda m: "Britain" if "United" in m[0] else "the United Kingdom", text)


def synonyms(table: Mapping[str, str]) -> Change:
    """The first word, in a shuffled order, of the table that the text holds, replaced."""

    def change(text: str, chance: Random) -> str | None:
        words = list(table)
        chance.shuffle(words)
        for word in words:
            new = re.sub(rf"\b{word}\b", table[word], text)
            if new != text:
                return new
        return None

    return change


SYNONYMS_COMMON = {
    "provides": "gives", "supports": "backs", "military assistance": "military aid", "strengthen": "reinforce", "cooperate": "work together",
    "accord": "agreement", "in line with": "in accordance with", "continues": "keeps up", "will continue to provide": "will keep providing",
}  # fmt: skip
SYNONYMS_BUILDING = {
    "promotes": "fosters", "establish": "set up", "companies": "firms", "swift": "rapid", "help": "assist", "take part in": "participate in",
    "ensure": "guarantee", "enhance": "improve", "joint": "common", "relevant": "appropriate", "signature": "signing", "combat": "fight",
    "explore": "consider", "assistance": "aid", "weapons": "arms", "maintain": "keep", "develop": "build up", "exchange": "share", "prevent": "avert",
    "agreement": "accord", "decide": "determine", "receive": "get", "undertakes to": "commits to", "intends to": "aims to", "ready to": "prepared to",
}  # fmt: skip
SYNONYMS_HELD = {
    "takes effect": "enters into force", "notice": "notification", "aims to": "seeks to", "armed forces": "military", "exploring": "looking into",
    "counter": "push back against", "recognises": "acknowledges", "reaffirm": "confirm once more", "deepen": "expand", "displaced people": "refugees",
    "equipment": "gear", "talks": "discussions", "production": "manufacturing", "training": "instruction", "threats": "dangers",
    "recovery": "rebuilding", "children": "minors", "together": "jointly", "speaks of": "talks about", "demining": "mine clearance",
    "lasting": "durable", "farming": "agriculture", "efforts": "endeavours", "robust": "sturdy", "goods": "items", "hosted": "held", "key": "pivotal",
    "ongoing": "continuing", "aspirations": "ambitions", "envisages": "foresees", "tackle": "address", "evasion": "dodging", "bolster": "shore up",
    "capabilities": "capacities", "crimes": "offences", "undertakes to": "pledges to", "names": "lists", "covers": "spans", "may": "can",
    "intend to": "plan to", "will seek to": "will strive to", "assets": "holdings", "in the event of": "in case of", "within": "inside",
}  # fmt: skip

COMMON: dict[str, Change] = {
    "date, American": _american, "money, sign": _sign, "number in figures": _figures, "passive": _passive, "parenthesis dropped": _no_parenthesis,
    "contraction": _contracted, "synonym": synonyms(SYNONYMS_COMMON), "marks": _marked, "frame": _frame("Under the agreement, ", "Under the accord, "),
}  # fmt: skip
BUILDING: dict[str, Change] = {
    "date, ISO": _iso, "money, short": _short, "number in words": _in_words, "adverb dropped": _no_adverb, "adverbial moved": _moved,
    "tail dropped": _tail_dropped, "Britain": _britain, "synonym, building": synonyms(SYNONYMS_BUILDING),
    "frame, building": _frame("According to the text, ", "The text says that "),
}  # fmt: skip
HELD: dict[str, Change] = {
    "date, of": _of_month, "money, named": _named_money, "money, digits": _all_digits, "per cent": _percent, "decade": _decade,
    "adverbial fronted": _fronted, "first clause": _first_clause, "owner with of": _owner_of, "progressive": _progressive, "light verb": _light_verb,
    "cleft": _cleft, "synonym, held": synonyms(SYNONYMS_HELD), "frame, held": _frame("The document states that ", "In this agreement, "),
}  # fmt: skip
