"""What the caller gets: an answer, its citations, and everything that was considered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.passage import Hit, Passage

MARK = re.compile(r"\[(\d+)\]")  # leads from an answer's text to a citation
_LITERAL = re.compile(r"\\\[(\d+)\\\]")


def literal(text: str) -> str:
    """Words of a document for an answer's Markdown: a "[1]" of their own is shown as such, and leads nowhere."""
    return MARK.sub(r"\\[\1\\]", text)


def plain(text: str) -> str:
    """An answer's text, or a piece of it, where nothing reads Markdown: `literal` undone."""
    return _LITERAL.sub(r"[\1]", text)


@dataclass(frozen=True, slots=True)
class Citation:
    """One exact quote: `document.text[start:end] == quote`, inside its passage. `number` is the [n] in the answer's text."""

    number: int
    passage: Passage
    quote: str
    start: int
    end: int

    @property
    def place(self) -> tuple[str, int, int]:
        """The id of its document, and where it stands in the text."""
        return self.passage.document_id, self.start, self.end

    def __str__(self) -> str:
        page = f", page {self.passage.page}" if self.passage.page else ""
        page += ", read by OCR" if self.passage.recognised else ""
        where = f"{self.passage.title}, {self.passage.section}{page}".strip(", ")
        return f"[{self.number}] {where}: “{' '.join(self.quote.split())}”"


@dataclass(frozen=True, slots=True)
class Usage:
    """What a chat model used for one answer; `cost` where the prices of its tokens are set, in their currency."""

    input_tokens: int
    output_tokens: int
    cost: float | None = None

    def __str__(self) -> str:
        cost = f", cost {self.cost:.4f}" if self.cost is not None else ""
        return f"{self.input_tokens:,} tokens read, {self.output_tokens:,} written{cost}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to `question` (as resolved); `confidence` is 0..1. Where `answered` is False, `text` says why.

    `usage` is None where no chat model was asked, or where it does not say.
    """

    question: str
    text: str
    citations: tuple[Citation, ...] = ()
    hits: tuple[Hit, ...] = ()
    answered: bool = False
    confidence: float = 0.0
    usage: Usage | None = None

    def __str__(self) -> str:
        return "\n".join([plain(self.text), *(str(citation) for citation in self.citations)])
