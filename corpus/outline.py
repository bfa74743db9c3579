"""The outline: which headings stand over a place, as the path it is cited by."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.identity.party_roles import LABELS
from corpus.parts import Part, is_article, is_preamble

PREAMBLE = "Preamble"
_FRONT = frozenset(  # what stands before the clauses, and holds none of them
    ["preamble", "introduction", "recital", "recitals", "background", "whereas", "witnesseth", "parties", "the parties"]
    + ["преамбула", "вступ", "сторони"]
)


@dataclass(slots=True)
class _Entry:
    name: str
    sort: tuple[object, ...]
    rank: int  # of a division ("Part", "Article"); 0 for other headings
    level: int
    under: bool = False  # something has been said under it


class Outline:
    """Takes headings one after another and knows the path that leads to the last."""

    def __init__(self) -> None:
        self._stack: list[_Entry] = []
        self._depths: dict[tuple[object, ...], int] = {}

    def path(self, *more: str) -> str:
        """The headings over this place, and `more` below them."""
        return " > ".join([entry.name for entry in self._stack] + list(more))

    def said(self) -> None:
        """Notes that text stands under the headings so far."""
        for entry in self._stack:
            entry.under = True

    def place(self, part: Part) -> None:
        """Puts a heading where its rank, its level or its likeness to earlier ones says."""
        rank = part.label.rank + 1 if part.family == "division" and part.label else 0
        entry = _Entry(_name(part), _sort(part), rank, part.block.level)
        top = self._stack[-1] if self._stack else None
        if top and top.rank and not top.under and not entry.rank and " " not in _after_number(top.name) and not part.label:
            top.name = f"{top.name}. {entry.name}"  # "Article 5" on one line, its title on the next
            return
        front = self._stack[0] if self._stack and self._stack[0].sort[0] == "front" else None
        if front and (part.label or front.name == PREAMBLE or front.sort[1:] == entry.sort[1:]):
            self._stack.clear()
        del self._stack[self._depth(entry, part) :]
        self._depths.setdefault(entry.sort, len(self._stack))
        self._stack.append(entry)

    def _depth(self, entry: _Entry, part: Part) -> int:
        stack = self._stack
        if entry.rank:
            return next((at for at, other in enumerate(stack) if self._ends(at, other, entry, part)), len(stack))
        if entry.level:
            ended = (at for at, other in enumerate(stack) if other.level >= entry.level or not (other.level or other.rank))
            return next(ended, len(stack))
        if entry.sort[0] == "front":
            return 0
        same = next((at for at, other in enumerate(stack) if other.sort == entry.sort), None)
        if same is not None:
            return same
        if entry.sort in self._depths:
            return min(self._depths[entry.sort], len(stack))
        return self._new_depth(entry)

    def _ends(self, at: int, other: _Entry, entry: _Entry, part: Part) -> bool:
        """Whether a division ends what stands over it at `at`: its like, anything lower, and headings that hold none."""
        if other.rank:
            return other.rank >= entry.rank
        if is_article(part):
            return other.under and not self._holds(at, part)
        return not (other.level and other.level < entry.level)

    def _holds(self, at: int, part: Part) -> bool:
        """Whether an unranked heading holds articles: one already stands under it, or it is of the sort that does."""
        return is_article(part) and any(other.rank for other in self._stack[at + 1 :])

    def _new_depth(self, entry: _Entry) -> int:
        """Where a heading of a new sort goes: beside its like in capitals, beside a title already closed, else below."""
        depth = len(self._stack)
        if entry.sort[-1] == "capitals":
            depth = next((at for at, other in enumerate(self._stack) if other.name.isupper() or _capitals(other.name)), depth)
        if depth and self._stack[depth - 1].under and self._stack[depth - 1].sort[0] == entry.sort[0] == "plain":
            weaker = "bold" in self._stack[depth - 1].sort[1] and "bold" not in entry.sort[1]  # type: ignore[operator]
            depth -= 0 if weaker else 1
        return depth


def _name(part: Part) -> str:
    title = PREAMBLE if is_preamble(part.title) and not part.label else " ".join(part.title.split())
    if part.label is None:
        return title
    if part.family == "division":
        return f"{part.label.shown}. {title}" if title else part.label.shown
    shown = part.label.shown if part.label.shown.endswith((".", ")")) else f"{part.label.shown}."
    return f"{shown} {title}".strip()


def _sort(part: Part) -> tuple[object, ...]:
    """What makes headings alike: the sort of label, or how they are set."""
    case = "capitals" if part.title.isupper() and len(part.title) > 6 else "mixed"
    title = part.title.lower().strip(" .:")
    if part.label is None and (title in _FRONT or title.removeprefix("the ") in LABELS):  # "SELLER", over who that is
        return ("front", frozenset(part.block.look), case)
    if part.family == "division" and part.label:
        return ("division", part.label.rank, "mixed")
    if part.label:
        return (part.family, "labelled")
    return ("plain", frozenset(part.block.look), case)


def _after_number(name: str) -> str:
    """What stands after "Art. 5" in a name: its title, with a space before it."""
    return " ".join(name.split(" ")[2:]) and " "


def _capitals(name: str) -> bool:
    return name.partition(". ")[2].isupper()
