"""Answers, passages, comparisons and documents as JSON for other programs: every field that is known, under the name it has in Python."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation
from assistant.comparing import Comparison
from corpus.document import Document
from index.passage import Hit, Passage


def answer_json(answer: Answer, nearest: int) -> dict[str, Any]:
    """An answer with its citations, and the `nearest` best of the passages that were considered."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "text": answer.text,
        "confidence": round(answer.confidence, 4),
        "citations": [citation_json(citation) for citation in answer.citations],
        "considered": len(answer.hits),
        "nearest": [hit_json(hit) for hit in answer.hits[:nearest]],
    }


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """A row an agreement, with how many were searched and how many say something."""
    rows = [
        {
            **document_json(row.document),
            "said": row.citation is not None,
            "value": row.value,
            "citation": citation_json(row.citation) if row.citation else None,
        }
        for row in comparison.rows
    ]
    return {"question": comparison.question, "searched": len(rows), "told": len(comparison.told), "rows": rows}


def citation_json(citation: Citation) -> dict[str, Any]:
    """The quote and where it stands; `start` and `end` count characters of the document's text."""
    return {"number": citation.number, "quote": citation.quote, "start": citation.start, "end": citation.end, **_where(citation.passage)}


def hit_json(hit: Hit) -> dict[str, Any]:
    """A passage with its score."""
    passage = hit.passage
    return {"score": round(hit.score, 6), "text": passage.text, "start": passage.start, "end": passage.end, **_where(passage)}


def document_json(document: Document) -> dict[str, Any]:
    """What a document is, without its text."""
    return {"document_id": document.id, **_what(document)}


def _where(passage: Passage) -> dict[str, Any]:
    return {"document_id": passage.document_id, **_what(passage), "section": passage.section, "page": passage.page}


def _what(told: Document | Passage) -> dict[str, Any]:
    """What a document and each of its passages say of it."""
    return {
        "title": told.title,
        "kind": told.kind,
        "partners": list(told.partners),
        "signed": str(told.signed) if told.signed else None,
        "url": told.url,
    }
