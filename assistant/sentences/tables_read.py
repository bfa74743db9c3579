"""The tables of a text as a question reads them: a row as a sentence under its heads, the rows that are meant, and the cell that is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sentences.quote import Quote
from assistant.understanding.question import Question
from assistant.values import years
from corpus.rows import BAR, Row, tables
from corpus.values import Span
from index.index import Index
from index.terms import stems

OF_BEST = 0.5  # the share of what the best row alone holds of the question, under which a row is about something else


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table that a question can mean, and where its heads and its other rows stand."""

    meant: tuple[Row, ...]
    others: tuple[Span, ...]


def _stems(text: str) -> list[str]:
    """The stems of a text; a number is one, "2,310" no 2."""
    return stems(re.sub(r"(?<=\d)[.,](?=\d)", "", text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


class TablesRead:
    """What one question wants of tables."""

    def __init__(self, question: Question, index: Index | None = None) -> None:
        words = list(dict.fromkeys(_stems(f"{question.topic} {question.text} {question.english}")))  # with those that say of whom
        self._rarity = dict(zip(words, index.rarity(words) if index else [1.0] * len(words), strict=True))
        self._all = set(_words(question.text))  # also those that tell "after 2 years" from "first 2 years"
        self._years = set(question.years)

    def of(self, text: str) -> list[Table]:
        """The tables of a text. A row that lacks what others of its table hold of the question is about something else."""
        return [self._table(heads, rows) for heads, rows in tables(text)] if BAR in text else []

    def _table(self, heads: Span | None, rows: Sequence[Row]) -> Table:
        held = [self._words_of(BAR.join(row.cells)) for row in rows]
        shared = set.intersection(*held)
        weights = [sum(self._rarity[stem] for stem in own - shared) for own in held]
        meant = [row for row, weight in zip(rows, weights, strict=True) if weight >= OF_BEST * max(weights)]
        by_year = all(row.cells[0].strip() in years(row.cells[0]) for row in rows)
        if by_year and self._years:
            meant = [row for row in meant if row.cells[0].strip() in self._years]
        others = [(row.start, row.end) for row in rows if row not in meant]
        return Table(tuple(meant), (*([heads] if heads else ()), *others))

    def sentences(self, text: str) -> tuple[dict[Span, str], list[Span]]:
        """The rows that are meant as sentences, by where they stand; and where heads stand, and rows that are about something else."""
        found = self.of(text)
        told = {(row.start, row.end): row.told for table in found for row in table.meant if row.heads}
        return told, [span for table in found for span in table.others]

    def asked(self, quote: Quote, values: Sequence[Span]) -> Sequence[Span]:
        """Of the values of a quote the one in the cell that is asked for, where it is a row under heads; none where that is not clear."""
        found = self._row(quote)
        if found is None or not found[1].heads:
            return values
        cells = self._columns(*found)
        inside = [value for value in values if any(start <= value[0] and value[1] <= end for start, end in cells)]
        return inside if len(inside) == 1 else ()

    def cell(self, quote: Quote) -> str:
        """The one cell of a row that is asked for, by its head or by what stands before it; empty where that is not clear."""
        found = self._row(quote)
        if found is None or not self._named(*found):
            return ""
        cells = self._columns(*found)
        return quote.text[slice(*cells[0])].strip() if len(cells) == 1 else ""

    def _row(self, quote: Quote) -> tuple[Table, Row] | None:
        """The row that a quote is, with its table."""
        start = quote.start - quote.passage.start
        rows = ((table, row) for table in self.of(quote.passage.text) for row in table.meant)
        return next(((table, row) for table, row in rows if (row.start, row.end) == (start, start + len(quote.text))), None)

    def _named(self, table: Table, row: Row) -> bool:
        """Whether the question names the row, and where it has heads a column."""
        apart = bool(self._words_of(row.cells[0]) if len(row.cells) == 2 else self._words_of(BAR.join(row.cells)))
        return apart and len(table.meant) == 1 and (len(row.cells) == 2 or any(map(self._words_of, row.heads)))

    def _columns(self, table: Table, row: Row) -> list[Span]:
        """The cells under the heads that the question names most of, or all where it names none, but for what the question says itself; none
        where several rows are meant alike."""
        if len(table.meant) > 1:
            return []
        named = [(len(self._words_of(head)), len(self._all & set(_words(head)))) for head in row.heads] or [(0, 0)] * len(row.cells)
        open_ones = [at for at, cell in enumerate(row.cells) if (at or named[0][0]) and not set(_stems(cell)) <= self._rarity.keys()]
        return [row.place(at) for at in open_ones if named[at] == max(named[one] for one in open_ones)]

    def _words_of(self, text: str) -> set[str]:
        return self._rarity.keys() & set(_stems(text))
