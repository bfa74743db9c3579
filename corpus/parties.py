"""Who is meant: names, adjectives, capitals, leaders and titles -> partner slugs (data in parties.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from corpus.names.lexicon import GAP, Lexicon, Term, fold
from corpus.names.mentions import ACTS, DEAL, Mention, is_aside, is_century, is_language, placed, stands
from corpus.own_yaml import read_own

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

_OFFICE = re.compile(
    r"^(?:(?:the )?(?:(?:federal |royal )?government|cabinet of ministers|council of ministers|people|president) of )?(?:the )?|^(?:уряд|кабінет міністрів) ",
    re.I,
)
_WAYS = {"names": "name", "adjectives": "adjective", "capitals": "capital", "leaders": "leader", "titles": "title"}
_AS_PARTNER_BEFORE = re.compile(
    rf"{DEAL} (?:\w+ ){{0,2}}?(?:with|between|by|of|з|із|зі|між) (?:the )?$"
    r"|\bbetween ukraine and (?:the )?$|\bміж україною (?:та|і|й) $|signed (?:with|by) (?:the )?$"
)
_AS_PARTNER_AFTER = re.compile(
    rf"'?s? (?:security |bilateral |безпеков\w+ )?{DEAL}|(?: has| have| also| ever)* {ACTS}|{GAP}(?:and )?ukrain\w*"
)


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_own(Path(__file__).with_suffix(".yaml"))
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
    """Every other country and some organisations; the label is "slug|English name|Ukrainian name"."""
    from babel import Locale
    from pycountry import countries

    data, lexicon = _data(), Lexicon()
    names = [dict(Locale(tongue).territories) for tongue in ("en", "uk")]
    codes = {*data["foreign"], *(str(code) for code in names[0] if str(code).isalpha())}
    beside = set(re.split(r", *", data["beside"]))
    for code in sorted(codes - set(data["skipped"].split())):
        way = "beside" if code in beside else "name"
        english, ukrainian = (re.split(r" \(| [-–] |, ", name.get(code, code))[0] for name in names)
        shown = str(data["shown"].get(code, english))
        label = f"{slugified(shown)}|{shown}|{ukrainian}"
        official = getattr(countries.get(alpha_2=code), "official_name", "") if len(code) == 2 else ""
        if official and "," not in official and "(" not in official:
            lexicon.add(official.replace("-", " "), label, way)
        lexicon.add(english.replace("-", " ").replace(" & ", " (&|and) "), label, way)
        if ukrainian != code and code not in data["unlike"]:
            *before, last = ukrainian.replace("-", " ").split()
            words = [word if len(word) < 4 else word[:-1] + "-" for word in before] + [last + "~"]
            lexicon.add(("=" if len(last) < 5 else "") + " ".join(words), label, way)
        if code in data["foreign"]:
            lexicon.add(data["foreign"][code], label, way)
    return lexicon


def _raw(text: str, fuzzy: bool) -> tuple[list[Mention], str]:
    """All that is found, fixed names too, in the places of the readable text, which comes with it, folded."""
    readable, _ = _partners().readable(text, fuzzy)
    folded = fold(readable)
    hits = _partners().find(readable, folded, lambda t, start, end: stands(t, readable, folded, start, end, fuzzy))
    return [Mention(t.label, start, end, "", "weak" if t.rule == "*" else t.way) for t, start, end in hits], folded


def named(text: str, fuzzy: bool = False) -> tuple[Mention, ...]:
    """The partners a text names, in order; `fuzzy` forgives typing errors and is meant for questions."""
    raw, folded = _raw(text, fuzzy)
    likely = [m for m in raw if m.slug != FIXED and not is_language(m, folded)]
    strong = [m for m in likely if m.way != "weak"]
    firm = [m for m in strong if not is_aside(m, folded)] or strong or [replace(m, way="title") for m in likely]
    kept = placed([m for m in firm if not is_century(m, firm, folded)], folded)
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


def others(text: str) -> tuple[Mention, ...]:
    """Countries and organisations named that `named` does not know, in order, each with its slug; `text` is its name as it is shown."""
    taken, folded = _raw(text, fuzzy=False)
    readable, _ = _partners().readable(text, fuzzy=False)

    def allowed(term: Term, start: int, end: int) -> bool:
        if any(m.start < end and start < m.end for m in taken if m.way != "weak"):
            return False
        return term.rule != "=" or not text.isupper()

    found = []
    for term, start, end in _foreign().find(readable, folded, allowed):
        slug, english, ukrainian = term.label.split("|")
        if term.way != "beside" or _AS_PARTNER_BEFORE.search(folded[:start]) or _AS_PARTNER_AFTER.match(folded, end):
            found.append(Mention(slug, start, end, ukrainian if folded[start] > "z" else english, term.way))
    return tuple(found)


def slugified(name: str) -> str:
    """A name as a slug: "Côte d'Ivoire" is "cote-d-ivoire"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


@cache
def slug_of(name: str) -> str:
    """The slug of the country or union whose whole name this is ("the Government of the Swiss Confederation"); "" where it is none."""
    bare = _OFFICE.sub("", " ".join(name.split())).strip(" .,;")
    whole = [m.slug for m in (*named(bare), *others(bare)) if m.way in ("name", "beside") and m.end - m.start == len(bare)]
    return whole[0] if whole else ""


@cache
def _shown() -> dict[str, tuple[str, str]]:
    """Slug -> English and Ukrainian name of those that have no entry of their own."""
    labels = {term.label for terms in _foreign().terms.values() for term in terms}
    return {slug: (english, ukrainian) for slug, english, ukrainian in (label.split("|") for label in labels)}


def has_own_entry(slug: str) -> bool:
    """Whether parties.yaml says more of a slug than what Babel knows of a country."""
    return slug in _data()["partners"]


def is_known(slug: str) -> bool:
    """Whether a slug is that of a country, a union or a document that goes by a name of its own."""
    return slug in _data()["partners"] or slug in _shown()


def name_of(slug: str, article: bool = False) -> str:
    """The partner's English name: "Netherlands", with its article "the Netherlands"."""
    entry = _data()["partners"].get(slug)
    if entry is None:
        return _shown()[slug][0] if slug in _shown() else slug
    return str(entry.get("article", entry["name"]) if article else entry["name"])


def called(slug: str) -> str:
    """What is concluded with a partner: "the agreement with the Netherlands", "the Vilnius Declaration"."""
    name = name_of(slug, article=True)
    return name if slug in NAMED_DOCUMENTS else f"the agreement with {name}"


def ukrainian_name_of(slug: str) -> str:
    """The partner's Ukrainian name: "Велика Британія"."""
    entry = _data()["partners"].get(slug)
    return str(entry["ukrainian"]) if entry else _shown().get(slug, (slug, slug))[1]


def with_ukrainian(slug: str) -> str:
    """The partner after "угода" in Ukrainian: "зі Швецією"; "" where it is not known how its name is declined."""
    return str(_data()["partners"].get(slug, {}).get("with", ""))
