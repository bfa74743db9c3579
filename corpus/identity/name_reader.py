"""A trained reader marks names of parties and what these are called in a text, and says which of both belong together."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.packaged import packaged_tokenizer, packaged_weights, verified

NAMES = Path(__file__).with_name("names.onnx")  # what tests/quality/train_names.py adds to the packaged embedding model: no copy of it
NAMES_SHA256 = "5a926577614eb1229afe7a33d2bf8611400282c926875ede7c0b65a943bd7957"
WINDOW, STEP = 320, 260  # tokens that are read at once, and after how many the next reading begins
NONE, NAME, NAME_ON, ROLE, ROLE_ON = range(5)  # labels of a word: it begins a name or goes on with it, begins a role or goes on with it
_FOLLOWS = np.zeros((5, 5))  # from a label to the next: one goes on where it began
_FOLLOWS[[NONE, ROLE, ROLE_ON], NAME_ON] = _FOLLOWS[[NONE, NAME, NAME_ON], ROLE_ON] = -99.0


@dataclass(frozen=True, slots=True)
class Coded:
    """A text in tokens: their numbers, what stands before each (0 nothing, 1 a blank, 2 a wide gap, 3 a new line, 4 an empty line), how
    its word is written (0 small letters, 1 capitals, 2 a capital first, 3 digits, 4 other), where it stands, whether it begins a word."""

    ids: np.ndarray
    gaps: np.ndarray
    shapes: np.ndarray
    spans: list[tuple[int, int]]
    begins: np.ndarray


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that is marked as a name or a role, how likely it is one, and at which token of its window it begins."""

    start: int
    end: int
    chance: float
    token: int


@dataclass(frozen=True, slots=True)
class Marked:
    """The mentions in one window, for each name (row) and role (column) the logit of their belonging together; and of every
    word where it begins and how likely it is part of a name."""

    names: list[Mention]
    roles: list[Mention]
    links: np.ndarray
    words: np.ndarray
    likely: np.ndarray

    def chance_of(self, start: int, end: int) -> float:
        """How likely a stretch of the text is a name: the mean of its words; 0 of one that is not in the window."""
        within = self.likely[(self.words >= start) & (self.words < end)]
        return float(within.mean()) if len(within) else 0.0


def coded(text: str) -> Coded:
    """A text in tokens."""
    found = _tokenizer().encode(text, add_special_tokens=False)
    spans, words = list(found.offsets), list(found.word_ids)
    ends = [0, *(end for _, end in spans)][: len(spans)]
    gaps = [4 if not start else _gap(text[end:start]) for end, (start, _) in zip(ends, spans, strict=True)]
    whole: dict[int, tuple[int, int]] = {}
    for word, (start, end) in zip(words, spans, strict=True):
        whole[word] = (min(start, whole.get(word, (start, end))[0]), end)
    shapes = [_shape(text[slice(*whole[word])]) for word in words]
    begins = np.array([at == 0 or word != words[at - 1] for at, word in enumerate(words)], dtype=bool)
    ids, before, written = (np.array(one, dtype=np.int64) for one in (found.ids, gaps, shapes))
    return Coded(ids, before, written, spans, begins)


def marked(text: str) -> Iterator[Marked]:
    """What is marked in one window of a text after the other."""
    whole = coded(text)
    for start in range(0, len(whole.ids), STEP):
        yield _read(whole, slice(start, start + WINDOW))
        if start + WINDOW >= len(whole.ids):
            return


def _read(whole: Coded, window: slice) -> Marked:
    given = {"input_ids": whole.ids[window], "gaps": whole.gaps[window], "shapes": whole.shapes[window]}
    labels, links = _session().run(["labels", "links"], {name: value[None] for name, value in given.items()})
    spans, begins = whole.spans[window], np.nonzero(whole.begins[window])[0]
    likely = labels[0][begins]
    path, chances = likeliest(likely), np.exp(likely)
    names, roles = (list(_mentions(path, chances, begins, spans, first)) for first in (NAME, ROLE))
    together = links[0][np.ix_([name.token for name in names], [role.token for role in roles])]
    return Marked(names, roles, together, np.array([spans[at][0] for at in begins]), chances[:, NAME : NAME_ON + 1].sum(axis=1))


def _mentions(
    path: Sequence[int], chances: np.ndarray, begins: np.ndarray, spans: Sequence[tuple[int, int]], first: int
) -> Iterator[Mention]:
    """The stretches of words that begin with the label `first` and go on with the next one."""
    for at in (at for at, label in enumerate(path) if label == first):
        until = at + 1
        while until < len(path) and path[until] == first + 1:
            until += 1
        last = (begins[until] if until < len(begins) else len(spans)) - 1
        chance = float(chances[at:until, first : first + 2].sum(axis=1).mean())
        yield Mention(spans[begins[at]][0], spans[last][1], chance, int(begins[at]))


def likeliest(likely: np.ndarray) -> list[int]:
    """The likeliest labels of words in a row, shape (words, labels), of which none goes on that has not begun."""
    score, back = likely[0] + _FOLLOWS[NONE], []
    for word in likely[1:]:
        moved = score[:, None] + _FOLLOWS
        back.append(moved.argmax(axis=0))
        score = moved.max(axis=0) + word
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _gap(between: str) -> int:
    if "\n" in between:
        return 4 if re.search(r"\n\s*\n", between) else 3
    return 2 if "\t" in between or "  " in between else int(bool(between))


def _shape(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 1
    return 2 if word[:1].isupper() else 3 if word.isdigit() else 4


@functools.cache
def _tokenizer() -> Any:
    tokenizer = packaged_tokenizer(WINDOW)
    tokenizer.no_truncation()
    return tokenizer


@functools.cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(packaged_weights().parent))
    cure = "Reinstall the program: pip install --force-reinstall --no-deps agreements-assistant"
    data = verified(NAMES, NAMES_SHA256, cure).read_bytes()
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
