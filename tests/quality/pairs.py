"""Pairs of a sentence and its quotes, faithful or falsified, and how `assistant.checking.check` judges them.

    python tests/quality/pairs.py [--show KIND] [--held] [--most N]

The pairs are made from the shipped documents and, where they are, from the official texts beside the project (../shared/texts). Documents are
parted by partner: one half is for building the checker, the other is held out and has paraphrases, synonyms and falsifications of its own.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

sys.path.insert(0, str(Path(__file__).parent))
import pairs_faithful as faithful
import pairs_falsified as falsified
from pairs_figures import Change
from pairs_sources import BUILDING, HELD, TEXTS, Source, sources

from assistant.checking import check
from corpus.loading import SUMS

SEED = 20240710
VERBATIM, PARAPHRASED, FALSIFIED = "verbatim", "paraphrase", "falsified"
MOST = {VERBATIM: 60, PARAPHRASED: 24, FALSIFIED: 56}  # pairs of a kind in a half
SHAPES = {  # w who, s and y a sum and its year, os and oy the other's
    BUILDING: (
        "In {y}, {w} allocated {s}, and in {oy} {os}.", "{w} allocated {s} for {p} in {y}.", "{w} allocated {s} in {y} and {os} in {oy}.",
        "{w}: {s} in {y}.", "For {y}, {s}; for {oy}, {os}.", "In {oy} it was {os}, in {y} {s}.",
    ),
    HELD: (
        "{w}: {s} ({y}), {os} ({oy}).", "For {oy} {w} set aside {os}; for {y}, {s}.", "{w} earmarked {s} for {y} and {os} for {oy}.",
        "{y}: {s}, {oy}: {os}.", "{w} provided {s} and {os} in {y} and {oy} respectively.", "The {y} figure for {w} is {s}, the {oy} figure is {os}.",
        "{s} of it was for {y}, {os} for {oy}.", "While {w} gave {os} in {oy}, it gave {s} in {y}.",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paired:
    """A sentence over its quotes: faithful (verbatim, paraphrase) or falsified, and in what way."""

    group: str
    kind: str
    sentence: str
    quotes: tuple[str, ...]
    context: tuple[str, ...]
    half: str

    @property
    def right(self) -> bool:
        """Whether the checker judges it as it should."""
        return check(self.sentence, self.quotes, self.context).holds == (self.group != FALSIFIED)


@cache
def pairs() -> tuple[Paired, ...]:
    """All pairs of both halves, the same in every run."""
    return tuple(pair for half in (BUILDING, HELD) for pair in (*_faithful(half), *_falsified(half), *_years(half)))


def _shuffled(half: str, name: str) -> tuple[list[Source], Random]:
    chance = Random(f"{SEED} {half} {name}")
    chosen = [source for source in sources() if source.half == half]
    chance.shuffle(chosen)
    return chosen, chance


def _own(half: str, module: object) -> dict[str, Change]:
    table: Mapping[str, Change] = getattr(module, "BUILDING" if half == BUILDING else "HELD")
    return {**module.COMMON, **table}  # type: ignore[attr-defined]


def _faithful(half: str) -> list[Paired]:
    found = []
    chosen, chance = _shuffled(half, VERBATIM)
    for source in chosen[: MOST[VERBATIM]]:
        part = faithful.first_clause(source.text, chance) if chance.random() < 0.5 else None
        found.append(Paired(VERBATIM, VERBATIM, part or source.text, (source.text,), source.context, half))
    for name, change in _own(half, faithful).items():
        chosen, chance = _shuffled(half, name)
        changed = ((source, change(source.text, chance)) for source in chosen)
        made = [
            Paired(PARAPHRASED, name, new, (source.text,), source.context, half) for source, new in changed if new and new != source.text
        ]
        found += made[: MOST[PARAPHRASED] * (3 if name.startswith("synonym") else 1)]
    return [*found, *_joined(half), *_twice(half, [pair for pair in found if pair.group == PARAPHRASED])]


def _joined(half: str) -> list[Paired]:
    """Two sentences of one document in one, over two quotes."""
    chosen, chance = _shuffled(half, "joined")
    joint = {BUILDING: ", and ", HELD: "; moreover, "}[half]
    found = []
    by_title: dict[tuple[str, ...], Source] = {}
    for source in chosen:
        other = by_title.pop(source.context[:2], None)
        if other is None:
            by_title[source.context[:2]] = source
        elif len(source.text) + len(other.text) < 420 and not re.match(r"\W?\d", source.text) and ":" not in source.text + other.text:
            first = re.sub(r"( \([^()]*\))?\.$", "", other.text)
            found.append(
                Paired(
                    PARAPHRASED,
                    "joined",
                    first + joint + faithful.lower_first(source.text),
                    (other.text, source.text),
                    source.context,
                    half,
                )
            )
    return found[: MOST[PARAPHRASED]]


def _twice(half: str, made: Sequence[Paired]) -> list[Paired]:
    """Paraphrases of paraphrases."""
    chance = Random(f"{SEED} {half} twice")
    found = []
    for pair in chance.sample(list(made), len(made)):
        name, change = chance.choice([item for item in _own(half, faithful).items() if item[0] not in (pair.kind, "marks", "cleft")])
        if not pair.kind.startswith(("frame", "marks", "cleft")) and (new := change(pair.sentence, chance)):
            found.append(Paired(PARAPHRASED, "twice", new, pair.quotes, pair.context, half))
    return found[: 2 * MOST[PARAPHRASED]]


def _falsified(half: str) -> list[Paired]:
    found = []
    for name, change in _own(half, falsified).items():
        chosen, chance = _shuffled(half, f"false {name}")
        made: dict[str, Paired] = {}
        for source in chosen * 4:  # where few sentences can be falsified so, each is in several ways
            base = source.text
            if chance.random() < 0.4:
                kind, rewrite = chance.choice(list(_own(half, faithful).items()))
                base = (rewrite(base, chance) if kind not in ("marks", "Britain") else None) or base
            new = change(base, chance)
            if new and new != base:
                made.setdefault(new, Paired(FALSIFIED, name, new, (source.text,), source.context, half))
            if len(made) == MOST[FALSIFIED]:
                break
        found += made.values()
    return found


def _years(half: str) -> list[Paired]:
    """Two sums of one document whose years are exchanged."""
    chosen, chance = _shuffled(half, "years")
    rows: dict[str, list[tuple[str, str, str, str, Source]]] = defaultdict(list)
    for source in chosen:
        m = re.match(
            r"^(.+?), (\d{4}): ((?:more than |over |at least |up to |about )?[A-Z]{3} [\d.,]+ \w+) for ([^().;]+?)(?: \([^()]*\))?\.$",
            source.text,
        )
        if m and source.section == SUMS:
            rows[source.context[0]].append((*m.groups(), source))  # type: ignore[arg-type]
    found, kept = [], []
    for group in rows.values():
        for i, (who, year, sum_, what, one) in enumerate(group):
            for _, other_year, other_sum, _, other in group[i + 1 :]:
                if year == other_year or sum_ == other_sum:
                    continue
                lines = (one.text, other.text)
                shapes = SHAPES[half]
                for shape in shapes:
                    right = {"w": who, "s": sum_, "os": other_sum, "y": year, "oy": other_year, "p": what}
                    false = right | {"y": other_year, "oy": year}
                    found.append(Paired(FALSIFIED, "year of the amount", shape.format(**false), lines, one.context, half))
                    kept.append(Paired(PARAPHRASED, "sums", shape.format(**right), lines, one.context, half))
    return [*chance.sample(found, min(len(found), MOST[FALSIFIED])), *chance.sample(kept, min(len(kept), MOST[PARAPHRASED]))]


@cache
def written() -> tuple[Paired, ...]:
    """The pairs written by hand (pairs_written.yaml)."""
    rows = yaml.safe_load(Path(__file__).with_name("pairs_written.yaml").read_text(encoding="utf-8"))
    found = []
    for row in rows:
        group = PARAPHRASED if row["faithful"] else FALSIFIED
        context = tuple(row.get("context", ()))
        found.append(Paired(group, "written", row["sentence"], tuple(row["quotes"]), context, HELD if row["held"] else BUILDING))
    return tuple(found)


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    share, width = right / total, z * z / total
    middle, spread = share + width / 2, z * math.sqrt(share * (1 - share) / total + width / total / 4)
    return (middle - spread) / (1 + width), (middle + spread) / (1 + width)


def rows(half: str) -> list[tuple[str, str, int, int]]:
    """(group, kind, right, pairs) of a half, with a row for each kind and one for each group and for what was written by hand."""
    count: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for pair in (*pairs(), *written()):
        if pair.half != half:
            continue
        right = pair.right
        group = "kept" if pair.group != FALSIFIED else "rejected"
        for key in [(group, pair.kind)] + ([(group, "ALL")] if pair.kind != "written" else []):
            count[key][0] += right
            count[key][1] += 1
    return [(group, kind, right, total) for (group, kind), (right, total) in count.items()]


def main() -> None:
    """Print the table of both halves, or the errors of one kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", help="print the errors of this kind (ALL: of every kind)")
    parser.add_argument("--held", action="store_true", help="with --show: the held-out half")
    parser.add_argument("--most", type=int, default=40, help="with --show: how many")
    options = parser.parse_args()
    if not TEXTS.is_dir():
        print(f"no official texts at {TEXTS}: pairs from the shipped documents only")
    half = HELD if options.held else BUILDING
    if options.show:
        wrong = [p for p in (*pairs(), *written()) if p.half == half and options.show in (p.kind, p.group, "ALL") and not p.right]
        for pair in wrong[: options.most]:
            verdict = check(pair.sentence, pair.quotes, pair.context)
            print(
                f"[{pair.group}: {pair.kind}] {pair.sentence}\n   over {' | '.join(pair.quotes)}\n   -> {verdict.kind}: {verdict.reason}\n"
            )
        print(len(wrong), "wrong")
        return
    for half in (BUILDING, HELD):
        print(f"\n{half}: {sum(pair.half == half for pair in pairs())} pairs made, {sum(pair.half == half for pair in written())} written")
        start = time.perf_counter()
        for group, kind, right, total in sorted(rows(half), key=lambda row: (row[0], row[1] == "ALL", row[1])):
            low, high = wilson(right, total)
            print(f"  {group:9} {kind:24} {right:4} of {total:4}  {right / total:6.1%}  [{low:.1%}, {high:.1%}]")
        print(f"  {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
