"""Passages -> the sentences that answer, best first: cheap measures say which are read, the reader says which of them answer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.reader import Reader, Reading
from assistant.sentences.candidates import Candidate, candidates, rarities, share_of, spread
from assistant.sentences.cases import lists_other_cases
from assistant.sentences.quote import Quote
from assistant.sentences.standing import heading_of, recites
from assistant.sentences.two_readings import likenesses, readings
from assistant.understanding.question import Question
from index.index import Index
from index.passage import Hit
from index.terms import stems

READ, FURTHER = 48, 6  # sentences that the reader is given, and those beside them that sound like the clause
SURE = (-0.5, 0.6, 0.2, 0.5, 0.1)  # a constant, and the weight of each of `measures`; what they do is printed by tests/quality/calibrate.py
SILENT = 0.35  # how likely any sentence answers, below which nothing is answered: of right first quotes at most 0.04 are lost so (held-out agreements)
DOUBTED = 0.5  # and below which it is said that what is quoted may be no answer
PROVED = {
    "yes": 0.99,
    "no": 0.98,
}  # how likely a sentence proves it from which a word is said: on held-out agreements none is wrong (288 questions for yes or no)
POINTED = 2.0  # how far a row at which the question points answers at least: the reader makes little of figures without verbs
RECITED = 2.0  # by how much a sentence comes later that only says why an agreement was made
SPECIAL = 1.0  # by how much a sentence comes later that gives a value for each of several cases, none of which is asked for
LIKENED = 12  # of the sentences that the reader puts first: those of which it is looked how alike they are to the question
ALIKE = 8.0  # by how much a sentence comes before one that is not at all alike to the question: what the embedding model adds to the reader
OF_DOCUMENT = 4.0  # by how much a sentence comes later whose document was found so far behind: it may be a like one of another agreement
NEAR = 1.5  # logits under the best within which a sentence is quoted with it
MOST, WORDS_BESIDE = 4, 120  # sentences that are quoted, and words of those after the first


@dataclass(frozen=True, slots=True)
class ReadQuote(Quote):
    """A sentence, and what the reader makes of it."""

    reading: Reading
    share: float  # of the question's words that it holds, rare ones counting more


@dataclass(frozen=True, slots=True)
class Found:
    """Quotes, best first, and how likely any of them answers."""

    quotes: tuple[ReadQuote, ...] = ()
    sure: float = 0.0

    @property
    def likely(self) -> list[ReadQuote]:
        """Those that the reader takes for answers rather than not."""
        return [quote for quote in self.quotes if quote.reading.answers > 0]


def choose(question: Question, hits: Sequence[Hit], index: Index, reader: Reader, most: int = READ) -> Found:
    """The sentences of the first hits, each text once, as the reader orders them."""
    return _in_order(question, spread(candidates(question, hits, index), most), index, reader, _behind(hits))


def choose_too(question: Question, found: Found, hits: Sequence[Hit], like: str, index: Index, reader: Reader) -> Found:
    """What was found, and the sentences of further hits that sound most `like` such a clause, as the reader orders them together."""
    weights, known = rarities(stems(like), index), {quote.text for quote in found.quotes}
    further = [one for one in candidates(question, hits, index) if one.text not in known]
    further.sort(key=lambda one: -share_of(weights, set(stems(one.text)), set(stems(heading_of(one.passage)))))
    more = _in_order(question, further[:FURTHER], index, reader, _behind(hits))
    quotes = sorted((*found.quotes, *more.quotes), key=lambda quote: (-quote.score, quote.start))
    return Found(tuple(quotes), max(found.sure, sure_of(quotes) if quotes else 0.0))


def _behind(hits: Sequence[Hit]) -> dict[str, float]:
    """How far the best passage of each document (by id) was found behind the best of all: 0 for the document that a question is nearest to."""
    best: dict[str, float] = {}
    for hit in hits:
        best[hit.passage.document_id] = max(hit.score, best.get(hit.passage.document_id, 0.0))
    return {id: max(best.values()) - score for id, score in best.items()}


def _in_order(question: Question, kept: Sequence[Candidate], index: Index, reader: Reader, behind: Mapping[str, float]) -> Found:
    if not kept:
        return Found()
    read = readings(question, kept, reader)
    made = [(_quote(question, one, its, behind[one.passage.document_id]), one) for one, its in zip(kept, read, strict=True)]
    made.sort(key=lambda both: (-both[0].score, both[0].start))
    first, others = made[:LIKENED], made[LIKENED:]
    likes = likenesses(question, [one for _, one in first], index)
    quotes = [replace(quote, score=quote.score + ALIKE * like) for (quote, _), like in zip(first, likes, strict=True)]
    quotes += [quote for quote, _ in others]
    quotes.sort(key=lambda quote: (-quote.score, quote.start))
    return Found(tuple(quotes), sure_of(quotes))


def measures(quotes: Sequence[ReadQuote]) -> tuple[float, ...]:
    """What the decision to answer rests on: how far the best answers, how far all do together, its words, its lead over the third."""
    answers = sorted((quote.reading.answers for quote in quotes), reverse=True)
    whole = math.log(sum(math.exp(min(answer, 30.0)) for answer in answers))
    return quotes[0].reading.answers, whole, quotes[0].share, quotes[0].score - quotes[min(2, len(quotes) - 1)].score


def sure_of(quotes: Sequence[ReadQuote]) -> float:
    """How likely the first of these answers."""
    constant, *weights = SURE
    logit = constant + sum(weight * measure for weight, measure in zip(weights, measures(quotes), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@dataclass(frozen=True, slots=True)
class Proof:
    """The sentence that proves a "yes" or a "no", and how surely."""

    quote: ReadQuote
    word: str
    sure: float


def proof_of(quotes: Sequence[ReadQuote]) -> Proof | None:
    """What proves a yes or a no, where one does beyond doubt and the other is not proved better."""
    proofs = [Proof(q, *told) for q in quotes for told in (("yes", q.reading.proves_yes), ("no", q.reading.proves_no))]
    best = max(proofs, key=lambda proof: proof.sure, default=None)
    return best if best and best.sure >= PROVED[best.word] else None


def worth_quoting(quotes: Sequence[ReadQuote]) -> list[ReadQuote]:
    """The first, and those after it that answer nearly as well, while the whole is short."""
    chosen, words = list(quotes[:1]), 0
    for quote in quotes[1:]:
        words += len(quote.text.split())
        if len(chosen) < MOST and words <= WORDS_BESIDE and quote.score >= quotes[0].score - NEAR:
            chosen.append(quote)
    return chosen


def _quote(question: Question, one: Candidate, reading: Reading, behind: float) -> ReadQuote:
    at = one.passage.start
    reading = replace(reading, answers=max(reading.answers, POINTED)) if one.pointed else reading
    score = (
        reading.answers
        + one.share
        - OF_DOCUMENT * behind
        - SPECIAL * lists_other_cases(question, one.text, one.values)
        - RECITED * recites(one.text, one.passage)
    )
    return ReadQuote(one.passage, at + one.start, at + one.end, one.text, score, one.values, reading, one.share)
