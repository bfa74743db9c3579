"""Lists whose items go on a line above them: "The Tenant shall not: (a) sublet; (b) smoke". An item is read with that line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from assistant.sentences.quote import Quote
from corpus.sentences import sentence_spans
from index.index import Index
from index.passage import Passage

LONGEST, MOST = 400, 1_000  # characters of a line that opens a list, and of a list that is quoted whole
_ITEM = re.compile(r"(?:[-•*–·]|\(?(?:[a-zа-яіїєґ]|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]|\d{1,2}(?:\.\d{1,2})+)\s+", re.IGNORECASE)
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_OPENS = (":", ":-", "—", "–")

Quoted = TypeVar("Quoted", bound=Quote)


def begin_of(text: str) -> int:
    """Where a sentence begins behind its number or bullet."""
    item = _ITEM.match(text)
    return item.end() if item else 0


def opens(text: str) -> bool:
    """Whether a sentence opens a list."""
    return text.rstrip().endswith(_OPENS)


def kind_of_number(text: str) -> str:
    """The kind of number or bullet that a sentence has: "(a)" for all letters in brackets."""
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", text[: begin_of(text)])).strip()


def is_item(text: str, number: str, own_line: bool, own: str | None = None) -> bool:
    """Whether a sentence is numbered, but not as the line above it is (`number`), or goes on in small letters on a line of its own; `own`: the
    kind of its number, where more is known than it shows."""
    own = kind_of_number(text) if own is None else own
    return own != number if own else own_line and text[:1].islower() and "|" not in text


def items_told(passages: Sequence[Passage], index: Index) -> dict[str, dict[int, str]]:
    """Of each passage (by id): start of each item of a list -> what it says with the line that opens the list.

    That line may be of the passage before.
    """
    before = index.before([passage for passage in passages if passage.start and is_item(passage.text.lstrip(), "", True)])
    return {passage.id: _told(passage, before.get(passage.id)) for passage in passages}


def _told(passage: Passage, before: Passage | None) -> dict[int, str]:
    open_one = _walked(before.text)[1] if before and before.section == passage.section else None
    return items_of(passage.text, open_one and open_one.away())


def items_of(text: str, lead: _Lead | None = None) -> dict[int, str]:
    """Start of each item of a list in a text -> what it says with the line that opens the list, which may be `lead` of the text before."""
    return {one.start: f"{one.lead} {text[one.begin : one.end]}" for one in _walked(text, lead)[0]}


class _Item(NamedTuple):
    """An item of a list: where it stands in its passage, `begin` behind its number, the line that opens the list, and where that stands."""

    start: int
    begin: int
    end: int
    lead: str
    lead_start: int


class _Lead(NamedTuple):
    """A line that opens a list, without its own number, where it stands in its passage (-1: in the one before), and the kind of its number."""

    said: str
    start: int
    number: str

    def away(self) -> _Lead:
        return self._replace(start=-1)


@lru_cache(maxsize=512)
def _walked(text: str, lead: _Lead | None = None) -> tuple[list[_Item], _Lead | None]:
    """The items of the lists of a text, those of a list within an item with the lines of both, and the line whose list it ends in."""
    found: list[_Item] = []
    leads, before = [lead] if lead else [], ""
    for start, end in sentence_spans(text):
        said = text[start:end]
        begin, own_line = begin_of(said), start == 0 or "\n" in text[max(0, start - 1) : start]
        number = _number(said, before)
        before = said[:begin] or before
        under = [lead for lead in leads if "|" not in said and is_item(said, lead.number, own_line, number)]
        if begin or own_line and not said.startswith("("):  # else it goes on with what stands above
            leads = leads[: leads.index(under[-1]) + 1] if under else []
        inside = bool(leads) and leads[-1] in under
        if inside:
            found.append(_Item(start, start + begin, end, leads[-1].said, leads[-1].start))
        if opens(said) and len(said) <= LONGEST:
            within = f"{leads[-1].said} " if inside and len(leads[-1].said) + len(said) <= LONGEST else ""
            leads = [*(leads if inside else []), _Lead(within + said[begin:].rstrip(), start, number)]
    return found, leads[-1] if leads else None


def _number(said: str, before: str) -> str:
    """The kind of number that a sentence has, a Roman one apart from letters: "i" is Roman but behind "h" (`before`: the number before it)."""
    letters = re.sub(r"[\W_]", "", said[: begin_of(said)])
    last = re.sub(r"[\W_]", "", before)
    is_letter = len(letters) == 1 and len(last) == 1 and ord(last) + 1 == ord(letters)
    if letters and not letters.isdigit() and _ROMAN.fullmatch(letters) and not is_letter:
        return re.sub(r"[^\W\d]+", "i", said[: begin_of(said)]).strip()
    return kind_of_number(said)


def lead_of(quote: Quote) -> str:
    """The line that opens the list of which a quote is an item, where it stands in the same passage; "" for any other."""
    return next((one.lead for one in _walked(quote.passage.text)[0] if one.start == quote.start - quote.passage.start), "")


def whole_lists(quotes: Sequence[Quoted], likely: Sequence[Quoted]) -> list[Quoted]:
    """The quotes; instead of the first that is of a list the whole list, and none of its others, where the opening line or several items are
    among what `likely` answers."""
    held = {(quote.passage.id, quote.start): _list_of(quote) for quote in (*quotes, *likely)}
    often = Counter((id, place) for (id, _), place in held.items() if place)
    kept: dict[tuple[str, object], Quoted] = {}
    for quote in quotes:
        id, place = quote.passage.id, held[quote.passage.id, quote.start]
        if place and (often[id, place] > 1 or opens(quote.text)):
            begin, (start, end) = quote.passage.start, place
            kept.setdefault(
                (id, place), replace(quote, start=begin + start, end=begin + end, text=quote.passage.text[start:end], values=())
            )
        else:
            kept[id, quote.start] = quote
    return list(kept.values())


def _list_of(quote: Quote) -> tuple[int, int] | None:
    """Where the list stands in its passage whose opening line or item a quote is, if it is short enough to be quoted.

    An item with a value of the asked kind is an answer by itself.
    """
    at, (items, _) = quote.start - quote.passage.start, _walked(quote.passage.text)
    start = at if opens(quote.text) else next((one.lead_start for one in items if one.start == at and not quote.values), -1)
    below = {start}
    for one in items:
        below |= {one.start} if one.lead_start in below else set()
    end = max((one.end for one in items if one.lead_start in below), default=-1)
    return (start, end) if start >= 0 and 0 <= end - start <= MOST else None
