"""What adding and auditing came to."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.document import Document


@dataclass(slots=True)
class Report:
    """What was done with each document that was given, and how many passages had to be embedded for it."""

    added: list[Document] = field(default_factory=list)
    replaced: list[tuple[str, Document]] = field(default_factory=list)  # (id of the old version, the new one)
    earlier: list[Document] = field(default_factory=list)  # the old versions of what is replaced, in that order
    unchanged: list[Document] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)  # ids
    failed: list[tuple[str, str]] = field(default_factory=list)  # (path or address, message)
    passages: int = 0  # of the added and replaced documents
    embedded: int = 0  # of those passages, how many were new to the index

    @property
    def documents(self) -> list[Document]:
        """All that were given and could be read."""
        return [*self.added, *(document for _, document in self.replaced), *self.unchanged]

    def take(self, other: Report) -> None:
        """Add what another adding came to."""
        for name in ("added", "replaced", "earlier", "unchanged", "removed", "failed"):
            getattr(self, name).extend(getattr(other, name))
        self.passages += other.passages
        self.embedded += other.embedded

    def __str__(self) -> str:
        counts = [
            (len(self.added), "added"),
            (len(self.replaced), "replaced"),
            (len(self.unchanged), "unchanged"),
            (len(self.removed), "removed"),
            (len(self.failed), "failed"),
        ]
        told = ", ".join(f"{count} {name}" for count, name in counts if count) or "nothing to do"
        lines = [f"{told}; {self.embedded} of {self.passages} passages embedded"]
        lines += [f"replaced: {document.title} (an older version was in the index)" for _, document in self.replaced]
        for document in self.documents:
            lines += pages_told(document)
        return "\n".join(lines + [f"failed: {message}" for _, message in self.failed])


def pages_told(document: Document) -> list[str]:
    """Lines on the pages of a document that could not be read, or were read from their pictures."""
    told = []
    if document.unread_pages:
        told.append(f"not read: {_pages(document.unread_pages)} of {document.title} (a picture, or letters without a table)")
    if document.recognised_pages:
        told.append(f"read from pictures (OCR): {_pages(document.recognised_pages)} of {document.title}; check what is quoted from there")
    return told


def _pages(numbers: tuple[int, ...]) -> str:
    return f"page{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"


@dataclass(frozen=True, slots=True)
class Audit:
    """Counts of what the index holds in each place, and everything that differs."""

    documents: int
    passages: int
    vectors: int
    words: int
    problems: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Nothing is missing, doubled or left over."""
        return not self.problems

    def __str__(self) -> str:
        counts = f"{self.documents} documents, {self.passages} passages, {self.vectors} vectors, {self.words} in the word index"
        return "\n".join([counts, *(self.problems or ("clean: every document is whole, nothing is left over",))])
