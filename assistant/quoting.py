"""Passages -> the sentences that answer, best first, with what was measured about each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answer import Citation
from assistant.question import VALUES, Question
from assistant.values import find_values, numbers
from corpus.sentences import sentence_spans
from index.index import Index
from index.passage import Hit, Passage
from index.terms import stems

PASSAGES = 20  # whose sentences are looked at
CANDIDATES = 40  # sentences that are compared by meaning, the best by words
LONGEST = 420  # characters of a quote; a longer sentence is cut at a clause

_EMPTY = frozenset(["s", "t", "d", "ll", "re", "ve"])


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a passage. `score` orders; the other figures, each 0..1, are what `silence` decides by."""

    passage: Passage
    start: int  # in the document's text
    end: int
    text: str
    score: float
    meaning: float  # cosine with the question
    words: float  # share of the question's words that it holds, rare ones counting more
    value: bool  # it holds a value of the asked kind
    values: tuple[tuple[int, int], ...]  # their spans in `text`

    def citation(self, number: int) -> Citation:
        """This sentence as the citation [number]."""
        return Citation(number, self.passage, self.text, self.start, self.end)


def find_quotes(question: Question, hits: Sequence[Hit], index: Index) -> list[Quote]:
    """The sentences of the first hits, best first, each text once."""
    terms = [term for term in dict.fromkeys(stems(" ".join(question.terms))) if term not in _EMPTY]
    weights = dict(zip(terms, index.rarity(terms), strict=True))
    total = sum(weights.values()) or 1.0
    rows: list[tuple[float, float, float, Hit, int, int]] = []
    seen: set[str] = set()
    for rank, hit in enumerate(hits[:PASSAGES]):
        heading = set(stems(hit.passage.section))
        for start, end in sentence_spans(hit.passage.text):
            text = hit.passage.text[start:end]
            if len(text) < 12 or text in seen or _is_heading(text, hit.passage):
                continue
            seen.add(text)
            held = set(stems(text))
            share = sum(w if t in held else 0.5 * w if t in heading else 0.0 for t, w in weights.items()) / total
            rows.append((share + hit.score, share, 1 / (1 + rank), hit, start, end))
    rows.sort(key=lambda row: -row[0])
    rows = rows[:CANDIDATES]
    if not rows:
        return []
    texts = [f"{hit.passage.section}: {hit.passage.text[start:end]}" for _, _, _, hit, start, end in rows]
    asked = np.asarray(index.embed([" ".join(question.terms) or question.english, question.english]))
    meanings = (np.asarray(index.embed(texts)) @ asked.T).max(axis=1)
    years = set(question.years)
    quotes = []
    for (_, share, near, hit, start, end), meaning in zip(rows, meanings.tolist(), strict=True):
        text = hit.passage.text[start:end]
        values = tuple(find_values(question.kind, text)) if question.kind in VALUES else ()
        fits = bool(values)
        score = 1.0 * meaning + 0.8 * share + 0.35 * hit.score + 0.1 * near
        score += 0.25 * fits if question.kind in VALUES else 0.0
        score += 0.15 * bool(years & numbers(text)) if years else 0.0
        score -= 0.1 * (hit.passage.kind == "article")
        quotes.append(
            Quote(hit.passage, hit.passage.start + start, hit.passage.start + end, text, score, meaning, share, fits, values)
        )
    return sorted(quotes, key=lambda quote: (-quote.score, quote.start))


def _is_heading(text: str, passage: Passage) -> bool:
    return text.strip().rstrip(".") == passage.section.rpartition(" > ")[2] or bool(re.fullmatch(r"[\W\d]*", text))
