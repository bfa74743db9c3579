"""Every gold question as the assistant sees it: what the models of assistant/weights.json and the query adapter are fitted on."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

import numpy as np
from adapting import Lesson, fit_adapter
from gold import Gold, holds_part, load_gold

from assistant import Settings, build_assistant
from assistant.answer import Answer
from assistant.likeness import Adapter
from assistant.measuring import Features, Measure
from assistant.quoting import Found, Quote, as_read, find_quotes
from assistant.understanding.question import Question
from index.index import Index
from index.passage import Hit

FOLDS = 8
_NAMES = [field.name for field in fields(Features)]


@dataclass(frozen=True, slots=True)
class Case:
    """One gold question: how it is understood, its passages and sentences (compared without an adapter), what is said at once."""

    gold: Gold
    asked: Question
    hits: list[Hit]
    found: Found
    at_once: Answer | None  # what was said before sentences are compared


def cases(texts: list[Path]) -> tuple[list[Case], Index]:
    """Every gold question with the sentences that are found for it."""
    assistant = build_assistant(Settings(home=Path(tempfile.mkdtemp(prefix="fit-"))))
    if texts:
        print(assistant.index.add(texts))
    rows = []
    for number, gold in enumerate(load_gold(), start=1):
        asked = assistant.understand(gold.turns[-1], gold.history)
        hits = assistant.nearest(asked)
        found = find_quotes(asked, hits, assistant.index)
        rows.append(Case(gold, asked, hits, found, assistant.at_once(asked, hits)))
        print(f"\r{number} questions", end="", file=sys.stderr)
    return rows, assistant.index


def groups_of(rows: Sequence[Case]) -> list[str]:
    return sorted({row.gold.group for row in rows})


def fold(case: Case, groups: list[str]) -> int:
    """All questions about one agreement are in one fold."""
    return groups.index(case.gold.group) % FOLDS


def holds_gold(gold: Gold, quote: Quote) -> bool:
    about = not gold.documents or bool(set(gold.documents) & set(quote.passage.partners))
    return about and any(holds_part(part, quote.text) for part in gold.need)


def ordered(found: Found, weights: np.ndarray) -> Found:
    """The same quotes in the order of these weights."""
    quotes = [replace(quote, score=float(np.dot(weights, astuple(quote.features)))) for quote in found.quotes]
    return replace(found, quotes=tuple(sorted(quotes, key=lambda quote: -quote.score)))


def adapted(rows: Sequence[Case], index: Index, weights: np.ndarray) -> tuple[list[Case], Adapter]:
    """The cases as they are compared with an adapter fitted on the questions about other agreements; and the adapter fitted on all."""
    groups = groups_of(rows)
    lessons = [(fold(row, groups), lesson) for row in rows for lesson in _lessons(row, index, weights)]
    made: dict[int, Case] = {}
    for at in range(FOLDS):
        adapter = fit_adapter([lesson for place, lesson in lessons if place != at])
        for number, row in enumerate(rows):
            if fold(row, groups) == at:
                made[number] = replace(row, found=find_quotes(row.asked, row.hits, index, adapter=adapter))
        print(f"\radapter {at + 1} of {FOLDS + 1}", end="", file=sys.stderr)
    return [made[number] for number in range(len(rows))], fit_adapter([lesson for _, lesson in lessons])


def _lessons(row: Case, index: Index, weights: np.ndarray) -> list[Lesson]:
    """The case as a lesson for the adapter, if some of its sentences answer and some do not."""
    if not row.gold.need or row.gold.kind == "yesno":
        return []
    quotes = ordered(row.found, weights).quotes
    right = np.array([holds_gold(row.gold, quote) for quote in quotes], dtype=bool)
    if not right.any() or right.all():
        return []
    meaning, late = (weights[_NAMES.index(name)] for name in ("meaning", "late"))
    rest = np.array([quote.score - meaning * quote.features.meaning - late * quote.features.late for quote in quotes])
    read = index.embeddings.tokens([as_read(quote.passage, quote.text) for quote in quotes])
    return [Lesson(Measure(row.asked, index).likeness, read, right, rest, float(meaning), float(late))]
