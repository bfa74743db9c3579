"""Reads a question and a sentence together: does the sentence answer, and for a yes/no question does it say yes or no?"""

from __future__ import annotations

import functools
import math
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.sentences.scoring import NamedScores, PackagedScores, Scores
from index.recent import forget_oldest

PACKAGED = "reader"
LONGEST_HEADING = 60  # characters
REMEMBERED = 50_000  # pairs, about 0.5 KB each
SLOPE, OFFSET = 1.0, 0.0  # of "any of them answers", fitted on lists that were held out of training
NEVER = -math.inf  # the logit of what is never said
_NAMED = re.compile("[^\\W\\d_]{3}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of a sentence: logits against "does not answer" (`answers`) and against "neither" (`yes`, `no`)."""

    answers: float
    yes: float = NEVER
    no: float = NEVER

    @property
    def probability(self) -> float:
        """How likely the sentence answers the question."""
        return _sigmoid(self.answers)

    @property
    def proves_yes(self) -> float:
        """How likely the sentence answers, and with yes."""
        return self.probability * _share(self.yes, self.no)

    @property
    def proves_no(self) -> float:
        """How likely the sentence answers, and with no."""
        return self.probability * _share(self.no, self.yes)


class Reader:
    """The packaged cross-encoder, or any of sentence-transformers by its name or folder; one that only ranks never proves a yes or no."""

    def __init__(self, model: str = PACKAGED) -> None:
        self.name = model
        self._readings: dict[tuple[str, str], Reading] = {}
        self._one_at_a_time = threading.RLock()  # inference makes one call at a time

    def load(self) -> None:
        """Read the model into memory now instead of at the first question."""
        with self._one_at_a_time:
            _ = self._scores

    def read(self, question: str, sentences: Sequence[str]) -> list[Reading]:
        """A reading of each sentence, in order; recent ones are remembered."""
        with self._one_at_a_time:
            fresh = [sentence for sentence in dict.fromkeys(sentences) if (question, sentence) not in self._readings]
            made = dict(zip(fresh, self._read(question, fresh), strict=True))
            found = [made.get(sentence) or self._readings[question, sentence] for sentence in sentences]
            self._readings |= {(question, sentence): reading for sentence, reading in made.items()}
            forget_oldest(self._readings, REMEMBERED)
            return found

    def _read(self, question: str, sentences: Sequence[str]) -> list[Reading]:
        """Readings of sentences that are not remembered: the longest first, so that no core is left with it in the end."""
        order = sorted(range(len(sentences)), key=lambda at: -len(sentences[at]))
        outputs = self._scores.of([(question, sentences[at]) for at in order])
        made = {at: _reading(output) for at, output in zip(order, outputs, strict=True)}
        return [made[at] for at in range(len(sentences))]

    @functools.cached_property
    def _scores(self) -> Scores:
        return PackagedScores() if self.name == PACKAGED else NamedScores(self.name)


def placed(section: str, sentence: str) -> str:
    """A sentence as the reader sees it: after the names that its section has, without bare numbers such as "8.4"."""
    named = [part for part in section.split(" > ") if _NAMED.search(part)]
    heading = " > ".join(named[-2:])
    if len(heading) > LONGEST_HEADING:
        heading = named[-1][:LONGEST_HEADING]
    return f"{heading}: {sentence}" if heading else sentence


def answered(readings: Sequence[Reading]) -> float:
    """How likely any of the sentences that were read answers."""
    if not readings:
        return 0.0
    most = max(reading.answers for reading in readings)
    whole = most + math.log(sum(math.exp(reading.answers - most) for reading in readings))
    return _sigmoid(SLOPE * whole + OFFSET)


def _reading(output: np.ndarray) -> Reading:
    """Three outputs are a reading; of one that only ranks, the score is how far it answers."""
    answers, *verdict = (float(value) for value in output)
    return Reading(answers, *verdict) if len(verdict) == 2 else Reading(answers)


def _share(one: float, other: float) -> float:
    """The share of one logit against another and one of 0."""
    most = max(one, other, 0.0)
    return math.exp(one - most) / (math.exp(one - most) + math.exp(other - most) + math.exp(-most))


def _sigmoid(logit: float) -> float:
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))
