"""What a text says about itself: title, type, parties, when, where and by whom it was signed; the file's name only at last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus import parties as register
from corpus.document import Section
from corpus.identity import signing
from corpus.identity.dating import Day, in_force_from, made_on
from corpus.identity.parties_read import parties_in
from corpus.identity.party_lists import Party, unique
from corpus.identity.preamble import parties_of
from corpus.identity.pronoun_parties import addressed
from corpus.identity.side_by_side import columns_apart
from corpus.identity.signed_by import signatures
from corpus.identity.signers import days_under, signers_of, signers_under
from corpus.identity.title_letters import from_name
from corpus.identity.titles import title_of
from corpus.identity.types import type_of, type_said
from corpus.names.company_forms import closes, is_company
from corpus.names.countries import is_state, states
from corpus.quantities.dates import dates_in, order_of
from corpus.sentences import cyrillic_share
from corpus.structuring import SIGNATURES

FRONT = 8000  # characters of the first pages
_CYRILLIC = 0.5  # of the letters: what reads names knows no such script
_COVER, _LATEST = 2500, 60_000  # characters of a cover; within which a preamble comes after a long table of contents
_PREAMBLE = re.compile(
    r"\b(?:THIS|This) (?:[\w&,/’'\"“”-]+ ){0,10}?(?i:agreement|contract|lease|deed|amendment)\b[^.;]{0,160}?\b(?i:made|entered|dated|between|among)\b"
)


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
    pages = _front(text)
    front = _without_lines(pages)
    order = order_of(text)
    days = dates_in(front, order)
    closing = signing.closing_of(text, sections)
    tail = _squeezed(columns_apart(closing or signing.tail_of(text))[0])
    title = title_of(front)
    written = tuple(
        _without_place(one, text) for one in _parties(_without_lines(_front(text[: _signatures_at(text, sections)])), front, tail)
    )
    parties = written if cyrillic_share(front) > _CYRILLIC else parties_in(pages, written)
    signed, place = _signed(front, closing, days, order)
    people = [party.name for party in parties if not closes(party.name.split()[-1])]
    of_parties = signers_of(tail, people, [*(one.name for one in parties), *(one.role for one in parties)])
    by_sentences = [one.name for one in signatures(text)]
    signers = tuple(dict.fromkeys([*of_parties, *(name for name in by_sentences if not of_parties or name in people)]))
    under = {} if signers else signers_under(text, people)
    return Description(
        title=title or from_name(name),
        type=_type(title, [party.name for party in parties], front),
        parties=tuple(party.name for party in parties),
        roles=tuple(_said_often(under.get(party.name, ""), text) or party.role for party in parties),
        signed=signed or signing.signed_under(tail, order) or signing.last_of(days_under(text, people, order)),
        effective=in_force_from(front, days),
        place="" if place in people else place,
        signers=signers or tuple(under),
        partners=_partners(title, parties),
    )


def _without_lines(pages: str) -> str:
    """Pages without runs of blanks and lines that are drawn."""
    return re.sub(r"[ \t]{2,}", " ", re.sub(r" ?-{3,} ?", " ", pages))


def _signatures_at(text: str, sections: Sequence[Section]) -> int:
    """Where a text is signed; its end where no section says so. Who signs there is no party of its preamble."""
    return min((section.start for section in sections if section.path == SIGNATURES), default=len(text))


def _front(text: str) -> str:
    """The first pages; where a table of contents fills them, the cover and the preamble behind it."""
    if len(text) > FRONT and not _PREAMBLE.search(text, 0, FRONT) and (later := _PREAMBLE.search(text, FRONT, _LATEST)):
        return f"{text[:_COVER]}\n\n{text[later.start() : later.start() + FRONT - _COVER]}"
    return text[:FRONT]


def _squeezed(lines: str) -> str:
    """Without long runs of blanks, in which patterns would wander."""
    return re.sub(r"[ \t]{3,}", "  ", re.sub(r"\n{3,}", "\n\n", lines))


def _parties(before: str, front: str, tail: str) -> tuple[Party, ...]:
    """Those the first pages name, before the signatures if they can; where that is not more than one, also
    whom a letter addresses, and those over the signatures."""
    found: tuple[Party, ...] = ()
    for pages in dict.fromkeys((before, front)):
        if len(found := parties_of(pages)) > 1:
            return found
    return unique([*found, *addressed(front), *(Party(name, "") for name in signing.signing_parties(tail))])


def _without_place(party: Party, text: str) -> Party:
    """A party without the place behind a person's name, "Ann Bell of Mill House", where the text also calls one so without it."""
    person, *place = re.split(" (?:of|OF) ", party.name, maxsplit=1)
    alone = (
        place
        and " " in person
        and not is_state(party.name)
        and re.search(rf"(?<!\b[Tt]he )(?i:{re.escape(person)})\b(?! [oO][fF]\b)", text)
    )
    return Party(person, party.role) if alone else party


def _said_often(role: str, text: str) -> str:
    """What somebody signs as, where the text calls somebody so."""
    return role if role and len(re.findall(rf"\bthe {re.escape(role)}\b", text[:FRONT], re.I)) > 1 else ""


def _partners(title: str, parties: Sequence[Party]) -> tuple[str, ...]:
    """The countries among the parties where all are states, or the document that goes by a name of its own."""
    slugs = states(party.name for party in parties)
    own = [mention.slug for mention in register.named(title) if mention.slug in register.NAMED_DOCUMENTS]
    return tuple(dict.fromkeys(slugs or own))


def _type(title: str, parties: Sequence[str], front: str) -> str:
    """The kind that the title names, else what the first pages say the text is."""
    return type_of(title, *(len(parties) > 1 and all(map(are, parties)) for are in (is_state, is_company))) or type_said(front)


def _signed(front: str, closing: str, days: Sequence[Day], order: str) -> tuple[date | None, str]:
    """The date and place of signing: from "made this 5th day of March", else the closing lines, else a date near the title."""
    made, stated = made_on(front, days)
    day, place = signing.signed_in(closing, order) if closing else (None, "")
    if made and (stated or not (day and place)):
        return made[0], place or signing.place_of_making(front, made[1])
    return day, place
