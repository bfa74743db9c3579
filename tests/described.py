"""A text of an agreement, read as the file it would be in, and what it says of itself; clauses that say nothing of it."""

from __future__ import annotations

from corpus.identity.describing import Description, describe
from corpus.reading import blocks
from corpus.structuring import structure

CLAUSES = "1. The mill is let for five years.\n\n2. The rent is paid each month.\n\n3. The roof is kept dry.\n\n"


def described(text: str) -> Description:
    """The description of a text: Markdown where it begins with "#", else plain text."""
    content, sections, _ = structure(blocks(text.encode(), ".md" if text.startswith("#") else ".txt"))
    return describe(content, sections, "signed_copy-2")
