"""The clause of a document that a reference names: the stretches of its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.clauses.clause_words import ANNEX, CLAUSE, PARAGRAPH, SENTENCE, keys
from corpus.clauses.numbering import places
from corpus.clauses.places import Place
from corpus.clauses.reference import Reference, Step
from corpus.document import Document
from corpus.outline import PREAMBLE
from corpus.sentences import sentence_spans

_GAP = 200  # characters between two parts of a clause, at most


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text and the path of the section it begins in."""

    start: int
    end: int
    section: str


def clause(document: Document, reference: Reference) -> tuple[Span, ...]:
    """The stretches of a document that a reference names, the main body first; none where it has no such clause."""
    found = _preamble(document) if reference.steps[0].kind == "preamble" else None
    if found is None:
        if reference.kind == "recital":
            return _recital(document, reference.steps[-1])
        found = _resolved(document, reference.steps)
    return _cited(document, found)


def _cited(document: Document, found: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Stretches with the paths of the sections they begin in."""
    starts = [section.start for section in document.sections]
    paths = [section.path for section in document.sections]
    return tuple(Span(start, end, paths[at] if (at := bisect_right(starts, start) - 1) >= 0 else "") for start, end in found)


def _resolved(document: Document, steps: Sequence[Step]) -> list[tuple[int, int]]:
    """The stretches that steps lead to: annexes and parts first, then the clause inside them, then what is counted in it."""
    everywhere = places(document)
    inside: list[Place] | None = None
    outer = [step for step in steps if step.rank < CLAUSE]
    inner = [step for step in steps if step.rank >= CLAUSE]
    for step in outer:
        inside = _containers(everywhere, step, inside)
        if not inside and step.rank != ANNEX and len(steps) == 1:  # "розділ 2" where the text has "2. Ціна"
            return _spans(_numbered_places(everywhere, (Step("", step.number),), None))
        if not inside:
            return []
    if not inner:
        return _spans(inside or [])
    counted = [step for step in inner if step.nth or step.rank in (PARAGRAPH, SENTENCE)]
    found = _numbered_places(everywhere, inner, inside) if all(step.nth >= 0 for step in inner) else []
    if found:
        return _spans(found)
    if not counted:
        return _below(everywhere, inner, inside) or _point(document, everywhere, inner, inside)
    if counted == inner and (below := _below(everywhere, inner, inside)):
        return below
    above = _numbered_places(everywhere, inner[:-1], inside) if inner[:-1] else inside or []
    return _nth(document, _spans(above), inner[-1])


def _containers(everywhere: Sequence[Place], step: Step, inside: Sequence[Place] | None) -> list[Place]:
    """Annexes or parts of a number, of its word or else of a like word; without a number, the only one."""
    alike = [
        place
        for place in everywhere
        if (place.kind or place.rank < CLAUSE) and place.rank < CLAUSE and (place.rank == ANNEX) == (step.rank == ANNEX)
    ]
    alike = [place for place in alike if inside is None or any(over in inside for over in place.over())]
    if step.number:
        alike = [
            place
            for place in alike
            if same_numbers((place.number,), (".".join(step.number),)) or same_numbers((place.number,), step.number)
        ]
    elif len({place.number for place in alike if place.kind == step.kind}) != 1:
        return []
    return [place for place in alike if place.kind == step.kind] or alike


def _numbered_places(everywhere: Sequence[Place], steps: Sequence[Step], inside: Sequence[Place] | None) -> list[Place]:
    """The places whose numbers end as asked, of the word asked or else of another."""
    number = tuple(part for step in steps for part in step.number)
    if not number:
        return []
    wanted = keys(number[-1])
    found = [place for place in everywhere if place.numbers and keys(place.numbers[-1]) & wanted and _ends_with(place, number)]
    dotted = len(steps) > 1 and len(steps[-1].number) > 1 and keys(steps[-1].number[0]) & keys(steps[-2].number[0])
    if not found and dotted:  # "Article 4, Section 4.2"
        return _numbered_places(everywhere, steps[-1:], inside)
    exact = [place for place in found if place.numbers[-1] == number[-1]]  # "(a)" before "(A)"
    return _of_kind(_within(exact, inside), steps[0], len(number)) or _of_kind(_within(found, inside), steps[0], len(number))


def _within(found: list[Place], inside: Sequence[Place] | None) -> list[Place]:
    return found if inside is None else [place for place in found if any(over in inside for over in place.over())]


def _ends_with(place: Place, number: Sequence[str]) -> bool:
    """Whether the last labels that lead to a place are these numbers; "1" is not the end of "4.1"."""
    at = len(place.numbers) - len(number)
    return at >= 0 and same_numbers(place.numbers[at:], number) and any(one.first == at for one in place.chain())


def _of_kind(found: list[Place], step: Step, length: int) -> list[Place]:
    """Those of the word asked; else, for a paragraph or point those without a word, and otherwise those that stand highest."""
    if named := [place for place in found if step.kind in _words_of(place, length)]:
        return named
    if step.rank >= PARAGRAPH:
        return [place for place in found if not any(_words_of(place, length))] or found
    least = min((len(place.numbers) for place in found), default=0)
    return [place for place in found if len(place.numbers) == least]


def _words_of(place: Place, length: int) -> list[str]:
    """The words of the labels that make up the last `length` numbers of a place."""
    least = len(place.numbers) - length
    return [one.kind for one in place.chain() if one.kind and len(one.numbers) > least and one.rank >= CLAUSE]


def same_numbers(numbers: Sequence[str], asked: Sequence[str]) -> bool:
    """Whether numbers are those asked for, each in any way it can be written."""
    return len(numbers) == len(asked) and all(keys(one) & keys(other) for one, other in zip(numbers, asked, strict=True))


def _spans(found: Sequence[Place]) -> list[tuple[int, int]]:
    """Where places stand, the main body first; lines of a table of contents only where nothing else is."""
    spans: list[tuple[int, int]] = []
    for annexed in (False, True):
        reach = 0
        for place in [place for place in found if place.says] or found:
            if (place.annexed and place.rank > ANNEX) == annexed and place.start >= reach:
                spans.append((place.start, place.end))
                reach = place.end
    return spans


def _below(everywhere: Sequence[Place], steps: Sequence[Step], inside: Sequence[Place] | None) -> list[tuple[int, int]]:
    """A clause that only its parts have labels of: "4" from 4.1 to 4.7."""
    number = tuple(part for step in steps for part in step.number)
    if not number or not all(part.isdigit() for part in number):
        return []
    runs: list[list[Place]] = []
    for place in _within(list(everywhere), inside):
        if place.first == 0 and len(place.numbers) == len(number) + 1 and same_numbers(place.numbers[:-1], number):
            if not runs or place.numbers[-1] == "1" or place.start - runs[-1][-1].end > _GAP:
                runs.append([])
            runs[-1].append(place)
    said = [run for run in runs if any(place.says for place in run)] or runs
    return [(run[0].start, run[-1].end) for run in said]


def _point(document: Document, everywhere: Sequence[Place], steps: Sequence[Step], inside: Sequence[Place] | None) -> list[tuple[int, int]]:
    """A point that stands as "(a)" in the midst of the text of its clause."""
    number = tuple(part for step in steps for part in step.number)
    if len(number) < 2 or number[-1].isdigit():
        return []
    above = _numbered_places(everywhere, (Step(steps[0].kind, number[:-1]),), inside)
    label = re.compile(rf"(?<![\w)])\(?{re.escape(number[-1])}\)", re.IGNORECASE)
    found = []
    for start, end in _spans(above):
        if match := label.search(document.text, start, end):
            stop = re.compile(r"[;\n]|\.\s").search(document.text, match.end(), end)
            found.append((match.start(), stop.start() + 1 if stop else end))
    return found


def _nth(document: Document, spans: Sequence[tuple[int, int]], step: Step) -> list[tuple[int, int]]:
    """The paragraph or sentence that is counted in each of the stretches."""
    nth = step.nth or next((int(key) for key in keys(step.number[-1]) if key.isdigit()), 0)
    found = []
    for start, end in spans:
        pieces = _sentences(document.text, start, end) if step.kind == "sentence" else _paragraphs(document.text, start, end)
        if nth and len(pieces) >= abs(nth):
            found.append(pieces[nth - 1 if nth > 0 else nth])
    return found


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of a clause without its heading."""
    pieces = [(match.start(), match.end()) for match in re.compile(r"[^\n]+(?:\n[^\n]+)*").finditer(text, start, end)]
    headed = len(pieces) > 1 and not text[pieces[0][0] : pieces[0][1]].rstrip().endswith((".", ";", ":", ","))
    return pieces[1:] if headed else pieces


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    paragraphs = _paragraphs(text, start, end)
    return [(begin + a, begin + b) for begin, stop in paragraphs for a, b in sentence_spans(text[begin:stop])]


def _preamble(document: Document) -> list[tuple[int, int]]:
    """What stands before the first clause, without the title."""
    named = [
        (s.start, s.end)
        for s in document.sections
        if re.match(rf"{PREAMBLE}|recitals|introduction\b|вступ\b|whereas", s.path, re.IGNORECASE)
    ]
    heads = [place.start for place in places(document) if place.rank in range(CLAUSE - 30, PARAGRAPH + 1) and place.says]
    begin = next((s.end for s in document.sections[:1] if s.path == "Title"), 0)
    end = min(heads, default=0)
    if named and named[0][0] <= end + 1:
        begin = named[0][0] or _after_title(document)
        return [(begin, _trimmed(document.text, named[-1][1] if named[-1][0] <= end else named[0][1]))]
    return [(begin, _trimmed(document.text, end))] if end - begin > 80 else []


def _after_title(document: Document) -> int:
    """Where the text goes on after a title that is its first line."""
    first = document.text[: document.text.find("\n\n") + 1].strip()
    return len(first) + 2 if first and len(first) < 200 and (first.isupper() or first == document.title) else 0


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _recital(document: Document, step: Step) -> tuple[Span, ...]:
    """A recital by its number or letter, else counted among the paragraphs of the preamble that recite."""
    spans = _preamble(document)
    inside = [
        p
        for p in places(document)
        for start, end in spans
        if start <= p.start < end and step.number and keys(p.number) & keys(step.number[-1])
    ]
    found = _spans(inside[:1])
    if not found and step.number:
        text = document.text
        recited = [(a, b) for start, end in spans for a, b in _paragraphs(text, start, end) if text[a].isalpha() and b - a > 40]
        whereas = [
            (a, b) for a, b in recited if re.match(r"whereas|recall|recogni|reaffirm|considering|having|\w+ing\b", text[a:b], re.IGNORECASE)
        ] or recited
        nth = next((int(key) for key in keys(step.number[-1]) if key.isdigit()), 0)
        found = whereas[nth - 1 : nth] if nth else []
    return _cited(document, found)
