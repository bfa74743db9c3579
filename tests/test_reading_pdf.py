"""What a PDF shows is read as it is seen: raised marks, struck and hidden text, columns, tables, fields and pages that are pictures."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from files import page, raw_pdf, stream
from fpdf import FPDF

from corpus.errors import UserError
from corpus.readers import pdf
from corpus.reading import read

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


MARKS = [
    ("The fee is EUR 1,250", "3", " a month.", 1.5, "The fee is EUR 1,250 [3] a month."),
    ("The hall has 120 m", "2", " of floor.", 1.5, "The hall has 120 m² of floor."),
    ("It holds 40 m", "3", " of water.", 1.5, "It holds 40 m³ of water."),
    ("A load of 10", "6", " units.", 1.5, "A load of 10^6 units."),
    ("The price is EUR 10", "3", " a piece.", 1.5, "The price is EUR 10 [3] a piece."),
    ("The Services", "12", " are listed.", 1.5, "The Services[12] are listed."),
    ("On the 1", "st", " of May 2026.", 1.5, "On the 1st of May 2026."),
    ("The Area", "*", " is shown.", 1.5, "The Area* is shown."),
    ("It emits 20 t of CO", "2", " a year.", -0.8, "It emits 20 t of CO2 a year."),
    ("Notice is given by 31.12.2027", "4", ", in writing.", 1.5, "Notice is given by 31.12.2027 [4], in writing."),
]


@pytest.mark.parametrize(("before", "mark", "after", "up", "expected"), MARKS)
def test_raised_and_lowered_marks_are_no_digits_of_a_number(before: str, mark: str, after: str, up: float, expected: str) -> None:
    def draw(document: FPDF) -> None:
        x = 20.0
        for text, size, rise in ((before, 11, 0), (mark, 7, up), (after, 11, 0)):
            document.set_font_size(size)
            document.text(x, 40 - rise, text)
            x += document.get_string_width(text)

    assert said(drawn(draw, size=11)) == [expected]


def test_struck_words_are_left_out_and_underlined_ones_stay() -> None:
    def draw(document: FPDF) -> None:
        document.text(20, 40, "The loan lasts five seven years.")
        x = 20 + document.get_string_width("The loan lasts ")
        document.line(x, 38.8, x + document.get_string_width("five"), 38.8)
        document.text(20, 45, "It bears no interest at all.")
        document.line(20, 45.6, 60, 45.6)

    assert " ".join(said(drawn(draw))) == "The loan lasts seven years. It bears no interest at all."


def hidden_white(document: FPDF) -> None:
    document.set_text_color(255, 255, 255)
    document.text(20, 60, "The price is EUR 1.")


def hidden_under_a_box(document: FPDF) -> None:
    document.text(20, 60, "The price is EUR 1.")
    document.set_fill_color(0, 0, 0)
    document.rect(18, 55, 60, 8, "F")


def hidden_off_the_page(document: FPDF) -> None:
    document.text(20, 400, "The price is EUR 1.")


def hidden_by_a_clip(document: FPDF) -> None:
    with document.rect_clip(20, 100, 20, 10):
        document.text(20, 60, "The price is EUR 1.")


def hidden_by_its_size(document: FPDF) -> None:
    document.set_font_size(1)
    document.text(20, 60, "The price is EUR 1.")


def hidden_by_its_mode(document: FPDF) -> None:
    document.text_mode = 3
    document.text(20, 60, "The price is EUR 1.")


@pytest.mark.parametrize(
    "hide", [hidden_white, hidden_under_a_box, hidden_off_the_page, hidden_by_a_clip, hidden_by_its_size, hidden_by_its_mode]
)
def test_what_is_not_seen_is_not_read(hide: Draw) -> None:
    def draw(document: FPDF) -> None:
        document.text(20, 40, "The price is EUR 500 a month.")
        hide(document)

    assert said(drawn(draw)) == ["The price is EUR 500 a month."]


def test_white_letters_on_a_dark_box_are_read() -> None:
    def draw(document: FPDF) -> None:
        document.set_fill_color(0, 0, 90)
        document.rect(15, 34, 120, 10, "F")
        document.set_text_color(255, 255, 255)
        document.text(20, 40, "The price is EUR 500 a month.")

    assert said(drawn(draw)) == ["The price is EUR 500 a month."]


def picture() -> object:
    from PIL import Image

    return Image.new("L", (400, 500), 230)


def test_the_text_layer_of_a_scan_is_read() -> None:
    def draw(document: FPDF) -> None:
        document.image(picture(), 0, 0, 210, 297)
        document.text_mode = 3
        lines(document, ["1. The Lessee pays a rent of EUR 4,500 each month to the Lessor.", "2. The lease lasts five years from today."])

    assert said(drawn(draw)) == [
        "1. The Lessee pays a rent of EUR 4,500 each month to the Lessor.",
        "2. The lease lasts five years from today.",
    ]


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    scan = lambda document: document.image(picture(), 0, 0, 210, 297)  # noqa: E731
    first = lambda document: document.text(20, 40, "1. The Lessee pays a rent of EUR 4,500 each month.")  # noqa: E731
    third = lambda document: document.text(20, 50, "2. The lease lasts five years.")  # noqa: E731
    path = tmp_path / "lease.pdf"
    drawn(first, scan, third, lambda document: None, scan).output(str(path))
    document = read(path)
    assert document.unread_pages == (2, 5) and document.page_at(len(document.text) - 1) == 3


def test_a_page_with_a_letterhead_is_read_whole(tmp_path: Path) -> None:
    def draw(document: FPDF) -> None:
        document.image(picture(), 150, 10, 40, 15)
        wrapped(document, SUPPLY, 20, 40, 170)

    path = tmp_path / "a.pdf"
    drawn(draw).output(str(path))
    assert read(path).unread_pages == ()


GARBLED = b"/ToUnicode 6 0 R"
NO_TABLE = stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange endcmap end end"
)


def garbled(texts: bytes) -> bytes:
    """A PDF whose font says of no letter which one it is."""
    font = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 9/Widths[%s]/Encoding<</Type/Encoding/Differences[1/g1/g2/g3/g4/g5/g6/g7/g8/g9]>>/CharProcs<<%s>>>>"
    glyph = stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
    names = b"".join(b"/g%d 6 0 R" % at for at in range(1, 10))
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        stream(texts), font % (b"600 " * 9, names), glyph,
    )  # fmt: skip


def test_letters_without_a_table_are_refused() -> None:
    content = b"".join(b"BT /F 12 Tf 72 %d Td (\1\2\3 \4\5\6\7 \1\1\3\5 \2\6\7\4) Tj ET " % y for y in range(700, 400, -20))
    with pytest.raises(UserError, match="letters that cannot be told.*text recognition"):
        pdf.blocks(garbled(content))


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


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_that_are_turned(angle: int) -> None:
    def draw(document: FPDF) -> None:
        with document.rotation(angle, 105, 148):
            wrapped(document, SUPPLY, 30, 130, 150)

    assert said(drawn(draw)) == [SUPPLY]


FORM = b"/AcroForm<</Fields[6 0 R 7 0 R 8 0 R]>>"


def test_what_is_filled_into_a_form_is_read_at_its_place() -> None:
    content = b"BT /F 11 Tf 60 740 Td (LEASE OF A SHOP) Tj ET BT /F 11 Tf 60 695 Td (The monthly rent is) Tj ET BT /F 11 Tf 90 670 Td (Parking is let too.) Tj ET BT /F 11 Tf 90 650 Td (A garden is let too.) Tj ET"
    field = b"<</Type/Annot/Subtype/Widget/F 4/FT/Tx/T(rent)/V(EUR 4,500)/Rect[160 690 260 706]>>"
    ticks = [
        b"<</Type/Annot/Subtype/Widget/F 4/FT/Btn/T(%s)/V/%s/AS/%s/Rect[60 %d 72 %d]>>" % (name, on, on, y, y + 12)
        for name, on, y in ((b"parking", b"Yes", 668), (b"garden", b"Off", 648))
    ]
    data = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R 7 0 R 8 0 R]>>>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Annots[6 0 R 7 0 R 8 0 R]/Resources<</Font<</F 5 0 R>>>>>>",
        stream(content), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", field, *ticks,
    )  # fmt: skip
    assert [block.text for block in pdf.blocks(data)] == [
        "LEASE OF A SHOP",
        "The monthly rent is EUR 4,500",
        "☒ Parking is let too.",
        "☐ A garden is let too.",
    ]


def test_text_typed_over_a_page_is_read_and_hidden_notes_are_not() -> None:
    def draw(document: FPDF) -> None:
        document.text(20, 40, "The rent is paid on the")
        document.free_text_annotation("fifth of each month.", x=62, y=35, w=60, h=8)

    assert "fifth of each month." in " ".join(said(drawn(draw)))


def test_what_a_running_head_says_is_read_once() -> None:
    def sheet(number: int) -> Draw:
        def draw(document: FPDF) -> None:
            document.text(20, 15, "Contract No. 45/2024 of 3 March 2024")
            document.text(100, 285, f"Page {number} of 3")
            wrapped(document, f"{number}. {(SUPPLY, PRICE, PRICE + ' ' + SUPPLY)[number - 1]}", 20, 40, 170)

        return draw

    texts = said(drawn(sheet(1), sheet(2), sheet(3)))
    assert texts == [f"1. {SUPPLY}", f"2. {PRICE}", f"3. {PRICE} {SUPPLY}", "Contract No. 45/2024 of 3 March 2024"]


def test_a_reference_at_the_beginning_of_a_line_begins_no_article() -> None:
    def draw(document: FPDF) -> None:
        lines(document, [
            "Article 1. Interest is due at the rate and from the day that are set out in",
            "Article 3. The Supplier may also stop its deliveries until it has been paid.",
            "Article 2. A notice is given in writing, as is said in Articles 1, 4 and",
            "5. It is sent by post to the address of the other party in this contract.",
        ])  # fmt: skip

    assert len(said(drawn(draw))) == 2


def test_a_page_of_very_many_drawings_is_read_in_time() -> None:
    content = b"".join(b"%d %d m %d %d l S " % (x, y, x + 9, y) for x in range(0, 600, 5) for y in range(0, 600, 4))
    data = page(content + b"BT /F 12 Tf 72 700 Td (The Parties will meet.) Tj ET")
    assert "The Parties will meet." in pdf.blocks(data)[0].text
