"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re

import sentencex

_LABEL = re.compile(r"\s*(?:(?:art|para|no|ст|п)\.?\s*)?\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zа-яіїєґ]|[ivxlcdm]{1,6})[.)]*\s*$", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n+")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence, without the white space around it; a lone number such as "82." stays with what follows."""
    spans: list[tuple[int, int]] = []
    for begin, finish in _lines(text):
        held: int | None = None
        for found in sentencex.get_sentence_boundaries(_language(text[begin:finish]), text[begin:finish]):
            start, end = begin + found["start_index"], begin + found["end_index"]
            piece = text[start:end]
            if not piece.strip():
                continue
            start += len(piece) - len(piece.lstrip())
            end -= len(piece) - len(piece.rstrip())
            if _LABEL.match(text[start:end]) and held is None:
                held = start
                continue
            spans.append((held if held is not None else start, end))
            held = None
        if held is not None:
            spans.append((held, begin + len(text[begin:finish].rstrip())))
    return spans


def _lines(text: str) -> list[tuple[int, int]]:
    starts = [0] + [m.end() for m in _PARAGRAPH.finditer(text)]
    ends = [m.start() for m in _PARAGRAPH.finditer(text)] + [len(text)]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if text[s:e].strip()]


def _language(text: str) -> str:
    return "uk" if re.search("[а-яіїєґ]", text, re.IGNORECASE) else "en"
