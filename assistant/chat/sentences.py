"""A growing text of a chat model -> its finished sentences, each with the markers that stand behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.sentences import sentence_spans

_MARKERS = r"(?:\[[^\[\]\n]{1,40}\])"
_BEHIND = re.compile(rf"\s*{_MARKERS}(?:[\s,;]*{_MARKERS})*[.]?")
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_ENDS = re.compile(r"[.!?…]|\n")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>|https?://\S+")
_NUMBERS = re.compile(r"\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]")
_ANY_MARKER = re.compile(_MARKERS)
AHEAD = 12  # characters that must follow before a sentence counts as finished: a later word can join it to the next


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a model: its words, the numbers it cites, and how it is parted from what stands before it."""

    text: str
    numbers: tuple[int, ...] = ()
    lead: str = " "

    def marked(self) -> str:
        """The sentence with its markers, as the model wrote it."""
        return " ".join([self.text, *(f"[{number}]" for number in self.numbers)])


@dataclass(slots=True)
class Cutter:
    """Takes a text in pieces and gives its sentences, each when it is finished."""

    whole: str = ""
    _done: int = 0
    _gap: str = ""
    _held: list[Said] = field(default_factory=list)

    def feed(self, piece: str) -> list[Said]:
        """The sentences that a further piece finishes."""
        self.whole += piece
        return self._cut(finished=False) if _ENDS.search(piece) or len(piece) > AHEAD or self._waiting() else []

    def end(self) -> list[Said]:
        """What is left when nothing more comes."""
        return self._cut(finished=True)

    def _waiting(self) -> bool:
        return bool(_ENDS.search(self.whole, self._done))

    def _cut(self, finished: bool) -> list[Said]:
        text = _THINKING.sub(lambda match: " " * len(match[0]), self.whole)
        found: list[Said] = []
        spans = _with_markers(text, self._done)
        for at, (start, end) in enumerate(spans):
            too_new = at == len(spans) - 1 or len(text.rstrip()) - end < AHEAD
            if too_new and not finished and not text[end:].lstrip(" ").startswith("\n"):
                break
            if (said := _said(text[start:end], self._gap + text[self._done : start])) is not None:
                found.append(said)
                self._gap = ""
            else:
                self._gap += text[self._done : end]
            self._done = end
        return found


def _with_markers(text: str, begin: int) -> list[tuple[int, int]]:
    """The spans of the sentences from `begin` on; markers at the head of a span belong to the sentence before it."""
    spans: list[tuple[int, int]] = []
    for start, end in ((begin + a, begin + b) for a, b in sentence_spans(text[begin:])):
        behind = _BEHIND.match(text, start, end)
        if behind and spans and "\n" not in text[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], behind.end())
            start = behind.end() + len(text[behind.end() : end]) - len(text[behind.end() : end].lstrip())
        if start < end:
            spans.append((start, end))
    return spans


def _said(text: str, gap: str) -> Said | None:
    """A sentence without markup; None where no letter is left."""
    numbers = dict.fromkeys(int(n) for group in _NUMBERS.findall(text) for n in re.split(r"\s*[,;]\s*", group))
    words = _TAG.sub(" ", _ANY_MARKER.sub(" ", _LINK.sub(r"\1", _IMAGE.sub(" ", text))))
    words = re.sub(r"[*`#|<>~\\]+|^\s*(?:[-•+]|\d{1,2}[.)])\s+", " ", words)
    words = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(words.split()))
    if not re.search(r"[^\W\d_]", words):
        return None
    item = re.match(r"\s*(?:[-•*+]|\d{1,2}[.)])\s", text)
    lead = "\n- " if item else "\n\n" if "\n" in gap else " "
    return Said(words, tuple(numbers), lead)
