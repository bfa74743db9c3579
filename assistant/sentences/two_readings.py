"""Two readings of each sentence that may answer: what the reader makes of it, and how alike it is to the question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.reader import NEVER, Reader, Reading, placed
from assistant.sentences.candidates import Candidate, rarities
from assistant.sentences.likeness import Likeness
from assistant.understanding.question import Question
from assistant.understanding.ukrainian import is_ukrainian, translate
from index.index import Index
from index.terms import stems


def readings(question: Question, kept: Sequence[Candidate], reader: Reader) -> list[Reading]:
    """What the reader makes of each sentence."""
    asked, told, strange = _told(question, kept)
    read = reader.read(asked, [placed(*one) for one in told])
    return [_by_words(question, one, its) if foreign else its for one, its, foreign in zip(kept, read, strange, strict=True)]


def likenesses(question: Question, kept: Sequence[Candidate], index: Index) -> list[float]:
    """How alike each sentence is to the question, at most 1: half of it the cosine of the whole, half by its words, rare ones counting more."""
    asked, told, _ = _told(question, kept)
    first, *others = index.embeddings.tokens([asked, *(text for _, text in told)])
    words = [stems(word) for word in first.words]
    rarity = rarities([stem for its in words for stem in its], index)
    weights = np.array([sum(rarity[stem] for stem in its) for its in words])
    by_words = Likeness(np.array(first.words), weights, first.vectors.astype(np.float32), first.mean[None], ())
    return [(float(first.whole @ other.whole) + by_words.late(by_words.similarities(other))) / 2 for other in others]


def _told(question: Question, kept: Sequence[Candidate]) -> tuple[str, list[tuple[str, str]], list[bool]]:
    """The question, the section and words of each sentence, and whether it is Ukrainian: that is told in English words, which is what both
    models know."""
    strange = [is_ukrainian(one.text) for one in kept]
    asked = translate(question.bare) if question.language == "uk" and any(strange) else question.english
    return (
        asked,
        [_in_english(one) if its else (one.passage.section, one.told or one.text) for one, its in zip(kept, strange, strict=True)],
        strange,
    )


def _in_english(one: Candidate) -> tuple[str, str]:
    """The section and the words of a Ukrainian sentence."""
    return translate(one.passage.section), translate(one.told or one.text)


def _by_words(question: Question, one: Candidate, reading: Reading) -> Reading:
    """What is made of a Ukrainian sentence: where a Ukrainian question shares more words with it than the reader finds in its English, these
    tell; of a question with a word that has no English the English says too little. It never proves a yes or no."""
    shared = 6.0 * one.share - 4.0 if question.language == "uk" else NEVER
    return Reading(shared if question.lost else max(reading.answers, shared))
