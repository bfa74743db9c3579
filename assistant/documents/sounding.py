"""What the clause may sound like that answers a question: as a row of the sheet says it that asks the same in other words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.fields import Field, fields, fields_for
from assistant.understanding.question import Question
from corpus.document import Document
from index.index import Index
from index.passage import Hit
from index.scope import Scope

ALIKE = 0.45  # cosine of a question and the wording of a row from which it asks for the same
PASSAGES = 12  # of the document that sound most like the clause


def sounding(question: Question, within: Sequence[Document], index: Index) -> tuple[Sequence[Hit], str]:
    """The passages of the one contract that is meant that sound like the answer, and what it sounds like; none where that is not known."""
    meant = question.documents or tuple(document.id for document in within)
    document = index.document(meant[0]) if len(meant) == 1 else None
    if document is None or document.partners or not (row := row_like(question, document, index)):
        return (), ""
    return index.search([row.like], PASSAGES, Scope(documents=(document.id,))), row.like


def row_like(question: Question, document: Document, index: Index) -> Field | None:
    """The row of a document's kind whose wording is nearest to a question; None where none is near."""
    rows = [(field, wording) for field in fields_for(document, fields()) if field.like for wording in field.ask]
    if not rows or not question.english:
        return None
    asked, *worded = (tokens.whole for tokens in index.embeddings.tokens([question.english, *(wording for _, wording in rows)]))
    likeness = np.stack(worded) @ asked
    best = int(likeness.argmax())
    return rows[best][0] if likeness[best] >= ALIKE else None
