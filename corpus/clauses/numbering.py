"""The numbered places of a document: divisions, clauses and points, found at the labels in its text, as a tree."""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import dataclass

from corpus.clauses.clause_labels import SEPARATOR, Mark, integers, last_count, marks_of, only_listed, readings
from corpus.clauses.clause_words import CLAUSE, keys
from corpus.clauses.labels import label_of
from corpus.clauses.places import Place, end_of, says_something
from corpus.document import Document
from corpus.structuring import SIGNATURES

_DEEPEST = 12  # labels inside labels


@dataclass(slots=True)
class _Run:
    """Labels that count on: "(a) ... (b) ...", and the place of the last of them."""

    family: str
    value: int
    place: Place


@functools.lru_cache(maxsize=64)
def places(document: Document) -> tuple[Place, ...]:
    """The numbered places of a document, in its order; linear in its length."""
    return tuple(_Numbering(document).read())


class _Numbering:
    """Takes the labels of a text one after another and knows which places they are inside."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._starts = [section.start for section in document.sections]
        self._begun = frozenset(self._starts)
        self._stops = [s.start for s in document.sections if s.path == SIGNATURES or s.path.startswith("Footnotes")]
        self._breaks = _breaks(document)
        self._runs: list[_Run] = []
        self._found: list[Place] = []
        self._decimal: tuple[int, ...] = ()
        self._number = 0
        self._counted: frozenset[int] = frozenset()  # the numbers that begin lines or sentences
        self._dotted: frozenset[tuple[int, ...]] = frozenset()  # and the dotted ones

    def read(self) -> list[Place]:
        """Every place, with its end."""
        marks = list(marks_of(self._text, self._begun))
        listed = only_listed(marks)
        self._dotted = frozenset(integers(mark.number) for mark in marks if mark.family == "decimals" and mark.trust and mark.capital)
        self._counted = frozenset(last_count(mark.number, "") for mark in marks if mark.family == "numbers" and mark.trust)
        for mark in marks:
            if mark.start not in listed:
                self._take(mark)
        self._close(0, len(self._text))
        for place in reversed(self._found):
            place.end = end_of(self._text, place, self._starts, self._stops)
            place.says = says_something(self._text, place)
        return self._found

    def _take(self, mark: Mark) -> None:
        if mark.kind:
            self._take_named(mark)
        elif mark.family == "decimals":
            self._take_decimal(mark)
        else:
            self._take_simple(mark)

    def _take_named(self, mark: Mark) -> None:
        """ "Article 5", "Section 4.2", "Annex B": stands where its rank says."""
        value = last_count(mark.number, mark.family)
        same = next((run for run in reversed(self._runs) if run.family == mark.kind), None)
        next_one = same is not None and value == same.value + 1
        next_one = next_one or ("." in mark.number and _follows(integers(mark.number), self._decimal, self._number))
        if not mark.capital or (mark.trust == 0 and not (mark.shouted or (next_one and mark.rank >= CLAUSE))):
            return
        if mark.trust < 2 and mark.rank < CLAUSE and not mark.shouted:
            return
        self._close(
            next((at for at, run in enumerate(self._runs) if run.place.rank >= mark.rank or not run.place.kind), len(self._runs)),
            mark.start,
        )
        dotted = tuple(mark.number.split("."))
        self._open(mark, value, () if mark.rank < CLAUSE else self._numbers(dotted), mark.kind)
        if "." in mark.number and mark.rank >= CLAUSE:
            self._decimal = integers(mark.number)

    def _numbers(self, number: tuple[str, ...]) -> tuple[str, ...]:
        """The whole number of a clause: a dotted one says it itself, another goes on from what it stands in."""
        over = self._runs[-1].place if self._runs else None
        if len(number) > 1 or over is None or over.rank < CLAUSE - 10:
            return number
        return over.numbers + number

    def _take_decimal(self, mark: Mark) -> None:
        """ "4.2" tells by itself what it stands in."""
        number = integers(mark.number)
        next_one = _follows(number, self._decimal, self._number)
        beside = {(*number[:-1], number[-1] - 1), (*number[:-1], number[-1] + 1)} & self._dotted
        begins = mark.trust == 2 or (beside and (mark.trust == 1 or number[-1] <= 1))
        if not (mark.capital or (next_one and mark.trust > 0)) or not (next_one or begins):
            return
        whole = tuple(map(str, number))
        at = len(self._runs)
        while at and not _holds(self._runs[at - 1], whole):
            at -= 1
        self._close(at, mark.start)
        self._decimal = number
        self._number = number[0]
        self._open(mark, number[-1], whole, f"decimals{len(number)}")

    def _take_simple(self, mark: Mark) -> None:
        """ "5.", "(a)", "IV.": goes on with a run of its family, or begins one inside what stands last."""
        if mark.family == "bare" and not mark.capital:  # "4 and 5" in a row
            return None
        for family, value in readings(mark):
            at = next((at for at in range(len(self._runs) - 1, -1, -1) if self._goes_on(self._runs[at], family, value, mark)), None)
            if at is not None:
                return self._add(mark, family, value, at)
        family, value = readings(mark)[-1]
        again = family == "numbers" and value == self._number + 1
        if value != 1 and not again and family == "numbers" and not self._counted & {value - 1, value + 1}:
            return None
        missed = family == "numbers" and mark.trust == 1 and mark.capital and {value - 1, value + 1} <= self._counted
        missed = missed and not any(run.family == "numbers" for run in self._runs)
        if (
            value != 1
            and not again
            and not missed
            and (mark.trust < 2 or mark.family == "bare" or not (mark.capital or mark.family == "paren"))
        ):
            return None
        if mark.family in ("numbers", "bare", "romans", "capitals") and not mark.capital and mark.trust < 2:
            return None
        first = family == "numbers" and self._number == 0 and mark.capital and 2 in self._counted
        if value == 1 and mark.trust < (2 if mark.family == "bare" else 1) and mark.family != "paren" and not first:
            return None
        return self._add(mark, family, value, self._anew(family, value, mark))

    def _goes_on(self, run: _Run, family: str, value: int, mark: Mark) -> bool:
        """Whether a label is the next of a run; over a gap only where it begins a line."""
        if run.family != family:
            return False
        if value == run.value + 1:
            return mark.trust > 0 or family.startswith("paren") or mark.capital
        return run.value < value <= run.value + 3 and mark.trust == 2 and mark.family != "bare"

    def _anew(self, family: str, value: int, mark: Mark) -> int:
        """The depth of a run that begins: where one of its family ended at a heading without a number, or over a lower one, in its stead."""
        upper = family in ("numbers", "romans", "capitals")
        headed = mark.trust == 2 and mark.start in self._begun
        for at, run in enumerate(self._runs):
            if upper and run.family == family and (value != 1 or self._broken(run.place.start, mark.start)):
                return at
            first = at == 0 and headed  # the first clause, below a list of the parties
            if run.family.startswith("paren") and family == "numbers" and (value != 1 or first):
                return at
        return len(self._runs)

    def _broken(self, start: int, end: int) -> bool:
        """Whether a heading without a number stands between two places."""
        return bisect_right(self._breaks, end) > bisect_right(self._breaks, start)

    def _add(self, mark: Mark, family: str, value: int, at: int) -> None:
        if at >= _DEEPEST:
            return
        self._close(at, mark.start)
        if family == "numbers" and not any(run.family.startswith(("paren", "small", "decimals")) for run in self._runs):
            self._number = value
        over = self._runs[-1].place if self._runs else None
        above = over.numbers if over is not None and over.rank >= CLAUSE - 10 else ()
        self._open(mark, value, (*above, mark.number), family)

    def _open(self, mark: Mark, value: int, numbers: tuple[str, ...], family: str) -> None:
        parent = self._runs[-1].place if self._runs else None
        body = SEPARATOR.match(self._text, mark.end)
        place = Place(mark.kind, mark.rank, mark.number, numbers, mark.start, body.end() if body else mark.end, parent)
        place.first = max(0, len(numbers) - len(mark.number.split(".")))
        if parent is not None:
            parent.children.append(place)
        self._found.append(place)
        self._runs.append(_Run(family, value, place))
        if mark.kind and mark.rank >= CLAUSE:
            self._number = value
        elif mark.kind:
            self._number, self._decimal = 0, ()

    def _close(self, at: int, end: int) -> None:
        for run in self._runs[at:]:
            run.place.end = end
        del self._runs[at:]


def _breaks(document: Document) -> list[int]:
    """Where sections with another heading over them begin."""
    before, found = "", []
    for section in document.sections:
        over = section.path.rpartition(" > ")[0]
        if over != before and label_of(document.text[section.start : section.start + 80]) is None:
            found.append(section.start)
        before = over
    return found


def _follows(number: tuple[int, ...], last: tuple[int, ...], top: int) -> bool:
    """Whether a decimal number comes next: 4.3 after 4.2 or 4.2.7, 4.2.1 after 4.2, 5.1 after 4.9 or under 5."""
    if number[:-1] == (top,) and number[-1] <= 1:
        return True
    for at, (one, other) in enumerate(zip(number, last, strict=False)):
        if one != other:
            return one == other + 1 and all(rest <= 1 for rest in number[at + 1 :])
    if len(number) == len(last) + 1:
        return number[-1] <= 1
    return not last and number[0] == top + 1 and number[-1] <= 1


def _holds(run: _Run, number: tuple[str, ...]) -> bool:
    """Whether a dotted number stands in a place: an annex or division, or the clause whose number it goes on from."""
    place = run.place
    if place.rank < CLAUSE and place.kind:
        return True
    if not (place.kind or run.family == "numbers" or run.family.startswith("decimals")):
        return False
    own = tuple(next((key for key in keys(part) if key.isdigit()), part) for part in place.numbers[place.first :])
    return len(own) < len(number) and number[: len(own)] == own
