"""Forms: a label and what is filled in beside, below or above it are one line of the text, in every format."""

from __future__ import annotations

import pytest
from drawing import drawn, said
from files import raw_pdf, stream, word
from fpdf import FPDF

from corpus.readers import pdf
from corpus.reading import blocks
from corpus.sentences import sentence_spans
from corpus.structuring import structure

LAST = "The rent is paid in advance on the first day of each month."
Text = tuple[int, int, str] | tuple[int, int, str, int]  # left, baseline, text and its size
Field = tuple[int, int, int, int, str | bool | list[str]]  # a box, and what is filled in, ticked or chosen


def form(texts: list[Text], fields: list[Field], rules: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    """A PDF form of one page, with lines drawn on it."""
    drawn = [b"BT /F %d Tf %d %d Td (%s) Tj ET" % ((*text[3:], 11)[0], text[0], text[1], text[2].encode()) for text in texts]
    drawn += [b"%d %d m %d %d l S" % rule for rule in rules]
    widgets = [b"<</Type/Annot/Subtype/Widget/F 4/T(f%d)%s/Rect[%d %d %d %d]>>" % (at, _kind(f[4]), *f[:4]) for at, f in enumerate(fields)]
    kids = b" ".join(b"%d 0 R" % (6 + at) for at in range(len(widgets)))
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>" % kids, b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Annots[%s]/Resources<</Font<</F 5 0 R>>>>>>" % kids,
        stream(b" ".join(drawn)), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *widgets,
    )  # fmt: skip


def _kind(value: str | bool | list[str]) -> bytes:
    if isinstance(value, bool):
        return b"/FT/Btn/V/%s/AS/%s" % ((b"Yes", b"Yes") if value else (b"Off", b"Off"))
    if isinstance(value, list):
        return b"/FT/Ch/Ff 131072/Opt[%s]/V(%s)" % (b"".join(b"(%s)" % one.encode() for one in value), value[0].encode())
    return b"/FT/Tx/Ff %d/V(%s)" % (4096 if "\n" in value else 0, value.replace("\n", "\\n").encode())


def box(left: int, y: int, value: str | bool | list[str], wide: int = 120) -> Field:
    """A field on the line of the baseline `y`."""
    return (left, y - 4, left + (12 if isinstance(value, bool) else wide), y + 12, value)


RENT = ["Monthly rent: EUR 950", "Deposit: EUR 1,900"]
FOUR = [*RENT, "Start of the lease: 1 March 2026", "Notice period: three months"]
VALUES = ("EUR 950", "EUR 1,900", "1 March 2026", "three months")
PLACES = ((60, 700), (310, 700), (60, 660), (310, 660))
NAMES = [line.split(":")[0] for line in FOUR]
SQUARES = ((55, 714, 545, 714), (55, 674, 545, 674), (55, 634, 545, 634), (55, 634, 55, 714), (305, 634, 305, 714), (545, 634, 545, 714))
PDFS = {
    "left": (form([(60, 700, "Monthly rent"), (60, 670, "Deposit")], [box(200, 700, "EUR 950"), box(200, 670, "EUR 1,900")]), RENT),
    "an empty field": (form([(60, 700, "Pets"), (60, 670, "Deposit")], [box(200, 700, ""), box(200, 670, "EUR 1,900")]), ["Pets", RENT[1]]),
    "above": (form([(60, 715, "Monthly rent", 9), (60, 675, "Deposit", 9)], [box(60, 696, "EUR 950"), box(60, 656, "EUR 1,900")]), RENT),
    "below": (form([(60, 682, "Monthly rent", 8), (60, 632, "Deposit", 8)], [box(60, 696, "EUR 950"), box(60, 646, "EUR 1,900")]), RENT),
    "two columns, left": (form([(x, y, n) for (x, y), n in zip(PLACES, NAMES, strict=True)], [box(x + 110, y, v) for (x, y), v in zip(PLACES, VALUES, strict=True)]), FOUR),
    "two columns, above": (form([(x, y, n, 9) for (x, y), n in zip(PLACES, NAMES, strict=True)], [box(x, y - 18, v, 230) for (x, y), v in zip(PLACES, VALUES, strict=True)]), FOUR),
    "squares": (form([(x, y + 4, n, 7) for (x, y), n in zip(PLACES, NAMES, strict=True)], [box(x, y - 14, v, 230) for (x, y), v in zip(PLACES, VALUES, strict=True)], SQUARES), FOUR),
    "ticks": (form([(60, 700, "Pets"), (145, 700, "allowed"), (225, 700, "not allowed"), (75, 670, "Parking is let too.")], [box(130, 700, False), box(210, 700, True), box(60, 670, True)]), ["Pets: ☐ allowed ☒ not allowed", "☒ Parking is let too."]),
    "a menu, and units": (form([(60, 700, "Payment by:"), (60, 670, "Monthly rent EUR"), (60, 640, "Notice"), (265, 640, "months")], [box(200, 700, ["bank transfer", "cash"]), box(200, 670, "950"), box(200, 640, "3", 60)]), ["Payment by: bank transfer", RENT[0], "Notice: 3 months"]),
    "several lines": (form([(60, 640, "Special conditions")], [(200, 600, 500, 680, "No pets.\nNo smoking in the flat.")]), ["Special conditions: No pets. No smoking in the flat."]),
    "reads on": (form([(60, 700, "The monthly rent is")], [box(170, 700, "EUR 950")]), ["The monthly rent is EUR 950"]),
    "a sentence": (form([(60, 700, "The Tenant"), (250, 700, "of"), (450, 700, "pays"), (60, 686, "a monthly rent of"), (260, 686, "in advance from")], [box(120, 700, "Anna Keller"), box(270, 700, "12 Mill Lane, Leeds", 170), box(160, 686, "EUR 950", 90), box(350, 686, "1 March 2026")]), ["The Tenant Anna Keller of 12 Mill Lane, Leeds pays a monthly rent of EUR 950 in advance from 1 March 2026"]),
    "a table under heads": (form([(60, 695, "Item"), (202, 695, "Fee"), (402, 695, "Due"), (60, 665, "Rent"), (60, 635, "Heating")], [box(202, 665, "EUR 950"), box(402, 665, "monthly"), box(202, 635, "EUR 80"), box(402, 635, "quarterly")], ((55, 712, 540, 712), (55, 682, 540, 682), (55, 652, 540, 652), (55, 622, 540, 622), (55, 622, 55, 712), (200, 622, 200, 712), (400, 622, 400, 712), (540, 622, 540, 712))), ["Item | Fee | Due", "Rent | EUR 950 | monthly", "Heating | EUR 80 | quarterly"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PDFS)
def test_a_label_and_its_field_are_one_line_of_a_pdf(name: str) -> None:
    data, expected = PDFS[name]
    found = pdf.blocks(data)
    assert [block.text for block in found] == expected


def test_an_entry_is_one_sentence_of_a_section_and_no_heading() -> None:
    texts: list[Text] = [(60, 760, "LEASE OF A FLAT", 14), (60, 700, "Monthly rent"), (60, 670, "Deposit"), (60, 500, LAST)]
    text, sections, _ = structure(pdf.blocks(form(texts, [box(200, 700, "EUR 950"), box(200, 670, "EUR 1,900")])))
    assert [text[a:b] for a, b in sentence_spans(text)] == ["LEASE OF A FLAT", *RENT, LAST]
    assert not any("rent" in section.path for section in sections)


HTML = [
    ("<p><label>Monthly rent</label> <input value='EUR 950'></p><p>Deposit<input value='EUR 1,900'></p>", RENT),
    ("<label>Monthly rent</label><br><input value='EUR 950'><br>Deposit<br><input value='EUR 1,900'>", RENT),
    ("<div>Monthly rent</div><div><input value='EUR 950'></div><div>Deposit</div><div><input value='EUR 1,900'></div>", RENT),
    ("Monthly rent <input value='EUR 950'> Deposit <input value='EUR 1,900'>", RENT),
    ("<dl><dt>Monthly rent<dd>EUR 950<dt>Deposit<dd>EUR 1,900</dl>", RENT),
    ("<ol><li>Monthly rent EUR <input value=950><li>Notice <input value=3> months</ol>", ["1. Monthly rent: EUR 950", "2. Notice: 3 months"]),
    ("Pets <input type=radio> allowed <input type=radio checked> not allowed", ["Pets: ☐ allowed ☒ not allowed"]),
    ("<p>Special conditions<p><textarea>No pets.\nNo smoking.</textarea>", ["Special conditions: No pets. No smoking."]),
    ("Payment <select><option>cash<option selected>bank transfer</select>", ["Payment: bank transfer"]),
    ("<p>The tenant <input value='Ann Lee'> pays a rent of <input value='EUR 950'> in advance.", ["The tenant Ann Lee pays a rent of EUR 950 in advance."]),
    ("<table><tr><td>Monthly rent<td><input value='EUR 950'></table>", ["Monthly rent | EUR 950"]),
    ("<h2>Rent</h2><p><input value='EUR 950'></p>", ["Rent", "EUR 950"]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), HTML)
def test_a_label_and_its_field_are_one_line_of_a_web_page(inner: str, expected: list[str]) -> None:
    page = f"<html><body><form>{inner}<p>{LAST}</p></form></body></html>"
    assert [block.text for block in blocks(page.encode(), ".html")] == [*expected, LAST]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def control(inner: str, sort: str = "<w:text/>") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{sort}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def mark(sort: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{sort}">{inner}</w:fldChar></w:r>'


TICKS = [control(run(sign), '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/>') for sign in ("☐", "☒")]
WORD = [
    (paragraph(run("Monthly rent ") + control(run("EUR 950"))) + paragraph(run("Deposit") + "<w:r><w:tab/></w:r>" + control(run("EUR 1,900"))), RENT),
    (paragraph(run("Monthly rent")) + control(paragraph(run("EUR 950"))) + paragraph(run("Deposit")) + paragraph(control(run("EUR 1,900"))), RENT),
    (paragraph(run("Monthly rent ") + control(run("EUR 950")) + run(" Deposit ") + control(run("EUR 1,900"))), RENT),
    (paragraph(run("Monthly rent ") + mark("begin", "<w:ffData><w:textInput/></w:ffData>") + mark("separate") + run("EUR 950") + mark("end")), RENT[:1]),
    (paragraph(run("Pets ") + TICKS[0] + run(" allowed ") + TICKS[1] + run(" not allowed")), ["Pets: ☐ allowed ☒ not allowed"]),
    (paragraph(run("The monthly rent is ") + control(run("EUR 950"))), ["The monthly rent is EUR 950"]),
    (paragraph(run("The tenant ") + control(run("Ann Lee")) + run(" pays a rent of ") + control(run("EUR 950")) + run(" in advance.")), ["The tenant Ann Lee pays a rent of EUR 950 in advance."]),
    (paragraph(TICKS[1] + run(" Parking is let too.")), ["☒ Parking is let too."]),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), WORD)
def test_a_label_and_its_control_are_one_line_of_a_word_file(inner: str, expected: list[str]) -> None:
    assert [block.text for block in blocks(word(inner + paragraph(run(LAST))), ".docx")] == [*expected, LAST]


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
