"""How well engines of text recognition read scans: pages printed as pictures, turned a little, blurred, with specks.

    PYTHONPATH=.:tests python tests/quality/recognising.py [--pages 6]

Recall is the share of the words that are read, order the share that is read in its order (the longest common subsequence of words), by
language. tesseract is what the extra "ocr" uses; rapidocr is measured beside it where `pip install rapidocr-onnxruntime` was done.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import random
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reading import FONT, figures

from corpus.loading import load
from corpus.readers.recognition import DOTS, available, recognise

PAPER = (round(8.27 * DOTS), round(11.69 * DOTS))  # A4
MARGIN, SIZE, LEADING, LINE = 170, 30, 46, 78  # dots, and characters
SEED = 7
UKRAINIAN = """Договір оренди нежитлового приміщення № 27

Цей договір укладено в місті Полтава 14 березня 2024 року між товариством з обмеженою відповідальністю «Мальва» (далі — Орендодавець) та
фізичною особою-підприємцем Ганною Петрівною Кравчук (далі — Орендар).

1. Предмет договору. Орендодавець передає, а Орендар приймає в строкове платне користування приміщення загальною площею 86,5 квадратного метра,
розташоване на першому поверсі будинку за адресою: вулиця Соборності, 12.

2. Орендна плата становить 18 450 гривень на місяць без податку на додану вартість і сплачується не пізніше п'ятого числа кожного місяця.
За кожний день прострочення Орендар сплачує пеню в розмірі 0,1 відсотка від суми боргу.

3. Строк дії договору — тридцять шість місяців з дня підписання акта приймання-передачі. Якщо жодна зі сторін не повідомить письмово про
припинення за шістдесят днів до закінчення строку, договір вважається продовженим на той самий строк.

4. Орендар зобов'язаний підтримувати приміщення в належному стані, не передавати його в суборенду без письмової згоди Орендодавця та
дозволяти огляд приміщення після попередження за добу.

5. Усі спори вирішуються шляхом переговорів, а якщо згоди не досягнуто — у господарському суді Полтавської області."""


def printed(text: str, chance: random.Random) -> Image.Image:
    """A page of text as a scanner gives it: a little turned, blurred, with specks, kept as JPEG."""
    page, font = Image.new("L", PAPER, 250), ImageFont.truetype(str(FONT), SIZE)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines(text)):
        draw.text((MARGIN, MARGIN + number * LEADING), line, fill=25, font=font)
    for _ in range(2_500):
        at = chance.randrange(PAPER[0]), chance.randrange(PAPER[1])
        page.putpixel(at, chance.randrange(40, 160))
    page = page.rotate(chance.uniform(-0.8, 0.8), fillcolor=250, resample=Image.Resampling.BICUBIC)
    kept = io.BytesIO()
    page.filter(ImageFilter.GaussianBlur(chance.uniform(0.4, 1.1))).convert("RGB").save(kept, "JPEG", quality=60)
    return Image.open(kept)


def lines(text: str) -> list[str]:
    """The lines of a text that stand on one page."""
    wrapped = [line for part in text.split("\n\n") for line in [*textwrap.wrap(" ".join(part.split()), LINE), ""]]
    return wrapped[: (PAPER[1] - 2 * MARGIN) // LEADING]


def texts(pages: int) -> Iterator[tuple[str, str]]:
    """(language, text of a page): the shipped summaries, and a lease in Ukrainian in as many states of the paper."""
    for document in load().documents[:pages]:
        yield "English", document.text
    for _ in range(pages):
        yield "Ukrainian", UKRAINIAN


def by_tesseract(picture: Image.Image) -> str:
    """What this program reads."""
    return "\n".join(piece.text for piece in recognise(picture))


def by_rapidocr() -> Callable[[Image.Image], str]:
    """What rapidocr reads, as it comes."""
    import numpy as np
    from rapidocr_onnxruntime import RapidOCR

    engine: Any = RapidOCR()

    def read(picture: Image.Image) -> str:
        found, _ = engine(np.asarray(picture.convert("RGB")))
        return "\n".join(text for _, text, _ in found or ())

    return read


def engines() -> Iterator[tuple[str, Callable[[Image.Image], str]]]:
    """Those that are installed; of the others it is said how they are."""
    if available():
        yield "tesseract", by_tesseract
    else:
        print("tesseract: left out, pip install -e '.[ocr]' and apt install tesseract-ocr tesseract-ocr-ukr")
    if importlib.util.find_spec("rapidocr_onnxruntime"):
        yield "rapidocr", by_rapidocr()
    else:
        print("rapidocr: left out, pip install rapidocr-onnxruntime")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=6, help="of each language")
    options.add_argument("--keep", type=Path, help="a folder for the pictures, to look at them")
    given = options.parse_args()
    chance = random.Random(SEED)
    made = [(language, "\n".join(lines(text)), printed(text, chance)) for language, text in texts(given.pages)]
    for number, (language, _, picture) in enumerate(made if given.keep else ()):
        picture.save(given.keep / f"{language}-{number}.png")
    for name, read in engines():
        for language in dict.fromkeys(language for language, _, _ in made):
            rows = []
            for _, expected, picture in (one for one in made if one[0] == language):
                began = time.perf_counter()
                text = read(picture)
                rows.append((*figures(expected, text), time.perf_counter() - began))
            recall, order, seconds = (sum(values) / len(rows) for values in zip(*rows, strict=True))
            print(f"{name:10} {language:10} recall {recall:.3f}  order {order:.3f}  {seconds:5.2f} s a page   n={len(rows)}")


if __name__ == "__main__":
    main()
