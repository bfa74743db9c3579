"""What is seen is read, what is not is left out: raised marks, struck words, merged cells, ticks and banners of Word files and web pages."""

from __future__ import annotations

import gc
import re
import time
from html import escape
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from files import W, p, saved, word

from corpus.errors import UserError
from corpus.readers import recognition
from corpus.readers.scripts import set_apart
from corpus.reading import blocks, read
from corpus.structuring import structure


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
RUNS = [
    (run("EUR 1,250") + run("3", UP) + run(" a month."), "EUR 1,250 [3] a month."),
    (run("On 31.12.2027") + run("1", UP) + run("2", UP) + run("."), "On 31.12.2027 [12]."),
    (run("120 m") + run("2", UP) + run(" of floor."), "120 m² of floor."),
    (run("10") + run("6", UP) + run(" t of CO") + run("2", DOWN) + run("."), "10^6 t of CO2."),
    (run("The 1") + run("st", UP) + run(" of May."), "The 1st of May."),
    (run("Services") + run("2", '<w:position w:val="8"/><w:sz w:val="14"/>') + run(" are listed."), "Services[2] are listed."),
    (run("It lasts ") + run("five ", "<w:strike/>") + run("six ", "<w:dstrike/>") + run("seven", '<w:strike w:val="0"/>') + run(" years."), "It lasts seven years."),
    (run("Seen.") + run(" Hidden.", "<w:vanish/>") + run(" Tiny.", '<w:sz w:val="2"/>'), "Seen."),
    (run("") + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Parking"), "☑ Parking"),
    ('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>' + run(" Parking"), "☒ Parking"),
    (run("Rent: ") + f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>" + run("EUR 5"), "Rent: EUR 5"),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), RUNS)
def test_runs_of_a_word_file(runs: str, expected: str) -> None:
    assert [block.text for block in blocks(word(f"<w:p>{runs}</w:p>"), ".docx")] == [expected]


def test_a_style_that_strikes_out() -> None:
    style = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
    gone = run("five ", '<w:rStyle w:val="Gone"/>')
    body = f"<w:p>{run('Seven ')}{gone}{run('years.')}</w:p>"
    assert blocks(word(body, styles=style), ".docx")[0].text == "Seven years."


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


DOWN_FROM, DOWN_TO = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells_of_a_word_table() -> None:
    rows = [
        cell("Region") + cell("Fees", '<w:gridSpan w:val="2"/>'),
        cell("North", DOWN_FROM) + cell("Cleaning") + cell("EUR 100"),
        cell("", DOWN_TO) + cell("Guarding") + cell("EUR 200"),
        cell("South") + cell("Cleaning") + cell("EUR 300"),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    found = [block.text for block in blocks(word(p("Fees.") + table), ".docx")]
    assert found == ["Fees.", "Region | Fees", "North | Cleaning | EUR 100", "North | Guarding | EUR 200", "South | Cleaning | EUR 300"]


def test_headers_and_footers_that_say_something_are_read_once() -> None:
    document = docx.Document()
    document.add_paragraph("1. The Parties will meet every year.")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Contract No. 45/2024 of 3 March 2024"
    footer = section.footer.paragraphs[0]
    footer.add_run("Page ")
    footer._p.append(parse_xml(f'<w:fldSimple {W} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    text, sections, _ = structure(blocks(saved(document), ".docx"))
    assert text == "1. The Parties will meet every year.\n\nContract No. 45/2024 of 3 March 2024"
    assert sections[-1].path == "Headers and footers"


LEVEL = '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
HOSTILE = [
    ("0", "3000000000", "upperRoman", "%1."), ("0", "3000000000", "lowerLetter", "%1."), ("0", "-5", "lowerRoman", "%1."), ("x", "1", "decimal", "%1."),
    ("²", "²", "decimal", "%1."), ("0", "1", "decimal", "%1" * 100_000), ("999999999", "1", "decimal", "%1."),
]  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_numbering_stays_within_bounds(case: tuple[str, str, str, str]) -> None:
    at, start, form, pattern = case
    numbering = LEVEL.format(at=at, start=start, form=form, pattern=pattern)
    properties = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{at}"/>'
    began = time.monotonic()
    found = blocks(word(p("Text.", properties) * 200, numbering=numbering), ".docx")
    assert time.monotonic() - began < 5 and all(len(block.text) < 2000 and block.text.endswith("Text.") for block in found)


PAGES = [
    ("The rent is EUR 1,250<sup>3</sup> for 120 m<sup>2</sup>.", "The rent is EUR 1,250 [3] for 120 m²."),
    ("The rent is EUR 1,250<sup><a href='#n'>[3]</a></sup>.", "The rent is EUR 1,250[3]."),
    ("10<sup>6</sup> t of CO<sub>2</sub>", "10^6 t of CO2"),
    ("It lasts <del>five</del> <s>six</s> <strike>eight</strike> <span style='text-decoration: line-through'>nine</span> seven years.", "It lasts seven years."),
    ("Seen.<span class='gone'> No.</span><span id='off'> No.</span><span style='color:#fff'> No.</span><span style='position:absolute;left:-9999px'> No.</span>", "Seen."),
    ("Deposit: <input value='EUR 3,000'> by <select><option>cash<option selected>bank transfer</select><input type=hidden value=no>", "Deposit: EUR 3,000 by bank transfer"),
    ("<input type=checkbox checked> Parking <input type=checkbox> Garden", "☒ Parking ☐ Garden"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), PAGES)
def test_what_a_web_page_shows(inner: str, expected: str) -> None:
    page = f"<html><head><style>.gone {{display: none}} #off {{visibility:hidden}}</style></head><body><form><p>{inner}</p></form></body></html>"
    assert [block.text for block in blocks(page.encode(), ".html")] == [expected]


def test_banners_and_forms_of_the_site_stay_out() -> None:
    page = """<body><div class="box"><p>We use cookies to improve your visit.</p><a href="#">Accept all</a> <a href="#">Settings</a></div>
    <form><input type="search" name="q"><label>Search the site</label></form>
    <p>1. The Supplier tells the Buyer of all cookies that its pages set; see <a href="#c">Annex C</a>.</p></body>"""
    assert [b.text for b in blocks(page.encode(), ".html")] == [
        "1. The Supplier tells the Buyer of all cookies that its pages set; see Annex C."
    ]


def test_merged_cells_of_a_web_page() -> None:
    page = "<table><tr><th>Region<th>Service<th>Fee<tr><td rowspan=2>North<td>Cleaning<td>EUR 100<tr><td>Guarding<td>EUR 200<tr><td colspan=2>Both<td>EUR 5</table>"
    found = [block.text for block in blocks(page.encode(), ".html")]
    assert found[1:3] == ["North | Cleaning | EUR 100", "North | Guarding | EUR 200"] and re.fullmatch(r"Both \|[ |]* EUR 5", found[3])


def test_struck_markdown_is_left_out() -> None:
    assert blocks(b"It lasts ~~five~~ <del>six</del> seven years.", ".md")[0].text.split() == "It lasts seven years.".split()


REFERENCES = [
    ("at the rate that is set out in\nArticle 3. The Supplier may stop", True),
    ("subject to the notice required by\nSection 2.1 and to a report", True),
    ("as is said in Articles 1, 2 and\n3. The Supplier may stop", True),
    ("відповідно до умов, визначених у\nСтатті 3. Постачальник може", True),
    ("and the parties meet once a year.\nArticle 3. The Supplier may stop", False),
    ("1. The goods, with their papers; and\n2. The tools that are needed for it.", False),
]


@pytest.mark.parametrize(("lines", "one"), REFERENCES)
@pytest.mark.parametrize("ending", [".txt", ".html"])
def test_a_reference_at_the_beginning_of_a_line(lines: str, one: bool, ending: str) -> None:
    text = f"Interest is due from the day on which the price is not paid, {lines} of its deliveries until it has been paid in full by the Buyer."
    data = text if ending == ".txt" else f"<p>{escape(text).replace(chr(10), '<br>')}</p>"
    found = structure(blocks(data.encode(), ending))[0]
    assert (len(found.split("\n\n")) == 1) is one or ending == ".html"


MAIL = b"Return-Path: <a@example.org>\nReceived: from b\n\tby c\nSubject: The contract\n\nSee attached.\n"


@pytest.mark.parametrize(
    ("name", "data", "cure"), [("a.eml", MAIL, "save its text"), ("a.txt", MAIL, "save its text"), ("a.mht", MAIL, "web archive")]
)
def test_mail_is_refused_with_its_cure(name: str, data: bytes, cure: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UserError, match=cure):
        read(tmp_path / name)


@pytest.mark.slow
def test_many_numbered_lines_take_linear_time() -> None:
    def seconds(count: int) -> float:
        found = blocks(b"1. x\n" * count, ".txt")
        gc.disable()  # it walks over everything that other tests hold
        try:
            began = time.process_time()
            structure(found)
            return time.process_time() - began
        finally:
            gc.enable()

    assert min(seconds(20_000) for _ in range(3)) < 12 * min(seconds(5_000) for _ in range(3))


def test_marks_apart() -> None:
    assert set_apart([("3", "raised"), (" Without tax.", "")]) == "[3]  Without tax."
    assert set_apart([("(1 + r)", ""), ("n", "raised")]) == "(1 + r)^n"


@pytest.mark.skipif(not recognition.available(), reason="the extra 'ocr' is not installed")
def test_a_scanned_page_is_recognised_with_its_page(tmp_path: Path) -> None:
    import pypdfium2
    from fpdf import FPDF

    def printed(*texts: str) -> FPDF:
        document = FPDF()
        document.add_page()
        document.set_font("helvetica", size=12)
        for at, text in enumerate(texts):
            document.text(20, 40 + 8 * at, text)
        return document

    scan = pypdfium2.PdfDocument(bytes(printed("2. The rent is EUR 4,500 a month and is paid in advance.").output()))[0].render(
        scale=200 / 72
    )
    document = printed("1. The lease is made between Ann Lee and Bob Ray.")
    document.add_page()
    document.image(scan.to_pil(), 0, 0, 210, 297)
    document.output(str(tmp_path / "lease.pdf"))
    found = read(tmp_path / "lease.pdf")
    assert "2. The rent is EUR 4,500 a month" in found.text and found.page_at(found.text.index("4,500")) == 2
    assert (found.unread_pages, found.recognised_pages) == ((), (2,))
