"""Texts of kinds that people have, in every format: what a reader of the page sees is read, each value whole, and nothing else."""

from __future__ import annotations

import pytest
from drawing import drawn, said
from files import word
from fpdf import FPDF

from corpus.reading import blocks
from corpus.sentences import sentence_spans

STYLES = """<style>.note{vertical-align:super} .terms .old{display:none} p.k{display : none !important} .tag{vertical-align:top}
.shut{max-height:0;overflow:hidden} sup{vertical-align:baseline} @media print{.np{display:none}} @media (max-width:600px){p{display:none}}</style>"""
PAGES = [
    ("<p>EUR 1,300<span style='vertical-align:super;font-size:70%'>4</span> a month.</p>", "EUR 1,300 [4] a month."),
    ("<p>EUR 1,300<span class='note'>4</span> a month.</p>", "EUR 1,300 [4] a month."),
    ("<p>EUR 1,300<sup>4</sup> a month.</p>", "EUR 1,300 [4] a month."),
    ("<p>EUR 1,300<a href='#fn4' class='footnote-ref'>4</a> a month.</p>", "EUR 1,300 [4] a month."),
    ("<p>By clause <a href='#c4'>4</a>, EUR 1,300<span class='tag'>.</span></p>", "By clause 4, EUR 1,300."),
    ("<div class='terms'><p class='old'>EUR 9,000.</p></div><p class='old'>EUR 1,300.</p>", "EUR 1,300."),
    ("<p class='k'>EUR 9,000.</p><div class='shut'>EUR 9,100.</div><p class='np'>EUR 1,300.</p>", "EUR 1,300."),
    ("<ul class='menu'><li><a href='/'>Home</a></li><li><a href='/a'>About us</a></li></ul><p>EUR 1,300.</p>", "EUR 1,300."),
    ("<div id='main-nav'><a href='/'>Home</a> &gt; <a href='/a'>Leases</a></div><p>EUR 1,300.</p>", "EUR 1,300."),
    ("<footer><p>EUR 1,300 is due on signing.</p><a href='/'>Imprint</a></footer>", "EUR 1,300 is due on signing.\nImprint"),
    ("<ul class='menu'><li><a href='#a'>Annex A</a></li></ul>", "• Annex A"),
    (
        "<table><tr><td>Fees</td><td><table><tr><td>Draft</td><td>EUR 9</td></tr><tr><td>Review</td><td>EUR 8</td></tr></table></td></tr></table>",
        "Fees | Draft | EUR 9; Review | EUR 8",
    ),
]
NOTES = [
    ("The deposit is EUR 1,530<sup>4</sup>, the flat 50 m<sup>2</sup>.", "The deposit is EUR 1,530 [4], the flat 50 m²."),
    ("- [x] Furnished\n- [ ] Pets\n", "• ☒ Furnished\n• ☐ Pets"),
]
PLAIN = [
    ("A long first line that no one has wrapped stands here, to show how wide a page can be.\n\n1. The deposit is EUR\n2,750, paid before\nthe keys.", "1. The deposit is EUR 2,750, paid before the keys."),
    ("It is repaid within twenty-\none days of the\nend of the lease.", "It is repaid within twenty-one days of the end of the lease."),
    ("Lease\n=====\n\nThe rent is due.", "Lease\nThe rent is due."),
    ("Deposit .................. EUR 1,900\n\nNotice . . . . . three months", "Deposit: EUR 1,900\nNotice: three months"),
    ("1. Rent ................. 12\n\nSigned ......... in London.", "1. Rent ................. 12\nSigned ......... in London."),
    ("+------+-------+\n| Item | Sum   |\n+------+-------+\n| Rent | EUR 7 |\n+------+-------+", "Item | Sum\nRent | EUR 7"),
]  # fmt: skip


def shown(source: str, ending: str) -> str:
    return "\n".join(block.text for block in blocks(source.encode(), ending))


@pytest.mark.parametrize(("inner", "expected"), PAGES)
def test_what_a_web_page_shows(inner: str, expected: str) -> None:
    assert shown(f"<html><head>{STYLES}</head><body>{inner}</body></html>", ".html") == expected


@pytest.mark.parametrize(("source", "expected"), NOTES)
def test_raised_marks_and_ticks_of_markdown(source: str, expected: str) -> None:
    assert shown(source, ".md") == expected


@pytest.mark.parametrize(("source", "expected"), PLAIN)
def test_values_and_drawn_lines_of_plain_text(source: str, expected: str) -> None:
    assert shown(source, ".txt").endswith(expected)


WHITE = '<w:r><w:rPr><w:color w:val="FFFFFF"/>{more}</w:rPr><w:t>White.</w:t></w:r>'
GROUNDS = [
    (f"<w:p>{WHITE.format(more='')}</w:p>", ""),
    (f"<w:p>{WHITE.format(more='<w:highlight w:val=$black$/>'.replace('$', chr(34)))}</w:p>", "White."),
    (f'<w:p><w:pPr><w:shd w:val="clear" w:fill="000080"/></w:pPr>{WHITE.format(more="")}</w:p>', "White."),
    (f"<w:tbl><w:tr><w:tc><w:p>{WHITE.format(more='')}</w:p></w:tc></w:tr></w:tbl>", "White."),
]


@pytest.mark.parametrize(("body", "expected"), GROUNDS)
def test_white_letters_of_a_word_file_are_seen_on_a_ground_only(body: str, expected: str) -> None:
    found = blocks(word(body + "<w:p><w:r><w:t>Black.</w:t></w:r></w:p>"), ".docx")
    assert [block.text for block in found] == [*([expected] if expected else []), "Black."]


@pytest.mark.parametrize("high", [0.0, 0.4])
def test_struck_words_leave_no_cell_and_no_letter_behind(high: float) -> None:
    def draw(document: FPDF) -> None:
        before, struck = "The rent and ", "the deposit of EUR 9,590"
        document.text(20, 40, f"{before}{struck} the deposit of EUR 1,590 are due.")
        left, wide = 20 + document.get_string_width(before), document.get_string_width(struck)
        document.rect(left, 38.8, wide, high, style="F") if high else document.line(left, 38.8, left + wide, 38.8)

    assert said(drawn(draw, size=11)) == ["The rent and the deposit of EUR 1,590 are due."]


@pytest.mark.parametrize("value", ["CHF 4'350.-- ", "CHF 1'450.– net ", "kr. 12.500,- ", "SFr. 100 ", "5 Mio. EUR "])
def test_a_sum_ends_no_sentence(value: str) -> None:
    text = f"The deposit is {value}and is paid on time."
    assert sentence_spans(text) == [(0, len(text))]
