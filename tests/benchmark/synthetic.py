"""Agreements made by program, as many as are wanted, and vectors that need no model: what a large index is measured with."""

from __future__ import annotations

import datetime
import functools
import hashlib
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus import parties
from corpus.loading import FOLDER
from index.embedding import SentenceEmbeddings

SIZE = 384  # numbers of a vector, as the packaged model's
DOCUMENT = 50_000  # characters
PASSAGES = 124  # into which such a document is cut
NAMES = 40_000  # invented names, so that there are rare words too
SEED = 2024
_KINDS = ("agreement", "agreement", "agreement", "article")
_SYLLABLES = "ba ko ri ste lan vor mi dra zen pol tar hel gor nik sa ru vel mon chy dan".split()


class WordVectors(SentenceEmbeddings):
    """Unit vectors of 384 numbers: each word has its own by its hash, a text the sum of its words' and a little of its own.

    Texts that share words lie near each other, as with a model. The vectors of single tokens are still the model's.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, int] = {}
        self._table = np.zeros((1024, SIZE), dtype=np.float32)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self._vector(text) for text in texts]

    def embed_queries(self, texts: Sequence[str]) -> list[list[float]]:
        return self.embed_documents(list(texts))

    def _vector(self, text: str) -> list[float]:
        rows = [self._row(word) for word in set(re.findall(r"\w+", text.lower()))]
        vector = self._table[rows].sum(axis=0) + _of_its_own(text) / 4
        return (vector / np.linalg.norm(vector)).tolist()

    def _row(self, word: str) -> int:
        if word not in self._rows:
            if len(self._rows) == len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._rows[word] = len(self._rows)
            self._table[self._rows[word]] = _of_its_own(word)
        return self._rows[word]


def _of_its_own(text: str) -> np.ndarray:
    """A vector (384,) of about unit length by the hash of a text."""
    seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
    return np.random.default_rng(seed).standard_normal(SIZE, dtype=np.float32) / np.sqrt(SIZE)


@functools.cache
def _vocabulary() -> tuple[tuple[str, ...], np.ndarray, tuple[str, ...]]:
    """The words of the shipped documents, how frequent each is (sums to 1), and invented names."""
    told = "\n".join(path.read_text(encoding="utf-8").partition("\n---")[2] for path in sorted(FOLDER.glob("a*/*.md")))
    counts = Counter(word.lower() for word in re.findall(r"[A-Za-z]{2,}", told))
    shares = np.array(list(counts.values()), dtype=float)
    chance = random.Random(SEED)
    names = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(NAMES)}
    return tuple(counts), shares / shares.sum(), tuple(sorted(names))


def _sentence(words: np.ndarray, chance: random.Random) -> str:
    """A sentence of given words, with a name or a sum of money in some."""
    said = list(words)
    if chance.random() < 0.5:
        said.insert(chance.randrange(1, len(said)), chance.choice(_vocabulary()[2]))
    if chance.random() < 0.1:
        said.append(f"of EUR {chance.randint(2, 900)} million in {chance.randint(2024, 2034)}")
    return f"{' '.join(said).capitalize()}."


def _sentences(number: int, chance: random.Random) -> list[str]:
    """About one document's sentences of 10 to 29 words."""
    words, shares, _ = _vocabulary()
    drawn = np.array(words)[np.random.default_rng([SEED, number]).choice(len(words), size=DOCUMENT // 6, p=shares)]
    made, at = [], 0
    while at < len(drawn) - 10:
        length = chance.randint(10, 29)
        made.append(_sentence(drawn[at : at + length], chance))
        at += length
    return made


def markdown(number: int) -> str:
    """The text of document `number` as a Markdown file of about 50 KB: front matter, parts, articles, paragraphs."""
    chance = random.Random(f"{SEED} {number}")
    slug = partner(number)
    signed = datetime.date(2024, 1, 1) + datetime.timedelta(days=chance.randrange(700))
    name = chance.choice(_vocabulary()[2])
    lines = [
        "---",
        f"title: Agreement number {number} on the {name} undertaking between Ukraine and {parties.name_of(slug)}",
        f"kind: {chance.choice(_KINDS)}",
        f"partners: [{slug}]",
        f"signed: {signed.isoformat()}",
        "---",
    ]
    sentences = _sentences(number, chance)
    article = 0
    while sentences:
        if article % 6 == 0:
            lines += [f"## Part {article // 6 + 1}. {' '.join(sentences.pop().split()[:4]).rstrip('.')}", ""]
        article += 1
        lines += [f"### Article {article}", ""]
        for paragraph in range(chance.randint(2, 5)):
            taken, sentences = sentences[: (size := chance.randint(2, 5))], sentences[size:]
            lines += [f"{paragraph + 1}. {' '.join(taken)}", ""] if taken else []
    return "\n".join(lines)


def partner(number: int) -> str:
    """The partner of document `number`."""
    return list(parties.ALL)[number % len(parties.ALL)]


def documents_for(passages: int) -> int:
    """How many documents give so many passages."""
    return -(-passages // PASSAGES)


def write(folder: Path, documents: int) -> None:
    """Write so many documents as files."""
    for number in range(documents):
        (folder / f"{number:06d}.md").write_text(markdown(number), encoding="utf-8")


def questions(documents: int, count: int) -> list[tuple[str, str]]:
    """Questions of five words of a sentence; a third name the partner of the agreement it stands in, which comes with them, else ""."""
    chance = random.Random(SEED)
    drawn: list[tuple[str, str]] = []
    while len(drawn) < count:
        number = chance.randrange(documents)
        words = re.findall(r"[\w-]{4,}", chance.choice(_sentences(number, random.Random(f"{SEED} {number}"))).lower())
        words = [word for word in words if not parties.slugs(word.capitalize())]
        if len(words) < 5:
            continue
        slug = partner(number) if len(drawn) % 3 == 0 else ""
        where = f" in the agreement with {parties.name_of(slug, article=True)}" if slug else ""
        drawn.append((f"What is said of {' '.join(words[:4])} and {words[4]}{where}?", slug))
    return drawn
