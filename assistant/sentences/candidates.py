"""Passages -> the sentences that may answer, by cheap measures: the words they share with the question, how well their passage was found."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from assistant.sentences.list_items import items_told
from assistant.sentences.standing import heading_of, is_about_others, is_heading, names_only
from assistant.sentences.tables_read import TablesRead
from assistant.understanding.fields import SIGNING
from assistant.understanding.kinds import VALUES
from assistant.understanding.question import Question
from assistant.understanding.ukrainian import is_ukrainian
from assistant.values import find_values, years
from corpus.structuring import SIGNATURES
from index.index import Index
from index.passage import Hit, Passage
from index.terms import stems

PASSAGES = 40  # whose sentences are looked at
SPREAD = 6  # of the first passages, of each of which one sentence is read at least
SHORTEST = 12  # characters
FRONT = ("date", "person", "place")  # kinds of values that a title says of its agreement; its numbers are part of a name
ABOVE = 0.5  # how much a word in the heading counts beside one in the sentence
WORDS, FOUND, VALUE, YEAR = 1.0, 0.7, 0.2, 0.1  # of the cheap measures: shared words, how well the passage was found, a value, a year


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, at `passage.text[start:end]`, and how well it does by the cheap measures."""

    passage: Passage
    start: int
    end: int
    share: float  # of the question's words that it holds, rare ones counting more
    cheap: float
    values: tuple[tuple[int, int], ...]
    told: str = ""  # the same in a sentence, where it is a row of a table or an item of a list
    pointed: bool = False  # it is a row at which the question points

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def candidates(question: Question, hits: Sequence[Hit], index: Index) -> list[Candidate]:
    """The sentences of the first hits, each text once, but for those that cannot answer by what they are."""
    rarity = rarities(stems(" ".join(question.terms)) or stems(question.english), index)
    as_written = rarities(stems(question.bare), index) if question.language == "uk" else {}
    tables = TablesRead(question, index, [hit.passage.text for hit in hits[:PASSAGES]])
    signing = question.kind == "person" or bool(SIGNING.search(question.bare))
    asked_years = set(question.years)
    items = items_told([hit.passage for hit in hits[:PASSAGES]], index)
    found, seen = [], set[str]()
    for hit in hits[:PASSAGES]:
        above = set(stems(heading_of(hit.passage)))
        pointed, told_of = tables.pointed_at(hit.passage), items[hit.passage.id]
        for (start, end), row in tables.sentences(hit.passage.text):
            text, told = hit.passage.text[start:end], row or told_of.get(start, "")
            if len(text) < SHORTEST or text in seen or is_heading(text, hit.passage) or is_about_others(text, hit.passage, question):
                continue
            values = tuple(find_values(question.kind, text)) if question.kind in VALUES else ()
            if names_only(text, hit.passage) and not (values and question.kind in FRONT):
                continue
            seen.add(text)
            words = as_written if as_written and is_ukrainian(text) else rarity
            share = share_of(words, set(stems(text)), above | set(stems(told)) if start in told_of else above)
            if hit.passage.section == SIGNATURES and not (signing or share):  # who signs says nothing else
                continue
            at = (start, end) in pointed
            cheap = WORDS * (share + at) + FOUND * hit.score + VALUE * bool(values) + YEAR * bool(asked_years & years(text))
            found.append(Candidate(hit.passage, start, end, share, cheap, values, told, at))
    return found


def spread(found: Sequence[Candidate], most: int) -> list[Candidate]:
    """The best by the cheap measures, and the best of each of the first passages."""
    best = sorted(found, key=lambda one: -one.cheap)
    first: dict[str, Candidate] = {}
    for one in best:
        first.setdefault(one.passage.id, one)
    order = list(dict.fromkeys(one.passage.id for one in found))[:SPREAD]
    kept = dict.fromkeys([*(first[id] for id in order), *best])
    return list(kept)[:most]


def rarities(terms: Sequence[str], index: Index) -> dict[str, float]:
    """How rare each of some stems is among the passages."""
    return dict(zip(terms, index.rarity(terms), strict=True))


def share_of(rarity: Mapping[str, float], held: Container[str], above: Container[str]) -> float:
    """The share of the question's words that a sentence holds, half of it for those in its heading; rare words count more."""
    total = sum(rarity.values()) or 1.0
    return sum(weight * (1.0 if stem in held else ABOVE if stem in above else 0.0) for stem, weight in rarity.items()) / total
