"""PDF pages drawn by the tests, and the texts that are read of them."""

from __future__ import annotations

from collections.abc import Callable

from fpdf import FPDF

from corpus.readers import pdf

SUPPLY = (
    "The Supplier shall deliver the goods to the warehouse of the Buyer within thirty days of the order at its own cost and risk. "
    "Delivery is complete when the Buyer has signed the delivery note. The Supplier gives notice of each delivery at least two days "
    "before it is made, in writing, to the person who is named in the annex."
)


PRICE = (
    "The Buyer shall pay the price within sixty days of receipt of a correct invoice. Where the Buyer pays late, interest of eight per "
    "cent a year is due from the day after the invoice fell due until the day of payment. The Buyer may hold back one tenth of the "
    "price until the tests are passed and the report is signed."
)


Draw = Callable[[FPDF], None]


def drawn(*draw: Draw, size: float = 10) -> FPDF:
    """A PDF with a page for each drawing."""
    document = FPDF()
    document.set_font("helvetica", size=size)
    for one in draw:
        document.add_page()
        document.set_font("helvetica", size=size)
        one(document)
    return document


def said(document: FPDF) -> list[str]:
    """The texts of the blocks of a PDF."""
    return [block.text for block in pdf.blocks(bytes(document.output()))]


def lines(document: FPDF, texts: list[str], x: float = 20, y: float = 40, pitch: float = 5) -> None:
    for at, text in enumerate(texts):
        document.text(x, y + pitch * at, text)


def wrapped(document: FPDF, text: str, x: float, y: float, width: float) -> None:
    """Draws a text in a column."""
    document.set_xy(x, y)
    document.multi_cell(width, 5, text, align="L")


def row_by_row(document: FPDF, *columns: tuple[float, str], y: float = 60) -> None:
    """Draws columns as some programs do: the first lines of all, then the second lines."""
    parts = [(x, document.multi_cell(80, 5, text, align="L", dry_run=True, output="LINES")) for x, text in columns]
    for at in range(max(len(part) for _, part in parts)):
        for x, part in parts:
            if at < len(part):
                document.text(x, y + 5 * at, part[at])
