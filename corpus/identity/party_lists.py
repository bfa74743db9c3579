"""The parties of a list that begins at an offset: X, a Delaware corporation ("Supplier"), and Y of 5 Mill Road (the "Buyer")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.identity.party_candidates import BULLET, Entry, enumerator, is_party
from corpus.identity.party_groups import joined, shared
from corpus.identity.party_names import Name, labelled_at, name_at
from corpus.identity.party_roles import past_label, role_in
from corpus.names.company_forms import closes
from corpus.names.countries import is_state
from corpus.quantities.dates import MONTH_NAMES

MOST = 3500  # characters of a list of parties
_STRENGTH = {"comma": 0, "closed": 0, "newline": 1, "and": 2, "semicolon": 3, "enum": 4, "start": 5}


_STOPPED = re.compile(r" [^\W\d_]{4,}\.$")
_TO_BRACKET = re.compile(r"(?:,? (?:[^\W_a-z&]|[&’'.-])+)+(?=\s*\((?:hereinafter|hereafter|the )\b)")
_LEFT = re.compile(rf"\n\n(?!\s*(?:{BULLET}|(?i:and)\b|$))")  # a paragraph that is no further bullet


class Party(NamedTuple):
    """A party as the document writes its name, and what the document calls it ("" where it does not say)."""

    name: str
    role: str


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
    r"|\b(?i:dated)\b(?= (?:(?i:effective|as of|this|the)\b|[A-Z\d]))|\b(?<!\bborn )on (?=(?:the )?\d|[A-Z][a-z]+ \d)"
    r"|\.\s+(?=(?:This|These|The (?:part|term|effective)|In consideration|Each|Subject|All|For|It|If|As used)\b)"
    r"|\n(?=(?:THIS|This|Dear|ARTICLE|Article|SECTION|Section|1\.|DATED?|Dated?|Source|Title)\b)"
    rf"|\n(?=(?:{'|'.join(MONTH_NAMES)}) )"
)
_SPLIT = re.compile(
    r"(?P<closed>(?<=\0) (?=[A-Z]))|(?P<semicolon>;)|(?P<newline>[\n|]+)"
    r"|(?P<to>(?<=\0),? to (?=[A-Z]))"  # "granted by X ("Owner"), to Y ("Guest")"
    rf"|(?P<enum>\((?:\d|[a-h]|[ivx]{{1,4}})\)|(?:^|(?<=[\s:,;]))\d\.(?= )|(?:^|(?<=\s)){BULLET}(?= ))"
    r"|(?P<comma>,(?! ?(?:and|та|und|et)\b))|(?P<and>\b(?:and|AND|And|та|і|й|und|UND|et|ET)\b)"
)
_LEAD = re.compile(
    r"(?:[\s,;:–—|•·*◦▪‣-]|\((?:\d|[a-z]|[ivx]{1,4})\)|\b\d[.)](?= )|\b(?:and|AND|And|та|і|й|und|UND|et|by|both|each of|together with|namely|"
    r"(?:his|her|their) [a-z-]+(?= [A-Z])|on the (?:one|other)(?: hand| part| side)?|of the (?:one|first|second|other) part|is|are|as follows)\b(?=[\s,:]))+"
)
_BRACKETED = re.compile(r"\((?!(?:\d|[a-h]|[ivx]{1,4})\))[^()]{0,700}(?:\([^()]{0,200}\)[^()]{0,300}){0,4}\)")
_BORN = re.compile(r"\bborn\b[^,;()\n]{0,60}")
_QUOTED = re.compile(r"[\"“«„][^\"”»“\n]{1,90}[\"”»“]")


def party_list(text: str, at: int, stated: bool = True, one: bool = False) -> tuple[Party, ...]:
    """The parties in a list that begins at an offset; where it is not `stated` to be one, a name must follow at once.

    `one`: whether the text names one party, or several that share a role.
    """
    stretch = text[at : at + MOST]
    masked = _masked(stretch)
    if stop := _END.search(masked, 1):
        stretch, masked = stretch[: stop.start()], masked[: stop.start()]
    found = joined(_entries(stretch, masked, stated), stretch, one)
    return unique(_parties(stretch[: _again_at(stretch, found)], found, one))


def _again_at(stretch: str, found: Sequence[Entry]) -> int:
    """Where a list is over, since a paragraph begins with its first name again; the end of the stretch where none does."""
    again = found and re.compile(rf"\n(?:the )?{re.escape(found[0].name.text)}\b", re.I).search(stretch, found[-1].name.end)
    return again.start() if again else len(stretch)


def _entries(stretch: str, masked: str, stated: bool) -> list[Entry]:
    """The names of a list that begins a stretch, each as its separators part them."""
    found: list[Entry] = []
    joined = False
    for kind, start in _starts(masked):
        begin, label = past_label(stretch, start)
        if begin < 0 or found and begin < found[-1].name.end:
            continue
        name = labelled_at(stretch, begin) if label else name_at(stretch, begin)
        name = name and _whole_line(name, stretch)
        if name is None:
            if not found and kind == "start" and not stated and stretch[begin : begin + 1] not in ("", "_", "["):
                break
            continue
        if len(found) > 1 and (kind == "newline" and joined or kind == "enum" and not enumerator(stretch, found[0].begin)):
            break
        if found and enumerator(stretch, found[0].begin) == "•" and _LEFT.search(stretch, found[-1].name.end, begin):
            break
        if label or kind == "start" or is_party(kind, name, begin, stretch, masked, found):
            joined = kind == "and"
            found.append(Entry(name, label, begin))
    return found


def _whole_line(name: Name, stretch: str) -> Name:
    """A name in capitals with the rest of its line, where that is in capitals too, up to the brackets that say what the party is called."""
    rest = _TO_BRACKET.match(stretch, name.end) if name.text.isupper() and not name.formed else None
    return name._replace(text=stretch[name.end - len(name.text) : rest.end()], end=rest.end()) if rest else name


def _parties(stretch: str, found: list[Entry], one: bool) -> list[Party]:
    """The parties of a list, each with the role that the words up to the next one give it."""
    ends = [*(entry.begin for entry in found), len(stretch)][1:]
    after = [stretch[entry.name.end : end] for entry, end in zip(found, ends, strict=True)]
    roles = [entry.label or _role(entry.name, said) for entry, said in zip(found, after, strict=True)]
    return [Party(tidy(entry.name.text), role) for entry, role in zip(found, shared(found, after, roles, one), strict=True)]


def _role(name: Name, after: str) -> str:
    """The role that the words after a name give; a state's stands in the same line and is no other state's name."""
    if not is_state(name.text):
        return role_in(after)
    role = role_in(after.split("\n")[0][:200])
    return "" if is_state(role) and role not in name.text else role


def tidy(name: str) -> str:
    """A name on one line, without the full stop of its sentence."""
    tidied = " ".join(name.split()).strip(" ,;:–—-")
    return tidied[:-1] if _STOPPED.search(tidied) and not closes(tidied.split()[-1]) else tidied


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
    """The stretch with what stands in brackets and quotation marks blanked, and when somebody was born, so that only the separators of the list are seen."""
    for hidden in (_BRACKETED, _QUOTED, _BORN):
        stretch = hidden.sub(lambda said: "\0" * len(said[0]), stretch)
    return stretch


def _starts(masked: str) -> Iterator[tuple[str, int]]:
    """(what stands before, offset) of each place where a party may begin; of several separators in a row the strongest counts."""
    lead = _LEAD.match(masked)
    yield "start", lead.end() if lead else 0
    for split in _SPLIT.finditer(masked):
        if split["to"]:
            yield "and", split.end()
            continue
        lead = _LEAD.match(masked, split.start())
        end = lead.end() if lead else split.end()
        kinds = [piece.lastgroup or "comma" for piece in _SPLIT.finditer(masked, split.start(), end)]
        yield max(kinds, key=lambda kind: _STRENGTH[kind], default="closed"), end
