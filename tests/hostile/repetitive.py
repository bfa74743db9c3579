"""Texts of one thing over and over, in every format, and what reading them costs; things of this sort have made readers slow."""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Callable, Iterator
from html import escape

from files import p, page, word
from hostile_parts import SAY

from corpus.clauses.numbering import places
from corpus.document import Document
from corpus.identity.describing import describe
from corpus.reading import content
from corpus.structuring import structure
from index.splitting import spans_of

KINDS = (
    "`", "![", "“", "« ", "‘", "(", ")", "[", "{", "*", "_ ", "~~", "#", ">", "- ", "\\", "|", "<", "&amp;", "'", '"', "...", ",", ";", ": ",
    "1. ", "1.", "1) ", "(a) ", "(i) ", "i. ", "A. ", "IV. ", "1.1.1 ", "Article 1 ", "Section 1. ", "Annex A ", "§ 1 ", "word ", "WORD ",
    "a", " ", "\t", "\u00a0", "а. ", "Стаття 1 ", "Договір між ", "\u0301", "🙂", "A.B.", "a? b! ", "=", "–", "• ", "x-\n", "in Article 1\n",
    "AGREEMENT BETWEEN ", "Name: ", "dated 1 May 2001 ", "EUR 1,000 ", "12", "[1]", "[a](b) ", "<b>", "<!--", "<br>", "http://a.b/c ",
    "---\n", "\n", "a\n", "A\n\n", "1. x\n", "1. x\n\n", "(a) x;\n", "- x\n", "a. x\nb. y\n", "# H\n\n", "Article 1\n\n", "Article 1. X\n\nx y.\n\n",
    "    x\n", "x\f", "a | b\n", "| a | b |\n", "TITLE\n\n", "For X\n", "IN WITNESS WHEREOF\n", "> x\n", "    a    b\n", "in\n", "the Parties,\n",
)  # fmt: skip
NUMBERED = (
    "1. Alpha\n\n",
    "C1. ",
    "C1. Alpha\n\n",
    "(1) Alpha\n\n1. Beta\n\n",
    "BREAK CLAUSE\n\n8.1 Alpha\n\n",
)  # of which only more show it
STAGES = ("reading", "structuring", "describing", "splitting", "numbering")


def _in_word(text: str) -> bytes:
    return word("".join(p(escape("".join(char for char in line if char >= " "))) for line in text.split("\n")))


FORMATS: dict[str, Callable[[str], bytes]] = {
    ".txt": str.encode,
    ".md": str.encode,
    ".html": lambda text: "".join(f"<p>{escape(line)}</p>" for line in text.split("\n")).encode(),
    ".htm": lambda text: f"<p>{text}".encode(),  # its marks are tags
    ".docx": _in_word,
}

_LISTED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
_LIST = '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'
_DELETED = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
_ROW = f"<w:tr><w:tc>{p('a b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr>"
_CELL = f"<w:tc>{p('a b')}</w:tc>"
_RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>x</w:t></w:r>'
_NOTED = '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="{}"/></w:r></w:p>'
_NOTE = f'<w:footnote w:id="{{}}">{p("note")}</w:footnote>'
# what only one format has: name -> how many times over -> the file
MARKED: dict[str, Callable[[int], bytes]] = {
    "deleted ends.docx": lambda n: word(_DELETED * n),
    "one list.docx": lambda n: word("".join(p("x y.", _LISTED.format(0, 1)) for _ in range(n)), numbering=_LIST.format(1)),
    "many lists.docx": lambda n: word(
        "".join(p("x y.", _LISTED.format(0, at)) for at in range(n)), numbering="".join(map(_LIST.format, range(n)))
    ),
    "styles.docx": lambda n: word(
        "".join(p("x", f'<w:pStyle w:val="s{at}"/>') for at in range(n)),
        styles="".join(f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{at + 1}"/></w:style>' for at in range(n)),
    ),
    "rows.docx": lambda n: word(f"<w:tbl>{_ROW * n}</w:tbl>"),
    "cells.docx": lambda n: word(f"<w:tbl><w:tr>{_CELL * n}</w:tr></w:tbl>"),
    "raised.docx": lambda n: word(f"<w:p>{_RAISED * n}</w:p>"),
    "breaks.docx": lambda n: word(f"<w:p><w:r>{'<w:t>a. in</w:t><w:br/>' * n}</w:r></w:p>"),
    "notes.docx": lambda n: word("".join(map(_NOTED.format, range(n))), footnotes="".join(map(_NOTE.format, range(n)))),
    "headings.docx": lambda n: word("".join(p(f"Heading {at}", f'<w:outlineLvl w:val="{at % 9}"/>') for at in range(n))),
    "merged.html": lambda n: b"<table>" + b"<tr><td rowspan=1000 colspan=3>x</td><td>b</td></tr>" * n,
    "cells.html": lambda n: b"<table><tr>" + b"<td>x</td>" * n,
    "tables.html": lambda n: b"<table><tr><td>x</td></tr></table>" * n,
    "styles.html": lambda n: b"<style>" + b".a{display:none}" * n + b"</style><p>x",
    "open styles.html": lambda n: b"<style>" + b"a{" * n + b"</style><p>x",
    "classes.html": lambda n: b"<style>.b{display:none}</style>" + b"<p class='a a a a a'>x</p>" * n,
    "forms.html": lambda n: b"<form><input type=text>" * min(n, 400),
    "cookies.html": lambda n: b"<div><p>x y z cookie</p></div>" * n,
    "raised.html": lambda n: b"<p>" + b"<sup>1</sup>x" * n,
    "items.html": lambda n: b"<ol>" + b"<li>x y." * n,
    "breaks.html": lambda n: b"<p>" + b"a. x<br>" * n,
    "headings.html": lambda n: b"".join(b"<h%d>Heading %d</h1>" % (at % 6 + 1, at) for at in range(n)),
    "options.html": lambda n: b"<select>" + b"<option>x" * n,
}
_MANY = 100_000
# those that cost most of the reader's time, of these and of the broken ones: what others' answers are measured beside
WORST: dict[str, Callable[[], bytes]] = {
    "forms.pdf": lambda: page(SAY + b" /X0 Do", more=b"/XObject<</X0 6 0 R>>"),
    "paragraphs.docx": lambda: _in_word("A\n\n" * _MANY),
    "hyphens.docx": lambda: _in_word("x-\n" * _MANY),
    "quotes.docx": lambda: _in_word("> x\n" * _MANY),
    "headings.docx": lambda: MARKED["headings.docx"](_MANY // 5),
    "styles.docx": lambda: MARKED["styles.docx"](_MANY // 5),
    "paragraphs.txt": lambda: b"A\n\n" * _MANY,
    "numbers.md": lambda: b"1. x\n" * _MANY,
    "lines.html": lambda: FORMATS[".html"]("a\n" * _MANY),
    "backticks.txt": lambda: b"`" * 240_000,
}


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """What the process holds already is not gone through for garbage meanwhile: that would be its cost and not the text's."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def costs(data: bytes, ending: str) -> list[float]:
    """Seconds of the processor that each of the STAGES takes, best `alone`; `places` is what a question for a clause looks at."""
    gc.collect()
    places.cache_clear()
    times = [time.process_time()]
    held = content(data, ending)
    times.append(time.process_time())
    text, sections, _ = structure(held.blocks)
    times.append(time.process_time())
    describe(text, sections, "x")
    times.append(time.process_time())
    document = Document("x", "agreement", text, sections=sections)
    spans_of(document)
    times.append(time.process_time())
    places(document)
    times.append(time.process_time())
    return [after - before for before, after in zip(times, times[1:], strict=False)]
