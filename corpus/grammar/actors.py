"""Who acts in a document: its parties, and who else it calls something, wherever its text mentions them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus import parties as countries
from corpus.document import Document
from corpus.identity.party_names import name_at
from corpus.identity.party_roles import LABELS, role_of
from corpus.names.company_forms import closes, is_form
from corpus.names.countries import is_country
from corpus.names.name_words import core
from corpus.names.pronouns import called_by_word

_DEFINED = re.compile(
    r"\((?:(?:the|hereinafter|hereafter|called|referred to as),? ?)*[\"“„«](?:the )?(?P<word>[^\"“”«»„\n()]{2,40})[\"”»“](?P<more>[^()\n]{0,60})\)",
    re.IGNORECASE,
)
_AS = re.compile(r"\b(?:as|als|як) (?:an? |the )?(?P<word>" + "|".join(map(re.escape, LABELS)) + r")\b", re.IGNORECASE)
_MEANT = re.compile(
    r"[\"“„«](?:the )?(?P<word>[^\"“”«»„\n()]{2,40})[\"”»“](?: (?:shall|will))?(?: also)? (?:mean|refer|include|denote)s?\b", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:^|(?<=[\n;]))[ \t]*(?:\(?\w{1,3}[.)] *|\d+(?:\.\d+)* +)?(?:and )?", re.IGNORECASE)
_TOLD = re.compile(r"\s*(?:,\s(?:an?|of|at|the|with)\b[^();]*)?,?\s*")  # between a name and what it is called
_FAR = 250  # characters between the beginning of a line and what is called something in it
_OF_STATE = re.compile(
    r"^(?:the )?(?:(?:\w+ )?(?:kingdom|republic|state|commonwealth|federation|principality|government|duchy|union) of (?:the )?)+"
    r"(?P<name>\w[\w’'-]*(?: \w[\w’'-]*){0,2})$",
    re.IGNORECASE,
)
_SPEAKING = {"We": re.compile(r"\bwe\b", re.IGNORECASE), "You": re.compile(r"\byou\b", re.IGNORECASE), "I": re.compile(r"\bI\b(?!\.)")}
_UKRAINE = re.compile(r"\b(?:Ukraine|the Ukrainian (?:side|party|participant|government)|Україна)\b(?!['’])", re.IGNORECASE)
_SIDE = re.compile(r" (?:side|party|participant|government|authorities)\b", re.IGNORECASE)


class Actors:
    """The parties of one document (`names`), who else it calls something (`others`), and where its sentences mention them."""

    def __init__(self, document: Document) -> None:
        roles = [*document.roles, *[""] * len(document.parties)]
        own = [(_called(name, role), name, role) for name, role in zip(document.parties, roles, strict=False)]
        self._speaking = speaking = _speaking(document.text, own)
        self._slugs = {slug: called for called, name, _ in own if (slug := countries.slug_of(name))}
        self._slugs |= {slug: countries.name_of(slug) for slug in document.partners}
        states = bool(document.partners)
        self.names = tuple(dict.fromkeys([*self._slugs.values(), "Ukraine"] if states else [called for called, _, _ in own]))
        self.others = () if states else others_named(document)
        self.things: frozenset[str] = frozenset() if states else _things(document.text) - {*self.names, *self.others}
        self._bodies = frozenset(called for called, name, _ in own if is_country(name) or any(map(_is_body, name.split())))
        self.everybody = self.names if "I" in speaking and "We" not in speaking else ()  # whom "we" means, where one of them is "I"
        self._patterns = [(called, pattern) for called, name, role in own for pattern in _patterns_of(name, role, states)]
        self._patterns += [(called, pattern) for called in self.others for pattern in _patterns_of("", called, states=True)]
        self._patterns += [(speaking.get(word, word), pattern) for word, pattern in _SPEAKING.items()]
        self._patterns += [("Ukraine", _UKRAINE)] if states else []

    def in_text(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, who) of each mention."""
        for called, pattern in self._patterns:
            yield from ((match.start(), match.end(), called) for match in pattern.finditer(text))
        for mention in countries.named(text) if self._slugs else ():
            side = _SIDE.match(text, mention.end) if mention.way == "adjective" else None
            end = side.end() if side else mention.end
            if mention.slug in self._slugs and (side or mention.way == "name") and not text[end:].startswith(("'", "’")):
                yield mention.start, end, self._slugs[mention.slug]

    def of_pronoun(self, word: str) -> str:
        """Who is meant by a form of "I", "you" or "we", "" for another word: "me", "yours"."""
        pronoun = called_by_word(word)
        return self._speaking.get(pronoun, pronoun)

    def may_be(self, who: str, pronoun: str) -> bool:
        """Whether a pronoun of the third person can stand for an actor: "she" for no company."""
        return pronoun.lower() not in ("he", "she", "він", "вона") or who not in self._bodies


@lru_cache(maxsize=512)
def others_named(document: Document) -> tuple[str, ...]:
    """What the text calls people and bodies who are no party: "Jane Doe, a director, signs as guarantor (the "Guarantor")"."""
    known = {name.casefold() for name in (*document.parties, *document.roles)}
    called = dict.fromkeys(one.word for one in _callings(document.text) if one.somebody)
    return tuple(word for word in called if word.casefold() not in known)


class _Calling(NamedTuple):
    """A place at which a text calls somebody or something so: in brackets, or by "as"."""

    word: str
    somebody: bool
    bracketed: bool


def _callings(text: str) -> Iterator[_Calling]:
    for bracketed, pattern in ((True, _DEFINED), (False, _AS)):
        for match in pattern.finditer(text):
            called = role_of(match["word"] if bracketed else match["word"].capitalize())
            before = text[max(0, match.start() - _FAR) : match.start()]
            begins = [found.end() for found in _BEGINS.finditer(before)]
            if called and begins:
                usual = bracketed and called.lower() in LABELS
                yield _Calling(called, usual or _is_of_name(before[begins[-1] :], bracketed), bracketed)


def _is_of_name(line: str, bracketed: bool) -> bool:
    """Whether the name with which a line begins is what is called something at its end: "Jane Doe, of 3 High Street, (the "Agent")"."""
    name = name_at(line, 0)
    if name is None or len(name.text.split()) < 2:
        return False
    told = line[name.end :]
    return bool(_TOLD.fullmatch(told)) or not bracketed and told.startswith(",")


def _things(text: str) -> frozenset[str]:
    """What the text calls so in brackets behind words that are no name, and what it says that it means."""
    meant = {role_of(match["word"]) for match in _MEANT.finditer(text) if match["word"].lower() not in LABELS}
    return frozenset({one.word for one in _callings(text) if one.bracketed and not one.somebody} | meant - {""})


def _is_body(word: str) -> bool:
    return is_form(word) or closes(word)


def _speaking(text: str, own: list[tuple[str, str, str]]) -> dict[str, str]:
    """What the parties are called who speak or are spoken to, by their pronoun: by their role, or "I, Jane Doe, ..."."""
    speaking = {role.capitalize(): called for called, _, role in own if role.capitalize() in _SPEAKING}
    for called, name, _ in own:
        told = re.search(rf"\b(I|[Ww]e|[Yy]ou),? (?:the undersigned,? )?{re.escape(name)}\b", text)
        if told:
            speaking.setdefault(told[1].capitalize(), called)
    return speaking


def _called(name: str, role: str) -> str:
    slug, short = countries.slug_of(name), _OF_STATE.match(name)
    role = role.capitalize() if role.capitalize() in _SPEAKING else role
    state = short["name"] if short else name
    return countries.name_of(slug) if slug else role or (state.title() if state.isupper() and short else state)


def _patterns_of(name: str, role: str, states: bool) -> Iterator[re.Pattern[str]]:
    """How a party is written in the text: by its role, by its name, and by the first word of its name."""
    if role and role.capitalize() not in _SPEAKING:
        words = r"\s+".join(map(re.escape, role.split()))
        yield re.compile(rf"\b{words}s?\b(?!['’])", re.IGNORECASE)
    if not states:
        yield re.compile(r"\b" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w|['’])", re.IGNORECASE)
        short = _OF_STATE.match(name)
        first = [short["name"]] if short else core(name)[:1]
        if first and len(first[0]) > 3:
            yield re.compile(rf"\b(?=[A-ZА-ЯҐЄІЇ])(?i:{re.escape(first[0])})\b(?!['’])")
