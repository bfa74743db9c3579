"""Which clause of one text is the counterpart of which of another: by words, by what their passages mean, and by their headings."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from rapidfuzz import fuzz

from assistant.documents.facts import facts_of
from corpus.clauses.labels import is_label, label_of
from corpus.document import Document
from corpus.sentences import sentence_spans
from index.terms import stems

LIKE = 0.42  # likeness from which two clauses are about one thing; below it hardly any pair is
WORDS, MEANING, HEADING = 0.7, 0.15, 0.15  # of the likeness: shared words, rare ones counting more; passages; headings
SAME_HEADING = 85.0  # per cent of the letters
HEADING_WORDS = 10
COMPARED = 1_000  # clauses whose likenesses are held at a time
_BARE = re.compile(r"[^\w%€$£]+")

Vectors = Mapping[int, Sequence[float]]  # where a passage begins -> its embedding
Told = Callable[[int, int], None]  # clauses done, clauses in all


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a document in its place: `document.text[start:end] == text`. `page` counts from 1; None where there are none."""

    document_id: str
    section: str
    page: int | None
    start: int
    end: int
    text: str

    def __str__(self) -> str:
        page = f", page {self.page}" if self.page else ""
        return f"{self.section}{page}: “{' '.join(self.text.split())}”"


Pair = tuple[Clause, Clause]


def said(text: str) -> str:
    """The words of a clause without its number, capitals and marks: two that say the same are equal."""
    label = label_of(text)
    return " ".join(_BARE.sub(" ", (text[label.end :] if label and label.end < len(text) else text).casefold()).split())


@functools.lru_cache(maxsize=32)
def clauses_of(document: Document) -> tuple[Clause, ...]:
    """The sentences of a document, without its headings, in order."""
    found = []
    title = said(document.title)
    for section in document.sections:
        for start, end in sentence_spans(document.text[section.start : section.end]):
            begin, finish = section.start + start, section.start + end
            text = document.text[begin:finish]
            if not _is_heading(text, section.path) and said(text) not in title:
                found.append(Clause(document.id, section.path, document.page_at(begin), begin, finish, text))
    return tuple(found)


def align(
    first: Document, second: Document, meanings: tuple[Vectors, Vectors] | None = None, told: Told | None = None, twins: Sequence[int] = ()
) -> list[Pair]:
    """The pairs of clauses that are counterparts, in the order of the first text; each clause stands in one pair at most.

    `twins`: where in each text something begins that is known to be the counterpart of the other.
    """
    ours, theirs = clauses_of(first), clauses_of(second)
    pairs = _by_field(first, second, ours, theirs, twins)
    taken = set(pairs.values())
    for one, other in _word_for_word(ours, theirs):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    left, right = [at for at in range(len(ours)) if at not in pairs], [at for at in range(len(theirs)) if at not in taken]
    pairs |= _by_likeness(ours, theirs, left, right, meanings, told)
    return [(ours[one], theirs[pairs[one]]) for one in sorted(pairs)]


def _is_heading(text: str, path: str) -> bool:
    plain = " ".join(text.split()).rstrip(".:").casefold()
    label = label_of(plain)
    bare = plain[label.end :].strip() if label else plain
    headed = len(plain.split()) <= HEADING_WORDS and bool(bare) and bare in path.casefold()
    return not bare or is_label(plain) or headed or plain in path.casefold() or not re.search(r"\w{2}", plain)


def _by_field(first: Document, second: Document, ours: Sequence[Clause], theirs: Sequence[Clause], twins: Sequence[int]) -> dict[int, int]:
    """The clauses in which both texts say one fact that nearly every agreement has: its day, its term, its notice ..."""
    places = [{fact.field: fact.start for fact in reversed(facts_of(document)) if fact.field != "sum"} for document in (first, second)]
    if twins:
        places = [{"": twin} | place for twin, place in zip(twins, places, strict=True)]
    found: dict[int, int] = {}
    for field in (key for key in places[0] if key in places[1]):
        at = [
            next((n for n, clause in enumerate(held) if clause.start <= place[field] < clause.end), None)
            for held, place in zip((ours, theirs), places, strict=True)
        ]
        if at[0] is not None and at[1] is not None and at[0] not in found and at[1] not in found.values():
            found[at[0]] = at[1]
    return found


def _word_for_word(ours: Sequence[Clause], theirs: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """The clauses that stand in both texts word for word, in the same order."""
    matcher = SequenceMatcher(None, [said(clause.text) for clause in ours], [said(clause.text) for clause in theirs], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((block.a + at, block.b + at) for at in range(block.size))


def _by_likeness(
    ours: Sequence[Clause],
    theirs: Sequence[Clause],
    left: Sequence[int],
    right: Sequence[int],
    meanings: tuple[Vectors, Vectors] | None,
    told: Told | None,
) -> dict[int, int]:
    """The likest pairs first, each clause once."""
    if not left or not right:
        return {}
    mine, other = [ours[at] for at in left], [theirs[at] for at in right]
    rows, columns = _weighted([mine, other])
    found: list[tuple[float, int, int]] = []
    for begin in range(0, len(mine), COMPARED):
        part = mine[begin : begin + COMPARED]
        like = WORDS * (rows[begin : begin + COMPARED] @ columns.T) + HEADING * _headings(part, other)
        if meanings:
            like += MEANING * (_vectors(part, meanings[0]) @ _vectors(other, meanings[1]).T)
        else:
            like /= WORDS + HEADING
        found += [(float(like[a, b]), begin + int(a), int(b)) for a, b in zip(*np.nonzero(like >= LIKE), strict=True)]
        if told:
            told(min(begin + COMPARED, len(mine)), len(mine))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, two in sorted(found, key=lambda row: (-row[0], abs(row[1] - row[2]))):
        if one not in pairs and two not in taken:
            pairs[one] = two
            taken.add(two)
    return {left[one]: right[two] for one, two in pairs.items()}


def _weighted(sides: Sequence[Sequence[Clause]]) -> list[np.ndarray]:
    """A unit row a clause over the stems of both sides, rare stems weighing more."""
    counted = [[Counter(stems(clause.text)) for clause in side] for side in sides]
    held = Counter(stem for side in counted for row in side for stem in row)
    whole = sum(len(side) for side in counted)
    known = {stem: at for at, stem in enumerate(held)}
    found = []
    for side in counted:
        matrix = np.zeros((len(side), len(known)), dtype=np.float32)
        for at, row in enumerate(side):
            for stem, count in row.items():
                matrix[at, known[stem]] = (1 + np.log(count)) * np.log(1 + whole / held[stem])
        found.append(matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9))
    return found


def _headings(ours: Sequence[Clause], theirs: Sequence[Clause]) -> np.ndarray:
    """1.0 where two clauses stand under the same heading, else 0.0."""
    names = [[_named(clause.section) for clause in side] for side in (ours, theirs)]
    kinds = [list(dict.fromkeys(side)) for side in names]
    alike = np.array([[float(bool(a) and fuzz.ratio(a, b) >= SAME_HEADING) for b in kinds[1]] for a in kinds[0]], dtype=np.float32)
    places = [{name: at for at, name in enumerate(side)} for side in kinds]
    return alike[np.ix_([places[0][name] for name in names[0]], [places[1][name] for name in names[1]])]


def _named(section: str) -> str:
    """A heading without its number."""
    name = section.rpartition(" > ")[2]
    label = label_of(name)
    return (name[label.end :] if label else name).strip(" .").casefold()


def _vectors(clauses: Sequence[Clause], known: Vectors) -> np.ndarray:
    """The embedding of the passage in which each clause begins; zeros where there is none."""
    starts = np.array(sorted(known))
    width = len(next(iter(known.values()))) if known else 1
    held = np.stack([np.asarray(known[int(at)], dtype=np.float32) for at in starts]) if known else np.zeros((1, width), dtype=np.float32)
    at = np.maximum(np.searchsorted(starts, [clause.start for clause in clauses], side="right") - 1, 0)
    chosen = held[at] if known else np.zeros((len(clauses), width), dtype=np.float32)
    return chosen / np.maximum(np.linalg.norm(chosen, axis=1, keepdims=True), 1e-9)
