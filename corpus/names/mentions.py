"""Where a text means a partner, and whether it does: what the words around a name tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.names.lexicon import GAP, Term
from corpus.quantities.currencies import stands_at

DEAL = (
    r"(?:agr\w*ments?|deals?|pacts?|accords?|treat(?:y|ies)|conventions?|texts?|documents?|papers?|commitments?"
    r"|угод\w*|догов\w*|документ\w*|текст\w*|пакт\w*)\b"
)
ACTS = r"(?:sign|promis|pledg|commit|join|підпис|обіця|приєдна)\w*"
_NEAR = re.compile(
    rf"'?s?[\s\-–]+(?:(?:and )?ukrain\w*[\s\-–]+)?(?:security |bilateral |military )?(?:{DEAL}|{ACTS}|sides?\b"
    r"|govern\w+|president|prime|parliament|army|soldiers?|troops|tanks?|jets|weapons|arms|aid\b|support|assistance|money"
    r"|contribution|border|pm\b)"
)
_NOT_NEAR = re.compile(r"\s+(?:the|it|up|off|this|your|my|our)\b")
_BEFORE_LEADER = re.compile(r"\b(?:president|minister|premier|pm|mr|did|does|by|with|has|will|when)\.? $")
_BEFORE_US = re.compile(r"(?:^|\b(?:in|under|by|from|with|between|and|did|does|will|can|has|is|was|on|about|a|new)) *$")
_OURS = re.compile(r"(?:\b(?:luis|minister|premier|signed by) $)")
_PLACE = re.compile(r"(?:\b(?:in|at|near|у|в|місті)|\bм\.) (?:the )?$")
_OF_THE_UNION = re.compile(
    r"\b(?:union|bloc|27|twenty seven|members?|capitals|commission|boss(?:es)?|schemes?)\b|\b(?:союз|блок|комісі|столиц)\w*"
)
_OWN = re.compile(rf"'s\b|{GAP}{DEAL}")
_CHAIN = re.compile(r",? ?(?:and|or|та|і|й|або)? ?")
_LANGUAGE = re.compile(r" *(?:$|[.,;:?!)]|and\b|or\b|languages?\b|мов)")
_ASIDE = re.compile(
    r" model\b|(?:[\s-]led)? (?:art\w+ |large-cal\w+ )?(?:initiativ|shell|am+unit)\w*"
    r"| (?:ініціатив|снаряд|модел|боєприпас)\w*"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text means a partner; way: name, adjective, capital, place (a capital after in/at), leader, title."""

    slug: str
    start: int
    end: int
    text: str
    way: str


def stands(term: Term, text: str, folded: str, start: int, end: int, fuzzy: bool) -> bool:
    """Whether a term that needs its surroundings has them; "uk" in "gov.uk" is no country."""
    if end - start == 2 and text[start - 1 : start] == ".":
        return False
    if term.rule == "=":
        shouted = text.isupper() and len(text) > end - start + 3  # in a text all in capitals they tell nothing
        return not shouted and text[end : end + 1] != "$"
    if term.rule == "^":
        if text[start].isupper() and not text.isupper():
            return not _NOT_NEAR.match(folded, end)
        return bool(_NEAR.match(folded, end) or (term.way == "leader" and _BEFORE_LEADER.search(folded[:start])))
    if term.rule != "@":
        return term.rule != "*" or fuzzy
    before, after = folded[max(0, start - 60) : start], folded[end : end + 60]
    if term.label == "united-states":
        return before.endswith("the ") or bool(_NEAR.match(after) and _BEFORE_US.search(before))
    if term.label == "portugal":
        return bool(_OURS.search(before) or re.match("'s? signature", after) or re.search("portug|lisb", folded))
    return bool(re.search("declar|деклар", before + after))


def is_aside(m: Mention, folded: str) -> bool:
    """Whether a partner only lends its name to a language, a currency, a model of financing or an initiative."""
    return (m.way == "adjective" or m.slug in ("czechia", "denmark")) and bool(_ASIDE.match(folded, m.end) or stands_at(folded, m.end))


def is_language(m: Mention, folded: str) -> bool:
    """Whether an adjective only names a language: "in French"."""
    if m.way != "adjective":
        return False
    after_in = folded[: m.start].endswith("in ") and _LANGUAGE.match(folded, m.end)
    return bool(after_in or re.match(r" (?:languages?\b|мов)", folded[m.end : m.end + 12]))


def is_century(m: Mention, others: list[Mention], folded: str) -> bool:
    """Whether the United Kingdom is named only as the partner of the 100-year partnership."""
    after = folded[m.end : m.end + 40]
    if m.slug != "united-kingdom" or m.way == "leader" or re.match(rf"'?s? (?:security )?{DEAL}", after):
        return False
    for other in others:
        if other.slug == "uk-100-year-partnership" and other.way == "title":
            before = other.end <= m.start
            gap = folded[other.end : m.start] if before else folded[m.end : other.start]
            rest = re.sub(rf"^\W*{DEAL}", "", gap) if before else gap
            if len(gap) <= 40 and not re.search(rf"\b{DEAL}|compar|than\b|differ|\b(?:vs|or|або)\b|порівн", rest):
                return True
    return False


def placed(mentions: list[Mention], folded: str) -> Iterator[Mention]:
    """Capitals after in/at are places; Brussels beside the EU is the EU's, and so with words that suit the EU and nothing Belgian."""
    last: Mention | None = None
    union = [m.start for m in mentions if m.slug == "european-union"]
    belgian = any(m.slug == "belgium" and m.way != "capital" for m in mentions)
    others = any(m.slug not in ("belgium", "european-union") for m in mentions)
    for m in mentions:
        if m.way == "capital":
            chained = last and last.way == "place" and _CHAIN.fullmatch(folded, last.end, m.start)
            if (chained or _PLACE.search(folded[max(0, m.start - 20) : m.start])) and not _OWN.match(folded, m.end):
                m = replace(m, way="place")
            elif (
                m.slug == "belgium"
                and any(abs(start - m.start) < 60 for start in union)
                or m.slug == "belgium"
                and not belgian
                and not others
                and _OF_THE_UNION.search(folded)
            ):
                m = replace(m, slug="european-union")
        last = m
        yield m
