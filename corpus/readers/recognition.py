"""Text recognition (OCR) of pages that are pictures: pytesseract and the program tesseract, where both are installed."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Sequence
from statistics import mean, median
from typing import Any

from corpus.readers.pieces import Piece

CURE = "install text recognition (pip install 'agreements-assistant[ocr]' and the program tesseract with its languages)"
DOTS = 200  # per inch
MOST_SECONDS = 25  # of each of the two looks at a page: which way it lies, and what it says
_FIRST = ("eng", "ukr")
_MOST_LANGUAGES = 4
_LEAST = 25  # of 100: words told with less confidence are left out
_SURE = 3  # how sure a page's direction must be before it is turned
_UNTOLD = 40  # of 100: a page told with less stays unread


def available() -> bool:
    """Whether pages can be recognised here."""
    return importlib.util.find_spec("pytesseract") is not None and shutil.which("tesseract") is not None


def recognise(picture: Any) -> list[Piece]:
    """The pieces of text on a picture of a page (a PIL image at DOTS), in points; none where hardly a word can be told."""
    import pytesseract

    try:
        picture = _upright(pytesseract, picture)
        found = _words(pytesseract, picture, _languages(pytesseract.get_languages()))
    except RuntimeError:  # it took too long, or tesseract failed
        return []
    if len(found) < 3 or mean(word["conf"] for word in found) < _UNTOLD:
        return []
    return _pieces(found, picture.height)


def _languages(installed: Sequence[str]) -> str:
    others = [name for name in installed if name not in (*_FIRST, "osd", "equ", "snum")]
    chosen = [name for name in _FIRST if name in installed] + others
    return "+".join(chosen[:_MOST_LANGUAGES]) or "eng"


def _words(pytesseract: Any, picture: Any, languages: str) -> list[dict[str, Any]]:
    """The words of a picture with their places, in reading order."""
    table = pytesseract.image_to_data(
        picture, lang=languages, config=f"--psm 3 --dpi {DOTS}", output_type=pytesseract.Output.DICT, timeout=MOST_SECONDS
    )
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    return [row for row in rows if str(row["text"]).strip() and float(row["conf"]) >= _LEAST]


def _upright(pytesseract: Any, picture: Any) -> Any:
    """The picture turned so that its lines are level; as it is where that cannot be told."""
    try:
        told = pytesseract.image_to_osd(picture, output_type=pytesseract.Output.DICT, timeout=MOST_SECONDS)
    except pytesseract.TesseractError:  # too few letters, or no model of directions
        return picture
    return picture.rotate(-told["rotate"], expand=True) if told["rotate"] and told["orientation_conf"] > _SURE else picture


def _pieces(words: Sequence[dict[str, Any]], height: int) -> list[Piece]:
    """Words of one line joined, unless they stand far apart."""
    scale = 72 / DOTS
    lines: dict[tuple[int, ...], list[dict[str, Any]]] = {}
    for word in words:
        lines.setdefault((word["block_num"], word["par_num"], word["line_num"]), []).append(word)
    found: list[Piece] = []
    for line in lines.values():
        size = max(median(word["height"] for word in line), 1)
        base = height - median(word["top"] + word["height"] for word in line)
        run: list[dict[str, Any]] = []
        for word, after in zip(line, [*line[1:], None], strict=True):
            run.append(word)
            if after is None or after["left"] - word["left"] - word["width"] > 1.5 * size:
                left, right = run[0]["left"] * scale, (word["left"] + word["width"]) * scale
                text = " ".join(str(one["text"]) for one in run)
                found.append(Piece(text, left, right, base * scale, 1.2 * size * scale, order=len(found)))
                run = []
    return found
