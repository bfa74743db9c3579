"""When to say nothing: how likely the quotes answer, by a small model fitted on questions with known answers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.sentences.candidates import rarities, share_of
from assistant.sentences.measuring import NEUTRAL
from assistant.sentences.quote import Quote
from assistant.sentences.quoting import Found, MeasuredQuote, weights
from assistant.sentences.standing import heading_of
from assistant.understanding.kinds import VALUES
from assistant.understanding.question import Question
from index.index import Index
from index.terms import stems

SPOKEN = 2 / 3  # of the words of a question, rare ones counting more: a sentence with these speaks of what is asked
SOME = 0.3  # of them: a sentence with fewer speaks of something else
BIAS = "bias"  # the constant of the fitted model, beside the weights of the measures
COUNTED = 0.45  # cosine from which a word beside a number is taken to be the counted one
_RESPECTS = ("late", "words", "names", "weakest")
WIDE = 5  # quotes among which a value of the asked kind, or a counted word, must be
TOP = 3  # quotes that can stand in one answer
DOUBT = 0.6  # confidence under which an answer says that it may be none


def measures(question: Question, found: Found) -> dict[str, float]:
    """What the decision rests on, by name. Names end in + where more speaks for an answer and in - where more speaks against it."""
    quotes = found.quotes
    best = quotes[0].features
    top = [quote.features for quote in quotes[:TOP]]
    wide = [quote.features for quote in quotes[:WIDE]]
    scores = [quote.score for quote in quotes]
    value = question.kind in VALUES
    return {
        "score +": scores[0],
        "lead over the sixth +": scores[0] - scores[min(5, len(scores) - 1)],
        "meaning +": best.meaning,
        "likeness +": best.late,
        "words +": best.words,
        "weakest word +": best.weakest,
        "likeness of the top +": max(f.late for f in top),
        "words of the top +": max(f.words for f in top),
        "covered by all +": found.covered,
        "weakest covered by all +": found.weakest,
        "names in all +": found.names,
        "no name in all -": float(found.names == 0.0),
        "a designation missing in all -": float(found.designations < NEUTRAL),
        "names +": best.names,
        "no name -": float(best.names == 0.0),
        "value, a name missing -": float(value and best.names < 1.0 and best.names != NEUTRAL),
        "value +": best.value,
        "value in the top +": max(f.value for f in top),
        "no value anywhere -": float(value and not any(f.value for f in wide)),
        "counted +": best.counted,
        "counted in the top +": max(f.counted for f in top),
        "nothing counted anywhere -": float(question.kind == "number" and max(f.counted for f in wide) < COUNTED),
        "year +": best.year,
        "year in the top +": max(f.year for f in top),
        "no year in the top -": float(bool(question.years) and not any(f.year for f in top)),
        "absence": best.absence,
        "absence of a value -": best.absence * value,
        "denial of a value -": best.denial * value,
        "own": best.own,
        "filled +": best.filled,
        "filled in the top +": max(f.filled for f in top),
        "no name to fill -": float(best.named == 0.0),
        "no name to fill in the top -": float(all(f.named == 0.0 for f in top)),
        "the very word missing -": float(all(f.term == 0.0 for f in top)),
        "asks a value": float(value),
        "asks a number": float(question.kind == "number"),
        "asks for money": float(question.kind == "money"),
        "asks a statement": float(question.kind == "statement"),
        "names a partner": float(bool(question.partners)),
        **_beside_topic(question, found),
    }


def _beside_topic(question: Question, found: Found) -> dict[str, float]:
    """How far the best sentence with a value of the asked kind lies behind the best sentence of all, in four respects.

    A large gap: the topic is there, but without the value that is asked. All 0 where no value is asked.
    """
    names = [f"value beside the topic, {respect} -" for respect in _RESPECTS]
    if question.kind not in VALUES:
        return dict.fromkeys(names, 0.0)
    features = [quote.features for quote in found.quotes]
    holding = [f for f in features if f.value and (question.kind != "number" or f.counted >= COUNTED)]
    gaps = [max(getattr(f, of) for f in features) - max((getattr(f, of) for f in holding), default=0.0) for of in _RESPECTS]
    return dict(zip(names, gaps, strict=True))


def confidence(question: Question, found: Found) -> float:
    """How likely the best quotes answer the question, 0..1, calibrated: of answers that say 0.8 about four in five are right."""
    if not found.quotes:
        return 0.0
    slopes = weights()["silence"]
    slope, shift = weights()["calibration"]
    odds = slopes[BIAS] + sum(slopes[name] * value for name, value in measures(question, found).items())
    total = slope * odds + shift
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def speaking(question: Question, quotes: Sequence[Quote], index: Index) -> list[Quote]:
    """The sentences that have (nearly) all the words of a question which do not only name the agreement, most of them first."""
    rarity = rarities(stems(" ".join(question.terms)), index)

    def share(quote: Quote) -> float:
        naming = set(stems(quote.passage.title)) if question.documents else set()
        asked = {stem: weight for stem, weight in rarity.items() if stem not in naming}
        return share_of(asked, set(stems(quote.text)), set(stems(heading_of(quote.passage))))

    shares = [(share(quote), quote) for quote in quotes]
    return [quote for told, quote in sorted(shares, key=lambda one: -one[0]) if told >= SPOKEN]


def says_absent(quote: MeasuredQuote) -> bool:
    """Whether a sentence says that the very thing which is asked is not in a text: it speaks of it, and not only of some absence."""
    f = quote.features
    return bool(f.absence) and (f.words > SOME or f.names > NEUTRAL)


def is_too_unsure(sure: float) -> bool:
    """Whether nothing is to be claimed at this confidence."""
    return sure < weights()["threshold"]


def is_doubtful(sure: float) -> bool:
    """Whether an answer of this confidence is about as likely wrong as right: it is given, and said to be doubtful."""
    return sure < DOUBT
