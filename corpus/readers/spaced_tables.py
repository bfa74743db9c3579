"""Tables of plain text whose columns are set apart by spaces or tabs: lines under one another that share their gaps, or their number of cells."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clauses.labels import is_label
from corpus.readers.block import clean
from corpus.rows import is_value

Gap = tuple[int, int]
FEWEST_ROWS, FEWEST_CELLS = 3, 3  # of a table; two cells are a row where the second holds a value in every line
LONGEST = 60  # characters of a cell on the average: longer ones are texts side by side
_TRIES = 4  # lines before a table that can be taken for its first
_GAP = re.compile(r"(?<=\S)(?: {2,}|[ ]*\t[ \t]*)(?=\S)")
_ENDLESS = 1_000_000  # the end of the gap behind a line's last cell
_FILLED_IN = re.compile(r"_{3,}|\.{4,}")  # a place for a signature, or dots that lead to a page's number


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as it is printed, tabs as spaces, with its gaps of two spaces or more; `cells`: as many as its gaps and tabs part."""

    at: int
    text: str
    gaps: tuple[Gap, ...]
    cells: tuple[str, ...]


def spaced_rows(lines: Sequence[str]) -> dict[int, tuple[str, ...]]:
    """The cells of each line that is a row of such a table, by the number of the line; () for one that goes on with the row before it."""
    found: dict[int, tuple[str, ...]] = {}
    printed = [_printed(at, raw) for at, raw in enumerate(lines) if raw.strip()]
    at = 0
    while at < len(printed):
        after = at + 1
        for begin in range(at, min(at + _TRIES, len(printed)) if len(printed[at].cells) > 1 else at):
            tables = (_aligned(printed, begin), _counted(printed, begin))
            after = max(after, *(end for end, _ in tables))
            end, rows = max(tables, key=lambda table: (bool(table[1]), table[0]))
            if rows:
                found |= rows
                after = end
                break
        at = after
    return found


def _printed(at: int, raw: str) -> _Printed:
    text = raw.expandtabs(8).rstrip()
    gaps = tuple(gap.span() for gap in _GAP.finditer(text))
    return _Printed(at, text, gaps, tuple(clean(cell) for cell in _GAP.split(raw.strip())))


def _follows(printed: Sequence[_Printed], at: int) -> bool:
    """Whether a line is as near to the one before it as the rows of a table: one line may lie between, a rule or an empty one."""
    return printed[at].at - printed[at - 1].at <= 2


def _aligned(printed: Sequence[_Printed], begin: int) -> tuple[int, dict[int, tuple[str, ...]]]:
    """Where the lines from `begin` end that leave gaps of the first line open, and the rows that they are; none where they are no table."""
    free: list[Gap] = list(printed[begin].gaps)
    end = begin + 1
    while end < len(printed) and _follows(printed, end):
        left = _narrowed(free, printed[end])
        apart = printed[end].at - printed[end - 1].at > 1
        if not left or (apart and len(_cut(printed[end].text, left)) < 2):
            break
        free, end = left, end + 1
    rows = [(line.at, _cut(line.text, free)) for line in printed[begin:end]]
    return end, _whole(rows, _is_flush(printed[begin:end]), aligned=True)


def _narrowed(free: Sequence[Gap], line: _Printed) -> list[Gap]:
    """The gaps that a line leaves open too."""
    text = line.text
    indent = len(text) - len(text.lstrip())
    own = deque([*([(0, indent)] if indent > 1 else []), *line.gaps, (len(text), _ENDLESS)])
    left: list[Gap] = []
    for low, high in free:
        while own and own[0][0] < high:
            both = max(low, own[0][0]), min(high, own[0][1])
            left += [both] if both[1] - both[0] > 1 else []
            if own[0][1] >= high:
                break
            own.popleft()
    return left


def _cut(text: str, gaps: Sequence[Gap]) -> tuple[str, ...]:
    """The cells of a line between the gaps, the empty ones at its end left out."""
    starts, ends = [0, *(high for _, high in gaps)], [*(low for low, _ in gaps), len(text)]
    cells = [clean(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _is_flush(lines: Sequence[_Printed]) -> bool:
    """Whether lines with gaps are text set flush on both sides: they begin and end alike, and mostly not with figures."""
    flush = len({len(line.text) for line in lines}) == 1
    return flush and not all(is_value(line.cells[-1]) for line in lines[1:])


def _counted(printed: Sequence[_Printed], begin: int) -> tuple[int, dict[int, tuple[str, ...]]]:
    """As `_aligned`, of lines that only have as many cells each: those parted by single tabs, or set in letters of unequal width."""
    number, end = len(printed[begin].cells), begin + 1
    while end < len(printed) and _follows(printed, end) and len(printed[end].cells) == number:
        end += 1
    rows = [(line.at, line.cells) for line in printed[begin:end]]
    return end, _whole(rows, _is_flush(printed[begin:end]))


def _whole(rows: list[tuple[int, tuple[str, ...]]], flush: bool, aligned: bool = False) -> dict[int, tuple[str, ...]]:
    """The rows of a table by their lines; none where so many lines, or such, are no table. Lines whose cells are `aligned` are one without
    values too, where each has all of several cells."""
    while rows and len(rows[-1][1]) < 2 and not _goes_on(rows[-1][1]):
        rows.pop()
    full = [cells for _, cells in rows if len(cells) > 1 and not _goes_on(cells)]
    width = max((len(cells) for cells in full), default=0)
    sizes = [len(cell) for cells in full for cell in cells]
    if flush or len(full) < FEWEST_ROWS or sum(sizes) > LONGEST * len(sizes) or any(_FILLED_IN.search(cell) for c in full for cell in c):
        return {}
    valued = [at for at in range(1, width) if _holds_values([cells[at] for cells in full[1:] if len(cells) > at])]
    of_words = aligned and width >= FEWEST_CELLS and all(len(cells) == width and all(cells) for cells in full)
    of_words = of_words and not any("|" in cell for cells in full for cell in cells)
    if not (valued or of_words) or (width < FEWEST_CELLS and all(is_label(cells[0]) for cells in full[1:])):
        return {}
    return _joined(rows)


def _holds_values(column: Sequence[str]) -> bool:
    """Whether a column without its head holds values, but for a few cells that say it in words: "none", "half of the bill"."""
    said = [cell for cell in column if cell]
    return len(said) > 1 and sum(map(is_value, said)) > 0.6 * len(said)


def _goes_on(cells: Sequence[str]) -> bool:
    """Whether the cells of a line only go on with those of the row above: nothing is in the first, or one of them begins within a sentence."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and (not cells[0] or (len(filled) == 1 and filled[0][:1].islower()))


def _joined(rows: Sequence[tuple[int, tuple[str, ...]]]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    last = -1
    for at, cells in rows:
        if last >= 0 and _goes_on(cells):
            wide = max(len(found[last]), len(cells))
            pairs = ((row[n] if n < len(row) else "" for row in (found[last], cells)) for n in range(wide))
            found[last] = tuple(" ".join(filter(None, pair)) for pair in pairs)
            found[at] = ()
        else:
            found[at], last = cells, at
    return found
