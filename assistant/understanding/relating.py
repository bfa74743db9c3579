"""Agreements that a question names beside those it asks about: what it leaves out, "all but the British one", or measures by, "longer than the Polish one"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.understanding.scope import Meant, meant_in
from corpus import parties
from corpus.names.mentions import DEAL
from corpus.registry.register import Register

Spans = Sequence[tuple[int, int]]
MOST = 4  # places of a question at which it may name another agreement
LEFT_OUT, SAME = "left out", "same"  # how an agreement is named; else by a comparative or "after", "before", "since"
_LEAVES_OUT = re.compile(
    r",?\s*\b(?:except(?:ing)?(?: for)?|other than|besides|apart from|aside from|excluding|(?:without|not) (?:counting|including)|leaving (?:out|aside)"
    r"|(?:every|all|any|each|no|none)(?:one|body)?\b[^,;?]{0,40}?(?P<but>\sbut(?: for)?))\s",
    re.IGNORECASE,
)
_NO_AGREEMENT = re.compile(  # what stands before "other than" where a place or a person is left out
    r"\b(?:any|some|no|every|else)?where\W*$|\b(?:place|city|town|capital|person|people|someone|anyone)s?\W*$|\b(?:in|by|at) (?:an?|any|some) (?:\w+ )?\w+\W*$",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"(?:\b(?:on|in|at|for|by|with|under) )?\b(?:exactly )?(?:the )?(?:very )?same (?P<what>\w+)(?: of \w+)?(?: (?:as|that|with|like|when|where))?\s"
    r"|\b(?:(?P<near>just|right|straight|immediately|directly|shortly)\s)?(?:(?P<way>older|earlier|sooner|later|newer|younger|more recent)\s)?(?P<how>after|before|since|than|above|below)\s(?:that of |those of )?",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:(?:the|my|our|that|those|ones?|with|of|for|in)\s)*", re.IGNORECASE)
_NOUN = re.compile(
    rf"(?:['’]s?)?(?:\s(?:security\s)?(?:ones?|{DEAL}|contracts?|leases?|loans?)\b)?(?:\s(?:with|of)\s(?=ukraine\b)ukraine)?", re.IGNORECASE
)
COMPARES = re.compile(r"\bthan\b|\bas \w+ as\b|\b(?:above|below|exceeds?)\b", re.IGNORECASE)
_JOINT = re.compile(r",?\s(?:and|or|nor)\s|,\s", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:did|was|were|does|do|has|had|is)(?=\W*$|[,;])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Related:
    """What the stretch `start`..`end` of a text names, and `how`: LEFT_OUT, SAME, or the words that stand before it; `what` is the same; `near`: "just after"."""

    named: Meant
    how: str
    start: int
    end: int
    what: str = ""
    near: bool = False

    def replaced(self, text: str, by: str = "") -> str:
        """The text with other words in the place of the stretch."""
        return " ".join(f"{text[: self.start]} {by} {text[self.end :]}".split()).replace(" ,", ",").replace(" ?", "?").strip(" ,")


def left_out_of(text: str, register: Register) -> Related | None:
    """The agreements that a question leaves out; None where it leaves out none."""
    for found, names in _with_names(_LEAVES_OUT, text, register):
        start = found.start("but") if found["but"] else found.start()
        named = None if _NO_AGREEMENT.search(text[:start]) else _named(text, found.end(), names, register)
        if named:
            return Related(named[0], LEFT_OUT, start, named[1])
    return None


def measures_of(text: str, register: Register) -> Iterator[Related]:
    """The agreements by which a question measures others, in order."""
    for found, names in _with_names(_MEASURES, text, register):
        if named := _named(text, found.end(), names, register):
            tail = _TAIL.match(text, named[1])
            how = SAME if found["what"] else f"{found['way'] or ''} {found['how']}".strip().lower()
            yield Related(named[0], how, found.start(), tail.end() if tail else named[1], found["what"] or "", bool(found["near"]))


def _with_names(pattern: re.Pattern[str], text: str, register: Register) -> Iterator[tuple[re.Match[str], Spans]]:
    """The first places of a pattern, each with the places of all names in the text."""
    if found := list(islice(pattern.finditer(text), MOST)):
        countries = [(m.start, m.end) for m in parties.named(text, fuzzy=True) if m.way != "place"]
        names = sorted(countries + [(n.start, n.end) for n in register.named(text)])
        yield from ((one, names) for one in found)


def _named(text: str, at: int, names: Spans, register: Register) -> tuple[Meant, int] | None:
    """What a run of names from a place of a text on means, and where it ends; None where no agreement is named there."""
    end, begun = 0, at
    while unit := _unit(text, begun, names):
        end = unit
        if again := _unit(text, end + 1, names):  # a name in other words
            end = again
        joint = _JOINT.match(text, end)
        if not joint:
            break
        begun = joint.end()
    meant = meant_in(text[at:end], register) if end else None
    return (meant, end) if meant and (meant.partners or meant.documents) else None


def _unit(text: str, at: int, spans: Spans) -> int:
    """Where the name that begins at a place of a text ends, with its noun; 0 where none begins there."""
    lead = _LEAD.match(text, at)
    begun = lead.end() if lead else at
    ends = [end for start, end in spans if at <= start <= begun < end]
    noun = _NOUN.match(text, max(ends)) if ends else None
    return noun.end() if noun else 0
