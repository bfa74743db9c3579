"""What kind of message it is - a fact, a summary, a difference, thanks, "why?" ... - by a small classifier over its sentence vector."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.ukrainian import is_ukrainian, translate, unglossed
from corpus import parties
from corpus.clauses.references import references_in
from corpus.identity.types import types_named
from index.embedding import packaged

FACT = "fact"
COMPARING = ("difference", "only")
STANDING_IN = ("Norway", "Spain", "Japan", "Poland")  # for the countries of a message, in the order in which they are named
LONGEST = 600  # characters of a message that are read
SHORTEST, LONG = 5, 9  # letters of a word in which one typing error is mended, and in which two are
_WORD = re.compile(r"[^\W\d_]+")
REMEMBERED = 4_096  # messages whose kind is remembered


@dataclass(frozen=True, slots=True)
class Classifier:
    """`kinds[i]` is as likely as row i of `weights` and `bias` say; it is told from `thresholds[i]` on. `words` are those it was trained
    with, to which typing errors are mended. Of messages that name two agreements those compare them whose COMPARING kinds are together as
    likely as `compares` says.
    """

    kinds: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray
    thresholds: np.ndarray
    words: tuple[str, ...]
    compares: float

    def kind(self, vector: np.ndarray) -> str:
        """The likeliest kind of the message that has this vector; FACT where none is likely enough."""
        chances = self.chances(vector)
        best = int(chances.argmax())
        return self.kinds[best] if chances[best] >= self.thresholds[best] else FACT

    def comparison(self, vector: np.ndarray) -> str:
        """How a message that names two agreements compares them, one of COMPARING; "" where it does not."""
        chances = dict(zip(self.kinds, self.chances(vector), strict=True))
        told = [chances[kind] for kind in COMPARING]
        return COMPARING[int(np.argmax(told))] if sum(told) >= self.compares else ""

    def chances(self, vector: np.ndarray) -> np.ndarray:
        """How likely each kind is."""
        scores = self.weights @ vector + self.bias
        likely: np.ndarray = np.exp(scores - scores.max())
        return likely / likely.sum()

    def save(self, path: Path) -> None:
        """Write it to an .npz file, in half precision."""
        halves = {name: getattr(self, name).astype(np.float16) for name in ("weights", "bias", "thresholds")}
        np.savez_compressed(path, kinds=np.array(self.kinds), words=np.array("\n".join(self.words)), compares=self.compares, **halves)

    @classmethod
    def read(cls, path: Path) -> Classifier:
        """The classifier of a file that `save` wrote."""
        with np.load(path) as arrays:
            weights, bias, thresholds = (arrays[name].astype(np.float32) for name in ("weights", "bias", "thresholds"))
            kinds, words = tuple(str(kind) for kind in arrays["kinds"]), tuple(str(arrays["words"]).split("\n"))
            return cls(kinds, weights, bias, thresholds, words, float(arrays["compares"]))


WEIGHTS = Path(__file__).with_suffix(".npz")


@functools.cache
def trained() -> Classifier:
    """The classifier as `python tests/quality/intents.py` wrote it."""
    return Classifier.read(WEIGHTS)


@functools.lru_cache(maxsize=REMEMBERED)
def intent_of(message: str) -> str:
    """The kind of a message, FACT where it is none of the others or not understood."""
    read = as_read(message)
    return trained().kind(vector_of(read)) if read else FACT


def chance_of(kind: str, message: str) -> float:
    """How likely a message is of a kind; 0 where it is not understood."""
    read = as_read(message)
    return float(trained().chances(vector_of(read))[trained().kinds.index(kind)]) if read else 0.0


def names_nothing(message: str) -> bool:
    """Whether a message names no country, no type of agreement and no clause: then it may be about the answer before it, or about nothing."""
    text = " ".join(message[:LONGEST].split())
    return not (parties.named(text, fuzzy=True) or parties.others(text) or types_named(text) or references_in(text))


@functools.lru_cache(maxsize=REMEMBERED)
def as_read(message: str) -> str:
    """The text whose vector tells the kind of a message; "" where it is not understood."""
    return masked(message, trained().words)


@functools.lru_cache(maxsize=REMEMBERED)
def vector_of(read: str) -> np.ndarray:
    """The sentence vector of a message as the classifier reads it."""
    return packaged().tokens([read])[0].whole


@functools.lru_cache(maxsize=REMEMBERED)
def comparison_in(message: str) -> str:
    """How a message that names two agreements compares them, one of COMPARING; "" where it does not, or is not understood."""
    read = as_read(message)
    return trained().comparison(vector_of(read)) if read else ""


def masked(message: str, words: Sequence[str]) -> str:
    """A message in English without what only names agreements: a type is "agreement", a country one that stands in for all; with typing
    errors in these words mended; "" where there is nothing to read, or words that are not known.
    """
    text = " ".join(message[:LONGEST].encode("utf-8", "replace").decode().split())  # without halves of surrogates, which no model reads
    if is_ukrainian(text):
        if unglossed(text):
            return ""
        text = translate(text)
    mentions = [(m.start, m.end, m.slug) for m in (*parties.named(text, fuzzy=True), *parties.others(text)) if m.way != "place"]
    slugs = list(dict.fromkeys(slug for *_, slug in sorted(mentions)))
    instead = [(start, end, STANDING_IN[slugs.index(slug) % len(STANDING_IN)]) for start, end, slug in mentions]
    instead += [(start, end, "agreements" if text[end - 1] in "sS" else "agreement") for _, start, end in types_named(text)]
    return _mended(_replaced(text, sorted(instead)), words) if any(letter.isalnum() for letter in text) else ""


def _mended(text: str, words: Sequence[str]) -> str:
    """A text in which a word that the model does not know is the one of these words that it was meant to be."""

    def meant(found: re.Match[str]) -> str:
        word = found[0].lower()
        if len(word) < SHORTEST or word in words or packaged().knows(word):
            return found[0]
        near = process.extractOne(word, words, scorer=OSA.distance, score_cutoff=1 if len(word) < LONG else 2)
        return near[0] if near else found[0]

    return _WORD.sub(meant, text)


def _replaced(text: str, instead: Sequence[tuple[int, int, str]]) -> str:
    """A text with other words at some stretches, of those that overlap at the first."""
    pieces, at = [], 0
    for start, end, words in instead:
        if start >= at:
            pieces += [text[at:start], words]
            at = end
    return "".join([*pieces, text[at:]])
