"""Reading: one small agreement in every format gives the same text; what each format hides is brought out or left out."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from conftest import TEXTS, needs_texts
from files import printed, saved, word_file
from fpdf import FPDF

from corpus.document import Document
from corpus.errors import UserError
from corpus.readers.markdown import front_matter
from corpus.reading import blocks, read, readable
from corpus.structuring import structure

TREATY = [
    "Agreement between Ruritania and Ukraine",
    "Preamble",
    "Ruritania and Ukraine, wishing to cooperate in the defence of their people and of the peace of the continent on which both live;",
    "Part I. Aid",
    "1. Ruritania will give aid of EUR 5 million in 2024, as well as help in kind, within the limits of its budget and of its laws.",
    "2. Ukraine will use the aid for its self-defence only, and will report on its use every year before the last day of November.",
    "Part II. Final provisions",
    "3. This Agreement lasts ten years from the date of its signature, unless the Participants decide in writing on another term.",
]
PATHS = ["Preamble", "Part I. Aid > 1", "Part I. Aid > 2", "Part II. Final provisions > 3"]


FORMATS = {
    ".docx": lambda: saved(word_file(TREATY)),
    ".pdf": lambda: printed(TREATY),
    ".html": lambda: "".join(f"<p>{text}</p>" for text in TREATY).encode(),
    ".htm": lambda: "<br><br>".join(["<body>", *(f"<div>{text}</div>" for text in TREATY)]).encode(),
    ".md": lambda: "\n\n".join(TREATY).replace("\n1. ", "\n1. ").encode(),
    ".txt": lambda: "\n\n".join("\n".join(textwrap.wrap(text, 60)) for text in TREATY).encode(),
}


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_agreement_in_every_format(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"some-name{ending}"
    path.write_bytes(FORMATS[ending]())
    document = read(path)
    assert document.text == "\n\n".join(TREATY)
    assert [section.path for section in document.sections] == PATHS
    assert (document.title, document.kind, document.source) == (TREATY[0], "agreement", str(path))


def test_what_the_caller_says_stands_above_what_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n\n".join(TREATY))
    document = read(path, source="https://example.org/a", title="Mine", kind="article", partners=("japan",))
    assert (document.title, document.kind, document.partners, document.source) == ("Mine", "article", ("japan",), "https://example.org/a")


@pytest.mark.parametrize(("name", "can"), [("a.md", True), ("a.PDF", True), ("a.markdown", True), ("a.doc", False), ("a", False)])
def test_readable_by_ending(name: str, can: bool) -> None:
    assert readable(Path(name)) is can


CYRILLIC = "Угода про співробітництво. Її ціна – 5 млн євро, «ґанок»."
ENCODINGS = [
    *[(CYRILLIC, code) for code in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251")],
    *[("The “café” in Liège costs €5 – or £4.", code) for code in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252")],
]


@pytest.mark.parametrize(("text", "code"), ENCODINGS)
@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_encodings(text: str, code: str, ending: str) -> None:
    shown = f"{text}\n\n{text} Again.\n"
    assert [block.text for block in blocks(shown.encode(code), ending)][0].startswith(text)


def test_html_shows_what_a_reader_sees() -> None:
    source = """<html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav><main><h1>Title of it</h1><p>One&nbsp;<b>bold</b>
    line<sup>2</sup>.</p><ol start="4" type="a"><li>four<li value="9">nine</ol><table><tr><th>Year<th>Sum<tr><td>2024<td>5</table>
    <p hidden>no</p><p style="display:none">no</p><script>no()</script></main><footer>Foot</footer></body></html>"""
    assert [b.text for b in blocks(source.encode(), ".html")] == [
        "Title of it",
        "One bold line[2].",
        "d. four",
        "i. nine",
        "Year | Sum",
        "2024 | 5",
    ]


def test_markdown_is_shown_as_plain_text() -> None:
    source = "# Head\n\nSome **bold** [link](http://x)\nwrapped[^1].\n\n4. four\n5. five\n   - sub\n\n| a | b |\n|---|---|\n| 1 | `2` |\n\n[^1]: The note."
    found = [(b.level, b.kind, b.text) for b in blocks(source.encode(), ".md")]
    assert [text for *_, text in found] == [
        "Head",
        "Some bold link wrapped[1].",
        "4. four",
        "5. five",
        "• sub",
        "a | b",
        "1 | 2",
        "[1] The note.",
    ]
    assert (found[0][0], found[-1][1], found[-2][1]) == (1, "note", "row")


def test_front_matter_says_what_the_text_does_not(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text(
        "---\ntitle: The Oslo paper\npartners: [norway, atlantis]\nsigned: 2024-05-31\nkind: 7\n---\n\nBoth sides meet.\n", encoding="utf-8"
    )
    document = read(file)
    assert (document.title, document.partners, str(document.signed), document.kind) == (
        "The Oslo paper",
        ("norway",),
        "2024-05-31",
        "agreement",
    )
    assert document.text == "Both sides meet." and read(file, signed=None, title="Mine").title == "Mine"


def test_front_matter() -> None:
    assert front_matter("---\ntitle: A\n---\n\n# B") == ({"title": "A"}, "\n# B")
    assert front_matter("# B") == ({}, "# B")
    assert front_matter("---\n\nA line above.") == ({}, "---\n\nA line above.")
    with pytest.raises(UserError, match=r"broken front matter \(line 2\)"):
        front_matter("---\na: b: c\n---\n")


def test_pdf_pages_without_headers_and_numbers() -> None:
    paragraphs = [
        f"{n}. The Participants will do the {n}th thing that they have agreed on in this long and winding sentence, " * 3 + "at once."
        for n in range(1, 21)
    ]
    data = printed(paragraphs, height=150)
    text, sections, pages = structure(blocks(data, ".pdf"))
    assert text == "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
    assert len(pages) > 3 and pages[0] == 0 and list(pages) == sorted(set(pages))
    document = Document(title="x", kind="agreement", text=text, sections=sections, pages=pages)
    assert [document.page_at(section.start) for section in sections] == sorted(document.page_at(section.start) or 0 for section in sections)
    assert document.page_at(len(text) - 1) == len(pages)


HYPHENS = [
    (["They agree on coopera-", "tion in all fields of defence."], "They agree on cooperation in all fields of defence."),
    (["Everyone has a right of self-", "defence under the Charter."], "Everyone has a right of self-defence under the Charter."),
    (["This is the basis of UK-", "Ukraine relations for years."], "This is the basis of UK-Ukraine relations for years."),
    (["The long-term plan is a long-", "term plan that will last on."], "The long-term plan is a long-term plan that will last on."),
]


@pytest.mark.parametrize(("lines", "joined"), HYPHENS)
def test_hyphens_at_line_ends(lines: list[str], joined: str) -> None:
    assert blocks("\n".join(lines).encode(), ".txt")[0].text == joined


def test_text_with_form_feeds_has_pages() -> None:
    fields = {1: "defence", 2: "trade", 3: "culture"}
    pages = [f"THE AGREEMENT\n\n{n}. The Participants will go on with number {n} in\n{field}.\n\n- {n} -" for n, field in fields.items()]
    text, _, offsets = structure(blocks("\f".join(pages).encode(), ".txt"))
    assert text.split("\n\n") == [f"{n}. The Participants will go on with number {n} in {field}." for n, field in fields.items()]
    assert [text[offset] for offset in offsets] == ["1", "2", "3"]


def test_footnotes_of_a_pdf_stand_apart() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    for n in range(1, 6):
        pdf.multi_cell(
            0,
            6,
            f"{n}. The Participants will cooperate in the field that the list names at number {n}, as it stands today.",
            new_x="LMARGIN",
            new_y="NEXT",
        )
    pdf.set_font("helvetica", size=8)
    pdf.multi_cell(0, 4, "1 The list is published every year.", new_x="LMARGIN", new_y="NEXT")
    text, sections, _ = structure(blocks(bytes(pdf.output()), ".pdf"))
    assert sections[-1].path == "Footnotes > 1" and text[sections[-1].start :] == "1 The list is published every year."


@needs_texts
def test_the_twelve_texts() -> None:
    documents = {path.stem: read(path) for path in sorted(TEXTS.iterdir())}
    assert len(documents) == 12
    for name, document in documents.items():
        assert document.sections[0].start == 0 and document.sections[-1].end == len(document.text), name
        assert all(a.end == b.start for a, b in zip(document.sections, document.sections[1:], strict=False)), name
        assert all(section.path and section.start < section.end for section in document.sections), name
        assert (len(document.pages) > 0) == (name in ("japan", "united-kingdom")), name
        assert document.partners == (name,) and document.signed and document.place, name
        assert not any(odd in document.text for odd in "\u00a0\u00ad\ufb01\ufffd\ufffe"), name
    assert len(documents["united-kingdom"].pages) == 16 and len(documents["japan"].pages) == 10
