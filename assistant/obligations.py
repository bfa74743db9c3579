"""What each party of a document must do, may do and must not do, and by when: every sentence is read, and grammar decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Citation
from assistant.values import find_values
from corpus.dates import dates_in, order_of
from corpus.document import Document
from corpus.errors import UserError
from corpus.modality import MAY, MUST, MUST_NOT, Modal, done_by, modals_in
from corpus.sentences import sentence_spans
from corpus.subjects import Parties, Subject
from index.index import Index
from index.passage import Passage

SEEN = 2  # times that a defined term does something before it counts as a party that the first page does not name
_ITEM = re.compile(r"(?:[-•*–·]|\(?(?:[a-zа-яіїєґ]|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]|\d{1,2}(?:\.\d{1,2})+)\s", re.IGNORECASE)
_DENIED = re.compile(r"not\b", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:\s\w+ly)? be (?:\w+ly )?(?:\w+(?:ed|en|de|nt|pt|ld|ne|ght)|paid|said|laid)\b", re.IGNORECASE)
_LINKED = re.compile(r"(?:and|or|but|nor|та|і|або|але),?(?: (?:also|then|further|thereafter|in any event|\w+ly))?\s*$", re.IGNORECASE)
_IT = re.compile(r"\bit (?:\w+ly )?$", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:and|or|but|while|whereas|та|і|або|але|а)\s+")
_BEFORE_DATE = re.compile(
    r"\b(?:by|before|until|till|on or before|on|from|after|through|since|at|(?:no|not) later than|commencing|starting|beginning|ending|do|до|з|не пізніше)\s(?:the )?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\b(?:within|(?:no|not) later than|(?:no|not) less than|at least|at the latest|for|after|before|by|until|on|from|every|each|during|upon|over|up to|протягом|не пізніше|за|до)"
    r"(?: (?:a|the|a period of|period of|not less than|at least|another|further))*\s?)?$",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\b(?:(?:on|by) the \w+(?: \w+)? day of )?(?:each|every|per|кожн\w+) (?:\w+ )?(?:calendar )?(?:day|week|month|quarter|half-year|year|день|тижн\w+|місяц\w+|рок\w+|року)\b"
    r"|\b(?:daily|weekly|monthly|quarterly|annually|yearly|щомісяця|щороку|щокварталу|щодня)\b"
    r"|\b(?:immediately|promptly|forthwith|without (?:undue )?delay|as soon as (?:reasonably )?(?:possible|practicable)|негайно|невідкладно)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing laid down: for whom (names as the document calls them, none where it names nobody), of which `corpus.modality.KINDS`,
    in which words (`modal`), by when in its words (`when`, "" for none) and on which day where one is named, with the sentence that says it.
    """

    parties: tuple[str, ...]
    kind: str
    modal: str
    when: str
    due: date | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Obligations:
    """All that a document lays down, in its order: every one of its `sentences` was read. `parties`: all that have something to do in it.

    `party` is the one that was asked for, "" for all.
    """

    document: Document
    party: str
    parties: tuple[str, ...]
    sentences: int
    rows: tuple[Obligation, ...]

    def only(self, kinds: Iterable[str] = (), dated: bool = False) -> Obligations:
        """Those of some kinds, or with a date or period."""
        wanted = set(kinds)
        kept = [row for row in self.rows if (not wanted or row.kind in wanted) and (row.when or not dated)]
        return replace(self, rows=_numbered(kept))


def obligations_of(document: Document, index: Index, party: str | None = None) -> Obligations:
    """What a document lays down, for one of its parties or for all. UserError where it has no such party."""
    passages = index.passages_of(document.id)
    spans = sentence_spans(document.text)
    found = list(_found(document, spans))
    known = Parties(document).names
    told = Counter(name for one in found for name in one.parties)
    names = tuple(dict.fromkeys([*known, *(name for name, _ in told.most_common())]))
    chosen = party_named(party, names, document) if party else ""
    order = order_of(document.text)
    rows = [_row(one, document, passages, order) for one in found if not chosen or chosen in one.parties]
    return Obligations(document, chosen, names, len(spans), _numbered(row for row in rows if row))


def party_named(asked: str, names: Iterable[str], document: Document) -> str:
    """The party that a person means: by what the document calls it, its name or a part of it. UserError where there is none."""
    wanted = asked.strip().casefold().removeprefix("the ")
    called = list(names)
    beside = {name.casefold(): role for name, role in zip(document.parties, document.roles, strict=False) if role}
    for fits in (str.__eq__, str.startswith, str.__contains__):
        for name in called:
            if wanted and fits(name.casefold(), wanted):
                return name
        for name, role in beside.items():
            if wanted and fits(name, wanted) and role in called:
                return role
    raise UserError(f"{asked!r} is no party of “{document.title}”. Its parties: {', '.join(called) or 'none is named'}.")


@dataclass(frozen=True, slots=True)
class _Found:
    parties: tuple[str, ...]
    kind: str
    start: int
    end: int
    said: str  # the modal in its words


def _found(document: Document, spans: Iterable[tuple[int, int]]) -> Iterator[_Found]:
    """What each sentence lays down; a term that only does something once is no party."""
    parties = Parties(document)
    known = set(parties.names)
    made = list(_read(document, spans, parties))
    doing = Counter(name for one in made for name in one.parties)
    for one in made:
        kept = tuple(name for name in one.parties if name in known or doing[name] >= SEEN)
        passive = _PASSIVE.search(document.text, one.start, one.end)
        if kept or passive or _when(document.text[one.start : one.end])[0]:
            yield replace(one, parties=kept)


def _read(document: Document, spans: Iterable[tuple[int, int]], parties: Parties) -> Iterator[_Found]:
    """Each clause with a modal; the items of a list have that of the line before it."""
    lead: _Found | None = None
    last = Subject()
    for start, end in spans:
        text = document.text[start:end]
        item = _ITEM.match(text)
        clauses = list(_clauses(text, item.end() if item else 0, parties, last))
        last = next((subject for subject, _, _ in reversed(clauses) if subject.parties), last)
        found = [_Found(*_who(subject, modal, parties, text), start, end, text[modal.start : modal.end]) for subject, modal, _ in clauses]
        if item and lead and not any(one.parties for one in found):
            denied = lead.kind == MUST and _DENIED.match(text, item.end())
            yield replace(lead, start=start, end=end, kind=MUST_NOT if denied else lead.kind)
            continue
        opens = text.rstrip().endswith((":", ":-", "—", "–")) and bool(found)
        if not item:
            lead = None
        if opens:
            lead = found[-1]
        else:
            yield from _once(found)


def _clauses(text: str, begin: int, parties: Parties, last: Subject) -> Iterator[tuple[Subject, Modal, int]]:
    """(whom, modal, where it begins) of each clause that lays something down."""
    modals = modals_in(text)
    before = Subject()
    at = begin
    for modal in modals or _present(text, begin, parties):
        said = text[at : modal.start]
        if before.parties and _LINKED.search(said):
            subject = before
        else:
            turned = [found.end() for found in _TURNED.finditer(said)] if at > begin else []
            known = (
                before if before.parties else Subject() if _IT.search(said) else last
            )  # "it" may be the agreement of the sentence before
            subject = parties.subject(said, known)
            if at > begin and not (subject.parties or subject.skipped) and turned:
                subject = parties.subject(said[turned[-1] :], before)
        if not subject.skipped:
            before = subject
            yield subject, modal, at
        at = modal.end


def _present(text: str, begin: int, parties: Parties) -> list[Modal]:
    """What a party is said to do, without a modal: "The Tenant pays"."""
    found = []
    for _, end, _ in sorted(parties.in_text(text)):
        modal = done_by(text, end)
        if modal and parties.stands_alone(text[begin:end]):
            found.append(modal)
    return found[:1]


def _who(subject: Subject, modal: Modal, parties: Parties, text: str) -> tuple[tuple[str, ...], str]:
    """For whom, and of which kind; where a thing is said to be done, by whom it is."""
    kind = MUST_NOT if subject.none and modal.kind in (MUST, MAY) else modal.kind
    if subject.parties:
        return subject.parties, kind
    after = text[modal.end :]
    if _PASSIVE.match(after):
        return parties.agent(after.partition(";")[0]), kind
    return ((subject.term,) if subject.term else ()), kind


def _once(found: Iterable[_Found]) -> Iterator[_Found]:
    """One row of a sentence for each kind and party."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    for one in sorted(found, key=lambda one: not one.parties):
        if (one.parties, one.kind) not in seen and (one.parties or one.kind not in {kind for _, kind in seen}):
            seen.add((one.parties, one.kind))
            yield one


def _row(one: _Found, document: Document, passages: Iterable[Passage], order: str) -> Obligation | None:
    passage = next((p for p in passages if p.start <= one.start < p.end), None)
    if passage is None:
        return None
    quote = document.text[one.start : one.end]
    when, due = _when(quote, order)
    return Obligation(one.parties, one.kind, " ".join(one.said.split()), when, due, Citation(0, passage, quote, one.start, one.end))


def _numbered(rows: Iterable[Obligation]) -> tuple[Obligation, ...]:
    return tuple(replace(row, citation=replace(row.citation, number=at)) for at, row in enumerate(rows, start=1))


def _when(text: str, order: str = "") -> tuple[str, date | None]:
    """The dates and periods of a sentence in its words, and the first day that it names; a date that only tells a document is none."""
    named = [(day, start, end) for day, start, end in dates_in(text, order) if _BEFORE_DATE.search(text[:start])]
    spans = [(start, end) for _, start, end in named]
    spans += [(a, b) for a, b in find_values("duration", text) if not any(s < b and a < e for s, e in spans)]
    spans += [m.span() for m in _REPEATED.finditer(text) if not any(s < m.end() and m.start() < e for s, e in spans)]
    told = []
    for start, end in sorted(spans):
        lead = _LEAD.search(text[:start])
        told.append(" ".join(text[lead.start() if lead else start : end].split()))
    return "; ".join(dict.fromkeys(told)), named[0][0] if named else None
