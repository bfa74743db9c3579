"""Lines as they stand on a page: running headers dropped, the rest joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.clauses.labels import is_label, is_labelled, label_of, runs_on
from corpus.quantities.currencies import code_ends
from corpus.readers.block import Block, clean
from corpus.readers.hyphens import Words

_OUTER_BARS = re.compile(r"^\s*\|+|\|+\s*$")
_PAGE_NUMBER = re.compile(
    r"(?:page|стор\.|сторінка) \d{1,4}(?: ?(?:of|/|з|із) ?\d{1,4})?|\d{1,4} ?(?:of|/) ?\d{1,4}|[-–—] ?\d{1,4} ?[-–—]", re.I
)
_ENDS = re.compile(r"[.;:!?…][”’\"')»\]]*$|; (?:and|or)$")
_LISTS = re.compile(r"(?:,|\b(?:and|or|та|і|або|чи))$")
_NAMED = re.compile(
    r"\b(?:articles?|sections?|clauses?|paragraphs?|parts?|стат\w+|пункт\w*|розділ\w*)[\d\s,.()–-]*(?:and|or|та|і|або|чи)?$", re.I
)
_TICKS = "☐☒☑•●▪"
_AROUND = 15  # lines before and after that show the right margin
_EDGE = 3  # lines at the top and at the bottom of a page that may be running headers and footers


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: from `left` to `right`, its baseline `y` falling down the page, in units of its page."""

    text: str
    page: int
    left: float
    right: float
    y: float
    size: float = 1.0
    look: frozenset[str] = frozenset()
    column: int = 0  # of the page, where it has several; below 0 in the cells of a table that are read one by one
    row: bool = False  # of a table


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the headers, footers and page numbers that are not part of what is said."""
    seen = Counter(key for page in pages for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    often = 2 if len(pages) < 6 else max(3, round(len(pages) * 0.3))
    running = {key for key, count in seen.items() if count >= often} if len(pages) > 1 else set()
    return [_trimmed(list(page), running, len(pages)) for page in pages]


_SAYS = re.compile(r"(?=.*\d)(?=.*[^\W\d_]{2})", re.S)
_COUNTS = re.compile(r"\W*(?:page|p\.|стор\w*\.?|сторінка|seite|page no\.?)?\W*\d*\W*(?:(?:of|/|з|із|von|de)\W*\d*)?\W*", re.I)


def says(text: str) -> bool:
    """Whether a line of a header or footer is worth keeping: it holds words and a figure that is no page number."""
    return _SAYS.match(text) is not None and _COUNTS.fullmatch(text) is None


def _key(line: Line) -> tuple[str, int]:
    said = len(line.text) > 60 or is_labelled(line.text)
    return line.text if said else re.sub(r"\d+|\b[ivxl]+\b", "#", line.text.lower()), round(line.y / 12)


def _trimmed(page: list[Line], running: set[tuple[str, int]], pages: int) -> list[Line]:
    """Takes running lines off the top and the bottom of one page, as far as they go."""
    near = {(text, y + step) for text, y in running for step in (-1, 0, 1)}

    def is_running(line: Line) -> bool:
        return _key(line) in near or (pages > 1 and _PAGE_NUMBER.fullmatch(line.text) is not None)

    top = next((at for at, line in enumerate(page[:_EDGE]) if not is_running(line)), min(_EDGE, len(page)))
    page = page[top:]
    bottom = next((at for at, line in enumerate(page[: -_EDGE - 1 : -1]) if not is_running(line)), min(_EDGE, len(page)))
    return page[: len(page) - bottom]


def in_columns(pieces: Sequence[str]) -> str:
    """What stands side by side on one line as "cell | cell", by drawn bars where there are some; a label and what follows it are no columns."""
    whole = " ".join(pieces)
    if len(pieces) > 1 and "|" in whole:
        return " | ".join(clean(cell) for cell in _OUTER_BARS.sub("", whole).split("|"))
    cells = [cell for piece in pieces if (cell := clean(piece))]
    short = len(cells) > 1 and len(cells[0]) < 6 and not (len(cells) > 2 and cells[0].isalpha() and len(cells[0]) > 1)
    labelled = len(cells) > 1 and (short or is_label(cells[0])) and not all(cell.endswith(":") for cell in cells)
    label, rest = (cells[:1], cells[1:]) if labelled else ([], cells)
    return " ".join([*label, " | ".join(rest)])


def paragraphs(lines: Sequence[Line], pitch: float = 0) -> list[Block]:
    """Joins lines to paragraphs by spacing, labels, ends of sentences and how they are set; `pitch` from line to line, if known."""
    if not lines:
        return []
    measure = _Measure(lines, pitch)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and measure.goes_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    words = Words(line.text for line in lines)
    return [_block(group, words, measure) for group in groups]


class _Measure:
    """What is usual in these lines: the pitch from line to line, the margins, and how far right the lines around reach."""

    def __init__(self, lines: Sequence[Line], pitch: float) -> None:
        self.body = median(line.size for line in lines)
        gaps = [a.y - b.y for a, b in zip(lines, lines[1:], strict=False) if a.page == b.page and 0 < a.y - b.y < 4 * max(a.size, 1)]
        self.pitch = pitch or (_usual(gaps) if gaps else 1.0)
        columns = {line.column for line in lines}
        self._lefts = {column: self._left_of([line for line in lines if line.column == column]) for column in columns}
        self._reach = {id(line): self._reach_around(lines, at) for at, line in enumerate(lines)}

    @staticmethod
    def _left_of(lines: Sequence[Line]) -> float:
        """The left margin of a column."""
        lefts = Counter(round(line.left) for line in lines if not is_labelled(line.text))
        return min((left for left, count in lefts.items() if count >= len(lines) * 0.05), default=min(line.left for line in lines))

    @staticmethod
    def _reach_around(lines: Sequence[Line], at: int) -> float:
        """The right margin near a line: how far the lines around it reach that begin about where it does."""
        line = lines[at]
        width = line.right - line.left
        around = [other for other in lines[max(0, at - _AROUND) : at + _AROUND + 1] if other.column == line.column and not other.row]
        return max((other.right for other in around if other is line or other.left < line.left + max(width, 1)), default=line.right)

    def goes_on(self, group: list[Line], line: Line) -> bool:
        """Whether a line belongs to the paragraph before it."""
        last = group[-1]
        ended = _ENDS.search(last.text) is not None
        room = self._has_room(last, line) and not (len(last.text) > 40 and runs_on(last.text))
        if line.text[:1].islower() and ((line.column and last.column) or (len(last.text.split()) > 2 and not ended)):
            room = False  # the lines of a narrow column, or of one that other texts do not keep to, end far from each other
        if line.text[0].isdigit() and code_ends(last.text):
            room = False
        if line.row or last.row or " | " in line.text or " | " in last.text:
            return False
        if line.text[0] in _TICKS:
            return False
        if ("bold" in line.look) != ("bold" in last.look) or abs(line.size - last.size) > 0.15 * self.body:
            return False
        if (
            is_labelled(line.text)
            and not self._refers(last, line)
            and (ended or room or is_labelled(group[0].text) or line.left < last.left - 1)
        ):
            return False
        if line.column > last.column > 0 and line.y > last.y:
            return not ended and not room and (len(last.text) > 25 or line.text[:1].islower())
        if line.page != last.page:
            return not ended and not room
        if line.column < 0 and len(last.text) <= 30 and not line.text[:1].islower():
            return False
        if last.y - line.y > 1.28 * self.pitch * max(1.0, line.size / self.body) or line.y > last.y:
            return False
        if self.centred(line) and self.centred(last):
            return line.look == last.look and not is_labelled(line.text)
        return not room and not (ended and last.text[-1] not in ".!?" and line.text[:1].isupper())

    @staticmethod
    def _refers(last: Line, line: Line) -> bool:
        """Whether a label at the beginning of a line is one that the sentence before it refers to."""
        label = label_of(line.text)
        if label is None or _ENDS.search(last.text):
            return False
        listed = label.family == "numbers" and _LISTS.search(last.text) is not None and _NAMED.search(last.text) is None
        return label.family in ("division", "decimals", "numbers") and not listed and runs_on(last.text)

    def _has_room(self, last: Line, line: Line) -> bool:
        """Whether the first word of `line` would still have fitted on the line before: then that one ended on purpose."""
        if re.search(r"\w-$", last.text):
            return False
        word = line.text.split(" ", 1)[0]
        letter = (last.right - last.left) / max(len(last.text), 1)
        return last.right + (len(word) + 2) * letter * 1.1 < self._reach[id(last)]

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, clear of both margins."""
        left = self._lefts[line.column]
        width = max(self._reach[id(line)] - left, 1.0)
        before, after = line.left - left, self._reach[id(line)] - line.right
        return before > 0.06 * width and abs(before - after) < 0.08 * width


def _usual(values: list[float]) -> float:
    """The smallest value that many of the others are near to."""
    counts = Counter(round(value) for value in values)
    return float(min(value for value, count in counts.items() if count >= 0.15 * len(values) or count == max(counts.values()))) or 1.0


def _block(group: list[Line], words: Words, measure: _Measure) -> Block:
    pieces: list[str] = []
    breaks: list[int] = []
    length = 0
    for line, after in zip(group, [*group[1:], None], strict=True):
        end = words.joint(line.text, after.text) if after else (line.text, "")
        pieces += end
        length += len(end[0]) + len(end[1])
        breaks += [length] * (after.page - line.page) if after else []
    text = "".join(pieces)
    look = frozenset.intersection(*(line.look for line in group))
    if all(measure.centred(line) for line in group):
        look |= {"centred"}
    if group[0].size > 1.15 * measure.body:
        look |= {"big"}
    kind = "row" if group[0].row or " | " in text else "paragraph"
    return Block(text, page=group[0].page, kind=kind, look=look, breaks=tuple(breaks))
