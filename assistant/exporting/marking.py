"""An answer's text -> its pieces: words of its own, exact quotes and [n], so that no word of a document can act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import MARK, Answer, Citation, literal, plain

Piece = tuple[str, str]  # ("text" | "quote" | "cite", the words; of a cite its number)


def pieces(answer: Answer) -> Iterator[Piece]:
    """The pieces in order; joined (a cite as "[n]", a quote as `literal` has it) they are the answer's text. A [n] without a citation is text."""
    numbers = {citation.number for citation in answer.citations}
    written = {" ".join(citation.quote.split()) for citation in answer.citations} - {""}
    quotes = written | {literal(quote) for quote in written}
    choices = [*(re.escape(quote) for quote in sorted(quotes, key=len, reverse=True)), MARK.pattern]
    at = 0
    for match in re.finditer("|".join(choices), answer.text):
        if match[0] in quotes:
            kind, words = "quote", plain(match[0])
        elif int(match[0][1:-1]) in numbers:
            kind, words = "cite", match[0][1:-1]
        else:
            continue
        if match.start() > at:
            yield "text", answer.text[at : match.start()]
        yield kind, words
        at = match.end()
    if at < len(answer.text):
        yield "text", answer.text[at:]


def reference(citation: Citation) -> str:
    """Where a citation stands, in one line: title, section, page and date of signing."""
    passage = citation.passage
    page = f"page {passage.page}" if passage.page else ""
    read = "read by OCR" if passage.recognised else ""
    signed = f"signed {passage.signed.day} {passage.signed:%B %Y}" if passage.signed else ""
    return ", ".join(part for part in (passage.title, passage.section, page, read, signed) if part)
