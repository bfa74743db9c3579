"""Document -> passages that lie end to end, never cross a section, and hold about 500-800 characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus import parties
from corpus.document import Document, Section
from corpus.sentences import sentence_spans
from index.passage import Passage, passage_id

LIMIT = 800  # characters: about what all-MiniLM-L6-v2 reads (256 tokens) with its header
HARD_LIMIT = 1200  # a single sentence is kept whole up to here


Span = tuple[int, int, int]  # number of the section, start, end


def spans_of(document: Document) -> list[Span]:
    """Where the passages of a document lie: end to end, covering its text. It takes long: sentences are looked for."""
    return [
        (number, *piece)
        for number, section in enumerate(_sections(document))
        for piece in _pieces(document.text, section.start, section.end)
    ]


def split(document: Document, spans: Sequence[Span] = ()) -> list[Passage]:
    """The passages of a document; `spans`, if they are known, are its own."""
    sections = _sections(document)
    placed = [(sections[number].path, start, end) for number, start, end in spans or spans_of(document)]
    return [
        Passage(
            id=passage_id(document.id, number),
            document_id=document.id,
            title=document.title,
            kind=document.kind,
            partners=_about(document, path, start, end),
            parties=document.parties,
            signed=document.signed,
            section=path,
            page=document.page_at(start),
            start=start,
            end=end,
            text=document.text[start:end],
            url=document.url,
            recognised=document.is_recognised(start, end),
        )
        for number, (path, start, end) in enumerate(placed)
    ]


def _sections(document: Document) -> Sequence[Section]:
    return document.sections or (Section("", 0, len(document.text)),)


def embedded_text(passage: Passage) -> str:
    """What is embedded and searched for words: the header, then the text."""
    return f"{header(passage)}\n{passage.text.strip()}"


def header(passage: Passage) -> str:
    """What tells near-identical passages apart: partners, the title of an article, the section."""
    names = ", ".join(parties.name_of(slug) for slug in passage.partners[:4])
    return " | ".join(part for part in (names, passage.title if passage.kind == "article" else "", passage.section) if part)


def _about(document: Document, path: str, start: int, end: int) -> tuple[str, ...]:
    """The partners a passage is about: its document's, and in an article those that the passage or its heading names."""
    if document.kind != "article":
        return document.partners
    return parties.slugs(f"{path}. {document.text[start:end]}")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut text[start:end] between sentences into pieces of at most LIMIT characters, as even as they come."""
    if end - start <= LIMIT:
        yield start, end
        return
    cuts = [start + s for s, _ in sentence_spans(text[start:end])][1:] + [end]
    target = (end - start) / -(-(end - start) // LIMIT)  # even pieces: no crumb is left at the end
    begin = last = start
    for cut in cuts:
        if cut - begin > min(LIMIT, target * 1.15) and last > begin:
            yield begin, last
            begin = last
        while cut - begin > HARD_LIMIT:
            middle = _space_before(text, begin + LIMIT)
            yield begin, middle
            begin = middle
        last = cut
    if begin < end:
        yield begin, end


def _space_before(text: str, offset: int) -> int:
    """The place after the last white space in the 200 characters before `offset`; `offset` itself where there is none."""
    for place in range(offset, max(offset - 200, 1), -1):
        if text[place - 1].isspace():
            return place
    return offset
