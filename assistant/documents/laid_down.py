"""What each sentence of a document lays down, and for whom: its clauses with a modal or a verb in the present, read by grammar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.documents.list_leads import Lead
from assistant.documents.payments import fallen_due, payer_of, payments_of
from assistant.documents.timing import by_when
from assistant.documents.without_modal import PAST, asked_of, without_modal
from assistant.sentences.list_items import begin_of, opens
from corpus.document import Document
from corpus.grammar.modality import MAY, MUST, MUST_NOT, NEED_NOT, Modal, binds, defines, done_by, modals_in
from corpus.grammar.subjects import Parties, Subject
from corpus.names.company_forms import is_form

NEAR = 60  # characters of a subject between two modals
FAR = 1_000  # characters before a modal in which its subject stands
SEEN = 2  # times that a defined term does something before it counts as a party that the first page does not name
_DENIED = re.compile(r"not\b", re.IGNORECASE)
_PASSIVE = re.compile(rf"(?:\s\w+ly)? be (?:\w+ly )?(?:\w+{PAST}|paid|said|laid)\b", re.IGNORECASE)
_BINDING = re.compile(
    r"\b(?:bound|obliged|obligated|required|permitted|allowed|entitled|deemed|held|considered|treated|prohibited|forbidden|barred|restricted|limited"
    r"|used|engaged|involved|represented|registered|insured|licensed|qualified|guided|governed|committed|dressed|prepared|seated)$",
    re.IGNORECASE,
)  # participles by which a clause speaks of what the party does or owes itself
_LINKED = re.compile(r"(?:and|or|but|nor|та|і|або|але),?(?: (?:also|then|further|thereafter|in any event|\w+ly))?\s*$", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:and|or|but|while|whereas|та|і|або|але|а)\s+")
_AND_THAT = re.compile(r"\b(?:and|or|but) (?:also )?that\b", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:in no (?:event|case|circumstances|way)|under no circumstances|at no time|nor|neither)\s*$", re.IGNORECASE)
_FORESEEN = re.compile(r"(?:will|['’]ll|is|are)\b", re.IGNORECASE)  # of a thing it may say only what comes
_BARRED = re.compile(r"\b(?:is|are)\b.* (?!to\b)\w+$", re.IGNORECASE)  # but "is forbidden" is firm, and "is not allowed"
_AGAIN = re.compile(r",? (?:and|or) (?:the )?(?=[A-ZА-ЯҐЄІЇ])")
_PREPOSITION = re.compile(r"\s(by|within|for|on|at|in|with|before|after|until)\s")


@dataclass(frozen=True, slots=True)
class LaidDown:
    """What the sentence at `start`:`end` lays down for whom (`parties`, none where it names nobody), of which kind, in which words (`said`)."""

    parties: tuple[str, ...]
    kind: str
    start: int
    end: int
    said: str
    after: str = ""  # the words behind the modal


def laid_down(document: Document, spans: Iterable[tuple[int, int]], parties: Parties) -> Iterator[LaidDown]:
    """What each sentence lays down for whom of these `parties` and others; a term that only does something once is no party."""
    known = {*parties.names, *parties.others}
    made = list(_read(document, spans, parties))
    doing = Counter(name for one in made for name in one.parties)
    promised = [(one.parties[0], one.said + one.after) for one in made if one.kind == MUST and len(one.parties) == 1]
    for one in made:
        text = document.text[one.start : one.end]
        kept = tuple(name for name in one.parties if name in known or doing[name] >= SEEN or is_form(name.split()[-1]))
        if not one.after and not kept:
            kept = _payer(text, parties, promised)
        firm = one.kind in (MUST, MUST_NOT) and (not _FORESEEN.match(one.said) or bool(_BARRED.search(one.said))) and not defines(one.after)
        if kept or firm or _PASSIVE.search(text) or by_when(text)[0]:
            yield replace(one, parties=kept)


def _payer(text: str, parties: Parties, promised: list[tuple[str, str]]) -> tuple[str, ...]:
    payer = payer_of(tuple(payments_of(text, begin_of(text))), promised)
    return (payer,) if payer else ()


def _read(document: Document, spans: Iterable[tuple[int, int]], parties: Parties) -> Iterator[LaidDown]:
    """Each clause that lays something down; the items of a list have the modal of the line above it, which says it itself where none follows."""
    lead: Lead | None = None
    last, before, reader = Subject(), "", asked_of(document.text, parties)
    for start, end in spans:
        text = document.text[start:end]
        own_line = "\n" in document.text[max(0, start - 1) : start]
        clauses = list(_clauses(text, begin_of(text), parties, last))
        last = next((subject for subject, _ in reversed(clauses) if subject.parties), last)
        found = [LaidDown(*_who(subject, modal, parties, text), start, end, text[modal.start : modal.end], text[modal.end :])
                 for subject, modal in clauses]  # fmt: skip
        found += [LaidDown(told.parties, told.kind, start, end, text[told.start : told.end], text[told.end :])
                  for told in without_modal(text, begin_of(text), parties, reader)]  # fmt: skip
        if lead and lead.holds(text, before, own_line):
            lead.given = True
            if lead.of_condition or not any(one.parties and one.said for one in found):  # an imperative in an item is the verb of its lead
                yield _of_item(lead.found, text, start, end)
                before = text
                continue
        elif lead and (own_line or found):
            yield from [] if lead.given else [lead.found]
            lead = None
        before = text
        if opens(text) and found:
            yield from _once(found[:-1])
            lead = Lead.of(text, found[-1])
        elif found:
            yield from _once(found)
        else:
            yield from _due(text, begin_of(text), start, parties)
    if lead and not lead.given:
        yield lead.found


def _of_item(found: LaidDown, text: str, start: int, end: int) -> LaidDown:
    """What an item of a list lays down, by the line above it."""
    denied = found.kind == MUST and _DENIED.match(text, begin_of(text))
    return replace(found, start=start, end=end, kind=MUST_NOT if denied else found.kind)


def _clauses(text: str, begin: int, parties: Parties, last: Subject) -> Iterator[tuple[Subject, Modal]]:
    """(whom, modal) of each clause that lays something down."""
    before = Subject()
    at = begin
    turned_round = Subject()  # the subject of "in no event shall the Bank", where another modal follows
    passed = False  # whether the clause before lays nothing down
    modals = _modals(text, begin, parties)
    for modal, following in zip_longest(modals, modals[1:]):
        said = text[max(at, modal.start - FAR) : modal.start]
        if passed and (_LINKED.search(said) or _AND_THAT.search(said)):
            subject = Subject(skipped=True)
        elif before.parties and _LINKED.search(said):
            subject = before
        else:
            turned = [found.end() for found in _TURNED.finditer(said)] if at > begin else []
            known = parties.meant(text[max(begin, modal.start - FAR) : modal.start], before, last)
            subject = parties.subject(said, known)
            if at > begin and not (subject.parties or subject.skipped) and turned:
                subject = parties.subject(said[turned[-1] :], known)
        if passed and not (subject.parties or subject.skipped):  # behind a relative clause: "Whoever may ... shall ..."
            subject = parties.subject(text[max(begin, modal.start - FAR) : modal.start], before)
        if turned_round.parties:
            subject, turned_round = turned_round, Subject()
        elif (behind := _behind(said, text, modal, parties)).parties:
            subject = behind
            if following and _is_half(text, modal, following):
                turned_round, at = subject, modal.end
                continue
        passed = subject.skipped or subject.aside and modal.kind == MAY
        if not passed:
            before = subject
            yield subject, modal
            if subject.parties and (again := _again(text[modal.end : following.start if following else len(text)], parties)):
                yield again, modal
        at = modal.end


def _behind(said: str, text: str, modal: Modal, parties: Parties) -> Subject:
    """Whom a denied clause speaks of that has its subject behind its modal: "in no event shall the Bank", "nor may the Bank"."""
    found = parties.behind(text[modal.end :]) if _NEVER.search(said) else Subject()
    return Subject(found.parties, none=True) if found.parties else Subject()


def _is_half(text: str, modal: Modal, following: Modal) -> bool:
    """Whether two modals stand around one subject and are one: "nor shall the Bank be liable for"."""
    near = following.start - modal.end < NEAR and not _TURNED.search(text, modal.end, following.start)
    return near and binds(text, following)


def _again(rest: str, parties: Parties) -> Subject | None:
    """Whom the same modal binds too in a clause that leaves its verb out: "... by two months' notice and the Company by three months' notice"."""
    for joint in _AGAIN.finditer(rest):
        who = next(((end, name) for start, end, name in parties.in_text(rest) if start == joint.end()), None)
        further = _PREPOSITION.match(rest, who[0]) if who else None
        before = rest[: joint.start()]
        if who and further and further[1] in _PREPOSITION.findall(before) and not any(parties.in_text(before)):
            return Subject((who[1],))
    return None


def _modals(text: str, begin: int, parties: Parties) -> list[Modal]:
    """The modals of a sentence, and what a party is said to do without one: "The Tenant pays"."""
    modals, mentions = modals_in(text), parties.all_in(text)
    found: list[Modal] = []
    for start, end in mentions:
        modal = done_by(text, end, parties.is_several(text, start, end, mentions))
        if modal is None or any(one.start < modal.end and modal.start < one.end for one in (*modals, *found)):
            continue
        at = max([begin, end - FAR, *(one.end for one in (*modals, *found) if one.end <= start)])
        turned = [joint.end() for joint in _TURNED.finditer(text, at, start)] if at > begin else []
        if parties.stands_alone(text[turned[-1] if turned else at : end], first=not any(one.start < start for one in (*modals, *found))):
            found.append(modal)
    return sorted([*modals, *found], key=lambda one: one.start)


def _who(subject: Subject, modal: Modal, parties: Parties, text: str) -> tuple[tuple[str, ...], str]:
    """For whom, and of which kind; where a thing is said to be done, by whom it is."""
    kind = modal.kind
    if subject.none and kind in (MUST, MAY):
        kind = NEED_NOT if binds(text, modal) else MUST_NOT
    after = text[modal.end :]
    done_to = _PASSIVE.match(after)
    if subject.parties and not (done_to and kind in (MUST, MUST_NOT) and not _BINDING.search(done_to[0])):
        return subject.parties, kind
    if done_to:  # what is done to a party is another's to do: "the Tenant shall be given a receipt"
        return parties.agent(after.partition(";")[0]), kind
    return ((subject.term,) if subject.term else ()), kind


def _due(text: str, begin: int, start: int, parties: Parties) -> Iterator[LaidDown]:
    """A payment that a sentence without a modal sets a time for: of whom by whom it is to be made."""
    found = fallen_due(text, begin)
    if found and by_when(text)[0] and not parties.subject(text[begin : found.start()], Subject()).skipped:
        yield LaidDown(parties.agent(text[found.end() :]), MUST, start, start + len(text), found[0])


def _once(found: Iterable[LaidDown]) -> Iterator[LaidDown]:
    """One row of a sentence for each kind and party."""
    seen: set[tuple[tuple[str, ...], str]] = set()
    for one in sorted(found, key=lambda one: not one.parties):
        if (one.parties, one.kind) not in seen and (one.parties or one.kind not in {kind for _, kind in seen}):
            seen.add((one.parties, one.kind))
            yield one
