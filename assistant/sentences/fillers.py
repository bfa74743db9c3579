""" "Which city", "what ship": the noun a question wants filled, and the names in a sentence that are new to the question."""

from __future__ import annotations

import re

from assistant.values import AFTER_NOUN, without_references
from corpus import parties
from corpus.quantities.currencies import currency_of
from corpus.quantities.dates import MONTH_NAMES
from index.terms import stems

_ASKED = re.compile(r"\b(?:which|what|whose)\s+((?:[\w'’-]+ ?){1,5})", re.IGNORECASE)
_NOT_NOUNS = AFTER_NOUN | frozenset("kind kinds type types sort about if should s".split())
_NAME = re.compile(r"\b[A-ZА-ЯІЇЄҐ][\w'’&-]*|\b\w*\d\w*-?\w*[A-Z]\w*")
_POSSESSIVE = re.compile(r"['’]s$")
_NAMED_KINDS = re.compile(
    r"(?:compan|agenc|universit|facilit|ministr|factor|countr|cit|batter)(?:y|ies)|(?:air)?(?:base|field|line|port)s?|firms?|banks?|hospitals?|hotels?|plants?|ships?|frigates?"
    r"|vessels?|boats?|minehunters?|towns?|regions?|oblasts?|provinces?|villages?|schools?|museums?|academ(?:y|ies)|institutes?|ministers?|generals?|officials?|ambassadors?"
    r"|persons?|people|politicians?|brigades?|units?|satellites?|weapons?|drones?|tanks?|missiles?|aircrafts?|jets?|planes?|vehicles?|systems?|howitzers?|rifles?|guns?"
    r"|manufacturers?|producers?|funds?|programmes?|programs?|treat(?:y|ies)|laws?|acts?|operations?|missions?|authors?|heads?|leaders?|embass(?:y|ies)|newspapers?|courts?"
)
# What a text must name for itself: nothing else in it stands for a penalty or a quota.
_TERMS = re.compile(
    r"penalt(?:y|ies)|fines?|fees?|quotas?|tariffs?|tax(?:es)?|interest|rates?|rents?|salar(?:y|ies)|wages?|deposits?|collateral|compensation|discounts?|bonus(?:es)?"
    r"|price|prices|cost|costs|address|e-?mail|phone|websites?|colou?rs?|weight|sizes?|speed|range|calib(?:re|er)s?|ages?|grades?|ranks?|votes?|majorit(?:y|ies)|articles?"
)
# Names that stand in so many sentences that they fill nothing.
_EVERYWHERE = frozenset(
    """ukraine ukrainian ukrainians kyiv russia russian russians nato eu g7 un european union part article chapter section paragraph annex
    president prime minister agreement
    text euro-atlantic euro alliance contact group zelenskyy zelensky contents title languages gdp crimea black sea""".split()
) | frozenset(name.lower() for name in MONTH_NAMES)


def asked_nouns(question: str) -> tuple[str, ...]:
    """The words, lower case, after "which" or "what" that say what is to be named: "which Danish city is" wants a Danish city."""
    found: list[str] = []
    for match in _ASKED.finditer(question):
        words: list[str] = []
        for word in match[1].split():
            if word.lower() in _NOT_NOUNS:
                break
            words.append(word.lower())
        found += words[:2]
    return tuple(found)


def wants_a_name(question: str) -> bool:
    """Whether only a name answers: which company, town, ship, minister, weapon."""
    return any(_NAMED_KINDS.fullmatch(noun) for noun in asked_nouns(question))


def terms_to_name(question: str) -> tuple[str, ...]:
    """The nouns of a question that its answer has to hold itself: "which penalty", "what interest rate"."""
    return tuple(noun for noun in asked_nouns(question) if _TERMS.fullmatch(noun))


def is_filled(text: str, question_stems: frozenset[str]) -> bool:
    """Whether a sentence names something - a place, a ship, an agency - that the question does not name already; partners do not count."""
    plain = without_references(text)
    known = [(mention.start, mention.end) for mention in parties.named(plain)]
    for match in _NAME.finditer(plain):
        word = match[0]
        begins = match.start() == 0 and not re.search(r"[A-Z0-9]", word[1:])
        if len(word) < 2 or begins or any(start <= match.start() < end for start, end in known):
            continue
        base = _POSSESSIVE.sub("", word).lower()
        if base not in _EVERYWHERE and not currency_of(word) and not set(stems(base)) <= question_stems:
            return True
    return False
