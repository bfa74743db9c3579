"""How whole and in what order the readers give texts back: the official texts, and contracts printed in every format.

    PYTHONPATH=.:tests python tests/quality/reading.py [--contracts 30] [--out figures.json] [--before figures.json]

Recall is the share of the words that are read, order the share that is read in its order (the longest common subsequence of words).
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import textwrap
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pypdfium2
from conftest import SHARED, TEXTS
from files import saved, word_file
from fpdf import FPDF
from fpdf.enums import Align
from lxml import etree
from rapidfuzz.distance import LCSseq

from corpus.errors import UserError
from corpus.reading import blocks
from corpus.structuring import structure

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
MOST = 12_000  # characters of a contract that are printed


def words(text: str) -> list[str]:
    """The words of a text, without hyphens, marks and brackets around note numbers."""
    return re.findall(r"\w+", text.replace("\u00ad", "").replace("-\n", "").replace("-", "").lower())


def figures(expected: str, text: str) -> tuple[float, float]:
    """Recall and order of the words expected."""
    want, got = words(expected), words(text)
    recall = sum((Counter(want) & Counter(got)).values()) / max(len(want), 1)
    return recall, LCSseq.similarity(want, got) / max(len(want), 1)


def official() -> Iterator[tuple[str, bytes, str, str]]:
    """(name, bytes, ending, the words that the file itself holds) of the twelve texts."""
    for path in sorted(TEXTS.iterdir()):
        data = path.read_bytes()
        if path.suffix == ".docx":
            root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
            paragraphs = ("".join(node.text or "" for node in p.iter(WORD + "t")) for p in root.iter(WORD + "p"))
            yield path.name, data, ".docx", "\n".join(paragraphs)
        else:
            document = pypdfium2.PdfDocument(data)
            yield path.name, data, ".pdf", "\n".join(page.get_textpage().get_text_bounded() for page in document)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a contract, cut where it is long."""
    found = [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text[:MOST])]
    return [paragraph for paragraph in found if re.search(r"\w", paragraph)]


def as_pdf(columns: int) -> Callable[[list[str]], bytes]:
    """Prints paragraphs in columns; the lines stand in the file column by column."""

    def printed(texts: list[str]) -> bytes:
        pdf = FPDF()
        pdf.add_page()
        pdf.add_font("font", "", FONT)
        pdf.set_font("font", size=9)
        with pdf.text_columns(ncols=columns, gutter=8, text_align=Align.J if columns > 1 else Align.L) as column:
            for text in texts:
                column.write(text + "\n\n")
        return bytes(pdf.output())

    return printed


def as_rows(texts: list[str]) -> bytes:
    """Prints paragraphs in two columns, the lines row by row as some programs draw them."""
    lines = [line for text in texts for line in [*textwrap.wrap(text, 46), ""]]
    pdf = FPDF()
    pdf.add_font("font", "", FONT)
    pdf.set_font("font", size=9)
    for begin in range(0, len(lines), 100):
        pdf.add_page()
        left, right = lines[begin : begin + 50], lines[begin + 50 : begin + 100]
        for at in range(len(left)):
            for x, side in ((12, left), (110, right)):
                if at < len(side) and side[at]:
                    pdf.text(x, 20 + 5 * at, side[at])
    return bytes(pdf.output())


def as_html(texts: list[str]) -> bytes:
    """The paragraphs as a web page with a menu and a foot around them."""
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return f"<html><body><nav>Home</nav><div>{body}</div><footer></footer></body></html>".encode()


PRINTED: dict[str, tuple[str, Callable[[list[str]], bytes]]] = {
    "PDF, one column": (".pdf", as_pdf(1)),
    "PDF, two columns": (".pdf", as_pdf(2)),
    "PDF, two columns row by row": (".pdf", as_rows),
    "DOCX": (".docx", lambda texts: saved(word_file(texts))),
    "HTML": (".html", as_html),
}


def read_text(data: bytes, ending: str) -> str:
    """What the readers make of a file, "" where they refuse it."""
    try:
        return structure(blocks(data, ending))[0]
    except UserError:
        return ""


def measure(contracts: int) -> dict[str, list[float]]:
    """Name -> recall, order, seconds."""
    found: dict[str, list[float]] = {}
    for name, data, ending, expected in official():
        began = time.perf_counter()
        text = read_text(data, ending)
        found[name] = [*figures(expected, text), time.perf_counter() - began]
    with gzip.open(SHARED / "contracts" / "train.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [paragraphs(json.loads(line)["text"]) for _, line in zip(range(contracts), file, strict=False)]
    for kind, (ending, printed) in PRINTED.items():
        for number, paragraphs_of_one in enumerate(texts):
            data = printed(paragraphs_of_one)
            began = time.perf_counter()
            text = read_text(data, ending)
            found[f"{kind} {number}"] = [*figures("\n".join(paragraphs_of_one), text), time.perf_counter() - began]
    return found


def told(found: dict[str, list[float]], before: dict[str, list[float]]) -> None:
    """Prints a line a text or kind, with what was measured before beside it."""
    kinds = [*(name for name in found if not name.startswith(tuple(PRINTED)) or name.endswith((".docx", ".pdf"))), *PRINTED]
    for kind in kinds:
        names = [name for name in found if name == kind or re.fullmatch(rf"{re.escape(kind)} \d+", name)]
        now, old = (
            [sum(side[name][at] for name in names) / len(names) for at in range(3)] if all(n in side for n in names) else []
            for side in (found, before)
        )
        line = f"{kind:30} recall {now[0]:.4f}  order {now[1]:.4f}  {now[2]:.3f} s"
        print(line + (f"   before {old[0]:.4f} {old[1]:.4f} {old[2]:.3f} s" if old else ""))
    worse = [name for name in found if name in before and any(found[name][at] < before[name][at] - 0.0005 for at in (0, 1))]
    print("worse than before:", ", ".join(worse) or "none")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--contracts", type=int, default=30)
    options.add_argument("--out", type=Path)
    options.add_argument("--before", type=Path)
    given = options.parse_args()
    measured = measure(given.contracts)
    if given.out:
        given.out.write_text(json.dumps(measured, indent=1))
    told(measured, json.loads(given.before.read_text()) if given.before else {})
