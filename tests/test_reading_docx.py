"""Reading Word files: list numbers as Word prints them, tracked changes, boxes, links and tables."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from files import W, p, saved, word

from corpus.readers import docx as reader
from corpus.reading import blocks
from corpus.structuring import structure


def raw(xml: str) -> object:
    """A Word element of hand-written XML."""
    name = xml.split(">", 1)[0].split(" ")[0].split("/")[0]
    return parse_xml(xml.replace(name, f"{name} {W}", 1))


def numbered(document: docx.document.Document, levels: list[tuple[str, str, str]], nums: str) -> None:
    """Gives a document a list definition (number form, pattern and start of each level) and the lists that use it."""
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern, start) in enumerate(levels)
    )
    root.append(raw(f'<w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'))
    for num, more in (pair.split(":", 1) for pair in nums.split(";")):
        root.append(raw(f'<w:num w:numId="{num}"><w:abstractNumId w:val="7"/>{more}</w:num>'))


def item(document: docx.document.Document, text: str, num: int, level: int = 0) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(raw(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


DELETED_END = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
LISTS = {
    "goes on over headings": ([("decimal", "%1.", "1")], "1:", [(1, 0), (1, 0), None, (1, 0)], ["1.", "2.", "", "3."]),
    "starts where it says": ([("decimal", "%1)", "82")], "1:", [(1, 0), (1, 0)], ["82)", "83)"]),
    "restarts where it says": ([("decimal", "%1.", "1")], f"1:;2:{RESTART}", [(1, 0), (1, 0), (2, 0), (2, 0)], ["1.", "2.", "1.", "2."]),
    "two lists of one definition go on": ([("decimal", "%1.", "1")], "1:;2:", [(1, 0), (2, 0)], ["1.", "2."]),
    "levels": (
        [("upperRoman", "%1.", "1"), ("decimal", "%1.%2", "1"), ("lowerLetter", "(%3)", "1")],
        "1:",
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
        ["I.", "I.1", "(a)", "(b)", "I.2", "(a)", "II.", "II.1"],
    ),
    "forms": (
        [("lowerRoman", "(%1)", "4"), ("upperLetter", "%2.", "26"), ("decimalZero", "%3", "7"), ("bullet", "\uf0b7", "1")],
        "1:",
        [(1, 0), (1, 1), (1, 1), (1, 2), (1, 3)],
        ["(iv)", "Z.", "AA.", "07", "•"],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_words_list_numbers_as_word_prints_them(case: str) -> None:
    levels, nums, paragraphs, labels = LISTS[case]
    document = docx.Document()
    numbered(document, levels, nums)
    for place in paragraphs:
        item(document, "Text.", *place) if place else document.add_paragraph("Text.")
    assert [block.text for block in blocks(saved(document), ".docx")] == [f"{label} Text.".strip() for label in labels]


def test_numbers_from_a_style_and_none_where_switched_off() -> None:
    document = docx.Document()
    numbered(document, [("decimal", "Article %1.", "1")], "1:")
    document.styles["Body Text"].element.get_or_add_pPr().append(raw('<w:numPr><w:numId w:val="1"/></w:numPr>'))
    document.add_paragraph("Aim", style="Body Text")
    item(document, "No number", 0)
    document.paragraphs[-1].style = "Body Text"
    document.add_paragraph("Term", style="Body Text")
    assert [block.text for block in blocks(saved(document), ".docx")] == ["Article 1. Aim", "No number", "Article 2. Term"]


def test_word_changes_boxes_links_and_tables() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The term is ")._p
    paragraph.append(raw("<w:del><w:r><w:delText>five</w:delText></w:r></w:del>"))
    paragraph.append(raw("<w:ins><w:r><w:t>ten</w:t></w:r></w:ins>"))
    paragraph.append(raw('<w:hyperlink w:anchor="x"><w:r><w:t xml:space="preserve"> years</w:t></w:r></w:hyperlink>'))
    paragraph.append(raw("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"))
    paragraph.append(raw("<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>long.</w:t></w:r>"))
    paragraph.append(raw("<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"))
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Year", "Sum", "2024", "EUR 5 million"), strict=True):
        cell.text = text
    document.sections[0].header.paragraphs[0].text = "Running header"
    text, sections, pages = structure(blocks(saved(document), ".docx"))
    assert text == "The term is ten years-long.\n\nIn a box.\n\nYear | Sum\n2024 | EUR 5 million"
    assert pages == () and sections[-1].end == len(text)


def test_paragraphs_whose_ends_were_deleted_are_one_and_each_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    real, read = reader.clean, []
    monkeypatch.setattr(reader, "clean", lambda text: (read.append(len(text)), real(text))[1])
    count = 2_000
    found = blocks(word(p("The Parties meet.", DELETED_END) * count + p("They part.") + p("And meet again.")), ".docx")
    assert [block.text for block in found] == ["The Parties meet. " * count + "They part.", "And meet again."]
    assert sum(read) < 3 * len(found[0].text)
