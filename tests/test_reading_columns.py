"""Columns of prose and tables of a PDF are told apart and read in order; numbers of lines and watermarks stay out."""

from __future__ import annotations

import textwrap

import pytest
from drawing import PRICE, SUPPLY, Draw, drawn, lines, row_by_row, said, wrapped
from fpdf import FPDF

from corpus.readers import pdf
from corpus.reading import blocks


def test_two_columns_are_read_one_after_the_other() -> None:
    for draw in (
        lambda document: row_by_row(document, (20, SUPPLY), (110, PRICE)),
        lambda document: (wrapped(document, SUPPLY, 20, 60, 80), wrapped(document, PRICE, 110, 60, 80)),
        lambda document: (wrapped(document, SUPPLY, 20, 60, 80), wrapped(document, PRICE, 108, 62.3, 80)),
    ):
        assert said(drawn(draw)) == [SUPPLY, PRICE]


def test_a_title_stands_over_its_columns_and_a_line_under_them() -> None:
    def draw(document: FPDF) -> None:
        document.set_font("helvetica", "B", 12)
        document.text(85, 40, "SUPPLY CONTRACT")
        document.set_font("helvetica", size=10)
        row_by_row(document, (20, SUPPLY), (110, PRICE))
        document.text(20, 150, "This contract is signed in two copies, one for each party, on the day that is written below.")

    texts = said(drawn(draw))
    assert texts == [
        "SUPPLY CONTRACT",
        SUPPLY,
        PRICE,
        "This contract is signed in two copies, one for each party, on the day that is written below.",
    ]


def test_a_sentence_goes_on_from_column_to_column() -> None:
    def draw(document: FPDF) -> None:
        parts = document.multi_cell(80, 5, SUPPLY, align="L", dry_run=True, output="LINES")
        half = len(parts) // 2
        for at in range(max(half, len(parts) - half)):
            for x, part in ((20, parts[:half]), (110, parts[half:])):
                if at < len(part):
                    document.text(x, 60 + 5 * at, part[at])

    assert said(drawn(draw)) == [SUPPLY]


def test_two_languages_side_by_side() -> None:
    ukrainian = (
        "Постачальник доставляє товар на склад Покупця протягом тридцяти днів з дати замовлення власним коштом і на власний ризик. "
        "Доставка вважається завершеною, коли Покупець підписав накладну."
    )

    def draw(document: FPDF, ruled: bool = False) -> None:
        document.add_font("own", "", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
        document.set_font("own", size=9)
        if ruled:
            with document.table(line_height=5, first_row_as_headings=False) as table:
                for cells in (
                    (SUPPLY, ukrainian),
                    ("2. " + PRICE, "2. Покупець сплачує ціну протягом шістдесяти днів з дня отримання рахунка."),
                ):
                    row = table.row()
                    for cell in cells:
                        row.cell(cell)
        else:
            row_by_row(document, (20, SUPPLY), (110, ukrainian))

    assert said(drawn(draw)) == [SUPPLY, ukrainian]
    text = "\n".join(said(drawn(lambda document: draw(document, ruled=True))))
    assert text.index("interest of eight per cent") < text.index("Постачальник доставляє") < text.index("2. Покупець")


ROWS = [
    ("Milestone", "What is due", "Payment"),
    ("First", "Design of the bridge and of both of its approach roads, approved by the Client", "EUR 120,000"),
    ("Second", "Completion of the piers and of the deck, tested under load", "EUR 380,000"),
]


def ruled(document: FPDF) -> None:
    with document.table(col_widths=(20, 60, 30)) as table:
        for cells in ROWS:
            row = table.row()
            for cell in cells:
                row.cell(cell)


def unruled(document: FPDF) -> None:
    y = 50.0
    for cells in ROWS:
        parts = [textwrap.wrap(cell, 40) for cell in cells]
        for x, part in zip((20, 60, 150), parts, strict=True):
            lines(document, part, x, y)
        y += 5 * max(map(len, parts)) + 4


def tight(document: FPDF) -> None:
    y = 50.0
    for cells in ROWS:
        parts = [textwrap.wrap(cell, 40) for cell in cells]
        for x, part in zip((20, 60, 150), parts, strict=True):
            lines(document, part, x, y)
        y += 5 * max(map(len, parts))


@pytest.mark.parametrize("draw", [ruled, unruled, tight])
def test_a_row_of_a_table_is_one_line_with_its_wrapped_cells(draw: Draw) -> None:
    def with_text(document: FPDF) -> None:
        document.text(20, 20, "The price of each part is set out in this table, and each part is paid when it is done.")
        document.set_xy(20, 40)
        draw(document)
        document.text(20, 150, "The Client pays each part within thirty days of the day on which it is accepted in writing.")

    found = pdf.blocks(bytes(drawn(with_text).output()))
    assert [block.text for block in found if block.kind == "row"] == [" | ".join(cells) for cells in ROWS]
    assert [block.kind for block in found] == ["paragraph", "row", "row", "row", "paragraph"]


@pytest.mark.parametrize("outer", ["", "|"])
def test_the_bars_of_a_table_in_a_plain_text_are_no_cells(outer: str) -> None:
    rows = [("Who", "Role", "Room"), ("Ida Moss", "Housemate", "Front bedroom"), ("Leo Tarr-Olsen", "Guest", "Box room")]
    table = "\n".join(f"{outer}{who:24}| {role:14}| {room:16}{outer}" for who, role, room in rows)
    found = blocks(f"The three rooms are let as follows.\n\n{table}\n\nEach of them pays on the first.\n".encode(), ".txt")
    assert [block.text for block in found if block.kind == "row"] == [" | ".join(cells) for cells in rows]


def test_a_cell_merged_over_rows_is_part_of_each() -> None:
    def draw(document: FPDF) -> None:
        with document.table(col_widths=(20, 40, 30)) as table:
            for cells in (
                ("Region", "Service", "Fee"),
                ("North", "Cleaning", "EUR 100"),
                (None, "Guarding", "EUR 200"),
                ("South", "Cleaning", "EUR 300"),
            ):
                row = table.row()
                for cell in cells:
                    if cell is not None:
                        row.cell(cell, rowspan=2 if cell == "North" else 1)

    assert said(drawn(draw)) == [
        "Region | Service | Fee",
        "North | Cleaning | EUR 100",
        "North | Guarding | EUR 200",
        "South | Cleaning | EUR 300",
    ]


def test_who_sign_beside_each_other_are_read_one_after_the_other() -> None:
    def draw(document: FPDF) -> None:
        for y, left, right in ((40, "For the Supplier:", "For the Buyer:"), (55, "Ann Lee", "Bob Ray"), (60, "Director", "Owner")):
            document.text(20, y, left)
            document.text(110, y, right)

    assert said(drawn(draw)) == ["For the Supplier:", "Ann Lee", "Director", "For the Buyer:", "Bob Ray", "Owner"]


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_that_count_the_lines_stay_out(step: int) -> None:
    texts = textwrap.wrap(f"{SUPPLY} {PRICE} {SUPPLY} {PRICE} {SUPPLY}", 60)

    def draw(document: FPDF) -> None:
        for number, text in enumerate(texts, start=1):
            if number % step == 0:
                document.text(12, 40 + 6 * number, str(number))
            document.text(25, 40 + 6 * number, text)

    assert " ".join(said(drawn(draw))) == " ".join(texts)


def test_a_table_with_a_column_of_numbers_keeps_them() -> None:
    def draw(document: FPDF) -> None:
        for at, (item, sum_) in enumerate(
            [("Pumps", "EUR 10"), ("Pipes", "EUR 20"), ("Tanks", "EUR 30"), ("Tools", "EUR 40"), ("Valves", "EUR 50"), ("Wires", "EUR 60")],
            start=1,
        ):
            for x, cell in ((20, str(at)), (40, item), (120, sum_)):
                document.text(x, 40 + 5 * at, cell)

    assert all(text.startswith(f"{number} ") for number, text in enumerate(said(drawn(draw)), start=1))


@pytest.mark.parametrize("angle", [0, 45])
def test_a_watermark_stays_out_of_sentences(angle: int) -> None:
    def draw(document: FPDF) -> None:
        document.set_font("helvetica", "B", 90)
        document.set_text_color(200, 200, 200)
        with document.rotation(angle, 105, 70):
            document.text(40, 80, "DRAFT")
        document.set_text_color(0, 0, 0)
        document.set_font("helvetica", size=10)
        wrapped(document, f"{SUPPLY} {PRICE}", 20, 50, 170)

    assert said(drawn(draw)) == [f"{SUPPLY} {PRICE}"]
