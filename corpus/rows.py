"""Tables in a text: rows are lines of cells with a bar between them, and the first may hold the heads of the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.quantities import currencies
from corpus.quantities.measures import unit_in
from corpus.values import UNIT_OF_TIME, Span

BAR = " | "
LONGEST = 60  # characters of a cell on the average: where they are longer, clauses are laid out as a table, and no row is like another
MOSTLY = 0.6  # of the cells of a column that hold values
FEWEST_COLUMNS = 3  # whose first line is heads where nothing tells it: of two cells the first may already say what the second is
_FIGURE = re.compile(r"(?:[A-Z]{0,3}[^\w\s]{1,2}\s?)?\d")  # "28", "-5 %", "US$5"
_BARE = re.compile(r"\d[\d.,' ]*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")


_Line = tuple[int, int, tuple[str, ...]]  # where it starts and ends, and its cells


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: where it stands, what its cells say, and the heads of their columns (none where the table has none)."""

    start: int
    end: int
    cells: tuple[str, ...]
    heads: tuple[str, ...] = ()

    def place(self, column: int) -> Span:
        """Where a cell stands, from the start of the row."""
        start = sum(len(cell) + len(BAR) for cell in self.cells[:column])
        return start, start + len(self.cells[column])

    @property
    def told(self) -> str:
        """The row as a sentence would say it, each cell after the head of its column."""
        if not self.heads:
            return BAR.join(self.cells)
        said = [
            f"the {_small(head)} is {in_its_unit(cell, head)}"
            for head, cell in zip(self.heads[1:], self.cells[1:], strict=True)
            if cell.strip()
        ]
        return f"For {_small(self.heads[0])} {self.cells[0]}, {', '.join(said)}."


def _small(head: str) -> str:
    """A head within a sentence: "Monthly fee" as "monthly fee", "VAT" as it is."""
    return head[:1].lower() + head[1:] if head[1:2].islower() else head


def in_its_unit(cell: str, head: str, caption: str = "") -> str:
    """A bare figure with the unit that its head names or sets aside: "3 days" under "Days off", "400 EUR" under "Price (EUR)"; else with
    that which the caption of the table sets aside."""
    if not _BARE.fullmatch(cell.strip()) or _YEAR.fullmatch(cell.strip()):
        return cell
    unit = unit_in(head)
    if not unit and not any(letter.isdigit() for letter in head):
        words = re.findall(r"[^\W\d_]+|[^\w\s()]", head)
        unit = next((word for word in words if UNIT_OF_TIME.fullmatch(word) or word == "%" or currencies.currency_of(word)), "")
    unit = unit or unit_in(caption)
    return f"{cell} {unit.lower() if UNIT_OF_TIME.fullmatch(unit) else unit}".strip()


def tables(text: str) -> Iterator[tuple[Span | None, tuple[Row, ...]]]:
    """Where the heads of each table of short cells stand, if it has some, and its other rows in order."""
    lines = [(match.start(), match.end(), tuple(match[0].split(BAR))) for match in re.finditer(r"[^\n]+", text)]
    for barred, group in groupby(lines, key=lambda line: len(line[2]) > 1):
        for rows in _apart(list(group)) if barred else ():
            sizes = [len(cell) for _, _, cells in rows for cell in cells]
            if sum(sizes) <= LONGEST * len(sizes):
                yield _rows(rows)


def _apart(lines: list[_Line]) -> list[list[_Line]]:
    """The lines of one table after another, where each has lines of its own number of cells; else all as one."""
    runs = [list(run) for _, run in groupby(lines, key=lambda line: len(line[2]))]
    return runs if all(len(run) > 1 for run in runs) else [lines]


def _rows(lines: list[_Line]) -> tuple[Span | None, tuple[Row, ...]]:
    columns = list(zip(*(cells for _, _, cells in lines), strict=True)) if len({len(cells) for _, _, cells in lines}) == 1 else []
    if len(lines) > 1 and columns and _has_heads(columns):
        return lines[0][:2], tuple(Row(start, end, cells, lines[0][2]) for start, end, cells in lines[1:])
    return None, tuple(Row(start, end, cells) for start, end, cells in lines)


def _has_heads(columns: list[tuple[str, ...]]) -> bool:
    """Whether the first line of a table says what its columns are: words, or years, over values; or where there are three, no figures."""
    heads = [column[0].strip() for column in columns]
    if _YEAR.fullmatch(heads[0]) or any(is_value(column[0].strip()) and not _heads_money(column) for column in columns):
        return False
    over_values = any(_is_of_values(head, [cell.strip() for cell in column[1:]]) for head, column in zip(heads, columns, strict=True))
    return over_values or (len(heads) >= FEWEST_COLUMNS and not any(letter.isdigit() for head in heads for letter in head))


def _is_of_values(head: str, cells: list[str]) -> bool:
    """Whether the cells under a head are values, but for a few that say it in words: "none"; years under a year are none."""
    said = [cell for cell in cells if cell]
    held = [is_value(cell) and not (_YEAR.fullmatch(head) and _YEAR.fullmatch(cell)) for cell in said]
    return bool(said) and (all(held) or sum(held) > max(1, MOSTLY * len(said)))


def _heads_money(column: tuple[str, ...]) -> bool:
    """Whether a figure at the head of a column is none of its own: a year, or "2-3 years" over sums of money."""
    head, *cells = (cell.strip() for cell in column)
    sums = [bool(currencies.currencies_in(cell)) for cell in cells if cell]
    return _YEAR.fullmatch(head) is not None or bool(sums) and all(sums) and not currencies.currencies_in(head)


def is_value(cell: str) -> bool:
    """Whether a cell begins with a figure, or a currency and a figure: "2 days", "EUR 140 a month"; "After 2 years" is none."""
    first, _, rest = cell.partition(" ")
    return bool(_FIGURE.match(cell)) or bool(rest[:1].isdigit() and currencies.currency_of(first))
