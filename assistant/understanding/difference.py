"""Which two agreements a question sets against each other, on what, and whether it only wants what the first has beside the second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.understanding.question import Question
from assistant.understanding.scope import meant_in
from corpus.document import Document
from corpus.register import Register

_DIFFERS = re.compile(
    r"\bdiffer\w*|\bdistinguish\w*|\bunlike\b|\bversus\b|\bvs\b|\bcompar\w+|\bcontrast\w*|\bchang(?:e|es|ed)\b|\bset apart\b|\bdeviat\w+"
    r"|\bвідрізня\w+|\bвідмінн\w+|\bрізниц\w+|\bпорівня\w+|\bзмінил\w+",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:but|and|,) not (?:found |contained )?in\b|\bnot (?:found |contained |there )?in\b|\bmissing (?:in|from)\b|\black(?:s|ing)?\b|\babsent (?:in|from)\b"
    r"|\b(?:that|which)\b.*\b(?:does not|doesn['’]t|has not|hasn['’]t)\b|\bчого немає\b|\bале не в\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:but not in|not in|missing (?:in|from)|and|from|with|to|than|versus|vs\.?|between|that|in|та|і|й|від|з|із)\b|,", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:on|about|regarding|concerning|as to|with (?:regard|respect) to|in respect of|when it comes to|in terms of|as regards|щодо|стосовно)\s+(?P<what>.+?)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two agreements, each by the documents that a question names or that belong to the country it names, and what they are compared on."""

    first: tuple[Document, ...]
    second: tuple[Document, ...]
    about: str = ""
    only_first: bool = False


def contrast_of(question: Question, register: Register, documents: Sequence[Document]) -> Contrast | None:
    """The two agreements that a question sets against each other; None where it does not, or does not name just two."""
    text = question.text
    only = bool(_ONLY.search(text))
    if not only and not _DIFFERS.search(text):
        return None
    sides = next(_sides(text, register, documents), None) or _named(question, documents)
    if sides is None:
        return None
    found = _ABOUT.search(text)
    about = meant_in(found["what"], register).bare if found else ""
    return Contrast(sides[0], sides[1], "" if found and _whose(found["what"], register, documents) and not about.strip() else about, only)


def _sides(text: str, register: Register, documents: Sequence[Document]) -> Iterator[tuple[tuple[Document, ...], tuple[Document, ...]]]:
    """What stands before and after each word that can part two agreements, where each side names one agreement and both are not the same."""
    for word in _BESIDE.finditer(text):
        first, second = (_whose(part, register, documents) for part in (text[: word.start()], text[word.end() :]))
        if first and second and first != second:
            yield first, second


def _whose(text: str, register: Register, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of the one agreement that a text names; none where it names none, or several."""
    meant = meant_in(text, register)
    if len(meant.documents) == 1 and not meant.partners:
        return tuple(document for document in documents if document.id == meant.documents[0])
    if len(meant.partners) == 1 and not meant.documents:
        return tuple(d for d in documents if d.whose == meant.partners[0] and d.kind != "article")
    return ()


def _named(question: Question, documents: Sequence[Document]) -> tuple[tuple[Document, ...], tuple[Document, ...]] | None:
    """The two agreements that a question names, in its order."""
    named = question.documents or question.partners
    if len(named) != 2:
        return None
    first, second = (tuple(d for d in documents if name in (d.id, d.whose) and d.kind != "article") for name in named)
    return (first, second) if first and second else None
