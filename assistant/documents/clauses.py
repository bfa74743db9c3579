"""The clauses that nearly every agreement has, found in its full text: when, where and by whom it was signed, term, notice, consultations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from assistant.documents.languages import languages_in, speaks_of_prevailing
from corpus.document import Document
from corpus.identity.party_roles import LABELS
from corpus.identity.side_by_side import columns_apart
from corpus.identity.signers import whose_signature
from corpus.names.company_forms import is_company
from corpus.names.lexicon import fold
from corpus.quantities.dates import dates_in, is_ambiguous, order_of
from corpus.sentences import sentence_spans
from corpus.structuring import SIGNATURES
from corpus.values import spans_of

# field -> what its sentence speaks of, and the spans of time that are its value, with the words before them
_CLAUSES = {
    "term": (
        re.compile(
            r"\b(?:agreement|accord|document|угод\w+|it)\b.*\b(?:valid|in (?:force|effect)|concluded for|діє|чинн\w+|укладен\w+)\b",
            re.IGNORECASE,
        ),
        re.compile(r"years?\b|рок\w+|рік\b", re.IGNORECASE),
        "",
    ),
    "notice": (
        re.compile(r"\b(?:terminat\w+|denounce\w*|withdraw\w*|припин\w+|розірва\w+)\b|\bend\b.*\bnotice\b", re.IGNORECASE),
        re.compile(r"months?|weeks?|days|місяц\w+|днів|тижн\w+", re.IGNORECASE),
        "",
    ),
    "consultation": (
        re.compile(r"\A(?=.*\b(?:consult\w*|консультац\w+))(?=.*\b(?:attack|aggression|напад\w*|агресі\w+))", re.IGNORECASE | re.DOTALL),
        re.compile(r"hours|days|годин\w*|днів", re.IGNORECASE),
        r"\b(?:within|протягом) $",
    ),
}
_OF_NOTICE = re.compile(r"['’]?s? (?:\w+ )?notice\b", re.IGNORECASE)
FRONT = 6_000  # characters of a text in which its parties are named
_MOST_PARTIES = 1_500  # characters of the lines that name them
_END = 3_000  # characters at the end of a text in which its languages are named
_HEAD = 1_500  # characters at the beginning of a text in which it may say where it was signed
_ROLE_BEHIND = re.compile(r"\s*[,(–—-]\s*(?:as |the )?(?P<role>[^\W\d_][\w-]*)\)?[^\S\n]*(?:\n|$)")  # behind a name
_MOST_SIGNERS = 600  # characters between the first and the last name of the signature lines


def clauses(document: Document) -> Iterator[tuple[str, str, int, int]]:
    """(field, value, start, end) of each clause that the text holds; `start` and `end` are offsets of the sentence in it."""
    yield from _parties(document)
    yield from _signing(document)
    yield from _languages(document)
    missing = dict(_CLAUSES)
    for section in document.sections:
        whole = document.text[section.start : section.end]
        asked = {field: told for field, told in missing.items() if told[0].search(whole) and told[1].search(whole)}
        for start, end in sentence_spans(whole) if asked else ():
            sentence = whole[start:end]
            for field, (topic, unit, before) in asked.items():
                if field in missing and topic.search(sentence) and (value := _time(sentence, unit, before)):
                    yield field, " ".join(value.split()), section.start + start, section.start + end
                    del missing[field]


def _time(sentence: str, unit: re.Pattern[str], before: str) -> str:
    """The span of time of a sentence in these units that is that of a notice, or else the first, with the words before it that belong to it."""
    for start, end in sorted(spans_of("duration", sentence), key=lambda span: not _OF_NOTICE.match(sentence, span[1])):
        lead = re.search(before, sentence[:start], re.IGNORECASE)
        if unit.search(sentence[start:end]) and lead:
            after = re.match(r"[ -](?:period|term)\b", sentence[end:], re.IGNORECASE)
            return sentence[lead.start() if before else start : end + (after.end() if after and not before else 0)]
    return ""


def _languages(document: Document) -> Iterator[tuple[str, str, int, int]]:
    """The languages in which a text between states is drawn up, and which prevails, of its last sentence that names two of them or more."""
    if not document.partners:
        return
    begin = max(0, len(document.text) - _END)
    spans = [(begin + a, begin + b) for a, b in sentence_spans(document.text[begin:])]
    for at in range(len(spans) - 1, -1, -1):
        start, end = spans[at]
        named = list(languages_in(document.text[start:end]))
        if len({name for name, *_ in named}) > 1:
            if at + 1 < len(spans) and speaks_of_prevailing(document.text[slice(*spans[at + 1])]):
                end = spans[at + 1][1]
            yield "languages", " ".join(document.text[start + named[0][1] : end].split()).rstrip("."), start, end
            return


def _signing(document: Document) -> Iterator[tuple[str, str, int, int]]:
    """Date, place and signers, as describing found them, with the lines that say them."""
    yield from _date(document)
    marked = [(s.start, s.end) for s in document.sections if s.path == SIGNATURES]
    ends = [(max(0, len(document.text) - _MOST_SIGNERS), len(document.text)), (0, min(_HEAD, len(document.text)))]
    yield from _place(document, (marked or ends[1:])[0])
    for begin, stop in [*marked[:1], *ends]:
        places = [_own_place(document, name, begin, stop) for name in document.signers]
        found = [place for place in places if place]
        if not found or not all(places):
            continue
        start, end = min(a for a, _ in found), max(b for _, b in found)
        if end - start <= _MOST_SIGNERS:
            told = [_with_side(document, name, place) for name, place in zip(document.signers, found, strict=True)]
            yield "signers", "; ".join(told), start, end
        return


def _own_place(document: Document, name: str, begin: int, stop: int) -> tuple[int, int] | None:
    """Where a signer is named, and not the party that bears the name: "Signed for Tadeo Marsh Foods Limited: Tadeo Marsh"."""
    bearing = [party.casefold() for party in document.parties if len(party) > len(name)]
    place = place_of(document.text, name, begin, stop)
    while place and any(document.text[place[0] : place[0] + len(party)].casefold() == party for party in bearing):
        place = place_of(document.text, name, place[1], stop)
    return place


def _place(document: Document, within: tuple[int, int]) -> Iterator[tuple[str, str, int, int]]:
    """The place of signing, as describing found it, with the sentence that names it."""
    begin, stop = within
    spans = [(begin + a, begin + b) for a, b in sentence_spans(document.text[begin:stop])] if document.place else []
    for start, end in spans:
        if document.place in " ".join(document.text[start:end].split()):
            yield "place", document.place, start, end
            return


def _with_side(document: Document, signer: str, place: tuple[int, int]) -> str:
    """A signer, and for whom: "Jane Doe for Acme Ltd"; one who signs for nobody else is named alone: "Jane Doe, Borrower"."""
    role = _ROLE_BEHIND.match(document.text, place[1])
    own = role is not None and (role["role"] in document.roles or fold(role["role"]) in LABELS)
    whom = "" if own else side_of(document, place[0])
    return f"{signer} for {whom}" if whom and (signer not in whom or is_company(whom)) else signer


def side_of(document: Document, at: int) -> str:
    """For whom the signature at an offset is."""
    section = next((one for one in document.sections if one.path == SIGNATURES and one.start <= at < one.end), None)
    if section is None:
        return whose_signature(document.text[at : at + 1], 0)
    return whose_signature(*columns_apart(document.text[section.start : section.end], at - section.start))


def _date(document: Document) -> Iterator[tuple[str, str, int, int]]:
    """The day of signing, as describing found it, with the first sentence that names it: of the signatures, then of the whole text."""
    closing = [(s.start, s.end) for s in document.sections if s.path == SIGNATURES]
    signed, order = document.signed, order_of(document.text)
    for begin, stop in [*closing, (0, len(document.text))] if signed else []:
        for a, b in sentence_spans(document.text[begin:stop]):
            sentence = document.text[begin + a : begin + b]
            if signed is None or str(signed.year) not in sentence:
                continue
            for day, first, last in dates_in(sentence, order):
                if day == signed:
                    written = sentence[first:last]
                    shown = written if is_ambiguous(written) else f"{day.day} {day:%B %Y}"
                    yield "date", shown, begin + a, begin + b
                    return


def _parties(document: Document) -> Iterator[tuple[str, str, int, int]]:
    """The parties, with what they are called, and the lines that name them."""
    places = [place_of(document.text, name, 0, len(document.text)) for name in document.parties]
    found = [place for place in places if place and place[1] <= FRONT]
    if not found or len(found) < len(document.parties):
        return
    start, end = min(a for a, _ in found), max(b for _, b in found)
    whole = [(a, b) for a, b in sentence_spans(document.text[: end + FRONT]) if a < end and b > start]
    told = [f"{name} ({role})" if role else name for name, role in zip_longest(document.parties, document.roles, fillvalue="")]
    if whole and whole[-1][1] - whole[0][0] <= _MOST_PARTIES:
        yield "parties", "; ".join(told), whole[0][0], whole[-1][1]


def place_of(text: str, name: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a name stands, whatever its capitals; None where it does not."""
    found = re.compile(r"\s+".join(map(re.escape, name.split())), re.IGNORECASE).search(text, start, end)
    return found.span() if found else None
