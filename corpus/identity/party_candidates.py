"""Whether a name in a list of parties is a further party, and not a place, an address or part of a description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from corpus.identity.party_names import Name
from corpus.names.company_forms import closes
from corpus.names.countries import is_state


class Entry(NamedTuple):
    """A party that is found in a list: its name, the label before it, and where it begins."""

    name: Name
    label: str
    begin: int


_DESCRIBED = re.compile(
    r"(?:\[[^\]]*\])?\s*,?\s*(?:\(|[\"“]|\[|[–—-] |hereinafter|hereafter|herein\b|an? [\w’ -]|as [A-Z]|AS [A-Z]|with\b|whose|having|organi[sz]ed|"
    r"incorporated|a\.k\.a|d/b/a|f/k/a|doing business|located|residing|represented|acting|of(?: No\.?)? \d|existing|registered|duly|"
    r"established|formed|its |on behalf|for itself|individually|in (?:his|her|its)|by its|далі|надалі|в особі|як(?:ий|а|е|і)\b|що |зареєстр|"
    r"паспорт|РНОКПП|код|адреса|vertreten|mit Sitz|wohnhaft|geboren|nachfolgend|ayant|dont|demeurant)"
)
_DEFINED = re.compile(
    r"\s*,?\s*(?:(?:d/b/a|f/k/a|a/k/a|doing business as)[^,;(\n]{0,60})?,?\s*(?:\([^)]{0,40}[\"“]|\((?:the |hereinafter )|[\"“]|[–—-] далі|\(далі|"
    r"hereinafter|hereafter|as [A-Z]|AS [A-Z]|далі|nachfolgend|an? [\w’ -]*[^()]{0,160}\([^)]{0,40}[\"“])"
)
_CALLED = re.compile(r"\s*,?\s*\([^)]{0,30}[\"“]")
_DONE = re.compile(r"\s*(?:[,;.(]|\b(?:and|AND|on|dated|this|та|і)\b|$|\n)")
_IN_PLACE = re.compile(
    r"\b(?:laws?|Laws?|State|Province|Kingdom|organi[sz]ed|existing|incorporated|registered|located|offices?|England|parliament|c/o|C/O|listed|"
    r"subsidiar\w+|affiliates?|division|behalf|acting|its|Attention:?|Attn:?)\b[^;]*$"
)
_ON_ONE_SIDE = (
    r"(?i:(?:of|on) the (?:one|first|second|other) (?:part|hand|side)|(?:з|із) (?:одного|однієї|першої) (?:боку|сторони)|einerseits)"
)
_CLOSED = re.compile(rf"(?:[\0)\"”»]|{_ON_ONE_SIDE})[\s,;]*(?:and|AND|to|та|і|й|und)?[\s,;]*$")
_IN_TURN = re.compile(r" ?\0+[,;] (?:(?:Mr|Mrs|Ms|Mx|Dr)\.? )?")
_RELATED = re.compile(r"\b(?:subsidiar\w+|affiliates?|division|behalf|c/o|C/O|listed|between|merger|of)\b[^;,]{0,60}$")
_BARE = re.compile(r"[\s,;]*(?:\b(?:and|AND|And|та|і|й|und|et)\b)?[\s,;–—-]*(?:the |The |THE )?")
BULLET = "[•·*◦▪‣]"
_ENUMERATED = re.compile(rf"(?:\(\w+\)|\d\.|(?:^|\s){BULLET}) *(?:the |The |THE )?$")
_GOES_ON = re.compile(
    r"(?:, ?(?:[^\W\d][\w.’'-]* ){1,4}[^\W\d][\w.’'-]*)*,? ?(?:and|AND|And|та|і|й|und|UND|et|ET) "
)  # names of two words and more


def enumerator(stretch: str, begin: int) -> str:
    """The kind of number before a name: "(" of "(1)", "1" of "1.", "•" of a bullet, "" without one."""
    number = _ENUMERATED.search(stretch[max(0, begin - 12) : begin])
    mark = number[0].lstrip()[0] if number else ""
    return "1" if mark.isdigit() else "•" if mark and mark != "(" else mark


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name that may be a further party of a list, with what stands before it (since the last one) and after it."""

    kind: str
    name: Name
    before: str
    after: str
    last: str  # the last word of the name
    unformed: bool  # the party before it has no company's form

    @property
    def bare(self) -> bool:
        """Nothing but a separator stands before it."""
        return _BARE.fullmatch(self.before) is not None

    @property
    def strong(self) -> bool:
        """It ends as organisations' names do."""
        return self.name.formed and closes(self.last)

    @property
    def defined(self) -> bool:
        """A role follows."""
        return _DEFINED.match(self.after) is not None

    @property
    def described(self) -> bool:
        """What follows is what follows the name of a party."""
        return _DESCRIBED.match(self.after) is not None

    @property
    def done(self) -> bool:
        """The name is all that is said of it."""
        return _DONE.match(self.after) is not None

    @property
    def several(self) -> bool:
        """It has two words or more."""
        return len(self.name.text.split()) > 1

    @property
    def in_turn(self) -> bool:
        """It follows the brackets of the one before at once, and its own follow it: 'Ann Bell ("Bell"), Otto Kern ("Kern")'."""
        return self.several and _IN_TURN.fullmatch(self.before) is not None and _CALLED.match(self.after) is not None

    @property
    def in_place(self) -> bool:
        """It belongs to the description of the party before: a place, a law, a parent company."""
        if _IN_PLACE.search(self.before) is None or _CLOSED.search(self.before):
            return False
        sure = self.strong and (self.kind == "and" or _CALLED.match(self.after))
        return not sure or _RELATED.search(self.before) is not None

    @property
    def listed(self) -> bool:
        """It goes on a list of names alone: "Anna Koval, Petro Bondar and Ivan Hnat"; what ends after a comma is an address."""
        alone = self.bare and self.done and self.several and (self.name.formed or self.unformed) and not re.search(r"\d", self.name.text)
        return alone and (self.kind != "comma" or self.strong or _GOES_ON.match(self.after) is not None)


def is_party(kind: str, name: Name, begin: int, stretch: str, masked: str, found: list[Entry]) -> bool:
    """Whether a name in a list is a further party, and not a place, an address or part of a description."""
    after = stretch[name.end : name.end + 400]
    if kind == "enum":
        return enumerator(stretch, found[0].begin) == enumerator(stretch, begin) if found else begin < 80
    if not found:
        return name.formed or _DESCRIBED.match(after) is not None or is_state(name.text)
    previous = found[-1].name
    last = stretch[begin : name.end].split()[-1].strip(',»”"')
    candidate = _Candidate(kind, name, masked[previous.end : begin], after, last, not previous.formed)
    if is_state(found[0].name.text):
        return _beside_state(candidate)
    if is_state(name.text):
        return kind == "and" and candidate.bare and (candidate.defined or candidate.done)
    if len(found) > 1 and kind != "semicolon":
        return _is_third(candidate)
    return _is_second(candidate)


def _beside_state(candidate: _Candidate) -> bool:
    """Beside a state stand states, and companies that follow at once or are given a role."""
    near = candidate.bare or len(candidate.before) < 90
    if near and (is_state(candidate.name.text) or candidate.strong and candidate.bare):
        return True
    return candidate.kind == "and" and candidate.strong and candidate.defined


def _is_second(candidate: _Candidate) -> bool:
    """Less is asked of a second party, for there are nearly always two."""
    formed, described, several = candidate.name.formed, candidate.described, candidate.several
    if candidate.kind == "and":
        likely = formed or described or (several or candidate.bare) and candidate.done
        return likely and not candidate.in_place or candidate.strong and described
    if candidate.kind == "semicolon":
        return formed or described or several
    if candidate.kind == "newline":
        return candidate.strong or described and several and not candidate.in_place
    closed = re.search(r"[\0)\"”»][\s,]*$", candidate.before) is not None and several and candidate.defined
    return (candidate.strong or formed and described) and not candidate.in_place or closed or candidate.listed


def _is_third(candidate: _Candidate) -> bool:
    """A third party and those after it end as a company's name does, are given a role, or go on a list of names alone."""
    if candidate.kind == "and" and candidate.bare and candidate.several and candidate.done:
        return True
    sure = candidate.strong or candidate.defined and (candidate.kind == "and" or candidate.name.formed)
    return sure and not candidate.in_place or candidate.listed or candidate.in_turn
