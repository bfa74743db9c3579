"""A sentence of a chat model -> the exact sentences of its passages that prove it, or the reason why none does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from assistant.chat.orders import first_order
from assistant.chat.sentences import Said
from assistant.checking import check
from assistant.understanding.question import content_words
from assistant.understanding.ukrainian import is_ukrainian, translate
from corpus import parties
from corpus.sentences import sentence_spans
from index.passage import Passage
from index.terms import stems

SINGLES, JOINED = 8, 4  # sentences tried alone, and in twos and threes
SHORTEST = 12  # characters
_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]+)[”“»\"]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NEAR = 0.75  # share of the likest sentence's likeness that a proof has: one that is far less like is proof of something else
CLOSE = 0.5  # share of common words from which a sentence without a marker is taken to repeat another
RECOGNISED = 0.5  # share of a Ukrainian sentence's words, put into English, that must stand in English quotes
NO_MARKER = "it cites no passage that was given"


@dataclass(frozen=True, slots=True)
class Proof:
    """One sentence of a passage: `document.text[start:end] == quote`."""

    passage: Passage
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A model's sentence with what proves it; where nothing does, `proofs` is empty and `reason` says why."""

    said: Said
    proofs: tuple[Proof, ...] = ()
    reason: str = ""


def judge(said: Said, passages: Mapping[int, Passage], about: Sequence[str]) -> Judged:
    """Whether the cited passages prove a sentence. `about` are the partners that are spoken of where the sentence names none."""
    named = parties.slugs(said.text)
    cited = [passages[number] for number in said.numbers if number in passages]
    if cited:
        fit = [passage for passage in cited if named or _is_about(passage, about)]
        if not fit:
            return Judged(said, (), f"it does not name {_whose(cited[0])}, of which passage [{said.numbers[0]}] speaks")
        return _proved(said, fit, SINGLES)
    subject = named or about
    fit = [passage for passage in passages.values() if subject and _is_about(passage, subject)]
    found = _proved(said, fit, 1)  # without a marker only the likest sentence counts
    return found if found.proofs and _repeats(said.text, found.proofs[0].quote) else Judged(said, (), NO_MARKER)


def _proved(said: Said, cited: Sequence[Passage], singles: int) -> Judged:
    """The fewest sentences of the passages over which the check holds; the reason is that of the likest sentences."""
    reason = ""
    for chosen in _choices(_likest(said.text, cited)[:singles]):
        verdict = check(said.text, [proof.quote for proof in chosen], _given(chosen))
        if verdict.holds and _quoted_exactly(said.text, chosen) and _recognised(said.text, chosen):
            return Judged(said, chosen)
        reason = reason or verdict.reason or "too few of its words stand in the passage"
    return Judged(said, (), reason or NO_MARKER)


def _recognised(text: str, chosen: Sequence[Proof]) -> bool:
    """Whether enough words of a Ukrainian sentence stand in English quotes: over another language the check sees numbers and names only."""
    if not is_ukrainian(text) or any(is_ukrainian(proof.quote) for proof in chosen):
        return True
    words = set(stems(" ".join(content_words(_in_english(text)))))
    held = set(stems(" ".join([*(proof.quote for proof in chosen), *_given(chosen)])))
    return len(words & held) >= RECOGNISED * len(words)


@lru_cache(maxsize=256)
def _in_english(text: str) -> str:
    return translate(text, parties.named(text)) if is_ukrainian(text) else text


def _repeats(text: str, quote: str) -> bool:
    """Whether most words of a sentence and of a quote are the same."""
    words, held = set(stems(_in_english(text))), set(stems(quote))
    return len(words & held) >= CLOSE * len(words | held)


def _choices(ranked: Sequence[tuple[float, Proof]]) -> Iterator[tuple[Proof, ...]]:
    """Each near sentence alone, then the likest with others in twos and threes."""
    if not ranked:
        return
    yield from ((proof,) for likeness, proof in ranked if likeness >= NEAR * ranked[0][0])
    first, *others = [proof for _, proof in ranked[:JOINED]]
    for size in (1, 2):
        yield from ((first, *rest) for rest in combinations(others, size))


def _likest(text: str, cited: Sequence[Passage]) -> list[tuple[float, Proof]]:
    """The sentences of the passages with how like a text they are, those first that share most words and numbers with it."""
    words, numbers = set(stems(_in_english(text))), set(_NUMBER.findall(text))

    def likeness(proof: Proof) -> float:
        held = set(stems(proof.quote))
        shared = len(words & held) / max(1, len(words)) + 0.1 * len(words & held) / max(1, len(held))
        return shared + 0.5 * len(numbers & set(_NUMBER.findall(proof.quote))) / max(1, len(numbers))

    return sorted(((likeness(proof), proof) for passage in cited for proof in witnesses(passage)), key=lambda row: -row[0])


def _quoted_exactly(text: str, chosen: Sequence[Proof]) -> bool:
    """Whether what a sentence puts between quotation marks stands so in what proves it."""
    held = [_bare(proof.quote) for proof in chosen]
    return all(any(_bare(quoted) in quote for quote in held) for quoted in _QUOTED.findall(text) if " " in quoted.strip())


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


@lru_cache(maxsize=256)
def witnesses(passage: Passage) -> tuple[Proof, ...]:
    """The sentences of a passage that may prove something: none from where it begins to give orders to its reader."""
    last = first_order(passage.text)
    spans = [(a, b) for a, b in sentence_spans(passage.text) if b - a >= SHORTEST and b <= last]
    return tuple(Proof(passage, passage.start + a, passage.start + b, passage.text[a:b]) for a, b in spans)


def _given(chosen: Sequence[Proof]) -> list[str]:
    """What may be taken for granted about quotes: their documents' titles, partners, headings and days of signing."""
    told: dict[str, None] = {}
    for passage in (proof.passage for proof in chosen):
        names = [parties.name_of(slug) for slug in passage.partners] if passage.kind != "article" else []
        signed = f"{passage.signed.day} {passage.signed:%B %Y}" if passage.signed else ""
        told |= dict.fromkeys(text for text in (passage.title, *names, passage.section.rpartition(" > ")[2], signed) if text)
    return list(told)


def _is_about(passage: Passage, about: Sequence[str]) -> bool:
    return not about or not passage.partners or bool(set(about) & set(passage.partners))


def _whose(passage: Passage) -> str:
    return parties.name_of(passage.partners[0]) if passage.partners else passage.title
