"""Blocks -> one text, the sections people cite it by, and where its pages begin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clauses.labels import is_labelled, runs_on
from corpus.document import Section
from corpus.outline import PREAMBLE, Outline
from corpus.parts import Part, is_preamble, parts
from corpus.readers.block import Block

SIGNATURES = "Signatures"
RUNNING = "Headers and footers"
LONG = 2500  # characters of a section over which its lettered points become sections


def structure(blocks: Sequence[Block]) -> tuple[str, tuple[Section, ...], tuple[int, ...]]:
    """The text (blocks joined by blank lines), sections that lie end to end over it, and the offsets of its pages."""
    blocks = [piece for block in blocks if block.text for piece in _at_labels(block)]
    if not blocks:
        return "", (), ()
    text, starts = _joined(blocks)
    found = parts(blocks)
    cuts = _split_long(_cuts(found), found, starts, len(text))
    ends = [starts[at] for at, _ in cuts[1:]] + [len(text)]
    sections = tuple(Section(path, starts[at], end) for (at, path), end in zip(cuts, ends, strict=True))
    return text, sections, _pages(blocks, starts)


def _at_labels(block: Block) -> list[Block]:
    """A paragraph whose lines begin with labels of their own, "a. ... b. ...", as one block a label."""
    lines = block.text.split("\n")
    if len(lines) == 1 or block.breaks or block.kind != "paragraph" or sum(is_labelled(line) for line in lines) < 2:
        return [block]
    pieces = [[lines[0]]]
    for line in lines[1:]:
        if is_labelled(line) and not runs_on(pieces[-1][-1]):
            pieces.append([line])
        else:
            pieces[-1].append(line)
    return [replace(block, text="\n".join(piece)) for piece in pieces]


def _joined(blocks: Sequence[Block]) -> tuple[str, list[int]]:
    """The whole text and where each block begins in it; rows of one table stand line under line."""
    pieces, starts, at = [], [], 0
    for before, block in zip([None, *blocks[:-1]], blocks, strict=True):
        if before is not None:
            gap = "\n" if before.kind == block.kind == "row" else "\n\n"
            pieces.append(gap)
            at += len(gap)
        starts.append(at)
        pieces.append(block.text)
        at += len(block.text)
    return "".join(pieces), starts


def _cuts(found: Sequence[Part]) -> list[tuple[int, str]]:
    """The blocks at which sections begin, with their paths; headings wait for what they stand over."""
    outline = Outline()
    cuts: list[tuple[int, str]] = []
    waiting: int | None = None  # the first of the headings that nothing follows yet
    cited = any(part.kind in ("clause", "closing") or part.family == "division" for part in found)
    opened = ended = False
    for at, part in enumerate(found):
        begin = at if waiting is None else waiting
        if part.kind == "title":
            waiting = begin
            continue
        if part.kind == "heading":
            if waiting is not None and found[waiting].kind == "title" and not is_preamble(part.title):
                cuts.append((waiting, "Title"))
                begin = at
            outline.place(part)
            waiting, opened, ended = begin, True, False
            if not part.runs_in:
                continue
        path = _path(part, outline, opened, ended, cited)
        if waiting is not None and found[waiting].kind == "title" and part.kind == "clause":
            cuts.append((waiting, "Title"))
            begin = at
        if path is not None or waiting is not None or not cuts:
            cuts.append((begin, path or outline.path() or (PREAMBLE if cited else "Opening")))
        waiting, opened, ended = None, opened or part.kind == "clause", ended or part.kind == "closing"
        outline.said()
    if waiting is not None:
        cuts.append((waiting, outline.path() or "Title"))
    return cuts


def _path(part: Part, outline: Outline, opened: bool, ended: bool, cited: bool) -> str | None:
    """The path of a section that this part begins, or None where it goes on with the one before."""
    if part.kind == "clause" and part.label:
        return outline.path(part.label.shown)
    if part.block.kind == "running":
        return RUNNING
    if part.kind == "note":
        label = re.match(r"\W*(\d{1,4}|\*+)", part.block.text)
        return f"Footnotes > {label[1]}" if label else "Footnotes"
    if part.kind == "closing":
        return None if ended else SIGNATURES
    return None


def _split_long(cuts: list[tuple[int, str]], found: Sequence[Part], starts: Sequence[int], length: int) -> list[tuple[int, str]]:
    """Makes the lettered points of a very long section sections of their own, "6(a)"."""
    result = []
    for number, (begin, path) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else len(found)
        result.append((begin, path))
        if (starts[end] if end < len(found) else length) - starts[begin] <= LONG:
            continue
        points = [at for at in range(begin + 1, end) if found[at].kind == "point" and found[at].family != "bullet"]
        alike = {at for at in points if _sort(found[at]) == _sort(found[points[0]])}
        joint = "" if path.split(" > ")[-1].strip("()").isdigit() else " > "
        for at in range(points[0], end) if len(alike) > 1 else ():
            label = found[at].label
            if at in alike and label:
                result.append((at, f"{path}{joint}({label.shown.strip('().')})"))
            elif at - 1 in alike and _leaves_points(found[at - 1], found[at]):
                result.append((at, path))
    return result


def _sort(point: Part) -> tuple[str, bool]:
    """What tells points from the points within them: "(a)" from "(A)"."""
    return point.family, point.label is not None and point.label.shown.isupper()


def _leaves_points(before: Part, part: Part) -> bool:
    """Whether a paragraph after the last point speaks for the whole again."""
    return part.kind == "body" and part.block.text[:1].isupper() and before.block.text.endswith((".", ";"))


def _pages(blocks: Sequence[Block], starts: Sequence[int]) -> tuple[int, ...]:
    """The offset at which each page begins; an empty page begins where the next one does."""
    pages: list[int] = []
    for block, start in zip(blocks, starts, strict=True):
        if block.page:
            pages += [start] * (block.page - len(pages))
            pages += [start + offset for offset in block.breaks]
    return (0, *pages[1:]) if pages else ()
