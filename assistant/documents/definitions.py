"""What a text says that a word of its own means: "dry season" means ..., (the "head lease"), hereinafter the "Participants"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.understanding.question import Question, without_carried
from corpus.document import Document
from corpus.sentences import sentence_spans
from index.index import Index

MOST = 3  # documents whose definitions of one word are quoted
MOST_WORDS = 8  # of a term
_OPEN, _CLOSE = r"[\"“„«‘'*_]+", r"[\"”“»’'*_]+"
_THE = r"(?:(?:the|an?|said)\s+)?"
_MEANS = r"(?:(?:shall|will|here|only|also)\s+)*(?:means?|refers?\s+to|denotes?|stands?\s+for|ha(?:s|ve)\s+the\s+meaning|означа\w+)\b"
_HEREINAFTER = r"(?:hereinafter|hereafter|herein|henceforth|надалі|далі)"
_OPENS = re.compile(r"^\W*(?:(?:and|so|but|then|please|а|і|й|то)\W+)*", re.IGNORECASE)
_ASKS = (  # in which words the meaning of a term is asked for
    re.compile(r"(?:what|who)(?:['’]?s|\s+(?:exactly\s+)?(?:is|are|was|were))\s+(?:meant\s+by\s+)?(?P<term>.+)", re.IGNORECASE),
    re.compile(r"what\s+do(?:es)?\s+(?:the\s+(?:term|word|words|expression)s?\s+)?(?P<term>.+?)\s+(?:mean|stand\s+for)\b.*", re.IGNORECASE),
    re.compile(
        r"what\s+(?:counts?|qualif(?:y|ies)|is\s+(?:considered|regarded|understood))\s+(?:as|to\s+be)\s+(?P<term>.+)", re.IGNORECASE
    ),
    re.compile(r"(?:what\s+is\s+)?(?:the\s+)?(?:define|meaning\s+of|definition\s+of)\s+(?P<term>.+)", re.IGNORECASE),
    re.compile(r"how\s+(?:is|are)\s+(?P<term>.+?)\s+defined\b.*", re.IGNORECASE),
    re.compile(r"що\s+(?:таке|означа\w+)\s+(?P<term>.+)", re.IGNORECASE),
)
_WHERE = re.compile(r"\s+(?:in|under|within|according\s+to|for\s+the\s+purposes?\s+of|у|в|за)\s+.*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Definition:
    """The sentence of a document that says what a term means."""

    document: Document
    start: int
    end: int


def asked_terms(question: Question) -> tuple[str, ...]:
    """The words whose meaning a question may ask for, the longest first; none where it asks otherwise."""
    text = _OPENS.sub("", without_carried(question.text)).strip(" ?.!")
    found = next((asked["term"] for pattern in _ASKS if (asked := pattern.fullmatch(text))), "")
    whole = _ARTICLE.sub("", found.strip("\"“”«»'’ "))
    terms = [term for term in dict.fromkeys([whole, _WHERE.sub("", whole)]) if 0 < len(term.split()) <= MOST_WORDS]
    return tuple(term for term in terms if term.casefold() not in {word.casefold() for word in question.words})


def definitions(question: Question, documents: Iterable[Document], index: Index) -> list[Definition]:
    """Where the full texts among these documents define what a question asks the meaning of; none where many do."""
    full = {document.id: document for document in documents if document.kind == "agreement"}
    for term in asked_terms(question):
        holding = index.holding(term, full)
        patterns = _patterns(term) if holding else ()
        found = [one for id, document in full.items() if id in holding and (one := _defining(document, patterns))]
        if found:
            return found if len(found) <= MOST else []
    return []


def definition_of(term: str, document: Document) -> Definition | None:
    """Where a document says what a term of its own means; None where it says so nowhere."""
    return _defining(document, _patterns(term)[:1]) if document.kind == "agreement" else None


def _defining(document: Document, patterns: Iterable[re.Pattern[str]]) -> Definition | None:
    """The first sentence of a document that defines a term, one that says what it "means" before one that only names what stands before it."""
    for pattern in patterns:
        if match := pattern.search(document.text):
            start, end = next(_around(document, match.start(), match.end()), match.span())
            return Definition(document, start, end)
    return None


def _around(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence that holds a stretch of a document."""
    section = next((one for one in document.sections if one.start <= start < one.end), None)
    for a, b in sentence_spans(document.text[section.start : section.end]) if section else ():
        if section and section.start + a <= start < section.start + b:
            yield section.start + a, max(section.start + b, min(end, section.end))


def _patterns(term: str) -> Sequence[re.Pattern[str]]:
    """How a text says what a term means, and how it names so what stands before."""
    words = rf"{_words(term)}(?:e?s)?"
    marked = rf"{_OPEN}{_THE}{words}{_CLOSE}"
    return (
        re.compile(
            rf"(?:{marked}|(?:^|[\n(;:.] *|\d\)? +){_THE}{words})(?:,?\s+(?:and|or)\s+{_OPEN}[^\"”»]{{1,60}}{_CLOSE})*,?\s+{_MEANS}", re.I
        ),
        re.compile(rf"{marked}\s+(?:is|are|shall\s+be|includes?)\b", re.I),
        re.compile(
            rf"\([^()\"“«]{{0,60}}{marked}[^()]{{0,60}}\)|\({_THE}(?:{_HEREINAFTER}\W+(?:\w+\s+){{0,4}})?{_THE}(?-i:(?=\w*[A-ZА-Я])){words}\)",
            re.I,
        ),
        re.compile(rf"\b{_HEREINAFTER}\W+(?:\w+\s+){{0,4}}?{_THE}(?:{marked}|{words})", re.I),
    )


def _words(term: str) -> str:
    """A term as it stands in a text, on one line or on two."""
    return r"\s+".join(map(re.escape, term.split()))
