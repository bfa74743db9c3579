"""Passages -> the sentences that answer, best first, with what was measured about each."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np

from assistant.answer import Citation
from assistant.question import VALUES, Question
from assistant.values import counts_of, find_values, is_denial, numbers
from corpus.loading import AT_A_GLANCE, SUMS
from corpus.sentences import sentence_spans
from index.embedding import Tokens
from index.index import Index
from index.passage import Hit, Passage
from index.terms import stems

PASSAGES = 20  # whose sentences are looked at
CANDIDATES = 24  # sentences that are compared word by word
SHORTEST = 12  # characters

_NO_WORDS = frozenset("s t d ll re ve".split())


@dataclass(frozen=True, slots=True)
class Features:
    """What is measured of a sentence against a question; each about 0..1. The order is that of the fitted weights."""

    meaning: float = 0.0  # cosine of the mean token vectors
    late: float = 0.0  # mean over the question's words of the best cosine with a word of the sentence, rare words counting more
    words: float = 0.0  # share of the question's words that stand in it or in its heading, rare ones counting more
    weakest: float = 0.0  # the best cosine of that rare word of the question which fits least
    passage: float = 0.0  # how well its passage was found
    first: float = 0.0  # 1 for the best passage, 1/2 for the second ...
    value: float = 0.0  # it holds a value of the asked kind; 0.5 where no value is asked
    counted: float = 0.0  # "how many tanks": a number stands beside the counted word; 0.5 where nothing is counted
    year: float = 0.0  # it holds a year of the question; 0.5 where there is none
    row: float = 0.0  # it is a line of the sums, and a sum is asked
    glance: float = 0.0  # it is a line of "At a glance"
    article: float = 0.0  # it stands in an article
    agreement: float = 0.0  # it stands in a full text
    denial: float = 0.0  # it says that something is not so
    own: float = 0.0  # its document is about the named partner before all others; 0.5 where none is named
    length: float = 0.0  # words / 60, at most 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a passage: its place in the document's text, its score, and what that is made of."""

    passage: Passage
    start: int
    end: int
    text: str
    score: float
    features: Features
    values: tuple[tuple[int, int], ...]  # spans in `text` of values of the asked kind

    def citation(self, number: int) -> Citation:
        """This sentence as the citation [number]."""
        return Citation(number, self.passage, self.text, self.start, self.end)


@functools.cache
def weights() -> dict[str, list[float]]:
    """The fitted weights: `python tests/quality/fit.py` writes them."""
    return json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def find_quotes(question: Question, hits: Sequence[Hit], index: Index) -> list[Quote]:
    """The sentences of the first hits, best first, each text once."""
    wanted = _Wanted(question, index)
    rough = _by_words(wanted, hits)[:CANDIDATES]
    if not rough:
        return []
    tokens = index.embeddings.tokens([f"{_heading(hit.passage)}: {hit.passage.text[start:end]}" for _, _, hit, start, end in rough])
    quotes = []
    for (_, share, hit, start, end), read in zip(rough, tokens, strict=True):
        features, values = wanted.measure(hit, hits, hit.passage.text[start:end], share, read)
        score = float(np.dot(weights()["quote"], astuple(features)))
        place = hit.passage.start
        quotes.append(Quote(hit.passage, place + start, place + end, hit.passage.text[start:end], score, features, values))
    return sorted(quotes, key=lambda quote: (-quote.score, quote.start))


def _by_words(wanted: _Wanted, hits: Sequence[Hit]) -> list[tuple[float, float, Hit, int, int]]:
    """(rough score, share of words, hit, start, end in the passage) of every sentence, best first."""
    rows = []
    seen: set[str] = set()
    for hit in hits[:PASSAGES]:
        for start, end in sentence_spans(hit.passage.text):
            text = hit.passage.text[start:end]
            if len(text) < SHORTEST or text in seen or _is_heading(text, hit.passage):
                continue
            seen.add(text)
            share = wanted.share(text, _heading(hit.passage))
            bonus = 0.2 * bool(wanted.values_in(text)) + 0.1 * bool(wanted.years & numbers(text))
            rows.append((share + 0.7 * hit.score + bonus, share, hit, start, end))
    return sorted(rows, key=lambda row: -row[0])


class _Wanted:
    """A question, made ready to be compared with many sentences."""

    def __init__(self, question: Question, index: Index) -> None:
        self.question = question
        self.years = set(question.years)
        terms = [word.lower() for word in dict.fromkeys(question.terms)] or question.english.lower().split()
        found = {stem for term in terms for stem in stems(term)} - _NO_WORDS
        self._rarity = dict(zip(found, index.rarity(list(found)), strict=True))
        self._total = sum(self._rarity.values()) or 1.0
        asked, bare = index.embeddings.tokens([question.english or " ", " ".join(question.terms) or question.english or " "])
        self._means = np.stack([asked.mean, bare.mean])
        self._rows = bare.vectors.astype(np.float32)
        self._weights = np.array([max((self._rarity.get(s, 0.5) for s in stems(w)), default=0.5) for w in bare.words])
        self._words = bare.words
        self._counted = counts_of(question.english) if question.kind == "number" else ()

    def values_in(self, text: str) -> list[tuple[int, int]]:
        return find_values(self.question.kind, text) if self.question.kind in VALUES else []

    def share(self, text: str, heading: str) -> float:
        held, above = set(stems(text)), set(stems(heading))
        return sum(w * (1.0 if s in held else 0.5 if s in above else 0.0) for s, w in self._rarity.items()) / self._total

    def measure(self, hit: Hit, hits: Sequence[Hit], text: str, share: float, read: Tokens) -> tuple[Features, tuple[tuple[int, int], ...]]:
        passage, asked = hit.passage, self.question
        late, weakest = self._late(read.vectors.astype(np.float32))
        values = tuple(self.values_in(text))
        found = numbers(text)
        features = Features(
            meaning=float((self._means @ read.mean).max()),
            late=late,
            words=share,
            weakest=weakest,
            passage=hit.score,
            first=1 / (1 + hits.index(hit)),
            value=float(bool(values)) if asked.kind in VALUES else 0.5,
            counted=float(any(_counts(text, noun) for noun in self._counted)) if self._counted else 0.5,
            year=float(bool(self.years & found)) if self.years else 0.5,
            row=float(asked.kind in ("money", "percent") and passage.section == SUMS),
            glance=float(passage.section == AT_A_GLANCE),
            article=float(passage.kind == "article"),
            agreement=float(passage.kind == "agreement"),
            denial=float(is_denial(text)),
            own=float(bool(passage.partners) and passage.partners[0] in asked.partners) if asked.partners else 0.5,
            length=min(1.0, len(text.split()) / 60),
        )
        return features, values

    def _late(self, rows: np.ndarray) -> tuple[float, float]:
        if not len(self._rows) or not len(rows):
            return 0.0, 0.0
        best = (self._rows @ rows.T).max(axis=1)
        late = float(np.average(best, weights=self._weights)) if self._weights.sum() else float(best.mean())
        rare = self._weights >= np.quantile(self._weights, 0.5)
        per_word: dict[str, float] = {}
        for word, similarity in zip(np.array(self._words)[rare], best[rare], strict=True):
            per_word[word] = max(per_word.get(word, 0.0), float(similarity))
        return late, min(per_word.values())


def _counts(text: str, noun: str) -> bool:
    """Whether a number stands up to three words before a word with the stem of `noun`."""
    (stem, *_) = stems(noun) or [noun]
    for match in re.finditer(r"(?:\b\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?))\s+((?:[\w'’-]+\s+){0,3}[\w'’-]+)", text, re.IGNORECASE):
        if stem in stems(match[1]):
            return True
    return False


def _heading(passage: Passage) -> str:
    return passage.section.rpartition(" > ")[2] if passage.kind != "agreement" else passage.section


def _is_heading(text: str, passage: Passage) -> bool:
    return text.strip().rstrip(".") == passage.section.rpartition(" > ")[2] or bool(re.fullmatch(r"[\W\d]*", text))
