"""How well describing reads fronts of our own writing that nothing was fitted on, and contracts in the half kept for counting.

python tests/quality/describing.py            (the contracts where ../shared is there)
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import mean, median
from typing import Any

from rapidfuzz import fuzz

from corpus.identity.describing import Description, describe
from corpus.quantities.dates import first_date
from corpus.reading import blocks
from corpus.structuring import structure

FRONTS = Path(__file__).with_name("fronts")
CONTRACTS = Path(__file__).parents[3] / "shared" / "contracts" / "train.jsonl.gz"
_NO_NAME = re.compile(r"collectively|individually|\bpart(?:y|ies)\b|[\"“”]|_{3}|successors|affiliates", re.I)
_FORM = re.compile(
    r"\b(?:inc|incorporated|llc|ltd|limited|corp|corporation|company|co|lp|llp|plc|gmbh|ag|sa|s a|l p|n a|bv|b v|nv|the)\b|[^\w ]", re.I
)


def core(name: str) -> str:
    """A name without its company form and punctuation, in lower case."""
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", name)
    return " ".join(_FORM.sub(" ", plain).lower().split()) or " ".join(name.lower().split())


def same(one: str, other: str) -> bool:
    """Whether two cores are one name: equal but for typing errors, or one begins the other."""
    short, long = sorted((core(one), core(other)), key=len)
    return fuzz.ratio(short, long) >= 88 or (len(short) > 3 and (long + " ").startswith(short + " "))


def token_f1(found: str, gold: str) -> float:
    """The overlap of two titles, as the F1 of their words."""
    have, want = (Counter(re.findall(r"\w+", text.lower())) for text in (found, gold))
    shared = sum((have & want).values())
    return 2 * shared / (sum(have.values()) + sum(want.values())) if shared else 0.0


def gold_dates(contract: dict[str, Any], category: str) -> tuple[set[date], bool]:
    """The dates that the labelled spans of a category hold, and whether anything is labelled."""
    spans = [contract["text"][start:end] for start, end in contract["clauses"].get(category, ())]
    return {found[0] for span in spans if (found := first_date(" ".join(span.split())))}, bool(spans)


def scores(contract: dict[str, Any], found: Description) -> dict[str, list[float]]:
    """What one contract adds to each figure."""
    gold = [name for name in contract["parties"] if not _NO_NAME.search(name) and core(name)]
    spans = " ".join(" ".join(contract["text"][start:end].split()) for start, end in contract["clauses"]["Parties"]).lower()
    known = [name for name in found.parties if any(same(name, want) for want in contract["parties"]) or core(name) in core(spans)]
    result: dict[str, list[float]] = {
        "title, F1 of words": [token_f1(found.title, contract["title"])],
        "gold parties found": [float(any(same(name, want) for name in found.parties)) for want in gold],
        "parties that are spurious": [float(name not in known) for name in found.parties],
        "parties with a role": [float(bool(role)) for role in found.roles],
        "type told": [float(bool(found.type))],
        "type shares a word with the title": [float(bool(set(found.type.split()) & set(_title_words(contract["title"]))))],
    }
    for field, category in (("signed", "Agreement Date"), ("effective", "Effective Date")):
        dates, labelled = gold_dates(contract, category)
        if dates:
            result[f"{field}, exact"] = [float(getattr(found, field) in dates)]
        elif not labelled:
            result[f"{field}, said where nothing is labelled"] = [float(getattr(found, field) is not None)]
    return result


def _title_words(title: str) -> list[str]:
    words = re.findall(r"[\w-]+", title.lower().replace("license", "licence"))
    return words + [word.rstrip("s") for word in words]


def of_fronts() -> dict[str, list[float]]:
    """The figures over the fronts that nothing was trained on."""
    figures: dict[str, list[float]] = {}
    for path in sorted(FRONTS.glob("measured*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text, sections, _ = structure(blocks(row["text"].encode(), ".txt"))
            for name, value in of_front(row, describe(text, sections)).items():
                figures.setdefault(f"fronts: {name}", []).extend(value)
    return figures


def of_front(row: dict[str, Any], found: Description) -> dict[str, list[float]]:
    """What one front adds to each figure."""
    named = dict(zip(found.parties, found.roles, strict=True))
    pairs = {want: next((name for name in named if same(want, name)), "") for want, _ in row["parties"]}
    extra = [name for name in named if not any(same(name, want) for want in pairs)]
    signed = str(found.signed) if found.signed else None
    return {
        "all parties right": [float(all(pairs.values()) and not extra)],
        "party found": [float(bool(name)) for name in pairs.values()],
        "parties that are right": [float(name not in extra) for name in named],
        "role of a party found": [
            float(spelled(role or "") == spelled(named[pairs[want]])) for want, role in row["parties"] if pairs[want]
        ],
        "title": [float(fuzz.token_set_ratio(spelled(row["title"]), spelled(found.title)) > 85)],
        "day of signing": [float(signed == row["signed"])],
    }


def spelled(words: str) -> str:
    """What a party is called, or a title, in small letters, without punctuation, article and the end of a plural."""
    return re.sub(r"\W+", " ", words.lower()).strip().removeprefix("the ").removesuffix("s")


def main(half: int) -> None:
    """Prints the figures over the fronts, and over every second contract, from number `half`."""
    for name, values in sorted(of_fronts().items()):
        print(f"{name:45} {mean(values):.3f}  (n {len(values)})")
    if not CONTRACTS.is_file():
        print("skipped: the labelled contracts (../shared/contracts) are not here")
        return
    with gzip.open(CONTRACTS, "rt", encoding="utf-8") as file:
        contracts = [json.loads(line) for number, line in enumerate(file) if number % 2 == half]
    figures: dict[str, list[float]] = {}
    taken = []
    for contract in contracts:
        text, sections, _ = structure(blocks(contract["text"].encode(), ".txt"))
        began = time.process_time()
        found = describe(text, sections)
        taken.append(1000 * (time.process_time() - began))
        for name, values in scores(contract, found).items():
            figures.setdefault(name, []).extend(values)
    for name, values in sorted(figures.items()):
        print(f"{name:45} {mean(values):.3f}  (n {len(values)})")
    print(f"{'milliseconds, median and most':45} {median(taken):.1f} {max(taken):.1f}")


if __name__ == "__main__":
    main(0 if "--fitted" in sys.argv else 1)
