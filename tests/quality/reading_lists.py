"""Questions, the sentences of the text they are asked of, and lists drawn from them to train a reader on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

import bm25s
import numpy as np
from labelled_clauses import Span

from assistant.reader import placed
from assistant.sentences.list_items import items_of
from corpus.document import Document
from corpus.reading import blocks
from corpus.rows import tables
from corpus.sentences import sentence_spans
from corpus.structuring import structure

Says = Literal["yes", "no"] | None
SHORTEST = 12  # characters of a sentence that is read
LENGTH = 8  # sentences of a list
PART_OF_SENTENCE, PART_OF_SPAN = 0.4, 0.6
MOST_RIGHT = 3  # right sentences of a list
_YES_NO = re.compile(
    r"(?:so |and |but |ok |hi |then )?(is|are|was|were|am|do|does|did|can|could|may|might|must|shall|should|will|would|has|have|had|need|isn't|aren't|"
    r"doesn't|don't|didn't|can't|won't|wouldn't|couldn't|hasn't|haven't|shouldn't)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    "a an the is are was were do does did of to in on at by for it that this there be been has have had will would can shall".split()
)


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of a text as they are read, each after its heading; `spans` are where they stand in `text`; `told`: what items and rows say."""

    name: str
    sentences: tuple[str, ...]
    headings: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    words: bm25s.BM25
    told: tuple[str, ...] = ()

    def placed(self, at: int, bare: bool = False) -> str:
        """A sentence as the reader sees it, an item of a list and a row of a table as what it says; `bare`: without its heading."""
        said = (self.told[at] if self.told else "") or self.sentences[at]
        return said if bare else placed(self.headings[at], said)

    def ranked(self, query: str, most: int) -> list[int]:
        """Sentences by the words they share with the query, best first."""
        coded = bm25s.tokenize([query], show_progress=False)
        if not len(coded.vocab):
            return []
        found, _ = self.words.retrieve(coded, k=min(most, len(self.sentences)), show_progress=False)
        return [int(at) for at in found[0]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a text: the sentences that answer, those that are neither right nor wrong, and what the answer says.

    `like`: words that wrong sentences of interest share; `source`: the data it comes from; `group`: what folds keep together.
    """

    question: str
    text: Text
    right: frozenset[int]
    unsure: frozenset[int]
    says: Says
    source: str
    group: str
    like: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A list to train or measure on: `verdicts` is 0 yes, 1 no, 2 neither, -1 where none is asked for."""

    question: str
    sentences: tuple[str, ...]
    right: tuple[bool, ...]
    verdicts: tuple[int, ...]
    source: str


def is_yes_no(question: str) -> bool:
    """Whether a question begins as those that want a yes or a no do."""
    return bool(_YES_NO.match(question.strip()))


def document_of(text: str, title: str, ending: str = ".txt") -> Document:
    """A plain text as a document with its sections."""
    made, sections, _ = structure(blocks(text.encode(), ending))
    return Document(title, "agreement", made, sections=sections)


def text_of(name: str, document: Document) -> Text:
    """The sentences of a document with their headings."""
    headings, spans, told = [], [], []
    for section in document.sections:
        said = document.text[section.start : section.end]
        items, read = items_of(said), {row.start: row.told for _, rows in tables(said) for row in rows if row.heads}
        for start, end in sentence_spans(said):
            if end - start >= SHORTEST and re.search("[^\\W\\d]", document.text[section.start + start : section.start + end]):
                spans.append((section.start + start, section.start + end))
                headings.append(section.path)
                told.append(read.get(start) or items.get(start, ""))
    bare = [document.text[start:end] for start, end in spans]
    words = bm25s.BM25()
    words.index(bm25s.tokenize([f"{h} {s}" for h, s in zip(headings, bare, strict=True)], show_progress=False), show_progress=False)
    return Text(name, tuple(bare), tuple(headings), tuple(spans), words, tuple(told))


def overlapping(text: Text, spans: Iterable[Span]) -> tuple[frozenset[int], frozenset[int]]:
    """Sentences that hold enough of a span, and those that only touch one."""
    right, touched = set(), set()
    for at, (start, end) in enumerate(text.spans):
        for begin, finish in spans:
            both = min(end, finish) - max(start, begin)
            if both > 0:
                touched.add(at)
            if both >= PART_OF_SENTENCE * (end - start) or both >= PART_OF_SPAN * (finish - begin):
                right.add(at)
    return frozenset(right), frozenset(touched - right)


def draw(asked: Asked, random: Random, length: int = LENGTH, plain: bool = False) -> Drawn:
    """A list of some right and some wrong sentences, half of the wrong ones hard; `plain`: nothing is varied."""
    right = sorted(asked.right)
    kept = right if len(right) <= MOST_RIGHT else random.sample(right, MOST_RIGHT)
    wrong = _wrong(asked, random, length - len(kept), plain)
    at = kept + wrong
    random.shuffle(at)
    question = asked.question if plain else varied(asked.question, random)
    bare = not plain and random.random() < 0.12
    sentences = tuple(asked.text.placed(i, bare) for i in at)
    verdict = {"yes": 0, "no": 1, None: 2}[asked.says]
    wanted = asked.how == "yesno" or asked.how != "open" and is_yes_no(asked.question)
    verdicts = tuple((verdict if i in asked.right else 2) if wanted else -1 for i in at)
    return Drawn(question, sentences, tuple(i in asked.right for i in at), verdicts, asked.source)


def alone(asked: Asked, random: Random) -> Drawn:
    """A question and one sentence: one that answers or settles it, or the one that nearly does."""
    at = random.choice(sorted(asked.right)) if asked.right else asked.text.sentences.index(asked.like)
    said = {"yes": 0, "no": 1, None: 2}[asked.says] if asked.how != "open" else -1
    return Drawn(
        varied(asked.question, random),
        (asked.text.placed(at),),
        (bool(asked.right),),
        (said,),
        asked.source,
    )


def _wrong(asked: Asked, random: Random, most: int, plain: bool) -> list[int]:
    """Wrong sentences: those that share words with the question or with right ones, neighbours of the right ones, and any."""
    out = asked.right | asked.unsure
    asked_for = [i for i in asked.text.ranked(asked.question, 14) if i not in out]
    alike = [i for i in asked.text.ranked(asked.like, 14) if i not in out] if asked.like else []
    beside = [i for r in sorted(asked.right) for i in (r - 1, r + 1) if 0 <= i < len(asked.text.sentences) and i not in out]
    rest = [i for i in range(len(asked.text.sentences)) if i not in out]
    random.shuffle(rest)
    if not plain:
        for some in (asked_for, alike):
            some[:] = [i for i in some if random.random() < 0.6]
    hard = [i for pair in zip(asked_for, alike, strict=False) for i in pair] if alike else asked_for
    chosen = dict.fromkeys([*hard[: most // 2 + 1], *beside[:1], *rest])
    return list(chosen)[:most]


def varied(question: str, random: Random) -> str:
    """The question as some people type it: small letters, no mark at the end, few words, a slip of the finger."""
    if random.random() < 0.7:
        return question
    if random.random() < 0.5:
        question = question.lower().rstrip("?. ")
    if random.random() < 0.25 and not is_yes_no(question):
        question = " ".join(word for word in question.split() if word.lower() not in _SMALL_WORDS) or question
    if random.random() < 0.4:
        question = _mistyped(question, random)
    return question


def _mistyped(question: str, random: Random) -> str:
    """One longer word with two letters swapped, one left out or one doubled."""
    words = question.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not long:
        return question
    i = random.choice(long)
    at = random.randrange(1, len(words[i]) - 2)
    word = words[i]
    words[i] = random.choice(
        (word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[:at] + word[at] * 2 + word[at + 1 :])
    )
    return " ".join(words)


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """How often a positive stands above a negative: the area under the curve."""
    if not len(positive) or not len(negative):
        return float("nan")
    both = np.concatenate([positive, negative])
    order = both.argsort(kind="stable")
    ranks = np.empty(len(both))
    ranks[order] = np.arange(1, len(both) + 1)
    for value in np.unique(both):
        same = both == value
        ranks[same] = ranks[same].mean()
    return float((ranks[: len(positive)].sum() - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative)))
