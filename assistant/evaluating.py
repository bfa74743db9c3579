"""Questions with known answers -> figures with their confidence intervals, compared with an earlier run."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.gold import Gold, holds, is_right

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.passage import Passage

LOWER_IS_BETTER = ("wrong partner", "silent when not", "words p50", "words p95", "seconds p50", "seconds p95")
_Z = 1.96  # of a 95 % interval
DEPTHS = (5, 10)


@dataclass(frozen=True, slots=True)
class Figure:
    """A share of `n` questions with its 95 % interval (Wilson), or a quantile of seconds or words (no interval)."""

    name: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of each question, and the figures over all."""

    rows: tuple[dict[str, Any], ...]
    figures: tuple[Figure, ...]

    def as_json(self) -> dict[str, Any]:
        """What is saved, to compare a later run with."""
        return {"figures": {figure.name: {"value": figure.value, "n": figure.n} for figure in self.figures}, "rows": list(self.rows)}


def evaluate(assistant: Assistant, questions: Sequence[Gold], progress: Callable[[int, int, str], None] | None = None) -> Evaluation:
    """Ask every question as a person would, turn after turn, and judge what comes."""
    rows = []
    for number, gold in enumerate(questions, start=1):
        if progress:
            progress(number - 1, len(questions), gold.turns[-1])
        rows.append(_judged(assistant, gold))
    return Evaluation(tuple(rows), _figures(rows))


def worse(figures: Sequence[Figure], saved: dict[str, Any], tolerance: float) -> list[str]:
    """What has become worse than in a saved run by more than `tolerance` (0..1); times and lengths by more than a half."""
    told = []
    for figure in figures:
        before = saved.get("figures", {}).get(figure.name)
        if before is None:
            continue
        change = (figure.value - before["value"]) * (-1 if figure.name in LOWER_IS_BETTER else 1)
        allowed = tolerance if figure.low is not None else 0.5 * before["value"]
        if change < -allowed - 1e-9:
            told.append(f"{figure.name}: {before['value']:.3f} -> {figure.value:.3f}")
    return told


def _judged(assistant: Assistant, gold: Gold) -> dict[str, Any]:
    history: list[dict[str, str]] = []
    for turn in gold.turns[:-1]:
        history += [{"role": "user", "content": turn}, {"role": "assistant", "content": assistant.ask(turn, history).text}]
    began = time.perf_counter()
    answer = assistant.ask(gold.turns[-1], history)
    row: dict[str, Any] = {"id": gold.id, "question": gold.turns[-1], "answered": answer.answered, "answer": answer.text}
    row["seconds"], row["kind"] = time.perf_counter() - began, SILENT_KIND if gold.silent else gold.kind
    row["quotes exact"] = [_exact(assistant, citation) for citation in answer.citations]
    if gold.silent:
        return row | {"ok": not answer.answered, "silent when it must": not answer.answered}
    about = set(gold.documents)
    cited = any(_is_about(citation.passage, about) for citation in answer.citations)
    ok = answer.answered and is_right(gold, answer.text) and (bool(gold.need) or cited)
    quotes = "\n".join(citation.quote for citation in answer.citations)
    row |= {"ok": ok, "silent when not": not answer.answered, "answer": answer.text, "words": len(answer.text.split())}
    row["answer cited"] = ok and (cited or not about) and (gold.kind == "yesno" or holds(gold.need, quotes))
    if about and answer.answered:
        row["wrong partner"] = not cited
    if about and len(gold.turns) == 1:
        row |= _retrieval(assistant, gold, about)
    return row


SILENT_KIND = "unanswerable"


def _retrieval(assistant: Assistant, gold: Gold, about: set[str]) -> dict[str, Any]:
    """Whether the right document is found first, and whether what is needed stands in the first passages."""
    hits = assistant.retrieve(gold.turns[-1], limit=max(DEPTHS))
    found: dict[str, Any] = {"right document @1": bool(hits) and _is_about(hits[0].passage, about)} if len(about) == 1 else {}
    if gold.need and gold.kind != "yesno":
        for depth in DEPTHS:
            texts = "\n".join(hit.passage.text for hit in hits[:depth] if _is_about(hit.passage, about))
            found[f"evidence @{depth}"] = holds(gold.need, texts)
    return found


def _is_about(passage: Passage, about: set[str]) -> bool:
    return bool(about & {*passage.partners, passage.document_id})


def _exact(assistant: Assistant, citation: Any) -> bool:
    text = assistant.index.document(citation.passage.document_id).text
    return text[citation.start : citation.end] == citation.quote and citation.quote in citation.passage.text


def _figures(rows: Sequence[dict[str, Any]]) -> tuple[Figure, ...]:
    asked = [row for row in rows if row["kind"] != SILENT_KIND]
    tally: dict[str, list[bool]] = {"answer": [row["ok"] for row in asked]}
    for row in asked:
        tally.setdefault(f"answer, {row['kind']}", []).append(row["ok"])
    for name in (
        "answer cited",
        "right document @1",
        *(f"evidence @{depth}" for depth in DEPTHS),
        "silent when it must",
        "silent when not",
        "wrong partner",
    ):
        tally[name] = [row[name] for row in rows if name in row]
    tally["quotes exact"] = [exact for row in rows for exact in row["quotes exact"]]
    shares = [
        Figure(name, sum(values) / len(values), len(values), *interval(sum(values), len(values)))
        for name, values in tally.items()
        if values
    ]
    spread = []
    for name, found in (("words", [row["words"] for row in asked if row["answered"]]), ("seconds", [row["seconds"] for row in rows])):
        if found:
            ordered = sorted(found)
            spread.append(Figure(f"{name} p50", float(statistics.median(ordered)), len(ordered)))
            spread.append(Figure(f"{name} p95", float(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]), len(ordered)))
    return (*shares, *spread)


def interval(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson), 0..1."""
    if not n:
        return 0.0, 1.0
    share, base = hits / n, 1 + _Z**2 / n
    middle, half = (share + _Z**2 / (2 * n)) / base, _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2)) / base
    return max(0.0, middle - half), min(1.0, middle + half)
