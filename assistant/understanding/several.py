"""Several questions in one message, each so that it can be asked alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ASKS = r"(?:(?:and|by|for|in|at|from|to|of|under|with|on|until|since)\s+)*(?:who|whom|whose|when|where|which|what|how|why)\b"
_BEGINS = re.compile(
    rf"^\W*(?:(?:please|and|so|ok|tell me|can you tell me|could you tell me|i want to know|say)\W+)*{_ASKS}", re.IGNORECASE
)
_PARTED = re.compile(rf"(?:\s*[,;]\s*(?:and\s+)?|\s+and\s+)(?={_ASKS})", re.IGNORECASE)
_ENDED = re.compile(r"(?<=\?)\s+(?=\w)")
_PHRASE = re.compile(  # what is asked for: "by whom", "for how long", "in which languages"
    r"^\W*(?:(?:and|by|for|in|at|from|to|of|under|with|on|until|since)\s+)*(?:who|whom|whose|when|where|why|how(?: long| much| many(?: [\w-]+)?| often| soon)?|(?:which|what)(?: [\w-]+)?)\b",
    re.IGNORECASE,
)
LEAST = 3  # words after what is asked for, with which a question is whole before a comma
MOST = 6  # questions in one message; more are read as one


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions: as it was written, and as it can be asked alone, but for what "it" is."""

    written: str
    asked: str


def parts_of(message: str) -> list[Part]:
    """The questions of a message, in order; a single one where it holds no more."""
    text = " ".join(message.split())
    written = [part for whole in _ENDED.split(text) for part in (_parted(whole) if _BEGINS.match(whole) else [whole])]
    asking = all(_BEGINS.match(part) or part.endswith("?") for part in written)
    if not 2 <= len(written) <= MOST or not asking:
        return [Part(text, text)]
    tails = [_tail(part) for part in written]
    found = []
    for at, part in enumerate(written):
        beside = next((tails[near] for near in (*range(at - 1, -1, -1), *range(at + 1, len(tails))) if tails[near]), "")
        whole = part if tails[at] or not beside else f"{part.rstrip('?')} {beside}"
        found.append(Part(_shown(part), _shown(whole)))
    return found


def _parted(text: str) -> list[str]:
    """A sentence cut where a further question begins; "which plan, in which ..." only goes on."""
    parts: list[str] = []
    at = 0
    for cut in _PARTED.finditer(text):
        before = text[at : cut.start()]
        goes_on = not re.search(r"\band\b|;", cut[0]) and len(_tail(before).split()) < LEAST
        if not goes_on:
            parts.append(before)
            at = cut.end()
    return [part.strip(" ,;") for part in [*parts, text[at:]] if part.strip(" ,;")]


def _tail(part: str) -> str:
    """What follows the phrase that asks; "" where nothing does."""
    phrase = _PHRASE.match(part)
    return part[phrase.end() :].strip(" ?") if phrase else ""


def _shown(part: str) -> str:
    plain = re.sub(r"^(?:and|but|so)\s+", "", part.rstrip("?. "), flags=re.IGNORECASE)
    return f"{plain[:1].upper()}{plain[1:]}?"
