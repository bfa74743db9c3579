"""Documents made at random: every word that is seen is read once and in its order, and no hidden one, in every format."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from files import word
from fpdf import FPDF

from corpus.reading import blocks
from corpus.structuring import structure


class Made:
    """A document made at random: every word is a new one, with what is seen and what is not."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.seen: list[str] = []
        self.hidden: list[str] = []
        self.count = 0

    def words(self, least: int = 2, most: int = 9) -> str:
        """Some new words that are seen."""
        found = [self._word() for _ in range(self.random.randint(least, most))]
        self.seen += found
        return " ".join(found)

    def gone(self) -> str:
        """A new word that is not seen."""
        self.hidden.append(self._word())
        return self.hidden[-1]

    def _word(self) -> str:
        self.count += 1
        return "w" + "".join("abcdefghij"[int(digit)] for digit in str(self.count)) + "q"


def made_html(made: Made) -> bytes:
    """Nested tables and lists, terms, fields, and what is struck out or not shown."""
    draw = made.random
    hide: list[Callable[[str], str]] = [
        lambda w: f"<del>{w}</del>", lambda w: f"<s>{w}</s>", lambda w: f"<span hidden>{w}</span>", lambda w: f"<span class=no>{w}</span>",
        lambda w: f"<span style='display:none'>{w}</span>", lambda w: f"<!-- {w} -->", lambda w: f"<script>{w}</script>",
        lambda w: f"<input type=hidden value={w}>", lambda w: f"<select><option>{w}<option selected></select>",
    ]  # fmt: skip
    more: list[Callable[[], str]] = [
        lambda: f"<b>{made.words()}</b>", lambda: f"<a href='#x'>{made.words()}</a>", lambda: f"<br>{made.words(1, 3)}",
        lambda: f"<input value='{made.words(1, 3)}'>", lambda: f"<textarea>{made.words(1, 4)}</textarea> {made.words(1, 2)}",
        lambda: draw.choice(hide)(made.gone()), lambda: draw.choice(hide)(made.gone()),
    ]  # fmt: skip

    def inline() -> str:
        return f"{made.words()} {draw.choice(more)()} " if draw.random() < 0.7 else f"{made.words()} "

    def listed(depth: int = 0) -> str:
        items = [f"<li>{inline()}{listed(depth + 1) if depth < 2 and draw.random() < 0.2 else ''}" for _ in range(draw.randint(2, 4))]
        tag = draw.choice(("ul", "ol"))
        return f"<{tag}>{''.join(items)}</{tag}>"

    def cell(depth: int) -> str:
        nested = [lambda: f"<p>{inline()}</p><p>{inline()}</p>", lambda: listed(1), lambda: table(depth + 1)]
        return draw.choice(nested)() if depth < 2 and draw.random() < 0.3 else inline()

    def table(depth: int = 0) -> str:
        wide = draw.randint(1, 4)
        rows = ["".join(f"<t{draw.choice('dh')}>{cell(depth)}" for _ in range(wide)) for _ in range(draw.randint(2, 4))]
        return "<table><tr>" + "<tr>".join(rows) + "</table>"

    kinds: list[Callable[[], str]] = [
        lambda: f"<p>{inline()}</p>", listed, table, lambda: f"<div>{inline()}<p>{inline()}</p>{inline()}</div>", lambda: f"<h2>{inline()}</h2>",
        lambda: "<dl>" + "".join(f"<dt>{inline()}<dd>{inline()}" for _ in range(3)) + "</dl>", lambda: f"<pre>{made.words()}\n{made.words()}</pre>",
    ]  # fmt: skip
    page = "".join(draw.choice(kinds)() for _ in range(14))
    return f"<html><head><style>.no{{display:none}}</style></head><body>{page}</body></html>".encode()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text} </w:t></w:r>'


def made_docx(made: Made) -> bytes:
    """Nested tables, content controls, tracked changes, and what is struck out, hidden or too small to be read."""
    draw = made.random
    hide = ["<w:strike/>", "<w:dstrike/>", "<w:vanish/>", '<w:sz w:val="2"/>']

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    more: list[Callable[[], str]] = [
        lambda: run(made.gone(), draw.choice(hide)), lambda: f"<w:del><w:r><w:delText>{made.gone()}</w:delText></w:r></w:del>",
        lambda: f"<w:ins>{run(made.words(1, 3))}</w:ins>", lambda: control(run(made.words(1, 3))), lambda: f"<w:r><w:br/></w:r>{run(made.words(1, 3))}",
    ]  # fmt: skip

    def paragraph() -> str:
        return f"<w:p>{run(made.words())}{draw.choice(more)() if draw.random() < 0.6 else ''}{run(made.words(1, 3))}</w:p>"

    def cell(depth: int) -> str:
        nested = [lambda: paragraph() + paragraph(), lambda: control(paragraph()), lambda: table(depth + 1) + "<w:p/>"]
        return draw.choice(nested)() if depth < 2 and draw.random() < 0.3 else paragraph()

    def table(depth: int = 0) -> str:
        wide = draw.choice((1, 3, 4))  # two columns of long texts are two texts, each read whole
        rows = ["".join(f"<w:tc>{cell(depth)}</w:tc>" for _ in range(wide)) for _ in range(draw.randint(2, 3))]
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"

    kinds: list[Callable[[], str]] = [paragraph, paragraph, table, lambda: control(paragraph())]
    return word("".join(draw.choice(kinds)() for _ in range(14)))


def made_markdown(made: Made) -> bytes:
    """Headings, nested lists, tables, and what is struck out or only a comment."""
    draw = made.random
    hide: list[Callable[[str], str]] = [lambda w: f" ~~{w}~~ ", lambda w: f" <del>{w}</del> ", lambda w: f" <!-- {w} --> "]
    look: list[Callable[[str], str]] = [str, str, lambda t: f"**{t}**", lambda t: f"[{t}](https://example.org/a)", lambda t: f"`{t}`"]

    def inline() -> str:
        return draw.choice(look)(made.words()) + (draw.choice(hide)(made.gone()) if draw.random() < 0.3 else "")

    def listed(depth: int = 0) -> str:
        items = (
            "    " * depth + f"- {inline()}" + ("\n" + listed(depth + 1) if depth < 2 and draw.random() < 0.25 else "") for _ in range(3)
        )
        return "\n".join(items)

    def table() -> str:
        wide = draw.randint(2, 4)
        rows = ["| " + " | ".join(inline() for _ in range(wide)) + " |" for _ in range(draw.randint(2, 4))]
        return "\n".join([rows[0], "|" + "---|" * wide, *rows[1:]])

    kinds: list[Callable[[], str]] = [
        inline, listed, table, lambda: f"## {made.words(2, 5)}", lambda: f"> {inline()}", lambda: f"```\n{made.words()}\n```",
        lambda: "\n".join(f"{at}. {inline()}" for at in (1, 2, 3)),
    ]  # fmt: skip
    return "\n\n".join(draw.choice(kinds)() for _ in range(14)).encode()


def made_pdf(made: Made) -> bytes:
    """Ruled tables with wrapped cells, two columns of prose, points, and white words."""
    draw, document = made.random, FPDF()
    document.add_page()
    document.set_font("helvetica", size=10)

    def prose(least: int, most: int) -> None:
        document.multi_cell(0, 5, made.words(least, most), align="L", new_x="LMARGIN", new_y="NEXT")

    def table() -> None:
        wide = draw.randint(2, 4)
        with document.table(first_row_as_headings=False) as ruled:
            for _ in range(draw.randint(2, 4)):
                row = ruled.row()
                for _ in range(wide):
                    row.cell(made.words(1, 6))

    def columns() -> None:
        top, ends = document.get_y(), []
        for left in (15, 110):
            document.set_xy(left, top)
            document.multi_cell(85, 5, made.words(45, 70), align="L")
            ends.append(document.get_y())
        document.set_xy(10, max(ends) + 5)
        prose(25, 60)

    def points() -> None:
        for at in (1, 2, 3):
            document.multi_cell(0, 5, f"{at}. {made.words(3, 20)}", align="L", new_x="LMARGIN", new_y="NEXT")

    for _ in range(6):
        if document.get_y() > 150:
            document.add_page()
        draw.choice((table, columns, points, lambda: prose(5, 60)))()
        if draw.random() < 0.3:
            document.set_text_color(255, 255, 255)
            document.cell(0, 5, made.gone(), new_x="LMARGIN", new_y="NEXT")
            document.set_text_color(0, 0, 0)
        document.ln(7)
    return bytes(document.output())


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("ending", "make"), [(".html", made_html), (".docx", made_docx), (".md", made_markdown), (".pdf", made_pdf)])
def test_every_seen_word_is_read_once_and_in_order_and_no_hidden_one(ending: str, make: Callable[[Made], bytes], seed: int) -> None:
    made = Made(seed)
    text = structure(blocks(make(made), ending))[0]
    assert re.findall(r"w[a-j]+q", text) == made.seen
