"""What every agreement has - date, place, signers, term, number, languages, structure, sums - as rows, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.documents.clauses import clauses
from assistant.documents.sides import of_side
from assistant.fields import fields
from assistant.shelving import kept
from assistant.understanding.fields import ALIKE, asked_fields, asks_of_one_party
from assistant.understanding.question import Question, without_carried
from assistant.values import in_digits, without_references
from corpus.document import Document
from corpus.loading import AT_A_GLANCE, SUMS
from corpus.remembered import once
from index.terms import stems

FIELDS = (
    "parties",
    "date",
    "place",
    "signers",
    "term",
    "notice",
    "consultation",
    "occasion",
    "number",
    "languages",
    "structure",
    "title",
    "sum",
)
_LABELS = {field.label: field.fact for field in fields() if field.label}  # of a summary's table
_LABEL = re.compile(r"^(" + "|".join(re.escape(label) for label in _LABELS) + r"): (.+?)\.?$", re.MULTILINE)
_SUM = re.compile(r"^[^:\n]+, (?P<period>[^:\n]+): (?P<amount>.+?) for (?P<purpose>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one document: `document.text[start:end]` is the line that says it, `value` the words of it that answer."""

    field: str
    value: str
    document: Document
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The line that says it."""
        return self.document.text[self.start : self.end]


@once
@kept(Fact)
def facts_of(document: Document) -> tuple[Fact, ...]:
    """The rows of one document: a summary's "At a glance" and "Sums" sections, a full text's clauses."""
    if document.kind == "agreement":
        return tuple(Fact(field, value, document, start, end) for field, value, start, end in clauses(document))
    rows: list[Fact] = []
    for section in document.sections:
        if section.path == AT_A_GLANCE:
            for match in _LABEL.finditer(document.text, section.start, section.end):
                field, value = _LABELS[match[1]], match[2]
                value = value.partition(", ")[2] if field == "date" else value
                rows.append(Fact(field, value, document, match.start(), match.end()))
        if section.path == SUMS:
            for match in _SUM.finditer(document.text, section.start, section.end):
                rows.append(Fact("sum", match["amount"], document, match.start(), match.end()))
    return tuple(rows)


def look_up(question: Question, documents: Iterable[Document], told: Callable[[Document, str], Sequence[Fact]]) -> list[Fact]:
    """The rows that answer a question about fields that every agreement has, for the partners it names, in the order asked.

    Rows of one partner stand together, those of the full text before those of the summary. `told`: those of a document's field.
    """
    fields = asked_fields(question)
    named = question.partners or question.documents
    if not fields or not named:
        return []
    about = [d for d in documents if d.kind != "article" and d.whose in named]
    about.sort(key=lambda d: (named.index(d.whose), d.kind))
    rows: list[Fact] = []
    for whose in named:
        theirs = [document for document in about if document.whose == whose]
        rows += [
            fact
            for field in fields
            for document in theirs
            if not is_of_one_party(question, field, document)
            for fact in told(document, field)
        ]
    return [
        replace(row, value=of_side(row.value, without_carried(question.text), row.document)) if row.field == "signers" else row
        for row in rows
    ]


@once
def stems_of(document: Document) -> frozenset[str]:
    """The stems of all words of a document."""
    return frozenset(stems(document.text))


def is_of_one_party(question: Question, field: str, document: Document) -> bool:
    """Whether the notice of one party of a contract is asked for: what ends it at large, for whom ever, is then no answer."""
    return field == "notice" and not document.partners and asks_of_one_party(question)


def signed_alike(question: Question, documents: Iterable[Document]) -> tuple[bool, list[Fact]] | None:
    """Whether two partners signed on the same day, or in the same place, with the rows that tell; None where that is not asked."""
    asked = ALIKE.search(question.english)
    if not asked or len(question.partners) != 2:
        return None
    field = "date" if asked[1].lower() in ("day", "date", "time") else "place"
    held = [d for d in documents if d.kind == "summary" and d.partners[:1] and d.partners[0] in question.partners]
    rows = [fact for d in held for fact in facts_of(d) if fact.field == field]
    return (same(rows[0], rows[1]), rows) if len(rows) == 2 else None


def same(one: Fact, other: Fact) -> bool:
    """Whether two rows of a field say the same: the same numbers, and for names and places a name in common."""
    if one.field in ("place", "signers"):
        return bool(_named(one.value) & _named(other.value))
    return _figures(one.value) == _figures(other.value)


def _named(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]{3,}", text) if word[0].isupper()} - _TITLES


def _figures(text: str) -> set[str]:
    """The numbers of a value, references left out, in digits: "10 (ten) years" and "ten years" are one."""
    plain = in_digits(re.sub(r"\([^()]*\)", " ", without_references(text)))
    return set(re.findall(r"\d+", plain)) or {" ".join(plain.lower().split())}


_TITLES = frozenset("president prime minister chancellor federal king ukraine republic kingdom the and for".split())
