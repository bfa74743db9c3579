"""The tables of a text as a question reads them: a row as a sentence under its heads, the rows that are meant, and the cell that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assistant.sentences.covering import Asked, covered, narrowest, rows_covering
from assistant.sentences.quote import Quote
from assistant.understanding.kinds import STOP, VALUES, kinds_of
from assistant.understanding.question import Question
from assistant.values import find_values
from corpus.quantities.measures import unit_in
from corpus.rows import BAR, Row, in_its_unit, is_value, tables
from corpus.sentences import sentence_spans
from corpus.values import Span
from index.index import Index
from index.passage import Passage
from index.terms import stems

_HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)
_NO_VALUE = frozenset("who whom whose why where when how".split())  # questions that a lone value in a row does not answer
OF_BEST = 0.5  # the share of what the best row alone holds of the question, under which a row is about something else


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table that a question can mean, where its heads and its other rows stand, the words that all rows share, those of
    the question that any holds, and what stands right before and after it; `by_range`: the rows are meant because they cover a date or number of
    the question."""

    meant: tuple[Row, ...]
    others: tuple[Span, ...]
    shared: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    caption: str = ""
    by_range: bool = False


def _stems(text: str) -> list[str]:
    """The stems of a text; a number is one, "2,310" no 2."""
    return stems(re.sub(r"(?<=\d)[.,](?=\d)", "", text))


def _telling(text: str) -> Iterator[str]:
    """The stems of the words that can name a row or a column: not "how" or "may", but "May" and the "I" of "grade I"."""
    words = text.split()
    for before, word in zip(["", *words], words, strict=False):
        bare = word.strip("\"'?!.,:;()“”’")
        named = bare[:1].isupper() and before and (len(bare) > 1 or before.lower() not in STOP)
        if named or bare.lower() not in STOP:
            yield from _stems(word)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _label(row: Row) -> tuple[str, ...]:
    """The first cell of a row and those after it before the first value: what the row is about."""
    first = next((at for at, cell in enumerate(row.cells) if at and is_value(cell.strip())), 1)
    return row.cells[:first]


_SUMS, _NO_SUMS = ("money", "percent"), ("date", "person", "place")  # kinds of values, and kinds that none of these answers


class TablesRead:
    """What one question wants of tables; `beside` are the texts that are looked at with them."""

    def __init__(self, question: Question, index: Index | None = None, beside: Sequence[str] = ()) -> None:
        self._beside = beside
        self._read: dict[str, list[Table]] = {}
        wordings = (question.topic, question.text, question.english)  # with the words that say of whom
        words = list(dict.fromkeys(stem for wording in wordings for stem in _telling(wording)))
        rarity = index.rarity(words) if index else [1.0] * len(words)
        self._rarity = dict(zip(words, rarity, strict=True))
        self._all = set(_words(question.text))  # also those that tell "after 2 years" from "first 2 years"
        self._kind = question.kind
        self._how_much = self._kind == "money" and "money" not in kinds_of(_HOW_MUCH.sub(" ", question.english))
        self._terms = [stem for term in question.terms for stem in _stems(term) if stem not in STOP and len(stem) > 1]
        self._asked = Asked(question.bare or question.text, date.today())

    def of(self, text: str) -> list[Table]:
        """The tables of a text, read once. A row that lacks what others of its table hold of the question is about something else."""
        if BAR not in text:
            return []
        if text not in self._read:
            self._read[text] = [self._table(heads, rows, text) for heads, rows in tables(text)]
        return self._read[text]

    def _table(self, heads: Span | None, rows: Sequence[Row], text: str) -> Table:
        covering = self._covering(rows)
        able = [rows[at] for at in covering] if covering is not None else rows
        held = {row.start: self._words_of(BAR.join(row.cells)) - (self._asked.measures & {row.cells[0].strip()}) for row in rows}
        shared = set.intersection(*held.values())
        weights = [self._weight(held[row.start] - shared) for row in able]
        of_labels = [self._weight(held[row.start] & set(_stems(BAR.join(_label(row)))) - shared) for row in able]
        named = of_labels if able and max(of_labels) >= OF_BEST * max(weights) > 0 else weights  # what a row is about is said first
        meant = [row for row, weight in zip(able, named, strict=True) if weight >= OF_BEST * max(named)]
        others = [(row.start, row.end) for row in rows if row not in meant]
        first, last = (heads or (rows[0].start,))[0], rows[-1].end
        around = (text[:first].rstrip().rpartition("\n")[2], text[last:].lstrip().partition("\n")[0])
        caption = next((line for line in around if unit_in(line)), "") if not any(map(unit_in, rows[0].heads)) else ""
        any_holds: frozenset[str] = frozenset().union(*held.values())
        return Table(tuple(meant), (*([heads] if heads else ()), *others), frozenset(shared), any_holds, caption, covering is not None)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._rarity[stem] for stem in words)

    def _covering(self, rows: Sequence[Row]) -> list[int] | None:
        """Which rows cover a date or a number of the question with their first cell, or with the second where the first counts them."""
        wide = min(len(row.cells) for row in rows)
        counts = all(row.cells[0].strip(" .)") == str(at) for at, row in enumerate(rows, 1))
        if (column := int(counts)) >= wide:
            return None
        head = rows[0].heads[column] if rows[0].heads else ""
        return rows_covering([row.cells[column] for row in rows], head, self._asked)

    def sentences(self, text: str) -> Iterator[tuple[Span, str]]:
        """Where the sentences of a text stand, with what a row under heads says as one ("" for the others); no heads, and no rows that are
        about something else."""
        found = self.of(text)
        told = {(row.start, row.end): row.told for table in found for row in table.meant if row.heads}
        others = [span for table in found for span in table.others]
        for start, end in sentence_spans(text):
            if not any(begin <= start < finish for begin, finish in others):
                yield (start, end), told.get((start, end), "")

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words of all texts that are looked at."""
        return frozenset(stem for text in self._beside for stem in _stems(text))

    def pointed_at(self, passage: Passage) -> set[Span]:
        """The rows of a passage at which the question points: it names one row of a table by its label, and a column of it, or nothing
        that the texts hold beside the table, the heading and the title; and the row holds what is asked for."""
        if self._kind not in (*VALUES, "statement"):
            return set()
        above = set(_stems(f"{passage.title} {passage.section}"))
        return {(row.start, row.end) for table in self.of(passage.text) for row in table.meant if self._points(table, row, above)}

    def _points(self, table: Table, row: Row, above: set[str]) -> bool:
        label = set(_stems(BAR.join(_label(row))))
        if len(table.meant) > 1 or not (table.by_range or self._rarity.keys() & label - table.shared - above):
            return False
        if self._kind in VALUES and not self._holds_value(table, row):
            return False
        named = [head for head in row.heads[len(_label(row)) :] if self._words_of(head)]
        if named and len(named) < len(row.heads) - len(_label(row)):
            return True
        said = label | set(_stems(BAR.join((*row.cells, *row.heads)))) | table.held | above
        said |= self._asked.counted if table.by_range else set()
        return all(stem in said or (self._kind in VALUES and stem not in self._known) for stem in self._terms)

    def _holds_value(self, table: Table, row: Row) -> bool:
        """Whether a row holds a value of the asked kind behind its label; of any unit where no more is asked than how much it is."""
        first, heads = len(_label(row)), row.heads or [""] * len(row.cells)
        told = [
            (cell.strip(), in_its_unit(cell.strip(), head, table.caption))
            for cell, head in zip(row.cells[first:], heads[first:], strict=True)
        ]
        if self._kind == "number" or self._how_much:
            return any(is_value(cell) and (self._kind == "number" or not re.fullmatch(r"[\d.,]+", full)) for cell, full in told)
        return any(find_values(self._kind, full) for _, full in told)

    def _fits(self, table: Table, row: Row, column: int) -> bool:
        """Whether a cell holds a value of the asked kind."""
        head = row.heads[column] if row.heads else ""
        return self._kind in VALUES and bool(find_values(self._kind, in_its_unit(row.cells[column].strip(), head, table.caption)))

    def asked(self, quote: Quote, values: Sequence[Span]) -> Sequence[Span]:
        """Of the values of a quote the one in the cell that is asked for, where it is a row under heads; none where that is not clear."""
        found = self._row(quote)
        if found is None or not found[1].heads:
            return values
        cells = [found[1].place(at) for at in self._columns(*found)]
        inside = [value for value in values if any(start <= value[0] and value[1] <= end for start, end in cells)]
        return inside if len(inside) == 1 else ()

    def cell(self, quote: Quote) -> str:
        """The one cell of a row that is asked for, by its head or by what stands before it, a bare figure with the unit that the caption
        sets aside; empty where that is not clear."""
        found = self._row(quote)
        if found is None or not self._named(*found):
            return ""
        table, row = found
        columns = self._columns(table, row)
        if len(columns) != 1:
            return ""
        cell, head = row.cells[columns[0]].strip(), row.heads[columns[0]] if row.heads else ""
        if self._kind in _NO_SUMS and any(find_values(kind, cell) for kind in _SUMS):
            return ""
        return in_its_unit(cell, head if unit_in(head) else "", table.caption)

    def heads(self, quote: Quote) -> str:
        """The heads of the columns of a quote that is a row; empty where it is none, or where its table has none."""
        found = self._row(quote)
        return BAR.join(found[1].heads) if found else ""

    def _row(self, quote: Quote) -> tuple[Table, Row] | None:
        """The row that a quote is, with its table."""
        start = quote.start - quote.passage.start
        rows = ((table, row) for table in self.of(quote.passage.text) for row in table.meant)
        return next(((table, row) for table, row in rows if (row.start, row.end) == (start, start + len(quote.text))), None)

    def _named(self, table: Table, row: Row) -> bool:
        """Whether the question names the row, and where it has heads a column."""
        apart = table.by_range or bool(self._words_of(row.cells[0]) if len(row.cells) == 2 else self._words_of(BAR.join(row.cells)))
        return apart and len(table.meant) == 1 and (len(row.cells) == 2 or any(map(self._words_of, row.heads)) or self._only_named(row))

    def _only_named(self, row: Row) -> bool:
        """Whether the question says the whole label of a row and asks for what is beside it: "what is the rent"."""
        label = set(_stems(BAR.join(_label(row))))
        return bool(label) and label <= self._rarity.keys() and not (self._kind == "statement" and self._all & _NO_VALUE)

    def _columns(self, table: Table, row: Row) -> list[int]:
        """The columns whose heads the question names most of, or all where it names none, but for what the question says itself; none
        where several rows are meant alike."""
        if len(table.meant) > 1:
            return []
        held = [len(self._words_of(head)) for head in row.heads] or [0] * len(row.cells)
        named = [(n, len(self._all & set(_words(head))) if n else 0) for n, head in zip(held, row.heads or row.cells, strict=True)]
        by_label = bool(self._words_of(row.cells[0])) or not named[0][0]  # then the label is not what is asked for
        open_ones = [at for at, cell in enumerate(row.cells) if (at or not by_label) and not set(_stems(cell)) <= self._rarity.keys()]
        open_ones = self._reached(row, [at for at in open_ones if self._fits(table, row, at)] or open_ones)
        best = [at for at in open_ones if named[at] == max(named[one] for one in open_ones)]
        values = [at for at in best if is_value(row.cells[at].strip())] if not any(named[at][0] for at in best) else []
        return values or best

    def _reached(self, row: Row, columns: list[int]) -> list[int]:
        """Of some columns those whose heads cover a date or number of the question, else those that do not cover another: 12 years are
        in "After 10 years", 5 years are not."""
        told = {at: one for at in columns if row.heads and (one := covered(row.heads[at])) and one.spread}
        points = {at: point for at, one in told.items() if (point := self._asked.of(one, row.heads[at]))}
        met = [at for at, point in points.items() if told[at].meets(point)]
        if met:
            kept = narrowest([told[at] for at in met], points[met[0]])
            return [met[at] for at in kept]
        return [at for at in columns if at not in points]

    def _words_of(self, text: str) -> set[str]:
        return self._rarity.keys() & set(_stems(text))
