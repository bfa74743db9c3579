"""The sentences of one document that may answer a row of its sheet: by their words, by the words of their headings, and by meaning."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.documents.headed_rows import headed_rows
from assistant.fields import Field
from assistant.reader import Reader, Reading, placed
from assistant.sentences.candidates import ABOVE, SHORTEST
from assistant.sentences.choosing import ReadQuote, sure_of
from assistant.sentences.standing import LONGEST_HEADING, heading_of, is_heading
from assistant.understanding.kinds import STOP
from assistant.values import find_values
from corpus.document import Document
from corpus.quantities.dates import dates_in
from corpus.sentences import sentence_spans
from index.index import Index
from index.passage import Passage
from index.scope import Scope
from index.terms import stems

PASSAGES = 12  # of the document that are nearest by meaning and words
FOUND, VALUE = 0.5, 0.1  # how much the passage's score and a value of the kind count beside a shared word
DAY, FRONT = 0.4, 0.4  # and, of a row of the first page, a day and the first sentences
NEARLY = -1.0  # logit from which a sentence with a day is quoted rather than a better one without
FIRST = 3_000  # characters of a first page
KNOWN = Reading(math.inf)  # of a sentence in which the text was found to say it


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: Passage
    start: int
    end: int
    text: str
    held: frozenset[str]  # stems
    above: frozenset[str]  # stems of the heading
    told: str  # the same, a row of a table under its heads


class Sentences:
    """The sentences of a document, each once, with their words; rare words of the document count more."""

    def __init__(self, document: Document, index: Index) -> None:
        self._document, self._index = document, index
        self._all = list(_sentences(index.passages_of(document.id)))
        counts = Counter(stem for one in self._all for stem in one.held)
        self._rarity = {stem: math.log(1 + len(self._all) / number) for stem, number in counts.items()}
        self._rarest = math.log(1 + len(self._all))
        self._spans: dict[tuple[str, int], tuple[tuple[int, int], ...]] = {}  # kind of value, start of a sentence -> values

    def read(self, field: Field, reader: Reader, most: int) -> tuple[list[ReadQuote], float]:
        """The likeliest sentences as the reader orders them, best first, and how likely the first answers."""
        chosen = self._likely(field, most)
        texts = [placed(one.passage.section, one.told) for _, one in chosen]
        readings = [_mean(of) for of in zip(*(reader.read(wording, texts) for wording in field.ask), strict=True)]
        quotes = [
            ReadQuote(one.passage, one.start, one.end, one.text, reading.answers + share, self._values(field.value, one), reading, share)
            for (share, one), reading in zip(chosen, readings, strict=True)
        ]
        quotes.sort(key=lambda quote: (-quote.score, quote.start))
        sure = sure_of(quotes) if quotes else 0.0
        if field.front and field.value == "date":  # the day itself rather than a sentence that refers to it
            quotes.sort(key=_names_no_day)
        return quotes, sure

    def of_day(self, field: Field, day: date) -> ReadQuote | None:
        """The first sentence that names a day and has the words of a row, else the first that names it; what it says is known already."""
        named = [(one, span) for one in self._all for its, *span in dates_in(one.text) if its == day]
        chosen = next((pair for pair in named if field.allows(pair[0].text)), named[0] if named else None)
        if chosen is None:
            return None
        one, (start, end) = chosen
        return ReadQuote(one.passage, one.start, one.end, one.text, KNOWN.answers, ((start, end),), KNOWN, 1.0)

    def _likely(self, field: Field, most: int) -> list[tuple[float, _Sentence]]:
        """The sentences to be read, each with the share of the question's words that it holds."""
        hits = self._index.search([*field.ask, field.like], PASSAGES, Scope(documents=(self._document.id,)))
        found = {hit.passage.id: hit.score for hit in hits}
        wordings = [self._weights(wording) for wording in (*field.ask, field.like) if wording]
        wanted = {
            stem for wording in wordings for stem in wording if stem not in STOP
        }  # a row that holds none of it is about something else
        ranked = sorted(
            (one for one in self._all if field.allows(one.text) and (one.told == one.text or wanted & (one.held | one.above))),
            key=lambda one: (-self._cheap(field, one, wordings, found.get(one.passage.id, 0.0)), one.start),
        )
        return [(_share(wordings[0], one), one) for one in ranked[:most]]

    def _cheap(self, field: Field, one: _Sentence, wordings: Sequence[Mapping[str, float]], found: float) -> float:
        best = max(_share(wording, one) for wording in wordings)
        front = (FRONT * (one.start < FIRST) + DAY * bool(field.value == "date" and dates_in(one.text))) if field.front else 0.0
        return best + FOUND * found + VALUE * bool(self._values(field.value, one)) + front

    def _weights(self, wording: str) -> dict[str, float]:
        """The share of a wording that each of its words is, rare ones counting more."""
        rarity = {stem: self._rarity.get(stem, self._rarest) for stem in frozenset(stems(wording))}
        total = sum(rarity.values()) or 1.0
        return {stem: weight / total for stem, weight in rarity.items()}

    def _values(self, kind: str, one: _Sentence) -> tuple[tuple[int, int], ...]:
        """The values of a kind in a sentence, found once; "" has none."""
        at = (kind, one.start)
        if at not in self._spans:
            self._spans[at] = tuple(find_values(kind, one.text)) if kind else ()
        return self._spans[at]


def _share(wording: Mapping[str, float], one: _Sentence) -> float:
    """The share of a wording's words that a sentence holds, part of it for those in its heading: as `share_of`, over sets."""
    held = wording.keys() & one.held
    above = (wording.keys() & one.above) - held
    return sum(wording[stem] for stem in held) + ABOVE * sum(wording[stem] for stem in above)


def _sentences(passages: Sequence[Passage]) -> list[_Sentence]:
    seen: set[str] = set()
    found = []
    for passage in passages:
        above = frozenset(stems(heading_of(passage)[-LONGEST_HEADING:]))
        rows = headed_rows(passage.text)
        for start, end in sentence_spans(passage.text):
            text, row = passage.text[start:end], rows.get((start, end))
            if row is None and (start, end) in rows:
                continue
            if len(text) >= SHORTEST and text not in seen and not is_heading(text, passage):
                seen.add(text)
                held = frozenset(stems(f"{text} {' '.join(row.heads)}" if row else text))
                told = row.told if row else text
                found.append(_Sentence(passage, passage.start + start, passage.start + end, text, held, above, told))
    return found


def _names_no_day(quote: ReadQuote) -> tuple[bool, bool]:
    dated = quote.reading.answers > NEARLY and bool(dates_in(quote.text))
    return not dated, dated and quote.start >= FIRST


def _mean(readings: Sequence[Reading]) -> Reading:
    return Reading(sum(reading.answers for reading in readings) / len(readings))
