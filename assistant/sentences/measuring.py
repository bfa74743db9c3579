"""A question against a sentence: what is measured, each figure about 0..1."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from assistant.sentences.fillers import asked_nouns, is_filled, terms_to_name, wants_a_name
from assistant.sentences.likeness import likeness
from assistant.understanding.abbreviations import asked_abbreviation, expands
from assistant.understanding.fields import SIGNING, topic
from assistant.understanding.kinds import VALUES
from assistant.understanding.question import Question
from assistant.values import counted_nouns, days, find_values, is_absence, is_denial, words_beside_numbers, years
from corpus.loading import AT_A_GLANCE, SUMS
from index.embedding import Tokens
from index.index import Index
from index.passage import Hit
from index.terms import stems

_NO_WORDS = frozenset("s t d ll re ve".split())
NEUTRAL = 0.5  # a figure that does not apply
_OF_A_DAY = re.compile(r"\b(?:what|which|exact) (?:day|date)\b|\bdate\b", re.IGNORECASE)
_DESIGNATION = re.compile(r"[A-Z]{2,}[\w-]*|\w*[A-Za-z][\w-]*-?\d[\w-]*")
_ASKS_UNTIL = re.compile(r"\b(?:until|till|up to) (?:when|what)\b|\bhow long\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|as long as|so long as)\b[^.;,()]{3,80}", re.IGNORECASE)  # a condition is an answer too
_OF_SIGNING = re.compile(
    r"\b(?:was|were|is) signed\b|^Date of signing|^(?:Signed|Done) (?:in|at)\b|^Підписано|\bsigned in\b", re.IGNORECASE
)
_NAMING = ("place", "statement", "list", "person")  # kinds of questions that "which ..." wants a name for


@dataclass(frozen=True, slots=True)
class Features:
    """What is measured of one sentence. The order is that of the fitted weights."""

    meaning: float = 0.0  # cosine of the mean token vectors
    late: float = 0.0  # mean over the question's words of the best cosine with a word of the sentence, rare words counting more
    words: float = 0.0  # share of the question's words that stand in it or in its heading, rare ones counting more
    weakest: float = 0.0  # the best cosine of that rare word of the question which fits least
    passage: float = 0.0  # how well its passage was found
    first: float = 0.0  # 1 for the best passage, 1/2 for the second ...
    value: float = 0.0  # it holds a value of the asked kind
    counted: float = 0.0  # "how many tanks": the best cosine of the counted word with a word beside a number
    year: float = 0.0  # it holds a year of the question
    names: float = 0.0  # share of the question's names and figures that it holds
    row: float = 0.0  # it is a line of the sums, and a sum is asked
    glance: float = 0.0  # it is a line of "At a glance"
    article: float = 0.0  # it stands in an article
    agreement: float = 0.0  # it stands in a full text
    denial: float = 0.0  # it says that something is not so
    absence: float = 0.0  # it says that a text does not hold something
    own: float = 0.0  # its document is about the named partner before all others
    length: float = 0.0  # words / 60, at most 1
    filled: float = NEUTRAL  # "which city", "what ship": it names something that the question does not
    named: float = NEUTRAL  # the same, where the question can only be answered by a name
    term: float = NEUTRAL  # "which penalty", "what quota": it holds the very word

    def figures(self) -> tuple[float, ...]:
        """The figures in the order of the fitted weights."""
        return _FIGURES(self)


_FIGURES = operator.attrgetter(*(field.name for field in fields(Features)))


class Measure:
    """A question, made ready to be compared with many sentences."""

    def __init__(self, question: Question, index: Index, adapted: bool = True) -> None:
        self.question = question
        self.years = set(question.years)
        terms = list(dict.fromkeys(word.lower() for word in question.terms)) or question.english.lower().split()
        found = sorted({stem for term in terms for stem in stems(term)} - _NO_WORDS)
        self._rarity = dict(zip(found, index.rarity(found), strict=True))
        self._total = sum(self._rarity.values()) or 1.0
        same = question.in_their_words.same
        self._same = {stem: [set(stems(" ".join(one))) for one in same[word]] for word in same for stem in stems(word)}
        readings = index.embeddings.tokens(question.readings)
        weights = np.array([max((self._rarity.get(s, 0.5) for s in stems(w)), default=0.5) for w in readings[1].words])
        as_read = likeness(question, readings, weights)
        adapter = index.embeddings.adapter if adapted else None
        self.likeness = as_read.adapted(adapter) if adapter else as_read
        self._names = _names(question)
        self._abbreviation = asked_abbreviation(question.english)
        self._open = question.kind in _NAMING and bool(asked_nouns(question.english))
        self._not_of_signing = question.kind == "date" and bool(topic(question)) and not SIGNING.search(question.bare)
        self._must_hold = frozenset(stem for term in terms_to_name(question.english) for stem in stems(term))
        self._wants_a_name = self._open and wants_a_name(question.english)
        self._stems = frozenset(stems(f"{question.english} {question.bare}"))
        counted = counted_nouns(question.english) if "number" in (question.kind, *question.also) else ()
        self._counted = as_read.counted(counted)

    def values_in(self, text: str) -> Sequence[tuple[int, int]]:
        """The spans of values of the asked kind."""
        if self._not_of_signing and _OF_SIGNING.search(text):
            return []
        if self.question.kind in ("date", "duration") and _ASKS_UNTIL.search(self.question.english):
            found = [match.span() for match in _UNTIL.finditer(text)]
            if found:
                return found
        if self.question.kind == "date" and _OF_A_DAY.search(self.question.english):
            return days(text)
        return find_values(self.question.kind, text) if self.question.kind in VALUES else []

    def share(self, text: str, heading: str) -> float:
        """The share of the question's words that a text holds, half of it for those in its heading; rare words count more."""
        held, above = set(stems(text)), set(stems(heading))
        return (
            sum(w * (1.0 if self._stands_in(s, held) else 0.5 if self._stands_in(s, above) else 0.0) for s, w in self._rarity.items())
            / self._total
        )

    def _stands_in(self, stem: str, held: set[str]) -> bool:
        """Whether a word of the question is among these, or what it means in the documents' words."""
        return stem in held or any(meaning <= held for meaning in self._same.get(stem, ()))

    def named(self, texts: Sequence[str]) -> float:
        """The share of the question's names and figures that stand in the texts together; NEUTRAL without any."""
        return _held(self._names, texts)

    def designated(self, texts: Sequence[str]) -> float:
        """The same of abbreviations and designations alone: "F-16", "NASAMS"."""
        return _held([name for name in self._names if _DESIGNATION.fullmatch(name)], texts)

    def features(self, hit: Hit, first: float, text: str, heading: str, read: Tokens, best: np.ndarray) -> Features:
        """Everything at once, for a sentence of a hit's passage; `best` are its similarities (see `likeness`)."""
        passage, asked = hit.passage, self.question
        return Features(
            meaning=self.likeness.meaning(read),
            late=self.likeness.late(best),
            words=self.share(text, heading),
            weakest=self.likeness.weakest(best),
            passage=hit.score,
            first=first,
            value=self._value_in(text),
            counted=self._counted_in(text, read) if len(self._counted) else NEUTRAL,
            year=float(bool(self.years & years(text))) if self.years else NEUTRAL,
            names=self.named([text, heading]),
            row=float(asked.kind in ("money", "percent") and passage.section == SUMS),
            glance=float(passage.section == AT_A_GLANCE),
            article=float(passage.kind == "article"),
            agreement=float(passage.kind == "agreement"),
            denial=float(is_denial(text)),
            absence=float(is_absence(text)),
            own=float(bool(passage.partners) and passage.partners[0] in asked.partners) if asked.partners else NEUTRAL,
            length=min(1.0, len(text.split()) / 60),
            filled=(filled := float(self._open and is_filled(text, self._stems))) if self._open else NEUTRAL,
            term=float(self._must_hold <= set(stems(f"{heading} {text}"))) if self._must_hold else NEUTRAL,
            named=filled if self._wants_a_name else NEUTRAL,
        )

    def _value_in(self, text: str) -> float:
        if self._abbreviation:
            return float(expands(text, self._abbreviation))
        return float(bool(self.values_in(text))) if self.question.kind in VALUES else NEUTRAL

    def _counted_in(self, text: str, read: Tokens) -> float:
        beside = words_beside_numbers(text)
        rows = [i for i, word in enumerate(read.words) if word in beside]
        if not rows:
            return 0.0
        return max(0.0, float((self._counted @ read.vectors[rows].astype(np.float32).T).max()))


def _held(names: Sequence[str], texts: Sequence[str]) -> float:
    """The share of the names that stand in the texts together; NEUTRAL without any."""
    if not names:
        return NEUTRAL
    held = {stem for text in texts for stem in stems(text)}
    return sum(all(s in held for s in stems(name)) for name in names) / len(names)


def _names(question: Question) -> tuple[str, ...]:
    """Proper names, abbreviations and figures among the content words; years of the time in question are no names."""
    words = question.terms
    first = question.english.split()[:1]
    named = [w for w in words if (w[0].isupper() and [w] != first) or (any(c.isdigit() for c in w) and w not in question.years)]
    figures = re.findall(r"(?<![\w-])\d[\d.,]*(?=\s*(?:%|percent|million|billion|\b))", question.english)
    figures = [f.rstrip(".,") for f in figures if len(f) < 4 or f in ("2040", "2050")]
    return tuple(dict.fromkeys([*named, *figures]))
