"""Raised and lowered characters as plain text: "m²", "10^6", "1,250 [3]", "CO2"; never a digit of the number before them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmµhn]?m|ft|in|yd|mi|sq|м|км|см|дм|мм|га)$")
_TEN = re.compile(r"(?<![\d.,’'\u00a0\u202f])(?<!\d )10$")
_COUNTED = re.compile(
    r"(?:\b(?-i:[A-Z]{3})|[€$£₴¥₣]|\b(?:articles?|sections?|clauses?|paragraphs?|annex|page|no\.?|стат\w+|пункт\w*|розділ\w*)|№) ?10$", re.I
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|o|а|о|й|го|му|ша|га|та|те)\b", re.I)
_SIGN = re.compile(r"\(?(?:tm|sm|®|©|™|℠)\)?", re.I)
_NOTE = re.compile(r"\(?(\d{1,3}|[a-z]|[ivx]{1,5})[).]?(?:\s*[,;–-]\s*(?:\d{1,3}|[a-z]))*", re.I)
_STARS = re.compile(r"[*†‡§¶#]+")


def set_apart(pieces: Iterable[tuple[str, str]]) -> str:
    """The text of (text, place) pieces, place "" or "raised" or "lowered"; a number raised at the beginning names a note."""
    pieces = list(pieces)
    if not any(place for _, place in pieces):
        return "".join(text for text, _ in pieces)
    runs = [("".join(text for text, _ in group), place) for place, group in groupby(pieces, key=lambda piece: piece[1])]
    told: list[str] = []
    tail = ""  # the end of what is told: enough to see what a raised mark stands after
    for at, (text, place) in enumerate(runs):
        if place == "raised" and not tail.strip():
            text = re.sub(r"^\s*(\d{1,3})\s*$", r"[\1] ", text)
        elif place == "raised":
            text = raised(tail, text, runs[at + 1][0] if at + 1 < len(runs) else "")
        elif place == "lowered":
            text = lowered(tail, text)
        told.append(text)
        tail = (tail + text[-20:])[-20:]
    return "".join(told)


def raised(before: str, mark: str, after: str = "") -> str:
    """What stands for a raised `mark` between `before` and `after`: a power, an ordinal's ending or a note's number."""
    plain = mark.strip()
    if not plain or not any(char.isalnum() for char in plain) or _STARS.fullmatch(plain) or plain.startswith("["):
        return mark
    if _SIGN.fullmatch(plain) or (before[-1:].isdigit() and _ORDINAL.fullmatch(plain)) or (before[-1:] in "Nn№" and plain in "oº"):
        return mark
    if plain in ("2", "3") and _UNIT.search(before[-6:]):
        return plain.translate(_POWERS) + _tail(mark)
    if _is_power(before, plain):
        return f"^{plain.replace('−', '-').replace('–', '-')}{_tail(mark)}"
    if _NOTE.fullmatch(plain):
        inner = plain.strip("().")
        gap = " " if before[-1:].isdigit() else ""
        return f"{gap}[{inner}]{_tail(mark) or (' ' if after[:1].isalnum() else '')}"
    gap = " " if before[-1:].isdigit() and plain[0].isdigit() else ""
    return f"{gap}{mark}"


def lowered(before: str, mark: str) -> str:
    """What stands for a lowered `mark`: as it is after letters ("CO2"), apart after a digit ("10_2")."""
    return f"_{mark.strip()}{_tail(mark)}" if before[-1:].isdigit() and mark.strip()[:1].isdigit() else mark


def _tail(mark: str) -> str:
    return " " if mark.endswith((" ", "\n")) else ""


def _is_power(before: str, mark: str) -> bool:
    """Whether a raised mark is an exponent: after a lone 10, with a sign, or a variable after a bracket or a letter."""
    if re.fullmatch(r"[-−–+]\d{1,2}", mark):
        return True
    if re.fullmatch(r"\d{1,2}", mark):
        return _TEN.search(before[-6:]) is not None and not _COUNTED.search(before[-16:])
    return re.fullmatch(r"[nxyzt]|[nxyzt][-+/]\d+|\d{1,2}/\d{1,3}|[nxyzt]/\d+", mark) is not None and before[-1:] in ")]0123456789"
