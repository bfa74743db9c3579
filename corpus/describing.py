"""What a text says about itself: title, type, parties, when, where and by whom it was signed; the file's name only at last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus import partners, signing
from corpus.countries import is_country, slug_of
from corpus.dates import dates_in
from corpus.document import Section
from corpus.preamble import Party, parties_of
from corpus.titles import from_name, title_of
from corpus.types import type_of

FRONT = 8000  # characters of the first pages
Day = tuple[date, int, int]
_OPENS = re.compile(
    r"\b(?:this|these|цей|цього|dieser|agreement|contract|lease|deed|addendum|amendment|note|letter|договір|made|entered|executed|signed|dated|date|done|concluded|укладен\w*|signé|geschlossen|am)\b",
    re.I,
)
_CUE = re.compile(
    r"(?:\b(?:dated?|made|entered into|executed|signed|done|concluded|delivered|effective|as of|as at|as from|on|this|the|of|from|at|in|am|le|від|day|date)\b|[,:(–—-]|\b[A-ZА-Я][\w.]+,?|\bм\. ?[\w-]+,?)\s*[«\"“]?$",
    re.I,
)
_REFERS = re.compile(
    r"\b(?:that certain|pursuant|under the|amended|reference is|prior|previous|original|incorporated (?:on|in)|born|registered|issued|supersedes?|replaces?|until|before|expires?|terminat\w+|ends?)\b[^.;]*$"
    r"|\b(?:to|under|in|of|by) (?:the|an?) (?:\w+ ){0,6}(?:agreement|contract|lease|plan|act|letter)\b[^.;]{0,60}$|\bAct of\b[^.;]*$|(?:filed|10-[QK]|8-K|S-1|Source:)[^.;\n]{0,40}$",
    re.I,
)
_BLANK = re.compile(r"_{2,}|\[[_ •●*]*\]|[«\"]_+")
_BLANK_DATE = re.compile(
    r"\b(?:made|dated|entered into|effective|as of|this|on|day of)\b[^.;\n_\[]{0,40}(?:_{2,}|\[[_ •●*]*\])[^.;\n]{0,60}", re.I
)
_IN_FORCE = re.compile(
    r"(?:\b(?:effective|effect|commenc\w+|begin\w*|start\w*|in force|into force)\b|чинності|чинний|починаючи|\bkraft\b|\bbeginnt\b|\bvigueur\b|\btritt\b)[^.;\n]{0,36}$",
    re.I,
)
_BEGINS = re.compile(
    r"\b(?:commenc\w+|begin\w*|start\w*|in(?:to)? force|beginnt|\w*beginn|kraft|vigueur)\b[^.;\n]{0,36}$|чинності[^.;\n]{0,30}$", re.I
)
_MADE = re.compile(r"\b(?:dated|made|entered into|executed|concluded|укладен\w+|geschlossen)\b[^.;]*$", re.I)
_RANGE = re.compile(r"\s*(?:to|until|till|through|thru|[-–—]|bis|по|до|au)\s+\w", re.I)
_CALLED = re.compile(r"^[^.;\n]{0,30}\([^()\n]{0,40}\b(?:effective|commencement|start) date\b", re.I)


@dataclass(frozen=True, slots=True)
class Description:
    """What a text says about itself; empty where it is silent.

    `type` is in lower case ("lease", "loan agreement"); `roles` stand beside `parties`; `partners` are slugs of known countries.
    """

    title: str = ""
    type: str = ""
    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    signed: date | None = None
    effective: date | None = None
    place: str = ""
    signers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


def describe(text: str, sections: Sequence[Section] = (), name: str = "") -> Description:
    """Reads the first pages and the closing lines; `name` is what the document is called where it has no title."""
    front = re.sub(r"[ \t]{2,}", " ", re.sub(r" ?-{3,} ?", " ", text[:FRONT]))
    days = dates_in(front)
    closing = signing.closing_of(text, sections)
    tail = re.sub(r"[ \t]{3,}", "  ", re.sub(r"\n{3,}", "\n\n", closing or signing.tail_of(text)))
    title = title_of(front)
    parties = _parties(front, tail)
    signed, place = _signed(front, closing, days)
    states = len(parties) > 1 and all(is_country(party.name) for party in parties)
    return Description(
        title=title or from_name(name),
        type=type_of(title, states),
        parties=tuple(party.name for party in parties),
        roles=tuple(party.role for party in parties),
        signed=signed or signing.signed_under(tail),
        effective=_effective(front, days),
        place=place,
        signers=signing.signers_of(tail),
        partners=_partners(title, parties),
    )


def _parties(front: str, closing: str) -> tuple[Party, ...]:
    """Those the first pages name; else those over the signatures."""
    found = parties_of(front)
    if len(found) > 1:
        return found
    signed = [Party(name, "") for name in signing.signing_parties(closing)]
    known = {re.sub(r"\W", "", party.name).casefold() for party in found}
    return (*found, *(party for party in signed if re.sub(r"\W", "", party.name).casefold() not in known))


def _partners(title: str, parties: Sequence[Party]) -> tuple[str, ...]:
    """The parties that are known countries, and the documents that go by a name of their own."""
    slugs = [slug for party in parties if (slug := slug_of(party.name))]
    own = [mention.slug for mention in partners.named(title) if mention.slug in partners.NAMED_DOCUMENTS]
    return tuple(dict.fromkeys(slugs or own))


def _signed(front: str, closing: str, days: Sequence[Day]) -> tuple[date | None, str]:
    """From "made this 5th day of March 2003", else the closing lines, else what else opens the agreement or stands near its title."""
    opened = _opened(front, days)
    made = next(
        (found for found in opened if _MADE.search(front[max(0, found[1] - 70) : found[1]]) and found[1] < opened[0][1] + 400), None
    )
    day, place = signing.signed_in(closing) if closing else (None, "")
    blank = _BLANK_DATE.search(front[:6000])
    first = made or (opened[0] if opened else None)
    if first and not (blank and blank.start() < first[1]) and (made or not (day and place)):
        return first[0], place or signing.place_before(front, first[1])
    return day, place


def _opened(front: str, days: Sequence[Day]) -> list[Day]:
    """The dates of "This Agreement is made on ...", of "Dated as of ..." or of a line of its own."""
    kept = []
    for found in days:
        before = front[max(0, found[1] - 240) : found[1]]
        line = before[before.rfind("\n") + 1 :]
        sentence = re.split(r"(?<=[a-zа-я)”\"]{4})[.;] (?=[A-ZА-Я])", line)[-1]
        alone = len(line) < 40 and len(front[found[2] : found[2] + 60].split("\n")[0]) < 12
        if found[1] > 6000 or _REFERS.search(sentence) or _BEGINS.search(sentence) or _is_range(front, found):
            continue
        if alone or _OPENS.search(sentence) and _CUE.search(sentence):
            kept.append(found)
    return kept


def _is_range(front: str, found: Day) -> bool:
    """Whether a date begins or ends a stretch of time, "1 January 2020 to 31 December 2023"."""
    before = re.search(r"\b(?:to|until|till|through|thru|bis|по|до|au)\s*$|\d\s*[-–—]\s*$", front[max(0, found[1] - 12) : found[1]])
    return (
        before is not None
        or _RANGE.match(front[found[2] : found[2] + 14]) is not None
        and bool(re.search(r"\d", front[found[2] : found[2] + 24]))
    )


def _effective(front: str, days: Sequence[Day]) -> date | None:
    """The date that is called the effective one, else the first from which something is in force."""
    for called in (True, False):
        for day, start, end in days:
            after, before = front[end : end + 90], front[max(0, start - 80) : start]
            if (_CALLED.search(after) if called else _IN_FORCE.search(before)) and not _BLANK.search(before[-12:]):
                return day
    for day, start, end in days:
        if (
            _RANGE.match(front[end : end + 14])
            and len(front[max(0, start - 60) : start].split("\n")[-1]) < 12
            and _is_range(front, (day, start, end))
        ):
            return day
    return None
