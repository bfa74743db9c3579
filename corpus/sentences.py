"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import sentencex

from corpus.remembered import of_short_texts

_LABEL = re.compile(r"\s*(?:(?:art|para|no|ст|п)\.?\s*)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zа-яіїєґ]|[ivxlcdm]{1,6})[.)]*\s*$", re.IGNORECASE)
_WITHIN_SUM = re.compile(
    r"(?:\d\.[-–—]|\b(?:kr|S?Fr|Rs)\. ?\d|\b(?:Mio|Mrd|Tsd)\. ?\S)$"
)  # "CHF 4.–", "kr. 500": the point ends no sentence
_GOES_ON = re.compile(r"[a-zа-яіїєґ]{2,}[ ,]|[aаівзуя] [a-zа-яіїєґ]")  # "4 per cent. a year": no sentence begins so, a label "a." may
_HOUR, _ZONE = re.compile(r"\b[ap]\.m\.$"), re.compile(r"(?:[A-Z][\w.]* ){1,4}[Tt]ime\b")  # "5 p.m. New York time"
_BRACKETED = re.compile(r"\s*\([^()\s]{1,6}\)[.:]?\s+")  # a number before a line, behind which sentencex finds no end of a sentence
_PARAGRAPH = re.compile(r"\n+|(?<=[.!?;:]) +(?=\(\d{1,2}\) [A-ZА-ЯҐЄІЇ])")  # a line, and a numbered sentence that stands in one with others
_WINDOW = (
    2_000  # characters given to sentencex at once: it takes quadratic time over marks that are never closed, and lets nothing else run
)


@of_short_texts(longest=4_000, most=2_000)
def sentence_spans(text: str) -> Sequence[tuple[int, int]]:
    """The (start, end) of each sentence, without the white space around it; a lone number such as "82." stays with what follows."""
    spans: list[tuple[int, int]] = []
    for begin, finish in _lines(text):
        held: int | None = None
        for start, end in _pieces(text[begin:finish]):
            start, end = begin + start, begin + end
            piece = text[start:end]
            if not piece.strip():
                continue
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            inside = held is None and bool(spans) and spans[-1][0] >= begin
            if inside and _goes_on(text, *spans[-1], start):
                spans[-1] = (spans[-1][0], end)
                continue
            if _LABEL.match(text[start:end]) and held is None:
                held = start
                continue
            spans.append((held if held is not None else start, end))
            held = None
        if held is not None:
            spans.append((held, begin + len(text[begin:finish].rstrip())))
    return spans


def _goes_on(text: str, begun: int, end: int, start: int) -> bool:
    """Whether what begins at `start` belongs to the sentence before it, at `begun`:`end`."""
    at = max(begun, end - 16)
    zoned = _HOUR.search(text, at, end) and _ZONE.match(text, start)
    return bool(zoned or _GOES_ON.match(text, start) or _WITHIN_SUM.search(text[at : start + 1]))


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of a line, end to end; a long line is read a window at a time, each from the sentence it is in."""
    language = _language(line)
    number = _BRACKETED.match(line)
    at, begun = number.end() if number else 0, 0  # where the window begins, and the sentence that is open there
    while at < len(line):
        window = line[at : at + _WINDOW]
        last = at + len(window) == len(line)
        found = [(at + s["start_index"], at + s["end_index"]) for s in sentencex.get_sentence_boundaries(language, window)]
        whole = found if last else found[:-1]  # what the window cuts is read again
        for _, end in whole:
            yield begun, end
            begun = end
        at = begun if whole else at + _cut(window)
    if begun < len(line):
        yield begun, len(line)


def _cut(window: str) -> int:
    """Where a window without the end of a sentence is cut: after its last space, or at its end."""
    return window.rfind(" ", len(window) // 2) + 1 or len(window)


def _lines(text: str) -> list[tuple[int, int]]:
    starts = [0] + [m.end() for m in _PARAGRAPH.finditer(text)]
    ends = [m.start() for m in _PARAGRAPH.finditer(text)] + [len(text)]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if text[s:e].strip()]


def cyrillic_share(text: str) -> float:
    """How many of the letters of a text are Cyrillic, from 0 to 1."""
    return len(re.findall("[а-яіїєґ]", text.lower())) / max(len(re.findall(r"[^\W\d_]", text)), 1)


def _language(text: str) -> str:
    return "uk" if re.search("[а-яіїєґ]", text, re.IGNORECASE) else "en"
