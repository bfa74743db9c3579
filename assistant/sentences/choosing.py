"""Passages -> the sentences that answer, best first: cheap measures say which are read, the reader says which of them answer."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.reader import Reader, Reading, placed
from assistant.sentences.cases import lists_other_cases
from assistant.sentences.quote import Quote
from assistant.sentences.tables_read import TablesRead
from assistant.understanding.fields import SIGNING
from assistant.understanding.kinds import VALUES
from assistant.understanding.question import Question
from assistant.understanding.ukrainian import is_ukrainian
from assistant.values import find_values, years
from corpus import parties
from corpus.names.name_words import core, tokens
from corpus.outline import PREAMBLE
from corpus.sentences import sentence_spans
from corpus.structuring import SIGNATURES
from index.index import Index
from index.passage import Hit, Passage
from index.terms import stems

PASSAGES = 40  # whose sentences are looked at
READ, FURTHER = 24, 6  # sentences that the reader is given, and those beside them that sound like the clause
SPREAD = 6  # of the first passages, of each of which one sentence is read at least
SURE = (-0.5, 0.6, 0.2, 0.5, 0.1)  # a constant, and the weight of each of `measures`; what they do is printed by tests/quality/calibrate.py
SILENT = 0.2  # how likely any sentence answers, below which nothing is answered
PROVED = {"yes": 0.981, "no": 0.996}  # how likely a sentence proves it from which a word is said: right in 0.97 of held-out ones
POINTED = 2.0  # how far a row at which the question points answers at least: the reader makes little of figures without verbs
SPECIAL = 1.0  # by how much a sentence comes later that gives a value for each of several cases, none of which is asked for
NEAR = 1.5  # logits under the best within which a sentence is quoted with it
MOST, WORDS_BESIDE = 4, 120  # sentences that are quoted, and words of those after the first
SHORTEST = 12  # characters
LONGEST_HEADING = 80
MOST_TITLES = 2  # times the length of a title that a sentence may be which says nothing else
FRONT = ("date", "person", "place")  # kinds of values that a title says of its agreement; its numbers are part of a name
_FRONT = ("Title", PREAMBLE)  # sections that say what the agreement is and whose
ABOVE = 0.5  # how much a word in the heading counts beside one in the sentence
MOST_NAMED = 4  # partners in a sentence of an article that can still be about one of them
WORDS, FOUND, VALUE, YEAR = 1.0, 0.7, 0.2, 0.1  # of the cheap measures: shared words, how well the passage was found, a value, a year


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


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    start: int
    end: int
    share: float  # of the question's words that it holds, rare ones counting more
    cheap: float
    values: tuple[tuple[int, int], ...]
    told: str = ""  # the same in a sentence, where it is a row of a table
    pointed: bool = False  # it is a row at which the question points

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def choose(question: Question, hits: Sequence[Hit], index: Index, reader: Reader, most: int = READ) -> Found:
    """The sentences of the first hits, each text once, as the reader orders them."""
    return _in_order(question, _spread(_candidates(question, hits, index), most), reader)


def choose_too(question: Question, found: Found, hits: Sequence[Hit], like: str, index: Index, reader: Reader) -> Found:
    """What was found, and the sentences of further hits that sound most `like` such a clause, as the reader orders them together."""
    weights, known = rarities(stems(like), index), {quote.text for quote in found.quotes}
    further = [one for one in _candidates(question, hits, index) if one.text not in known]
    further.sort(key=lambda one: -share_of(weights, set(stems(one.text)), set(stems(heading_of(one.passage)))))
    more = _in_order(question, further[:FURTHER], reader)
    quotes = sorted((*found.quotes, *more.quotes), key=lambda quote: (-quote.score, quote.start))
    return Found(tuple(quotes), max(found.sure, sure_of(quotes) if quotes else 0.0))


def _in_order(question: Question, kept: Sequence[_Candidate], reader: Reader) -> Found:
    if not kept:
        return Found()
    readings = _read(question, kept, reader)
    quotes = [_quote(question, one, reading) for one, reading in zip(kept, readings, strict=True)]
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


def _read(question: Question, kept: Sequence[_Candidate], reader: Reader) -> list[Reading]:
    """What the reader, who knows English, makes of each; of a Ukrainian sentence the words it shares with a Ukrainian question tell."""
    foreign = [question.language == "uk" and is_ukrainian(one.text) for one in kept]
    read = iter(
        reader.read(question.english, [placed(c.passage.section, c.told or c.text) for c, f in zip(kept, foreign, strict=True) if not f])
    )
    return [Reading(6.0 * one.share - 4.0) if strange else next(read) for one, strange in zip(kept, foreign, strict=True)]


def _quote(question: Question, one: _Candidate, reading: Reading) -> ReadQuote:
    at = one.passage.start
    reading = replace(reading, answers=max(reading.answers, POINTED)) if one.pointed else reading
    score = reading.answers + one.share - SPECIAL * lists_other_cases(question, one.text, one.values)
    return ReadQuote(one.passage, at + one.start, at + one.end, one.text, score, one.values, reading, one.share)


def _spread(candidates: Sequence[_Candidate], most: int) -> list[_Candidate]:
    """The best by the cheap measures, and the best of each of the first passages."""
    best = sorted(candidates, key=lambda one: -one.cheap)
    first: dict[str, _Candidate] = {}
    for one in best:
        first.setdefault(one.passage.id, one)
    order = list(dict.fromkeys(one.passage.id for one in candidates))[:SPREAD]
    kept = dict.fromkeys([*(first[id] for id in order), *best])
    return list(kept)[:most]


def _candidates(question: Question, hits: Sequence[Hit], index: Index) -> list[_Candidate]:
    rarity = rarities([stem for word in question.terms for stem in stems(word)] or stems(question.english), index)
    as_written = rarities(stems(question.bare), index) if question.language == "uk" else {}
    tables = TablesRead(question, index, [hit.passage.text for hit in hits[:PASSAGES]])
    signing = question.kind == "person" or bool(SIGNING.search(question.bare))
    asked_years = set(question.years)
    found, seen = [], set[str]()
    for hit in hits[:PASSAGES]:
        above = set(stems(heading_of(hit.passage)))
        rows, others = tables.sentences(hit.passage.text)
        pointed = tables.pointed_at(hit.passage)
        for start, end in sentence_spans(hit.passage.text):
            text = hit.passage.text[start:end]
            if any(begin <= start < finish for begin, finish in others):
                continue
            if len(text) < SHORTEST or text in seen or is_heading(text, hit.passage) or is_about_others(text, hit.passage, question):
                continue
            values = tuple(find_values(question.kind, text)) if question.kind in VALUES else ()
            if names_only(text, hit.passage) and not (values and question.kind in FRONT):
                continue
            seen.add(text)
            words = as_written if as_written and is_ukrainian(text) else rarity
            share = share_of(words, set(stems(text)), above)
            if hit.passage.section == SIGNATURES and not (signing or share):  # who signs says nothing else
                continue
            at = (start, end) in pointed
            cheap = WORDS * (share + at) + FOUND * hit.score + VALUE * bool(values) + YEAR * bool(asked_years & years(text))
            found.append(_Candidate(hit.passage, start, end, share, cheap, values, rows.get((start, end), ""), at))
    return found


def rarities(terms: Sequence[str], index: Index) -> dict[str, float]:
    """How rare each of some stems is among the passages."""
    return dict(zip(terms, index.rarity(terms), strict=True))


def share_of(rarity: Mapping[str, float], held: Container[str], above: Container[str]) -> float:
    """The share of the question's words that a sentence holds, half of it for those in its heading; rare words count more."""
    total = sum(rarity.values()) or 1.0
    return sum(weight * (1.0 if stem in held else ABOVE if stem in above else 0.0) for stem, weight in rarity.items()) / total


def heading_of(passage: Passage) -> str:
    """The last names of a passage's section: what its sentences stand under."""
    parts = passage.section.split(" > ")
    return " > ".join(parts[-2:] if passage.kind == "agreement" else parts[-1:])


def is_heading(text: str, passage: Passage) -> bool:
    """Whether a sentence is only a heading, a title or a number."""
    said = _spoken(text)
    heading = len(text) < LONGEST_HEADING and f" {said} " in f" {_spoken(passage.section)} "
    return heading or said == _spoken(passage.title) or bool(re.fullmatch(r"[\W\d]*", text))


@lru_cache(maxsize=4_000)
def _spoken(text: str) -> str:
    """A text without its marks: a section's path parts its names by others than the heading does."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def names_only(text: str, passage: Passage) -> bool:
    """Whether a sentence only says what the agreement is called or between whom it is: no answer to anything else."""
    of_people = passage.kind == "agreement" and not passage.partners  # states are named in every sentence of theirs
    front = of_people and passage.section.startswith(_FRONT)
    if not front and len(text) > MOST_TITLES * len(passage.title):
        return False
    words = {token.word for token in tokens(text)}
    if words <= _words(passage.title):
        return True
    return front and sum(words >= set(core(party)) for party in passage.parties) > 1


@lru_cache(maxsize=1_000)
def _words(title: str) -> frozenset[str]:
    return frozenset(token.word for token in tokens(title))


def is_about_others(text: str, passage: Passage, question: Question) -> bool:
    """A sentence of an article speaks for a partner only if it names it; a declaration or compact only for itself."""
    named = question.partners
    if not named or not passage.partners:
        return False
    if passage.kind == "article":
        told_of = set(parties.slugs(text))
        return not set(named) & told_of or (len(told_of) > MOST_NAMED and len(named) == 1)
    return passage.partners[0] in parties.NAMED_DOCUMENTS and passage.partners[0] not in named
