"""What a PDF shows is read as it is seen: raised marks, struck and hidden text, columns, tables, fields and pages that are pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawing import PRICE, SUPPLY, Draw, drawn, lines, said, wrapped
from files import page, raw_pdf, stream
from fpdf import FPDF

from corpus.errors import UserError
from corpus.readers import pdf
from corpus.reading import read

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


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_that_are_turned(angle: int) -> None:
    def draw(document: FPDF) -> None:
        with document.rotation(angle, 105, 148):
            wrapped(document, SUPPLY, 30, 130, 150)

    assert said(drawn(draw)) == [SUPPLY]


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
