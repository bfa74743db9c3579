"""What a text says about itself: title, type, parties, when, where and by whom it was signed; the file's name only at last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus import parties as register
from corpus import signing
from corpus.countries import is_country, slug_of
from corpus.dates import first_date
from corpus.document import Section
from corpus.preamble import Party, parties_of
from corpus.titles import from_name, title_of
from corpus.types import type_of

FRONT = 8000  # characters of the first pages
_STATED = re.compile(
    r"\b(?:this|these|цей|dieser|diese)\s+[^.;]{0,160}?\b(?:made|entered|dated|executed|concluded|effective|between|is|укладен\w*)\b"
    r"|\b(?:agreement|contract|lease|deed|addendum|amendment|note)\b[^.;]{0,80}?\b(?:dated|made|entered into|effective)\b|\bdated?:?(?= (?:as of|this|the|\d|[A-Z]))",
    re.I,
)
_BLANK = re.compile(r"_{2,}|\[[_ •●*]*\]|[«\"]_+")
_EFFECTIVE = (
    re.compile(r"[\"“](?:effective|commencement|start) date[\"”]?\W{0,3} (?:shall )?(?:means?|be|is)\b", re.I),
    re.compile(r"\beffective date\W{1,4}(?!of)(?:of this \w+ )?(?:\([^)]*\) ?)?(?:is|shall be|means)?:? *(?=(?:the )?\d|[A-Z])", re.I),
    re.compile(r"\b(?:effective|with effect|in effect)(?:,)? (?:as of|as from|from and after|from|on|as at|beginning|since)\b", re.I),
    re.compile(r"\b(?:made|and|is|be|dated|becomes?|being) effective\b(?! date)", re.I),
    re.compile(
        r"\b(?:enters?|entered|entering|come|comes) into (?:force|effect)\b|набира\w+ чинності|\btritt\b|\bin kraft\b|\bentre en vigueur\b",
        re.I,
    ),
    re.compile(
        r"\b(?:commenc(?:es?|ing)|begin(?:s|ning)?|start(?:s|ing)?|beginnt|починається|починаючи)(?: on| from| as of| am| з| effective)?\b",
        re.I,
    ),
    re.compile(r"\b(?:commencement|start) date\b", re.I),
)
_AFTER = re.compile(r"^[^.;\n]{0,30}\(?(?:the|hereinafter|hereafter)?[^.;\n]{0,24}[\"“(](?:the )?effective date", re.I)


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
    front = text[:FRONT]
    closing = signing.closing_of(text, sections)
    tail = closing or signing.tail_of(text)
    title = title_of(front)
    parties = _parties(front, tail)
    signed, place = _signed(front, closing)
    states = len(parties) > 1 and all(is_country(party.name) for party in parties)
    return Description(
        title=title or from_name(name),
        type=type_of(title, states),
        parties=tuple(party.name for party in parties),
        roles=tuple(party.role for party in parties),
        signed=signed or signing.signed_under(tail),
        effective=_effective(front),
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
    own = [mention.slug for mention in register.named(title) if mention.slug in register.NAMED_DOCUMENTS]
    return tuple(dict.fromkeys(slugs or own))


def _signed(front: str, closing: str) -> tuple[date | None, str]:
    """From the closing lines, else the sentence that opens the agreement, else a dated line near the title."""
    day, place = signing.signed_in(closing) if closing else (None, "")
    if day:
        return day, place
    opened, blank = _opened(front)
    if opened or blank:
        return opened, place
    above, where = signing.signed_above(front)
    return above, place or where


def _opened(front: str) -> tuple[date | None, bool]:
    """The date of "This Agreement is made on ...", and whether a blank stands where it should be."""
    for match in list(_STATED.finditer(front[:6000]))[:6]:
        stretch = front[match.start() : match.end() + 160]
        blank, found = _BLANK.search(stretch), first_date(stretch)
        if found and (not blank or blank.start() > found[1]):
            return found[0], False
        if blank and blank.start() < match.end() - match.start() + 60:
            return None, True
    return None, False


def _effective(front: str) -> date | None:
    """The date that is called the effective one, or from which the agreement is in force."""
    for pattern in _EFFECTIVE:
        for match in list(pattern.finditer(front))[:6]:
            stretch = front[match.end() : match.end() + 60]
            found = first_date(stretch)
            if found and not _BLANK.search(stretch[: found[1]]):
                return found[0]
    return None
