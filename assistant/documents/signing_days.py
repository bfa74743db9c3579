"""When one of those who signed did so: the day in the own line or block of signature, which may be another than the document's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from assistant.documents.facts import Fact
from corpus.document import Document
from corpus.identity.signed_by import signatures
from corpus.names.name_words import core, tokens
from corpus.quantities.dates import dates_in, order_of

_OF_DOCUMENT = re.compile(r"\b(?:was|were|is|been)\b", re.IGNORECASE)  # "was it signed": nobody is said to sign
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_BLOCK = 300  # characters of a signature's block
_BESIDE = re.compile(
    r"(?:\b(?:date(?: of signature| signed)?|dated|дата)\b ?[:.]? *|\n[ *_|]*|\d[ |\t]+)$", re.IGNORECASE
)  # before a date in a block


def of_person(rows: Sequence[Fact], asked: str) -> list[Fact]:
    """Days of signing; where a text asks when one of those who signed did, and the own line tells a day, that day."""
    if _OF_DOCUMENT.search(asked) and not _BY.search(asked):
        return list(rows)
    return [_own(row, asked) if row.field == "date" else row for row in rows]


def signed_alone(document: Document, start: int, end: int) -> bool:
    """Whether a stretch is the line by which somebody signs for himself, and names a day of his own."""
    return any(one.start < end and start < one.end and dates_in(document.text[one.start : one.end]) for one in signatures(document.text))


def _own(row: Fact, asked: str) -> Fact:
    """The day of the one signer whom a text names, in the place of the document's; where it names none, or two alike, or tells no day, this."""
    said = {token.word for token in tokens(asked)}
    scores = [(len(said & set(core(one.name))), one) for one in _signings(row.document)]
    most = max((score for score, _ in scores), default=0)
    best = [one for score, one in scores if score == most]
    if not most or len(best) > 1 or best[0].day is None:
        return row
    one, day = best[0], best[0].day
    return Fact("date", f"{day.day} {day:%B %Y}", row.document, one.start, one.end)


class _Signing(NamedTuple):
    """Somebody who signed, when by the words beside the signature (None where they do not tell), and where these stand."""

    name: str
    day: date | None
    start: int
    end: int


def _signings(document: Document) -> Iterator[_Signing]:
    """Each who signed: by a sentence, or in a block of signature, which goes up to the next signer's."""
    text = document.text
    order = order_of(text)
    said = signatures(text)
    for one in said:
        days = {day for day, *_ in dates_in(text[one.start : one.end], order)}
        yield _Signing(one.name, next(iter(days)) if len(days) == 1 else None, one.start, one.end)
    places = sorted((at, name) for name in document.signers if not said and (at := text.rfind(name)) >= 0)
    lines: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for at, name in places:
        lines[text.rfind("\n", 0, at)].append((at, name))
    for beside, after in zip(lines.values(), [*[*lines][1:], len(text)], strict=False):
        start = beside[0][0]
        block = text[start : min(after, start + _BLOCK)]
        days_held = [day for day in dates_in(block, order) if _BESIDE.search(block[: day[1]])]
        for column, (_, name) in enumerate(beside):  # names side by side have their days side by side
            day = days_held[column][0] if len(days_held) == len(beside) else None
            yield _Signing(name, day, start, start + (days_held[-1][2] if days_held else 0))
