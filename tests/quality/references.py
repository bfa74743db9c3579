"""How well references resolve: each clause that a contract names in its own text, looked up in it. Run with the contracts' file, how many to show, and which half (0, 1)."""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.clauses.clause_finding import Span, clause
from corpus.clauses.clause_words import ANNEX, CLAUSE, keys
from corpus.clauses.deferring import _foreign
from corpus.clauses.numbering import places
from corpus.clauses.reference import Reference
from corpus.clauses.references import references_in
from corpus.document import Document
from corpus.readers import text as plain
from corpus.reading import read, readable
from corpus.structuring import structure

_TOKENS = re.compile(r"[^\W_]+")


def contracts(path: Path, half: int = 0) -> Iterator[Document]:
    """Every second contract of a file of JSON lines with `title` and `text`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if at % 2 == half:
                row = json.loads(line)
                text, sections, _ = structure(plain.blocks(row["text"].encode("utf-8")))
                yield Document(title=row["title"], kind="agreement", text=text, sections=sections)


def official(folder: Path) -> Iterator[Document]:
    """The texts of a folder."""
    return (read(path) for path in sorted(folder.iterdir()) if readable(path))


def agrees(document: Document, reference: Reference, span: Span) -> bool:
    """Whether a stretch begins with the label of its reference: all of its number, or the last part of it."""
    words = _TOKENS.findall(document.text[span.start : span.start + 60])[:6]
    asked = reference.number
    begins = [keys(word) for word in words]
    whole = any(all(keys(a) & b for a, b in zip(asked, begins[at:], strict=False)) and len(begins) >= at + len(asked) for at in (0, 1))
    return whole or any(keys(asked[-1]) & b for b in begins[:2]) or (bool(begins) and bool(keys(asked[0]) & begins[0]))


def main(found: list[Document], shown: int) -> None:
    """Prints the shares and a sample to read."""
    counts: Counter[str] = Counter()
    seen = []
    for document in found:
        labels = {place.start for place in places(document)}
        for reference in references_in(document.text):
            if reference.start in labels or not reference.number or reference.kind in ("recital", "sentence") or reference.steps[-1].nth:
                continue
            if reference.elsewhere or _foreign(document, reference):
                counts["of another instrument"] += 1
                continue
            group = "annex" if reference.steps[0].rank == ANNEX else "part" if reference.steps[0].rank < CLAUSE else "clause"
            group = "point alone" if not reference.number[0][0].isdigit() and reference.steps[0].rank > CLAUSE + 2 else group
            group += ", deep" if len(reference.number) > 2 else ""
            spans = clause(document, reference)
            right = [agrees(document, reference, span) for span in spans]
            outcome = "nothing" if not spans else "agrees" if right[0] else "disagrees"
            counts[f"{group}: {outcome}"] += 1
            counts[f"{group}: several"] += len(spans) > 1
            seen.append((document, reference, spans, outcome))
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")
    named = sum(count for name, count in counts.items() if ": " in name and not name.endswith("several"))
    for outcome in ("agrees", "disagrees", "nothing"):
        print(f"{sum(c for n, c in counts.items() if n.endswith(': ' + outcome)) / max(named, 1):.3f} {outcome} of {named}")
    random.seed(7)
    for document, reference, spans, outcome in random.sample(seen, min(shown, len(seen))):
        around = document.text[max(0, reference.start - 60) : reference.end + 40]
        print(f"--- {outcome} [{document.title}] {' '.join(around.split())!r}\n    {reference} of={reference.of!r}")
        for span in spans[:2]:
            text = " ".join(document.text[span.start : span.end].split())
            print(f"    {span.end - span.start:6} {text[:90]!r} ... {text[-40:]!r}")


if __name__ == "__main__":
    place = Path(sys.argv[1])
    shown, half = (int(given) for given in (*sys.argv[2:4], *("40", "0")[len(sys.argv[2:4]) :]))
    main(list(official(place) if place.is_dir() else contracts(place, half)), shown)
