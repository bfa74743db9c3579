"""Answers, passages, comparisons and documents as JSON for other programs: every field that is known, under the name it has in Python."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import zip_longest
from typing import Any

from assistant.across.comparing import Comparison
from assistant.answer import Answer, Citation
from assistant.documents.obligations import Obligations
from assistant.documents.sheet import Sheet, SheetRow
from corpus.document import Document
from index.library import Collection
from index.passage import Hit, Passage

Documents = Mapping[str, Document]  # by id: those that passages are of


def answer_json(answer: Answer, nearest: int, documents: Documents) -> dict[str, Any]:
    """An answer with its citations, and the `nearest` best of the passages that were considered."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "text": answer.text,
        "confidence": round(answer.confidence, 4),
        "citations": [citation_json(citation, documents) for citation in answer.citations],
        "considered": len(answer.hits),
        "nearest": [hit_json(hit, documents) for hit in answer.hits[:nearest]],
    }


def comparison_json(comparison: Comparison, documents: Documents | None = None) -> dict[str, Any]:
    """A row an agreement, with how many were searched and how many say something; `documents`: those of the rows, where none are given."""
    known = documents or {row.document.id: row.document for row in comparison.rows}
    rows = [
        {
            **document_json(row.document),
            "said": row.citation is not None,
            "value": row.value,
            "citation": citation_json(row.citation, known) if row.citation else None,
        }
        for row in comparison.rows
    ]
    return {"question": comparison.question, "searched": len(rows), "told": len(comparison.told), "rows": rows}


def sheet_json(sheet: Sheet, documents: Documents | None = None) -> dict[str, Any]:
    """The rows of a sheet, silent ones too, the first duties of each party, and what is unusual."""
    known = documents or {sheet.document.id: sheet.document}
    return {
        **document_json(sheet.document),
        "rows": [_row_json(row, known) for row in sheet.rows],
        "duties": [
            {"party": one.party, "number": one.number, "citations": [citation_json(citation, known) for citation in one.citations]}
            for one in sheet.duties
        ],
        "unusual": [_row_json(row, known) for row in sheet.unusual],
        "looked_for": sheet.looked_for,
    }


def _row_json(row: SheetRow, documents: Documents) -> dict[str, Any]:
    citation = citation_json(row.citation, documents) if row.citation else None
    return {"key": row.key, "name": row.name(), "said": row.citation is not None, "value": row.value, "citation": citation}


def obligations_json(found: Obligations, documents: Documents | None = None) -> dict[str, Any]:
    """What a document lays down: whom each row binds, of which kind it is, by when, and the sentence."""
    known = documents or {found.document.id: found.document}
    rows = [
        {
            "parties": list(row.parties),
            "kind": row.kind,
            "modal": row.modal,
            "when": row.when,
            "due": _day(row.due),
            "citation": citation_json(row.citation, known),
        }
        for row in found.rows
    ]
    parties, told = list(found.parties), found.sentences
    return {"document": document_json(found.document), "party": found.party, "all_parties": parties, "sentences": told, "rows": rows}


def citation_json(citation: Citation, documents: Documents) -> dict[str, Any]:
    """The quote and where it stands; `start` and `end` count characters of the document's text."""
    where = _where(citation.passage, documents)
    return {"number": citation.number, "quote": citation.quote, "start": citation.start, "end": citation.end, **where}


def hit_json(hit: Hit, documents: Documents) -> dict[str, Any]:
    """A passage with its score."""
    passage = hit.passage
    return {"score": round(hit.score, 6), "text": passage.text, "start": passage.start, "end": passage.end, **_where(passage, documents)}


def document_json(document: Document) -> dict[str, Any]:
    """What a document is, without its text."""
    return {
        "document_id": document.id,
        "title": document.title,
        "kind": document.kind,
        "type": document.type,
        "parties": list(document.parties),
        "roles": [role for _, role in zip_longest(document.parties, document.roles[: len(document.parties)], fillvalue="")],
        "partners": list(document.partners),
        "signed": _day(document.signed),
        "effective": _day(document.effective),
        "collection": document.collection,
        "url": document.url,
        "unread_pages": list(document.unread_pages),
        "recognised_pages": list(document.recognised_pages),
    }


def collection_json(collection: Collection) -> dict[str, Any]:
    """A collection: how many documents it holds, and whether it is searched only where it is named."""
    return {"name": collection.name, "documents": collection.documents, "aside": collection.aside}


def _where(passage: Passage, documents: Documents) -> dict[str, Any]:
    """The document of a passage, and the place in it."""
    document = documents.get(passage.document_id) or _of_passage(passage)
    return {**document_json(document), "section": passage.section, "page": passage.page, "recognised": passage.recognised}


def _of_passage(passage: Passage) -> Document:
    """What a passage says of a document that was taken away meanwhile."""
    p = passage
    return Document(p.title, p.kind, "", p.partners, p.parties, signed=p.signed, url=p.url, id=p.document_id)


def _day(day: date | None) -> str | None:
    return str(day) if day else None
