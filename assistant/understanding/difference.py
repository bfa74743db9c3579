"""Which two agreements a question sets against each other, on what, and whether it only wants what the first has beside the second."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.understanding.intents import comparison_in
from assistant.understanding.many import FRAME
from assistant.understanding.question import Question, content_words
from assistant.understanding.scope import meant_in
from corpus import parties
from corpus.document import Document
from corpus.registry.naming_days import YEAR
from corpus.registry.register import Register
from index.terms import stems

_DIFFERS = re.compile(
    r"\bdiff(?:er\w*|s)?\b|\bdistinguish\w*|\bunlike\b|\bversus\b|\bvs\b|\bcompar\w+|\bcontrast\w*|\bchang(?:e|es|ed)\b|\bset apart\b|\bdeviat\w+"
    r"|\bвідрізня\w+|\bвідмінн\w+|\bрізниц\w+|\bпорівня\w+|\bзмінил\w+",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:but|and|,) not (?:found |contained )?in\b|\bnot (?:found |contained |there )?in\b|\bmissing (?:in|from)\b|\black(?:s|ing)?\b|\babsent (?:in|from)\b"
    r"|\b(?:that|which)\b.*\b(?:does not|doesn['’]t|has not|hasn['’]t)\b|\bчого немає\b|\bале не в\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|never|without|lack(?:s|ing)?|missing|absent)\b|n['’]t\b", re.IGNORECASE)
_INSIDE = re.compile(r"^\W*(?:\w+ )?(?:in|from|under|by)\b", re.IGNORECASE)  # "not found in", "missing from": what follows has it not
_BESIDE = re.compile(
    r"\b(?:but not in|not in|missing (?:in|from)|and|from|with|to|than|versus|vs\.?|between|that|which|in|та|і|й|від|з|із)\b|,",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:on|about|regarding|concerning|as to|with (?:regard|respect) to|in respect of|when it comes to|in terms of|as regards|щодо|стосовно)\s+(?P<what>.+?)(?:\W*$|,?\s+(?:that|which|who|but|while|whereas|що|але)\b)",
    re.IGNORECASE,
)

_RANKED = frozenset("both two old older new newer earlier later former latter first second previous difference differences".split())

Side = tuple[Document, ...]
Sides = tuple[Side, Side]
Parts = tuple[str, ...]  # of a question, each of which names one side


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two agreements, each by the documents that a question names or that belong to the country it names, and what they are compared on."""

    first: Side
    second: Side
    about: str = ""
    only_first: bool = False


def contrast_of(question: Question, register: Register, documents: Sequence[Document]) -> Contrast | None:
    """The two agreements that a question sets against each other; None where it does not, or does not name just two."""
    text = question.text
    kind = comparison_in(text)
    only = kind == "only" or kind != "difference" and bool(_ONLY.search(text))
    if not only and kind != "difference" and not _DIFFERS.search(text):
        return None
    found = _sides(text, register, documents) or _named(question, documents)
    if found is None:
        return None
    sides, parts = found
    about = _subject(text, parts, register, sides)
    if only and _first_lacks(text, register, documents, sides):
        sides = sides[1], sides[0]
    return Contrast(*sides, about, only)


def _sides(text: str, register: Register, documents: Sequence[Document]) -> tuple[Sides, Parts] | None:
    """What stands before and after the first word that parts two agreements, where each side names one agreement and both are not the same."""
    for parts in _parted(text):
        first, second = (_whose(part, register, documents) for part in parts)
        first, second = (
            first or _besides(parts[0], second, register, documents),
            second or _besides(parts[1], first, register, documents),
        )
        if first and second and first != second:
            return (first, second), parts
    for parts in _parted(text):
        first, second = (_whose(part, register, documents) or _dated(part, documents) for part in parts)
        if first and second and (two := _told_apart(first, second)):
            return two, parts
    return None


def _parted(text: str) -> Iterator[Parts]:
    for word in _BESIDE.finditer(text):
        yield text[: word.start()], text[word.end() :]


def _besides(text: str, other: Side, register: Register, documents: Sequence[Document]) -> Side:
    """The one document of those that a text may mean which is not the other side of it: two are compared, and not one with itself."""
    if not other:
        return ()
    meant, known = meant_in(text, register), {document.id for document in other}
    left = [id for id in meant.documents if id not in known] if not meant.partners else []
    return tuple(document for document in documents if document.id in left) if len(left) == 1 else ()


def _whose(text: str, register: Register, documents: Sequence[Document]) -> Side:
    """The documents of the one agreement that a text names; none where it names none, or several."""
    meant = meant_in(text, register)
    if len(meant.documents) == 1 and not meant.partners:
        return tuple(document for document in documents if document.id == meant.documents[0])
    if len(meant.partners) == 1 and not meant.documents:
        year = _year(text)
        held = tuple(d for d in documents if meant.partners[0] in d.partners[:2] and d.kind != "article")
        return tuple(d for d in held if year == _signed(d)) or tuple(d for d in held if d.whose == meant.partners[0])
    return ()


def _dated(text: str, documents: Sequence[Document]) -> Side:
    """All documents of the only year that a text names: "the 2025 one"."""
    year = _year(text)
    return tuple(d for d in documents if year and _signed(d) == year and d.kind != "article")


def _told_apart(first: Side, second: Side) -> tuple[Side, Side] | None:
    """The one agreement of a side, and of the other, told by its year alone, the one between the same parties."""
    ours, theirs = ({d.whose for d in side} for side in (first, second))
    if len(ours) == 1:
        found = _between_them(first, second)
        return (first, found) if found else None
    found = _between_them(second, first) if len(theirs) == 1 else ()
    return (found, second) if found else None


def _between_them(side: Side, others: Side) -> Side:
    parties_of_it = set(side[0].partners or side[0].parties)
    found = tuple(d for d in others if parties_of_it & set(d.partners or d.parties) and d.whose != side[0].whose)
    return found if len({d.whose for d in found}) == 1 else ()


def _year(text: str) -> str:
    years = set(YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


def _signed(document: Document) -> str:
    return str(document.signed or "")[:4]


def _named(question: Question, documents: Sequence[Document]) -> tuple[Sides, Parts] | None:
    """The two agreements that a question names, in its order, and its whole text as the one part that names them."""
    named = question.documents or question.partners
    if len(named) != 2:
        return None
    first, second = (tuple(d for d in documents if name in (d.id, d.whose) and d.kind != "article") for name in named)
    return ((first, second), (question.text,)) if first and second else None


def _first_lacks(text: str, register: Register, documents: Sequence[Document], sides: tuple[Side, Side]) -> bool:
    """Whether it is the first of two agreements that has not what is asked for: the one that a denial is said of, or before which it stands."""
    denied = _DENIED.search(text)
    if denied is None:
        return False
    before, after = _whose(text[: denied.start()], register, documents), text[denied.end() :]
    if not before or _INSIDE.match(after):
        before = next((one for end in _ends(after) if (one := _whose(after[:end], register, documents))), ())
    return before == sides[0]


def _ends(text: str) -> Iterator[int]:
    yield from (word.end() for word in re.finditer(r"\w+", text))


def _subject(text: str, parts: Parts, register: Register, sides: Sides) -> str:
    """What two agreements are compared on: the words that are left when what names them and the words of comparing are gone."""
    left = [word for part in parts for word in _words_on(part, register)]
    found = _ABOUT.search(text)
    told = [word for word in left if word in content_words(found["what"])] if found else []
    words = told or [word for word in left if word.lower() not in FRAME] or left
    stemmed = frozenset(stems(" ".join(document.text for side in sides for document in side)))
    held = [word for word in words if stemmed.issuperset(stems(word))]
    return " ".join(held or told)


def _words_on(text: str, register: Register) -> list[str]:
    ids, found = register.meant(text)
    bare = register.bare(text, ids, found) if ids else text  # "" where it only names an agreement
    for mention in sorted((*parties.named(bare, fuzzy=True), *parties.others(bare)), key=lambda m: -m.start):
        bare = f"{bare[: mention.start]} {bare[mention.end :]}"
    return [
        word
        for word in content_words(bare)
        if len(word) > 1
        and not any(pattern.search(word) for pattern in (_DIFFERS, _ONLY, _DENIED, _BESIDE, YEAR))
        and word.lower() not in _RANKED
    ]
