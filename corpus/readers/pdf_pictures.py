"""A page of a PDF as a picture, with the boxes of what is quoted from it; made in a process of its own, as its text is read.

As a program it reads one JSON {"file", "page", "quotes"} from standard input and writes a Picture, or {"error": "..."}, as JSON.
"""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2

from corpus.errors import UserError

MOST_SECONDS = 20
MOST_BYTES = 1250 * 1024**2  # of address space
WIDTH = 1400  # dots of a page
_MOST_DOTS = 4000  # of its height
_LEAST = 12  # letters of a piece of a quote that is looked for by itself
_RUN = "import sys; sys.path[:] = sys.argv[1:]; from corpus.readers.pdf_pictures import main; main()"
_ROOT = str(Path(__file__).parents[2])

Box = tuple[float, float, float, float]  # left, top, width, height: parts of the page


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG; `boxes` holds those of each quote; `pages`: how many the file has."""

    png: bytes
    width: int
    height: int
    pages: int
    boxes: tuple[tuple[Box, ...], ...]


def picture(file: Path, page: int, quotes: Sequence[str] = ()) -> Picture:
    """One page (from 1) with the boxes of the quotes that stand on it. UserError where it cannot be shown."""
    told = json.dumps({"file": str(file), "page": page, "quotes": list(quotes)}).encode()
    run = [sys.executable, "-S", "-c", _RUN, _ROOT, *sys.path]
    try:
        done = subprocess.run(run, input=told, capture_output=True, timeout=MOST_SECONDS, env=dict(os.environ))
    except subprocess.TimeoutExpired as error:
        raise UserError(f"Page {page} takes too long to draw.") from error
    answer: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"error": "it is damaged"}
    if "error" in answer:
        raise UserError(f"Page {page} cannot be drawn: {answer['error']}.")
    boxes = tuple(tuple((box[0], box[1], box[2], box[3]) for box in held) for held in answer["boxes"])
    return Picture(base64.b64decode(answer["png"]), answer["width"], answer["height"], answer["pages"], boxes)


def main() -> None:
    """Reads standard input, writes standard output, within limits of memory."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    asked = json.load(sys.stdin)
    try:
        answer = _drawn(Path(asked["file"]), asked["page"], asked["quotes"])
    except (pypdfium2.PdfiumError, OSError, IndexError) as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer))


def _drawn(file: Path, number: int, quotes: Sequence[str]) -> dict[str, Any]:
    document = pypdfium2.PdfDocument(file)
    document.init_forms()
    page = document[number - 1]
    wide, high = page.get_size()
    bitmap = page.render(scale=min(WIDTH / max(wide, 1), _MOST_DOTS / max(high, 1)))
    image, data = bitmap.to_pil().convert("RGB").quantize(64), io.BytesIO()
    image.save(data, "PNG", optimize=False)
    text = page.get_textpage()
    letters, places = _letters(text.get_text_range())
    boxes = [[box for first, last in _found(letters, places, quote) for box in _boxes(page, text, first, last)] for quote in quotes]
    png = base64.b64encode(data.getvalue()).decode()
    return {"png": png, "width": image.width, "height": image.height, "pages": len(document), "boxes": boxes}


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text, small, and the place of each: spaces, hyphens and line ends differ between readings."""
    pairs = [(letter, at) for at, char in enumerate(text) for letter in char.lower() if letter.isalnum()]
    return "".join(letter for letter, _ in pairs), [at for _, at in pairs]


def _found(letters: str, places: Sequence[int], quote: str) -> Iterator[tuple[int, int]]:
    """The first and last character of a quote on the page, or of each of its lines where it does not stand in one piece."""
    whole = _letters(quote)[0]
    pieces = [whole] if whole and whole in letters else [part for line in quote.splitlines() if len(part := _letters(line)[0]) >= _LEAST]
    after = 0
    for piece in pieces:
        at = letters.find(piece, after)
        at = letters.find(piece) if at < 0 else at
        if at >= 0:
            after = at + len(piece)
            yield places[at], places[after - 1]


def _boxes(page: Any, text: Any, first: int, last: int) -> Iterator[Box]:
    """The boxes of a stretch of characters, a line each."""
    left, bottom, right, top = page.get_bbox()
    wide, high = max(right - left, 1), max(top - bottom, 1)
    for at in range(text.count_rects(first, last - first + 1)):
        a, b, c, d = text.get_rect(at)
        yield (a - left) / wide, (top - d) / high, (c - a) / wide, (d - b) / high
