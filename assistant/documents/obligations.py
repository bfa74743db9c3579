"""What each party of a document must do, may do and must not do, and by when: every sentence is read, and grammar decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Citation
from assistant.documents.deadlines import deadlines_of
from assistant.documents.laid_down import LaidDown, laid_down
from assistant.documents.payments import is_payment
from assistant.documents.timing import by_when
from corpus.document import Document
from corpus.errors import UserError
from corpus.grammar.modality import MUST
from corpus.grammar.subjects import Parties
from corpus.quantities.dates import order_of
from corpus.sentences import sentence_spans
from index.index import Index
from index.passage import Passage


@dataclass(frozen=True, slots=True)
class Obligation:
    """One thing laid down: for whom (names as the document calls them, none where it names nobody), of which `corpus.grammar.modality.KINDS`,
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
    sides: tuple[str, ...] = ()  # the parties alone, without whom the text names besides

    def only(self, kinds: Iterable[str] = (), dated: bool = False, paying: bool = False) -> Obligations:
        """Those of some kinds, with a date or period, or about payments."""
        wanted = set(kinds)
        kept = [row for row in self.rows if (not wanted or row.kind in wanted) and (row.when or not dated)]
        kept = [row for row in kept if not paying or is_payment(row.citation.quote)]
        return replace(self, rows=_numbered(kept))


def obligations_of(document: Document, index: Index, party: str | None = None) -> Obligations:
    """What a document lays down, for one of its parties or for all. UserError where it has no such party."""
    passages = index.passages_of(document.id)
    spans = sentence_spans(document.text)
    actors = Parties(document)
    found = list(laid_down(document, spans, actors))
    told = Counter(name for one in found for name in one.parties)
    names = tuple(dict.fromkeys([*actors.names, *actors.others, *(name for name, _ in told.most_common())]))
    chosen = party_named(party, names, document) if party else ""
    order = order_of(document.text)
    rows = [_row(one, document, passages, order) for one in found if not chosen or chosen in one.parties]
    return Obligations(document, chosen, names, len(spans), _numbered(row for row in rows if row), actors.names)


def limits_of(document: Document, index: Index) -> tuple[Obligation, ...]:
    """The sentences of a document that set a time limit, whether or not they lay anything down for somebody."""
    passages, order = index.passages_of(document.id), order_of(document.text)
    found = [(LaidDown((), MUST, fact.start, fact.end, ""), fact.value) for fact in deadlines_of(document)]
    rows = [(_row(one, document, passages, order), when) for one, when in found]
    return _numbered(replace(row, when=row.when or when) for row, when in rows if row)


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


def _row(one: LaidDown, document: Document, passages: Iterable[Passage], order: str) -> Obligation | None:
    passage = next((p for p in passages if p.start <= one.start < p.end), None)
    if passage is None:
        return None
    quote = document.text[one.start : one.end]
    when, due = by_when(quote, order)
    return Obligation(one.parties, one.kind, " ".join(one.said.split()), when, due, Citation(0, passage, quote, one.start, one.end))


def _numbered(rows: Iterable[Obligation]) -> tuple[Obligation, ...]:
    return tuple(replace(row, citation=replace(row.citation, number=at)) for at, row in enumerate(rows, start=1))
