"""The parties of a list that begins at an offset: X, a Delaware corporation ("Supplier"), and Y of 5 Mill Road (the "Buyer")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from corpus.countries import is_country
from corpus.dates import MONTH_NAMES
from corpus.party_names import Name, closes, name_at
from corpus.party_roles import past_label, role_in

MOST = 3500  # characters of a list of parties
_STRENGTH = {"comma": 0, "closed": 0, "newline": 1, "and": 2, "semicolon": 3, "enum": 4, "start": 5}


class Party(NamedTuple):
    """A party as the document writes its name, and what the document calls it ("" where it does not say)."""

    name: str
    role: str


class _Entry(NamedTuple):
    name: Name
    label: str
    begin: int


_SPACED = "|".join(r"\s?".join(word) for word in ("WHEREAS", "RECITALS", "RECITAL", "WITNESSETH"))
_END = re.compile(
    rf"\b(?:{_SPACED}|W I T N E S S[\sETH]*|BACKGROUND|Background|Recitals|Whereas|Witnesseth|PREAMBLE|NOW,? THEREFORE)\b"
    r"|\b(?:THIS|This) (?:[\w-]+ ){0,6}?(?i:agreement|contract|lease|deed|amendment)\b"
    r"|\b(?:TABLE OF CONTENTS|Table of Contents)\b"
    r"|(?i:\b(?:it is|is)(?: hereby)? (?:mutually )?agreed)"
    r"|(?i:\b(?:have|has|hereby|do|does)(?: hereby)? (?:agreed?|entered|concluded|undertake))"
    r"|(?i:\b(?:pursuant to|with respect to|relating to|for the (?:purpose|provision|sale|supply|lease)s?\b|in order to|in connection with|sets? forth))"
    r"|(?i:\b(?:is|are) (?:sometimes )?(?:individually |collectively |hereinafter |hereafter |each )+(?:referred|called))"
    r"|(?i:\b(?:hereinafter|hereafter)(?: referred to)? (?:jointly|collectively|together)\b)"
    r"|(?i:\b(?:dated (?:as )?of|уклали|домовились|haben|wird folgend|il a été|ont convenu))"
    r"|\b(?i:dated)\b(?= (?:(?i:effective|as of|this|the)\b|[A-Z\d]))|\bon (?=(?:the )?\d|[A-Z][a-z]+ \d)"
    r"|\.\s+(?=(?:This|These|The (?:part|term|effective)|In consideration|Each|Subject|All|For|It|If|As used)\b)"
    r"|\n(?=(?:THIS|This|Dear|ARTICLE|Article|SECTION|Section|1\.|DATED?|Dated?|Source|Title)\b)"
    rf"|\n(?=(?:{'|'.join(MONTH_NAMES)}) )"
)
_SPLIT = re.compile(
    r"(?P<closed>(?<=\0) (?=[A-Z]))|(?P<semicolon>;)|(?P<newline>[\n|]+)"
    r"|(?P<enum>\((?:\d|[a-h]|[ivx]{1,4})\)|(?:^|(?<=[\s:,;]))\d\.(?= ))"
    r"|(?P<comma>,(?! ?(?:and|та|und|et)\b))|(?P<and>\b(?:and|AND|And|та|і|й|und|UND|et|ET)\b)"
)
_LEAD = re.compile(
    r"(?:[\s,;:–—|-]|\((?:\d|[a-z]|[ivx]{1,4})\)|\b\d[.)](?= )|\b(?:and|AND|And|та|і|й|und|UND|et|by|both|each of|together with|namely|"
    r"on the (?:one|other)(?: hand| part| side)?|of the (?:one|first|second|other) part|is|are|as follows)\b(?=[\s,:]))+"
)
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
_CLOSED = re.compile(r"[\0)\"”»][\s,;]*(?:and|AND)?[\s,;]*$")
_RELATED = re.compile(r"\b(?:subsidiar\w+|affiliates?|division|behalf|c/o|C/O|listed|between|merger|of)\b[^;,]{0,60}$")
_BARE = re.compile(r"[\s,;]*(?:\b(?:and|AND|And|та|і|й|und|et)\b)?[\s,;–—-]*(?:the |The |THE )?")
_BRACKETED = re.compile(r"\((?!(?:\d|[a-h]|[ivx]{1,4})\))[^()]{0,700}(?:\([^()]{0,200}\)[^()]{0,300}){0,4}\)")
_QUOTED = re.compile(r"[\"“«„][^\"”»“\n]{1,90}[\"”»“]")
_ENUMERATED = re.compile(r"(?:\(\w+\)|\d\.) *(?:the |The |THE )?$")


def party_list(text: str, at: int, stated: bool = True) -> tuple[Party, ...]:
    """The parties in a list that begins at an offset; where it is not `stated` to be one, a name must follow at once."""
    stretch = text[at : at + MOST]
    masked = _masked(stretch)
    if stop := _END.search(masked, 1):
        stretch, masked = stretch[: stop.start()], masked[: stop.start()]
    found: list[_Entry] = []
    joined = False
    for kind, start in _starts(masked):
        begin, label = past_label(stretch, start)
        if begin < 0 or found and begin < found[-1].name.end:
            continue
        name = name_at(stretch, begin)
        if name is None:
            if not found and kind == "start" and not stated and stretch[begin : begin + 1] not in ("", "_", "["):
                break
            continue
        if len(found) > 1 and (kind == "newline" and joined or kind == "enum" and not _enumerator(stretch, found[0].begin)):
            break
        if label or kind == "start" or _is_party(kind, name, begin, stretch, masked, found):
            joined = kind == "and"
            found.append(_Entry(name, label, begin))
    ends = [*(entry.begin for entry in found), len(stretch)][1:]
    pairs = zip(found, ends, strict=True)
    return unique(Party(tidy(entry.name.text), entry.label or _role(entry.name, stretch[entry.name.end : end])) for entry, end in pairs)


def _role(name: Name, after: str) -> str:
    """The role that the words after a name give; a state's stands in the same line and is no other state's name."""
    if not is_country(name.text):
        return role_in(after)
    role = role_in(after.split("\n")[0][:200])
    return "" if is_country(role) and role not in name.text else role


def tidy(name: str) -> str:
    """A name on one line."""
    return " ".join(name.split()).strip(" ,;:–—-")


def key_of(name: str) -> str:
    """What two spellings of one name share."""
    return re.sub(r"[\W_]", "", name).casefold()


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each name once, the role of the first that has one."""
    known: dict[str, Party] = {}
    for party in parties:
        key = key_of(party.name)
        if key not in known or not known[key].role and party.role:
            known[key] = party
    return tuple(known.values())


def _masked(stretch: str) -> str:
    """The stretch with what stands in brackets and quotation marks blanked, so that only the separators of the list are seen."""
    masked = _BRACKETED.sub(lambda said: "\0" * len(said[0]), stretch)
    return _QUOTED.sub(lambda said: "\0" * len(said[0]), masked)


def _starts(masked: str) -> Iterator[tuple[str, int]]:
    """(what stands before, offset) of each place where a party may begin; of several separators in a row the strongest counts."""
    lead = _LEAD.match(masked)
    yield "start", lead.end() if lead else 0
    for split in _SPLIT.finditer(masked):
        lead = _LEAD.match(masked, split.start())
        end = lead.end() if lead else split.end()
        kinds = [piece.lastgroup or "comma" for piece in _SPLIT.finditer(masked, split.start(), end)]
        yield max(kinds, key=lambda kind: _STRENGTH[kind], default="closed"), end


def _enumerator(stretch: str, begin: int) -> str:
    """The kind of number before a name: "(" of "(1)", "1" of "1.", "" without one."""
    number = _ENUMERATED.search(stretch[max(0, begin - 12) : begin])
    return "" if number is None else "(" if number[0].startswith("(") else "1"


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
    def in_place(self) -> bool:
        """It belongs to the description of the party before: a place, a law, a parent company."""
        if _IN_PLACE.search(self.before) is None or _CLOSED.search(self.before):
            return False
        sure = self.strong and (self.kind == "and" or _CALLED.match(self.after))
        return not sure or _RELATED.search(self.before) is not None

    @property
    def listed(self) -> bool:
        """It goes on a list of names alone: "Anna Koval, Petro Bondar and Ivan Hnat"."""
        return self.bare and self.done and self.several and (self.name.formed or self.unformed) and not re.search(r"\d", self.name.text)


def _is_party(kind: str, name: Name, begin: int, stretch: str, masked: str, found: list[_Entry]) -> bool:
    """Whether a name in a list is a further party, and not a place, an address or part of a description."""
    after = stretch[name.end : name.end + 400]
    if kind == "enum":
        return _enumerator(stretch, found[0].begin) == _enumerator(stretch, begin) if found else begin < 80
    if not found:
        return name.formed or _DESCRIBED.match(after) is not None or is_country(name.text)
    previous = found[-1].name
    last = stretch[begin : name.end].split()[-1].strip(',»”"')
    candidate = _Candidate(kind, name, masked[previous.end : begin], after, last, not previous.formed)
    if is_country(found[0].name.text):
        return _beside_state(candidate)
    if is_country(name.text):
        return kind == "and" and candidate.bare and (candidate.defined or candidate.done)
    if len(found) > 1 and kind != "semicolon":
        return _is_third(candidate)
    return _is_second(candidate)


def _beside_state(candidate: _Candidate) -> bool:
    """Beside a state stand states, and companies that follow at once or are given a role."""
    near = candidate.bare or len(candidate.before) < 90
    if near and (is_country(candidate.name.text) or candidate.strong and candidate.bare):
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
    return sure and not candidate.in_place or candidate.listed
