"""What stands in Chroma's rows, and what it means: passages, entries, restrictions."""

from __future__ import annotations

import base64
import dataclasses
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from corpus.document import Document, Section, Texts
from index.entry import Entry
from index.passage import Passage
from index.plain import as_plain, as_typed, document_of, long_parts, parsed, sections_of, written
from index.scope import Scope, day_number


def check(vector: Sequence[float]) -> float:
    """A number that two different vectors hardly share, whatever their length: proves later whose a vector is."""
    values = np.asarray(vector, dtype=np.float64)
    return float(values @ np.cos(np.arange(len(values)))) / (float(np.linalg.norm(values)) or 1.0)


def passage_row(passage: Passage, key: str, vector: Sequence[float]) -> dict[str, Any]:
    """The metadata of a passage; Chroma keeps no None."""
    row: dict[str, Any] = {
        "document_id": passage.document_id,
        "title": passage.title,
        "kind": passage.kind,
        "signed": day_number(passage.signed),
        "section": passage.section,
        "page": passage.page or 0,
        "start": passage.start,
        "end": passage.end,
        "url": passage.url,
        "key": key,
        "check": check(vector),
    }
    lists = {"partners": list(passage.partners), "parties": list(passage.parties)}
    marks = {"recognised": True} if passage.recognised else {}
    return row | marks | {name: held for name, held in lists.items() if held}  # nor empty lists


def passage_of(id: str, text: str, row: Mapping[str, Any]) -> Passage:
    """The passage of a row."""
    return Passage(
        id=id,
        document_id=row["document_id"],
        title=row["title"],
        kind=row["kind"],
        partners=tuple(row.get("partners") or ()),
        parties=tuple(row.get("parties") or ()),
        signed=_day(row["signed"]),
        section=row["section"],
        page=row["page"] or None,
        start=row["start"],
        end=row["end"],
        text=text,
        url=row["url"],
        recognised=bool(row.get("recognised")),
    )


def passages_in(found: Mapping[str, Any]) -> Iterator[Passage]:
    """The passages of what Chroma found, in its order."""
    return map(passage_of, found["ids"], found["documents"], found["metadatas"])


def entry_record(entry: Entry) -> str:
    """An entry, packed, without the text and the sections of its document."""
    return _packed(_fields(entry) | {"document": entry.document.short(), "apart": entry.document.telling()})


def whole_record(entry: Entry) -> str:
    """An entry, packed, with the whole document."""
    return _packed(_fields(entry) | {"document": as_plain(entry.document)})


def text_record(document: Document) -> str:
    """The text and the sections of a document, packed."""
    return _packed(long_parts(document))


def entry_of(record: str, texts: Texts | None = None) -> Entry:
    """The entry of a record; its document's text is read from `texts` where the record is without it."""
    fields = _unpacked(record)
    told, apart, given = fields.pop("document"), fields.pop("apart", None), as_typed(fields.pop("given"))
    document = Document.apart(as_typed(told), apart, texts) if apart and texts else document_of(told)
    return Entry(document, given=given, files=tuple(fields.pop("files")), **fields)


def text_of(record: str) -> tuple[str, tuple[Section, ...]]:
    """The text and the sections of a record."""
    fields = _unpacked(record)
    return fields["text"], sections_of(fields)


def _fields(entry: Entry) -> dict[str, Any]:
    return {f.name: getattr(entry, f.name) for f in dataclasses.fields(Entry)}


def _packed(fields: Mapping[str, Any]) -> str:
    """Chroma indexes every word and string it is given, and a whole text need not be."""
    return base64.b64encode(zlib.compress(written(fields))).decode("ascii")


def _unpacked(record: str) -> dict[str, Any]:
    told: dict[str, Any] = parsed(zlib.decompress(base64.b64decode(record)))
    return told


def where(scope: Scope, without: Iterable[str] = ()) -> dict[str, Any] | None:
    """A scope as Chroma's filter; `without` are documents that are being written."""
    terms: list[dict[str, Any]] = []
    if scope.partners:
        names = [{"partners": {"$contains": slug}} for slug in scope.partners]
        terms.append(names[0] if len(names) == 1 else {"$or": names})
    if scope.kinds:
        terms.append({"kind": {"$in": list(scope.kinds)}})
    if scope.signed_after:
        terms.append({"signed": {"$gte": day_number(scope.signed_after)}})
    if scope.signed_before:
        terms += [{"signed": {"$lte": day_number(scope.signed_before)}}, {"signed": {"$gt": 0}}]
    if scope.documents:
        terms.append({"document_id": {"$in": list(scope.documents)}})
    if hidden := sorted({*scope.without, *without}):
        terms.append({"document_id": {"$nin": hidden}})
    return None if not terms else terms[0] if len(terms) == 1 else {"$and": terms}


def _day(number: int) -> date | None:
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None
