"""Falsifications, made by program: each changes what a sentence says, or gives None. BUILDING and HELD have tables of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

import pairs_words as words
from pairs_figures import MONTHS, Change

from corpus import parties

_UNITS = ("hours", "days", "weeks", "months", "years")
_NUMBER = re.compile(r"(?<![\w.,-])(?<!para )(?<!paras )(?<!Art\. )(?<!Part )\d+(?:[.,]\d+)*(?![\w-])(?! [A-Z][a-z]+ \d{4})(?!\))")
_SPELT = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b(?= \w)")
_COUNTS = ("two", "three", "four", "five", "six", "seven", "ten", "twelve", "hundred", r"\d")
_UNIT = re.compile(
    "|".join(rf"(?<={count}[ -])(?:{'|'.join(_UNITS)})\b" for count in _COUNTS) + r"|\bmillion\b|\bbillion\b|(?<=\d) ?%|(?<=\d) per cent"
)
_NAMES = "|".join(re.escape(parties.name_of(slug)) for slug in parties.ALL if slug not in parties.NAMED_DOCUMENTS)
_PARTY = re.compile(rf"\b(?:the )?(?:{_NAMES})\b(?!['’]s)")
_EITHER = re.compile(rf"\b(?:the )?(?:Ukraine|{_NAMES})\b")


def _outside_parentheses(text: str, start: int) -> bool:
    return text.count("(", 0, start) == text.count(")", 0, start)


def _one(pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], text: str, chance: Random) -> str | None:
    found = [m for m in pattern.finditer(text) if m.end() > m.start() and _outside_parentheses(text, m.start())]
    if not found:
        return None
    m = chance.choice(found)
    new = text[: m.start()] + change(m) + text[m.end() :]
    return new if new != text else None


def number(text: str, chance: Random) -> str | None:
    """Another amount."""

    def change(m: re.Match[str]) -> str:
        if m[0].isalpha():
            return chance.choice([word for word in ("two", "three", "five", "seven", "nine", "eleven", "fifteen") if word != m[0].lower()])
        value = float(m[0].replace(",", ""))
        new = chance.choice([value * 10, value + 5, value * 2, value + 1])
        return f"{new:,.0f}" if "." not in m[0] else f"{new:.2f}".rstrip("0").rstrip(".")

    body = re.sub(r"^\d+\. ", "", text)
    pattern = _SPELT if not (found := [m for m in _NUMBER.finditer(body) if not re.fullmatch(r"(?:19|20)\d\d", m[0])]) else None
    if pattern is None:
        found = [m for m in found if _outside_parentheses(body, m.start())]
        if not found:
            return None
        m = chance.choice(found)
        return body[: m.start()] + change(m) + body[m.end() :]
    return _one(pattern, change, body, chance)


def unit(text: str, chance: Random) -> str | None:
    """Hours become days, millions billions, per cent millions."""

    def change(m: re.Match[str]) -> str:
        if m[0] in _UNITS:
            return chance.choice([unit for unit in _UNITS if unit != m[0]])
        return {"million": "billion", "billion": "million"}.get(m[0], " million")

    return _one(_UNIT, change, text, chance)


def currency(text: str, chance: Random) -> str | None:
    """Another currency."""
    table = words.CURRENCIES
    longest_first = sorted((rf"\b{w}\b" if w.isalpha() or " " in w else w for w in table), key=len, reverse=True)
    return _one(re.compile("|".join(longest_first)), lambda m: table[m[0]], text, chance)


def date(text: str, chance: Random) -> str | None:
    """Another year, month or day."""
    pattern = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b|\b(?:{'|'.join(MONTHS)})(?= \d)|\b(?:19|20)\d\d\b")

    def change(m: re.Match[str]) -> str:
        if m[0].isdigit():
            return str(int(m[0]) + chance.choice([-2, -1, 1, 2, 10]))
        if m[1]:
            return f"{int(m[1]) % 27 + 1} {m[2]}" if chance.random() < 0.5 else f"{m[1]} {chance.choice([x for x in MONTHS if x != m[2]])}"
        return chance.choice([x for x in MONTHS if x != m[0]])

    return _one(pattern, change, re.sub(r"^\d+\. ", "", text), chance)


def country(names: Sequence[str]) -> Change:
    """Another partner in the place of one."""

    def change(text: str, chance: Random) -> str | None:
        def other(m: re.Match[str]) -> str:
            return chance.choice([name for name in names if name not in text])

        return _one(_PARTY, other, text, chance)

    return change


def negation(verbs: Mapping[str, str], forms: Sequence[str]) -> Change:
    """A negation put in, or taken out."""

    def change(text: str, chance: Random) -> str | None:
        removed = re.sub(
            r"\b(does|do|did) not (\w+)", lambda m: m[2] + ("s" if m[1] == "does" and not m[2].endswith("s") else ""), text, count=1
        )
        if removed == text:
            removed = re.sub(r"\b(is|are|was|were|will|shall|may|has|have|should|would) not\b", r"\1", text, count=1)
        if removed == text:
            removed = re.sub(r"\b(names|gives|sets|contains|records|holds|states) no\b", r"\1 a", text, count=1)
        if removed != text:
            return removed
        modal = re.search(r"\b(will|shall|should|may|is|are|was|were)\b (?!be to)", text)
        if modal and _outside_parentheses(text, modal.start()):
            return text[: modal.end(1)] + f" {chance.choice(list(forms))}" + text[modal.end(1) :]
        found = [m for verb in verbs for m in re.finditer(rf"\b{verb}\b", text) if _outside_parentheses(text, m.start())]
        if not found:
            return None
        m = min(found, key=lambda m: m.start())
        return text[: m.start()] + f"does {chance.choice(list(forms))} {verbs[m[0]]}".replace("does never", "never") + text[m.end() :]

    return change


def role(text: str, chance: Random) -> str | None:
    """Two parties change places, where one does something to the other."""
    found = [m for m in _EITHER.finditer(text) if _outside_parentheses(text, m.start())]
    bare = {m[0].removeprefix("the ") for m in found}
    if len(found) != 2 or len(bare) != 2:
        return None
    first, second = found
    between = text[first.end() : second.start()]
    if (
        re.search(r"\band\b|\bor\b|\bbetween\b|\bwith\b|[,;:]|\bboth\b|\bcooperat|\bagree|\bin $", between)
        or len(between.split()) < 2
        or re.search(r"between|both", text[: first.start()])
    ):
        return None
    if not re.search(r"\b(?:\w+s|will|shall|may|should|to)\b", between):
        return None
    new = text[: first.start()] + second[0] + between + first[0] + text[second.end() :]
    return new[0].upper() + new[1:]


def swapped(table: Mapping[str, str], around: str = r"\b(?:{})\b") -> Change:
    """A word of the table - a modal, a verb, a name - in the place of another; `around` is where it counts."""
    pattern = re.compile(around.format("|".join(table)))

    def change(text: str, chance: Random) -> str | None:
        return _one(pattern, lambda m: table[m[0]], text, chance)

    return change


def addition(tails: Sequence[str], middles: Mapping[str, str]) -> Change:
    """Something added that the quote does not hold."""

    def change(text: str, chance: Random) -> str | None:
        found = [word for word in middles if re.search(rf"\b{word}\b", text)]
        if found and chance.random() < 0.5:
            word = chance.choice(found)
            return re.sub(rf"\b{word}\b", middles[word], text, count=1)
        plain = re.sub(r"(?: \([^()]*\))?\.?$", "", text)
        return plain + chance.choice([tail for tail in tails if not any(w in text for w in tail.split() if len(w) > 5)]) + "."

    return change


def quantifier(table: Mapping[str, str], before: Sequence[str]) -> Change:
    """A limit turned round, or "all", "only", "some" put in."""
    plain = {word.split("(")[0]: other for word, other in table.items()}

    def change(text: str, chance: Random) -> str | None:
        turned = _one(re.compile(r"\b(?:" + "|".join(table) + r")\b"), lambda m: plain[m[0]], text, chance)
        if turned and chance.random() < 0.8:
            return re.sub(" {2,}", " ", turned)
        amount = re.compile(r"(?<![\w-] )(?:EUR|USD|SEK|GBP|NOK|CAD) \d|(?<=for )(?:ten|\d+) years|(?<=within )(?:24|\d+) hours")
        limited = _one(amount, lambda m: f"{chance.choice(list(before))} {m[0]}", text, chance)
        if limited and not re.search(r"(?:than|over|least|up to|about|nearly|some|around) (?:at|up|more|less|no|under|just)", limited):
            return limited
        return re.sub(" {2,}", " ", turned) if turned else None

    return change


MODAL, NAME = r"\b(?:{})\b(?! not)", r"(?<![\w-])(?:{})(?![\w-])"
COMMON: dict[str, Change] = {"number": number, "unit": unit, "currency": currency, "date": date, "role": role}
BUILDING: dict[str, Change] = {
    "country": country(("Spain", "Norway", "Italy", "Poland", "Canada")), "negation": negation(words.VERBS_NEGATED, ("not",)), "modal": swapped(words.MODALS_BUILDING, MODAL),
    "verb": swapped(words.SWAPS_BUILDING), "name": swapped(words.NAMES_BUILDING, NAME), "addition": addition(words.TAILS_BUILDING, words.MIDDLES_BUILDING),
    "quantifier": quantifier(words.QUANTIFIERS_BUILDING, ("at least", "up to", "only")),
}  # fmt: skip
HELD: dict[str, Change] = {
    "country": country(("Turkey", "Hungary", "Sweden", "Japan", "Austria", "Greece")), "negation": negation(words.VERBS_NEGATED, ("not", "never", "no longer")),
    "modal": swapped(words.MODALS_HELD, MODAL), "verb": swapped(words.SWAPS_HELD), "name": swapped(words.NAMES_HELD, NAME), "addition": addition(words.TAILS_HELD, words.MIDDLES_HELD),
    "quantifier": quantifier(words.QUANTIFIERS_HELD, ("less than", "no more than", "almost", "roughly")),
}  # fmt: skip
