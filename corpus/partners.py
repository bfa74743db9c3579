"""Who is meant: names, adjectives, capitals, leaders and titles -> partner slugs (data in partners.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from corpus.lexicon import GAP, Lexicon, Term, fold

# the 22 of July 2024, in the order of signing, and those who came after and beside them
SEED = (
    "united-kingdom", "germany", "france", "denmark", "canada", "italy", "netherlands", "finland", "latvia",
    "spain", "belgium", "portugal", "sweden", "iceland", "norway", "japan", "united-states", "european-union",
    "estonia", "lithuania", "poland", "luxembourg",
)  # fmt: skip
ALL = SEED + (
    "romania", "czechia", "slovenia", "ireland", "croatia", "greece", "albania", "vilnius-declaration",
    "ukraine-compact", "uk-100-year-partnership",
)  # fmt: skip
NAMED_DOCUMENTS = ALL[-3:]  # slugs of documents that go by a name of their own, not by a country's
FIXED = ""  # the slug of a fixed name ("Rome Statute"), which means no partner

_WAYS = {"names": "name", "adjectives": "adjective", "capitals": "capital", "leaders": "leader", "titles": "title"}
_DEAL = (
    r"(?:agr\w*ments?|deals?|pacts?|accords?|treat(?:y|ies)|texts?|documents?|papers?|commitments?"
    r"|угод\w*|догов\w*|документ\w*|текст\w*|пакт\w*)\b"
)
_ACTS = r"(?:sign|promis|pledg|commit|join|підпис|обіця|приєдна)\w*"
_NEAR = re.compile(
    rf"'?s?[\s\-–]+(?:(?:and )?ukrain\w*[\s\-–]+)?(?:security |bilateral |military )?(?:{_DEAL}|{_ACTS}|sides?\b"
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
_OWN = re.compile(rf"'s\b|{GAP}{_DEAL}")
_CHAIN = re.compile(r",? ?(?:and|or|та|і|й|або)? ?")
_LANGUAGE = re.compile(r" *(?:$|[.,;:?!)]|and\b|or\b|languages?\b|мов)")
_CURRENCY = r" (?:dollars?|kron\w+|kronor|crowns?|pounds?|yen|zlot\w+|koruna\w*|euros?)\b"
_ASIDE = re.compile(
    rf"{_CURRENCY}| model\b|(?:[\s-]led)? (?:art\w+ |large-cal\w+ )?(?:initiativ|shell|am+unit)\w*"
    r"| (?:ініціатив|снаряд|модел|боєприпас)\w*"
)
_AS_PARTNER_BEFORE = re.compile(
    rf"{_DEAL} (?:\w+ ){{0,2}}?(?:with|between|by|of|з|із|зі|між) (?:the )?$"
    r"|\bbetween ukraine and (?:the )?$|\bміж україною (?:та|і|й) $|signed (?:with|by) (?:the )?$"
)
_AS_PARTNER_AFTER = re.compile(
    rf"'?s? (?:security |bilateral |безпеков\w+ )?{_DEAL}|(?: has| have| also| ever)* {_ACTS}|{GAP}(?:and )?ukrain\w*"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text means a partner; way: name, adjective, capital, place (a capital after in/at), leader, title."""

    slug: str
    start: int
    end: int
    text: str
    way: str


@cache
def _data() -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(Path(__file__).with_suffix(".yaml").read_text("utf-8"), loader)
    return data


@cache
def _partners() -> Lexicon:
    lexicon = Lexicon()
    for slug, entry in _data()["partners"].items():
        for key, way in _WAYS.items():
            if key in entry:
                lexicon.add(entry[key], slug, way)
    lexicon.add(_data()["fixed"], FIXED, "fixed")
    lexicon.known.update(fold(word) for word in _data()["ordinary"].split())
    return lexicon


@cache
def _foreign() -> Lexicon:
    from babel import Locale

    data, lexicon = _data(), Lexicon()
    names = [dict(Locale(tongue).territories) for tongue in ("en", "uk")]
    codes = {*data["foreign"], *(str(code) for code in names[0] if str(code).isalpha())}
    beside = set(re.split(r", *", data["beside"]))
    for code in sorted(codes - set(data["skipped"].split())):
        way = "beside" if code in beside else "name"
        english, ukrainian = (re.split(r" \(| [-–] |, ", name.get(code, code))[0] for name in names)
        label = f"{data['shown'].get(code, english)}|{ukrainian}"
        lexicon.add(english.replace("-", " ").replace(" & ", " (&|and) "), label, way)
        if ukrainian != code and code not in data["unlike"]:
            *before, last = ukrainian.replace("-", " ").split()
            words = [word if len(word) < 4 else word[:-1] + "-" for word in before] + [last + "~"]
            lexicon.add(("=" if len(last) < 5 else "") + " ".join(words), label, way)
        if code in data["foreign"]:
            lexicon.add(data["foreign"][code], label, way)
    return lexicon


def _stands(term: Term, text: str, folded: str, start: int, end: int, fuzzy: bool) -> bool:
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


def _is_aside(m: Mention, folded: str) -> bool:
    """Whether a partner only lends its name to a language, a currency, a model of financing or an initiative."""
    return (m.way == "adjective" or m.slug in ("czechia", "denmark")) and bool(_ASIDE.match(folded, m.end))


def _is_language(m: Mention, folded: str) -> bool:
    if m.way != "adjective":
        return False
    after_in = folded[: m.start].endswith("in ") and _LANGUAGE.match(folded, m.end)
    return bool(after_in or re.match(r" (?:languages?\b|мов)", folded[m.end : m.end + 12]))


def _is_century(m: Mention, others: list[Mention], folded: str) -> bool:
    """Whether the United Kingdom is named only as the partner of the 100-year partnership."""
    after = folded[m.end : m.end + 40]
    if m.slug != "united-kingdom" or m.way == "leader" or re.match(rf"'?s? (?:security )?{_DEAL}", after):
        return False
    for other in others:
        if other.slug == "uk-100-year-partnership" and other.way == "title":
            before = other.end <= m.start
            gap = folded[other.end : m.start] if before else folded[m.end : other.start]
            rest = re.sub(rf"^\W*{_DEAL}", "", gap) if before else gap
            if len(gap) <= 40 and not re.search(rf"\b{_DEAL}|compar|than\b|differ|\b(?:vs|or|або)\b|порівн", rest):
                return True
    return False


def _placed(mentions: list[Mention], folded: str) -> Iterator[Mention]:
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


def _raw(text: str, fuzzy: bool) -> tuple[list[Mention], str]:
    """All that is found, fixed names too, in the places of the readable text, which comes with it, folded."""
    readable, _ = _partners().readable(text, fuzzy)
    folded = fold(readable)
    hits = _partners().find(readable, folded, lambda t, start, end: _stands(t, readable, folded, start, end, fuzzy))
    return [Mention(t.label, start, end, "", "weak" if t.rule == "*" else t.way) for t, start, end in hits], folded


def named(text: str, fuzzy: bool = False) -> tuple[Mention, ...]:
    """The partners a text names, in order; `fuzzy` forgives typing errors and is meant for questions."""
    raw, folded = _raw(text, fuzzy)
    likely = [m for m in raw if m.slug != FIXED and not _is_language(m, folded)]
    strong = [m for m in likely if m.way != "weak"]
    firm = [m for m in strong if not _is_aside(m, folded)] or strong or [replace(m, way="title") for m in likely]
    kept = _placed([m for m in firm if not _is_century(m, firm, folded)], folded)
    _, origin = _partners().readable(text, fuzzy)
    spans = ((m, origin[m.start], origin[m.end]) for m in kept)
    return tuple(replace(m, start=start, end=end, text=text[start:end]) for m, start, end in spans)


def readings(mention: Mention, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The partners a mention can mean: "Brussels" alone is Belgium's government or the EU's."""
    if mention.slug == "belgium" and all(m.way == "capital" for m in mentions if m.slug == "belgium"):
        return ("belgium", "european-union")
    return (mention.slug,)


def slugs(text: str, fuzzy: bool = False) -> tuple[str, ...]:
    """The distinct partners a text names, in order of appearance, places ("signed in Paris") included."""
    return tuple(dict.fromkeys(m.slug for m in named(text, fuzzy)))


def unknown(text: str) -> tuple[str, ...]:
    """Countries and organisations named that are no partner, each by its name in the language it was named in."""
    taken, folded = _raw(text, fuzzy=False)
    readable, _ = _partners().readable(text, fuzzy=False)

    def allowed(term: Term, start: int, end: int) -> bool:
        if any(m.start < end and start < m.end for m in taken if m.way != "weak"):
            return False
        return term.rule != "=" or not text.isupper()

    names = []
    for term, start, end in _foreign().find(readable, folded, allowed):
        english, ukrainian = term.label.split("|")
        if term.way != "beside" or _AS_PARTNER_BEFORE.search(folded[:start]) or _AS_PARTNER_AFTER.match(folded, end):
            names.append(ukrainian if folded[start] > "z" else english)
    return tuple(dict.fromkeys(names))


def name_of(slug: str, article: bool = False) -> str:
    """The partner's English name: "Netherlands", with its article "the Netherlands"."""
    entry = _data()["partners"][slug]
    return str(entry.get("article", entry["name"]) if article else entry["name"])


def adjective_of(slug: str) -> str:
    """The partner's English adjective: "British"."""
    return str(_data()["partners"][slug]["adjective"])


def ukrainian_name_of(slug: str) -> str:
    """The partner's Ukrainian name: "Велика Британія"."""
    return str(_data()["partners"][slug]["ukrainian"])
