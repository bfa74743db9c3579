"""Every gold question as the assistant sees it: what assistant/sentences/weights.json and index/adapter.npz are fitted on."""

from __future__ import annotations

import functools
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
from adapting import Lesson, Search, fit_adapter
from gold import Gold, holds_part, load_gold

from assistant import Settings, build_assistant
from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.sentences.measuring import Features, Measure
from assistant.sentences.quoting import Found, Quote, as_read, find_quotes
from assistant.sentences.quoting import weights as fitted_weights
from assistant.understanding.question import Question
from index.adapter import Adapter
from index.passage import Passage
from index.splitting import embedded_text

T = TypeVar("T")
FOLDS = 8
_NAMES = [field.name for field in fields(Features)]


@dataclass(frozen=True, slots=True)
class Case:
    """One gold question: how it is understood, its sentences, and what is said before sentences are compared."""

    gold: Gold
    asked: Question
    found: Found
    at_once: Answer | None


def case(assistant: Assistant, gold: Gold) -> Case:
    """A gold question as it is seen through the adapter that the assistant has now."""
    asked = assistant.understand(gold.turns[-1], gold.history)
    within = assistant.index.in_scope()
    hits = assistant.answers.nearest(asked, within)
    return Case(gold, asked, find_quotes(asked, hits, assistant.index), assistant.answers.at_once(asked, hits, within))


@functools.cache
def _groups() -> list[str]:
    return sorted({gold.group for gold in load_gold()})


def fold(row: Case) -> int:
    """All questions about one agreement are in one fold."""
    return _groups().index(row.gold.group) % FOLDS


def holds_gold(gold: Gold, quote: Quote) -> bool:
    return _about(gold, quote.passage) and any(holds_part(part, quote.text) for part in gold.need)


def _about(gold: Gold, passage: Passage) -> bool:
    return not gold.documents or bool(set(gold.documents) & set(passage.partners))


def ordered(found: Found, weights: np.ndarray) -> Found:
    """The same quotes in the order of these weights."""
    quotes = [replace(quote, score=float(np.dot(weights, quote.features.figures()))) for quote in found.quotes]
    return replace(found, quotes=tuple(sorted(quotes, key=lambda quote: -quote.score)))


def cases(texts: list[Path]) -> tuple[list[Case], Adapter]:
    """Every gold question, each seen through an adapter fitted on the questions about other agreements; and the adapter fitted on all."""
    assistant = build_assistant(Settings(home=Path(tempfile.mkdtemp(prefix="fit-"))))
    if texts:
        print(assistant.index.add(texts))
    assistant.index.embeddings.adapter = None
    bare = [case(assistant, gold) for gold in _counted(load_gold(), "questions")]
    passages = [passage for document in assistant.index.documents() for passage in assistant.index.passages_of(document.id)]
    vectors = np.array(assistant.index.embeddings.embed_documents([embedded_text(passage) for passage in passages]), dtype=np.float32)
    quotable = [row for row in bare if row.gold.need and row.gold.kind != "yesno"]
    searches = [(fold(row), _search(row, passages, vectors, assistant)) for row in quotable]
    lessons = [(fold(row), _lesson(row, assistant)) for row in quotable]

    def fitted(without: int) -> Adapter:
        return fit_adapter(
            [told for at, told in searches if told and at != without], [told for at, told in lessons if told and at != without]
        )

    seen: dict[int, Case] = {}
    for at in _counted(list(range(FOLDS)), "adapters"):
        assistant.index.embeddings.adapter = fitted(without=at)
        seen |= {number: case(assistant, row.gold) for number, row in enumerate(bare) if fold(row) == at}
    return [seen[number] for number in range(len(bare))], fitted(without=-1)


def _search(row: Case, passages: Sequence[Passage], vectors: np.ndarray, assistant: Assistant) -> Search | None:
    """What the question is searched among, if some of it answers and some does not."""
    scope = [at for at, passage in enumerate(passages) if not row.asked.partners or set(row.asked.partners) & set(passage.partners)]
    held = [_about(row.gold, passages[at]) and any(holds_part(part, passages[at].text) for part in row.gold.need) for at in scope]
    if not any(held) or all(held):
        return None
    wordings = np.array(assistant.index.embeddings.embed_queries(row.asked.wordings), dtype=np.float32)
    return Search(wordings, vectors[scope], np.array(held))


def _lesson(row: Case, assistant: Assistant) -> Lesson | None:
    """The sentences found, if some of them answer and some do not."""
    weights = np.array(fitted_weights()["quote"])
    held = [holds_gold(row.gold, quote) for quote in row.found.quotes]
    if not any(held) or all(held):
        return None
    meaning, late = (float(weights[_NAMES.index(name)]) for name in ("meaning", "late"))
    rest = [quote.score - meaning * quote.features.meaning - late * quote.features.late for quote in row.found.quotes]
    read = assistant.index.embeddings.tokens([as_read(quote.passage, quote.text) for quote in row.found.quotes])
    asked = Measure(row.asked, assistant.index).likeness
    return Lesson(asked, read, np.array(held), np.array(rest), meaning, late)


def _counted(rows: list[T], what: str) -> Iterator[T]:
    """The rows, with a line that tells how far it is."""
    for number, row in enumerate(rows, start=1):
        yield row
        print(f"\r{number} of {len(rows)} {what}", end="\n" if number == len(rows) else "", file=sys.stderr)
